using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Cases.Reading;

/// <summary>A table with its headings told from its rows, before its kind is known.</summary>
internal sealed record TableShape(TableTop Top, IReadOnlyList<TableLine> Rows, IReadOnlyList<ColumnSense> Senses, IReadOnlyList<ColumnContent> Contents, string Before)
{
    public int Width => Senses.Count;

    public SubjectSort Sort { get; } = Senses.FirstOrDefault(s => s.Meaning == ColumnMeaning.Subject)?.Sort ?? SubjectSort.None;

    /// <summary>The unit that the caption, the corner or the line over the table gives to figures without one.</summary>
    public MoneyUnit? Unit { get; } = UnitOf(Top.Caption) ?? Senses.FirstOrDefault(s => s.Meaning == ColumnMeaning.Subject)?.Unit ?? (Before.Length <= 300 ? ThousandsOnly(Before) : null);

    public bool Has(ColumnMeaning meaning) => Senses.Any(s => s.Meaning == meaning);

    public int Count(ColumnMeaning meaning) => Senses.Count(s => s.Meaning == meaning);

    /// <summary>Columns of years, or rows of them under "Period".</summary>
    public int Years => Math.Max(Count(ColumnMeaning.Year), YearRows);

    public int YearRows { get; } = Senses.Count > 1 && (Contents[0].IsYear || Senses[0].Sort == SubjectSort.Period) ? Contents[0].Years : 0;

    public static TableShape Of(IReadOnlyList<TableLine> lines, string before)
    {
        var top = TableTop.Of(lines);
        var rows = lines.Skip(top.Rows).ToList();
        var width = lines.Count == 0 ? 0 : lines[0].Texts.Length;
        var contents = Enumerable.Range(0, width).Select(c => ColumnContent.Of(rows, c)).ToList();
        var senses = new ColumnSense[width];
        var named = false;
        for (var c = 0; c < width; c++)
        {
            senses[c] = top.HasHeadings ? ColumnWords.Of(top.Headings[c], !named && !(contents[c].IsFigures && c > 0)) : new(ColumnMeaning.Text);
            if (c == 0 && senses[c] is { Meaning: ColumnMeaning.Amount, Unit: not null } && contents[c].IsWords)
            {
                // "£'000" in the corner is the unit of all the columns.
                senses[c] = senses[c] with { Meaning = ColumnMeaning.Subject };
            }

            named |= senses[c].Meaning == ColumnMeaning.Subject;
        }

        if (!named)
        {
            // The first column of words names the rows where no heading says so.
            var subject = Array.FindIndex(senses, s => s is { Meaning: ColumnMeaning.Text, IsPartOfYear: false });
            if (subject >= 0 && subject <= 1 && !contents[subject].IsFigures && (subject == 0 || contents[0].IsFigures || SubjectWords.IsLabel(ColumnWords.Normal(top.HasHeadings ? top.Headings[0] : ""))))
            {
                senses[subject] = senses[subject] with { Meaning = ColumnMeaning.Subject };
            }
        }

        return new(top, rows, senses, contents, before);
    }

    private static MoneyUnit? UnitOf(string text) => UnitWords.Find(ColumnWords.Normal(text));

    /// <summary>Prose over a table says "£380k" and "in pounds" of other things: only "£000" and "£m" speak of the table.</summary>
    private static MoneyUnit? ThousandsOnly(string text)
    {
        var normal = ColumnWords.Normal(text);
        return normal.Contains("£000", StringComparison.Ordinal) || normal.Contains("£'000", StringComparison.Ordinal) || normal.Contains("in thousands", StringComparison.Ordinal) ? MoneyUnit.Thousands
            : normal.Contains("(£m)", StringComparison.Ordinal) || normal.Contains("in £m", StringComparison.Ordinal) || normal.Contains("in millions", StringComparison.Ordinal) ? MoneyUnit.Millions
            : null;
    }
}
