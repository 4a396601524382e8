using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Cases.Reading;

/// <summary>
/// Reads the headline amounts of a case: the role from the label, the year from the label or the words, the sign by the role, the
/// term from what stands beside the figure. What is doubtful is asked, with answers; nothing is guessed into the plan.
/// </summary>
internal static partial class HeaderAmounts
{
    [GeneratedRegex(@"\b(?:cost avoidance|avoid(?:ed|s|ance)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Avoidance();

    [GeneratedRegex(@"\bcontingenc(?:y|ies)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Contingency();

    [GeneratedRegex(@"\b(?:one[- ]off|non[- ]?recurr(?:ent|ing)|temporary|time[- ]limited|reserves?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OneOffWords();

    [GeneratedRegex(@"\b(?:permanent(?:ly)?|recurr(?:ent|ing)|ongoing|per annum|p\.?a\.?(?![a-z])|annual(?:ly)?|per year|a year|each year|base budget)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex PermanentWords();

    [GeneratedRegex(@"\b(?:over|for|across)\s+(?:a\s+|the\s+)?(?:next\s+)?(?<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)[- ]years?\b", RegexOptions.IgnoreCase)]
    private static partial Regex OverYears();

    [GeneratedRegex(@"^\(?\s*(?:plus|and|with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Plus();

    [GeneratedRegex(@"\(\s*(?:£\s?)?(?<unit>000s?|k|m)\s*\)|£\s?(?<unit2>000s?)", RegexOptions.IgnoreCase)]
    private static partial Regex LabelUnit();

    public static IEnumerable<CaseAmount> Read(HeaderEntry entry, CaseFigures body)
    {
        var first = entry.Lines.Count > 0 ? entry.Lines[0] : new HeaderLine("", entry.Place);
        var notes = string.Join(' ', entry.Lines.Skip(1).Select(l => l.Text));
        foreach (var amount in ByYear(first).SelectMany(part => Line(entry.Label, part, notes, body)))
        {
            yield return amount;
        }

        foreach (var line in entry.Lines.Skip(1))
        {
            // "(Plus £45,000 non recurrent)" is a further headline amount; a sentence about the first is not.
            if (line.Text.Length <= 80 && Plus().IsMatch(line.Text) && AmountReader.Read(line.Text).Kind == AmountReadingKind.Figures)
            {
                foreach (var amount in Line(entry.Label, line, line.Text, body))
                {
                    yield return amount;
                }
            }
        }
    }

    /// <summary>"2023/24: £12,000; 2024/25: £18,000" is an amount of each year; "£180k in 2022/23 and £70k in 2024/25" likewise.</summary>
    private static IEnumerable<HeaderLine> ByYear(HeaderLine line)
    {
        var years = line.Text.Length > 400 ? [] : SaidYear().Matches(line.Text).ToList();
        var pounds = line.Text.Count(c => c == '£');
        if (years.Count < 2 || pounds != years.Count)
        {
            return [line];
        }

        var yearFirst = years[0].Index < line.Text.IndexOf('£', StringComparison.Ordinal);
        var parts = years.Select((year, i) => yearFirst
            ? line.Text[(i == 0 ? 0 : year.Index)..(i + 1 < years.Count ? years[i + 1].Index : line.Text.Length)]
            : line.Text[(i == 0 ? 0 : years[i - 1].Index + years[i - 1].Length)..(i + 1 < years.Count ? year.Index + year.Length : line.Text.Length)]).ToList();
        return parts.TrueForAll(p => p.Count(c => c == '£') == 1) ? parts.Select(p => line with { Text = p.Trim(' ', ';', ',') }) : [line];
    }

    [GeneratedRegex(@"(?<![\d£])(?:19|20)\d\d\s?[-/–]\s?(?:20)?\d\d(?!\d)")]
    private static partial Regex SaidYear();

    private static IEnumerable<CaseAmount> Line(string label, HeaderLine line, string notes, CaseFigures body)
    {
        var role = RoleOf(label);
        var year = FinancialYear.TryFind(label, out var named) ? named : FinancialYear.TryFind(line.Text, out var inText) ? inText : (FinancialYear?)null;
        var reading = AmountReader.Read(line.Text, UnitOf(label));
        if (reading.Kind == AmountReadingKind.Malformed && Leading(line.Text) is { } head)
        {
            reading = AmountReader.Read(head, UnitOf(label)) with { Raw = line.Text };
        }

        if (reading.Kind != AmountReadingKind.Figures)
        {
            yield return NoFigure(label, line, year, role, reading);
            yield break;
        }

        // "over 3 years", "2 posts": a bare number beside amounts of pounds counts something else.
        var inPounds = reading.Amounts.Any(a => a.Raw.Contains('£', StringComparison.Ordinal));
        var at = 0;
        foreach (var stated in reading.Amounts.Where(a => !inPounds || a.Raw.Contains('£', StringComparison.Ordinal) || a.Unit != MoneyUnit.Pounds))
        {
            var start = Math.Max(at, line.Text.IndexOf(stated.Raw.Trim(), at, StringComparison.OrdinalIgnoreCase));
            var before = line.Text[at..Math.Min(start, line.Text.Length)];
            at = Math.Min(line.Text.Length, start + stated.Raw.Length);
            var after = line.Text[at..Math.Min(line.Text.Length, at + 60)];
            yield return State(label, line, year, role, stated, before, after, notes, reading, body);
        }
    }

    private static CaseAmount NoFigure(string label, HeaderLine line, FinancialYear? year, AmountRole role, AmountReading reading)
    {
        var (amount, how, sure) = reading.Kind switch
        {
            AmountReadingKind.Nil => (Amount.Zero, "written as nothing", Sureness.Sure),
            AmountReadingKind.Blank => (new Amount.Unquantified("nothing is written"), "the label stands and no amount after it", Sureness.Doubtful),
            AmountReadingKind.NotApplicable => (new Amount.Unquantified(line.Text.Trim()), "not applicable, as written", Sureness.Sure),
            AmountReadingKind.Unquantified => (new Amount.Unquantified(line.Text.Trim()), "not quantified, as written", Sureness.Sure),
            _ => ((Amount)new Amount.Unquantified(line.Text.Trim()), "not to be read as an amount", Sureness.Doubtful),
        };
        return new(label, line.Text, year, amount, role, line.Place, sure, how)
        {
            Question = sure == Sureness.Doubtful
                ? Problem.Warning(reading.Kind == AmountReadingKind.Blank ? "amount.unquantified" : "amount.malformed", label, reading.Kind == AmountReadingKind.Blank
                    ? $"No amount stands after “{label}”. Give it, or say that it is not known yet."
                    : $"“{line.Text.Trim()}” cannot be read as an amount. Give the amount, or say that it is not known yet.")
                : null,
        };
    }

    private static CaseAmount State(string label, HeaderLine line, FinancialYear? year, AmountRole labelled, StatedAmount stated, string before, string after, string notes, AmountReading reading, CaseFigures body)
    {
        var role = stated.Qualifiers.HasFlag(AmountQualifiers.Previous) ? AmountRole.Previous
            : Contingency().IsMatch(before) ? AmountRole.Contingency
            : Avoidance().IsMatch(after) || Avoidance().IsMatch(label) ? AmountRole.CostAvoidance
            : labelled;
        var saves = role is AmountRole.Saving or AmountRole.Income or AmountRole.CostAvoidance || (role == AmountRole.Previous && labelled is AmountRole.Saving or AmountRole.Income);
        var (amount, sure, how, question, answers) = Signed(stated, saves, role, label, reading, body);
        var (term, years) = TermOf(stated, label + " " + before, after, notes);
        return new(label, line.Text, year, amount, role, line.Place, sure, how)
        {
            Term = term,
            Years = years,
            Qualifiers = stated.Qualifiers,
            Question = question,
            Answers = answers,
        };
    }

    private static (Amount, Sureness, string, Problem?, IReadOnlyList<AmountAnswer>) Signed(StatedAmount stated, bool saves, AmountRole role, string label, AmountReading reading, CaseFigures body)
    {
        var printed = stated.Amount;
        var negative = printed is Amount.Known { Figure.Sign: < 0 } or Amount.Range { High.Sign: < 0 };
        var magnitude = negative ? printed.Negate() : printed;
        Amount By(Amount size) => saves ? size.Negate() : size;
        var amount = By(magnitude);
        var raw = stated.Raw.Trim();
        var unit = stated.How;
        var suspicion = reading.Suspicions.FirstOrDefault(s => s.Kind != AmountSuspicionKind.Sign && s.Message.Contains('"' + raw + '"', StringComparison.OrdinalIgnoreCase));
        if (suspicion is { Kind: AmountSuspicionKind.ThousandfoldUnit } && magnitude is Amount.Known large && Money.FromPence(large.Figure.Pence / 1_000) is var smaller)
        {
            return Asked("amount.unit-suspect", large.Figure, smaller, body.Has(smaller), suspicion.Message);
        }

        if (suspicion is { Kind: AmountSuspicionKind.MissingThousands } && magnitude is Amount.Known small && Money.FromPence(small.Figure.Pence * 1_000) is var larger)
        {
            return Asked("amount.unit-suspect", small.Figure, larger, body.Has(larger), suspicion.Message);
        }

        if (negative && !saves && role is AmountRole.Investment or AmountRole.Pressure && magnitude is Amount.Known cost)
        {
            return (By(magnitude), Sureness.Doubtful, unit + "; printed with a minus under a label of costs", Problem.Warning("amount.sign-suspect", label, $"“{raw}” is printed with a minus, and “{label}” asks for a cost. Say which it is."),
                [new(Amount.Of(cost.Figure), $"A cost of {Exact(cost.Figure)}"), new(Amount.Of(-cost.Figure), $"A saving of {Exact(cost.Figure)}")]);
        }

        return (amount, role == AmountRole.Unclear ? Sureness.Likely : Sureness.Sure, unit, null, []);

        (Amount, Sureness, string, Problem?, IReadOnlyList<AmountAnswer>) Asked(string code, Money asWritten, Money other, bool otherIsProved, string message)
        {
            var written = new AmountAnswer(By(Amount.Of(asWritten)), Exact(asWritten) + ", as written");
            var mended = new AmountAnswer(By(Amount.Of(other)), Exact(other) + (otherIsProved ? ", as the case says elsewhere" : ""));
            return otherIsProved
                ? (mended.Amount, Sureness.Doubtful, $"the unit is wrong as written: the case itself says {Exact(other)}", Problem.Warning(code, label, $"“{raw}” is {Exact(asWritten)} as written, and the case itself says {Exact(other)}. Say which it is."), [mended, written])
                : (written.Amount, Sureness.Doubtful, unit, Problem.Warning(code, label, message.Replace('"', '”')), [written, mended]);
        }
    }

    private static string Exact(Money money) => "£" + Math.Abs(money.Pounds).ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>The first word of the label counts: "Savings / Income amount" is of a saving.</summary>
    internal static AmountRole RoleOf(string label)
    {
        var at = int.MaxValue;
        var role = AmountRole.Unclear;
        void Look(string word, AmountRole found)
        {
            var index = label.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (index >= 0 && index < at)
            {
                (at, role) = (index, found);
            }
        }

        Look("saving", AmountRole.Saving);
        Look("income", AmountRole.Income);
        Look("pressure", AmountRole.Pressure);
        Look("growth", AmountRole.Pressure);
        Look("investment", AmountRole.Investment);
        Look("bid", AmountRole.Investment);
        Look("request", AmountRole.Investment);
        Look("sought", AmountRole.Investment);
        Look("budget", AmountRole.Investment);
        Look("funding", AmountRole.Investment);
        Look("cost", AmountRole.Investment);
        return Avoidance().IsMatch(label) ? AmountRole.CostAvoidance : role;
    }

    private static MoneyUnit? UnitOf(string label) => LabelUnit().Match(label) is { Success: true } unit
        ? (unit.Groups["unit"].Success ? unit.Groups["unit"].Value : unit.Groups["unit2"].Value).StartsWith('m') ? MoneyUnit.Millions : MoneyUnit.Thousands
        : null;

    private static (AmountTerm, int) TermOf(StatedAmount stated, string before, string after, string notes)
    {
        if (OverYears().Match(after) is { Success: true } over)
        {
            return (AmountTerm.OverYears, Number(over.Groups["n"].Value));
        }

        // What a note says of the same figure: "Annual permanent investment of £562,200. Plus a one off investment of £325k".
        var near = before + " " + after;
        var at = notes.IndexOf(stated.Raw.Trim(), StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            var from = Math.Max(notes.LastIndexOf(". ", at, StringComparison.Ordinal), Math.Max(0, at - 80));
            var to = notes.IndexOfAny(['.', ';'], Math.Min(notes.Length, at + stated.Raw.Length));
            near += " " + notes[from..(to < 0 ? notes.Length : to)];
        }

        return OneOffWords().IsMatch(near) ? (AmountTerm.OneOff, 0) : PermanentWords().IsMatch(near) ? (AmountTerm.Permanent, 0) : (AmountTerm.NotSaid, 0);
    }

    private static int Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : Array.IndexOf(["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], word.ToLowerInvariant());

    // Where the line goes on in words that the reader of amounts refuses: the amount at its head.
    [GeneratedRegex(@"^[-–+(]?\s?£\s?[-–]?[\d.,]+\s?(?:k|m|bn|million|thousand)?(?![a-z%\d])\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Head();

    private static string? Leading(string text) => Head().Match(text.Trim()) is { Success: true } head ? head.Value.TrimEnd('.', ',') : null;
}
