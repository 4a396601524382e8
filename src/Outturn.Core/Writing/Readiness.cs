using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

public enum ReadyState
{
    Done,
    ToFinish,

    /// <summary>As it is, the case cannot go through the gate.</summary>
    StopsTheGate,
}

/// <summary>One thing that a gate asks of a case.</summary>
/// <param name="Key">A question of the template, or "amount", "funding", "lead".</param>
/// <param name="Says">What is there, or what is missing, in one sentence.</param>
public sealed record ReadyItem(string Key, string Name, ReadyState State, string Says);

/// <summary>How far a case is on its way to the next gate.</summary>
/// <param name="For">The gate; null where the proposal has none before it.</param>
/// <param name="Items">What the gate asks, in the order of the form.</param>
/// <param name="Spared">Fields that a case of this size is not asked, by name.</param>
/// <param name="Size">The largest change to a year's budget, either way.</param>
public sealed record Readiness(Gate? For, IReadOnlyList<ReadyItem> Items, IReadOnlyList<string> Spared, Money Size)
{
    public int Done => Items.Count(i => i.State == ReadyState.Done);

    public int Stopping => Items.Count(i => i.State == ReadyState.StopsTheGate);

    public string Sentence => string.Create(CultureInfo.InvariantCulture, $"{Done} of {Items.Count} complete.") + (Stopping == 0 ? Done == Items.Count ? " Ready." : " Nothing stops the gate." : Stopping == 1 ? " One stops the gate." : string.Create(CultureInfo.InvariantCulture, $" {Stopping} stop the gate."));

    /// <summary>The gate that comes next for a proposal of this status; null after the last.</summary>
    public static Gate? Next(ProposalStatus status) => status switch
    {
        ProposalStatus.Idea => Gate.Outline,
        ProposalStatus.Outline or ProposalStatus.Draft => Gate.Clearance,
        ProposalStatus.Cleared => Gate.Committee,
        ProposalStatus.InCommittee => Gate.Council,
        _ => null,
    };

    /// <param name="problems">What <see cref="CaseRules"/> finds.</param>
    public static Readiness Of(Template template, CaseContent content, Proposal proposal, PlanFigures figures, IReadOnlyList<Problem> problems, Gate? gate = null)
    {
        // A row that somebody has added and not filled yet is no row.
        foreach (var (field, answer) in content.Answers.Where(a => a.Value.Rows.Any(r => r.IsEmpty)))
        {
            content = content.With(field, answer with { Rows = [.. answer.Rows.Where(r => !r.IsEmpty)] });
        }

        var next = gate ?? Next(proposal.Status);
        var size = figures.Size;
        var asked = template.Schema.Where(f => f.RequiredBy is { } by && (next is null || by <= next) && f.AsksFrom <= size).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var spared = template.Schema.Where(f => f.RequiredBy is { } by && (next is null || by <= next) && f.AsksFrom > size).Select(f => template.NameOf(f.Key)).ToList();
        var items = new List<ReadyItem>();
        foreach (var question in template.Questions)
        {
            var fields = question.Fields.Select(f => template.Field(f.Field)!).Where(f => asked.Contains(f.Key) || !content[f.Key].IsEmpty).ToList();
            if (fields.Count > 0)
            {
                items.Add(Question(template, question, fields, asked, content, [.. problems.Where(p => fields.Any(f => p.Where == f.Key || p.Where.StartsWith(f.Key + "/", StringComparison.Ordinal)))]));
            }
        }

        if (next is not Gate.Outline)
        {
            items.Add(Amount(figures));
            items.Add(Funding(figures));
            items.Add(proposal.Terms.Leads.Count > 0
                ? new("lead", "Lead", ReadyState.Done, string.Join(", ", proposal.Terms.Leads))
                : new("lead", "Lead", ReadyState.StopsTheGate, "No post leads the proposal"));
        }

        return new(next, items, spared, size);
    }

