using System.CommandLine;
using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary>The exit codes of every command.</summary>
public static class ExitCode
{
    public const int Fine = 0;

    /// <summary>Findings, or a refusal.</summary>
    public const int Findings = 1;

    public const int Usage = 2;
}

/// <summary>The options that every command takes, read once.</summary>
public sealed record GlobalOptions(string Data, string? Database, AsAt AsAt, string? Actor, string Reason, bool Json);

/// <summary>What a command writes to and reads from: so that a test can stand in for the terminal.</summary>
public sealed record Terminal(TextWriter Out, TextWriter Error, Stream Bytes)
{
    public static Terminal Real() => new(Console.Out, Console.Error, Console.OpenStandardOutput());

    public void Problems(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem.Severity.ToString().ToLowerInvariant()}: {problem.Where}: {problem.Message} [{problem.Code}]"));
        }
    }

    /// <summary>Writes bytes to a file, or to the output where none is named.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, string? file, CancellationToken cancel)
    {
        if (file is null)
        {
            await Out.FlushAsync(cancel);
            await Bytes.WriteAsync(bytes, cancel);
            await Bytes.FlushAsync(cancel);
        }
        else
        {
            await File.WriteAllBytesAsync(file, bytes, cancel);
            await Out.WriteLineAsync(file);
        }
    }

    public async Task JsonAsync(byte[] bytes, CancellationToken cancel)
    {
        await WriteAsync(bytes, file: null, cancel);
        await Bytes.WriteAsync("\n"u8.ToArray(), cancel);
        await Bytes.FlushAsync(cancel);
    }
}

/// <summary>The options themselves, shared by all commands.</summary>
public static class Shared
{
    public static Option<string> Data { get; } = new("--data") { Description = "The folder of the embedded database, keys and backups.", DefaultValueFactory = _ => "./data", Recursive = true, HelpName = "DIR" };

    public static Option<string?> Database { get; } = new("--db") { Description = "A PostgreSQL connection string, in place of the embedded database.", Recursive = true, HelpName = "CONNECTION" };

    public static Option<string?> AsAtDay { get; } = new("--as-at") { Description = "Read as at a date, such as 2017-10-31. Reads only.", Recursive = true, HelpName = "DATE" };

    public static Option<string?> RecordedBy { get; } = new("--recorded-by") { Description = "Read by the clock: only what was recorded by the end of a day. Reads only.", Recursive = true, HelpName = "DATE" };

    public static Option<string?> Actor { get; } = new("--actor") { Description = "The post that acts. Default: the local operator.", Recursive = true, HelpName = "POST" };

    public static Option<string> Reason { get; } = new("--reason") { Description = "Why; it stays with the act.", DefaultValueFactory = _ => "by command line", Recursive = true, HelpName = "TEXT" };

    public static Option<bool> Json { get; } = new("--json") { Description = "Answer in JSON.", Recursive = true };

    public static Result<GlobalOptions> Read(ParseResult parsed)
    {
        var problems = new List<Problem>();
        DateOnly? Day(Option<string?> option)
        {
            var text = parsed.GetValue(option);
            if (string.IsNullOrWhiteSpace(text))
            {
                return null;
            }

            if (CouncilTime.TryParseDay(text, out var day))
            {
                return day;
            }

            problems.Add(Problem.Error("as-at.unreadable", option.Name, $"“{text}” is not a date. Write it as 2017-10-31."));
            return null;
        }

        var position = Day(AsAtDay);
        var by = Day(RecordedBy);
        return problems.Count > 0
            ? Result.Refused<GlobalOptions>(problems)
            : Result.Ok(new GlobalOptions(
                parsed.GetValue(Data)!,
                parsed.GetValue(Database) ?? Environment.GetEnvironmentVariable("OUTTURN_DB"),
                new AsAt(position, by is { } day ? CouncilTime.EndOf(day) : null),
                parsed.GetValue(Actor),
                parsed.GetValue(Reason)!,
                parsed.GetValue(Json)));
    }
}
