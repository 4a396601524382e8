using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Core.Forecasting;

/// <summary>What sort of benefit a line is, by the section of its reference.</summary>
public enum SavingKind
{
    /// <summary>The reference does not say.</summary>
    NotSaid,

    /// <summary>Section 6 of a council's references.</summary>
    Saving,

    /// <summary>Section 7: fees, charges and grants.</summary>
    Income,
}

/// <summary>One planned saving as it stands at a position.</summary>
/// <param name="Key">What it is known by in its year; its draws hang on this and not on its place in the list.</param>
/// <param name="Name">What a person reads.</param>
/// <param name="Planned">The year's planned saving: below nought.</param>
/// <param name="Forecast">What its owner forecasts for the year; a saving is negative.</param>
/// <param name="Rag">As shown at the position.</param>
/// <param name="Basis">Secured or accrued.</param>
/// <param name="Kind">Saving or income.</param>
/// <param name="SignedOff">Whether finance has signed it off as complete.</param>
/// <param name="Committee">The committee, or "Shared by ..." where several own it: money is counted once. Empty where none is named.</param>
/// <param name="Service">The service; empty where none is given.</param>
public sealed record ForecastLine(
    string Key, string Name, Money Planned, Money Forecast, Rag Rag, DeliveryBasis Basis, SavingKind Kind, bool SignedOff, string Committee, string Service)
{
    /// <summary>The class of what its owner forecasts.</summary>
    public DeliveredClass Said => Delivered.Of(Planned, Forecast);
}

/// <summary>A line that is no planned saving, such as a reversal: it counts at its owner's forecast and has no spread.</summary>
public sealed record TakenLine(string Key, string Name, Money Planned, Money Forecast, string Committee, string Service);

/// <summary>A year's tracker at a position, as the forecast takes it.</summary>
/// <param name="Year">The tracker's year.</param>
/// <param name="Day">The day at which it stands.</param>
/// <param name="Lines">The planned savings, in the order of their keys.</param>
/// <param name="Taken">Lines with figures that plan no saving.</param>
/// <param name="Left">Lines without one figure for plan and forecast: in no total, never counted as nought.</param>
public sealed record DeliveryPosition(FinancialYear Year, DateOnly Day, IReadOnlyList<ForecastLine> Lines, IReadOnlyList<TakenLine> Taken, IReadOnlyList<NotSimulated> Left)
{
    /// <summary>Months of the year that end after the day: 12 before the year's first month has ended, 0 from its last day on.</summary>
    public int MonthsLeft => MonthsLeftOn(Year, Day);

    /// <summary>The plan of all lines with figures.</summary>
    public Money Planned => Sum(Lines.Select(l => l.Planned).Concat(Taken.Select(l => l.Planned)));

    /// <summary>The sum of the owners' forecasts of all lines with figures.</summary>
    public Money Owners => Sum(Lines.Select(l => l.Forecast).Concat(Taken.Select(l => l.Forecast)));

    /// <summary>Months of <paramref name="year"/> that end after <paramref name="day"/>.</summary>
    public static int MonthsLeftOn(FinancialYear year, DateOnly day) => Enumerable.Range(1, 12).Count(m => new FinancialMonth(year, m).LastDay > day);

    /// <summary>The last day on which so many months of <paramref name="year"/> are left that end after it: the end of a month, or the day before the year for 12.</summary>
    public static DateOnly DayWith(FinancialYear year, int monthsLeft) => year.FirstDay.AddMonths(12 - monthsLeft).AddDays(-1);

    /// <summary>Takes a tracker as shown.</summary>
    /// <param name="position">The tracker with its ratings judged.</param>
    /// <param name="day">The day at which it stands.</param>
    public static DeliveryPosition Of(TrackerPosition position, DateOnly day)
    {
        var lines = new List<ForecastLine>();
        var taken = new List<TakenLine>();
        var left = new List<NotSimulated>();
        foreach (var line in position.Lines.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            var name = line.Reference.Length > 0 ? $"{line.Reference} {line.Details.Title}" : line.Details.Title;
            if (line.ForecastPosition is null)
            {
                // Nobody has stated one: a forecast of nothing would be another thing.
                left.Add(new(line.Key, name, "no forecast is stated"));
            }
            else if (line.Planned.Value is not { } planned || line.Forecast.Value is not { } forecast)
            {
                left.Add(new(line.Key, name, WhyLeft(line)));
            }
            else if (planned.Sign < 0)
            {
                lines.Add(new(line.Key, name, planned, forecast, line.Stated.Rag ?? Rag.NotRated, line.Basis, KindOf(line.Reference), line.Stated.Complete == true, Committee(line), line.Details.Service));
            }
            else
            {
                taken.Add(new(line.Key, name, planned, forecast, Committee(line), line.Details.Service));
            }
        }

        return new(position.Year, day, lines, taken, left);
    }

    private static string WhyLeft(TrackerLine line)
    {
        static string Of(string what, Total total) => total.Unquantified > 0 ? $"the {what} is not quantified" : $"the {what} is a range";
        return line.Planned.Value is null ? Of("plan", line.Planned) : Of("forecast", line.Forecast);
    }

    private static SavingKind KindOf(string reference) =>
        reference.IndexOf(".6.", StringComparison.Ordinal) > 0 ? SavingKind.Saving : reference.IndexOf(".7.", StringComparison.Ordinal) > 0 ? SavingKind.Income : SavingKind.NotSaid;

    private static string Committee(TrackerLine line) => line.Details.Committees.Count switch
    {
        0 => "",
        1 => line.Details.Committees[0],
        _ => "Shared by " + string.Join(", ", line.Details.Committees.Take(line.Details.Committees.Count - 1)) + " and " + line.Details.Committees[^1],
    };

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, m) => sum + m);
}

/// <summary>A year that has closed: how it stood at a position, and what came in the end.</summary>
/// <param name="Position">How it stood.</param>
/// <param name="Outturns">What each line came to, by key; a saving is negative. A line whose outturn is not one figure is not here.</param>
public sealed record ClosedYear(DeliveryPosition Position, IReadOnlyDictionary<string, Money> Outturns)
{
    /// <summary>The year.</summary>
    public FinancialYear Year => Position.Year;

    /// <summary>Whether finance recorded the outturn; otherwise it is the last position after the year's end.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>The lines whose outturn is known.</summary>
    public IEnumerable<(ForecastLine Line, Money Outturn)> Lines => Position.Lines.Where(l => Outturns.ContainsKey(l.Key)).Select(l => (l, Outturns[l.Key]));

    /// <summary>
    /// A closed year out of two positions of its tracker. A saving that was withdrawn in between counts as nothing delivered: its plan was in the budget and it
    /// did not come.
    /// </summary>
    /// <param name="position">How it stood.</param>
    /// <param name="end">The tracker with its recorded outturn, or its last position after the year's end.</param>
    public static ClosedYear Of(DeliveryPosition position, TrackerPosition end)
    {
        var came = new Dictionary<string, Money>(StringComparer.Ordinal);
        foreach (var line in end.Lines)
        {
            if (line.Came.Value is { } outturn)
            {
                came[line.Key] = outturn;
            }
        }

        foreach (var line in end.Withdrawn)
        {
            came.TryAdd(line.Key, Money.Zero);
        }

        return new(position, came) { IsRecorded = end.Lines.Any(l => l.Outturn is not null) };
    }
}