    private static ReadyItem Question(Template template, TemplateQuestion question, List<TemplateField> fields, HashSet<string> asked, CaseContent content, List<Problem> problems)
    {
        var errors = problems.Where(p => p.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            return new(question.Key, question.Short, ReadyState.StopsTheGate, errors[0].Message);
        }

        // A question that a table of its own answers needs no further words.
        var tabled = question.Fields.Any(f => content[f.Field].Rows.Count > 0);
        var empty = fields.Where(f => asked.Contains(f.Key) && content[f.Key].IsEmpty && !(tabled && f.Kind == FieldKind.Words && question.Fields.First(q => q.Field == f.Key).Label.Length == 0)).ToList();
        if (empty.Count > 0)
        {
            var all = empty.Count == fields.Count;
            return new(question.Key, question.Short, all ? ReadyState.StopsTheGate : ReadyState.ToFinish, all ? "Not answered" : "Missing: " + string.Join(", ", empty.Select(f => Lower(template.NameOf(f.Key)))));
        }

        var unfinished = fields.Where(f => f.Kind == FieldKind.Table).SelectMany(f => Unfinished(f, content[f.Key])).ToList();
        if (unfinished.Count > 0)
        {
            return new(question.Key, question.Short, ReadyState.ToFinish, string.Join("; ", unfinished));
        }

        if (problems.FirstOrDefault(p => p.Severity == Severity.Warning) is { } warning)
        {
            return new(question.Key, question.Short, ReadyState.ToFinish, warning.Message);
        }

        return fields.TrueForAll(f => content[f.Key].Reason is not null)
            ? new(question.Key, question.Short, ReadyState.Done, "Not applicable: " + content[fields[0].Key].Reason)
            : new(question.Key, question.Short, ReadyState.Done, "Answered" + string.Concat(fields.Where(f => content[f.Key].Rows.Count > 0).Select(f => string.Create(CultureInfo.InvariantCulture, $"; {content[f.Key].Rows.Count} {Rows(f, content[f.Key].Rows.Count)}"))));
    }

    /// <summary>What is missing in the rows of a table: "One task; no end date and no owner".</summary>
    private static IEnumerable<string> Unfinished(TemplateField field, Answer answer)
    {
        var shape = CaseTables.Of(field.Table!.Value);
        var missing = shape.Columns.Where(c => c.Required).Select(c => (Column: c, Rows: answer.Rows.Count(r => r[c.Key].Length == 0))).Where(c => c.Rows > 0).ToList();
        if (missing.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{answer.Rows.Count} {Rows(field, answer.Rows.Count)}; without ") + string.Join(", ", missing.Select(m => Lower(m.Column.Heading) + (m.Rows < answer.Rows.Count ? string.Create(CultureInfo.InvariantCulture, $" ({m.Rows})") : "")));
        }
    }

    private static string Rows(TemplateField field, int count) => CaseTables.Of(field.Table!.Value).OfRow is var one && count == 1 ? one : one switch { "piece of evidence" => "pieces of evidence", "dependency" => "dependencies", "entry" => "entries", _ => one + "s" };

    private static ReadyItem Amount(PlanFigures figures)
    {
        var unknown = figures.Lines.Where(l => l.Typed.Any(a => a.Value is Values.Amount.Unquantified)).ToList();
        return figures.Lines.Count == 0 ? new("amount", "Amount", ReadyState.StopsTheGate, "No plan line: nothing of it is in the plan")
            : unknown.Count > 0 ? new("amount", "Amount", ReadyState.ToFinish, $"Not quantified: {string.Join(", ", unknown.Select(l => l.Terms.Title.Length > 0 ? l.Terms.Title : l.Terms.Category.Name()))}")
            : new("amount", "Amount", ReadyState.Done, string.Join(", ", figures.Lines.Select(l => l.Terms.Category).Distinct().Select(c => figures.Find(new(PlanFigures.Slug(c), FigureMeasure.Total, null)) is { } v ? $"{c.Name()} {v.Words}" : c.Name())));
    }

    private static ReadyItem Funding(PlanFigures figures)
    {
        var costs = figures.Lines.Where(l => l.Terms.Category is PlanCategory.Investment or PlanCategory.Pressure or PlanCategory.Capital).ToList();
        var open = costs.Where(l => l.Terms.Permanence is not Series.Permanence.Permanent && l.Terms.Sources.Count == 0).ToList();
        var assumed = costs.SelectMany(l => l.Terms.Sources).Where(s => s.Status is FundingStatus.Requested or FundingStatus.Assumed).ToList();
        return costs.Count == 0 ? new("funding", "Funding source", ReadyState.Done, "It costs nothing that has to be paid for")
            : open.Count > 0 ? new("funding", "Funding source", ReadyState.ToFinish, "No source is named for what is paid for a time")
            : assumed.Count > 0 ? new("funding", "Funding source", ReadyState.ToFinish, $"{assumed[0].Source} is {assumed[0].Status.Name().ToLowerInvariant()} only")
            : new("funding", "Funding source", ReadyState.Done, string.Join(", ", costs.SelectMany(l => l.Terms.Sources).Select(s => s.Source).Distinct(StringComparer.Ordinal).DefaultIfEmpty("The council’s own budget")));
    }

    private static string Lower(string name) => name.Length > 1 && char.IsUpper(name[0]) && !char.IsUpper(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
