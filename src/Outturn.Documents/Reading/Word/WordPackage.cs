using System.IO.Compression;
using System.Xml;

namespace Outturn.Documents.Reading.Word;

/// <param name="Type">The last word of what it says it is: hyperlink, image, header, attachedTemplate.</param>
/// <param name="Target">A part of the package, or an address.</param>
/// <param name="IsExternal">Whether the target lies outside the file: it is never fetched.</param>
internal readonly record struct Relationship(string Id, string Type, string Target, bool IsExternal);

/// <summary>The parts of a Word document's zip. Every byte that is unpacked passes the <see cref="InflationGuard"/>.</summary>
internal sealed class WordPackage : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly InflationGuard _guard;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<Relationship>> _relationships = new(StringComparer.OrdinalIgnoreCase);

    public WordPackage(byte[] bytes, string fileName, PaperLimits limits)
    {
        _zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        _guard = new InflationGuard(fileName, limits);
        _guard.CheckClaims(_zip);
        foreach (var entry in _zip.Entries)
        {
            _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    public IEnumerable<string> Names => _parts.Keys;

    public bool Has(string part) => _parts.ContainsKey(part);

    public XmlReader? Open(string part) => _parts.TryGetValue(part, out var entry) ? XmlReader.Create(_guard.Open(entry), XlsxReader.Settings) : null;

    /// <summary>What a part refers to, in the file's order; nothing where it refers to nothing.</summary>
    public IReadOnlyList<Relationship> RelationshipsOf(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var name = $"{folder}_rels/{part[folder.Length..]}.rels";
        if (_relationships.TryGetValue(name, out var known))
        {
            return known;
        }

        var found = new List<Relationship>();
        using var x = Open(name);
        while (x is not null && x.Read())
        {
            if (x.NodeType == XmlNodeType.Element && x.LocalName == "Relationship" && x.GetAttribute("Id") is { } id && x.GetAttribute("Target") is { } target)
            {
                var type = x.GetAttribute("Type") ?? "";
                var isExternal = string.Equals(x.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
                found.Add(new(id, type[(type.LastIndexOf('/') + 1)..], isExternal ? target : XlsxReader.Resolve(folder, target), isExternal));
            }
        }

        _relationships[name] = found;
        return found;
    }

    public void Dispose() => _zip.Dispose();
}
