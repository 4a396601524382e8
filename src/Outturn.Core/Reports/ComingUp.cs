using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Reports;

/// <summary>A day to come, and what falls on it.</summary>
public sealed record Coming(DateOnly Day, string Words);

/// <summary>The days to come that follow from the record and the calendar. Nothing is invented: no day that nobody has set is shown.</summary>
public static class ComingUp
{
    /// <summary>Overrides that end later than this are not near.</summary>
    private const int Near = 92;

    private const int MostOverrides = 3;

    public static IReadOnlyList<Coming> Of(Situation now)
    {
        var list = new List<Coming>();
        if (now.Open is { } round && round.Due >= now.Today)
        {
            list.Add(new(round.Due, $"{round.Name} forecasts are due"));
        }

        if (now.Year.Contains(now.Today))
        {
            var month = FinancialMonth.Containing(now.Today);
            list.Add(new(month.LastDay, month.Number == 12 ? $"{Round.NameOf(month)} ends, and the year {now.Year} with it"
                : month.Number % 3 == 0 ? $"{Round.NameOf(month)} ends, and quarter {Quarter.Containing(now.Today).Number} with it"
                : $"{Round.NameOf(month)} ends"));
        }

        var lines = now.Viewer.ScopeFor(Area.Tracker, Level.Contribute) == Scope.Own ? now.Mine : now.Lines;
        list.AddRange(lines
            .Where(l => l.Override is { Rating: not null, Until: { } until } && until >= now.Today && until.DayNumber - now.Today.DayNumber <= Near)
            .OrderBy(l => l.Override!.Until).Take(MostOverrides)
            .Select(l => new Coming(l.Override!.Until!.Value, $"The overridden rating of {LineScope.Named(l)} ends")));
        return [.. list.OrderBy(c => c.Day)];
    }
}
