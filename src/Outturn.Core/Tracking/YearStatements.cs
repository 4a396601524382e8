using Outturn.Core.Values;

namespace Outturn.Core.Tracking;

/// <summary>One thing that was stated of one line, and where it stands in the line's history.</summary>
public sealed record LineStatement<T>(Guid Line, FactOrder Order, T Value);

/// <summary>All that was stated of a year's forecasts, plans and standings, each oldest position first.</summary>
public sealed record YearStatements(
    IReadOnlyList<LineStatement<LineForecast>> Forecasts, IReadOnlyList<LineStatement<LinePlan>> Plans, IReadOnlyList<LineStatement<LineStanding>> Standings);
