using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

/// <summary>A typed figure and the live one that can stand in its place.</summary>
/// <param name="Problem">What is found: its place is the field, or field, row and column.</param>
/// <param name="Field">The field.</param>
/// <param name="Row">The row of a table; empty for words.</param>
/// <param name="Column">Of a table.</param>
/// <param name="Start">Where in the words the figure begins.</param>
/// <param name="Typed">As typed.</param>
/// <param name="Offer">The live figure that is meant.</param>
public sealed record TypedFigure(Problem Problem, string Field, string Row, string Column, int Start, string Typed, FigureValue Offer);

/// <summary>
/// Figures that somebody typed where a live one could stand: they drift. One that equals what a plan line was and no line is any more was left behind; one that
/// equals a figure today could follow it; one that a sentence gives as the saving of a year, and is not, disagrees.
/// </summary>
public static partial class TypedFigures
{
    [GeneratedRegex(@"(?<![\w.,])(?<sign>[-–−]\s?)?£\s?(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?<unit>k(?![a-z])|m(?![a-z])|million|thousand)?", RegexOptions.IgnoreCase)]
    private static partial Regex Pounds();

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+")]
    private static partial Regex SentenceEnds();

    [GeneratedRegex(@"\b(?<year>20\d\d\s?[-/–]\s?\d\d)\b")]
    private static partial Regex Years();

