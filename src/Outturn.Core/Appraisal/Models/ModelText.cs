using System.Globalization;
using System.Text;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>
/// A model as plain text that a person can read and write. First what it is, a line each (Model, Note, Periods, Weeks, Scenarios, Results); then a line for each
/// quantity, <c>Name [unit] = figure</c>, <c>= figures, one for each period</c> or <c>= formula</c>; set in below it <c>Low: figures</c> for one scenario and
/// <c>Source: words</c>. A line that begins with # is not read.
/// </summary>
public static class ModelText
{
    /// <summary>Longer than any model that a person writes.</summary>
    public const int MaxLength = 1_000_000;

    private static readonly Dictionary<string, WeekRule> WeekRules = new(StringComparer.Ordinal) { ["mondays"] = WeekRule.Mondays, ["twelfths"] = WeekRule.Twelfths, ["days"] = WeekRule.Days };

    /// <summary>Reads a model. Problems name the line; whether the model holds is for <see cref="ModelCheck"/>.</summary>
    public static Result<DriverModel> Read(string text)
    {
        if (text.Length > MaxLength)
        {
            return Result.Refused<DriverModel>(Problem.Error("model.file-long", "Line 1", "The file is longer than any model: it has more than a million characters. Check that it is the right file."));
        }

        return new Reader().Read(text);
    }

    private sealed class Reader
    {
        private readonly List<Problem> problems = [];
        private readonly List<ModelQuantity> quantities = [];
        private readonly List<string> scenarios = [];
        private readonly List<string> results = [];
        private string title = "";
        private string note = "";
        private ModelSpan? span;
        private WeekRule weeks = WeekRule.Mondays;
        private int line;

        public Result<DriverModel> Read(string text)
        {
            foreach (var written in text.Split('\n'))
            {
                line++;
                var trimmed = written.Trim().TrimStart('\uFEFF');
                if (trimmed.Length > 0 && trimmed[0] != '#')
                {
                    Line(trimmed, isSetIn: char.IsWhiteSpace(written[0]));
                }
            }

            line = 1;
            if (span is null && problems.Count == 0)
            {
                Say("The model has no periods. Write a line such as “Periods: 12 months from April 2020”.");
            }

            return problems.Count > 0 ? Result.Refused<DriverModel>(problems)
                : Result.Ok(new DriverModel(title, note, span!, weeks, scenarios.Count > 0 ? scenarios : DriverModel.UsualScenarios, quantities, results));
        }

        private void Say(string message) => problems.Add(Problem.Error("model.line", string.Create(CultureInfo.InvariantCulture, $"Line {line}"), message));

        private void Line(string text, bool isSetIn)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (isSetIn && colon > 0 && quantities.Count > 0)
            {
                Below(text[..colon].Trim(), text[(colon + 1)..].Trim());
            }
            else if (isSetIn)
            {
                Say(quantities.Count == 0 ? "A line that is set in belongs to the quantity above it, and there is none yet. Begin the line at the margin." : "Expected “Low: figures” or “Source: words” below a quantity.");
            }
            else if (colon > 0 && (equals < 0 || colon < equals))
            {
                Head(text[..colon].Trim(), text[(colon + 1)..].Trim());
            }
            else
            {
                Quantity(text, equals);
            }
        }

        private void Head(string key, string value)
        {
            switch (key.ToLowerInvariant())
            {
                case "model":
                    title = value;
                    break;
                case "note":
                    note = note.Length > 0 ? note + " " + value : value;
                    break;
                case "periods":
                    Periods(value);
                    break;
                case "weeks":
                    if (Weeks(value) is { } rule)
                    {
                        weeks = rule;
                    }
                    else
                    {
                        Say($"“{value}” is no rule for weeks. Write Mondays, twelfths or days.");
                    }

                    break;
                case "scenarios":
                    scenarios.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                    break;
                case "results" or "result":
                    results.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                    break;
                default:
                    var near = ModelName.Nearest(key, ["Model", "Note", "Periods", "Weeks", "Scenarios", "Results"]);
                    Say($"“{key}:” is no line of a model.{(near is not null ? $" Did you mean {near}:?" : " A quantity is written as Name [unit] = figure or formula; a scenario's figures are set in below it.")}");
                    break;
            }
        }

        /// <summary>12 months from April 2020; 5 years from 2020-21.</summary>
        private void Periods(string value)
        {
            span = Span(value);
            if (span is null)
            {
                Say("The periods cannot be read. Write them as “12 months from April 2020”, “4 quarters from Q1 2020-21” or “5 years from 2020-21”.");
            }
        }

        private void Quantity(string text, int equals)
        {
            var left = equals < 0 ? text : text[..equals].Trim();
            var unit = "";
            var open = left.IndexOf('[', StringComparison.Ordinal);
            if (open >= 0)
            {
                if (!left.EndsWith(']'))
                {
                    Say("Expected “Name [unit] = figure or formula”: the unit's bracket is not closed before the equals sign.");
                    return;
                }

                unit = left[(open + 1)..^1].Trim();
                left = left[..open].Trim();
            }

            if (equals < 0 && open < 0)
            {
                Say("Expected “Name [unit] = figure or formula”. A quantity whose figures stand below it, by scenario, has its unit in square brackets.");
                return;
            }

            var right = equals < 0 ? "" : text[(equals + 1)..].Trim();
            if (right.Length == 0)
            {
                quantities.Add(new(left, unit, "", []));
            }
            else if (Figures(right, unit) is { } values)
            {
                quantities.Add(new(left, unit, "", [new("", values)]));
            }
            else
            {
                quantities.Add(new(left, unit, right, []));
            }
        }

        private void Below(string key, string value)
        {
            var above = quantities[^1];
            if (string.Equals(key, "Source", StringComparison.OrdinalIgnoreCase))
            {
                quantities[^1] = above with { Source = above.Source.Length > 0 ? above.Source + " " + value : value };
            }
            else if (Figures(value, above.Unit) is { } values)
            {
                quantities[^1] = above with { Values = [.. above.Values, new(key, values)] };
            }
            else
            {
                Say($"“{(value.Length > 40 ? value[..40] + "…" : value)}” are not figures. Write 850, or 775, 770, 765 with one for each period, without commas inside a number; TBC where a figure is not known.");
            }
        }
    }

