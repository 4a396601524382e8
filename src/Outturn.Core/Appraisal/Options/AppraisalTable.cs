using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Appraisal.Options;

/// <summary>
/// Reads a table of flows by year: a head with <c>year</c>, and beside it either <c>option, cost, benefit, class</c> and the other fields of a flow, or columns of
/// benefits under their own names (one whose name begins with "cost" holds costs). A column and a row of totals are proved and left out.
/// </summary>
public static class AppraisalTable
{
    private static readonly string[] OwnColumns = ["year", "option", "cost", "benefit", "class", "fallsOn", "capital", "transfer", "group", "label", "note"];

    /// <param name="grid">The table.</param>
    /// <param name="title">What the option is called where no column says.</param>
    public static Result<TextNode> Read(Grid grid, string title)
    {
        var head = grid.Rows.FirstOrDefault(r => r.Cells.Any(c => Plain(c.Text) == "year"));
        if (head is null)
        {
            return Result.Refused<TextNode>(Problem.Error("appraisal.table", grid.Name, "No row has a column named “year”. Give a table of flows with a head: year, cost, benefit, class; or year and one column for each benefit."));
        }

        var columns = head.Cells.Select((c, i) => new Column(i, c.Text.Trim(), OwnColumns.FirstOrDefault(o => Plain(o) == Plain(c.Text)) ?? Name(c.Text))).Where(c => c.Heading.Length > 0).ToList();
        var rows = grid.Rows.SkipWhile(r => !ReferenceEquals(r, head)).Skip(1).Where(r => !r.IsEmpty).ToList();
        var year = columns.First(c => c.Field == "year");
        var problems = Totals(grid, columns, rows, year);
        if (problems.Exists(p => p.Severity == Severity.Error))
        {
            return Result.Refused<TextNode>(problems);
        }

        var options = rows.Where(r => !IsTotal(r[year.Index].Text)).GroupBy(r => columns.Find(c => c.Field == "option") is { } of ? r[of.Index].Text.Trim() : title, StringComparer.Ordinal)
            .Select((group, i) => TextNode.Named(
                string.Create(CultureInfo.InvariantCulture, $"options[{i}]"),
                KeyValuePair.Create("name", TextNode.Of(string.Create(CultureInfo.InvariantCulture, $"options[{i}].name"), group.Key)),
                KeyValuePair.Create("flows", TextNode.List(string.Create(CultureInfo.InvariantCulture, $"options[{i}].flows"), [.. group.SelectMany(r => Flows(grid, columns, r))])))).ToList();
        return Result.Ok(TextNode.Named("", KeyValuePair.Create("title", TextNode.Of("title", title)), KeyValuePair.Create("options", TextNode.List("options", options))), problems);
    }

    private sealed record Column(int Index, string Heading, string Field);

    private static string Plain(string text) => new([.. text.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);

    private static string Name(string heading) => Plain(heading) switch
    {
        "total" or "totals" => "total",
        "costs" => "cost",
        "benefits" or "saving" or "savings" => "benefit",
        var plain when plain.StartsWith("cost", StringComparison.Ordinal) || plain.EndsWith("cost", StringComparison.Ordinal) || plain.EndsWith("costs", StringComparison.Ordinal) => "cost:",
        _ => "benefit:",
    };

    private static bool IsTotal(string text) => Plain(text) is "total" or "totals";

    private static IEnumerable<TextNode> Flows(Grid grid, List<Column> columns, GridRow row)
    {
        TextNode At(Column column) => TextNode.Of(grid.Place(row.Number, column.Index), row[column.Index].Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : row[column.Index].Text);
        var own = columns.Where(c => Array.IndexOf(OwnColumns, c.Field) >= 0 && c.Field != "option").Select(c => KeyValuePair.Create(c.Field, At(c))).ToList();
        if (own.Exists(o => o.Key is "cost" or "benefit"))
        {
            yield return TextNode.Named(grid.Place(row.Number), own);
        }

        foreach (var column in columns.Where(c => c.Field is "cost:" or "benefit:" && !row[c.Index].IsEmpty))
        {
            yield return TextNode.Named(
                grid.Place(row.Number, column.Index),
                [.. own.Where(o => o.Key is not ("cost" or "benefit" or "label")), KeyValuePair.Create(column.Field.TrimEnd(':'), At(column)), KeyValuePair.Create("label", TextNode.Of(grid.Place(row.Number, column.Index), column.Heading.Replace('_', ' ')))]);
        }
    }

    /// <summary>A total that agrees is left out with a word; one that does not is refused: nobody knows which figure is meant.</summary>
    private static List<Problem> Totals(Grid grid, List<Column> columns, List<GridRow> rows, Column year)
    {
        var problems = new List<Problem>();
        var parts = columns.Where(c => c.Field is "benefit" or "benefit:").ToList();
        if (columns.Find(c => c.Field == "total") is { } total)
        {
            foreach (var row in rows)
            {
                Compare(problems, grid.Place(row.Number, total.Index), Money(row[total.Index]), parts.Select(p => Money(row[p.Index])));
            }

            problems.Add(Problem.Notice("appraisal.total-left-out", grid.Place(rows.Count > 0 ? rows[0].Number : 1, total.Index), $"The column “{total.Heading}” repeats what stands beside it and was left out."));
        }

        foreach (var (i, row) in rows.Index().Where(r => IsTotal(r.Item[year.Index].Text)))
        {
            foreach (var column in columns.Where(c => c.Field is "cost" or "cost:" or "benefit" or "benefit:" or "total"))
            {
                Compare(problems, grid.Place(row.Number, column.Index), Money(row[column.Index]), rows.Take(i).Where(r => !IsTotal(r[year.Index].Text)).Select(r => Money(r[column.Index])));
            }

            problems.Add(Problem.Notice("appraisal.total-left-out", grid.Place(row.Number), "The row of totals agrees with the rows above it and was left out."));
        }

        return problems.Exists(p => p.Severity == Severity.Error) ? [.. problems.Where(p => p.Severity == Severity.Error)] : problems;
    }

    private static void Compare(List<Problem> problems, string where, decimal? stated, IEnumerable<decimal?> parts)
    {
        var sum = parts.Sum(p => p ?? 0m);
        if (stated is { } said && said != sum)
        {
            problems.Add(Problem.Error("appraisal.total-differs", where, string.Create(CultureInfo.InvariantCulture, $"The total says {said:#,##0.##} and its parts come to {sum:#,##0.##}. Mend the one or the other, or leave the total out.")));
        }
    }

    private static decimal? Money(GridCell cell) => cell.Number ?? AmountReader.Read(cell.Text, MoneyUnit.Pounds).Value?.Value?.Pounds;
}
