using System.Globalization;
using Outturn.Core.Series;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking;

/// <summary>One act on a line, in words.</summary>
/// <param name="Act">Who, when, why.</param>
/// <param name="What">What changed, one sentence a change.</param>
public sealed record LineDeed(Act Act, IReadOnlyList<string> What);

/// <summary>The year's forecast as it stood at one position.</summary>
public sealed record ForecastStep(DateOnly Position, Act Act, Total Forecast);

/// <summary>Says what changed on a line: in a preview before it is written, and in the line's history after.</summary>
public static class LineWords
{
    private static readonly MoneyStyle Thousands = MoneyStyle.Thousands;

    public static IReadOnlyList<FieldChange> Changes(TrackerLine current, LineChange change)
    {
        var list = new List<FieldChange>();
        if (change.Details is { } details)
        {
            Details(list, current.Details, details);
        }

        if (change.Plan is { } plan)
        {
            Plan(list, current.Plan, plan);
        }

        if (change.Stated is { } stated)
        {
            // A rating that nobody stated is compared as it is shown.
            var before = current.AsRecorded;
            Stated(
                list,
                before with
                {
                    Rag = stated.Rag is not null && before.Rag is null ? current.Stated.Rag : before.Rag,
                    Direction = stated.Direction is not null && before.Direction is null ? current.Stated.Direction : before.Direction,
                },
                stated);
        }

        if (change.Owner is { } owner)
        {
            Text(list, "Owner", current.Owner.Length == 0 ? "not assigned" : current.Owner, owner.Length == 0 ? "not assigned" : owner);
        }

        if (change.Standing is { } standing && standing.Withdrawn != current.Standing.Withdrawn)
        {
            list.Add(new("In the tracker", current.Standing.Withdrawn ? "withdrawn" : "yes", standing.Withdrawn ? "withdrawn: " + standing.Reason : "yes"));
        }

        if (change.Override is { } given && given != current.Override)
        {
            list.Add(new("Rating", InWords(current.Override), InWords(given)));
        }

        if (change.Basis is { } basis)
        {
            Text(list, "Basis", current.Basis.Word(), basis.Word());
        }

        return list;
    }

    /// <summary>Every act on a line, latest first by position and then by act, each with what it changed against the version it followed.</summary>
    public static IReadOnlyList<LineDeed> Deeds(LineHistory history)
    {
        var what = new Dictionary<long, (Act Act, List<string> What)>();
        Each(history.Details, (list, before, now) => Details(list, before, now), _ => "Line set up");
        Each(history.Plan, (list, before, now) => Plan(list, before, now), plan => $"Plan set: {Thousands.Text(plan.Planned.Year)}{InParts(plan.Planned)}");
        Each(history.Stated, (list, before, now) => Stated(list, before, now), stated => $"Forecast stated: {Thousands.Text(stated.Forecast.Year)}{InParts(stated.Forecast)}{(stated.Rag is { } rag ? ", " + rag.Word() : "")}");
        Each(history.Owner, (list, before, now) => Text(list, "Owner", before.Length == 0 ? "not assigned" : before, now.Length == 0 ? "not assigned" : now), owner => owner.Length == 0 ? "Owner: not assigned" : "Owner: " + owner);
        Each(history.Standing, (list, before, now) => list.Add(new("In the tracker", before.Withdrawn ? "withdrawn" : "yes", now.Withdrawn ? "withdrawn: " + now.Reason : "yes, again")), standing => standing.Withdrawn ? "Withdrawn: " + standing.Reason : "In the tracker");
        Each(history.Override, (list, before, now) => list.Add(new("Rating", InWords(before), InWords(now))), given => "Rating: " + InWords(given));
        Each(history.Basis, (list, before, now) => Text(list, "Basis", before.Word(), now.Word()), basis => "Basis: " + basis.Word());
        Each(history.Outturn, (list, before, now) => Text(list, "Outturn", InWords(before), InWords(now)), outturn => "Outturn recorded: " + InWords(outturn));
        foreach (var step in history.Progress)
        {
            Of(step.Act).Add(step.Value.State switch
            {
                ProgressState.Submitted => "Submitted to finance",
                ProgressState.Returned => "Returned: " + step.Value.Reason,
                _ => "Signed off",
            });
        }

        return [.. what.Values.OrderByDescending(x => x.Act.Position).ThenByDescending(x => x.Act.Number).Select(x => new LineDeed(x.Act, x.What))];

        List<string> Of(Act act)
        {
            if (!what.TryGetValue(act.Number, out var entry))
            {
                what[act.Number] = entry = (act, []);
            }

            return entry.What;
        }

        void Each<T>(IReadOnlyList<FactVersion<T>> versions, Action<List<FieldChange>, T, T> compare, Func<T, string> first)
        {
            FactVersion<T>? before = null;
            foreach (var version in versions.OrderBy(v => v.Position).ThenBy(v => v.Act.Number))
            {
                var sentences = Of(version.Act);
                if (before is null)
                {
                    sentences.Add(first(version.Value));
                }
                else
                {
                    var changes = new List<FieldChange>();
                    compare(changes, before.Value, version.Value);
                    sentences.AddRange(changes.Select(c => InWords(c)));
                }

                before = version;
            }
        }
    }

