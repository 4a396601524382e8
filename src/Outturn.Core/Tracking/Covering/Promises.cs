using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Covering;

/// <summary>More is pledged than there is.</summary>
/// <param name="Line">The line.</param>
/// <param name="Gives">True: it gives more than it delivers over its plan. False: it is given more than it is short of.</param>
/// <param name="Pledged">Pounds, positive.</param>
/// <param name="Has">Pounds, positive or zero.</param>
public sealed record BrokenPromise(TrackerLine Line, bool Gives, Money Pledged, Money Has);

/// <summary>What is pledged between lines, held against what the lines come to: each pound of over-delivery once, and no more than a line is short of.</summary>
public static class Promises
{
    /// <summary>Every line of which more is pledged than there is.</summary>
    public static IReadOnlyList<BrokenPromise> Broken(IReadOnlyList<Recorded<Cover>> covers, IEnumerable<TrackerLine> lines)
    {
        var broken = new List<BrokenPromise>();
        foreach (var line in lines)
        {
            var (given, taken) = (Given(covers, line), Taken(covers, line));
            if (given > Over(line))
            {
                broken.Add(new(line, Gives: true, given, Over(line)));
            }

            if (taken > Short(line))
            {
                broken.Add(new(line, Gives: false, taken, Short(line)));
            }
        }

        return broken;
    }

    /// <summary>
    /// What changed figures do to what is pledged, in words: each changed line that a pledge rests on, and whether anything is over-pledged.
    /// </summary>
    /// <param name="covers">What is pledged.</param>
    /// <param name="before">The year's lines on record.</param>
    /// <param name="after">The same lines as they would stand.</param>
    public static string InWords(IReadOnlyList<Recorded<Cover>> covers, IReadOnlyList<TrackerLine> before, IReadOnlyList<TrackerLine> after)
    {
        var was = before.ToDictionary(l => l.Id);
        var broken = Broken(covers, after).ToLookup(b => b.Line.Id);
        var sentences = new List<string>();
        foreach (var line in after)
        {
            var changed = was.TryGetValue(line.Id, out var known) && known.Forecast != line.Forecast;
            if (!changed && broken[line.Id].All(b => known is not null && Broken(covers, [known]).Any(k => k.Gives == b.Gives)))
            {
                continue;
            }

            var name = LineScope.Named(line);
            foreach (var gives in new[] { false, true })
            {
                var pledged = gives ? Given(covers, line) : Taken(covers, line);
                if (pledged.IsZero)
                {
                    continue;
                }

                var (has, had) = gives ? (Over(line), Over(known!)) : (Short(line), Short(known!));
                var others = string.Join(" and ", covers.Where(c => (gives ? c.Value.From : c.Value.To) == line.Id)
                    .Select(c => was.TryGetValue(gives ? c.Value.To : c.Value.From, out var other) ? LineScope.Named(other) : "a line that has left"));
                var moves = has == had ? "stays at" : has < had ? "falls to" : "rises to";
                var what = gives ? $"What {name} delivers over its plan" : $"{name}’s shortfall";
                var pledge = gives ? $"{Text(pledged)} that it gives to {others}" : $"{Text(pledged)} pledged to it by {others}";
                sentences.Add(broken[line.Id].Any(b => b.Gives == gives)
                    ? $"{what} {moves} {Text(has)}: the {pledge} is {Text(pledged - has)} too much. Over-pledged until the pledge is made smaller."
                    : $"{what} {moves} {Text(has)}; the {pledge} still fits.");
            }
        }

        if (broken.Count == 0)
        {
            sentences.Add("Nothing over-pledged.");
        }

        return string.Join(' ', sentences.DefaultIfEmpty("What is over-pledged was so before, and this does not change it."));
    }

    /// <summary>What a line delivers over its plan, at the least: pounds, never negative.</summary>
    public static Money Over(TrackerLine line) => line.Variance.Unquantified == 0 && line.Variance.High.Pence < 0 ? line.Variance.High.Abs() : Money.Zero;

    /// <summary>What a line falls short of its plan, at the least: pounds, never negative.</summary>
    public static Money Short(TrackerLine line) => line.Variance.Unquantified == 0 && line.Variance.Low.Pence > 0 ? line.Variance.Low : Money.Zero;

    private static Money Given(IReadOnlyList<Recorded<Cover>> covers, TrackerLine line) => Sum(covers.Where(c => c.Value.From == line.Id));

    private static Money Taken(IReadOnlyList<Recorded<Cover>> covers, TrackerLine line) => Sum(covers.Where(c => c.Value.To == line.Id));

    private static Money Sum(IEnumerable<Recorded<Cover>> covers) => covers.Aggregate(Money.Zero, (sum, c) => sum + c.Value.Amount);

    private static string Text(Money money) => MoneyStyle.Thousands.Text(money);
}
