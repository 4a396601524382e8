using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Options;

/// <summary>
/// An appraisal as a workbook that works itself out: the rates of the pinned schedule, factors chained by formula, each option's flows by year, and its
/// figures by formula over them. Change a flow or a rate and everything follows. Costs stand in it with what optimism adds, in real pounds.
/// </summary>
public static class AppraisalWorkbook
{
    private const string Rates = "Rates";

    private const int Year = 0;
    private const int Cost = 1;
    private const int Cashable = 2;
    private const int Net = 3;
    private const int Factor = 4;
    private const int Present = 5;
    private const int Total = 6;
    private const int Running = 7;
    private const int PaidBack = 8;
    private const int PaidBackDiscounted = 9;
    private const int SocialCost = 10;
    private const int SocialBenefit = 11;
    private const int PresentSocial = 12;

    private static readonly MoneyStyle Pence = new(MoneyUnit.Pounds, 2);

    public static IReadOnlyList<Sheet> Of(AppraisalResult result)
    {
        List<(string Tab, string Name, OptionResult Option, EndMeasures End)> ends =
        [
            .. result.Options.Index().Where(o => o.Item.HasFigures).SelectMany(o => o.Item.IsExact
                ? new[] { (Tab(o.Index, "", o.Item), o.Item.Option.Name, o.Item, o.Item.Low) }
                : [(Tab(o.Index, " worse", o.Item), o.Item.Option.Name + ", every range at its worse end", o.Item, o.Item.Low), (Tab(o.Index, " better", o.Item), o.Item.Option.Name + ", every range at its better end", o.Item, o.Item.High)]),
        ];
        return
        [
            Options(result, ends),
            AppraisalSheets.SideBySide(result),
            RateSheet(result),
            .. ends.Select(e => Flows(result, e.Tab, e.Name, e.End)),
            AppraisalSheets.Definitions(result),
        ];
    }

