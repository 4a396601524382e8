using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Costing;

/// <summary>
/// Works a build-up out with the rates of a cycle: every row in every year, as exact decimals until the row's amount of a year is rounded. The same
/// build-up with the same tables gives the same amounts for ever.
/// </summary>
public sealed class BuildUpSum
{
    private readonly BuildUp buildUp;
    private readonly Dictionary<Guid, RateTable> tables;
    private readonly Dictionary<string, BuildUpRow> rows;
    private readonly Dictionary<string, RowResult> done = new(StringComparer.Ordinal);
    private readonly List<string> under = [];
    private readonly List<Problem> problems = [];
    private readonly Dictionary<(Guid, string, FinancialYear), RateUsed> used = [];

    private BuildUpSum(BuildUp buildUp, IReadOnlyList<RateTable> tables)
    {
        this.buildUp = buildUp;
        this.tables = tables.Where(t => !t.Withdrawn).ToDictionary(t => t.Id);
        rows = new(StringComparer.Ordinal);
        foreach (var row in buildUp.Rows)
        {
            rows.TryAdd(row.Key, row);
        }
    }

    public static BuildUpResult Of(BuildUp buildUp, IReadOnlyList<RateTable> tables)
    {
        var checks = BuildUpRules.Check(buildUp).ToList();
        if (checks.Exists(p => p.Severity == Severity.Error))
        {
            return new(buildUp, [.. buildUp.Rows.Select(r => new RowResult(r, []))], [], checks);
        }

        var sum = new BuildUpSum(buildUp, tables);
        RowResult[] results = [.. buildUp.Rows.Select(sum.Row)];
        return new(buildUp, results, [.. sum.used.Values], [.. checks, .. sum.problems.DistinctBy(p => (p.Code, p.Message))]);
    }

    private RowResult Row(BuildUpRow row)
    {
        if (done.TryGetValue(row.Key, out var known))
        {
            return known;
        }

        if (under.IndexOf(row.Key) is var at and >= 0)
        {
            var path = string.Join(", ", under[at..].Select(k => $"“{rows[k].Title}”"));
            problems.Add(Problem.Error("buildup.cycle", Field(row, "of"), $"These rows rest on one another: {path}. Take one of them out of what another is worked out from."));
            return new(row, [.. buildUp.AllYears.Select(y => new RowYear(y, new Amount.Unquantified("rests on itself"), [], Money.Zero))]);
        }

        under.Add(row.Key);
        var result = new RowResult(row, [.. buildUp.AllYears.Select(year => InYear(row, year))]);
        under.RemoveAt(under.Count - 1);
        return done[row.Key] = result;
    }

    private RowYear InYear(BuildUpRow row, FinancialYear year)
    {
        var factors = new List<(Factor Factor, Span Span)>();
        void Times(string words, Span span) => factors.Add((new(words, span.IsKnown && span.Low == span.High ? span.Low : null), span));

        var (months, part) = MonthsIn(row, year);
        if (months == 0)
        {
            return new(year, Amount.Zero, [], Money.Zero);
        }

        switch (row.Kind)
        {
            case BuildUpKind.Posts:
                Times(Counted(row.Count, "post", "posts"), Span.Of(row.Count));
                if (row.Fte != Quantity.One)
                {
                    Times($"{row.Fte} FTE", Span.Of(row.Fte));
                }

                Price(row, year, Times);
                OnCost(row, year, Times);
                Months(part, Times);
                break;

            case BuildUpKind.AnnualAmount:
                HowMany(row, Times);
                Price(row, year, Times);
                Months(part, Times);
                break;

            case BuildUpKind.Days:
                HowMany(row, Times);
                Times(Counted(row.In(year), "day", "days"), Span.Of(row.In(year)));
                Price(row, year, Times);
                break;

            case BuildUpKind.SchoolWeeks:
                HowMany(row, Times);
                Times(Counted(row.In(year), "school week", "school weeks"), Span.Of(row.In(year)));
                Price(row, year, Times);
                break;

            case BuildUpKind.Volume:
                HowMany(row, Times);
                if (row.ByYear.Count > 0)
                {
                    Times(row.In(year).ToString(), Span.Of(row.In(year)));
                    Price(row, year, Times);
                }
                else
                {
                    Price(row, year, Times);
                    Months(part, Times);
                }

                break;

            case BuildUpKind.Amounts:
                Times(row.In(year) is { Low: { } } q ? "£" + q : row.In(year).ToString(), Span.Of(row.In(year)));
                HowMany(row, Times);
                break;

            default:
                var of = row.Of.Select(k => rows.TryGetValue(k, out var r) ? Row(r) : null).OfType<RowResult>().Aggregate(Total.Zero, (sum, r) => Signed(sum, r, year));
                Times(of.Unquantified > 0 ? "not quantified" : "£" + Quantity.Text(of.Low.Pounds), of.Unquantified > 0 ? Span.NotKnown("not quantified") : new(of.Low.Pounds, of.High.Pounds, null));
                Price(row, year, Times);
                break;
        }

        var product = factors.Aggregate(Span.Of(1m), (p, f) => p * f.Span);
        var less = row.Less.Select(k => rows.TryGetValue(k, out var r) ? Row(r).In(year) : Amount.Zero).Aggregate(Total.Zero, (sum, a) => sum + a);
        if (less.Unquantified > 0)
        {
            product = Span.NotKnown("not quantified");
        }

        var rounded = Amounts(product);
        if (product.Unknown == Span.TooLarge)
        {
            problems.Add(Problem.Error("buildup.too-large", Field(row, "price"), $"“{row.Title}” comes to more than £{Quantity.Text(Span.Largest)} in {year}. Check its numbers and their units."));
        }

        var amount = less.Low.IsZero && less.High.IsZero ? rounded : rounded switch
        {
            Amount.Unquantified => rounded,
            _ => Total.Of(rounded) - less is var t ? Amount.Between(t.Low, t.High) : rounded,
        };
        return new(year, amount, product.IsNought && less.Low.IsZero ? [] : [.. factors.Select(f => f.Factor)], less.Low);
    }

