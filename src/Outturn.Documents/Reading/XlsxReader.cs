using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>
/// Reads .xlsx and .xlsm. The package is opened as the zip it is, so that every unpacked byte passes the
/// <see cref="InflationGuard"/> and so that a workbook with a malformed hyperlink, which the Open XML library refuses, is read.
/// </summary>
internal static class XlsxReader
{
    public static XmlReaderSettings Settings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
        CheckCharacters = false,
        CloseInput = true,
    };

    public static GridBook Read(byte[] bytes, string fileName, FileLimits limits)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        var guard = new InflationGuard(fileName, limits);
        guard.CheckClaims(zip);
        var parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }

        XmlReader? Open(string name) => parts.TryGetValue(name, out var entry) ? XmlReader.Create(guard.Open(entry), Settings) : null;

        var workbookPart = WorkbookPart(Open) ?? (parts.ContainsKey("xl/workbook.xml") ? "xl/workbook.xml" : throw new InvalidDataException("No workbook part."));
        var folder = workbookPart[..(workbookPart.LastIndexOf('/') + 1)];
        var targets = Relationships(Open($"{folder}_rels/{workbookPart[folder.Length..]}.rels"), folder);
        var (sheets, from1904) = Workbook(Open(workbookPart) ?? throw new InvalidDataException("No workbook part."));
        if (sheets.Count > limits.MaxSheets)
        {
            throw GridReader.TooMany(fileName, "The workbook", limits.MaxSheets, "sheets");
        }

        var budget = new CellBudget(fileName, limits);
        var formats = Formats(Open(PartOf(targets, "styles", folder + "styles.xml")));
        var shared = XlsxSharedStrings.Read(Open(PartOf(targets, "sharedStrings", folder + "sharedStrings.xml")), limits, fileName);
        var grids = new List<Grid>();
        var problems = new List<Problem>();
        foreach (var sheet in sheets)
        {
            if (!targets.TryGetValue(sheet.Relation, out var target) || !target.Type.EndsWith("/worksheet", StringComparison.Ordinal))
            {
                continue; // a chart or dialogue sheet holds no cells
            }

            using var reader = Open(target.Part);
            if (reader is null)
            {
                problems.Add(Problem.Warning("file.sheet-missing", fileName, $"The workbook names a sheet {sheet.Name} but does not hold it, so it was not read."));
                continue;
            }

            grids.Add(new XlsxSheet(sheet.Name, sheet.Hidden, shared, formats, from1904, budget).Read(reader));
        }

        return grids.Count > 0
            ? new(fileName, "excel", grids, problems)
            : throw UnreadableFileException.Of("file.empty", fileName, "The workbook holds no sheet with cells. Choose the file that holds the tracker.");
    }

    private static string PartOf(Dictionary<string, (string Part, string Type)> targets, string type, string usual) =>
        targets.Values.Where(t => t.Type.EndsWith("/" + type, StringComparison.Ordinal)).Select(t => t.Part).FirstOrDefault() ?? usual;

    private static string? WorkbookPart(Func<string, XmlReader?> open) =>
        Relationships(open("_rels/.rels"), "").Values.Where(t => t.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Select(t => t.Part).FirstOrDefault();

    private static Dictionary<string, (string Part, string Type)> Relationships(XmlReader? reader, string folder)
    {
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (reader is null)
        {
            return found;
        }

        using (reader)
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship" && reader.GetAttribute("Id") is { } id
                    && reader.GetAttribute("Target") is { } target && reader.GetAttribute("TargetMode") != "External")
                {
                    found[id] = (Resolve(folder, target), reader.GetAttribute("Type") ?? "");
                }
            }
        }

        return found;
    }

    internal static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        var path = target.StartsWith('/') ? target[1..] : folder + target;
        var steps = new List<string>();
        foreach (var step in path.Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    private static (List<(string Name, string Relation, bool Hidden)> Sheets, bool From1904) Workbook(XmlReader reader)
    {
        var sheets = new List<(string, string, bool)>();
        var from1904 = false;
        using (reader)
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (reader.LocalName == "workbookPr")
                {
                    from1904 = reader.GetAttribute("date1904") is "1" or "true";
                }
                else if (reader.LocalName == "sheet")
                {
                    var name = reader.GetAttribute("name") ?? "";
                    var hidden = reader.GetAttribute("state") is "hidden" or "veryHidden";
                    var relation = "";
                    while (reader.MoveToNextAttribute())
                    {
                        // The strict form of the standard uses another namespace for r:id.
                        if (reader.LocalName == "id" && reader.NamespaceURI.Length > 0)
                        {
                            relation = reader.Value;
                        }
                    }

                    sheets.Add((name, relation, hidden));
                }
            }
        }

        return (sheets, from1904);
    }

    /// <summary>The number format of each cell style.</summary>
    private static string[] Formats(XmlReader? reader)
    {
        if (reader is null)
        {
            return [];
        }

        var custom = new Dictionary<int, string>();
        var styles = new List<string>();
        using (reader)
        {
            var inCells = false;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "cellXfs")
                {
                    inCells = false;
                }
                else if (reader.NodeType == XmlNodeType.Element)
                {
                    switch (reader.LocalName)
                    {
                        case "numFmt" when int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id):
                            custom[id] = reader.GetAttribute("formatCode") ?? "";
                            break;
                        case "cellXfs":
                            inCells = !reader.IsEmptyElement;
                            break;
                        case "xf" when inCells:
                            _ = int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var used);
                            var format = custom.TryGetValue(used, out var code) ? code : NumberFormats.BuiltIn(used);
                            styles.Add(format.Equals("general", StringComparison.OrdinalIgnoreCase) ? "" : format);
                            break;
                    }
                }
            }
        }

        return [.. styles];
    }
}
