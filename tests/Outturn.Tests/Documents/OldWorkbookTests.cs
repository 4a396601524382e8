using System.Buffers.Binary;
using System.Text;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Documents;

/// <summary>The old binary formats. The records are written by hand in the oldest form, Excel 2, which needs no container.</summary>
public class OldWorkbookTests
{
    [Fact]
    public void An_old_workbook_gives_its_lines()
    {
        var file = new MemoryStream();
        Record(file, 0x0009, [2, 0, 0x10, 0]);
        Text(file, 0, 0, "Ref");
        Text(file, 0, 1, "Saving");
        Text(file, 0, 2, "Planned 2017-18 £000");
        Text(file, 0, 3, "Forecast £000");
        Text(file, 1, 0, "A1");
        Text(file, 1, 1, "Street lights");
        Number(file, 1, 2, -12.5);
        Number(file, 1, 3, -10);
        Record(file, 0x000A, []);

        var reading = Reading.Of(file.ToArray(), "old.xls");

        Reading.NoErrors(reading);
        Assert.Equal(["A1: -12500 / -10000 / "], Reading.Short(reading));
        Assert.Equal("excel", reading.Format);
    }

    private static void Text(Stream file, int row, int column, string text)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);
        Record(file, 0x0004, [.. Place(row, column), (byte)bytes.Length, .. bytes]);
    }

    private static void Number(Stream file, int row, int column, double value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        Record(file, 0x0003, [.. Place(row, column), .. bytes]);
    }

    private static byte[] Place(int row, int column) => [(byte)row, 0, (byte)column, 0, 0, 0, 0];

    private static void Record(Stream file, ushort id, byte[] data)
    {
        file.Write([(byte)id, (byte)(id >> 8), (byte)data.Length, 0]);
        file.Write(data);
    }
}
