using System.Globalization;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Reports;

/// <summary>Something that happened, in a sentence, with what it is about.</summary>
/// <param name="Act">The act, or the latest of several.</param>
/// <param name="Words">One sentence.</param>
public sealed record NewsItem(long Act, string Words)
{
    /// <summary>The key of the line, where it is about one.</summary>
    public string Line { get; init; } = "";

    /// <summary>The report's number, where it is about one.</summary>
    public long? Report { get; init; }

    /// <summary>The round's month, where it is about one.</summary>
    public FinancialMonth? Period { get; init; }
}

/// <summary>What others have done since somebody was last here, as far as it concerns them: an owner reads of their own lines, the rest of all.</summary>
public static class News
{
    /// <summary>More than this is no news.</summary>
    public const int Most = 8;

    /// <param name="now">What is known.</param>
    /// <param name="steps">What became of lines in the latest round, oldest first.</param>
    /// <param name="imports">The acts that brought positions in.</param>
    /// <param name="since">Acts after this one are new.</param>
    public static IReadOnlyList<NewsItem> Of(Situation now, IReadOnlyList<LineProgress> steps, IReadOnlyList<Act> imports, long since)
    {
        bool Fresh(Act act) => act.Number > since && act.By.Id != now.Viewer.Actor.Id;
        var own = now.Viewer.ScopeFor(Area.Tracker, Level.Contribute) == Scope.Own;
        var lines = (own ? now.Mine : now.Lines).ToDictionary(l => l.Id);
        var items = new List<NewsItem>();
        foreach (var report in now.Viewer.May(Area.Reports, Level.Read) ? now.Reports.Where(r => Fresh(r.Act)) : [])
        {
            items.Add(new(report.Act.Number, $"{report.Title} was {(report.Supersedes is null ? "published" : "corrected and published again")} on {DayWords.Short(report.Act.Recorded.Day, now.Today)}.") { Report = report.Number });
        }

        foreach (var round in now.Rounds)
        {
            if (Fresh(round.Opened))
            {
                items.Add(new(round.Opened.Number, $"{round.Opened.By.Post} opened the {round.Name} round, due on {CouncilTime.Words(round.Due)}.") { Period = round.Period });
            }

            if (round.State == RoundState.Closed && Fresh(round.Latest))
            {
                items.Add(new(round.Latest.Number, $"{round.Latest.By.Post} closed the {round.Name} round.") { Period = round.Period });
            }
        }

        items.AddRange(imports.Where(Fresh).Select(act => new NewsItem(act.Number, $"{act.By.Post} brought in the position of {CouncilTime.Words(act.Position)}.")));

        // Of one act on several lines, one sentence; submissions and signatures of several acts, one sentence too.
        var fresh = steps.Where(s => Fresh(s.Act) && lines.ContainsKey(s.Line)).ToList();
        foreach (var returned in fresh.Where(s => s.State == ProgressState.Returned).GroupBy(s => s.Act.Number))
        {
            var names = Needs.Names([.. returned.Select(s => LineScope.Named(lines[s.Line])).Order(StringComparer.Ordinal)]);
            var step = returned.First();
            items.Add(new(returned.Key, $"{step.Act.By.Post} returned {names}: {step.Reason}") { Line = returned.Count() == 1 ? lines[step.Line].Key : "", Period = step.Period });
        }

        foreach (var state in new[] { ProgressState.Submitted, ProgressState.SignedOff })
        {
            foreach (var done in fresh.Where(s => s.State == state).GroupBy(s => s.Period))
            {
                var count = done.DistinctBy(s => s.Line).Count();
                var whose = own ? " of yours" : "";
                items.Add(new(done.Max(s => s.Act.Number), $"{TrackerWords.Upper(TrackerWords.Lines(count))}{whose} {(count == 1 ? "was" : "were")} {(state == ProgressState.Submitted ? "submitted" : "signed off")} for {Round.NameOf(done.Key)}.") { Period = done.Key });
            }
        }

        // Facts of a line carry only their act's number: who wrote them is on the line's page.
        items.AddRange(lines.Values.Where(l => own && l.Acts.Owner > since).Select(l => new NewsItem(l.Acts.Owner, $"{LineScope.Named(l)} was given to you.") { Line = l.Key }));
        items.AddRange(lines.Values.Where(l => own && l.Acts.Override > since && l.Override is { Rating: not null })
            .Select(l => new NewsItem(l.Acts.Override, string.Create(CultureInfo.InvariantCulture, $"The rating of {LineScope.Named(l)} was set to {now.Rules.Rag.Label(l.Override!.Rating!.Value).ToLowerInvariant()}: {l.Override.Reason}")) { Line = l.Key }));
        return [.. items.OrderByDescending(i => i.Act).ThenBy(i => i.Words, StringComparer.Ordinal).Take(Most)];
    }
}
