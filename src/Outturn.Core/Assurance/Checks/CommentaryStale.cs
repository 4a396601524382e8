using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A commentary that speaks of a past date as still to come, or, where earlier positions are given, the same words three
/// months running beside a line that is red or off plan.
/// Why: last month's words are carried forward; the reader cannot tell what is known now from what was hoped then.
/// </summary>
/// <example>Fails: "will start in June 2017" at 31 October 2017. Passes: "started in June 2017"; "was due in June 2017 and is now in November".</example>
public static partial class CommentaryStale
{
    public const string Code = "tracker.commentary-stale";

    /// <summary>So many positions with the same words, this one among them.</summary>
    private const int Months = 3;

    [GeneratedRegex(
        @"\b(?:(?<d>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(?<m>" + MonthNames.Pattern + @")\.?,?(?: (?:of )?(?<y>20\d\d)| ?'(?<y>\d\d))?\b(?! (?:\d{1,2}(?:st|nd|rd|th)\b))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(?<s>spring|summer|autumn|winter) (?:of )?(?<y>20\d\d)\b|\b(?:q(?<q>[1-4])|quarter (?<q>[1-4])|(?<n>first|second|third|fourth) quarter)\b|(?<![\d/.])(?<dd>\d{1,2})[/.](?<mm>\d{1,2})[/.](?<yy>20\d\d|\d\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherDate();

    /// <summary>Puts what follows in the future...</summary>
    [GeneratedRegex(@"\bwill\b|\bshall\b|\bdue (?:to|in|on|by|from|for|at|early|late|mid)\b|\b(?:is|are|be|now|remains?) due\b|^due\b|\bto (?:be|start|begin|commence|open|launch|go|take|complete|finish|conclude|report|follow|come|end|close|sign|award|deliver|implement|move|transfer|recruit|agree|issue|publish|consult|present)\b|\b(?:is|are|now|be) (?:planned|scheduled|expected|anticipated|programmed|timetabled|set|targeted|estimated)\b|^(?:planned|scheduled|expected|anticipated) \b|\b(?:starts|begins|commences|opens|goes live|launches|closes|concludes)\b|\bgoing live\b|\bintend(?:s|ed)? to\b|\bplans? to\b|\bexpect(?:s|ed|ing)? (?:in|by|from|at|on|to)\b|\bawaiting\b.{0,40}\bin\b|\bstart date (?:of|is)\b|\bgo[- ]live (?:in|on|of|is|date)\b|\bexpected (?:in|by|from|on)\b|\bplanned (?:for|in|from)\b|\bscheduled (?:for|in)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Future();

    /// <summary>...unless it is told as past, or the date is where something began or where it slipped from.</summary>
    [GeneratedRegex(@"\b(?:was|were|had|has|have|did|been|since|originally|previously|slipped|delayed|postponed|moved from|instead of|rather than|after|following|compared|(?<!\bbe |\bbe fully )(?:agreed|approved|implemented|completed|started|began|opened|launched|introduced|ended|closed|delivered|signed|awarded)|backdated|effective|data|figures|outturn|review of|based on|as at|until now|missed|would|may not|until)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Past();

    /// <summary>No sentence without one of these names a date: most have none, and are done with at once.</summary>
    private static readonly SearchValues<string> DateWords = SearchValues.Create(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "spring", "summer", "autumn", "winter", "q1", "q2", "q3", "q4", "quarter", "/20", "/1", "/2", ".20", ".1", ".2"],
        StringComparison.Ordinal);

    [GeneratedRegex(@"\b(?:took place|was|were|has|have|had|did|happened|went|completed|started|began|came|passed|slipped)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ToldAsPast();

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        foreach (var line in tracker.Lines)
        {
            if (Overtaken(tracker, line) is { } finding)
            {
                yield return finding;
            }
            else if (Unchanged(tracker, line))
            {
                yield return new(
                    Code, Severity.Notice, line.Subject, line.Place(TrackerField.Commentary, 0),
                    string.Create(CultureInfo.InvariantCulture, $"Commentary has not changed for {Months} months, and the line is {(line.Stated.Rag == Rag.Red ? "red" : "off plan by " + FieldWords.Size(tracker.Figures(line).Variance ?? 0))}."));
            }
        }
    }

    private static Finding? Overtaken(CheckedTracker tracker, CheckedLine line)
    {
        if (tracker.Context.Position is not { } position || line.Stated.Complete == true)
        {
            return null;
        }

        foreach (var sentence in tracker.Commentary(line).Sentences)
        {
            if (!sentence.AsSpan().ContainsAny(DateWords) || !Future().IsMatch(sentence))
            {
                continue;
            }

            foreach (Match match in Month().Matches(sentence))
            {
                if (Named(sentence, match) is { } date && Check(sentence, match, date.Last, date.HasYear) is { } finding)
                {
                    return finding;
                }
            }

            foreach (Match match in OtherDate().Matches(sentence))
            {
                if (Other(match, tracker.Context.Year) is { } date && Check(sentence, match, date.Last, date.HasYear) is { } finding)
                {
                    return finding;
                }
            }
        }

        return null;

        Finding? Check(string sentence, Match match, DateOnly last, bool hasYear)
        {
            // Without a year, June may be next June; it is this one only where the year's saving was to come and none has.
            if (last >= position || (!hasYear && (last.AddMonths(1) >= position || !NothingYet(tracker, line))))
            {
                return null;
            }

            var from = sentence.LastIndexOfAny([',', ':'], match.Index) + 1;
            from = Math.Max(from, match.Index - 90);
            var before = sentence.AsSpan(from, match.Index - from);
            var after = sentence.AsSpan(match.Index + match.Length);
            after = after[..Math.Min(Math.Min(60, after.Length), after.IndexOfAny(',', ':') is var end and >= 0 ? end : after.Length)];
            if (!Future().IsMatch(before) || Past().IsMatch(before) || ToldAsPast().IsMatch(after))
            {
                return null;
            }

            var words = string.Join(' ', match.Value.Trim(' ', ',').Split(' ').Select(w => w == "of" ? w : FieldWords.Capital(w)));
            return new(
                Code, Severity.Warning, line.Subject, line.Place(TrackerField.Commentary, 0),
                $"Commentary speaks of {words} as still to come; the position is {CouncilTime.Words(position)}.", "a date after " + CouncilTime.Words(position), words);
        }

        (DateOnly Last, bool HasYear)? Named(string sentence, Match match)
        {
            var month = MonthNames.Number(match.Groups["m"].ValueSpan);
            var day = match.Groups["d"].Success ? int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) : 0;

            // "may" is a word before it is a month.
            if (match.Groups["m"].ValueSpan is "may" or "mar" or "dec" && !match.Groups["y"].Success && day == 0 && !EndsInPreposition().IsMatch(sentence.AsSpan(0, match.Index)))
            {
                return null;
            }

            var hasYear = match.Groups["y"].Success;
            var year = hasYear ? int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) : month >= 4 ? tracker.Context.Year.StartYear : tracker.Context.Year.StartYear + 1;
            return End(year < 100 ? year + 2000 : year, month, day) is { } end ? (end, hasYear) : null;
        }
    }

    [GeneratedRegex(@"\b(?:in|by|from|until|during|early|late|mid|of|for|since|end|start)[ -]$", RegexOptions.CultureInvariant)]
    private static partial Regex EndsInPreposition();

    private static bool NothingYet(CheckedTracker tracker, CheckedLine line)
    {
        if (tracker.Figures(line).ForecastYear is null or 0)
        {
            return false;
        }

        for (var q = 1; q <= 4; q++)
        {
            if (tracker.Figures(line).ForecastQuarter(q) is not { } amount || (tracker.Context.IsOver(q) && amount != 0))
            {
                return false;
            }
        }

        return true;
    }

    private static (DateOnly Last, bool HasYear)? Other(Match match, FinancialYear year)
    {
        if (match.Groups["s"].Success)
        {
            var y = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
            return match.Groups["s"].Value switch
            {
                "spring" => (new(y, 5, 31), true),
                "summer" => (new(y, 8, 31), true),
                "autumn" => (new(y, 11, 30), true),
                _ => (new(y + 1, 2, 28), true),
            };
        }

        if (match.Groups["mm"].Success)
        {
            var y = int.Parse(match.Groups["yy"].ValueSpan, CultureInfo.InvariantCulture);
            return End(y < 100 ? y + 2000 : y, int.Parse(match.Groups["mm"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["dd"].ValueSpan, CultureInfo.InvariantCulture)) is { } end ? (end, true) : null;
        }

        var number = match.Groups["q"].Success ? match.Groups["q"].ValueSpan[0] - '0' : match.Groups["n"].Value switch { "first" => 1, "second" => 2, "third" => 3, _ => 4 };
        return (new Quarter(year, number).LastDay, false);
    }

    private static DateOnly? End(int year, int month, int day) =>
        year is < 1900 or > 2200 || month is < 1 or > 12 ? null
        : day == 0 ? new DateOnly(year, month, DateTime.DaysInMonth(year, month))
        : day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static bool Unchanged(CheckedTracker tracker, CheckedLine line) =>
        line.Stated.Commentary.Trim() is { Length: > 0 } now
        && tracker.Context.EarlierCommentary.TryGetValue(line.Key, out var earlier) && earlier.Count >= Months - 1
        && earlier.Take(Months - 1).All(e => string.Equals(e.Trim(), now, StringComparison.Ordinal))
        && line.Stated.Complete != true
        && (line.Stated.Rag == Rag.Red || Math.Abs(tracker.Figures(line).Variance ?? 0) >= tracker.Context.Commentary.VarianceFrom.Pence);
}
