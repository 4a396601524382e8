using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;

namespace Outturn.Core.Forecasting;

/// <summary>What a part of a year is forecast to come to. Every money is signed as the tracker is: savings negative, so P10 is the good end and P90 the bad.</summary>
/// <param name="Name">The committee, the service, or the year.</param>
/// <param name="Lines">How many lines it has, with those that have no spread.</param>
/// <param name="Owners">The sum of the owners' forecasts.</param>
/// <param name="Spread">What the draws come to; its planned figure is the plan.</param>
/// <param name="ReachingOwners">How many draws come to the owners' sum or better.</param>
public sealed record PartForecast(string Name, int Lines, Money Owners, Spread Spread, int ReachingOwners);

/// <summary>What one line is forecast to come to.</summary>
/// <param name="Line">The line.</param>
/// <param name="Spread">What the draws come to.</param>
/// <param name="Chances">The chances of the classes, by <see cref="DeliveredClass"/>.</param>
/// <param name="Share">Its share of the variance of the whole: all lines' add up to 1.</param>
/// <param name="Inside">The share of draws within the ranges of 50, 80 and 90 per cent, ends included: more than their names where many draws are one figure.</param>
public sealed record LineForecastSpread(ForecastLine Line, Spread Spread, IReadOnlyList<double> Chances, double Share, IReadOnlyList<double> Inside)
{
    /// <summary>The ranges that are scored, in per cent, with the quantiles at their ends: good end first.</summary>
    internal static readonly (int Percent, int From, int To)[] Ranges = [(50, 25, 75), (80, 10, 90), (90, 5, 95)];

    /// <summary>The chance of at least 95 per cent of plan, from 0 to 1.</summary>
    public double Reaching => Chances[3] + Chances[4];
}

/// <summary>A delivery forecast of a year.</summary>
/// <param name="Position">What was forecast.</param>
/// <param name="Model">What it was forecast with.</param>
/// <param name="Order">Seed and draws.</param>
/// <param name="Whole">The year.</param>
/// <param name="Committees">By committee, in the order of their names.</param>
/// <param name="Services">By service, in the order of their names.</param>
/// <param name="Lines">By line, those that drive the spread first.</param>
/// <param name="YearShare">How much of the whole's variance goes with the year's effect that all lines share: the square of their correlation.</param>
/// <param name="LearningShare">How much goes with what is not known of how this council delivers: the square of the correlation with the chances drawn.</param>
public sealed record DeliveryForecast(
    DeliveryPosition Position, DeliveryModel Model, ForecastOrder Order, PartForecast Whole, IReadOnlyList<PartForecast> Committees, IReadOnlyList<PartForecast> Services,
    IReadOnlyList<LineForecastSpread> Lines, double YearShare, double LearningShare)
{
    /// <summary>Draws. Position, model, seed and number of draws give the same figures for ever, on any machine and any number of cores.</summary>
    /// <param name="position">The year; a year without planned savings comes to its owners' forecasts and has no spread.</param>
    /// <param name="model">How savings deliver.</param>
    /// <param name="order">Seed and draws, which <see cref="ForecastOrder.Refusal"/> has let pass.</param>
    /// <param name="cores">How many cores may work; it changes the time and nothing else.</param>
    public static DeliveryForecast Run(DeliveryPosition position, DeliveryModel model, ForecastOrder order, int cores) => new DeliveryDraws(position, model, order).Work(cores);
}