    private static Total Signed(Total sum, RowResult row, FinancialYear year) => row.Row.Part == BuildUpPart.TakenOff ? sum - Total.Of(row.In(year)) : sum + row.In(year);

    private static string Counted(Quantity quantity, string one, string more) => quantity.Value == 1m ? "1 " + one : $"{quantity} {more}";

    private static void HowMany(BuildUpRow row, Action<string, Span> times)
    {
        if (row.Count != Quantity.One)
        {
            times(row.Count.ToString(), Span.Of(row.Count));
        }
    }

    private static void Months((int Remaining, int Whole) part, Action<string, Span> times)
    {
        if (part.Remaining < part.Whole)
        {
            times($"{part.Remaining.ToString(CultureInfo.InvariantCulture)}/{part.Whole.ToString(CultureInfo.InvariantCulture)}", Span.Of((decimal)part.Remaining / part.Whole));
        }
    }

    /// <summary>Months of the year in which the row counts, and those as parts of twelve.</summary>
    private static (int Months, (int Remaining, int Whole) Part) MonthsIn(BuildUpRow row, FinancialYear year)
    {
        static int Index(FinancialMonth month) => (month.Year.StartYear * 12) + month.Number - 1;
        var first = year.StartYear * 12;
        var from = row.From is { } f ? Math.Max(Index(f), first) : first;
        var to = row.To is { } t ? Math.Min(Index(t), first + 11) : first + 11;
        var months = Math.Max(0, to - from + 1);
        return (months, (months, 12));
    }

    private void OnCost(BuildUpRow row, FinancialYear year, Action<string, Span> times)
    {
        if (row.OnCost is not { } use)
        {
            return;
        }

        var percent = Value(row, "onCost", use, null, year, out var words);
        var span = Span.Of(1m) + (percent * Span.Of(0.01m));
        times(percent.IsKnown && percent.Low == percent.High ? Quantity.Text(1m + (percent.Low / 100m)) + " with on-costs of " + Quantity.Text(percent.Low) + " %" : "on-costs: " + words, span);
    }

    private void Price(BuildUpRow row, FinancialYear year, Action<string, Span> times)
    {
        if (row.Price is not { } use)
        {
            return;
        }

        var percent = row.Kind == BuildUpKind.PercentOf;
        var value = Value(row, "price", use, percent ? null : row.Uplift, year, out var words);
        times(words, percent ? value * Span.Of(0.01m) : value);
    }

