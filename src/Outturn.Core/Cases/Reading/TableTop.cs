using System.Text.RegularExpressions;
using Outturn.Core.Sheets.Reading;

namespace Outturn.Core.Cases.Reading;

/// <summary>What stands over the rows of a table.</summary>
/// <param name="Caption">Rows of one text, and what stands over the left column of two-row headings.</param>
/// <param name="Headings">One for each column; none where the table has no heading row.</param>
/// <param name="Rows">How many rows they take.</param>
internal sealed partial record TableTop(string Caption, IReadOnlyList<string> Headings, int Rows)
{
    private const int MaxHeading = 170;

    [GeneratedRegex(@"^\(?\s?(?:£?\s?'?000'?s?|£\s?[km]?|£\s?000'?s?|%|fte|wte|no\.?|k|m|gross|net|\(?[a-f]\)|actual|budget|forecast|estimate|plan|low|high|min|max|top|lower|upper|cost|saving|savings|income|revenue|capital|value|count|years?|months?|current|proposed|change|total)\s?\)?$")]
    private static partial Regex UnderHeading();

    public bool HasHeadings => Headings.Count > 0;

    public static TableTop Of(IReadOnlyList<TableLine> lines)
    {
        var captions = new List<string>();
        var at = 0;
        while (at < lines.Count - 1 && at < 4 && lines[at].Texts.Length > 1 && lines[at].Only is { } only && IsCaption(lines, at))
        {
            captions.Add(only);
            at++;
        }

        if (at >= lines.Count || !(IsHeading(lines, at) || IsUpper(lines, at)))
        {
            return new(string.Join('\n', captions), [], at);
        }

        if (at + 1 < lines.Count && (IsUpper(lines, at) || IsLower(lines[at], lines[at + 1])))
        {
            var (headings, left) = Merge(lines[at], lines[at + 1]);
            if (left.Length > 0)
            {
                captions.Add(left);
            }

            return new(string.Join('\n', captions), headings, at + 2);
        }

        return new(string.Join('\n', captions), lines[at].Texts, at + 1);
    }

    /// <summary>Whether the row reads as headings, whatever stands under it.</summary>
    public static bool ReadsAsHeadings(TableLine line) => Sane(line) && Known(line) is var known && (known >= 2 || Years(line) >= 2 || (line.Texts.Length == 2 && known == 1 && line.Filled == 2 && line.Texts.All(t => t.Length <= 40) && line.IsHeading));

    private static bool IsCaption(IReadOnlyList<TableLine> lines, int at)
    {
        // Over a heading row, or over rows that all have more than a name; else it is the first of several groups.
        for (var next = at + 1; next < lines.Count && next <= at + 3; next++)
        {
            if (IsHeading(lines, next) || IsUpper(lines, next))
            {
                return true;
            }

            if (lines[next].Only is null)
            {
                break;
            }
        }

        // "| Cambridgeshire" over two columns is the heading of the second.
        return !(lines[at].First.Length == 0 && IsHeading(lines, at)) && lines.Skip(at + 1).All(l => l.Filled > 1) && !lines[at].Only!.EndsWith('.');
    }

    private static bool IsHeading(IReadOnlyList<TableLine> lines, int at)
    {
        var line = lines[at];
        if (line.Filled == 0 || !Sane(line))
        {
            return false;
        }

        var known = Known(line);
        var years = Years(line);
        if (IsLabelAndValue(lines, at))
        {
            return false;
        }

        if (line.Filled == 1)
        {
            // One name over one column of figures.
            return line.First.Length == 0 && line.Texts.Length == 2 && line.Only!.Length <= 90 && ValuesUnder(lines, at, 1);
        }

        if (years >= 2 || known >= 2)
        {
            return line.Filled * 2 >= line.Texts.Length || line.Filled >= 3;
        }

        var isDistinct = line.Texts.Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Count() == line.Filled;
        if (!isDistinct || at + 1 >= lines.Count)
        {
            return false;
        }

        // "Region", and over its figures what was counted, at length.
        if (known == 1 && line.Texts.Length == 2 && line.Filled == 2 && line.First.Length <= 40 && ValuesUnder(lines, at, 1))
        {
            return true;
        }

        // A date over dates is the first of them.
        if (known == 0 && Enumerable.Range(0, line.Texts.Length).Any(c => CellContent.Of(line.Texts[c]) == ContentKind.Date && CellContent.Of(lines[at + 1].Texts[c]) is ContentKind.Date or ContentKind.Words))
        {
            return false;
        }

        if (line.Texts.Any(t => t.Length > 90))
        {
            return false;
        }

        if (known == 1 && line.Filled <= 3 && line.Filled >= line.Texts.Length - 1 && line.Texts.All(t => t.Length <= 60))
        {
            return true;
        }

        // Short names in every column, one of them known, over rows: "Audience, Message, Channel, When".
        if (known == 1 && line.Filled == line.Texts.Length && line.Texts.All(t => t.Length <= 30 && !t.Any(char.IsAsciiDigit) && t[^1] is not ('.' or ',')))
        {
            return true;
        }

        var others = Enumerable.Range(1, Math.Max(0, line.Texts.Length - 1)).ToList();
        var valued = others.Count(c => line.Texts[c].Length > 0 && ValuesUnder(lines, at, c));
        if (valued > 0 && valued * 2 >= others.Count(c => line.Texts[c].Length > 0) && (line.First.Length == 0 || (line.Filled == line.Texts.Length && line.Texts.All(t => t.Length <= 60))))
        {
            return true;
        }

        return line.IsHeading && line.Filled == line.Texts.Length && line.Texts.All(t => t.Length <= 60 && !t.Any(char.IsAsciiDigit));
    }

