using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Outturn.Documents.Writing;

/// <summary>What a Word document of ours says of itself.</summary>
/// <param name="CaseKey">The case, such as "2022-27/12".</param>
/// <param name="RestsOn">The version or the saves that its words rest on.</param>
public sealed record CaseWordProperties(string CaseKey, string RestsOn)
{
    internal const string Case = "OutturnCase";
    internal const string Rests = "OutturnRests";
    internal const string Mark = "OutturnMark";

    private const long MostBytes = 1_000_000;

    /// <summary>Reads them; null where the file has none, or is no Word document of ours.</summary>
    public static CaseWordProperties? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
            if (zip.GetEntry("docProps/custom.xml") is not { Length: <= MostBytes } entry)
            {
                return null;
            }

            using var stream = entry.Open();
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes });
            var values = XDocument.Load(xml).Descendants().Where(e => e.Name.LocalName == "property").GroupBy(e => (string?)e.Attribute("name") ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
            return values.TryGetValue(Case, out var key) ? new(key, values.GetValueOrDefault(Rests, "")) : null;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            return null;
        }
    }
}
