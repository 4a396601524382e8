using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Funds;

/// <summary>
/// Reads a package table as papers print it: a row for each workstream with years across, what is asked and what is saved either named in a column or each under
/// its own heading, with totals and running totals below.
/// </summary>
public static class PackageReader
{
    private const int MostRows = 2_000;

    /// <summary>Problems name the cell. Notices say which unit and sign were taken.</summary>
    public static Result<FundPackage> Read(Grid grid)
    {
        var head = grid.Rows.Index().FirstOrDefault(r => Years(r.Item).Count >= 2, (-1, null!));
        if (head.Item1 < 0)
        {
            return Result.Refused<FundPackage>(Problem.Error("package.no-years", grid.Name, "No row has two financial years or more. Give the table a heading row with the years, such as 2016-17 and 2017-18."));
        }

        if (grid.Rows.Count > MostRows)
        {
            return Result.Refused<FundPackage>(Problem.Error("package.too-long", grid.Name, "The table has more than 2,000 rows, which no package has. Check that it is the right file."));
        }

        return new Reader(grid, head.Item2).Read();
    }

    /// <summary>Yearly figures, each column a series, for comparing: a column of years or of their numbers and figures beside it.</summary>
    public static Result<IReadOnlyList<KnownSeries>> ReadSeries(Grid grid)
    {
        var head = grid.Rows.FirstOrDefault(r => !IsRemark(r) && r.Cells.Count(c => c.Kind == GridCellKind.Text) >= 2);
        if (head is null)
        {
            return Result.Refused<IReadOnlyList<KnownSeries>>(Problem.Error("package.no-series", grid.Name, "There is no heading row. Give the first column the years and each further column a name."));
        }

        var unit = UnitOf(grid) ?? MoneyUnit.Pounds;
        var rows = grid.Rows.SkipWhile(r => r != head).Skip(1).Where(r => !r.IsEmpty && !IsRemark(r)).TakeWhile(r => char.IsAsciiDigit(r[0].Text.FirstOrDefault())).ToList();
        var series = new List<KnownSeries>();
        for (var column = 1; column < head.Cells.Count; column++)
        {
            Money?[] figures = [.. rows.Select(r => One(r[column], unit))];
            if (figures.Length > 0 && figures.All(f => f is not null))
            {
                series.Add(new($"“{head[column].Text.Trim()}” in {grid.Name}", [.. figures.Select(f => f!.Value)]));
            }
        }

        return series.Count > 0
            ? Result.Ok<IReadOnlyList<KnownSeries>>(series)
            : Result.Refused<IReadOnlyList<KnownSeries>>(Problem.Error("package.no-series", grid.Name, "No column has a figure in every year. Give the first column the years and each further column its figures."));
    }

    private static Money? One(GridCell cell, MoneyUnit unit) => AmountReader.Read(cell.Text, unit) switch
    {
        { Kind: AmountReadingKind.Nil } => Money.Zero,
        { Kind: AmountReadingKind.Figures, Value.Value: { } value } => value,
        _ => null,
    };

    private static Dictionary<int, FinancialYear> Years(GridRow row) => IsRemark(row) ? [] : row.Cells.Index()
        .Where(c => FinancialYear.TryFind(c.Item.Text, out _)).ToDictionary(c => c.Index, c => FinancialYear.TryFind(c.Item.Text, out var year) ? year : default);

    private static bool IsRemark(GridRow row) => row.Cells.FirstOrDefault(c => !c.IsEmpty).Text?.StartsWith('#') == true;

    private static MoneyUnit? UnitOf(Grid grid)
    {
        foreach (var text in grid.Rows.SelectMany(r => r.Cells).Where(c => c.Kind == GridCellKind.Text).Select(c => c.Text).Prepend(grid.Name))
        {
            if (text.Contains("£000", StringComparison.OrdinalIgnoreCase) || text.Contains("£'000", StringComparison.OrdinalIgnoreCase) || text.Contains("£’000", StringComparison.OrdinalIgnoreCase) || text.Contains("£k", StringComparison.Ordinal))
            {
                return MoneyUnit.Thousands;
            }

            if (text.Contains("£m", StringComparison.OrdinalIgnoreCase))
            {
                return MoneyUnit.Millions;
            }
        }

        return null;
    }

    private sealed class Reader(Grid grid, GridRow head)
    {
        private readonly List<Problem> problems = [];
        private readonly Dictionary<int, FinancialYear> years = Years(head);
        private readonly Dictionary<bool, Dictionary<string, Total[]>> parts = new() { [true] = new(StringComparer.OrdinalIgnoreCase), [false] = new(StringComparer.OrdinalIgnoreCase) };
        private readonly List<(bool OfInvestment, bool Running, Total[] Figures, string Where)> totals = [];
        private readonly List<string> order = [];

