using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>Tells items from totals and from headings over rows.</summary>
internal static partial class RowKindFinder
{
    [GeneratedRegex(@"^(?:(?:grand|overall|net|gross|sub|annual|cumulative|revised|combined)\s?-?\s?)*totals?\b|\btotals?\s*:?$|^sum of\b", RegexOptions.IgnoreCase)]
    private static partial Regex TotalLabel();

    [GeneratedRegex(@"^sub-?\s?-?totals?\b|\bsub-?\s?totals?\b", RegexOptions.IgnoreCase)]
    private static partial Regex SubtotalLabel();

    [GeneratedRegex(@"^(?:grand|overall|cumulative|combined)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GrandLabel();

    [GeneratedRegex(@"\b(?:phases?|stages?|workstreams?|tranches?|themes?|strands?|sub-?programmes?|programmes?|projects?|pillars?|parts?)\s?(?:\d{1,2}|[a-z]|one|two|three|four|five|i{1,3})?\b\s*(?:[-–—:].*)?$|^(?:activity|mobilisation|phase|stage|workstream|tranche|theme|strand|programme|year|quarter)\b[^.]*\s[-–—]\s|^(?:phase|stage|workstream|tranche|year|quarter|part|step)\s\d|:$", RegexOptions.IgnoreCase)]
    private static partial Regex GroupLabel();

    [GeneratedRegex(@"\b(?:permanent|temporary|recurrent|one-?\s?off|savings?|income|invest\w*|pressures?|costs?|capital|revenue|funding|grants?|reserves?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MoneyRow();

    [GeneratedRegex(@"\s-\s|\s–\s|^[A-Z][A-Z &/]+$")]
    private static partial Regex Dashed();

    public static bool IsTotalLabel(string text) => text.Length <= 100 && TotalLabel().IsMatch(text.Trim());

    public static TableRowKind[] Of(TableShape shape, CaseTableKind kind)
    {
        var rows = shape.Rows;
        var kinds = new TableRowKind[rows.Count];
        var totalling = kind is CaseTableKind.MoneyByYear or CaseTableKind.Staffing or CaseTableKind.Items or CaseTableKind.Partners or CaseTableKind.Evidence or CaseTableKind.Timetable or CaseTableKind.Other;
        for (var r = 0; r < rows.Count; r++)
        {
            kinds[r] = totalling && IsTotal(shape, r) ? TableRowKind.Total
                : IsGroup(shape, kind, r) ? TableRowKind.Group
                : TableRowKind.Item;
        }

        // A total with items after it is of what stands above it; where one is, so are those that stand right before the last.
        var parted = Array.IndexOf(kinds, TableRowKind.Total) is >= 0 and var earliest && Array.IndexOf(kinds, TableRowKind.Item, earliest) >= 0;
        var last = Array.LastIndexOf(kinds, TableRowKind.Total);
        var later = false;
        for (var r = rows.Count - 1; r >= 0; r--)
        {
            if (kinds[r] == TableRowKind.Item)
            {
                later = true;
            }
            else if (kinds[r] == TableRowKind.Total)
            {
                var label = Label(shape, rows[r]);
                var isLast = !later || (GrandLabel().IsMatch(label) && !rows.Skip(r + 1).Any(x => GrandLabel().IsMatch(Label(shape, x))));
                kinds[r] = SubtotalLabel().IsMatch(label) || !isLast || (parted && r < last && !GrandLabel().IsMatch(label)) || IsFollowedByGrand(shape, r) ? TableRowKind.Subtotal : TableRowKind.Total;
            }
        }

        KeepTheLast(shape, kinds);
        return kinds;
    }

    /// <summary>"TOTAL COST", then what is taken from it: the only total stands though an item follows.</summary>
    private static void KeepTheLast(TableShape shape, TableRowKind[] kinds)
    {
        if (Array.IndexOf(kinds, TableRowKind.Total) < 0 && Array.FindLastIndex(kinds, k => k == TableRowKind.Subtotal) is >= 0 and var last && Array.FindIndex(kinds, k => k == TableRowKind.Subtotal) == last && !SubtotalLabel().IsMatch(Label(shape, shape.Rows[last])))
        {
            kinds[last] = TableRowKind.Total;
        }
    }

    private static bool IsFollowedByGrand(TableShape shape, int row) =>
        !GrandLabel().IsMatch(Label(shape, shape.Rows[row])) && shape.Rows.Skip(row + 1).Any(r => Label(shape, r) is var l && GrandLabel().IsMatch(l) && !l.StartsWith("cumulative", StringComparison.OrdinalIgnoreCase) && IsTotalLabel(l));

    private static bool IsTotal(TableShape shape, int row)
    {
        var line = shape.Rows[row];
        var label = Label(shape, line);
        if (label.Length > 0)
        {
            return IsTotalLabel(label) && (line.Filled > 1 || label.Length <= 20);
        }

        // By its looks: the last row, with figures and no name.
        if (row != shape.Rows.Count - 1 || row < 2)
        {
            return false;
        }

        var figures = Enumerable.Range(0, line.Texts.Length).Where(c => shape.Contents[c].IsFigures).ToList();
        return figures.Count > 0 && figures.All(c => CellContent.Of(line.Texts[c]) is ContentKind.Money or ContentKind.Number or ContentKind.Percent or ContentKind.Blank)
            && figures.Any(c => line.Texts[c].Length > 0)
            && Enumerable.Range(0, line.Texts.Length).Except(figures).All(c => line.Texts[c].Length == 0);
    }

    /// <summary>The first text of the row that is not a figure.</summary>
    private static string Label(TableShape shape, TableLine line)
    {
        for (var c = 0; c < line.Texts.Length; c++)
        {
            var text = line.Texts[c];
            if (text.Length > 0)
            {
                return shape.Contents[c].IsFigures && CellContent.Of(text) is not ContentKind.Words ? "" : text;
            }
        }

        return "";
    }

    private static bool IsGroup(TableShape shape, CaseTableKind kind, int row)
    {
        var line = shape.Rows[row];
        if (shape.Width < 2 || line.Only is not { } only || row == shape.Rows.Count - 1 || only.Length > 160)
        {
            return false;
        }

        if (line.IsAcross)
        {
            return !IsTotalLabel(only);
        }

        if (line.First.Length == 0 || only.EndsWith('.') || IsTotalLabel(only))
        {
            return false;
        }

        return kind switch
        {
            // A risk without mitigation or owner is a risk; a benefit without a measure a benefit.
            CaseTableKind.Risk or CaseTableKind.Benefits => false,
            CaseTableKind.Timetable => GroupLabel().IsMatch(only),
            CaseTableKind.MoneyByYear => only.EndsWith(':') || !MoneyRow().IsMatch(only),
            CaseTableKind.Options or CaseTableKind.Impact or CaseTableKind.Other => only.Length <= 60 && (only.EndsWith(':') || (shape.Width > 2 && (GroupLabel().IsMatch(only) || Dashed().IsMatch(only)))),
            _ => true,
        };
    }
}