    /// <summary>The forecast's path: the latest statement of each position, oldest first.</summary>
    public static IReadOnlyList<ForecastStep> Path(LineHistory history) =>
        [.. history.Stated.GroupBy(v => v.Position).OrderBy(g => g.Key).Select(g => g.MaxBy(v => v.Act.Number)!).Select(v => new ForecastStep(v.Position, v.Act, v.Value.Forecast.Year))];

    private static string InWords(LineOutturn outturn) => OutturnCell.Said(outturn.Amount) + (outturn.Reason.Length > 0 ? $" (“{outturn.Reason}”)" : "");

    private static string InWords(LineOverride? given) => given?.Rating is { } rating
        ? $"{rating.Word()} in place of the rule’s{(given.Until is { } day ? $" until {CouncilTime.Words(day)}" : "")}: {given.Reason}"
        : "by the rule";

    private static string InWords(FieldChange change) => change.Field switch
    {
        "Commentary" or "Description" or "Partners" => change.To.Length == 0 ? $"{change.Field} taken out" : change.From.Length == 0 ? $"{change.Field}: “{change.To}”" : $"{change.Field} now “{change.To}”",
        _ => $"{change.Field} {(change.From.Length == 0 ? "none" : change.From)} to {(change.To.Length == 0 ? "none" : change.To)}",
    };

    private static string InParts(Phasing phasing) => phasing.Parts.Count == 0 ? "" : $" ({ImportTracker.Parts(phasing)})";

    private static void Details(List<FieldChange> list, LineDetails before, LineDetails now)
    {
        Text(list, "Title", before.Title, now.Title);
        Text(list, "Description", before.Description, now.Description);
        Text(list, "Committee", string.Join(", ", before.Committees), string.Join(", ", now.Committees));
        Text(list, "Service", before.Service, now.Service);
        Text(list, "Partners", before.Partners, now.Partners);
        foreach (var (heading, text) in now.Other)
        {
            Text(list, heading, before.Other.FirstOrDefault(o => o.Key == heading).Value ?? "", text);
        }
    }

    private static void Plan(List<FieldChange> list, LinePlan before, LinePlan now)
    {
        Text(list, "Investment", Thousands.Text(before.Investment), Thousands.Text(now.Investment));
        Phased(list, "Plan", before.Planned, now.Planned);
    }

    private static void Stated(List<FieldChange> list, LineForecast before, LineForecast now)
    {
        Phased(list, "Forecast", before.Forecast, now.Forecast);
        Text(list, "RAG", before.Rag?.Word() ?? "", now.Rag?.Word() ?? "");
        Text(list, "Direction", before.Direction?.Word() ?? "", now.Direction?.Word() ?? "");
        Text(list, "Complete", YesNo(before.Complete), YesNo(now.Complete));
        Text(list, "Commentary", before.Commentary, now.Commentary);
        if (before.StatedVariance != now.StatedVariance)
        {
            list.Add(new("Printed variance", before.StatedVariance is { } a ? Thousands.Text(a) : "agrees", now.StatedVariance is { } b ? Thousands.Text(b) : "agrees"));
        }
    }

    private static string YesNo(bool? value) => value switch { true => "yes", false => "no", _ => "" };

    private static void Phased(List<FieldChange> list, string what, Phasing before, Phasing now)
    {
        if (before.Equals(now))
        {
            return;
        }

        if (before.Kind == PhasingKind.Quarterly && now.Kind == PhasingKind.Quarterly)
        {
            for (var q = 0; q < 4; q++)
            {
                if (before.Parts[q] != now.Parts[q])
                {
                    list.Add(new(string.Create(CultureInfo.InvariantCulture, $"{what} Q{q + 1}"), Thousands.Text(before.Parts[q]), Thousands.Text(now.Parts[q])));
                }
            }
        }
        else if (!before.Parts.SequenceEqual(now.Parts))
        {
            list.Add(new(what + " parts", before.Parts.Count == 0 ? "not phased" : ImportTracker.Parts(before), now.Parts.Count == 0 ? "not phased" : ImportTracker.Parts(now)));
        }

        if (before.Year != now.Year)
        {
            list.Add(new(what + " year", Thousands.Text(before.Year), Thousands.Text(now.Year)));
        }
    }

    private static void Text(List<FieldChange> list, string field, string before, string now)
    {
        if (!string.Equals(before, now, StringComparison.Ordinal))
        {
            list.Add(new(field, before, now));
        }
    }
}