        public Result<FundPackage> Read()
        {
            var unit = UnitOf(grid);
            if (unit is null)
            {
                problems.Add(Problem.Notice("package.unit", grid.Name, "Nothing says in which unit the figures are: they are read as pounds. Write £000 in the heading where they are thousands."));
            }

            if (years.Values.Distinct().Count() != years.Count)
            {
                return Result.Refused<FundPackage>(Problem.Error("package.year-twice", grid.Place(head.Number), "A year is in the heading twice. Give each year one column."));
            }

            var label = LabelColumn();
            bool? part = null;
            foreach (var row in grid.Rows.Where(r => !r.IsEmpty && !IsRemark(r)))
            {
                var words = string.Join(' ', row.Cells.Index().Where(c => !years.ContainsKey(c.Index)).Select(c => c.Item.Text)).Trim();
                if (Years(row).Count >= 2 || row.Number < head.Number || years.Keys.All(c => row[c].IsEmpty))
                {
                    part = PartOf(words) ?? part;
                    continue;
                }

                var of = row.Cells.Index().Where(c => c.Index != label && !years.ContainsKey(c.Index)).Select(c => PartOf(c.Item.Text)).FirstOrDefault(p => p is not null) ?? part;
                Add(row, row[label].Text.Trim(), of, unit ?? MoneyUnit.Pounds);
            }

            if (order.Count == 0 && problems.All(p => p.Severity != Severity.Error))
            {
                problems.Add(Problem.Error("package.no-rows", grid.Name, "Below the years there is no row with figures. Give each workstream a row."));
            }

            return problems.Exists(p => p.Severity == Severity.Error) ? Result.Refused<FundPackage>(problems) : Made(unit ?? MoneyUnit.Pounds);
        }

        private int LabelColumn()
        {
            var named = head.Cells.Index().Where(c => !years.ContainsKey(c.Index) && c.Item.Text.Contains("workstream", StringComparison.OrdinalIgnoreCase)).Select(c => (int?)c.Index).FirstOrDefault();
            return named ?? Enumerable.Range(0, years.Keys.Min()).LastOrDefault(c => grid.Rows.Any(r => r.Number > head.Number && r[c].Kind == GridCellKind.Text));
        }

        private static bool? PartOf(string words) =>
            words.Contains("invest", StringComparison.OrdinalIgnoreCase) ? true
            : words.Contains("saving", StringComparison.OrdinalIgnoreCase) || words.Contains("benefit", StringComparison.OrdinalIgnoreCase) ? false : null;

        private void Add(GridRow row, string label, bool? part, MoneyUnit unit)
        {
            if (part is not { } ofInvestment)
            {
                problems.Add(Problem.Error("package.part", grid.Place(row.Number), $"Nothing says whether “{label}” is what is asked or what is saved. Put it under a heading with “Investment” or “Savings”, or name it in a column of its own."));
                return;
            }

            var figures = new Total[years.Count];
            foreach (var (i, (column, _)) in years.OrderBy(y => y.Value.StartYear).Index())
            {
                var reading = AmountReader.Read(row[column].Text, unit);
                switch (reading.Kind)
                {
                    case AmountReadingKind.Blank or AmountReadingKind.Nil or AmountReadingKind.NotApplicable:
                        break;
                    case AmountReadingKind.Figures when reading.Value is not null:
                        figures[i] = Total.Of(reading.Value);
                        break;
                    case AmountReadingKind.Unquantified:
                        figures[i] = Total.Of(new Amount.Unquantified(row[column].Text.Trim()));
                        break;
                    default:
                        problems.Add(Problem.Error("package.figure", grid.Place(row.Number, column), $"“{row[column].Text}” is not one figure. Write it in digits, or TBC where it is not known."));
                        break;
                }
            }

            var isTotal = label.Contains("total", StringComparison.OrdinalIgnoreCase);
            var isRunning = label.Contains("cumulative", StringComparison.OrdinalIgnoreCase) || label.Contains("running", StringComparison.OrdinalIgnoreCase);
            if (isTotal || isRunning)
            {
                totals.Add((ofInvestment, isRunning, figures, grid.Place(row.Number)));
            }
            else if (label.Length == 0)
            {
                problems.Add(Problem.Error("package.no-name", grid.Place(row.Number), "The row has figures and no name. Name its workstream."));
            }
            else if (!parts[ofInvestment].TryAdd(label, figures))
            {
                problems.Add(Problem.Error("package.row-twice", grid.Place(row.Number), $"“{label}” is there twice. Put its figures together."));
            }
            else if (!order.Contains(label, StringComparer.OrdinalIgnoreCase))
            {
                order.Add(label);
            }
        }

        private Result<FundPackage> Made(MoneyUnit unit)
        {
            var first = years.Values.Min();
            var last = years.Values.Max();
            FinancialYear[] given = [.. years.Values.Order()];
            Total[] Whole(Total[] figures, bool turned)
            {
                var whole = new Total[last - first + 1];
                foreach (var (i, year) in given.Index())
                {
                    whole[year - first] = turned ? new(-figures[i].High, -figures[i].Low, figures[i].Unquantified) : figures[i];
                }

                return whole;
            }

            // Papers print savings either way: what most of the money says is the sign, and it is said which was taken.
            var savesPositive = parts[false].Values.SelectMany(f => f).Aggregate(Money.Zero, (sum, t) => sum + t.Low) > Money.Zero;
            var asksNegative = parts[true].Values.SelectMany(f => f).Aggregate(Money.Zero, (sum, t) => sum + t.Low) < Money.Zero;
            if (savesPositive)
            {
                problems.Add(Problem.Notice("package.savings-positive", grid.Name, "Savings are printed as positive figures: they are kept as negative ones, as everywhere here."));
            }

            Total[] Of(bool ofInvestment, string label) => parts[ofInvestment].TryGetValue(label, out var figures) ? Whole(figures, ofInvestment ? asksNegative : savesPositive) : new Total[last - first + 1];
            return Result.Ok(
                new FundPackage(
                    first, last - first + 1, [.. order.Select(label => new PackageRow(label, Of(true, label), Of(false, label)))],
                    [.. totals.Select(t => new PackageTotal(t.OfInvestment, t.Running, [.. Whole(t.Figures, t.OfInvestment ? asksNegative : savesPositive).Select(f => f.Low)], t.Where))], unit),
                problems);
        }
    }
}
