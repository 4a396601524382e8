using System.Globalization;
using System.Text;
using System.Xml;

namespace Outturn.Documents.Reading.Word;

/// <summary>
/// The lists of a document: what is printed before each of their paragraphs. It counts as Word does, in the order in which
/// paragraphs are read: a level goes on from where its list was, and starts anew under a new point of a higher level.
/// </summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private sealed class Level
    {
        public int Start = 1;
        public string Format = "decimal";
        public string Text = "";
        public int? RestartAfter;
        public bool IsLegal;
        public string? Style;
        public string Font = "";

    }

    private sealed class Shape
    {
        public readonly Level?[] Levels = new Level?[WordNumbering.Levels];
        public string? LinkedStyle;
        public readonly int?[] Counts = new int?[WordNumbering.Levels];
    }

    private sealed class Numbers
    {
        public string Shape = "";
        public readonly int?[] Starts = new int?[WordNumbering.Levels];
        public readonly Level?[] Overrides = new Level?[WordNumbering.Levels];
        public bool Started;
    }

    private readonly Dictionary<string, Shape> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Numbers> _lists = new(StringComparer.Ordinal);
    private readonly WordStyles _styles;

    private WordNumbering(WordStyles styles) => _styles = styles;

    /// <summary>What is printed before the next paragraph of a list; null where there is no such list.</summary>
    /// <param name="list">Its number; "0" takes a paragraph out of its style's list.</param>
    /// <param name="level">From 0; null where only the paragraph's style tells.</param>
    /// <param name="style">The paragraph's style.</param>
    public (string Mark, int Level)? Next(string? list, int? level, string? style)
    {
        if (list is null or "0" || !_lists.TryGetValue(list, out var numbers) || Find(numbers) is not { } shape)
        {
            return null;
        }

        var at = Math.Clamp(level ?? LevelOf(shape, style), 0, Levels - 1);
        if (!numbers.Started)
        {
            // A list that says where it starts begins anew, although it has its shape in common with another.
            numbers.Started = true;
            for (var i = 0; i < Levels; i++)
            {
                if (numbers.Starts[i] is { } start)
                {
                    shape.Counts[i] = start - 1;
                }
            }
        }

        var own = At(numbers, shape, at);
        shape.Counts[at] = Math.Clamp((shape.Counts[at] ?? (own.Start - 1)) + 1, -1_000_000, 1_000_000);
        for (var below = at + 1; below < Levels; below++)
        {
            if (At(numbers, shape, below).RestartAfter is not { } after || (after > 0 && at < after))
            {
                shape.Counts[below] = null;
            }
        }

        return (Mark(numbers, shape, own, at), at + 1);
    }

    private static Level At(Numbers numbers, Shape shape, int level) => numbers.Overrides[level] ?? shape.Levels[level] ?? new Level();

    private static int LevelOf(Shape shape, string? style) => style is null ? 0 : Math.Max(0, Array.FindIndex(shape.Levels, l => l?.Style == style));

    private Shape? Find(Numbers numbers)
    {
        if (!_shapes.TryGetValue(numbers.Shape, out var shape))
        {
            return null;
        }

        // A shape may only name a style that holds the list: one step, or a file could go in rings.
        return shape.LinkedStyle is { } style && _styles.ListOf(style) is { } list && _lists.TryGetValue(list, out var linked) && _shapes.TryGetValue(linked.Shape, out var other)
            ? other
            : shape;
    }

    private static string Mark(Numbers numbers, Shape shape, Level own, int at)
    {
        if (own.Format == "bullet")
        {
            var bullet = own.Text.Trim();
            if (bullet.Length == 0)
            {
                return "•";
            }

            return bullet.Length == 1 && bullet[0] is >= '\uF000' and <= '\uF0FF' ? WordText.Symbol(own.Font, bullet[0]) : WordText.Clean(bullet);
        }

        if (own.Format == "none")
        {
            return own.Text.Contains('%', StringComparison.Ordinal) ? "" : WordText.Clean(own.Text).Trim();
        }

        var mark = new StringBuilder();
        for (var i = 0; i < own.Text.Length; i++)
        {
            if (own.Text[i] == '%' && i + 1 < own.Text.Length && own.Text[i + 1] is >= '1' and <= '9')
            {
                var level = own.Text[++i] - '1';
                if (level <= at)
                {
                    var of = At(numbers, shape, level);
                    mark.Append(NumberIn(own.IsLegal ? "decimal" : of.Format, shape.Counts[level] ?? of.Start));
                }
            }
            else
            {
                mark.Append(own.Text[i]);
            }
        }

        return WordText.Clean(mark.ToString()).Trim();
    }

    /// <summary>A number in one of the formats that Word counts in; those of other scripts are given as plain numbers.</summary>
    public static string NumberIn(string format, int number) => format switch
    {
        "none" => "",
        "upperLetter" => Letters(number).ToUpperInvariant(),
        "lowerLetter" => Letters(number),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "ordinal" => number.ToString(CultureInfo.InvariantCulture) + ((number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" }),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>a to z, then aa, bb: the same letter more often.</summary>
    private static string Letters(int number) => number <= 0 ? "" : new string((char)('a' + ((number - 1) % 26)), Math.Min(((number - 1) / 26) + 1, 30));

    private static string Roman(int number)
    {
        if (number is <= 0 or > 3_999)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var roman = new StringBuilder();
        foreach (var (value, sign) in RomanSigns)
        {
            for (; number >= value; number -= value)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }

    private static readonly (int Value, string Sign)[] RomanSigns =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    public static WordNumbering Read(XmlReader? x, WordStyles styles)
    {
        var numbering = new WordNumbering(styles);
        if (x is null)
        {
            return numbering;
        }

        using (x)
        {
            Shape? shape = null;
            Numbers? numbers = null;
            Level? level = null;
            var at = -1;
            while (x.Read())
            {
                if (x.NodeType != XmlNodeType.Element || WordNames.Of(x) != WordName.Word)
                {
                    continue;
                }

                switch (x.LocalName)
                {
                    case "abstractNum":
                        (shape, numbers, level) = (new Shape(), null, null);
                        numbering._shapes.TryAdd(x.Attribute("abstractNumId") ?? "", shape);
                        break;
                    case "numStyleLink" when shape is not null:
                        shape.LinkedStyle = x.Attribute("val");
                        break;
                    case "num":
                        (shape, numbers, level) = (null, new Numbers(), null);
                        numbering._lists.TryAdd(x.Attribute("numId") ?? "", numbers);
                        break;
                    case "abstractNumId" when numbers is not null:
                        numbers.Shape = x.Attribute("val") ?? "";
                        break;
                    case "lvlOverride":
                        at = x.Number("ilvl") ?? -1;
                        break;
                    case "startOverride" when numbers is not null && at is >= 0 and < Levels:
                        numbers.Starts[at] = x.Number("val");
                        break;
                    case "lvl":
                        at = x.Number("ilvl") ?? -1;
                        level = at is >= 0 and < Levels ? new Level() : null;
                        if (level is not null && numbers is not null)
                        {
                            numbers.Overrides[at] = level;
                        }
                        else if (level is not null && shape is not null)
                        {
                            shape.Levels[at] = level;
                        }

                        break;
                    case "start" when level is not null:
                        level.Start = x.Number("val") ?? 1;
                        break;
                    case "numFmt" when level is not null:
                        level.Format = x.Attribute("val") ?? "decimal";
                        break;
                    case "lvlText" when level is not null:
                        level.Text = x.Attribute("val") ?? "";
                        break;
                    case "lvlRestart" when level is not null:
                        level.RestartAfter = x.Number("val");
                        break;
                    case "isLgl" when level is not null:
                        level.IsLegal = x.IsOn();
                        break;
                    case "pStyle" when level is not null:
                        level.Style = x.Attribute("val");
                        break;
                    case "rPr" when level is not null:
                        level.Font = WordRunLook.Read(x).Font ?? "";
                        break;
                }
            }
        }

        return numbering;
    }
}
