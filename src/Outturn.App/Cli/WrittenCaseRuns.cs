using System.Globalization;
using Outturn.App.Api;
using Outturn.App.Operations.Writing;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.App.Cli;

/// <summary>What the <c>case</c> commands do with cases that are written here, named by cycle and number such as <c>2022-27/12</c>.</summary>
public static class WrittenCaseRuns
{
    /// <summary>A case, or a version of it.</summary>
    public static async Task<int> ShowAsync(Terminal terminal, GlobalOptions options, CouncilSession session, WrittenKey key, int? version, CancellationToken cancel)
    {
        var read = await ReadAsync(session, options, key, version, cancel);
        if (!read.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, read.Problems, cancel);
        }

        var (shown, document, snapshot, template) = read.Value;
        if (options.Json)
        {
            await terminal.JsonAsync(TrackerJson.Bytes(json => WrittenCaseJson.Write(json, shown, document, snapshot, template)), cancel);
            return ExitCode.Fine;
        }

        var to = terminal.Out;
        to.WriteLine($"{key}  {document.Title}");
        to.WriteLine($"  {document.Mark.Mark}; {template.Title}");
        foreach (var (label, value) in document.Header)
        {
            to.WriteLine($"  {label}: {value}");
        }

        foreach (var section in document.Sections)
        {
            to.WriteLine();
            to.WriteLine("  " + section.Heading);
            foreach (var part in section.Parts)
            {
                Part(to, part, document.Figures);
            }
        }

        return ExitCode.Fine;
    }

    /// <summary>Two versions compared. Answers with 1 where something differs.</summary>
    public static async Task<int> DiffAsync(Terminal terminal, GlobalOptions options, CouncilSession session, string id, string from, string to, CancellationToken cancel)
    {
        if (KeyOf(terminal, id) is not { } key || VersionOf(terminal, from) is not { } before || VersionOf(terminal, to) is not { } after)
        {
            return ExitCode.Usage;
        }

        var earlier = await ReadAsync(session, options, key, before.Number, cancel);
        var later = earlier.Ok ? await ReadAsync(session, options, key, after.Number, cancel) : earlier;
        if (!earlier.Ok || !later.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, earlier.Ok ? later.Problems : earlier.Problems, cancel);
        }

        var compared = VersionComparison.Of(earlier.Value.Document, later.Value.Document);
        if (options.Json)
        {
            await terminal.JsonAsync(TrackerJson.Bytes(json => WrittenCaseJson.Write(json, compared)), cancel);
        }
        else
        {
            Text(terminal.Out, compared);
        }

        return compared.IsSame ? ExitCode.Fine : ExitCode.Findings;
    }

    /// <summary>A case as a file.</summary>
    public static async Task<int> ExportAsync(Terminal terminal, GlobalOptions options, CouncilSession session, string id, string format, int? version, string? file, CancellationToken cancel)
    {
        if (KeyOf(terminal, id) is not { } key)
        {
            return ExitCode.Usage;
        }

        var read = await ReadAsync(session, options, key, version, cancel);
        var written = read.Ok ? await CaseForm.WriteAsync(read.Value.Shown, read.Value.Document, read.Value.Snapshot, read.Value.Template, format, cancel) : Result.Refused<CaseForm>(read.Problems);
        if (!written.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, written.Problems, cancel);
        }

        await terminal.WriteAsync(written.Value.Bytes, file, cancel);
        return ExitCode.Fine;
    }

    private static WrittenKey? KeyOf(Terminal terminal, string id)
    {
        if (WrittenKey.TryParse(id, out var key))
        {
            return key;
        }

        terminal.Problems([Problem.Error("case.written-id", "id", $"“{id}” is no written case. Name it by its cycle and proposal, such as 2022-27/12; “outturn case list” shows them.")]);
        return null;
    }

    private static (int? Number, bool Draft)? VersionOf(Terminal terminal, string text)
    {
        if (text == "draft")
        {
            return (null, true);
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return (number, false);
        }

        terminal.Problems([Problem.Error("case.version-query", "version", $"“{text}” is no version. Name one by its number, or “draft” for what is written now.")]);
        return null;
    }

    private static void Text(TextWriter to, VersionComparison compared)
    {
        if (compared.IsSame)
        {
            to.WriteLine("Nothing differs.");
        }

        foreach (var figure in compared.Figures)
        {
            var style = new MoneyStyle(MoneyUnit.Pounds);
            to.WriteLine($"{figure.Line}, {figure.Year}: £{style.Text(figure.Before)} to £{style.Text(figure.After)}");
        }

        foreach (var header in compared.Header)
        {
            to.WriteLine($"{header.Label}: {header.Before} -> {header.After}");
        }

        foreach (var field in compared.Fields)
        {
            to.WriteLine();
            to.WriteLine(field.Name);
            to.WriteLine("  " + string.Concat(field.Words.Select(w => w.Kind switch { RunKind.Added => $"[+{w.Text}+]", RunKind.Removed => $"[-{w.Text}-]", _ => w.Text })).Replace("\n", "\n  ", StringComparison.Ordinal));
        }
    }

    /// <summary>The cases of every cycle, as lines of a list.</summary>
    public static async Task ListAsync(Terminal terminal, GlobalOptions options, CouncilSession session, CancellationToken cancel)
    {
        var reads = session.Services.GetRequiredService<WrittenCaseReads>();
        foreach (var cycle in await reads.CyclesAsync(options.AsAt, cancel))
        {
            var cases = await reads.ListAsync(session.Viewer, cycle, options.AsAt, cancel);
            foreach (var one in cases.Value.Cases ?? [])
            {
                terminal.Out.WriteLine($"{one.Key,-11} {(one.Case.Latest is { } latest ? string.Create(CultureInfo.InvariantCulture, $"version {latest.Number}") : "draft"),-10} {one.Proposal.Terms.Name}");
            }
        }
    }

    public static async Task<Result<(CaseShown Shown, CaseDocument Document, CaseSnapshot Snapshot, Template Template)>> ReadAsync(CouncilSession session, GlobalOptions options, WrittenKey key, int? version, CancellationToken cancel)
    {
        var reads = session.Services.GetRequiredService<WrittenCaseReads>();
        var shown = await reads.FindAsync(session.Viewer, key.Cycle, key.Number, options.AsAt, cancel);
        if (!shown.Ok)
        {
            return Result.Refused<(CaseShown, CaseDocument, CaseSnapshot, Template)>(shown.Problems);
        }

        var now = Instant.From(session.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var document = await reads.DocumentAsync(shown.Value, version, now, cancel);
        return document.Select(d => (shown.Value, d.Document, d.Snapshot, d.Template));
    }

    private static void Part(TextWriter to, DocumentPart part, PlanFigures figures)
    {
        if (part.Label.Length > 0)
        {
            to.WriteLine("    " + part.Label);
        }

        if (part.Answer.IsEmpty)
        {
            to.WriteLine("    Not answered yet.");
        }
        else if (part.Answer.Reason is { } reason)
        {
            to.WriteLine("    Not applicable: " + reason);
        }
        else if (part.Table is { } table)
        {
            foreach (var row in part.Answer.Rows)
            {
                to.WriteLine("    - " + string.Join("; ", table.Columns.Where(c => row[c.Key].Length > 0).Select(c => $"{c.Heading}: {c.Choices.FirstOrDefault(x => x.Key == row[c.Key]).Words ?? row[c.Key]}")));
            }
        }
        else
        {
            to.WriteLine("    " + FigureText.Filled(part.Answer.Words, figures).Replace("\n", "\n    ", StringComparison.Ordinal));
        }
    }
}
