using System.Globalization;
using System.Text.RegularExpressions;

namespace Outturn.Core.Values.Reading;

/// <summary>
/// Reads amounts as people write them in council papers. Keeps the text, says how the unit was reached, and marks what looks
/// wrong; it never guesses a figure that is not there.
/// </summary>
public static partial class AmountReader
{
    // One figure: bracket, sign and pound in any order, the number, its unit, a trailing minus, CR or DR.
    [GeneratedRegex(
        @"(?<lead>[-+(£\s]{0,12})(?<num>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d.])\.\d+)(?:\s?(?<unit>k(?![a-z])|m(?![a-z])|mn(?![a-z])|mill?ions?|bn(?![a-z])|billions?|thousands?(?![a-z])|[x×]?\s?£?'?000'?s?(?![\d])))?(?<close>\s?\))?(?:\s?(?<unit2>k(?![a-z])|m(?![a-z])))?(?<trail>-(?!\s*[£\d(.+-]))?(?:\s?(?<crdr>cr|dr)(?![a-z]))?")]
    private static partial Regex Figure();

    [GeneratedRegex(@"(?<![\d£.,])(?:fy\s?)?(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)|\bq[1-4]\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:20\d\d|'?\d\d(?!\d))|\b\d{1,2}/\d{1,2}/(?:20)?\d\d\b")]
    private static partial Regex YearsAndQuarters();

    [GeneratedRegex(@"\b(tbc|tba|tbd|t\.b\.c\.?|to be (?:confirmed|agreed|determined|decided|advised|quantified|identified|established)|not (?:yet )?(?:known|given|stated|quantified|quantifiable|available|confirmed|determined)|unknown|unquantified|unquantifiable|under review|officer time|staff time|existing (?:staff|resources?|budgets?)|already budgeted|awaiting)\b|^\?+$")]
    private static partial Regex NotGiven();

    [GeneratedRegex(@"^(?:nil|none|zero|no|no cost|no saving|no change|-+|\.|–|£\s?-+|£?nil)$")]
    private static partial Regex NilWords();

    [GeneratedRegex(@"^(?:n\s?[/\\.]\s?a\.?|na|not applicable|#n/a)$")]
    private static partial Regex NotApplicableWords();

    [GeneratedRegex(@"^(?:n\s?[/\\.]\s?a\.?|na|not applicable)\b")]
    private static partial Regex NotApplicableStart();

    [GeneratedRegex(@"\b(circa|c|ca|approx|approximately|about|around|roughly|some|est|estimated|estimate|indicative)\b\.?|~|≈")]
    private static partial Regex ApproximateWords();

    [GeneratedRegex(@"\b(up to|maximum|max|no more than|less than|under)\b\.?|^<")]
    private static partial Regex UpToWords();

    [GeneratedRegex(@"\b(at least|over|minimum|min|more than|in excess of|from)\b\.?|^>|\+\s*$")]
    private static partial Regex AtLeastWords();

    [GeneratedRegex(@"\b(p\.?a\.?|per annum|annually|annual|per year|a year|each year|every year|yearly|recurring|recurrent|ongoing)(?![a-z])")]
    private static partial Regex PerYearWords();

    [GeneratedRegex(@"\b(per (?:week|hour|day|month|unit|place|person|head|client|case|night|fte)|a week|an hour|each|pw|p\.w\.)\b|/(?:hr|hour|wk|week|day)\b")]
    private static partial Regex PerUnitWords();

    [GeneratedRegex(@"\b(previously|previous|was|formerly|originally)\b")]
    private static partial Regex PreviousWords();

    private const int MaxLength = 1_000;

    // More than the whole of local government spends: a slip of the unit or of the keyboard.
    private const decimal MaxPounds = 100_000_000_000m;

