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
