using Outturn.Core.Values;

namespace Outturn.Core.Cases.Reading;

/// <summary>The columns of a table whose kind is known: a heading such as "Value" or "Action" means another thing in another kind.</summary>
internal static class TableColumns
{
    public static IReadOnlyList<TableColumn> Of(TableShape shape, CaseTableKind kind)
    {
        var columns = new TableColumn[shape.Width];
        for (var c = 0; c < columns.Length; c++)
        {
            var sense = shape.Senses[c];
            var content = shape.Contents[c];
            var heading = shape.Top.HasHeadings ? shape.Top.Headings[c] : "";
            var meaning = Meaning(shape, kind, c, ColumnWords.Normal(heading));
            columns[c] = new(heading, meaning, meaning == ColumnMeaning.Year ? sense.Year : null, IsFigures(meaning) || content.IsMoney ? Unit(shape, sense, meaning) : null);
        }

        return columns;
    }

    private static ColumnMeaning Meaning(TableShape shape, CaseTableKind kind, int column, string heading)
    {
        var sense = shape.Senses[column];
        var content = shape.Contents[column];
        var meaning = (kind, sense.Meaning) switch
        {
            (CaseTableKind.Risk, ColumnMeaning.Rag) when !content.IsRag && content.IsFigures => ColumnMeaning.Score,
            (CaseTableKind.Risk, ColumnMeaning.Amount) when heading is "value" => ColumnMeaning.Score,
            (CaseTableKind.Risk, ColumnMeaning.Text) when heading.StartsWith("action", StringComparison.Ordinal) => ColumnMeaning.Mitigation,
            (CaseTableKind.Risk, ColumnMeaning.Text) when heading is "l" or "p" => ColumnMeaning.Probability,
            (CaseTableKind.Risk, ColumnMeaning.Text) when heading is "i" => ColumnMeaning.Impact,
            (CaseTableKind.Risk, ColumnMeaning.Text) when heading is "response" or "responses" or "treatment" => ColumnMeaning.Mitigation,
            (not CaseTableKind.Risk, ColumnMeaning.Score) when heading is "value" => ColumnMeaning.Amount,
            (CaseTableKind.Options, ColumnMeaning.Text) when sense.Sort == SubjectSort.Benefit => ColumnMeaning.Advantages,
            (CaseTableKind.Options, ColumnMeaning.Text) when heading is "risks" or "risk" => ColumnMeaning.Disadvantages,
            (CaseTableKind.Timetable, ColumnMeaning.Subject) when sense.Sort == SubjectSort.Period => ColumnMeaning.When,
            (_, ColumnMeaning.Subject) when sense.Sort == SubjectSort.Period || (sense.Sort == SubjectSort.None && content.IsYear) => ColumnMeaning.When,
            (CaseTableKind.MoneyByYear, ColumnMeaning.Year) when shape.YearRows > 1 && shape.Count(ColumnMeaning.Year) < 2 => ColumnMeaning.Amount,
            _ => sense.Meaning,
        };

        return meaning != ColumnMeaning.Text ? meaning
            : content.IsRag && kind == CaseTableKind.Risk ? ColumnMeaning.Rag
            : content.IsDate && kind == CaseTableKind.Timetable ? ColumnMeaning.When
            : content.IsMoney ? ColumnMeaning.Amount
            : content.IsPercent ? ColumnMeaning.Share
            : kind == CaseTableKind.Items && content.IsNumber && column > 0 && !shape.Top.HasHeadings ? ColumnMeaning.Amount
            : content.IsNumber && !sense.IsPartOfYear && column > 0 && !SubjectWords.IsLabel(heading) ? ColumnMeaning.Count
            : ColumnMeaning.Text;
    }

    private static bool IsFigures(ColumnMeaning meaning) => meaning is ColumnMeaning.Year or ColumnMeaning.Total or ColumnMeaning.Amount;

    private static MoneyUnit? Unit(TableShape shape, ColumnSense sense, ColumnMeaning meaning) =>
        sense.Unit ?? (IsFigures(meaning) ? shape.Unit : null);
}