    /// <summary>
    /// Reads a text. A bare number is in <paramref name="bare"/>, the unit of its column; null where no column says, which is read as
    /// pounds and says so.
    /// </summary>
    public static AmountReading Read(string? text, MoneyUnit? bare = null, ExpectedSign expected = ExpectedSign.Any)
    {
        var raw = text ?? "";
        if (raw.Length > MaxLength)
        {
            return new(raw, AmountReadingKind.Malformed, [], []); // prose, or worse
        }

        var plain = Plain(raw);
        if (plain.Length == 0)
        {
            return new(raw, AmountReadingKind.Blank, [], []);
        }

        if (NilWords().IsMatch(plain))
        {
            return new(raw, AmountReadingKind.Nil, [], []);
        }

        if (NotApplicableWords().IsMatch(plain))
        {
            return new(raw, AmountReadingKind.NotApplicable, [], []);
        }

        var masked = YearsAndQuarters().Replace(plain, m => new string(' ', m.Length));
        var figures = Figure().Matches(masked);
        if (figures.Count == 0)
        {
            return new(raw, NotGiven().IsMatch(plain) || NotApplicableStart().IsMatch(plain) ? AmountReadingKind.Unquantified : AmountReadingKind.Malformed, [], []);
        }

        // "TBC - 2 posts" names no amount.
        if (NotGiven().Match(plain) is { Success: true, Index: 0 } && figures.All(f => !f.Groups["lead"].Value.Contains('£', StringComparison.Ordinal) && !f.Groups["unit"].Success))
        {
            return new(raw, AmountReadingKind.Unquantified, [], []);
        }

        if (HasLeftovers(masked, figures))
        {
            return new(raw, AmountReadingKind.Malformed, [], []);
        }

        var suspicions = new List<AmountSuspicion>();
        var amounts = new List<StatedAmount>();
        for (var i = 0; i < figures.Count; i++)
        {
            var first = Parse(figures[i], joined: false);
            if (first is null || first.Number > MaxPounds || first.Number * first.Factor > MaxPounds)
            {
                return new(raw, AmountReadingKind.Malformed, [], []);
            }

            var from = i == 0 ? 0 : figures[i - 1].Index + figures[i - 1].Length;
            var start = figures[i].Index;
            var second = i + 1 < figures.Count && IsRange(masked, figures[i], figures[i + 1])
                ? Parse(figures[i + 1], joined: figures[i + 1].Index == start + figures[i].Length)
                : null;
            if (second is not null)
            {
                i++;
            }

            var end = figures[i].Index + figures[i].Length;
            var until = i + 1 < figures.Count ? figures[i + 1].Index : masked.Length;
            var qualifiers = Qualifiers(masked[from..start], masked[end..until], i + 1 < figures.Count);
            amounts.Add(State(first, second, bare, qualifiers, plain[start..end].Trim(), suspicions));
        }

        CheckSigns(amounts, expected, suspicions);
        return new(raw, AmountReadingKind.Figures, amounts, suspicions);
    }

    private sealed record Parsed(decimal Number, MoneyUnit? Unit, decimal Factor, bool HasPound, string Raw)
    {
        public bool IsNegative { get; init; }
    }

    private static string Plain(string raw)
    {
        Span<char> buffer = raw.Length <= 512 ? stackalloc char[raw.Length] : new char[raw.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            buffer[i] = raw[i] switch
            {
                '\u2212' or '\u2013' or '\u2014' or '\u2010' or '\u2011' or '\u2012' or '\uFF0D' or '\u00AD' => '-',
                '\u00A0' or '\u2007' or '\u2009' or '\u202F' or '\u200A' or '\t' or '\r' or '\n' => ' ',
                '\u2018' or '\u2019' => '\'',
                '\uFFE1' => '£',
                var c => char.ToLowerInvariant(c),
            };
        }

        return new string(buffer).Trim();
    }

    /// <summary>Digits, a currency, a per cent sign or a stray point beside the figures: then the figures are not what was meant.</summary>
    private static bool HasLeftovers(string text, MatchCollection figures)
    {
        var at = 0;
        foreach (Match figure in figures)
        {
            if (IsLeftover(text.AsSpan(at, figure.Index - at)))
            {
                return true;
            }

            at = figure.Index + figure.Length;
            if (at < text.Length && (text[at] is ',' or '.' or '\'' && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] == '£')))
            {
                return true;
            }

