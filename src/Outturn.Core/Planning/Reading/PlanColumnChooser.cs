using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;

namespace Outturn.Core.Planning.Reading;

/// <summary>Settles columns that could be the same field: by their headings, and by what they hold.</summary>
internal static class PlanColumnChooser
{
    public static IReadOnlyList<PlanTableColumn> Settle(Grid grid, int last, IReadOnlyList<PlanTableColumn> found, PlanReadingChoices choices)
    {
        var columns = found.ToArray();
        var told = (choices.Columns ?? []).Select(c => c.Column).ToHashSet();
        var years = columns.Where(c => c.Column.Field == PlanField.Year).Select(c => c.Index).ToList();
        var body = grid.Rows.Skip(last + 1).Take(200).Where(r => years.Any(y => !r[y].IsEmpty) && !TotalWords.IsTotal(r)).ToList();
        Kinds(columns, body, told);

        // "Bid" over numbers beside "Bid description" is the bid's number.
        if (columns.FirstOrDefault(c => c.Column.Field == PlanField.Title && !told.Contains(c.Index)) is { } first && body.Count > 0 && body.All(r => r[first.Index].Text.Trim() is var t && t.Length <= 12 && (t.Length == 0 || t.Any(char.IsAsciiDigit)))
            && columns.Any(c => c.Index != first.Index && (c.Column.Field == PlanField.Title || (c.Column.Field == PlanField.Note && c.Own.Contains("descri", StringComparison.Ordinal)))))
        {
            Set(columns, first, columns.Any(c => c.Column.Field == PlanField.Case) ? PlanField.Other : PlanField.Case);
        }

        // Where nothing is called a title, the description is one.
        if (columns.All(c => c.Column.Field != PlanField.Title) && columns.FirstOrDefault(c => c.Column.Field == PlanField.Note && c.Own.Contains("descri", StringComparison.Ordinal) && !told.Contains(c.Index)) is { } description)
        {
            Set(columns, description, PlanField.Title);
        }

        Unnamed(columns, body, told);
        foreach (var field in new[] { PlanField.Case, PlanField.Title, PlanField.Reference, PlanField.Kind, PlanField.Permanence, PlanField.Service, PlanField.Committee, PlanField.Funding, PlanField.Benefit, PlanField.Confidence, PlanField.Role, PlanField.Note, PlanField.LineTitle, PlanField.Key })
        {
            var rivals = columns.Where(c => c.Column.Field == field).ToList();
            if (rivals.Count > 1)
            {
                var wins = rivals.FirstOrDefault(c => told.Contains(c.Index)) ?? rivals.FirstOrDefault(c => field == PlanField.Service && c.Own.Contains("service", StringComparison.Ordinal)) ?? rivals.FirstOrDefault(c => field == PlanField.Reference && c.Own.Contains("ref", StringComparison.Ordinal)) ?? rivals[0];
                foreach (var other in rivals.Where(c => c != wins && !told.Contains(c.Index)))
                {
                    Set(columns, other, PlanField.Other);
                }
            }
        }

        Blocks(columns, choices);
        return columns;
    }

    /// <summary>Columns without a heading of their own: the names of lines, and the numbers before them.</summary>
    private static void Unnamed(PlanTableColumn[] columns, List<GridRow> body, HashSet<int> told)
    {
        bool Free(PlanTableColumn c) => c.Column.Field == PlanField.Other && !told.Contains(c.Index) && (c.Own.Length == 0 || PlanHeadingWords.IsOnlyUnit(c.Own));
        if (columns.All(c => c.Column.Field is not (PlanField.Title or PlanField.Case or PlanField.Reference))
            && columns.Where(Free).Select(c => (Column: c, Texts: body.Count(r => r[c.Index].Kind == GridCellKind.Text))).Where(c => c.Texts * 2 > body.Count).MaxBy(c => c.Texts) is { Column: { } names })
        {
            Set(columns, names, PlanField.Title);
        }

        if (columns.All(c => c.Column.Field is not (PlanField.Reference or PlanField.Case))
            && columns.FirstOrDefault(c => c.Own.Length == 0 && Free(c) && columns.Any(t => t.Column.Field == PlanField.Title && t.Index > c.Index)) is { } codes
            && body.Select(r => r[codes.Index].Text.Trim()).Where(t => t.Length > 0).ToList() is { Count: > 0 } values && values.Count(v => v.Length <= 12 && v.Any(char.IsAsciiDigit)) * 2 > values.Count)
        {
            Set(columns, codes, PlanField.Reference);
        }
    }