    /// <summary>The value of a rate in a year, with what was stated last and the changes since where the year has none of its own.</summary>
    private Span Value(BuildUpRow row, string field, RateUse use, RateUse? uplift, FinancialYear year, out string words)
    {
        Span value;
        FinancialYear of;
        Func<decimal, string> text = Plain(row, field);
        if (use.Own is { } own)
        {
            (value, of) = (Span.Of(own), buildUp.First);
            words = own is { Low: { } low, High: { } high } ? low == high ? text(low) : $"{text(low)} to {text(high)}" : own.Why;
        }
        else if (use.Table is not { } id || !tables.TryGetValue(id, out var table))
        {
            problems.Add(Problem.Error("buildup.rate-table-unknown", Field(row, field), $"“{row.Title}” takes its {Noun(field)} from a rate table that is not there. Choose a rate, or give a value with the reason."));
            words = "no rate";
            return Span.NotKnown("no rate");
        }
        else if (table.LatestBy(use.Name, year) is not { } rate)
        {
            var later = table.Rates.FirstOrDefault(r => string.Equals(r.Name, use.Name, StringComparison.OrdinalIgnoreCase));
            problems.Add(Problem.Error(
                "buildup.rate-missing", Field(row, field),
                later is null
                    ? $"“{table.Name}” has no {use.Name}. Choose another name, add it to the table, or give a value with the reason."
                    : $"“{table.Name}” has {use.Name} from {later.Year} only, and “{row.Title}” needs it in {year}. Add it to the table for {year} or earlier."));
            words = "no rate for " + use.Name;
            return Span.NotKnown("no rate");
        }
        else
        {
            (value, of) = (Span.Of(rate.Value), rate.Year);
            used.TryAdd((table.Id, rate.Name.ToUpperInvariant(), rate.Year), new(table.Id, rate.Name, rate.Year, rate.Value));
            words = text(rate.Value);
            if (rate.Year < year && uplift is null && field == "price" && !table.Kind.IsPercent())
            {
                problems.Add(Problem.Notice(
                    "buildup.rate-carried", Field(row, field), $"{rate.Name} of {rate.Year} is used in later years too: the table has no price for them and the row no uplift. Name pay awards or inflation if it will change."));
            }
        }

        for (var y = of.Next; uplift is not null && y <= year; y = y.Next)
        {
            var change = Change(row, uplift, y);
            value *= Span.Of(1m) + (change * Span.Of(0.01m));
            words += change.IsKnown && change.Low == change.High ? $" × {Quantity.Text(1m + (change.Low / 100m))}" : " × not known";
        }

        return value;
    }

    private Span Change(BuildUpRow row, RateUse uplift, FinancialYear year)
    {
        if (uplift.Own is { } own)
        {
            return Span.Of(own);
        }

        if (uplift.Table is not { } id || !tables.TryGetValue(id, out var table))
        {
            problems.Add(Problem.Error("buildup.rate-table-unknown", Field(row, "uplift"), $"“{row.Title}” takes its uplift from a rate table that is not there. Choose a rate, or give a value with the reason."));
            return Span.NotKnown("no rate");
        }

        if (table.Stated(uplift.Name, year) is not { } rate)
        {
            // A change of another year is not a change of this one.
            problems.Add(Problem.Error("buildup.rate-missing", Field(row, "uplift"), $"“{table.Name}” has no {uplift.Name} for {year}, and “{row.Title}” needs it. Add the year to the table; nought is a rate too."));
            return Span.NotKnown("no rate");
        }

        used.TryAdd((table.Id, rate.Name.ToUpperInvariant(), rate.Year), new(table.Id, rate.Name, rate.Year, rate.Value));
        return Span.Of(rate.Value);
    }

    private static Func<decimal, string> Plain(BuildUpRow row, string field) =>
        field == "onCost" || row.Kind == BuildUpKind.PercentOf ? v => Quantity.Text(v) + " %" : v => "£" + Quantity.Text(v);

    private Amount Amounts(Span product) => !product.IsKnown ? new Amount.Unquantified(product.Unknown) : Amount.Between(Rounded(product.Low), Rounded(product.High));

    private Money Rounded(decimal pounds) => Money.FromPounds(
        buildUp.Grain == BuildUpGrain.Pounds ? decimal.Round(pounds, 0, MidpointRounding.AwayFromZero) : pounds, Rounding.HalfAwayFromZero);

    private static string Noun(string field) => field switch { "onCost" => "on-costs", "uplift" => "uplift", _ => "price" };

    internal static string Field(BuildUpRow row, string part) => $"rows.{row.Key}.{part}";
}
