using System.CommandLine;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary>The whole command line. One contract: --json on each, exit 0 fine, 1 findings or refused, 2 usage.</summary>
public static class OutturnCommand
{
    public static RootCommand Build(Terminal terminal, TimeProvider clock)
    {
        var root = new RootCommand("Outturn: a council's savings, from the first idea to the outturn, every figure provable.");
        foreach (var option in new Option[] { Shared.Data, Shared.Database, Shared.AsAtDay, Shared.RecordedBy, Shared.Actor, Shared.Reason, Shared.Json })
        {
            root.Options.Add(option);
        }

        var serve = ServeCommand.Build(terminal, clock);
        root.Subcommands.Add(serve);
        root.Subcommands.Add(DemoCommand.Build(terminal, clock));
        root.Subcommands.Add(ImportCommand.Build(terminal, clock));
        root.Subcommands.Add(CheckCommand.Build(terminal, clock));
        root.Subcommands.Add(TrackerCommand.Build(terminal, clock));
        root.Subcommands.Add(OwnersCommand.Build(terminal, clock));
        root.Subcommands.Add(PublishCommand.Build(terminal, clock));
        root.Subcommands.Add(CompareCommand.Build(terminal, clock));
        root.Subcommands.Add(PlanCommand.Build(terminal, clock));
        root.Subcommands.Add(AppraiseCommand.Build(terminal));
        root.Subcommands.Add(SimulateCommand.Build(terminal, clock));
        root.Subcommands.Add(ForecastCommand.Build(terminal));
        root.Subcommands.Add(CaseCommand.Build(terminal, clock));
        root.Subcommands.Add(ModelCommand.Build(terminal));
        root.Subcommands.Add(FundCommand.Build(terminal, clock));
        root.Subcommands.Add(RoundCommand.Build(terminal, clock));
        root.Subcommands.Add(VerifyCommand.Build(terminal, clock));
        root.Subcommands.Add(UserCommand.Build(terminal, clock));
        root.Subcommands.Add(DatabaseCommands.Migrate(terminal, clock));
        root.Subcommands.Add(DatabaseCommands.Backup(terminal, clock));

        // With no command it serves: the default verb.
        root.SetAction((parsed, cancel) => ServeCommand.RunAsync(parsed, urls: null, terminal, clock, cancel));
        return root;
    }

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Terminal.Real(), TimeProvider.System);

    public static async Task<int> RunAsync(string[] args, Terminal terminal, TimeProvider clock)
    {
        var parsed = Build(terminal, clock).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync(error.Message);
            }

            await terminal.Error.WriteLineAsync("See outturn --help.");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
    }

    /// <summary>Reads the options, or says what is wrong with them.</summary>
    internal static async Task<int> WithAsync(ParseResult parsed, Terminal terminal, Func<GlobalOptions, Task<int>> run)
    {
        var options = Shared.Read(parsed);
        if (!options.Ok)
        {
            terminal.Problems(options.Problems);
            return ExitCode.Usage;
        }

        return await run(options.Value);
    }

    /// <summary>Says what was done: as a sentence, or as JSON.</summary>
    internal static async Task<int> DoneAsync(Terminal terminal, bool json, string sentence, Action<System.Text.Json.Utf8JsonWriter> write, CancellationToken cancel)
    {
        if (json)
        {
            await terminal.JsonAsync(
                Api.TrackerJson.Bytes(writer =>
                {
                    writer.WriteStartObject();
                    write(writer);
                    writer.WriteEndObject();
                }),
                cancel);
        }
        else
        {
            await terminal.Out.WriteLineAsync(sentence);
        }

        return ExitCode.Fine;
    }

    /// <summary>Says no: as text, or as JSON with the problems.</summary>
    internal static async Task<int> RefusedAsync(Terminal terminal, bool json, IReadOnlyList<Problem> problems, CancellationToken cancel)
    {
        if (json)
        {
            await terminal.JsonAsync(
                Api.TrackerJson.Bytes(writer =>
                {
                    writer.WriteStartObject();
                    Api.TrackerJson.Problems(writer, problems);
                    writer.WriteEndObject();
                }),
                cancel);
        }
        else
        {
            terminal.Problems(problems);
        }

        return ExitCode.Findings;
    }
}
