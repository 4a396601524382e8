using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

public enum RoundState
{
    Open,

    /// <summary>Locked: what is changed at its position from then on needs a reason.</summary>
    Closed,
}

/// <summary>One month's round of updates of a year's tracker.</summary>
/// <param name="Period">The month.</param>
/// <param name="State">Open or closed.</param>
/// <param name="Due">The day by which owners submit.</param>
/// <param name="Opened">Who opened it and when.</param>
/// <param name="Latest">The last act on it: the opening or the closing.</param>
public sealed record Round(FinancialMonth Period, RoundState State, DateOnly Due, Act Opened, Act Latest)
{
    /// <summary>The day at which everything in the round is stated to stand: the month's last.</summary>
    public DateOnly Position => Period.LastDay;

    /// <summary>Such as "November 2017".</summary>
    public string Name => NameOf(Period);

    public static string NameOf(FinancialMonth period) => period.FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Days by which today is past the due day; 0 where it is not.</summary>
    public int DaysLate(DateOnly today) => State == RoundState.Open && today > Due ? today.DayNumber - Due.DayNumber : 0;
}

/// <summary>A round that opens or closes, about to be written.</summary>
public sealed record RoundEvent(FinancialMonth Period, RoundState State, DateOnly Due, string Reason);

public enum ProgressState
{
    /// <summary>Its owner has not submitted it.</summary>
    Waiting,

    Submitted,

    /// <summary>Finance sent it back with a reason.</summary>
    Returned,

    SignedOff,
}

/// <summary>Where a line is in a round.</summary>
/// <param name="Line">The line.</param>
/// <param name="Period">The round's month.</param>
/// <param name="State">Submitted, returned or signed off.</param>
/// <param name="Reason">Why it was returned; empty otherwise.</param>
/// <param name="Act">Who brought it there and when.</param>
public sealed record LineProgress(Guid Line, FinancialMonth Period, ProgressState State, string Reason, Act Act)
{
    /// <summary>Who submitted what stands in the round now, and when; null where it was never submitted.</summary>
    public Act? SubmittedBy { get; init; }
}

/// <summary>About to be written.</summary>
public sealed record ProgressChange(Guid Line, FinancialMonth Period, ProgressState State, string Reason);

/// <summary>A post that was reminded of a round.</summary>
public sealed record Chase(FinancialMonth Period, string Owner);