    /// <summary>A row over a heading row: some of its texts stand over several columns.</summary>
    private static bool IsUpper(IReadOnlyList<TableLine> lines, int at)
    {
        if (at + 1 >= lines.Count)
        {
            return false;
        }

        var (upper, lower) = (lines[at], lines[at + 1]);
        return upper.Filled >= 2 && upper.Filled < upper.Texts.Length && Sane(upper) && upper.Texts.All(t => t.Length <= 90)
            && lower.Filled > upper.Filled - 1 && IsHeading(lines, at + 1) && !ReadsAsBody(lower)
            && (lower.Filled > upper.Filled || lower.First.Length == 0);
    }

    /// <summary>Units, "gross" and "net", or the years of what stands over them.</summary>
    private static bool IsLower(TableLine upper, TableLine lower)
    {
        var filled = lower.Texts.Where(t => t.Length > 0).ToList();
        if (filled.Count == 0 || !Enumerable.Range(0, lower.Texts.Length).All(c => lower.Texts[c].Length == 0 || lower.Texts[c].Length <= 40))
        {
            return false;
        }

        return filled.All(t => UnderHeading().IsMatch(ColumnWords.Normal(t)) || UnitWords.Find(ColumnWords.Normal(t)) is not null && ColumnWords.Normal(t).Length <= 8)
            || (lower.First.Length == 0 && upper.Filled < upper.Texts.Length && Years(lower) >= 2 && Years(lower) == filled.Count);
    }

    private static (IReadOnlyList<string> Headings, string Left) Merge(TableLine upper, TableLine lower)
    {
        var headings = new string[upper.Texts.Length];
        var over = "";
        var left = "";
        for (var c = 0; c < headings.Length; c++)
        {
            var above = upper.Texts[c];
            if (above.Length > 0)
            {
                over = above;
            }
            else if (upper.Starts[c] && c < lower.Texts.Length && lower.Texts[c].Length == 0)
            {
                over = "";
            }

            // Text loses which columns a heading spans: it is taken to reach as far as the next.
            if (c == 0 && above.Length > 0 && lower.Texts[0].Length > 0)
            {
                (left, over, above) = (above, "", "");
            }

            var own = lower.Texts[c];
            headings[c] = own.Length == 0 ? above : over.Length == 0 ? own : over + " / " + own;
        }

        return (headings, left);
    }

    private static bool Sane(TableLine line)
    {
        foreach (var text in line.Texts)
        {
            if (text.Length > MaxHeading || CellContent.IsValue(text))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadsAsBody(TableLine line) => line.Texts.Any(CellContent.IsValue);

    private static int Known(TableLine line)
    {
        var known = 0;
        var named = false;
        foreach (var text in line.Texts)
        {
            if (text.Length is 0 or > MaxHeading)
            {
                continue;
            }

            var sense = ColumnWords.Of(text, !named);
            named |= sense.Meaning == ColumnMeaning.Subject;

            // A sentence that holds the word "cost" is no heading; "Description of risk: what is the cause ..." is.
            if ((sense.IsKnown || sense.Sort != SubjectSort.None || SubjectWords.IsLabel(ColumnWords.Normal(text))) && sense.Meaning != ColumnMeaning.Year && (text.Length <= 60 || sense.Sort != SubjectSort.None || sense.Meaning == ColumnMeaning.Mitigation))
            {
                known++;
            }
        }

        return known;
    }

    /// <summary>Columns of years, or of at least three months or quarters: two may be the start and the end of a task.</summary>
    private static int Years(TableLine line)
    {
        var (years, parts) = (0, 0);
        foreach (var text in line.Texts)
        {
            if (text.Length is > 0 and <= 60)
            {
                var sense = ColumnWords.YearOf(text);
                years += sense?.Meaning == ColumnMeaning.Year ? 1 : 0;
                parts += sense?.IsPartOfYear == true ? 1 : 0;
            }
        }

        return years + (parts > 2 ? parts : 0);
    }

    private static bool ValuesUnder(IReadOnlyList<TableLine> lines, int at, int column)
    {
        var (values, filled) = (0, 0);
        for (var r = at + 1; r < lines.Count && r <= at + 40; r++)
        {
            var kind = CellContent.Of(lines[r].Texts[column]);
            filled += kind == ContentKind.Blank ? 0 : 1;
            values += CellContent.IsValue(kind) || kind is ContentKind.Date or ContentKind.Year ? 1 : 0;
        }

        return filled > 0 && values * 2 > filled;
    }

    /// <summary>"Post: | Chief Finance Officer": names on the left, what they are on the right.</summary>
    private static bool IsLabelAndValue(IReadOnlyList<TableLine> lines, int at)
    {
        var line = lines[at];
        if (line.Texts.Length is not (2 or 4) || !line.First.EndsWith(':') || line.Texts[^1].EndsWith(':'))
        {
            return false;
        }

        return lines.Skip(at + 1).Count(l => l.First.EndsWith(':')) * 2 >= lines.Count - at - 1;
    }
}
