using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Outturn.Core.Sheets;

namespace Outturn.WebTests.Web;

/// <summary>Types numbers into a workbook as a person would, and leaves everything else as it is.</summary>
internal static class XlsxCells
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <param name="workbook">The workbook.</param>
    /// <param name="cells">Row numbers from 1, columns from 0. They stand on the first sheet.</param>
    public static byte[] Typed(byte[] workbook, IReadOnlyList<(int Row, int Column, decimal Number)> cells)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.Single(e => e.FullName is "xl/worksheets/sheet1.xml" or "xl/worksheets/sheet.xml");
            XDocument xml;
            using (var part = entry.Open())
            {
                xml = XDocument.Load(part);
            }

            foreach (var (row, column, number) in cells)
            {
                var at = xml.Descendants(Main + "row").Single(r => (int)r.Attribute("r")! == row);
                var place = Grid.ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);
                var cell = at.Elements(Main + "c").SingleOrDefault(c => (string)c.Attribute("r")! == place);
                if (cell is null)
                {
                    cell = new XElement(Main + "c", new XAttribute("r", place));
                    at.Elements(Main + "c").Last(c => string.CompareOrdinal(((string)c.Attribute("r")!).PadLeft(9), place.PadLeft(9)) < 0).AddAfterSelf(cell);
                }

                cell.Attribute("t")?.Remove();
                cell.RemoveNodes();
                cell.Add(new XElement(Main + "v", number.ToString(CultureInfo.InvariantCulture)));
            }

            var name = entry.FullName;
            entry.Delete();
            using var written = zip.CreateEntry(name).Open();
            xml.Save(written, SaveOptions.DisableFormatting);
        }

        return stream.ToArray();
    }
}
