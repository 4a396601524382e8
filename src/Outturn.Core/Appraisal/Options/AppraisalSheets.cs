using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Options;

/// <summary>The tables of an appraisal: options side by side, each option's flows by year, what the figures mean, and what was said.</summary>
public static class AppraisalSheets
{
    public static MoneyStyle Pounds { get; } = new(MoneyUnit.Pounds);

    /// <summary>A measure in a row, an option in a column: for people.</summary>
    public static Sheet SideBySide(AppraisalResult result)
    {
        var years = result.LastYear + 1;
        var nominal = result.Appraisal.Deflator is not null;
        var increments = result.Comparison.Increments.ToDictionary(i => i.Option, StringComparer.Ordinal);
        var measures = new List<(string Key, string Name, RowKind Kind, Func<OptionResult, string> Show)>
        {
            ("npv", "NPV: the council's cash", RowKind.Subtotal, o => AppraisalWords.Money(o.Npv)),
            ("npsv", "NPSV: social value", RowKind.Subtotal, o => AppraisalWords.Money(o.Npsv)),
            ("presentCosts", "Present value of costs to the council", RowKind.Item, o => AppraisalWords.Money(o.PresentCosts)),
            ("presentCashable", "Present value of cashable benefits", RowKind.Item, o => AppraisalWords.Money(o.PresentCashable)),
            ("presentBenefits", "Present value of all benefits", RowKind.Item, o => AppraisalWords.Money(o.PresentSocialBenefits)),
            ("bcr", "BCR: all benefits ÷ costs to the council", RowKind.Item, o => AppraisalWords.Ratio(o.Low.Bcr, o.High.Bcr, "No cost to divide by")),
            ("cashBcr", "Cashable benefits ÷ costs to the council", RowKind.Item, o => AppraisalWords.Ratio(o.Low.CashBcr, o.High.CashBcr, "No cost to divide by")),
            ("payback", "Payback", RowKind.Item, o => AppraisalWords.Payback(o.Low.Payback, o.High.Payback, years)),
            ("discountedPayback", "Discounted payback", RowKind.Item, o => AppraisalWords.Payback(o.Low.DiscountedPayback, o.High.DiscountedPayback, years)),
            ("roiGross", "Gross return per £1", RowKind.Item, o => AppraisalWords.Ratio(o.Low.GrossPerPound, o.High.GrossPerPound, "No cost to divide by")),
            ("roiNet", "Net return on investment", RowKind.Item, o => AppraisalWords.Ratio(o.Low.NetReturn, o.High.NetReturn, "No cost to divide by")),
            ("roiRunRate", "Run-rate return", RowKind.Item, o => RunRate(o)),
            ("equivalentAnnual", "Equivalent annual value", RowKind.Item, o => AppraisalWords.Money(o.EquivalentAnnual)),
            ("equivalentAnnualCost", "Equivalent annual cost", RowKind.Item, o => AppraisalWords.Money(o.EquivalentAnnualCost)),
            ("irr", "Internal rate of return", RowKind.Item, o => o.Return?.InShort() ?? "Not worked out for ranges"),
            ("totalCosts", "Costs to the council, real, not discounted", RowKind.Item, o => AppraisalWords.Money(new Total(OptionResult.Pence(o.High.TotalCosts), OptionResult.Pence(o.Low.TotalCosts), o.NotQuantified.CouncilCosts))),
            ("totalCashable", "Cashable benefits, real, not discounted", RowKind.Item, o => AppraisalWords.Money(o.Worth(m => m.TotalCashable, o.NotQuantified.Cashable))),
        };
        if (nominal)
        {
            measures.Add(("nominalCosts", "Costs to the council, nominal", RowKind.Item, o => AppraisalWords.Money(new Total(OptionResult.Pence(o.High.NominalCosts), OptionResult.Pence(o.Low.NominalCosts), o.NotQuantified.CouncilCosts))));
            measures.Add(("nominalCashable", "Cashable benefits, nominal", RowKind.Item, o => AppraisalWords.Money(o.Worth(m => m.NominalCashable, o.NotQuantified.Cashable))));
            measures.Add(("nominalPayback", "Payback, nominal", RowKind.Item, o => AppraisalWords.Payback(o.Low.NominalPayback, o.High.NominalPayback, years)));
        }

        if (result.Options.Any(o => o.Option.Bias is not null))
        {
            measures.Add(("npvBeforeBias", "NPV before anything is added for optimism", RowKind.Item, o => AppraisalWords.Money(o.Worth(m => m.NpvBeforeBias, o.NotQuantified.Cash))));
        }

        if (result.Appraisal.Distribution is not null)
        {
            measures.Add(("npsvUnweighted", "NPSV without weights", RowKind.Item, o => AppraisalWords.Money(o.Worth(m => m.NpsvUnweighted, o.NotQuantified.Social))));
        }

        if (increments.Count > 0)
        {
            var against = result.Comparison.Comparator!;
            measures.Add(("incrementNpv", $"NPV above “{against}”", RowKind.Item, o => increments.TryGetValue(o.Option.Name, out var i) ? AppraisalWords.Money(i.Npv) : ""));
            measures.Add(("incrementNpsv", $"NPSV above “{against}”", RowKind.Item, o => increments.TryGetValue(o.Option.Name, out var i) ? AppraisalWords.Money(i.Npsv) : ""));
            measures.Add(("incrementBcr", $"BCR of what is spent above “{against}”", RowKind.Item, o => increments.TryGetValue(o.Option.Name, out var i) ? AppraisalWords.Ratio(i.Bcr, i.Bcr, "No further cost to divide by") : ""));
        }

        return new(
            "Side by side", Caption(result, "options side by side"), "",
            [new("measure", "Measure", ColumnKind.Text, Width: 44), .. result.Options.Select((o, i) => new Column(string.Create(CultureInfo.InvariantCulture, $"option{i + 1}"), o.Option.Name, ColumnKind.Number, Width: 24))],
            [.. measures.Select(m => new Row(m.Key, m.Kind, [Cell.Text(m.Name), .. result.Options.Select(o => Cell.Text(o.HasFigures ? m.Show(o) : "No figures"))]))]);
    }

