using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.Tests.Tracking;

/// <summary>The published tracker of October 2017 in its three forms: text from the PDF, workbook, CSV.</summary>
public class OctoberTrackerTests
{
    private static readonly string[] TextForm = ["seeds", "savings-tracker-2017-10.txt"];
    private static readonly string[] ExcelForm = ["documents", "savings-tracker-2017-10.xlsx"];
    private static readonly string[] CsvForm = ["data", "tracker", "savings-tracker-2017-10.csv"];

    private static (GridBook Book, TrackerReading Reading) Read(string[] parts)
    {
        var path = SharedFolder.PathOf(parts);
        var book = GridReader.Read(File.ReadAllBytes(path), Path.GetFileName(path));
        Assert.True(book.Ok, string.Join("; ", book.Problems.Select(p => p.Message)));
        return (book.Value, TrackerReader.Read(book.Value));
    }

    public static TheoryData<string> Forms => ["text", "excel", "csv"];

    private static string[] PartsOf(string form) => form switch { "text" => TextForm, "excel" => ExcelForm, _ => CsvForm };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_form_gives_67_lines_and_no_bad_row(string form)
    {
        var (_, reading) = Read(PartsOf(form));

        Assert.Equal(67, reading.Lines.Count);
        Assert.Empty(reading.BadRows);
        Assert.DoesNotContain(reading.Problems, p => p.Severity != Severity.Notice);
        Assert.True(reading.CanBeImported);
        Assert.Equal(form, reading.Format);
        Assert.Equal(new FinancialYear(2017), reading.Year);
        Assert.Equal(new DateOnly(2017, 10, 31), reading.Position);
        Assert.Equal(MoneyUnit.Thousands, reading.Unit);
        Assert.Equal(SavingsSign.Negative, reading.Savings);
    }

    [Theory]
    [InlineData("text", "excel")]
    [InlineData("excel", "csv")]
    [InlineData("text", "csv")]
    public void The_three_forms_give_the_same_lines_in_every_field(string one, string other)
    {
        var first = Read(PartsOf(one)).Reading.Lines;
        var second = Read(PartsOf(other)).Reading.Lines;

        foreach (var (a, b) in first.Zip(second))
        {
            Assert.Equal(Comparable(a), Comparable(b));
            Assert.Equal(a.Details, b.Details);
            Assert.Equal(a.Plan, b.Plan);
            Assert.Equal(a.Stated, b.Stated);
        }
    }

    // The text prints -2,307 where the workbook holds -2307.
    private static string Comparable(ReadLine line) =>
        string.Join('|', line.Key, line.Reference?.AsWritten, line.Owner, line.PrintedVariance, line.PrintedPlannedYear, line.PrintedForecastYear, string.Join('|', line.Raw.Select(r => System.Text.RegularExpressions.Regex.Replace(r.Trim(), @"^(-?\d+),(\d{3})$", "$1$2"))).TrimEnd('|'));

