using System.Globalization;
using System.Xml;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Word;

/// <summary>Footnotes, endnotes and comments, each in a part of its own. Notes are numbered in the order in which they are cited.</summary>
internal sealed class WordNotes
{
    private sealed class Story
    {
        public readonly Dictionary<string, List<Block>> Texts = new(StringComparer.Ordinal);
        public readonly HashSet<string> Used = new(StringComparer.Ordinal);
        public string Format = "decimal";
        public int Number;
    }

    private readonly Story _footnotes = new();
    private readonly Story _endnotes = new() { Format = "lowerRoman" };
    private readonly Story _comments = new();

    public static WordNotes None { get; } = new();

    public int Comments => _comments.Used.Count;

    /// <summary>What a citation shows and the note that follows its paragraph; null where the file has no such note.</summary>
    public (string Shown, IReadOnlyList<Block> Blocks)? Cite(bool isEndnote, string? id, bool hasOwnMark, Place place)
    {
        var story = isEndnote ? _endnotes : _footnotes;
        if (id is null || !story.Texts.TryGetValue(id, out var blocks) || !story.Used.Add(id))
        {
            return null;
        }

        story.Number += hasOwnMark ? 0 : 1;
        var mark = hasOwnMark ? "*" : WordNumbering.NumberIn(story.Format, story.Number);
        return (mark.All(char.IsAsciiDigit) ? WordText.Raised(mark) : "[" + mark + "]", NoteOf(blocks, mark, TextKind.Note, place));
    }

    /// <summary>A comment. It is no part of the paper: it is kept as text that was taken out is, and no field is read from it.</summary>
    public TextBlock? Comment(string? id, Place place) =>
        id is not null && _comments.Texts.TryGetValue(id, out var blocks) && _comments.Used.Add(id) ? NoteOf(blocks, "comment", TextKind.Removed, place).OfType<TextBlock>().FirstOrDefault() : null;

    /// <summary>Notes and comments that nothing cites: they come last.</summary>
    public IEnumerable<Block> Uncited(Place place)
    {
        foreach (var (story, mark, kind) in new[] { (_footnotes, "", TextKind.Note), (_endnotes, "", TextKind.Note), (_comments, "comment", TextKind.Removed) })
        {
            foreach (var blocks in story.Texts.Where(t => !story.Used.Contains(t.Key)).Select(t => t.Value).ToList())
            {
                foreach (var block in NoteOf(blocks, mark, kind, place))
                {
                    yield return block;
                }
            }

            story.Used.UnionWith(story.Texts.Keys);
        }
    }

    private static List<Block> NoteOf(List<Block> blocks, string mark, TextKind kind, Place place)
    {
        var spans = new List<Span>();
        var others = new List<Block>();
        foreach (var block in blocks)
        {
            IReadOnlyList<Span> more = block switch
            {
                TextBlock { Kind: TextKind.Removed } removed => Aside(new TextBlock(place, TextKind.Removed, removed.Spans)),
                TextBlock { Kind: TextKind.ListItem } point => [new(CellText.Line(point))],
                TextBlock text => text.Spans,
                TableBlock table => [new(string.Join('\n', table.Rows.Select(r => string.Join('\t', r.Cells.Select(c => c.Text.Replace('\n', ' '))))))],
                PictureBlock picture => Aside(picture with { Place = place }),
                _ => [],
            };
            if (more.Count > 0 && spans.Count > 0)
            {
                spans[^1] = spans[^1] with { Text = spans[^1].Text + "\n" };
            }

            spans.AddRange(more);
        }

        var result = new List<Block>();
        TypedBlocks.AddText(result, place, kind, PaperSpans.Trim(spans), mark, 0);
        result.AddRange(others);
        return result;

        IReadOnlyList<Span> Aside(Block block)
        {
            others.Add(block);
            return [];
        }
    }

    public static WordNotes Read(WordContext context, string document)
    {
        var notes = new WordNotes();
        foreach (var relationship in context.Package.RelationshipsOf(document).Where(r => !r.IsExternal))
        {
            var story = relationship.Type switch { "footnotes" => notes._footnotes, "endnotes" => notes._endnotes, "comments" => notes._comments, _ => null };
            if (story is null)
            {
                if (relationship.Type == "settings")
                {
                    notes.Formats(context.Package.Open(relationship.Target));
                }

                continue;
            }

            using var x = context.Package.Open(relationship.Target);
            while (x is not null && x.Read())
            {
                if (x.NodeType != XmlNodeType.Element || x.LocalName is not ("footnote" or "endnote" or "comment") || WordNames.Of(x) != WordName.Word)
                {
                    continue;
                }

                var id = x.Attribute("id") ?? story.Texts.Count.ToString(CultureInfo.InvariantCulture);
                if (x.Attribute("type") is "separator" or "continuationSeparator" or "continuationNotice")
                {
                    x.Pass();
                }
                else
                {
                    story.Texts.TryAdd(id, new WordStory(context, relationship.Target).Aside(x, new(0, 1)));
                }
            }
        }

        return notes;
    }

    private void Formats(XmlReader? x)
    {
        using (x)
        {
            Story? story = null;
            while (x is not null && x.Read())
            {
                if (x.NodeType == XmlNodeType.Element)
                {
                    switch (x.LocalName)
                    {
                        case "footnotePr" or "endnotePr":
                            story = x.LocalName == "footnotePr" ? _footnotes : _endnotes;
                            break;
                        case "numFmt" when story is not null:
                            story.Format = x.Attribute("val") ?? story.Format;
                            break;
                        case "numStart" when story is not null:
                            story.Number = Math.Clamp((x.Number("val") ?? 1) - 1, 0, 100_000);
                            break;
                    }
                }
                else if (x.NodeType == XmlNodeType.EndElement && x.LocalName is "footnotePr" or "endnotePr")
                {
                    story = null;
                }
            }
        }
    }
}
