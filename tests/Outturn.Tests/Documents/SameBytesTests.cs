using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.Tests.Documents;

/// <summary>A published report is proved by its bytes: the same sheet gives the same ones, whenever it is written.</summary>
public sealed class SameBytesTests
{
    private static readonly Sheet Sheet = new(
        "Tracker", "A caption", "within the year", [new("key", "Key", ColumnKind.Key), new("title", "Title", ColumnKind.Text), new("amount", "Amount £000", ColumnKind.Money, MoneyStyle.Thousands)],
        [new("a", RowKind.Item, [Cell.Text("a"), Cell.Text("One"), Cell.Of(Money.FromThousands(-5))]), new("total", RowKind.Total, [Cell.Empty, Cell.Text("Total"), Cell.Of(Money.FromThousands(-5))])])
    {
        Notes = [new("As at", "31 October 2017")],
    };

    [Fact]
    public async Task A_workbook_written_seconds_later_is_the_same_to_the_byte()
    {
        var first = WorkbookWriter.Write(Sheet);

        // A zip's clock ticks every two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        Assert.Equal(first, WorkbookWriter.Write(Sheet));
    }

    [Fact]
    public void No_part_of_a_workbook_says_when_it_was_written()
    {
        using var zip = new ZipArchive(new MemoryStream(WorkbookWriter.Write(Sheet)));
        Assert.NotEmpty(zip.Entries);
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime));
        Assert.All(zip.Entries, e => Assert.DoesNotMatch("R[0-9a-f]{16}", new StreamReader(e.Open()).ReadToEnd()));
    }

    /// <summary>What is in the parts, not how the zip packed them: that is the runtime's affair.</summary>
    [Fact]
    public void What_a_workbook_of_one_sheet_holds_is_what_published_reports_hold_already()
    {
        var sheet = new Sheet("Tracker", "A caption", "within the year",
            [
                new("key", "Key", ColumnKind.Key), new("title", "Title", ColumnKind.Text), new("day", "Day", ColumnKind.Date), new("number", "Number", ColumnKind.Number),
                new("a", "Plan £000", ColumnKind.Money, MoneyStyle.Thousands, "Money"), new("b", "Variance £000", ColumnKind.Money, MoneyStyle.Variance, "Money"),
            ],
            [
                new("a", RowKind.Item, [Cell.Text("a"), Cell.Text("=One"), new Cell.Day(new(2017, 10, 31)), new Cell.Number(1.5m), Cell.Of(Money.FromThousands(-5)), Cell.Of(Amount.Between(Money.FromPence(1), Money.FromPence(2)))]),
                new("s", RowKind.Subtotal, [Cell.Empty, Cell.Text("Part"), Cell.Empty, Cell.Empty, Cell.Of(Money.FromThousands(-5)), Cell.Of(Total.Of(new Amount.Unquantified("TBC")))]),
                new("total", RowKind.Total, [Cell.Empty, Cell.Text("Total"), Cell.Empty, Cell.Empty, Cell.Of(Money.FromThousands(-5))]),
            ])
        {
            Notes = [new("As at", "31 October 2017")],
        };
        using var zip = new ZipArchive(new MemoryStream(WorkbookWriter.Write(sheet)));
        var held = string.Join('\n', zip.Entries.Select(e => e.FullName + "\n" + new StreamReader(e.Open()).ReadToEnd()));
        Assert.Equal("d2bd010065813fc3e9d0a84b599a517f9c174f9b1a086ca419c8ee03013fd972", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(held))));
    }
}
