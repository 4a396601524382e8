using System.Text.RegularExpressions;
using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>A printed total, with how many lines stood above it.</summary>
/// <param name="Row">As printed.</param>
/// <param name="Label">Its words; empty where it has none.</param>
/// <param name="From">The first line since the last total or section.</param>
/// <param name="To">One past the last line above it.</param>
internal sealed record PrintedTotalRow(PrintedRow Row, string Label, int From, int To);

/// <summary>What the rows under the headings are.</summary>
internal sealed record SortedRows(List<PrintedRow> Lines, List<PrintedTotalRow> Totals, List<PlanText> Unread, List<BadPlanRow> Bad, List<Problem> Problems);

/// <summary>Tells lines from totals, sections, notes and budgets brought forward.</summary>
internal static partial class PlanRowSorter
{
    [GeneratedRegex(@"^(opening|closing|base|net|total|approved|revised|original|starting)?\s*(revenue )?(budget|budget requirement|net budget)( (b/f|brought forward|c/f|carried forward|requirement|20\d\d.*))?$|\b(b/f|c/f|brought forward|carried forward)\b", RegexOptions.IgnoreCase)]
    private static partial Regex BudgetWords();

    [GeneratedRegex(@"^net$|^(net (movement|change|effect|impact|position|pressure|saving)s?|movement in (the )?(net )?budget|budget gap|gap|check|control total)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NetWords();

    public static SortedRows Sort(PlanTable table, Func<PlanTableColumn, MoneyUnit> unit)
    {
        var sorted = new SortedRows([], [], [], [], []);
        var heads = string.Join('|', table.Grid.Rows[table.Last].Cells.Select(c => HeadingText.Normal(c.Text)));
        var sections = new Sections(table.Of(PlanField.Service) < 0);
        var sums = new Dictionary<FinancialYear, Total>();
        var from = 0;
        var carried = 0;
        foreach (var row in table.Body)
        {
            if (row.IsEmpty || string.Join('|', row.Cells.Select(c => HeadingText.Normal(c.Text))) == heads)
            {
                continue;
            }

            var read = PrintedRow.Read(table, row, unit);
            var texts = table.Columns.Where(c => c.Column.Field is not (PlanField.Year or PlanField.RowTotal or PlanField.Key or PlanField.Ignored))
                .Select(c => row[c.Index]).Where(c => c.Kind == GridCellKind.Text).Select(c => c.Text.Trim()).ToList();
            if (read.Figures.Count == 0 && read.Bad.Count == 0)
            {
                Wordy(table, row, read, texts, sections, sorted);
                from = sections.JustOpened ? sorted.Lines.Count : from;
                continue;
            }

            var label = texts.Count > 0 && texts.All(t => texts[0] == t) ? texts[0] : "";
            if (TotalWords.IsTotal(row) || (label.Length > 0 && (NetWords().IsMatch(label) || TotalWords.IsLabel(label))) || (texts.Count == 0 && read.Of(PlanField.Key).Length == 0))
            {
                if (texts.Count == 0 && !Foots(sorted.Lines.Count, sums, read))
                {
                    sorted.Bad.Add(new(row.Number, Problem.Error("plan.row-unnamed", read.Where, $"{read.Where} has figures and no name, and is not the total of the lines above. Give it a title, or take it out."), Raw(row)));
                    continue;
                }

                var first = texts.FirstOrDefault(TotalWords.IsLabel) ?? texts.FirstOrDefault() ?? "";
                sorted.Totals.Add(new(read, first, from, sorted.Lines.Count));
                from = sorted.Lines.Count;
                continue;
            }

            if (label.Length > 0 && BudgetWords().IsMatch(label))
            {
                sorted.Unread.Add(new(read.Where, RowText.Of(row)));
                sorted.Problems.Add(Problem.Notice("plan.budget-row", read.Where, $"\"{label}\" is a budget, not a movement, so it was not read as a line. Opening budgets are typed with the cycle."));
                continue;
            }

            // A total under a name that says nothing of it would double the plan.
            if (sorted.Lines.Count >= 2 && read.Of(PlanField.Reference).Length == 0 && read.Of(PlanField.Kind).Length == 0 && read.Bad.Count == 0 && Foots(sorted.Lines.Count, sums, read))
            {
                sorted.Totals.Add(new(read, label.Length > 0 ? label : texts.FirstOrDefault() ?? "", 0, sorted.Lines.Count));
                sorted.Problems.Add(Problem.Warning("plan.total-unnamed", read.Where, $"{read.Where} (\"{texts.FirstOrDefault() ?? ""}\") is the sum of the {sorted.Lines.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} lines above in every year, so it was read as their total and not as a line."));
                from = sorted.Lines.Count;
                continue;
            }

            carried += Carry(table, row, read, sorted.Lines) ? 1 : 0;
            (read.Section, read.SectionCategory, read.SectionPermanence) = (sections.Service, sections.Category, sections.Permanence);
            sorted.Lines.Add(read);
            foreach (var figure in read.Figures)
            {
                sums[figure.Year] = sums.GetValueOrDefault(figure.Year) + figure.Amount;
            }
        }

        if (carried > 0)
        {
            sorted.Problems.Add(Problem.Notice("cells.carried", table.Place, $"{carried.ToString(System.Globalization.CultureInfo.InvariantCulture)} rows have no title of their own and were given the one above them."));
        }

        return sorted;
    }

    public static IReadOnlyList<string> Raw(GridRow row) => [.. row.Cells.Select(c => c.Text)];

    /// <summary>Whether each figure is the sum of the lines' figures of its year.</summary>
    private static bool Foots(int lines, Dictionary<FinancialYear, Total> sums, PrintedRow total) => lines > 0
        && total.Figures.All(f => f.Amount.Value is { } value && sums.GetValueOrDefault(f.Year) == Total.Of(Amount.Of(value)))
        && sums.All(s => s.Value == Total.Zero || total.Figures.Any(f => f.Year == s.Key))
        && total.Figures.Any(f => f.Amount.Value is { IsZero: false });

    /// <summary>A row without figures: a section, more text of the line above, a line without amounts, or a note.</summary>
    private static void Wordy(PlanTable table, GridRow row, PrintedRow read, List<string> texts, Sections sections, SortedRows sorted)
    {
        sections.JustOpened = false;
        var where = read.Where;
        sorted.Unread.Add(new(where, RowText.Of(row)));
        if (texts.Distinct(StringComparer.Ordinal).Count() == 1)
        {
            if (texts[0].Length <= 80 && !texts[0].EndsWith('.'))
            {
                sections.Open(texts[0]);
            }

            return;
        }

        if (read.Of(PlanField.Reference).Length > 0 || read.Of(PlanField.Kind).Length > 0 || (read.Of(PlanField.Title).Length > 0 && read.Texts.Count > 1))
        {
            sorted.Bad.Add(new(row.Number, Problem.Error("plan.row-no-amounts", where, $"{where} has no amount in any year, so it was not read as a line. Put in its amounts, or TBC in the year that they are expected."), Raw(row)));
        }
    }

    /// <summary>Merged cells and blank repeats: the proposal is the one above.</summary>
    private static bool Carry(PlanTable table, GridRow row, PrintedRow read, List<PrintedRow> lines)
    {
        foreach (var column in table.Columns.Where(c => c.Column.Field is not (PlanField.Year or PlanField.RowTotal or PlanField.Key or PlanField.Ignored or PlanField.Other) && !read.Texts.ContainsKey(c.Column.Field)))
        {
            var area = table.Grid.Merged.FirstOrDefault(m => m.Column == column.Index && row.Number > m.Row && row.Number <= m.LastRow);
            if (area != default && table.Grid.Rows.FirstOrDefault(r => r.Number == area.Row) is { } top && top[column.Index].Text.Trim() is { Length: > 0 } text)
            {
                read.Texts[column.Column.Field] = text;
            }
        }

        if (lines.Count == 0 || read.Of(PlanField.Title).Length > 0 || read.Of(PlanField.Case).Length > 0 || Usable(read.Of(PlanField.Reference)))
        {
            return false;
        }

        foreach (var field in new[] { PlanField.Case, PlanField.Title })
        {
            if (table.Of(field) >= 0 && lines[^1].Of(field) is { Length: > 0 } above)
            {
                read.Texts[field] = above;
            }
        }

        return true;
    }

    private static bool Usable(string reference) => reference.Any(char.IsLetterOrDigit) && !ReferenceCell.IsNone(reference);

    /// <summary>The headings within the table: "Savings", "Adults", "Temporary".</summary>
    private sealed class Sections(bool named)
    {
        private bool categoryIsInner;

        public string Service { get; private set; } = "";

        public PlanCategory? Category { get; private set; }

        public SaidPermanence Permanence { get; private set; }

        public bool JustOpened { get; set; }

        public void Open(string label)
        {
            JustOpened = true;
            var category = label.Length <= 60 ? KindWords.Category(label) : null;
            var permanence = KindWords.Permanence(label);
            if (category is not null || permanence != SaidPermanence.NotSaid)
            {
                categoryIsInner = Service.Length > 0;
                Category = category ?? Category;
                Permanence = permanence;
            }
            else if (named)
            {
                Service = label;
                if (categoryIsInner)
                {
                    Category = null;
                    Permanence = SaidPermanence.NotSaid;
                }
            }
        }
    }
}
