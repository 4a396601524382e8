using System.Text;
using System.Xml;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Word;

/// <summary>
/// Reads a story of a Word document (its body, a note, a header) from a stream of XML to blocks. Elements that are not known are
/// looked into, so that no text is lost in them; the reader's place in the XML is always inside the element that is being read.
/// </summary>
internal sealed class WordStory(WordContext context, string part)
{
    private readonly WordFields _fields = new();
    private readonly Dictionary<string, Relationship> _relationships = context.Package.RelationshipsOf(part).GroupBy(r => r.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    private int _number;

    /// <summary>Whether paragraphs are counted: in the body they are, in a table, a note or a text box they have the place of what they stand in.</summary>
    private bool _counts;

    private Place Here => new(0, Math.Max(1, _number));

    /// <summary>The blocks of the body, counted from 1.</summary>
    public List<Block> Body(XmlReader x)
    {
        _counts = true;
        var blocks = new List<Block>();
        while (x.Read())
        {
            if (x.NodeType == XmlNodeType.Element && x.LocalName == "body" && WordNames.Of(x) == WordName.Word)
            {
                Blocks(x, blocks);
            }
        }

        return blocks;
    }

    /// <summary>The blocks of what stands aside of the body, all at one place.</summary>
    public List<Block> Aside(XmlReader x, Place place)
    {
        _counts = false;
        _number = place.Number;
        var blocks = new List<Block>();
        Blocks(x, blocks);
        return blocks;
    }

    private bool Next(XmlReader x, int depth)
    {
        if (!x.Read() || x.Depth <= depth)
        {
            return false;
        }

        if (x.Depth > context.Limits.MaxDepth)
        {
            throw UnreadableFileException.Of(
                "file.too-deep", context.FileName, $"The document has more than {context.Limits.MaxDepth} elements inside one another, as only a harmful file has. Open it in Word, copy the text into a new document and send that.");
        }

        return true;
    }

    private void Blocks(XmlReader x, List<Block> blocks)
    {
        if (x.IsEmptyElement)
        {
            return;
        }

        var depth = x.Depth;
        WordParagraph? open = null;
        while (Next(x, depth))
        {
            if (x.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var name = WordNames.Of(x);
            switch (x.LocalName)
            {
                case "p" when name == WordName.Word:
                    _number += _counts ? 1 : 0;
                    open = Paragraph(x, blocks, open);
                    break;
                case "tbl" when name == WordName.Word:
                    Close(ref open, blocks);
                    Table(x, blocks);
                    break;
                case "sectPr" or "sdtPr" or "sdtEndPr" or "customXmlPr" or "smartTagPr" when name == WordName.Word:
                    x.Pass();
                    break;
                case "altChunk" when name == WordName.Word:
                    context.Seen.AltChunks++;
                    x.Pass();
                    break;
                case "subDoc" when name == WordName.Word:
                    x.Pass();
                    break;
                case "AlternateContent":
                    Close(ref open, blocks);
                    Choose(x, () => Blocks(x, blocks));
                    break;
                case "del" or "moveFrom" when name == WordName.Word && !x.IsEmptyElement:
                    context.Seen.Removed++;
                    Close(ref open, blocks);
                    RemovedBlocks(x, blocks);
                    break;
                case "ins" or "moveTo" when name == WordName.Word && !x.IsEmptyElement:
                    context.Seen.Inserted++;
                    break;
                case "r" or "t" or "hyperlink" or "oMath" or "oMathPara" or "fldSimple" when name is WordName.Word or WordName.Math:
                    // Text that stands outside of a paragraph, as in a damaged file: it is a paragraph.
                    var stray = new WordParagraph(Here);
                    if (x.LocalName == "r")
                    {
                        Run(x, stray, default, null, removed: false);
                    }
                    else if (x.LocalName == "t")
                    {
                        stray.Add(WordText.Clean(Text(x)), SpanStyle.None, null);
                    }
                    else
                    {
                        Inline(x, stray, default, null, removed: false);
                    }

                    Close(ref open, blocks);
                    Finish(stray, blocks);
                    break;
            }
        }

        Close(ref open, blocks);
    }

    private void Close(ref WordParagraph? open, List<Block> blocks)
    {
        if (open is not null)
        {
            Finish(open, blocks);
            open = null;
        }
    }

    /// <summary>Reads one alternative: the first, which is what Word itself shows, or the fallback where there is no other.</summary>
    private void Choose(XmlReader x, Action read)
    {
        if (x.IsEmptyElement)
        {
            return;
        }

        var depth = x.Depth;
        var chosen = false;
        while (Next(x, depth))
        {
            if (x.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (!chosen && x.LocalName is "Choice" or "Fallback" && !x.IsEmptyElement)
            {
                chosen = true;
                read();
            }
            else
            {
                x.Pass();
            }
        }
    }

    private void RemovedBlocks(XmlReader x, List<Block> blocks)
    {
        var inside = new List<Block>();
        Blocks(x, inside);
        blocks.AddRange(inside.Select(b => b switch
        {
            TextBlock text => new TextBlock(text.Place, TextKind.Removed, text.Spans) { Mark = text.Mark },
            TableBlock table => TextBlock.Plain(table.Place, string.Join('\n', table.Rows.Select(r => string.Join('\t', r.Cells.Select(c => c.Text)))), TextKind.Removed),
            _ => b,
        }));
    }

    /// <summary>Reads a paragraph and adds its blocks, unless the next one goes on with it: then it is given back.</summary>
    private WordParagraph? Paragraph(XmlReader x, List<Block> blocks, WordParagraph? open)
    {
        context.Cancel.ThrowIfCancellationRequested();
        var paragraph = new WordParagraph(open?.Place ?? Here);
        if (!x.IsEmptyElement)
        {
            if (open is not null)
            {
                paragraph.GoOnFrom(open);
            }

            Inline(x, paragraph, context.Styles.Paragraph(null).Look, null, removed: false, ownsProperties: true);
        }
        else if (open is not null)
        {
            return open;
        }

        _fields.EndOfParagraph();
        if (paragraph.GoesOn)
        {
            return paragraph;
        }

        Finish(paragraph, blocks);
        return null;
    }

    private void Finish(WordParagraph paragraph, List<Block> blocks)
    {
        if (paragraph.Length > context.Limits.MaxTextLength)
        {
            throw PaperReader.TooMuch(context.FileName, "A paragraph", context.Limits.MaxTextLength, "characters");
        }

        var style = context.Styles.Paragraph(paragraph.Style);
        var heading = paragraph.Outline is { } outline ? outline is >= 0 and < 9 ? outline + 1 : 0 : style.Heading;
        var spans = paragraph.Spans(context.Seen);

        // An empty paragraph of a list has a number too.
        var point = (paragraph.List ?? style.List) is { } list ? context.Numbering.Next(list, paragraph.Level ?? style.Level, paragraph.Style) : null;
        if (spans.Count > 0)
        {
            if (heading > 0)
            {
                TypedBlocks.AddText(blocks, paragraph.Place, TextKind.Heading, spans, point?.Mark ?? "", heading);
            }
            else if (point is { Mark.Length: > 0 })
            {
                TypedBlocks.AddPoint(blocks, paragraph.Place, spans, point.Value.Mark, point.Value.Level);
            }
            else
            {
                TypedBlocks.AddParagraph(blocks, paragraph.Place, spans);
            }
        }

        if (paragraph.Removed.Length > 0 && !string.IsNullOrWhiteSpace(paragraph.Removed.ToString()))
        {
            blocks.Add(TextBlock.Plain(paragraph.Place, paragraph.Removed.ToString().Trim(), TextKind.Removed));
        }

        blocks.AddRange(paragraph.After);
        context.Count(blocks.Count);
    }

    /// <summary>Reads what stands in a paragraph, or in a part of one such as a link or a tracked change.</summary>
    private void Inline(XmlReader x, WordParagraph paragraph, WordRunLook look, string? link, bool removed, bool ownsProperties = false)
    {
        if (x.IsEmptyElement)
        {
            return;
        }

        var depth = x.Depth;
        while (Next(x, depth))
        {
            if (x.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var name = WordNames.Of(x);
            switch (x.LocalName)
            {
                case "pPr" when name == WordName.Word:
                    if (ownsProperties)
                    {
                        ParagraphProperties(x, paragraph);
                        look = context.Styles.Paragraph(paragraph.Style).Look;
                        ownsProperties = false;
                    }
                    else
                    {
                        x.Pass();
                    }

                    break;
                case "r" when name == WordName.Word:
                    Run(x, paragraph, look, link, removed);
                    break;
                case "t" when name is WordName.Math or WordName.Word:
                    Put(paragraph, WordText.Clean(Text(x)), SpanStyle.None, link, removed);
                    break;
                case "den" when name == WordName.Math:
                    Put(paragraph, "/", SpanStyle.None, link, removed);
                    break;
                case "sup" when name == WordName.Math:
                    Put(paragraph, "^", SpanStyle.None, link, removed);
                    break;
                case "hyperlink" when name == WordName.Word:
                    Inline(x, paragraph, look, LinkOf(x) ?? link, removed);
                    break;
                case "del" or "moveFrom" when name == WordName.Word && !x.IsEmptyElement:
                    context.Seen.Removed++;
                    Inline(x, paragraph, look, link, removed: true);
                    break;
                case "ins" or "moveTo" when name == WordName.Word && !x.IsEmptyElement:
                    context.Seen.Inserted++;
                    Inline(x, paragraph, look, link, removed);
                    break;
                case "fldSimple" when name == WordName.Word:
                    Inline(x, paragraph, look, WordFields.LinkIn(x.Attribute("instr") ?? "") ?? link, removed);
                    break;
                case "sdtPr" or "sdtEndPr" or "customXmlPr" or "smartTagPr" or "ctrlPr" or "subDoc":
                    x.Pass();
                    break;
                case "AlternateContent":
                    Choose(x, () => Inline(x, paragraph, look, link, removed));
                    break;
                case "p" or "tbl" when name == WordName.Word:
                    Inside(x, paragraph);
                    break;
            }
        }
    }

    /// <summary>A paragraph or table that stands inside another paragraph, as only a damaged file has it: it comes after it.</summary>
    private void Inside(XmlReader x, WordParagraph paragraph)
    {
        var counts = _counts;
        _counts = false;
        var blocks = new List<Block>();
        if (x.LocalName == "tbl")
        {
            Table(x, blocks);
        }
        else if (Paragraph(x, blocks, null) is { } open)
        {
            Finish(open, blocks);
        }

        paragraph.After.AddRange(blocks);
        _counts = counts;
    }

    private void ParagraphProperties(XmlReader x, WordParagraph paragraph)
    {
        if (x.IsEmptyElement)
        {
            return;
        }

        var depth = x.Depth;
        while (Next(x, depth))
        {
            if (x.NodeType != XmlNodeType.Element || WordNames.Of(x) != WordName.Word)
            {
                continue;
            }

            switch (x.LocalName)
            {
                case "pStyle":
                    paragraph.Style = x.Attribute("val");
                    break;
                case "numId":
                    paragraph.List = x.Attribute("val");
                    break;
                case "ilvl":
                    paragraph.Level = x.Number("val");
                    break;
                case "outlineLvl":
                    paragraph.Outline = x.Number("val");
                    break;
                case "framePr":
                    paragraph.GoesOn |= x.Attribute("dropCap") is "drop" or "margin";
                    break;
                case "rPr":
                    paragraph.GoesOn |= WordRunLook.Read(x).Deleted;
                    break;
                case "pPrChange" or "sectPr":
                    x.Pass();
                    break;
            }
        }
    }

    private string? LinkOf(XmlReader x)
    {
        var target = x.Relation("id") is { } id && _relationships.TryGetValue(id, out var relationship) ? relationship.Target : null;
        var anchor = x.Attribute("anchor");
        return target is not null ? target + (anchor is { Length: > 0 } ? "#" + anchor : "") : anchor is { Length: > 0 } ? "#" + anchor : null;
    }

    private void Put(WordParagraph paragraph, string text, SpanStyle style, string? link, bool removed)
    {
        if (text.Length == 0 || _fields.IsInOuterCode)
        {
            return;
        }

        _fields.Printed();
        if (removed)
        {
            paragraph.Removed.Append(text);
        }
        else
        {
            paragraph.Add(text, style, link ?? _fields.Link);
        }

        if (paragraph.Length + paragraph.Removed.Length > context.Limits.MaxTextLength)
        {
            throw PaperReader.TooMuch(context.FileName, "A paragraph", context.Limits.MaxTextLength, "characters");
        }
    }

    private void Run(XmlReader x, WordParagraph paragraph, WordRunLook paragraphLook, string? link, bool removed)
    {
        if (x.IsEmptyElement)
        {
            return;
        }

        var style = default(WordRunLook).Resolve(paragraphLook, default, context.Styles.Usual);
        var hidden = default(WordRunLook).IsHidden(paragraphLook, default, context.Styles.Usual);
        var raised = paragraphLook.Raised ?? false;
        string? font = null;
        var depth = x.Depth;
        while (Next(x, depth))
        {
            if (x.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var name = WordNames.Of(x);
            switch (x.LocalName)
            {
                case "rPr" when name == WordName.Word:
                    var own = WordRunLook.Read(x);
                    var characters = context.Styles.Characters(own.Style);
                    style = own.Resolve(paragraphLook, characters, context.Styles.Usual);
                    hidden = own.IsHidden(paragraphLook, characters, context.Styles.Usual);
                    raised = own.Raised ?? characters.Raised ?? paragraphLook.Raised ?? false;
                    font = own.Font ?? characters.Font;
                    break;
                case "t" or "delText" when name is WordName.Word or WordName.Math:
                    var isDeleted = x.LocalName == "delText";
                    var text = WordText.Clean(Text(x));
                    if (hidden && !string.IsNullOrWhiteSpace(text))
                    {
                        context.Seen.Hidden++;
                    }

                    Put(paragraph, raised ? WordText.Raised(text) : text, style, link, removed || isDeleted);
                    break;
                case "instrText" when name == WordName.Word:
                    _fields.Code(Text(x));
                    break;
                case "delInstrText" when name == WordName.Word:
                    x.Pass();
                    break;
                case "fldChar" when name == WordName.Word:
                    FieldMark(x, paragraph, style, link, removed);
                    break;
                case "tab" or "ptab" when name == WordName.Word:
                    Put(paragraph, "\t", style, link, removed);
                    break;
                case "br" when name == WordName.Word:
                    if (x.Attribute("type") is null or "textWrapping" || !paragraph.IsEmpty)
                    {
                        Put(paragraph, "\n", style, link, removed);
                    }

                    break;
                case "cr" when name == WordName.Word:
                    Put(paragraph, "\n", style, link, removed);
                    break;
                case "noBreakHyphen" when name == WordName.Word:
                    Put(paragraph, "-", style, link, removed);
                    break;
                case "sym" when name == WordName.Word:
                    if (int.TryParse(x.Attribute("char"), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
                    {
                        Put(paragraph, WordText.Symbol(x.Attribute("font") ?? font ?? "", code), style, link, removed);
                    }

                    break;
                case "footnoteReference" or "endnoteReference" when name == WordName.Word:
                    Cite(x, paragraph, style, removed);
                    break;
                case "commentReference" when name == WordName.Word:
                    if (context.Notes.Comment(x.Attribute("id"), paragraph.Place) is { } comment)
                    {
                        paragraph.After.Add(comment);
                    }

                    break;
                case "AlternateContent":
                    Choose(x, () => Drawings(x, paragraph));
                    break;
                case "drawing" or "pict" or "object" when name == WordName.Word:
                    Drawing(x, paragraph);
                    break;
                case "txbxContent" when name == WordName.Word:
                    Box(x, paragraph);
                    break;
            }
        }
    }

    private void FieldMark(XmlReader x, WordParagraph paragraph, SpanStyle style, string? link, bool removed)
    {
        switch (x.Attribute("fldCharType"))
        {
            case "begin":
                _fields.Begin(FormOf(x));
                break;
            case "separate":
                _fields.Separate();
                break;
            case "end":
                if (_fields.End() is { } shown)
                {
                    Put(paragraph, shown, style, link, removed);
                }

                break;
        }
    }

    /// <summary>What an old form field shows: the box of a tick box, the chosen entry of a list.</summary>
    private string? FormOf(XmlReader x)
    {
        if (x.IsEmptyElement)
        {
            return null;
        }

        string? shown = null;
        var entries = new List<string>();
        var chosen = 0;
        var depth = x.Depth;
        while (Next(x, depth))
        {
            if (x.NodeType == XmlNodeType.Element && WordNames.Of(x) == WordName.Word)
            {
                switch (x.LocalName)
                {
                    case "checkBox":
                        shown = "☐";
                        break;
                    case "checked" or "default" when shown is not null:
                        shown = x.IsOn() ? "☒" : "☐";
                        break;
                    case "result":
                        chosen = x.Number("val") ?? 0;
                        break;
                    case "listEntry":
                        entries.Add(x.Attribute("val") ?? "");
                        break;
                }
            }
        }

        return entries.Count > 0 ? WordText.Clean(entries[Math.Clamp(chosen, 0, entries.Count - 1)]) : shown;
    }

    private void Cite(XmlReader x, WordParagraph paragraph, SpanStyle style, bool removed)
    {
        var isOwnMark = x.Attribute("customMarkFollows") is "1" or "true" or "on";
        if (context.Notes.Cite(x.LocalName == "endnoteReference", x.Attribute("id"), isOwnMark, paragraph.Place) is not { } note)
        {
            return;
        }

        if (!isOwnMark)
        {
            Put(paragraph, note.Shown, style, null, removed);
        }

        paragraph.After.AddRange(note.Blocks);
    }

    /// <summary>Reads drawings inside an alternative.</summary>
    private void Drawings(XmlReader x, WordParagraph paragraph)
    {
        if (x.IsEmptyElement)
        {
            return;
        }

        var depth = x.Depth;
        while (Next(x, depth))
        {
            if (x.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (x.LocalName is "drawing" or "pict" or "object" && WordNames.Of(x) == WordName.Word)
            {
                Drawing(x, paragraph);
            }
            else if (x.LocalName == "txbxContent")
            {
                Box(x, paragraph);
            }
            else if (x.LocalName is "t" or "delText" && WordNames.Of(x) == WordName.Word)
            {
                Put(paragraph, WordText.Clean(Text(x)), SpanStyle.None, null, removed: x.LocalName == "delText");
            }
        }
    }

    /// <summary>A picture, a chart, SmartArt or a shape, perhaps with text in it.</summary>
    private void Drawing(XmlReader x, WordParagraph paragraph)
    {
        if (x.IsEmptyElement)
        {
            return;
        }

        var shows = x.LocalName == "object";
        var description = "";
        var name = "";
        var words = new StringBuilder();
        var depth = x.Depth;
        while (Next(x, depth))
        {
            if (x.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (x.LocalName)
            {
                case "docPr" or "cNvPr":
                    description = description.Length > 0 ? description : x.GetAttribute("descr") is { Length: > 0 } said ? said : x.GetAttribute("title") ?? "";
                    name = name.Length > 0 ? name : x.GetAttribute("name") ?? "";
                    break;
                case "shape" or "rect" or "oval" or "roundrect":
                    description = description.Length > 0 ? description : x.GetAttribute("alt") ?? "";
                    break;
                case "imagedata":
                    shows = true;
                    name = name.Length > 0 ? name : x.GetAttribute("title", "urn:schemas-microsoft-com:office:office") ?? "";
                    break;
                case "textpath":
                    shows = true;
                    description = x.GetAttribute("string") ?? description;
                    break;
                case "blip" or "chart":
                    shows = true;
                    break;
                case "relIds":
                    shows = true;
                    SmartArt(x, paragraph);
                    break;
                case "AlternateContent":
                    Choose(x, () => Drawings(x, paragraph));
                    break;
                case "txbxContent":
                    Box(x, paragraph);
                    break;
                case "t" when WordNames.Of(x) == WordName.Drawing:
                    words.Append(words.Length > 0 ? " " : "").Append(WordText.Clean(Text(x)));
                    break;
                case "t" or "delText" when WordNames.Of(x) == WordName.Word:
                    words.Append(words.Length > 0 ? " " : "").Append(WordText.Clean(Text(x)));
                    break;
            }
        }

        if (words.Length > 0)
        {
            paragraph.After.Add(TextBlock.Plain(paragraph.Place, words.ToString()));
        }

        if (shows || description.Length > 0)
        {
            context.Seen.Pictures++;
            paragraph.After.Add(new PictureBlock(paragraph.Place, WordText.Clean(description.Length > 0 ? description : name).Trim()));
        }
    }

    /// <summary>The words of SmartArt stand in a part of their own.</summary>
    private void SmartArt(XmlReader x, WordParagraph paragraph)
    {
        if (x.Relation("dm") is not { } id || !_relationships.TryGetValue(id, out var data) || data.IsExternal)
        {
            return;
        }

        using var d = context.Package.Open(data.Target);
        var words = new StringBuilder();
        while (d is not null && d.Read())
        {
            if (d.NodeType == XmlNodeType.Element && d.LocalName == "t" && WordNames.Of(d) == WordName.Drawing)
            {
                words.Append(WordText.Clean(Text(d)));
            }
            else if (d.NodeType == XmlNodeType.EndElement && d.LocalName == "p" && WordNames.Of(d) == WordName.Drawing && words.Length > 0)
            {
                paragraph.After.Add(TextBlock.Plain(paragraph.Place, words.ToString()));
                words.Clear();
            }
        }
    }

    /// <summary>The text of a box comes after the paragraph that it hangs on.</summary>
    private void Box(XmlReader x, WordParagraph paragraph)
    {
        var counts = _counts;
        _counts = false;
        Blocks(x, paragraph.After);
        _counts = counts;
    }

    private void Table(XmlReader x, List<Block> blocks)
    {
        var counts = _counts;
        var place = new Place(0, Math.Max(1, _number + (counts ? 1 : 0)));
        var rows = new List<PaperRow>();
        var after = new List<Block>();
        if (!x.IsEmptyElement)
        {
            var depth = x.Depth;
            while (Next(x, depth))
            {
                if (x.NodeType == XmlNodeType.Element && WordNames.Of(x) == WordName.Word)
                {
                    switch (x.LocalName)
                    {
                        case "tr":
                            _number += counts ? 1 : 0;
                            _counts = false;
                            Row(x, rows, after);
                            _counts = counts;
                            break;
                        case "tblPr" or "tblPrEx" or "tblGrid" or "sdtPr" or "sdtEndPr":
                            x.Pass();
                            break;
                        case "p":
                            // Only a damaged file has a paragraph between rows.
                            Blocks(x, after);
                            break;
                        case "t":
                            after.Add(TextBlock.Plain(Here, WordText.Clean(Text(x))));
                            break;
                    }
                }
            }
        }

        if (rows.Count > 0)
        {
            blocks.Add(new TableBlock(place, rows));
        }

        blocks.AddRange(after);
        context.Count(blocks.Count);
    }

    private void Row(XmlReader x, List<PaperRow> rows, List<Block> after)
    {
        context.Cancel.ThrowIfCancellationRequested();
        var cells = new List<PaperCell>();
        var isHeading = false;
        var headings = 0;
        var isDeleted = false;
        if (!x.IsEmptyElement)
        {
            var depth = x.Depth;
            while (Next(x, depth))
            {
                if (x.NodeType != XmlNodeType.Element || WordNames.Of(x) != WordName.Word)
                {
                    continue;
                }

                switch (x.LocalName)
                {
                    case "tc":
                        var columns = cells.Count;
                        var isHeadingCell = Cell(x, cells, after);
                        headings += isHeadingCell && cells.Count > columns ? 1 : 0;
                        break;
                    case "gridBefore":
                        if (x.Number("val") is > 0 and var before)
                        {
                            cells.Add(new PaperCell("", Math.Min(before, 1_000)));
                            headings++;
                        }

                        break;
                    case "tblHeader":
                        isHeading = x.IsOn();
                        break;
                    case "del" or "moveFrom":
                        isDeleted = true;
                        context.Seen.Removed++;
                        break;
                    case "ins" or "moveTo":
                        context.Seen.Inserted++;
                        break;
                    case "tblPrEx" or "trPrChange" or "sdtPr" or "sdtEndPr":
                        x.Pass();
                        break;
                    case "t":
                        after.Add(TextBlock.Plain(Here, WordText.Clean(Text(x))));
                        break;
                }
            }
        }

        context.CountCells(cells.Count);
        if (isDeleted)
        {
            var text = string.Join('\t', cells.Select(c => c.Text)).Trim();
            if (text.Length > 0)
            {
                after.Add(TextBlock.Plain(Here, text, TextKind.Removed));
            }

            return;
        }

        isHeading |= headings == cells.Count && cells.Exists(c => c.Text.Length > 0);
        rows.Add(new PaperRow(Here, cells, isHeading));
        if (rows.Count > context.Limits.MaxTableRows)
        {
            throw PaperReader.TooMuch(context.FileName, "A table", context.Limits.MaxTableRows, "rows");
        }
    }

    /// <summary>Reads a cell and adds it; says whether it is in a style for headings.</summary>
    private bool Cell(XmlReader x, List<PaperCell> cells, List<Block> after)
    {
        var content = new WordCell(context);
        var columns = 1;
        var isMergedLeft = false;
        if (!x.IsEmptyElement)
        {
            var depth = x.Depth;
            while (Next(x, depth))
            {
                if (x.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                var name = WordNames.Of(x);
                switch (x.LocalName)
                {
                    case "gridSpan" when name == WordName.Word:
                        columns = Math.Clamp(x.Number("val") ?? 1, 1, 1_000);
                        break;
                    case "hMerge" when name == WordName.Word:
                        isMergedLeft = x.Attribute("val") is null or "continue";
                        break;
                    case "cellDel" when name == WordName.Word:
                        context.Seen.Removed++;
                        break;
                    case "tcPrChange" or "sdtPr" or "sdtEndPr" when name == WordName.Word:
                        x.Pass();
                        break;
                    case "p" when name == WordName.Word:
                        content.Paragraph(ReadParagraph(x, content.Open));
                        break;
                    case "tbl" when name == WordName.Word:
                        context.Seen.NestedTables++;
                        var nested = new List<Block>();
                        Table(x, nested);
                        content.Blocks(nested);
                        break;
                    case "AlternateContent":
                        var chosen = new List<Block>();
                        Choose(x, () => Blocks(x, chosen));
                        content.Blocks(chosen);
                        break;
                    case "altChunk" when name == WordName.Word:
                        context.Seen.AltChunks++;
                        x.Pass();
                        break;
                    case "r" or "t" when name == WordName.Word:
                        var stray = new WordParagraph(Here);
                        if (x.LocalName == "r")
                        {
                            Run(x, stray, default, null, removed: false);
                        }
                        else
                        {
                            stray.Add(WordText.Clean(Text(x)), SpanStyle.None, null);
                        }

                        content.Paragraph(stray);
                        break;
                }
            }
        }

        var cell = content.Close(columns, after);
        if (isMergedLeft && cells.Count > 0)
        {
            var left = cells[^1];
            cells[^1] = new PaperCell(cell.Text.Length == 0 ? left.Text : left.Text.Length == 0 ? cell.Text : left.Text + "\n" + cell.Text, left.Columns + columns) { Links = [.. left.Links, .. cell.Links] };
            return false;
        }

        cells.Add(cell);
        return content.IsHeading;
    }

    /// <summary>Reads a paragraph of a cell, which goes on from <paramref name="open"/> where the end of that one was deleted.</summary>
    private WordParagraph ReadParagraph(XmlReader x, WordParagraph? open)
    {
        var paragraph = new WordParagraph(Here);
        if (open is not null)
        {
            paragraph.GoOnFrom(open);
        }

        Inline(x, paragraph, context.Styles.Paragraph(null).Look, null, removed: false, ownsProperties: true);
        _fields.EndOfParagraph();
        return paragraph;
    }

    /// <summary>The characters of an element: leaves the reader on its end.</summary>
    private static string Text(XmlReader x)
    {
        if (x.IsEmptyElement)
        {
            return "";
        }

        var depth = x.Depth;
        string? only = null;
        StringBuilder? several = null;
        while (x.Read() && x.Depth > depth)
        {
            if (x.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                if (only is null)
                {
                    only = x.Value;
                }
                else
                {
                    (several ??= new StringBuilder(only)).Append(x.Value);
                }
            }
        }

        return several?.ToString() ?? only ?? "";
    }
}
