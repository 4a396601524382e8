using Outturn.Core.Assurance.Sums;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

/// <summary>
/// A line's money in whole pence, in the order in which trackers print it: investment, planned parts, planned year, forecast
/// parts, forecast year, variance. Null is not known. What is beyond a trillion pounds is taken as not known, so that no
/// sum over a stranger's file can overflow.
/// </summary>
public sealed class LineFigures
{
    /// <summary>A trillion pounds: more than any council's budget, little enough for ten thousand of them to be added.</summary>
    public const long Most = 100_000_000_000_000;

    private LineFigures(long? investment, long?[] planned, long? plannedYear, long?[] forecast, long? forecastYear, long? variance)
    {
        Investment = investment;
        Planned = planned;
        PlannedYear = plannedYear;
        Forecast = forecast;
        ForecastYear = forecastYear;
        PrintedVariance = variance;
    }

    public static LineFigures None { get; } = new(null, [], null, [], null, null);

    public long? Investment { get; }

    /// <summary>None, four or twelve.</summary>
    public IReadOnlyList<long?> Planned { get; }

    /// <summary>The year as printed or, where none is printed, the sum of the parts.</summary>
    public long? PlannedYear { get; }

    public IReadOnlyList<long?> Forecast { get; }

    public long? ForecastYear { get; }

    /// <summary>As printed; null where none is printed, or where the record holds none that differs.</summary>
    public long? PrintedVariance { get; }

    /// <summary>Forecast less plan; positive is a shortfall.</summary>
    public long? Variance => ForecastYear - PlannedYear;

    public Total PlannedTotal => AsTotal(PlannedYear);

    public Total ForecastTotal => AsTotal(ForecastYear);

    private static Total AsTotal(long? pence) => pence is { } p ? new(Money.FromPence(p), Money.FromPence(p), 0) : new(Money.Zero, Money.Zero, 1);

    public static LineFigures Of(LinePlan? plan, LineForecast stated, Money? printedPlanned, Money? printedForecast, Money? printedVariance)
    {
        var planned = Parts(plan?.Planned);
        var forecast = Parts(stated.Forecast);
        return new(
            Known(plan?.Investment),
            planned,
            Year(plan?.Planned, planned, printedPlanned),
            forecast,
            Year(stated.Forecast, forecast, printedForecast),
            Bounded((printedVariance ?? stated.StatedVariance)?.Pence));
    }

    /// <summary>One cell; null where it is not known or there is none.</summary>
    public long? this[TrackerField field, int part] => field switch
    {
        TrackerField.Investment => Investment,
        TrackerField.PlannedPart => part >= 1 && part <= Planned.Count ? Planned[part - 1] : null,
        TrackerField.PlannedYear => PlannedYear,
        TrackerField.ForecastPart => part >= 1 && part <= Forecast.Count ? Forecast[part - 1] : null,
        TrackerField.ForecastYear => ForecastYear,
        TrackerField.Variance => PrintedVariance ?? Variance,
        _ => null,
    };

    /// <summary>The same with cells put right.</summary>
    internal LineFigures Mended(IEnumerable<CellSlip> slips)
    {
        long?[] planned = [.. Planned], forecast = [.. Forecast];
        long? investment = Investment, plannedYear = PlannedYear, forecastYear = ForecastYear, variance = PrintedVariance;
        foreach (var slip in slips)
        {
            switch (slip.Cell.Field)
            {
                case TrackerField.Investment:
                    investment = slip.Right;
                    break;
                case TrackerField.PlannedPart:
                    planned[slip.Cell.Part - 1] = slip.Right;
                    break;
                case TrackerField.PlannedYear:
                    plannedYear = slip.Right;
                    break;
                case TrackerField.ForecastPart:
                    forecast[slip.Cell.Part - 1] = slip.Right;
                    break;
                case TrackerField.ForecastYear:
                    forecastYear = slip.Right;
                    break;
                case TrackerField.Variance:
                    variance = slip.Right;
                    break;
                default:
                    break;
            }
        }

        return new(investment, planned, plannedYear, forecast, forecastYear, variance);
    }

    /// <summary>A quarter's forecast, from quarters or months; null where it is not known.</summary>
    public long? ForecastQuarter(int number) => Quarter(Forecast, number);

    public long? PlannedQuarter(int number) => Quarter(Planned, number);

    private static long? Quarter(IReadOnlyList<long?> parts, int number) => parts.Count switch
    {
        4 => parts[number - 1],
        12 => parts[(number * 3) - 3] + parts[(number * 3) - 2] + parts[(number * 3) - 1],
        _ => null,
    };

    /// <summary>The sum of the parts; null where one is not known or there are none.</summary>
    public static long? Sum(IReadOnlyList<long?> parts)
    {
        if (parts.Count == 0)
        {
            return null;
        }

        long sum = 0;
        foreach (var part in parts)
        {
            if (part is not { } p)
            {
                return null;
            }

            sum += p;
        }

        return sum;
    }

    private static long?[] Parts(Phasing? phasing)
    {
        if (phasing is null || phasing.Parts.Count == 0)
        {
            return [];
        }

        var parts = new long?[phasing.Parts.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Known(phasing.Parts[i]);
        }

        return parts;
    }

    private static long? Year(Phasing? phasing, long?[] parts, Money? printed) =>
        phasing is null ? Bounded(printed?.Pence)
        : printed is { } p ? Bounded(p.Pence)
        : phasing.Stated is { } stated ? Known(stated)
        : Sum(parts);

    private static long? Known(Amount? amount) => amount is Amount.Known known ? Bounded(known.Figure.Pence) : null;

    private static long? Bounded(long? pence) => pence is >= -Most and <= Most ? pence : null;
}
