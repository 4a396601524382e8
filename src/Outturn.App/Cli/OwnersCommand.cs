using System.CommandLine;
using System.Globalization;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary><c>outturn owners --year Y --owner POST REFERENCE...</c>: gives lines to a post.</summary>
public static class OwnersCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var keys = new Argument<string[]>("reference") { Description = "The lines' references.", Arity = ArgumentArity.OneOrMore };
        var year = new Option<string>("--year") { Description = "The tracker's year, such as 2017-18.", Required = true, HelpName = "Y" };
        var owner = new Option<string>("--owner") { Description = "The post; empty takes the owner away.", Required = true, HelpName = "POST" };
        var command = new Command("owners", "Give lines to a post.") { keys, year, owner };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            if (!FinancialYear.TryParse(parsed.GetValue(year), out var chosen))
            {
                terminal.Problems([Problem.Error("year.unreadable", "--year", $"“{parsed.GetValue(year)}” is not a financial year. Write it as 2017-18.")]);
                return ExitCode.Usage;
            }

            if (!CouncilSession.Exists(options))
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, [Problem.Error("data.none", options.Data, $"There is no council in {options.Data}. Bring a file in with “outturn import”, or name the folder with --data.")], cancel);
            }

            var opened = await CouncilSession.OpenAsync(options, write: true, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var done = await session.Services.GetRequiredService<AssignOwnersOperation>()
                .RunAsync(session.Viewer, chosen, new AssignOwners(parsed.GetValue(keys)!, parsed.GetValue(owner)!), position: null, options.Reason, "command line: owners", cancel);
            if (!done.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, done.Problems, cancel);
            }

            if (options.Json)
            {
                await terminal.JsonAsync(
                    Api.TrackerJson.Bytes(json =>
                    {
                        json.WriteStartObject();
                        json.WriteBoolean("committed", done.Value.Wrote);
                        json.WriteNumber("facts", done.Value.Facts);
                        json.WriteEndObject();
                    }),
                    cancel);
            }
            else
            {
                await terminal.Out.WriteLineAsync(done.Value.Number is { } act ? string.Create(CultureInfo.InvariantCulture, $"act {act}: {TrackerWords.Lines(done.Value.Facts)} assigned") : "nothing changed");
            }

            return ExitCode.Fine;
        }));
        return command;
    }
}
