using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>One scenario worked out: by quantity, then by period.</summary>
public sealed record ScenarioFigures(string Scenario, IReadOnlyList<IReadOnlyList<ModelFigure>> Figures)
{
    /// <summary>What formulas gather over the periods, for the workbook.</summary>
    internal IReadOnlyList<IReadOnlyList<ModelFigure>> Parts { get; init; } = [];
}

/// <summary>What a model comes to, in all of its scenarios.</summary>
/// <param name="Checked">The model.</param>
/// <param name="Scenarios">In the model's order.</param>
/// <param name="Problems">Each cell that could not be worked out: quantity, period, scenario.</param>
public sealed record ModelResult(CheckedModel Checked, IReadOnlyList<ScenarioFigures> Scenarios, IReadOnlyList<Problem> Problems)
{
    /// <summary>A figure in the plain unit. A quantity that does not vary has it in every period.</summary>
    public ModelFigure Figure(int quantity, int scenario, int period = 0) => Scenarios[scenario].Figures[quantity][period];

    public ModelFigure Figure(string quantity, string scenario, int period = 0) => Figure(Known(quantity), KnownScenario(scenario), period);

    /// <summary>The figure as the quantity's own unit shows it: 30 for 30 %.</summary>
    public decimal? Shown(int quantity, ModelFigure figure) => figure.Value / Checked.Units[quantity].Scale;

    /// <summary>All periods added up; the one figure of a quantity that does not vary.</summary>
    public ModelFigure Total(int quantity, int scenario)
    {
        var figures = Scenarios[scenario].Figures[quantity];
        if (!Checked.Varies(quantity))
        {
            return figures[0];
        }

        return figures.Any(f => !f.IsKnown) ? figures.Where(f => !f.IsKnown).Select(f => f.Fails ? ModelFigure.Unknown(Checked.Model.Quantities[quantity].Name.Trim()) : f).Aggregate(ModelFigure.Lacking) : Added(figures);
    }

    private static ModelFigure Added(IEnumerable<ModelFigure> figures)
    {
        // No figure is larger than Largest and there are few periods: the sum fits.
        var sum = figures.Sum(f => f.Value!.Value);
        return Math.Abs(sum) <= ModelFigure.Largest ? ModelFigure.Known(sum) : ModelFigure.TooLarge;
    }

    /// <summary>
    /// A quantity in pounds by financial year, to the penny, halves away from nought, in the sign of the model. Periods are added up within their year, so take what is
    /// spent or saved in each period, not a running sum. One figure for the whole model is given to its year where the model has only one. What is not known says why.
    /// </summary>
    public Result<IReadOnlyList<(FinancialYear Year, Amount Amount)>> ByYear(string quantity, string scenario)
    {
        var (q, s) = (Checked.IndexOf(quantity), Checked.ScenarioOf(scenario));
        if (q < 0 || s < 0)
        {
            return Result.Refused<IReadOnlyList<(FinancialYear Year, Amount Amount)>>(Problem.Error("model.result-unknown", q < 0 ? "quantity" : "scenario", $"The model has no {(q < 0 ? $"quantity named “{quantity}”" : $"scenario named “{scenario}”")}. Choose one that it has."));
        }

        if (!Checked.Units[q].IsPounds)
        {
            return Result.Refused<IReadOnlyList<(FinancialYear Year, Amount Amount)>>(Problem.Error("model.not-pounds", "quantity", $"{Checked.Model.Quantities[q].Name.Trim()} is in “{Checked.Units[q]}”, and a plan line is in pounds. Choose a quantity in pounds, or multiply it by what it is per."));
        }

        var span = Checked.Model.Span;
        var years = span.Periods.Select((p, i) => (p.Year, i)).GroupBy(p => p.Year).ToList();
        if (!Checked.Varies(q) && years.Count > 1)
        {
            return Result.Refused<IReadOnlyList<(FinancialYear Year, Amount Amount)>>(Problem.Error("model.not-by-year", "quantity", $"{Checked.Model.Quantities[q].Name.Trim()} is one figure for {years.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} years. Choose a quantity that has a figure for each period."));
        }

        var figures = Scenarios[s].Figures[q];
        return Result.Ok<IReadOnlyList<(FinancialYear, Amount)>>([.. years.Select(year => (year.Key, AmountOf(Checked.Varies(q) ? [.. year.Select(p => figures[p.i])] : [figures[0]])))]);
    }

    private static Amount AmountOf(IReadOnlyList<ModelFigure> figures)
    {
        if (figures.FirstOrDefault(f => !f.IsKnown) is { } lacking)
        {
            return new Amount.Unquantified(lacking.Why);
        }

        try
        {
            return Amount.Of(Money.FromPounds(figures.Sum(f => f.Value!.Value), Rounding.HalfAwayFromZero));
        }
        catch (OverflowException)
        {
            return new Amount.Unquantified("too large");
        }
    }

    private int Known(string quantity) => Checked.IndexOf(quantity) is >= 0 and var i ? i : throw new ArgumentException($"There is no quantity {quantity}.", nameof(quantity));

    private int KnownScenario(string scenario) => Checked.ScenarioOf(scenario) is >= 0 and var i ? i : throw new ArgumentException($"There is no scenario {scenario}.", nameof(scenario));
}