            // A letter that runs into the number: a code such as A12 or 3rd, not an amount.
            if (figure.Groups["num"].Index is var n && n > 0 && char.IsLetter(text[n - 1]) && figure.Groups["lead"].Length == 0 && text[n - 1] != 'c')
            {
                return true;
            }
        }

        return IsLeftover(text.AsSpan(at));
    }

    private static bool IsLeftover(ReadOnlySpan<char> between)
    {
        foreach (var c in between)
        {
            if (c is '%' or '£' or '$' or '€' or '#' || char.IsAsciiDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static Parsed? Parse(Match figure, bool joined)
    {
        if (!decimal.TryParse(figure.Groups["num"].ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var lead = figure.Groups["lead"].Value;
        var minuses = lead.Count(c => c == '-') - (joined && lead.TrimStart().StartsWith('-') ? 1 : 0);
        var bracketed = lead.Contains('(') && figure.Groups["close"].Success;
        var negative = minuses > 0 || bracketed || figure.Groups["trail"].Success || figure.Groups["crdr"].Value == "cr";
        var unitText = figure.Groups["unit"].Success ? figure.Groups["unit"].Value : figure.Groups["unit2"].Value;
        var (unit, factor) = unitText.Length == 0 ? ((MoneyUnit?)null, 1m)
            : unitText[0] == 'm' ? (MoneyUnit.Millions, 1_000_000m)
            : unitText[0] == 'b' ? (MoneyUnit.Millions, 1_000_000_000m)
            : (MoneyUnit.Thousands, 1_000m);
        return new(number, unit, factor, lead.Contains('£'), figure.Value) { IsNegative = negative };
    }

    /// <summary>"to", "and" after between, or a dash, with nothing else between the two figures.</summary>
    private static bool IsRange(string text, Match first, Match second)
    {
        var between = text[(first.Index + first.Length)..second.Index].Trim();
        var dash = second.Groups["lead"].Value.TrimStart().StartsWith('-');
        return between is "to" or "up to" or "through"
            || (between.Length == 0 && dash)
            || (between == "and" && text[..first.Index].Contains("between", StringComparison.Ordinal));
    }

    private static StatedAmount State(Parsed first, Parsed? second, MoneyUnit? bare, AmountQualifiers qualifiers, string raw, List<AmountSuspicion> suspicions)
    {
        if (second is null)
        {
            var (value, unit, how) = Worth(first, bare, qualifiers, suspicions);
            var amount = qualifiers.HasFlag(AmountQualifiers.UpTo) && value is Amount.Known known ? Amount.Between(Money.Zero, known.Figure) : value;
            return new(amount, unit, how, raw, qualifiers);
        }

        // 10-30k: the unit at the end counts for both, unless the first number would then be the larger.
        var low = first.Unit is null && second.Unit is not null && first.Number < second.Number ? first with { Unit = second.Unit, Factor = second.Factor } : first;
        var high = second.Unit is null && first.Unit is not null && !second.HasPound ? second with { Unit = first.Unit, Factor = first.Factor } : second;
        if (low.IsNegative != high.IsNegative && low.Number != 0 && high.Number != 0)
        {
            suspicions.Add(new(AmountSuspicionKind.Sign, $"\"{raw}\" runs from a minus to a plus. Say whether both ends are savings."));
        }

        var (a, unitA, howA) = Worth(low, bare, qualifiers, suspicions);
        var (b, _, _) = Worth(high, bare, qualifiers, suspicions);
        var range = a is Amount.Known x && b is Amount.Known y ? Amount.Between(x.Figure, y.Figure) : a;
        return new(range, unitA, howA, raw, qualifiers);
    }

    private static (Amount Amount, MoneyUnit Unit, string How) Worth(Parsed figure, MoneyUnit? bare, AmountQualifiers qualifiers, List<AmountSuspicion> suspicions)
    {
        var (unit, factor, how) = Unit(figure, bare, suspicions);
        var text = figure.Raw.Trim();
        var isRate = qualifiers.HasFlag(AmountQualifiers.PerUnit);
        if (figure.Unit is not null && figure.Number * figure.Factor >= (figure.Unit == MoneyUnit.Thousands ? 10_000_000m : 1_000_000_000m))
        {
            suspicions.Add(new(AmountSuspicionKind.ThousandfoldUnit, $"\"{text}\" is {MoneyText(figure.Number * figure.Factor)}, perhaps a thousand times too large. Say whether the unit is right."));
        }
        else if (figure.Unit is null && unit == MoneyUnit.Pounds && figure.HasPound && figure.Number is > 0 and < 1_000m && !isRate)
        {
            suspicions.Add(new(AmountSuspicionKind.MissingThousands, $"\"{text}\" is less than a thousand pounds, perhaps a k is missing. Say whether the unit is right."));
        }

        var pounds = figure.Number * factor;
        if (pounds > MaxPounds)
        {
            return (new Amount.Unquantified(text), unit, "too large to be an amount of a council");
        }

        var money = Money.FromPounds(figure.IsNegative ? -pounds : pounds, Rounding.HalfAwayFromZero);
        return (Amount.Of(money), unit, Math.Abs(money.Pounds) == pounds ? how : how + ", rounded to whole pence");
    }

    private static (MoneyUnit Unit, decimal Factor, string How) Unit(Parsed figure, MoneyUnit? bare, List<AmountSuspicion> suspicions)
    {
        if (figure.Unit is { } written)
        {
            return (written, figure.Factor, written == MoneyUnit.Thousands ? "written in thousands" : "written in millions");
        }

        if (bare is null or MoneyUnit.Pounds)
        {
            return (MoneyUnit.Pounds, 1m, bare is null && !figure.HasPound ? "taken as pounds because no unit is written" : figure.HasPound ? "written in pounds" : "the column's unit, £");
        }

        // £272,016 in a column headed £000 is 272 thousand pounds, not 272 million.
        if (figure.HasPound && figure.Number >= (bare == MoneyUnit.Thousands ? 100_000m : 1_000m))
        {
            suspicions.Add(new(AmountSuspicionKind.ThousandfoldUnit, $"\"{figure.Raw.Trim()}\" stands in a column of {(bare == MoneyUnit.Thousands ? "£000" : "£m")} and was read as pounds. Say whether that is right."));
            return (MoneyUnit.Pounds, 1m, "written in pounds, against the column's unit");
        }

        return bare == MoneyUnit.Thousands ? (MoneyUnit.Thousands, 1_000m, "the column's unit, £000") : (MoneyUnit.Millions, 1_000_000m, "the column's unit, £m");
    }

    private static AmountQualifiers Qualifiers(string before, string after, bool moreFollows)
    {
        var beside = before.Trim();
        return When(ApproximateWords().IsMatch(before), AmountQualifiers.Approximate)
            | When(UpToWords().IsMatch(beside), AmountQualifiers.UpTo)
            | When(AtLeastWords().IsMatch(beside) || (!moreFollows && after.Trim() == "+"), AmountQualifiers.AtLeast)
            | When(PreviousWords().IsMatch(before), AmountQualifiers.Previous)
            | When(PerYearWords().IsMatch(after) || PerYearWords().IsMatch(before), AmountQualifiers.PerYear)
            | When(PerUnitWords().IsMatch(after), AmountQualifiers.PerUnit)
            | When(NotGiven().IsMatch(after) || NotGiven().IsMatch(before), AmountQualifiers.ToBeConfirmed);
    }

    private static AmountQualifiers When(bool holds, AmountQualifiers qualifier) => holds ? qualifier : AmountQualifiers.None;

    private static void CheckSigns(List<StatedAmount> amounts, ExpectedSign expected, List<AmountSuspicion> suspicions)
    {
        foreach (var amount in amounts)
        {
            if (amount.Amount is Amount.Known { Figure.Sign: var sign } && ((expected == ExpectedSign.Negative && sign > 0) || (expected == ExpectedSign.Positive && sign < 0)))
            {
                suspicions.Add(new(AmountSuspicionKind.Sign, $"\"{amount.Raw}\" is {(sign > 0 ? "a cost" : "a saving")} where {(sign > 0 ? "a saving" : "a cost")} is expected. Say whether the sign is right."));
            }
        }
    }

    private static string MoneyText(decimal pounds) => "£" + (pounds / 1_000_000m).ToString("#,##0.0##", CultureInfo.InvariantCulture) + "m";
}
