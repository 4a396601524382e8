using System.Globalization;
using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Documents.Reading.Word;

namespace Outturn.Documents.Reading;

/// <summary>
/// Reads .docx and .docm as blocks. The package is opened as the zip it is: nothing outside of it is fetched, macros are left alone,
/// and what a person should know of (tracked changes, hidden text, pictures) is noticed.
/// </summary>
internal static class WordPaperReader
{
    public static Paper Read(byte[] bytes, string fileName, PaperLimits limits, CancellationToken cancel)
    {
        using var package = new WordPackage(bytes, fileName, limits);
        var document = package.RelationshipsOf("").Where(r => r.Type == "officeDocument" && !r.IsExternal).Select(r => r.Target).FirstOrDefault(package.Has) ?? "word/document.xml";
        if (!package.Has(document))
        {
            throw PaperReader.NoDocument(fileName);
        }

        var folder = document[..(document.LastIndexOf('/') + 1)];
        string PartOf(string type, string usual) => package.RelationshipsOf(document).Where(r => r.Type == type && !r.IsExternal).Select(r => r.Target).FirstOrDefault() ?? folder + usual;

        var styles = WordStyles.Read(package.Open(PartOf("styles", "styles.xml")));
        var numbering = WordNumbering.Read(package.Open(PartOf("numbering", "numbering.xml")), styles);
        var context = new WordContext(package, styles, numbering, fileName, limits, cancel);
        context.Notes = WordNotes.Read(context, document);
        List<Block> blocks;
        using (var x = package.Open(document)!)
        {
            blocks = new WordStory(context, document).Body(x);
        }

        TypedBlocks.NumberPoints(blocks, (_, _) => true);
        var last = blocks.Count > 0 ? blocks[^1].Place : new Place(0, 1);
        blocks.AddRange(context.Notes.Uncited(last));
        blocks.AddRange(Furniture(context, document, last));
        context.Seen.Comments = context.Notes.Comments;
        return new(PaperForm.Word, fileName, blocks) { Problems = [.. Notices(context)] };
    }

    /// <summary>Running headers and footers, each once however many sections have it.</summary>
    private static List<Block> Furniture(WordContext context, string document, Place place)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var furniture = new List<Block>();
        foreach (var part in context.Package.RelationshipsOf(document).Where(r => r.Type is "header" or "footer" && !r.IsExternal).Select(r => r.Target).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            using var x = context.Package.Open(part);
            if (x is null || !x.Read())
            {
                continue;
            }

            while (x.NodeType != System.Xml.XmlNodeType.Element && x.Read())
            {
            }

            foreach (var block in new WordStory(context, part).Aside(x, place))
            {
                var lines = block switch
                {
                    TextBlock { Kind: TextKind.Removed } removed => [removed],
                    TextBlock text => [new TextBlock(place, TextKind.Furniture, text.Spans)],
                    TableBlock table => table.Rows.Select(r => string.Join('\t', r.Cells.Select(c => c.Text)).Trim()).Where(t => t.Length > 0).Select(t => TextBlock.Plain(place, t, TextKind.Furniture)),
                    _ => Enumerable.Empty<Block>(),
                };
                furniture.AddRange(lines.Where(l => seen.Add(((TextBlock)l).Text)));
            }
        }

        return furniture;
    }

    private static IEnumerable<Problem> Notices(WordContext context)
    {
        var where = context.FileName;
        var seen = context.Seen;
        if (context.Package.Names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            yield return Problem.Notice("paper.macros", where, "The document holds macros. Its text was read; the macros were left alone and are not kept apart from the file itself.");
        }

        var outside = context.Package.Names.Where(n => n.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList()
            .SelectMany(n => context.Package.RelationshipsOf(OwnerOf(n))).Where(r => r.IsExternal && r.Type != "hyperlink").Select(r => r.Type).ToList();
        if (outside.Count > 0)
        {
            yield return Problem.Notice("paper.external-link", where, $"The document refers to {Count(outside.Count, "thing", "things")} outside of itself ({string.Join(", ", outside.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(5).Select(Called))}). Nothing was fetched; what they would show is not read.");
        }

        if (seen.Inserted + seen.Removed > 0)
        {
            yield return Problem.Notice("paper.tracked-changes", where, $"The document holds tracked changes: {Count(seen.Inserted, "insertion was", "insertions were")} read as text and {Count(seen.Removed, "deletion was", "deletions were")} kept apart. Accept or reject them in Word if that is not what the paper should say.");
        }

        if (seen.Comments > 0)
        {
            yield return Problem.Notice("paper.comments", where, $"The document holds {Count(seen.Comments, "comment", "comments")} in its margin. They were kept apart from the text, and no field is read from them.");
        }

        if (seen.Hidden > 0)
        {
            yield return Problem.Notice("paper.hidden-text", where, $"The document holds hidden text in {Count(seen.Hidden, "place", "places")}. It was read like the rest; look whether it should be there.");
        }

        if (seen.NestedTables > 0)
        {
            yield return Problem.Notice("paper.table-nested", where, $"{Count(seen.NestedTables, "table stands", "tables stand")} inside a cell of another table. Their rows were read as lines of that cell.");
        }

        if (seen.Pictures > 0)
        {
            yield return Problem.Notice("paper.picture", where, $"The document holds {Count(seen.Pictures, "picture, chart or drawing", "pictures, charts or drawings")}. What they show is not read; their descriptions are kept in their places.");
        }

        if (seen.Leftovers > 0)
        {
            yield return Problem.Notice("text.markup", where, $"{Count(seen.Leftovers, "piece of text holds", "pieces of text hold")} tags or links in the signs of web pages, which a conversion left there. They were read as what they mean; the file keeps them.");
        }

        if (seen.AltChunks > 0)
        {
            yield return Problem.Notice("paper.part-not-read", where, $"The document holds {Count(seen.AltChunks, "other document", "other documents")} whole, which Word would take in on opening. They were not read: open the file in Word, save it and send that.");
        }
    }

    private static string Count(int count, string one, string several) => count.ToString("#,##0", CultureInfo.InvariantCulture) + " " + (count == 1 ? one : several);

    private static string OwnerOf(string relationships)
    {
        var at = relationships.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? relationships : relationships[..at] + relationships[(at + 6)..^5];
    }

    private static string Called(string type) => type switch
    {
        "attachedTemplate" => "a template",
        "image" => "a picture",
        "subDocument" => "another document",
        "oleObject" => "an embedded object",
        "frame" => "a web page",
        "video" => "a film",
        "mailMergeSource" or "mailMergeHeaderSource" => "an address list",
        _ => "a " + type,
    };
}