    /// <summary>Reads periods such as <c>12 months from April 2020</c>; null where they are none.</summary>
    public static ModelSpan? Span(string value) =>
        value.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries) is [var number, var what, var from, var start] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && string.Equals(from, "from", StringComparison.OrdinalIgnoreCase) && ModelPeriod.TryParse(start, out var first)
        && what.ToLowerInvariant().TrimEnd('s') == first.Length.ToString().ToLowerInvariant()
            ? ModelSpan.From(first, count) : null;

    /// <summary>Reads Mondays, twelfths or days; null for anything else.</summary>
    public static WeekRule? Weeks(string value) => WeekRules.TryGetValue(value.Trim().ToLowerInvariant(), out var rule) ? rule : null;

    /// <summary>Figures parted by commas; null where a part is not one. A number has no commas inside it, so 1,000 is not read as two figures: nought nought nought is none.</summary>
    public static IReadOnlyList<ModelValue>? Figures(string text, string unit)
    {
        var values = new List<ModelValue>();
        foreach (var part in text.Split(','))
        {
            if (Figure(part.Trim(), unit) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        return values;
    }

    /// <summary>
    /// One figure: 850, -5, TBC, or not known (why). Null where it is none. A £ or % is taken only where the unit is that and no other: £5,000 is not 5,000 of £000.
    /// </summary>
    public static ModelValue? Figure(string text, string unit)
    {
        _ = Unit.TryParse(unit, out var read);
        foreach (var word in (ReadOnlySpan<string>)["TBC", "not known"])
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                var why = text[word.Length..].Trim();
                return why.Length == 0 ? ModelValue.NotKnown(word == "TBC" ? "TBC" : "")
                    : why is ['(', .., ')'] ? ModelValue.NotKnown(why[1..^1].Trim()) : null;
            }
        }

        var plain = text.Replace('−', '-');
        var isNegative = plain.StartsWith('-');
        plain = (isNegative ? plain[1..] : plain).TrimStart();
        plain = read is { CountsPounds: true, Scale: 1m } && plain.StartsWith('£') ? plain[1..] : read is { IsPercent: true } && plain.EndsWith('%') ? plain[..^1].TrimEnd() : plain;
        var hasStrayNoughts = plain.Length > 1 && plain[0] == '0' && plain[1] != '.';
        return !hasStrayNoughts && plain.Length > 0 && char.IsAsciiDigit(plain[^1]) && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? ModelValue.Of(isNegative ? -value : value) : null;
    }

    /// <summary>A figure as it is read back.</summary>
    public static string Of(ModelValue value) => value.Figure is { } figure ? figure.ToString("0.############################", CultureInfo.InvariantCulture)
        : value.Why.Trim() is not { Length: > 0 } why ? "not known"
        : why == "TBC" ? "TBC" : $"not known ({why.Replace(',', ';')})";

    public static string Of(IEnumerable<ModelValue> values) => string.Join(", ", values.Select(Of));

    /// <summary>The model as text that <see cref="Read"/> reads back.</summary>
    public static string Write(DriverModel model)
    {
        var text = new StringBuilder();
        text.Append("Model: ").Append(OneLine(model.Title)).Append('\n');
        if (model.Note.Length > 0)
        {
            text.Append("Note: ").Append(OneLine(model.Note)).Append('\n');
        }

        text.Append("Periods: ").Append(model.Span).Append('\n');
        text.Append("Weeks: ").Append(model.Weeks == WeekRule.Mondays ? "Mondays" : model.Weeks.ToString().ToLowerInvariant()).Append('\n');
        text.Append("Scenarios: ").AppendJoin(", ", model.Scenarios).Append('\n');
        if (model.Results.Count > 0)
        {
            text.Append("Results: ").AppendJoin(", ", model.Results).Append('\n');
        }

        text.Append('\n');
        foreach (var quantity in model.Quantities)
        {
            text.Append(OneLine(quantity.Name)).Append(quantity.Unit.Trim().Length > 0 || (quantity.IsInput && !quantity.Values.Any(v => v.Scenario.Length == 0)) ? $" [{OneLine(quantity.Unit)}]" : "");
            var every = quantity.Values.FirstOrDefault(v => v.Scenario.Length == 0);
            text.Append(!quantity.IsInput ? " = " + OneLine(quantity.Formula) : every is not null ? " = " + Of(every.Values) : "").Append('\n');
            foreach (var own in quantity.Values.Where(v => v.Scenario.Length > 0))
            {
                text.Append("    ").Append(own.Scenario).Append(": ").Append(Of(own.Values)).Append('\n');
            }

            if (quantity.Source.Length > 0)
            {
                text.Append("    Source: ").Append(OneLine(quantity.Source)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
