using System.Globalization;
using System.Text;
using Outturn.App.Cli;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Writing;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Returning;
using Outturn.Core.Writing.Templates;
using Outturn.Documents.Reading;

namespace Outturn.App.Hosting;

/// <summary>
/// The sample's dozen business cases, made through the real operations: each is begun, submitted and, where its file says so, before a meeting; one is written
/// on the form of 2018-19 and moved. Their files are Markdown in a short form that samples/sample-county-council/cases/README.md describes.
/// </summary>
internal sealed class SampleCases(CouncilSession session, string folder, Viewer finance)
{
    private const string Source = "sample";

    private readonly WriteCaseOperation write = session.Services.GetRequiredService<WriteCaseOperation>();
    private readonly TimeProvider clock = session.Services.GetRequiredService<TimeProvider>();

    /// <summary>Null where all went well; otherwise what was refused.</summary>
    public async Task<IReadOnlyList<Problem>?> MakeAsync(CancellationToken cancel)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "cases"), "*.md").Where(f => !f.EndsWith("README.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var (head, template, text) = Read(await File.ReadAllTextAsync(file, cancel));
            var proposal = head["case"].EndsWith("/new", StringComparison.Ordinal) ? await ProposeAsync(head, cancel) : await FindAsync(head["case"], cancel);
            if (!proposal.Ok)
            {
                return proposal.Problems;
            }

            var content = await ContentAsync(template, text, cancel);
            if (!content.Ok)
            {
                return content.Problems;
            }

            if (await CaseAsync(proposal.Value, template, content.Value, head, cancel) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<Problem>?> CaseAsync((PlanCycle Cycle, Guid Id) proposal, Template template, CaseContent content, Dictionary<string, string> head, CancellationToken cancel)
    {
        var (cycle, id) = proposal;
        var begun = await write.RunAsync(finance, cycle, id, "case.begin", (plan, known, viewer) => new BeginCase(id, template, content).Decide(plan, known, viewer), Source, cancel);
        if (!begun.Ok)
        {
            return begun.Problems;
        }

        if (head.TryGetValue("moved", out var to) && ShippedTemplates.All.FirstOrDefault(t => t.Key.ToString() == to) is { } next)
        {
            var moved = await write.RunAsync(finance, cycle, id, "case.move", (plan, known, viewer) => new MoveCase(id, template, next).Decide(plan, known, viewer), Source, cancel);
            if (!moved.Ok)
            {
                return moved.Problems;
            }
        }

        const string Note = "As the service and finance agreed it";
        var submitted = await write.RunAsync(finance, cycle, id, "case.submit", (plan, known, viewer) => new SubmitCase(id, Gate.Committee, Note).Decide(plan, known, viewer), Source, cancel, Note);
        if (!submitted.Ok)
        {
            return submitted.Problems;
        }

        if (!head.TryGetValue("seen", out var meeting) || meeting.Split(';', StringSplitOptions.TrimEntries) is not [var body, var day, var purpose])
        {
            return null;
        }

        var seen = new SeenBy(1, body, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), purpose);
        var recorded = await write.RunAsync(finance, cycle, id, "case.seen", (plan, known, viewer) => new RecordSeen(id, seen).Decide(plan, known, viewer), Source, cancel);
        return recorded.Ok ? null : recorded.Problems;
    }

    private async Task<Result<(PlanCycle, Guid)>> FindAsync(string name, CancellationToken cancel)
    {
        if (!WrittenKey.TryParse(name, out var key))
        {
            throw new InvalidDataException($"{name} is no case.");
        }

        var found = await session.Services.GetRequiredService<WrittenCaseReads>().FindAsync(finance, key.Cycle, key.Number, AsAt.Now, cancel);
        return found.Select(f => (key.Cycle, f.Proposal.Id));
    }

    /// <summary>A small proposal that the sample's plan does not hold: it is made with its one line.</summary>
    private async Task<Result<(PlanCycle, Guid)>> ProposeAsync(Dictionary<string, string> head, CancellationToken cancel)
    {
        var cycle = PlanCycle.TryParse(head["case"].Split('/')[0], out var parsed) ? parsed : throw new InvalidDataException("No cycle.");
        var (proposal, line) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var terms = ProposalTerms.Of(head["title"], ProposalType.Saving) with { Service = head["service"], Committees = [head["committee"]], Leads = [head["lead"]] };
        var lineTerms = LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) with { Service = head["service"], Benefit = BenefitClass.CashableReduction, Confidence = Confidence.High };
        var amounts = PlanAmounts.Starting(cycle.First, Money.FromPounds(-decimal.Parse(head["saving"], CultureInfo.InvariantCulture)));
        var done = await session.Services.GetRequiredService<WritePlanOperation>().RunAsync(
            finance, cycle, "plan.propose",
            (plan, viewer) => PlanDecisions.All(plan, viewer, [new WriteProposal(proposal, terms).Decide, new WriteLine(line, proposal, lineTerms, amounts).Decide]),
            "A small saving that a team proposed", Source, position: null, cancel);
        return done.Select(_ => (cycle, proposal));
    }

    private async Task<Result<CaseContent>> ContentAsync(Template template, string text, CancellationToken cancel)
    {
        var paper = await PaperReader.ReadAsync(Encoding.UTF8.GetBytes(text), "case.md", cancel);
        if (!paper.Ok)
        {
            return Result.Refused<CaseContent>(paper.Problems);
        }

        var returned = ReturnedCase.Read(template, paper.Value.Blocks);
        var content = CaseContent.Empty(template.Key);
        foreach (var field in returned.Fields.Values.Where(f => !f.IsEmpty))
        {
            content = content.With(field.Field, field.Reason is { } reason ? Answer.NotApplicable(reason)
                : field.Rows.Count > 0 ? Answer.Of([.. field.Rows.Select(r => new CaseRow(RowId.New(clock), r))])
                : Answer.Of(MarkdownText.Of(field.Blocks)));
        }

        return returned.Missing.Count > 0 || returned.Stray.Count > 0
            ? Result.Refused<CaseContent>(Problem.Error("sample.case", "cases", $"Missing: {string.Join(", ", returned.Missing)}. Stray: {string.Join(" / ", returned.Stray.Select(s => s.Words))}"))
            : Result.Ok(content);
    }

    /// <summary>The head's fields, and the body with the template's wordings, labels and column headings in the place of keys.</summary>
    internal static (Dictionary<string, string> Head, Template Template, string Text) Read(string file)
    {
        var lines = file.ReplaceLineEndings("\n").Split('\n');
        var head = lines.TakeWhile(l => l.Length > 0).Select(l => l.Split(':', 2)).ToDictionary(p => p[0].Trim(), p => p[1].Trim(), StringComparer.Ordinal);
        var template = ShippedTemplates.All.First(t => t.Key.ToString() == head["template"]);
        var text = new StringBuilder();
        var table = (TableShape?)null;
        foreach (var line in lines.SkipWhile(l => l.Length > 0))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                text.AppendLine("# " + (template.Question(line[2..].Trim()) ?? throw new InvalidDataException($"{template.Key} has no question {line[2..]}.")).Wording);
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                var field = template.Field(line[3..].Trim()) ?? throw new InvalidDataException($"{template.Key} has no field {line[3..]}.");
                table = field.Table is { } kind ? CaseTables.Of(kind) : null;
                text.AppendLine("## " + template.NameOf(field.Key)).AppendLine();
            }
            else if (line.StartsWith('|') && table is not null)
            {
                // The first row of a table: its head stands before it.
                text.AppendLine("| " + string.Join(" | ", table.Columns.Select(c => c.Heading)) + " |").AppendLine("|" + string.Concat(table.Columns.Select(_ => " --- |"))).AppendLine(line);
                table = null;
            }
            else
            {
                text.AppendLine(line);
            }
        }

        return (head, template, text.ToString());
    }
}