    private static string Tab(int index, string end, OptionResult option) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}{end} {option.Option.Name}");

    private static Sheet RateSheet(AppraisalResult result) => new(
        Rates, $"Discount rates and factors: {AppraisalSheets.Basis(result)} Each factor is the one before divided by one and the year's own rate.", "",
        [new("year", "Year", ColumnKind.Number), new("rate", "Rate", ColumnKind.Number), new("factor", "Factor", ColumnKind.Number, Width: 18)],
        [
            .. result.Factors.Select((factor, year) => new Row(year.ToString(CultureInfo.InvariantCulture), RowKind.Item,
            [
                new Cell.Number(year), new Cell.Rate(year == 0 ? 0m : result.Schedule.RateOf(year)!.Value * 100m),
                year == 0 ? new Cell.Number(1m) : new Cell.Calculated(Formula.At(Rates, year - 1, 2) / (1m + Formula.At(Rates, year, 1)), new Cell.Number(factor)),
            ])),
        ]);

    private static Sheet Flows(AppraisalResult result, string tab, string name, EndMeasures end)
    {
        Formula At(int row, int column) => Formula.At(tab, row, column);
        var rows = new List<Row>();
        var (total, running) = (0m, 0m);
        foreach (var (i, year) in end.Years.Index())
        {
            var (before, runningBefore) = (total, running);
            total += year.Net;
            running += year.PresentNet;
            rows.Add(new(i.ToString(CultureInfo.InvariantCulture), RowKind.Item,
            [
                new Cell.Number(i), new Cell.Number(year.Cost), new Cell.Number(year.Cashable),
                Worked(At(i, Cashable) - At(i, Cost), year.Net),
                Worked(Formula.At(Rates, i, 2), year.Factor),
                Worked(At(i, Net) * At(i, Factor), year.PresentNet),
                Worked(i == 0 ? At(0, Net) : At(i - 1, Total) + At(i, Net), total),
                Worked(i == 0 ? At(0, Present) : At(i - 1, Running) + At(i, Present), running),
                Made(i, At, Total, i == 0 ? At(0, Cost) : -At(i - 1, Total), i == 0 ? At(0, Cashable) : At(i, Net), i == 0 ? year.Cost : -before, i == 0 ? year.Cashable : year.Net, total),
                Made(i, At, Running, i == 0 ? At(0, Cost) : -At(i - 1, Running), i == 0 ? At(0, Cashable) : At(i, Present), i == 0 ? year.Cost : -runningBefore, i == 0 ? year.Cashable : year.PresentNet, running),
                new Cell.Number(year.SocialCost), new Cell.Number(year.SocialBenefit),
                Worked((At(i, SocialBenefit) - At(i, SocialCost)) * At(i, Factor), year.PresentSocialNet),
            ]));
        }

        return new(
            tab, $"{name}: real pounds in the prices of year 0. Costs and benefits are typed here; the rest is worked out.", "within the year",
            [
                new("year", "Year", ColumnKind.Number), new("cost", "Costs to the council (£)", ColumnKind.Money, Pence, Width: 16), new("cashable", "Cashable benefits (£)", ColumnKind.Money, Pence, Width: 16),
                new("net", "Net cash (£)", ColumnKind.Money, Pence, Width: 16), new("factor", "Discount factor", ColumnKind.Number, Width: 16), new("presentNet", "Present net cash (£)", ColumnKind.Money, Pence, Width: 16),
                new("total", "Net cash so far (£)", ColumnKind.Money, Pence, Width: 16), new("running", "Present net cash so far (£)", ColumnKind.Money, Pence, Width: 16),
                new("paidBack", "Paid back after (years)", ColumnKind.Number, Width: 14), new("paidBackDiscounted", "Paid back after, discounted (years)", ColumnKind.Number, Width: 14),
                new("socialCost", "Costs to the council without transfers (£)", ColumnKind.Money, Pence, Width: 16), new("socialBenefit", "All benefits less what falls on others (£)", ColumnKind.Money, Pence, Width: 16),
                new("presentSocial", "Present net social value (£)", ColumnKind.Money, Pence, Width: 16),
            ],
            rows)
        {
            Charts = rows.Count > 1 ? [new($"{name}: net cash so far, £", ChartShape.Lines, ByRow: false, [Total, Running], Year, 0, rows.Count - 1)] : [],
        };
    }

    /// <summary>The moment in a year at which what was owed is made good; empty in the other years.</summary>
    private static Cell Made(int year, Func<int, int, Formula> at, int balance, Formula owed, Formula gained, decimal owedNow, decimal gainedNow, decimal after)
    {
        var formula = Formula.Of(FormulaFunction.If, (Formula)0m < owed, Formula.Of(FormulaFunction.If, at(year, balance) < 0m, "", at(year, Year) + (owed / gained)), "");
        return new Cell.Calculated(formula, owedNow > 0m && after >= 0m ? new Cell.Number(year + (owedNow / gainedNow)) : Cell.Empty);
    }

    private static Cell.Calculated Worked(Formula formula, decimal value) => new(formula, new Cell.Number(value));

    private static Sheet Options(AppraisalResult result, List<(string Tab, string Name, OptionResult Option, EndMeasures End)> ends)
    {
        var figures = AppraisalSheets.Figures(result);
        return figures with
        {
            Rows =
            [
                .. ends.Select(e => Row(result, e.Tab, e.Name, e.Option, e.End)),
                .. figures.Rows.Where(r => result.Options.Any(o => !o.HasFigures && o.Option.Name == r.Key)),
            ],
        };
    }

    private static Row Row(AppraisalResult result, string tab, string name, OptionResult option, EndMeasures end)
    {
        var last = result.LastYear;
        var years = last + 1;
        Formula Column(int column) => Formula.Between(tab, 0, column, last, column);
        var factors = Formula.Between(Rates, 0, 2, last, 2);
        var presentCosts = Formula.Of(FormulaFunction.SumProduct, Column(Cost), factors);
        var presentCashable = Formula.Of(FormulaFunction.SumProduct, Column(Cashable), factors);
        var presentBenefits = Formula.Of(FormulaFunction.SumProduct, Column(SocialBenefit), factors);
        var costs = Formula.Of(FormulaFunction.Sum, Column(Cost));
        var cashable = Formula.Of(FormulaFunction.Sum, Column(Cashable));
        Cell Ratio(Formula over, Formula under, decimal? shown) => new Cell.Calculated(
            Formula.Of(FormulaFunction.If, (Formula)0m < under, Formula.Of(FormulaFunction.Round, over / under, 6m), "No cost to divide by"), shown is { } value ? new Cell.Number(AppraisalSheets.Rounded(value)) : Cell.Text("No cost to divide by"));
        Cell Payback(int column, Payback shown) => new Cell.Calculated(
            Formula.Of(FormulaFunction.If, (Formula)0m < Formula.Of(FormulaFunction.Sum, Column(column)), Formula.Of(FormulaFunction.Round, Formula.Of(FormulaFunction.Min, Column(column)), 6m), shown.Needed ? string.Create(CultureInfo.InvariantCulture, $"Not within {years} years") : "Nothing to pay back"),
            shown.Years is { } after ? new Cell.Number(AppraisalSheets.Rounded(after)) : Cell.Text(shown.InWords(years)));
        return new(name, RowKind.Item,
        [
            Cell.Text(name),
            Money(presentCashable - presentCosts, end.Npv),
            Money(Formula.Of(FormulaFunction.Sum, Column(PresentSocial)), end.Npsv),
            Money(presentCosts, end.PresentCosts),
            Money(presentCashable, end.PresentCashable),
            Money(presentBenefits, end.PresentSocialBenefits),
            Ratio(presentBenefits, presentCosts, end.Bcr),
            Payback(PaidBack, end.Payback),
            Payback(PaidBackDiscounted, end.DiscountedPayback),
            Ratio(cashable, costs, end.GrossPerPound),
            Ratio(cashable - costs, costs, end.NetReturn),
            option.RunRateYear is { } year ? Ratio(Formula.At(tab, year, Net), costs, end.RunRate) : Cell.Text("No benefit in any year"),
            Money((presentCashable - presentCosts) / Formula.Of(FormulaFunction.Sum, factors), end.EquivalentAnnual),
            Cell.Text(option.NotQuantified.Social > 0 ? string.Create(CultureInfo.InvariantCulture, $"{option.NotQuantified.Social} not quantified.") : ""),
        ]);
    }

    private static Cell.Calculated Money(Formula formula, decimal shown) => new(Formula.Of(FormulaFunction.Round, formula, 2m), Cell.Of(OptionResult.Pence(shown)));
}
