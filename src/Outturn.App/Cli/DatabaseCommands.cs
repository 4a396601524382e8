using System.CommandLine;
using Outturn.App.Hosting;
using Outturn.Data;

namespace Outturn.App.Cli;

/// <summary><c>outturn migrate</c> and <c>outturn backup FILE</c>.</summary>
public static class DatabaseCommands
{
    public static Command Migrate(Terminal terminal, TimeProvider clock)
    {
        var command = new Command("migrate", "Make the database, or bring it up to date.");
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            await using var provider = Open(options, clock);
            var database = provider.GetRequiredService<CouncilDatabase>();
            var before = await database.StateAsync(cancel);
            if (before == DatabaseState.Ahead)
            {
                var refused = await database.StartAsync(cancel);
                return await OutturnCommand.RefusedAsync(terminal, options.Json, refused.Problems, cancel);
            }

            await database.CreateOrMigrateAsync(cancel);
            var sentence = before switch { DatabaseState.Current => "The database is up to date.", DatabaseState.Missing => "The database is made.", _ => "The database is brought up to date." };
            return await OutturnCommand.DoneAsync(terminal, options.Json, sentence, json => json.WriteString("was", before.ToString().ToLowerInvariant()), cancel);
        }));
        return command;
    }

    public static Command Backup(Terminal terminal, TimeProvider clock)
    {
        var file = new Argument<string>("file") { Description = "A file that does not exist yet." };
        var command = new Command("backup", "Copy the whole database to a new file while work goes on.") { file };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var done = await session.Services.GetRequiredService<CouncilDatabase>().BackupAsync(parsed.GetValue(file)!, cancel);
            if (!done.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, done.Problems, cancel);
            }

            return await OutturnCommand.DoneAsync(terminal, options.Json, done.Value, json => json.WriteString("file", done.Value), cancel);
        }));
        return command;
    }

    private static ServiceProvider Open(GlobalOptions options, TimeProvider clock)
    {
        Directory.CreateDirectory(options.Data);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutturn(new DataPlace(options.Data, options.Database), clock);
        return services.BuildServiceProvider();
    }
}