    /// <summary>Words after which an amount is not the plan's: what one thing costs, what somebody else pays, what was.</summary>
    [GeneratedRegex(@"\b(?:per|each|a|an|every)\s+(?:week|day|hour|month|pupil|person|child|client|place|bed|visit|journey|mile|head|unit|post|FTE|household|case|session)\b|\b(?:grant|budget (?:is|of|was|stands)|underspend|overspend|spends?|spent|contract value|benchmark|previously|originally|until now|earlier|reserve of|turnover|compared with|average)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotThePlans();

    /// <param name="now">The plan lines' figures today.</param>
    /// <param name="past">The same as they stood before, in any order.</param>
    public static IReadOnlyList<TypedFigure> Of(Template template, CaseContent content, PlanFigures now, IReadOnlyList<PlanFigures> past)
    {
        var today = Distinct(now.All());
        var before = Distinct(past.SelectMany(p => p.All())).Where(v => now.Find(v.Figure) is { } n && n.Total != v.Total).ToList();
        var found = new List<TypedFigure>();
        foreach (var field in template.Schema)
        {
            var answer = content[field.Key];
            found.AddRange(Words(answer.Words, field.Key, "", "", now, today, before, template));
            foreach (var row in answer.Rows)
            {
                foreach (var (column, cell) in row.Cells)
                {
                    found.AddRange(Words(cell, field.Key, row.Id, column, now, today, before, template));
                }
            }
        }

        return found;
    }

    /// <summary>The content with a typed figure replaced by the live one; unchanged where the words are no longer those.</summary>
    public static CaseContent Apply(CaseContent content, TypedFigure figure)
    {
        var answer = content[figure.Field];
        if (figure.Row.Length == 0)
        {
            return Replaced(answer.Words, figure) is { } words ? content.With(figure.Field, answer with { Words = words }) : content;
        }

        return content.With(figure.Field, answer with { Rows = [.. answer.Rows.Select(r => r.Id == figure.Row && Replaced(r[figure.Column], figure) is { } cell ? r.With(figure.Column, cell) : r)] });
    }

    private static string? Replaced(string text, TypedFigure figure) =>
        figure.Start + figure.Typed.Length <= text.Length && text.AsSpan(figure.Start, figure.Typed.Length).SequenceEqual(figure.Typed)
            ? text[..figure.Start] + figure.Offer.Figure.Token + text[(figure.Start + figure.Typed.Length)..]
            : null;

    private static IEnumerable<TypedFigure> Words(string words, string field, string row, string column, PlanFigures now, List<FigureValue> today, List<FigureValue> before, Template template)
    {
        if (!words.Contains('£'))
        {
            yield break;
        }

        var where = row.Length == 0 ? field : $"{field}/{row}/{column}";
        var name = template.NameOf(field);
        foreach (var (start, sentence) in Sentences(words))
        {
            foreach (Match match in Pounds().Matches(sentence))
            {
                var (amount, grain) = Amount(match);
                var typed = match.Value.Trim();
                var at = start + match.Index + match.Value.IndexOf(typed, StringComparison.Ordinal);
                if (today.Find(v => Equals(v, amount, grain)) is { } equal)
                {
                    yield return new(
                        Problem.Notice("figure.could-follow", where, $"{name}: {typed} is {Called(equal.Figure)}, typed. Put {equal.Figure.Token} there and it follows the plan."), field, row, column, at, typed, Unit(equal, match, now));
                }
                else if (before.Find(v => Equals(v, amount, grain)) is { } was && !NotThePlans().IsMatch(sentence))
                {
                    var nowValue = now.Find(was.Figure)!;
                    yield return new(
                        Problem.Error("figure.left-behind", where, $"{name} says {typed}. That was {Called(was.Figure)}; it is {nowValue.Words} now. Put {was.Figure.Token} there, or say what else it is."),
                        field, row, column, at, typed, Unit(nowValue, match, now));
                }
                else if (Meant(sentence, match.Index, now) is { } meant && !NotThePlans().IsMatch(sentence))
                {
                    yield return new(
                        Problem.Warning("figure.disagrees", where, $"{name} gives {typed} as {Called(meant.Figure)}; the plan lines say {meant.Words}. Correct one of them, or put {meant.Figure.Token} there."),
                        field, row, column, at, typed, Unit(meant, match, now));
                }
            }
        }
    }

    /// <summary>The figure that a sentence names beside an amount: one category and one year of the cycle, and nothing else.</summary>
    private static FigureValue? Meant(string sentence, int at, PlanFigures now)
    {
        var years = Years().Matches(sentence).Select(m => FinancialYear.TryParse(m.Groups["year"].Value, out var y) ? y : (FinancialYear?)null).Distinct().ToList();
        if (years is not [{ } year] || Pounds().Matches(sentence).Count != 1)
        {
            return null;
        }

        var near = sentence[Math.Max(0, at - 60)..Math.Min(sentence.Length, at + 60)];
        var named = now.Lines.Select(l => l.Terms.Category).Distinct()
            .Where(c => near.Contains(c == Planning.PlanCategory.Saving ? "sav" : PlanFigures.Slug(c), StringComparison.OrdinalIgnoreCase)).ToList();
        return named is [var category] && now.Find(new(PlanFigures.Slug(category), FigureMeasure.Movement, year)) is { Total: { Unquantified: 0, Low.IsZero: false } } value ? value : null;
    }

    private static List<FigureValue> Distinct(IEnumerable<FigureValue> values) => [.. values.Where(v => v.Total is { Unquantified: 0 } t && t.Low == t.High && !t.Low.IsZero).DistinctBy(v => (v.Figure, v.Total))];

    private static bool Equals(FigureValue value, Money amount, decimal grain) => Math.Abs(Math.Abs(value.Total.Low.Pounds) - Math.Abs(amount.Pounds)) < (grain == 1m ? 0.005m : (grain / 2m) + 0.005m) && amount.Pounds != 0;

    private static (Money Amount, decimal Grain) Amount(Match match)
    {
        var text = match.Groups["n"].Value;
        var places = text.Contains('.') ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var scale = match.Groups["unit"].Value.ToLowerInvariant() switch { "k" or "thousand" => 1_000m, "m" or "million" => 1_000_000m, _ => 1m };
        var grain = scale;
        for (var i = 0; i < places && grain > 1m; i++)
        {
            grain /= 10m;
        }

        return decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000_000m / scale
            ? (Money.FromPounds(decimal.Round(number * scale, 2)), grain)
            : (Money.Zero, 1m);
    }

    /// <summary>The figure printed as it was typed: in thousands where somebody wrote £380k.</summary>
    private static FigureValue Unit(FigureValue value, Match match, PlanFigures now) => match.Groups["unit"].Value.ToLowerInvariant() switch
    {
        "k" or "thousand" => now.Find(value.Figure with { Unit = MoneyUnit.Thousands }) ?? value,
        "m" or "million" => now.Find(value.Figure with { Unit = MoneyUnit.Millions }) ?? value,
        _ => value,
    };

    private static string Called(LiveFigure figure) => figure.Measure switch
    {
        FigureMeasure.Total => $"the {figure.Subject} of all years",
        FigureMeasure.Level => $"the level of {Subject(figure)} in {figure.Year}",
        _ => $"the change of {Subject(figure)} in {figure.Year}",
    };

    private static string Subject(LiveFigure figure) => figure.Subject == "net" ? "the net budget" : figure.Subject.StartsWith("line ", StringComparison.Ordinal) ? figure.Subject : "the " + figure.Subject;

    private static IEnumerable<(int Start, string Sentence)> Sentences(string words)
    {
        // What stands in braces is a live figure: it is blanked out, at its length, so that places stay.
        var plain = LiveFigure.Tokens().Replace(words, m => new string(' ', m.Length));
        var at = 0;
        foreach (Match end in SentenceEnds().Matches(plain))
        {
            yield return (at, plain[at..end.Index]);
            at = end.Index + end.Length;
        }

        yield return (at, plain[at..]);
    }
}