    [Theory]
    [InlineData("text")]
    [InlineData("excel")]
    public void The_twelve_printed_totals_are_found_and_proved(string form)
    {
        var (_, reading) = Read(PartsOf(form));

        var totals = reading.PrintedTotals.ToDictionary(t => t.Measure, t => (t.Printed.Pence / 100_000).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(
            "investment 4023, plannedQ1 -11603, plannedQ2 -3109, plannedQ3 -3201, plannedQ4 -2625, plannedYear -20538, forecastQ1 -7168, forecastQ2 -2832, forecastQ3 -4483, forecastQ4 -2173, forecastYear -16656, variance 3882",
            string.Join(", ", totals.Select(t => $"{t.Key} {t.Value}")));
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees && t.Lines == 67, $"{t.Measure}: {t.Printed} {t.Computed}"));
    }

    [Fact]
    public void The_csv_prints_no_totals() => Assert.Empty(Read(CsvForm).Reading.PrintedTotals);

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_cell_is_dropped(string form)
    {
        var (book, reading) = Read(PartsOf(form));

        Assert.Empty(EveryCell.NotUsed(book, reading));
    }

    /// <summary>As the application exports a tracker: the lines and a total, in £000, with our key.</summary>
    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void An_export_comes_back_without_a_change(string form)
    {
        var lines = Read(TextForm).Reading.Lines;
        var sheet = Exported(lines);

        var bytes = form == "csv" ? Outturn.Documents.Writing.CsvWriter.Write(sheet) : Outturn.Documents.Writing.WorkbookWriter.Write(sheet);
        var (book, reading) = Tracking.Reading.Both(bytes, "savings-tracker-2017-18-as-at-2017-10-31." + form);

        Assert.Equal(67, reading.Lines.Count);
        Assert.DoesNotContain(reading.Problems, p => p.Severity != Severity.Notice);
        Assert.Equal((new FinancialYear(2017), new DateOnly(2017, 10, 31)), (reading.Year, reading.Position));
        foreach (var (a, b) in lines.Zip(reading.Lines))
        {
            Assert.Equal((a.Key, a.Reference, a.Owner, a.PrintedVariance), (b.Key, b.Reference, b.Owner, b.PrintedVariance));
            Assert.Equal(a.Details, b.Details);
            Assert.Equal(a.Plan, b.Plan);
            Assert.Equal(a.Stated, b.Stated);
        }

        Assert.Equal(12, reading.PrintedTotals.Count);
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees));
        Assert.Empty(EveryCell.NotUsed(book, reading));
    }

    private static Sheet Exported(IReadOnlyList<ReadLine> lines)
    {
        Column[] columns =
        [
            new("key", "Key", ColumnKind.Key), new("reference", "Reference", ColumnKind.Text), new("title", "Title", ColumnKind.Text), new("description", "Description", ColumnKind.Text),
            new("committees", "Committee", ColumnKind.Text), new("service", "Service", ColumnKind.Text), new("owner", "Owner", ColumnKind.Text), Money("investment", "Investment £000"),
            .. Enumerable.Range(1, 4).Select(q => Money($"plannedQ{q}", $"Planned Q{q} £000")), Money("planned", "Planned year £000"),
            .. Enumerable.Range(1, 4).Select(q => Money($"forecastQ{q}", $"Forecast Q{q} £000")), Money("forecast", "Forecast year £000"), Money("variance", "Variance £000"),
            new("complete", "Complete", ColumnKind.Text), new("rag", "RAG", ColumnKind.Text), new("direction", "Direction", ColumnKind.Text), new("commentary", "Commentary", ColumnKind.Text), new("partners", "Partners", ColumnKind.Text),
        ];
        var rows = lines.Select(l => new Row(l.Key, RowKind.Item,
        [
            Cell.Text(l.Key), Cell.Text(l.Reference!.AsWritten), Cell.Text(l.Details.Title), Cell.Text(l.Details.Description), Cell.Text(string.Join("; ", l.Details.Committees)), Cell.Empty, Cell.Empty,
            Cell.Of(l.Plan!.Investment), .. l.Plan.Planned.Parts.Select(Cell.Of), Cell.Of(l.Plan.Planned.Year), .. l.Stated.Forecast.Parts.Select(Cell.Of), Cell.Of(l.Stated.Forecast.Year), Cell.Of(l.PrintedVariance!.Value),
            Cell.Text(l.Stated.Complete == true ? "Yes" : "No"), Cell.Text(l.Stated.Rag == Core.Tracking.Rag.NotRated ? "Not rated" : l.Stated.Rag.ToString()!), Cell.Text(l.Stated.Direction == Core.Tracking.Direction.NoChange ? "No change" : l.Stated.Direction.ToString() ?? ""),
            Cell.Text(l.Stated.Commentary), Cell.Text(l.Details.Partners),
        ])).ToList();
        var total = Enumerable.Range(0, columns.Length).Select(i => columns[i].Kind == ColumnKind.Money ? Cell.Of(Sum(rows, i)) : i == 2 ? Cell.Text("Total") : Cell.Empty).ToArray();
        return new("Tracker", "Savings tracker 2017-18 as at 31 October 2017", "within the year", columns, [.. rows, new("total", RowKind.Total, total)]) { Notes = [new("As at", "31 October 2017")] };

        static Column Money(string key, string heading) => new(key, heading, ColumnKind.Money, MoneyStyle.Thousands);

        static Total Sum(List<Row> rows, int column) => rows.Aggregate(Total.Zero, (sum, row) => row.Cells[column] switch { Cell.Figure f => sum + f.Amount, Cell.Sum s => sum + s.Total, _ => sum });
    }

    [Fact]
    public void Fields_are_what_the_paper_says()
    {
        var lines = Read(TextForm).Reading.Lines.ToDictionary(l => l.Key);

        var shared = lines["A/R.6.001"];
        Assert.Equal(["Adults", "C&YP"], shared.Details.Committees);
        Assert.Equal("", shared.Details.Partners);
        Assert.True(shared.Stated.Complete);
        Assert.Equal(Core.Tracking.Rag.Green, shared.Stated.Rag);
        Assert.Equal(Core.Tracking.Direction.NoChange, shared.Stated.Direction);
        Assert.Equal("", shared.Owner);

        var reversal = lines["A/R.6.102"];
        Assert.Equal(Money.FromThousands(120), reversal.Plan!.Planned.Year.Value);

        var worse = lines["A/R.6.101"];
        Assert.Equal(Core.Tracking.Direction.Worse, worse.Stated.Direction);
        Assert.Equal(Money.FromThousands(395), worse.PrintedVariance);
        Assert.Null(worse.Stated.StatedVariance);
        Assert.Equal(Amount.Of(Money.FromThousands(87)), worse.Plan!.Investment);

        Assert.DoesNotContain(lines.Values, l => l.Details.Description.Contains("<p>", StringComparison.Ordinal));
        Assert.Contains(lines["A/R.6.145"].Raw, r => r.Contains("<p>", StringComparison.Ordinal));
        Assert.Equal("Total Transport", lines["A/R.6.244"].Details.Title);
    }
}
