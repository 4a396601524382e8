using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

/// <summary>A case in the list of its cycle.</summary>
public sealed record ListedCase(Proposal Proposal, WrittenCase Case, Template Template, PlanFigures Figures)
{
    public WrittenKey Key => new(Proposal.Cycle, Proposal.Number);

    /// <summary>Questions of which something is answered.</summary>
    public int Answered => Template.Questions.Count(q => q.Fields.Any(f => !Case.Content[f.Field].IsEmpty));

    /// <summary>When anything of it was last saved or submitted; null where nothing was.</summary>
    public Instant? Changed => Case.Fields.Values.Select(f => f.Saved).Concat(Case.Versions.Select(v => v.By.Recorded)).Cast<Instant?>().Max();
}

/// <summary>The written cases of a cycle, one to a row.</summary>
public static class CaseListSheet
{
    public static Sheet Of(PlanCycle cycle, IReadOnlyList<ListedCase> cases, string asAt) => new(
        $"cases-{cycle}", $"Business cases of {cycle}, as at {asAt}. Size is the largest change to a year's budget, either way.", "",
        [
            new("case", "Case", ColumnKind.Text), new("title", "Title", ColumnKind.Text), new("type", "Type", ColumnKind.Text), new("committees", "Committees", ColumnKind.Text), new("leads", "Leads", ColumnKind.Text),
            new("template", "Template", ColumnKind.Text), new("size", "Size, £", ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds)), new("answered", "Questions answered", ColumnKind.Number), new("questions", "Questions", ColumnKind.Number),
            new("version", "Latest version", ColumnKind.Number), new("seen", "Last seen by", ColumnKind.Text), new("changed", "Last changed", ColumnKind.Date),
        ],
        [
            .. cases.Select(c => new Row(c.Key.ToString(), RowKind.Item,
            [
                Cell.Text(c.Key.ToString()), Cell.Text(c.Proposal.Terms.Title), Cell.Text(c.Proposal.Terms.Type.Name()), Cell.Text(string.Join("; ", c.Proposal.Terms.Committees)), Cell.Text(string.Join("; ", c.Proposal.Terms.Leads)),
                Cell.Text(c.Template.Title), Cell.Of(c.Figures.Size), new Cell.Number(c.Answered), new Cell.Number(c.Template.Questions.Count),
                c.Case.Latest is { } latest ? new Cell.Number(latest.Number) : Cell.Empty,
                Cell.Text(c.Case.Seen.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"{c.Case.Seen[^1].Body}, {c.Case.Seen[^1].On:yyyy-MM-dd}") : ""),
                c.Changed is { } changed ? new Cell.Day(changed.Day) : Cell.Empty,
            ])),
        ]);
}
