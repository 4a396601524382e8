using System.Globalization;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Tracking;

/// <summary>One band as typed: pounds and, where a share counts too, per cent.</summary>
public sealed record TypedBand(Rag Rating, string UpTo, string Share);

/// <summary>Settles the rules by which the tracker is judged from a day on, as typed.</summary>
/// <param name="From">The first day, as typed.</param>
/// <param name="Scheme">Which ratings there are.</param>
/// <param name="Bands">Best first. A band with nothing typed is left out where the scheme allows it.</param>
/// <param name="Labels">The council's own words; empty for the usual one.</param>
/// <param name="DeadBand">Changes of a forecast up to this are no change.</param>
/// <param name="CommentaryWhenRed">Commentary is needed where a line is red.</param>
/// <param name="CommentaryWhenOverridden">And where a person's rating stands.</param>
/// <param name="CommentaryMovedBy">And where the forecast moved by this much or more since it was last published.</param>
/// <param name="Reason">Why.</param>
public sealed record ChangeRules(
    string From, RatingScheme Scheme, IReadOnlyList<TypedBand> Bands, IReadOnlyDictionary<Rag, string> Labels, string DeadBand,
    bool CommentaryWhenRed, bool CommentaryWhenOverridden, string CommentaryMovedBy, string Reason)
{
    public const int LongestLabel = 24;

    /// <summary>The ratings of a scheme that have a band of their own, best first; what fits none is red.</summary>
    public static IReadOnlyList<Rag> BandsOf(RatingScheme scheme) =>
        scheme == RatingScheme.FivePoint ? [Rag.Green, Rag.AmberGreen, Rag.Amber, Rag.RedAmber] : [Rag.Green, Rag.Amber];

    /// <summary>Every rating that a scheme gives, for their words.</summary>
    public static IReadOnlyList<Rag> RatingsOf(RatingScheme scheme) =>
        [.. scheme == RatingScheme.Brag ? (Rag[])[Rag.Blue] : [], .. BandsOf(scheme), Rag.Red, Rag.NotRated];

    /// <summary>The rules, or what is wrong with what was typed. The day from which they hold is <see cref="RagRule.From"/>.</summary>
    public Result<TrackerRules> Decide()
    {
        var problems = new List<Problem>();
        if (!CouncilTime.TryParseDay(From, out var from))
        {
            problems.Add(Problem.Error("rules.from", "from", $"“{From}” is not a date. Write the first day on which the rules hold as 1/4/2018."));
        }

        var bands = new List<RatingBand>();
        foreach (var rating in BandsOf(Scheme))
        {
            var typed = Bands.FirstOrDefault(b => b.Rating == rating) ?? new(rating, "", "");
            var field = "band-" + rating;
            var upTo = Amount(problems, field, typed.UpTo, $"Say up to what shortfall a line is {rating.Word().ToLowerInvariant()}, in £000, such as 20.");
            var share = Share(problems, field + "-share", typed.Share);
            if (upTo is { } limit)
            {
                if (bands.Count > 0 && limit < bands[^1].UpTo)
                {
                    problems.Add(Problem.Error("rules.bands-order", field, $"{rating.Word()} ends at {MoneyStyle.Words(limit)}, before {bands[^1].Rating.Word().ToLowerInvariant()} does. Each band reaches at least as far as the one before."));
                }

                bands.Add(new(rating, limit, share));
            }
        }

        var labels = new Dictionary<Rag, string>();
        foreach (var rating in RatingsOf(Scheme))
        {
            var label = string.Join(' ', Labels.GetValueOrDefault(rating, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (label.Length > LongestLabel)
            {
                problems.Add(Problem.Error("rules.label-too-long", "label-" + rating, $"Keep the word for {rating.Word().ToLowerInvariant()} to {LongestLabel} characters: it stands in a narrow column."));
            }
            else if (label.Length > 0 && labels.Values.Contains(label, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(Problem.Error("rules.label-twice", "label-" + rating, $"“{label}” is the word for two ratings. Give each its own."));
            }
            else if (label.Length > 0 && label != rating.Word())
            {
                labels[rating] = label;
            }
        }

        var dead = Amount(problems, "dead-band", DeadBand, "Say up to what change a forecast has not moved, in £000, such as 1.");
        var moved = Amount(problems, "moved-by", CommentaryMovedBy, "Say from what movement on commentary is needed, in £000, such as 10.");
        if (string.IsNullOrWhiteSpace(Reason))
        {
            problems.Add(Problem.Error("rules.reason-missing", "reason", "Say why the rules change, or who decided it."));
        }

        return problems.Count > 0
            ? Result.Refused<TrackerRules>(problems)
            : Result.Ok(new TrackerRules(
                new RagRule(from, Scheme, bands) { Labels = labels },
                new DirectionRule(dead!.Value),
                CommentaryRule.Shipped with { WhenRed = CommentaryWhenRed, WhenOverridden = CommentaryWhenOverridden, MovedBy = moved!.Value, VarianceFrom = moved.Value }));
    }

    private static Money? Amount(List<Problem> problems, string field, string text, string ask)
    {
        if (AmountReader.Read(text, MoneyUnit.Thousands).Value?.Value is { Pence: >= 0 } amount)
        {
            return amount;
        }

        problems.Add(Problem.Error("rules.amount", field, text.Trim().Length == 0 ? ask : $"“{text.Trim()}” is not an amount of zero or more. {ask}"));
        return null;
    }

    private static decimal? Share(List<Problem> problems, string field, string text)
    {
        var plain = text.Trim().TrimEnd('%').Trim();
        if (plain.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100)
        {
            return percent / 100m;
        }

        problems.Add(Problem.Error("rules.share", field, $"“{text.Trim()}” is not a share of the plan. Type a per cent above 0 and up to 100, or leave it empty where pounds alone count."));
        return null;
    }
}
