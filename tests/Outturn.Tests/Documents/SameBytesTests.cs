using System.IO.Compression;
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
}