    /// <summary>A column of "One-off" and "Ongoing" under "Type" is the permanence.</summary>
    private static void Kinds(PlanTableColumn[] columns, List<GridRow> body, HashSet<int> told)
    {
        var kinds = columns.Where(c => c.Column.Field == PlanField.Kind && !told.Contains(c.Index)).ToList();
        foreach (var kind in kinds)
        {
            var texts = body.Select(r => r[kind.Index].Text.Trim()).Where(t => t.Length > 0).ToList();
            var categories = texts.Count(t => KindWords.Category(t) is not null);
            var permanences = texts.Count(t => KindWords.Permanence(t) != SaidPermanence.NotSaid);
            if (permanences > categories && columns.All(c => c.Column.Field != PlanField.Permanence))
            {
                Set(columns, kind, PlanField.Permanence);
            }
            else if (categories == 0 && kinds.Count > 1)
            {
                Set(columns, kind, PlanField.Other);
            }
        }
    }

    /// <summary>The same years twice, as movements and as levels: one block is read, the other kept as text.</summary>
    private static void Blocks(PlanTableColumn[] columns, PlanReadingChoices choices)
    {
        var years = columns.Where(c => c.Column.Field == PlanField.Year && c.Column.Year is not null).ToList();
        var blocks = new List<List<PlanTableColumn>>();
        foreach (var column in years)
        {
            var fits = blocks.FirstOrDefault(b => b.All(x => x.Column.Year != column.Column.Year) && b[0].Above == column.Above && Kind(b[0]) == Kind(column));
            if (fits is null)
            {
                blocks.Add([column]);
            }
            else
            {
                fits.Add(column);
            }
        }

        if (blocks.Count < 2 || years.Select(c => c.Column.Year).Distinct().Count() == years.Count)
        {
            return;
        }

        // Two blocks of one kind, such as low and high, are a question.
        if (blocks.Select(b => Kind(b[0])).Distinct().Count() < blocks.Count)
        {
            return;
        }

        var wanted = choices.Basis == TypedBasis.Levels ? 2 : 1;
        var chosen = blocks.FirstOrDefault(b => Kind(b[0]) == wanted) ?? blocks.FirstOrDefault(b => Kind(b[0]) == 0) ?? blocks[0];
        foreach (var column in blocks.Where(b => b != chosen).SelectMany(b => b).Where(c => chosen.Any(x => x.Column.Year == c.Column.Year) || Kind(c) != Kind(chosen[0])))
        {
            Set(columns, column, PlanField.Other);
        }
    }

    /// <summary>1 for movements, 2 for levels, 3 for running totals, 0 for not said.</summary>
    private static int Kind(PlanTableColumn column) =>
        PlanHeadingWords.SaysRunningTotals(column.Said) ? 3 : PlanHeadingWords.SaysLevels(column.Said) ? 2 : PlanHeadingWords.SaysMovements(column.Said) ? 1 : 0;

    private static void Set(PlanTableColumn[] columns, PlanTableColumn column, PlanField field)
    {
        var at = Array.IndexOf(columns, columns.First(c => c.Index == column.Index));
        columns[at] = columns[at] with { Column = columns[at].Column with { Field = field, Year = field == PlanField.Year ? columns[at].Column.Year : null } };
    }
}