    private static string RunRate(OptionResult option) => option.RunRateYear is { } year
        ? AppraisalWords.Ratio(option.Low.RunRate, option.High.RunRate, "No cost to divide by") + string.Create(CultureInfo.InvariantCulture, $" (year {year})")
        : "No benefit in any year";

    /// <summary>Whether there is anything to follow year by year.</summary>
    public static bool HasFlows(OptionResult option) => option.HasFigures && option.High.Years.Concat(option.Low.Years).Any(y => y is not { Cost: 0m, Cashable: 0m, SocialBenefit: 0m, SocialCost: 0m });

    /// <summary>An option in a row, a measure in a column: for files that a machine reads on.</summary>
    public static Sheet Figures(AppraisalResult result) => new(
        "Options", Caption(result, "one option a row"), "",
        [
            new("option", "Option", ColumnKind.Text, Width: 36),
            new("npv", "NPV, the council's cash (£)", ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds, 2), Width: 18),
            new("npsv", "NPSV, social value (£)", ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds, 2), Width: 18),
            new("presentCosts", "Present costs to the council (£)", ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds, 2), Width: 18),
            new("presentCashable", "Present cashable benefits (£)", ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds, 2), Width: 18),
            new("presentBenefits", "Present value of all benefits (£)", ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds, 2), Width: 18),
            new("bcr", "BCR: all benefits ÷ costs to the council", ColumnKind.Number, Width: 16),
            new("payback", "Payback (years)", ColumnKind.Number, Width: 14),
            new("discountedPayback", "Discounted payback (years)", ColumnKind.Number, Width: 14),
            new("roiGross", "Gross return per £1", ColumnKind.Number, Width: 14),
            new("roiNet", "Net return", ColumnKind.Number, Width: 14),
            new("roiRunRate", "Run-rate return", ColumnKind.Number, Width: 14),
            new("equivalentAnnual", "Equivalent annual value (£)", ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds, 2), Width: 18),
            new("said", "What to know", ColumnKind.Text, Width: 60),
        ],
        [.. result.Options.Select(o => FigureRow(result, o))])
    {
        Notes = Notes(result),
    };

    private static Row FigureRow(AppraisalResult result, OptionResult option) => new(option.Option.Name, RowKind.Item, option.HasFigures
        ?
        [
            Cell.Text(option.Option.Name), Cell.Of(option.Npv), Cell.Of(option.Npsv), Cell.Of(option.PresentCosts), Cell.Of(option.PresentCashable), Cell.Of(option.PresentSocialBenefits),
            Number(option, m => m.Bcr), Number(option, m => m.Payback.Years), Number(option, m => m.DiscountedPayback.Years), Number(option, m => m.GrossPerPound), Number(option, m => m.NetReturn), Number(option, m => m.RunRate),
            Cell.Of(option.EquivalentAnnual), Cell.Text(Said(result, option)),
        ]
        : [Cell.Text(option.Option.Name), .. Enumerable.Repeat(Cell.Empty, 12), Cell.Text("No figures: it is not compared.")]);

    private static Cell Number(OptionResult option, Func<EndMeasures, decimal?> of) =>
        of(option.Low) == of(option.High) ? of(option.Low) is { } one ? new Cell.Number(Rounded(one)) : Cell.Empty
        : Cell.Text($"{Text(of(option.Low))} to {Text(of(option.High))}");

    private static string Text(decimal? value) => value is { } known ? Rounded(known).ToString("0.######", CultureInfo.InvariantCulture) : "none";

    /// <summary>Six places: more than anybody decides by, and the same in every file.</summary>
    public static decimal Rounded(decimal value) => decimal.Round(value, 6, MidpointRounding.AwayFromZero);

    private static string Said(AppraisalResult result, OptionResult option)
    {
        var years = result.LastYear + 1;
        List<string> said = [];
        if (option.Low.Payback.Years is null)
        {
            said.Add($"Payback: {option.Low.Payback.InWords(years).ToLowerInvariant()}.");
        }

        if (option.Return is { } rate)
        {
            said.Add($"Internal rate of return: {rate.InWords()}");
        }

        if (option.NotQuantified.Social > 0)
        {
            said.Add(string.Create(CultureInfo.InvariantCulture, $"{option.NotQuantified.Social} not quantified."));
        }

        return string.Join(' ', said);
    }

    /// <summary>One option by year with its factors and present values, so that every figure can be followed.</summary>
    /// <param name="result">The appraisal.</param>
    /// <param name="option">One of its options.</param>
    /// <param name="high">The better end of its ranges rather than the worse.</param>
    public static Sheet Flows(AppraisalResult result, OptionResult option, bool high = false)
    {
        var years = (high ? option.High : option.Low).Years;
        var (cash, social) = (0m, 0m);
        var rows = new List<Row>();
        foreach (var year in years)
        {
            cash += year.PresentNet;
            social += year.PresentSocialNet;
            rows.Add(new(string.Create(CultureInfo.InvariantCulture, $"{year.Year}"), RowKind.Item, FlowCells(result, year, cash, social)));
        }

        rows.Add(new("total", RowKind.Total,
        [
            Cell.Text("Total"), Cell.Empty, Money(years.Sum(y => y.Cost)), Money(years.Sum(y => y.Cashable)), Money(years.Sum(y => y.Net)), Cell.Empty, Money(years.Sum(y => y.PresentNet)), Cell.Empty,
            Money(years.Sum(y => y.SocialBenefit)), Money(years.Sum(y => y.SocialNet)), Money(years.Sum(y => y.PresentSocialNet)),
        ]));
        return new(
            $"Flows of {option.Option.Name}", $"{option.Option.Name}, by year{(option.IsExact ? "" : high ? ", every range at its better end" : ", every range at its worse end")}: real pounds in the prices of year 0, {result.Vintage.Title}, {result.Schedule.Title.ToLowerInvariant()}. Costs and benefits are positive; a net above nought is a gain.", "within the year",
            [
                new("year", "Year", ColumnKind.Text, Width: 18),
                new("rate", "Rate", ColumnKind.Number, Width: 10),
                new("cost", "Costs to the council", ColumnKind.Money, Pounds, Width: 14),
                new("cashable", "Cashable benefits", ColumnKind.Money, Pounds, Width: 14),
                new("net", "Net cash", ColumnKind.Money, Pounds, Width: 14),
                new("factor", "Discount factor", ColumnKind.Number, Width: 16),
                new("presentNet", "Present net cash", ColumnKind.Money, Pounds, Width: 14),
                new("cumulative", "Added up so far", ColumnKind.Money, Pounds, Width: 14),
                new("socialBenefit", "All benefits", ColumnKind.Money, Pounds, Width: 14),
                new("socialNet", "Net social value", ColumnKind.Money, Pounds, Width: 14),
                new("presentSocialNet", "Present net social value", ColumnKind.Money, Pounds, Width: 14),
            ],
            rows);
    }

    private static IReadOnlyList<Cell> FlowCells(AppraisalResult result, YearFigures year, decimal cash, decimal social) =>
    [
        Cell.Text(YearName(result, year.Year)), year.Year == 0 ? Cell.Empty : Cell.Text((result.Schedule.RateOf(year.Year)!.Value * 100m).ToString("0.0#", CultureInfo.InvariantCulture) + "\u00a0%"),
        Money(year.Cost), Money(year.Cashable), Money(year.Net), new Cell.Number(decimal.Round(year.Factor, 12)), Money(year.PresentNet), Money(cash),
        Money(year.SocialBenefit), Money(year.SocialNet), Money(year.PresentSocialNet),
    ];

    /// <summary>Present values of costs and benefits by option, at the worse end of ranges, with a chart of them.</summary>
    public static Sheet PresentValues(AppraisalResult result)
    {
        var options = result.Options.Where(HasFlows).ToList();
        return new(
            "Costs and benefits", Caption(result, "present values by option, in pounds; ranges at their worse end"), "",
            [new("option", "Option", ColumnKind.Text, Width: 40), new("costs", "Costs to the council", ColumnKind.Money, Pounds, Width: 16), new("cashable", "Cashable benefits", ColumnKind.Money, Pounds, Width: 16), new("benefits", "All benefits", ColumnKind.Money, Pounds, Width: 16)],
            [.. options.Select((o, i) => new Row(string.Create(CultureInfo.InvariantCulture, $"option{i + 1}"), RowKind.Item, [Cell.Text(o.Option.Name), Money(o.Low.PresentCosts), Money(o.Low.PresentCashable), Money(o.Low.PresentSocialBenefits)]))])
        {
            Charts = options.Count == 0 ? [] : [new("Present value of costs and benefits, £", ChartShape.Bars, ByRow: false, [1, 2, 3], 0, 0, options.Count - 1)],
        };
    }

    /// <summary>The discounted cash of each option added up so far, by year, at the worse end of ranges, with a chart of it.</summary>
    public static Sheet Cumulative(AppraisalResult result)
    {
        var options = result.Options.Where(HasFlows).ToList();
        var sums = new decimal[options.Count];
        var rows = new List<Row>();
        for (var year = 0; year <= result.LastYear; year++)
        {
            foreach (var (i, option) in options.Index())
            {
                sums[i] += option.Low.Years.FirstOrDefault(y => y.Year == year)?.PresentNet ?? 0m;
            }

            rows.Add(new(string.Create(CultureInfo.InvariantCulture, $"{year}"), RowKind.Item, [Cell.Text(YearName(result, year)), .. sums.Select(Money)]));
        }

        return new(
            "Cash so far", Caption(result, "discounted cash added up so far, in pounds; ranges at their worse end"), "running total",
            [new("year", "Year", ColumnKind.Text, Width: 18), .. options.Select((o, i) => new Column(string.Create(CultureInfo.InvariantCulture, $"option{i + 1}"), o.Option.Name, ColumnKind.Money, Pounds, Width: 16))],
            rows)
        {
            Charts = options.Count == 0 ? [] : [new("Discounted cash added up so far, £", ChartShape.Lines, ByRow: false, [.. Enumerable.Range(1, options.Count)], 0, 0, result.LastYear)],
        };
    }

    public static string YearName(AppraisalResult result, int year) => result.Appraisal.BaseYear is { } first
        ? string.Create(CultureInfo.InvariantCulture, $"{year}: {first + year}")
        : string.Create(CultureInfo.InvariantCulture, $"{year}");

    private static Cell Money(decimal pounds) => Cell.Of(OptionResult.Pence(pounds));

    public static Sheet Definitions(AppraisalResult result) => new(
        "Definitions", "What each figure is and how it is worked out.", "",
        [new("name", "Figure", ColumnKind.Text, Width: 28), new("meaning", "What it is", ColumnKind.Text, Width: 90)],
        [.. AppraisalDefinitions.Of(result).Select(d => new Row(d.Key, RowKind.Item, [Cell.Text(d.Name), Cell.Text(d.Meaning)]))]);

    /// <summary>What may be said of the options, what may not, and what a reader must know.</summary>
    public static IReadOnlyList<string> Sentences(AppraisalResult result) =>
        [.. result.Comparison.ByCash, .. result.Comparison.BySocialValue, .. result.Comparison.Refusals, .. result.Notices.Select(n => n.Message)];

    /// <summary>Such as <c>Street lighting: options side by side. Green Book 2022, standard …</c>.</summary>
    private static string Caption(AppraisalResult result, string what)
    {
        var title = result.Appraisal.Title.Length > 0 ? $"{result.Appraisal.Title}: {what}" : char.ToUpperInvariant(what[0]) + what[1..];
        return $"{title}. {Basis(result)}";
    }

    /// <summary>The rates, the prices and year 0 in a sentence; what is not in force says so here.</summary>
    public static string Basis(AppraisalResult result) =>
        $"{result.Vintage.Title}, {result.Schedule.Title.ToLowerInvariant()} ({result.Schedule.InWords()}); real, in the prices of year 0{(result.Appraisal.BaseYear is { } first ? $", {first}" : "")}; {(result.LastYear + 1).ToString(CultureInfo.InvariantCulture)} years.{(result.Vintage.Active ? "" : " " + result.Vintage.Standing)}";

    private static IReadOnlyList<KeyValuePair<string, string>> Notes(AppraisalResult result) =>
    [
        KeyValuePair.Create("Discounting", Basis(result)),
        KeyValuePair.Create("Source of the rates", result.Vintage.Source),
        .. AppraisalDefinitions.Of(result).Select(d => KeyValuePair.Create(d.Name, d.Meaning)),
        .. Sentences(result).Select((s, i) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"Note {i + 1}"), s)),
    ];
}
