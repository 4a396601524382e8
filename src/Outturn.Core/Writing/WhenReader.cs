using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Writing;

/// <summary>Takes a text apart into a time. Calendar dates are <see cref="DateReader"/>'s; what is counted from something, tied to something or comes again is read here.</summary>
internal static partial class WhenReader
{
    private const string Number = @"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen";

    private const string Unit = @"working days?|calendar days?|school weeks?|days?|weeks?|wks?|fortnights?|months?|mths?|quarters?|terms?|years?|yrs?";

    // A length, then what it is counted from: "6 to 8 weeks after approval", "within 3 months of contract award".
    [GeneratedRegex(@"^(?:(?:within|about|around|approximately|approx|circa|up to|no (?:later|more) than|at least|over|for|by|in) )?(?:the first )?(?<n>" + Number + @")(?: ?(?:-|to|or) ?(?<m>" + Number + @"))? ?-?(?<unit>" + Unit + @")(?: (?:(?<before>before|prior to|ahead of|in advance of)|(?<after>after|from|following|of|on from|post|into)) (?<anchor>.+))?$")]
    private static partial Regex Counted();

    // "Week 6", "month 3", "Year 1", "months 3-6": counted from a beginning that is not named.
    [GeneratedRegex(@"^(?:by |in |from )?(?<unit>day|week|wk|month|mth|quarter|year|yr)s? (?<n>\d{1,2})(?: ?(?:-|to|and|&) ?(?<m>\d{1,2}))?$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:(?:immediately|shortly|straight|soon|directly|as soon as possible|asap) )?(?:(?<before>before|prior to|ahead of|in advance of|by the time of|in time for|until|by)|(?<at>on|upon|at|with|when|during|alongside|in line with)|(?<after>after|following|once|from|post|subject to|pending|as soon as|depend(?:s|ent|ing) (?:up)?on|linked to)) (?<anchor>.+)$")]
    private static partial Regex Tied();

    [GeneratedRegex(@"\b(?:every (?<other>other )?(?:(?<n>" + Number + @") )?(?<unit>" + Unit + @")|(?:each|per|once an?|a) (?<each>day|week|month|quarter|term|year|annum)|(?<twice>twice (?:a|per|each) year|six-? ?monthly|half-? ?yearly|bi-? ?annual(?:ly)?)|(?<half>half-? ?termly|every half-? ?term)|(?<fortnight>fortnightly|bi-? ?weekly)|(?<two>bi-? ?monthly)|(?<ly>daily|weekly|monthly|quarterly|termly|annually|annual|yearly))\b")]
    private static partial Regex Again();

    [GeneratedRegex(@"\b(?:in|each|every) (?<month>[a-z]{3,9})\b")]
    private static partial Regex InMonth();

    public static When Read(string raw, DateOnly? near)
    {
        var said = DateReader.Read(raw, near);
        if (said.Kind is DateKind.Blank)
        {
            return new(raw, WhenKind.Blank);
        }

        if (said.Kind is DateKind.Unread && raw.Length > 600)
        {
            return new(raw, WhenKind.Words);
        }

        var plain = DateTokens.Plain(raw).Trim(' ', '.', ',', ';');
        if (said.Kind is DateKind.ToBeConfirmed or DateKind.NotApplicable)
        {
            return new(raw, said.Kind == DateKind.ToBeConfirmed ? WhenKind.ToBeConfirmed : WhenKind.NotApplicable);
        }

        if (DateReader.IsImpossible(raw))
        {
            return new(raw, WhenKind.Impossible);
        }

        // "Within 4 months of April 2022" holds a date and is not that date.
        if (FromLength(raw, plain) is { } counted && said.Kind is not (DateKind.Day or DateKind.Month or DateKind.Quarter or DateKind.Year or DateKind.PartOfYear))
        {
            return counted;
        }

        return said.Kind switch
        {
            DateKind.Day => OnCalendar(raw, said, WhenKind.Day),
            DateKind.Month => OnCalendar(raw, said, WhenKind.Month),
            DateKind.Quarter => OnCalendar(raw, said, WhenKind.Quarter),
            DateKind.Year => OnCalendar(raw, said, WhenKind.Year),
            DateKind.PartOfYear => OnCalendar(raw, said, WhenKind.PartOfYear),
            DateKind.DayWithoutYear or DateKind.PartWithoutYear => new(raw, WhenKind.WithoutYear),
            DateKind.Recurring => Recurring(raw, plain, said),
            DateKind.Ongoing => new(raw, WhenKind.Ongoing, said.First, said.Last),
            DateKind.Status => new(raw, WhenKind.Done, said.First, said.Last),
            DateKind.Relative => Anchored(raw, plain) ?? new(raw, WhenKind.Relative),
            _ => Anchored(raw, plain) ?? (said.Kind == DateKind.Event ? new(raw, WhenKind.Event) { Side = WhenSide.At, Anchor = plain }
                : Again().IsMatch(plain) && plain.Length <= 80 ? Recurring(raw, plain, said)
                : new(raw, WhenKind.Words)),
        };
    }

