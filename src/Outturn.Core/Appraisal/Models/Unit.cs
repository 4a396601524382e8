using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Outturn.Core.Appraisal.Models;

/// <summary>
/// What a figure counts: pounds, people, weeks, pounds per person per week, or a plain number. Any word is a unit of its own, so placements and calls need no list. Weeks
/// and months are different units, as people and pounds are: they turn into one another only where a formula says how. Per cent, £000, £m and pence are pounds or
/// numbers with a <see cref="Scale"/>: what is typed and shown is times the scale what is worked with.
/// </summary>
public sealed class Unit : IEquatable<Unit>
{
    private readonly SortedDictionary<string, (string Written, int Power)> parts;
    private readonly string scaleWord;

    private Unit(SortedDictionary<string, (string Written, int Power)> parts, decimal scale, string scaleWord)
    {
        this.parts = parts;
        this.scaleWord = scaleWord;
        Scale = scale;
    }

    /// <summary>A number without a unit.</summary>
    public static Unit Number { get; } = new([], 1m, "");

    public static Unit Weeks { get; } = Of("weeks");

    public static Unit Months { get; } = Of("months");

    public static Unit Days { get; } = Of("days");

    public static Unit Percent { get; } = Of("%");

    public static Unit Pounds { get; } = Of("£");

    /// <summary>What one of the shown unit is worth: 0.01 for %, 1,000 for £000, 1 for most.</summary>
    public decimal Scale { get; }

    public bool IsNumber => parts.Count == 0;

    /// <summary>Pounds and nothing else, whatever the scale.</summary>
    public bool IsPounds => parts.Count == 1 && parts.TryGetValue("£", out var pounds) && pounds.Power == 1;

    /// <summary>Whether pounds are counted, alone or per something.</summary>
    public bool CountsPounds => parts.TryGetValue("£", out var pounds) && pounds.Power == 1;

    public bool IsPercent => IsNumber && Scale == 0.01m;

    /// <summary>The same unit without its scale: what is worked with.</summary>
    public Unit Plain => Scale == 1m ? this : new(parts, 1m, "");

    /// <summary>The longest unit that is read, in characters and in words.</summary>
    private const int MaxLength = 100;
    private const int MaxWords = 12;

    /// <summary>A sum of powers beyond this is no unit that anybody means.</summary>
    private const int MaxPower = 20;

    /// <summary>
    /// Reads a unit in words: <c>people</c>, <c>£ per placement per week</c>, <c>placement weeks</c>, <c>%</c>, <c>£000</c>, <c>number</c>. An empty text is a number.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Unit? unit)
    {
        unit = null;
        var found = new SortedDictionary<string, (string Written, int Power)>(StringComparer.Ordinal);
        var (scale, scaleWord) = (1m, "");
        var below = false;
        var expected = false;
        var words = (text ?? "").Replace("/", " per ", StringComparison.Ordinal).Split([' ', '_', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if ((text ?? "").Length > MaxLength || words.Length > MaxWords)
        {
            return false;
        }

        foreach (var (i, word) in words.Index())
        {
            if (string.Equals(word, "per", StringComparison.OrdinalIgnoreCase))
            {
                if (expected)
                {
                    return false;
                }

                (below, expected) = (true, true);
                continue;
            }

            expected = false;
            var lower = word.ToLowerInvariant();
            if (UnitWords.Scales.TryGetValue(lower, out var scaled))
            {
                // What has a scale comes first; pounds may also stand below the line.
                if (i > 0 && (scaled.Scale != 1m || (words[i - 1] != word && !string.Equals(words[i - 1], "per", StringComparison.OrdinalIgnoreCase))))
                {
                    return false;
                }

                (scale, scaleWord) = i == 0 ? (scaled.Scale, scaled.Word) : (scale, scaleWord);
                if (scaled.Pounds)
                {
                    Add(found, "£", "£", below ? -1 : 1);
                }
            }
            else if (UnitWords.Plainly.Contains(lower))
            {
                continue;
            }
            else if (!word.All(ModelName.IsInWord) || !word.Any(char.IsLetter))
            {
                return false;
            }
            else
            {
                Add(found, UnitWords.KeyOf(lower), word.All(char.IsUpper) ? word : lower, below ? -1 : 1);
            }
        }

        if (expected)
        {
            return false;
        }

        unit = new(found, scale, scaleWord);
        return true;
    }

    private static Unit Of(string text) => TryParse(text, out var unit) ? unit : Number;

    private static void Add(SortedDictionary<string, (string Written, int Power)> parts, string key, string written, int power)
    {
        var now = parts.TryGetValue(key, out var known) ? known : (Written: written, Power: 0);
        if (now.Power + power == 0)
        {
            parts.Remove(key);
        }
        else
        {
            parts[key] = (now.Written, Math.Clamp(now.Power + power, -MaxPower, MaxPower));
        }
    }

    public static Unit operator *(Unit a, Unit b) => a.Joined(b, 1);

    public static Unit operator /(Unit a, Unit b) => a.Joined(b, -1);

    private Unit Joined(Unit other, int sign)
    {
        var joined = new SortedDictionary<string, (string Written, int Power)>(parts, StringComparer.Ordinal);
        foreach (var (key, (written, power)) in other.parts)
        {
            Add(joined, key, written, power * sign);
        }

        return new(joined, 1m, "");
    }

    /// <summary>Whether both count the same thing; the scale does not matter.</summary>
    public bool Equals(Unit? other) => other is not null && parts.Count == other.parts.Count && parts.All(p => other.parts.TryGetValue(p.Key, out var o) && o.Power == p.Value.Power);

    public override bool Equals(object? obj) => Equals(obj as Unit);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var (key, (_, power)) in parts)
        {
            hash = unchecked((hash * 31) + (StringComparer.Ordinal.GetHashCode(key) * 7) + power);
        }

        return hash;
    }

    /// <summary>Such as <c>£ per placement per week</c>; a number is <c>number</c>.</summary>
    public override string ToString()
    {
        var above = parts.Where(p => p.Value.Power > 0).OrderByDescending(p => p.Key == "£").ToList();
        var text = new StringBuilder();
        for (var i = 0; i < above.Count; i++)
        {
            var (key, (written, power)) = above[i];
            for (var times = 0; times < power; times++)
            {
                var isLast = i == above.Count - 1 && times == power - 1;
                text.Append(text.Length > 0 ? " " : "").Append(key == "£" ? (scaleWord.Length > 0 ? scaleWord : "£") : isLast ? UnitWords.Plural(written) : UnitWords.Singular(written));
            }
        }

        if (above.Count == 0)
        {
            text.Append(scaleWord.Length > 0 ? scaleWord : "number");
        }

        foreach (var (_, (written, power)) in parts.Where(p => p.Value.Power < 0))
        {
            for (var times = 0; times < -power; times++)
            {
                text.Append(" per ").Append(UnitWords.Singular(written));
            }
        }

        return text.ToString();
    }
}
