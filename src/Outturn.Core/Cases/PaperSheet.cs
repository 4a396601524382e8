using System.Globalization;
using Outturn.Core.Papers;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Cases;

/// <summary>A paper as a table for files: a row for each headline amount of each case, and what they come to.</summary>
public static class PaperSheet
{
    private static readonly MoneyStyle Pounds = new(MoneyUnit.Pounds);

    /// <param name="paper">The paper.</param>
    /// <param name="cases">The cases that the viewer may see, in order.</param>
    public static Sheet Of(KeptPaper paper, IReadOnlyList<(CaseKey Key, CaseHead Head, EffectiveCase Case)> cases)
    {
        var read = cases.Select(c => (c.Key, c.Case)).ToList();
        return new(
            string.Create(CultureInfo.InvariantCulture, $"paper-{paper.Number}"),
            "Headline amounts in pounds, as they stand: the effect on the net budget, savings and income negative. An amount that is doubtful and not answered is not quantified. What an earlier paper said is in no total.",
            "headline amount",
            [
                new("case", "Case", ColumnKind.Key), new("title", "Title", ColumnKind.Text, Width: 40), new("form", "Form", ColumnKind.Text), new("types", "What it proposes", ColumnKind.Text),
                new("committees", "Committees", ColumnKind.Text), new("references", "References", ColumnKind.Text), new("state", "Review", ColumnKind.Text), new("label", "Label", ColumnKind.Text),
                new("raw", "As printed", ColumnKind.Text), new("year", "Year", ColumnKind.Text), new("role", "Of what", ColumnKind.Text), new("amount", "Amount", ColumnKind.Money, Pounds),
                new("standing", "How it stands", ColumnKind.Text), new("where", "Where", ColumnKind.Text), new("answered", "Answered", ColumnKind.Number), new("brief", "Brief", ColumnKind.Number),
                new("empty", "Empty", ColumnKind.Number), new("notApplicable", "Not applicable", ColumnKind.Number), new("tables", "Tables", ColumnKind.Number), new("unread", "Words not read", ColumnKind.Number),
            ],
            [.. cases.SelectMany(c => Rows(c.Key, c.Head, c.Case, paper.Form)), .. CaseTotals.Of(read).SelectMany(t => Totals(t, RowKind.Subtotal)), .. CaseTotals.InAll(read).SelectMany(t => Totals(t, RowKind.Total))])
        {
            Notes = [new("Paper", paper.FileName), new("Cycle", paper.Cycle), new("SHA-256", paper.Sha256)],
        };
    }

    private static IEnumerable<Row> Rows(CaseKey key, CaseHead head, EffectiveCase of, PaperForm form)
    {
        Cell[] before =
        [
            Cell.Text(key.ToString()), Cell.Text(of.Title), Cell.Text(of.Read.Template.Name()), Cell.Text(string.Join(", ", of.Types.Select(t => t.Name()))),
            Cell.Text(string.Join("; ", of.Committees)), Cell.Text(string.Join(", ", of.References)), Cell.Text(of.Review.State.Name()),
        ];
        Cell[] after =
        [
            Count(head.CountOf(SectionState.Answered)), Count(head.CountOf(SectionState.Brief)), Count(head.CountOf(SectionState.Empty)), Count(head.CountOf(SectionState.NotApplicable)),
            Count(head.Tables.Count), Count(head.UnreadWords),
        ];
        if (of.Amounts.Count == 0)
        {
            yield return new(key.ToString(), RowKind.Item, [.. before, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, .. after]);
        }

        foreach (var amount in of.Amounts)
        {
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"{key}-{amount.Index + 1}"), RowKind.Item,
                [
                    .. before, Cell.Text(amount.Read.Label), Cell.Text(amount.Read.Raw), Cell.Text(amount.Now.Year?.ToString() ?? ""), Cell.Text(amount.Now.Role.Name()), Cell.Of(amount.Counted),
                    Cell.Text(amount.Standing.Name()), Cell.Text(amount.Read.Place.Words(form)), .. amount.Index == 0 ? after : [.. after.Select(_ => Cell.Empty)],
                ]);
        }
    }

    private static IEnumerable<Row> Totals(CaseTotal total, RowKind kind)
    {
        foreach (var role in CaseTotals.Roles.Where(total.ByRole.ContainsKey))
        {
            var year = total.Year?.ToString() ?? "";
            yield return new(
                $"{total.Committees} {year} {role.Name()}".Trim(), kind,
                [
                    Cell.Empty, Cell.Text(kind == RowKind.Total ? "All committees" : total.Committees), Cell.Empty, Cell.Empty, Cell.Text(kind == RowKind.Total ? "" : total.Committees), Cell.Empty, Cell.Empty,
                    Cell.Empty, Cell.Empty, Cell.Text(year), Cell.Text(role.Name()), Cell.Of(total.ByRole[role]), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty,
                ]);
        }
    }

    private static Cell Count(int count) => new Cell.Number(count);
}