    private static When OnCalendar(string raw, DateReading said, WhenKind kind)
    {
        if (said.First is not { } first || said.Last is not { } last)
        {
            // "Q3 2022" may be of the financial or the calendar year: it is kept and no day is given. "From April 2022" is open at one end.
            return new(raw, said.First is null && said.Last is null ? kind : WhenKind.Range, said.First, said.Last);
        }

        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        var one = kind switch
        {
            WhenKind.Day => first == last,
            WhenKind.Month => months == 1,
            WhenKind.Quarter => months == 3,
            WhenKind.Year => months == 12,
            _ => months <= 7,
        };
        return new(raw, one ? kind : WhenKind.Range, first, last);
    }

    private static When? FromLength(string raw, string plain)
    {
        if (Counted().Match(plain) is { Success: true } counted && SpanOf(counted) is { } span)
        {
            var anchor = counted.Groups["anchor"].Value;
            return new(raw, WhenKind.Relative)
            {
                Span = span,
                Anchor = Bare(anchor),
                Side = anchor.Length == 0 ? WhenSide.None : counted.Groups["before"].Success ? WhenSide.Before : WhenSide.After,
            };
        }

        return Numbered().Match(plain) is { Success: true } numbered && SpanOf(numbered) is { } from ? new(raw, WhenKind.Relative) { Span = from } : null;
    }

    private static When? Anchored(string raw, string plain) => Tied().Match(plain) is { Success: true } tied && Bare(tied.Groups["anchor"].Value) is { Length: > 0 } anchor
        ? new(raw, WhenKind.Event) { Anchor = anchor, Side = tied.Groups["before"].Success ? WhenSide.Before : tied.Groups["at"].Success ? WhenSide.At : WhenSide.After }
        : null;

    private static When Recurring(string raw, string plain, DateReading said)
    {
        var again = Again().Match(plain);
        int? month = again.Success && InMonth().Match(plain) is { Success: true } named && DateWords.Month(named.Groups["month"].Value) is > 0 and var m ? m : null;
        return new(raw, WhenKind.Recurring, said.First, said.Last) { Every = again.Success ? EveryOf(again) : month is null ? null : One(WhenUnit.Years), InMonth = month };
    }

    private static WhenSpan? EveryOf(Match again)
    {
        if (again.Groups["unit"].Success)
        {
            var span = SpanOf(again) ?? One(UnitOf(again.Groups["unit"].Value));
            return again.Groups["unit"].Value.StartsWith("fortnight", StringComparison.Ordinal) ? new(2, 2, WhenUnit.Weeks)
                : again.Groups["other"].Success ? span with { Least = 2, Most = 2 } : span;
        }

        return again.Groups["twice"].Success ? new(6, 6, WhenUnit.Months)
            : again.Groups["half"].Success ? null
            : again.Groups["fortnight"].Success ? new(2, 2, WhenUnit.Weeks)
            : again.Groups["two"].Success ? new(2, 2, WhenUnit.Months)
            : (again.Groups["each"].Success ? again.Groups["each"].Value : again.Groups["ly"].Value) switch
            {
                "day" or "daily" => One(WhenUnit.Days),
                "week" or "weekly" => One(WhenUnit.Weeks),
                "month" or "monthly" => One(WhenUnit.Months),
                "quarter" or "quarterly" => One(WhenUnit.Quarters),
                "term" or "termly" => One(WhenUnit.Terms),
                _ => One(WhenUnit.Years),
            };
    }

    private static WhenSpan One(WhenUnit unit) => new(1, 1, unit);

    private static WhenSpan? SpanOf(Match match)
    {
        if (!match.Groups["n"].Success)
        {
            return null;
        }

        var least = NumberOf(match.Groups["n"].Value);
        var most = match.Groups["m"].Success ? NumberOf(match.Groups["m"].Value) : least;
        var unit = match.Groups["unit"].Value;
        var factor = unit.StartsWith("fortnight", StringComparison.Ordinal) ? 2 : 1;
        return new(Math.Min(least, most) * factor, Math.Max(least, most) * factor, factor == 2 ? WhenUnit.Weeks : UnitOf(unit));
    }

    private static WhenUnit UnitOf(string unit) => unit switch
    {
        _ when unit.StartsWith("working", StringComparison.Ordinal) => WhenUnit.WorkingDays,
        ['d', ..] or ['c', ..] => WhenUnit.Days,
        ['w', ..] or ['s', ..] => WhenUnit.Weeks,
        ['m', ..] => WhenUnit.Months,
        ['q', ..] => WhenUnit.Quarters,
        ['t', ..] => WhenUnit.Terms,
        _ => WhenUnit.Years,
    };

    private static int NumberOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text switch
    {
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "eighteen" => 18,
        _ => 1,
    };

    private static string Bare(string anchor)
    {
        var bare = anchor.Trim(' ', '.', ',', ';', ':');
        return bare.StartsWith("the ", StringComparison.Ordinal) ? bare[4..] : bare;
    }
}
