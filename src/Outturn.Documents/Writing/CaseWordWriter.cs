using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;
using DocumentFormat.OpenXml.Wordprocessing;
using Outturn.Core.Papers;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Documents.Markdown;
using Block = Outturn.Core.Papers.Block;
using Cell = Outturn.Core.Sheets.Cell;
using ColumnKind = Outturn.Core.Sheets.ColumnKind;
using RowKind = Outturn.Core.Sheets.RowKind;
using Sheet = Outturn.Core.Sheets.Sheet;

namespace Outturn.Documents.Writing;

/// <summary>
/// Writes a case as a Word document: real heading styles, tables with a head that repeats, captions that are numbered, lists that are lists, the mark and the
/// page in the foot. Live figures are links to a table at the end that says where each comes from. The document's properties say which case it is and on
/// which saves it rests, so that it can come back. The same case gives the same bytes.
/// </summary>
public static class CaseWordWriter
{
    /// <summary>The heading over the table of live figures.</summary>
    public const string FiguresHeading = "Figures and where they come from";

    public const string NotAnswered = "Not answered yet.";

    public const string NotApplicable = "Not applicable: ";

    // A4 less its margins, in twentieths of a point.
    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int Margin = 1134;
    private const int PortraitWidth = PageWidth - (2 * Margin);
    private const int LandscapeWidth = PageHeight - (2 * Margin);

    /// <summary>From how many columns a table stands on a page of its own, turned.</summary>
    private const int WideFrom = 9;

    public static void Write(CaseDocument document, Stream to)
    {
        using var buffer = new MemoryStream();
        using (var package = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            new Writer(package, document).Write();
        }

        var bytes = buffer.ToArray();
        ZipTimes.Fix(bytes);
        to.Write(bytes);
    }

    private sealed class Writer(WordprocessingDocument package, CaseDocument document)
    {
        private readonly Body body = new();
        private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
        private readonly Dictionary<string, FigureValue> figures = new(StringComparer.Ordinal);
        private readonly List<int> lists = [];
        private MainDocumentPart main = null!;
        private int captions;
        private int bookmarks;
        private int charts;
        private bool turned;
        private IReadOnlyCollection<FigureValue>? printed;

        public void Write()
        {
            main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rStyles").Styles = CaseWordStyles.Make();
            Head();
            Sections();
            FiguresTable();
            var foot = main.AddNewPart<FooterPart>("rFoot");
            foot.Footer = Foot();
            main.AddNewPart<NumberingDefinitionsPart>("rNumbers").Numbering = CaseWordStyles.Numbering(lists);
            main.AddNewPart<DocumentSettingsPart>("rSettings").Settings = new Settings(new UpdateFieldsOnOpen { Val = false }, new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Val = "15", Uri = "http://schemas.microsoft.com/office/word" }));
            body.Append(Page(turned));
            main.Document = new Document(body);
            Properties();
        }

        private void Head()
        {
            Paragraph("DocumentLine", Run(document.DocumentLine));
            Paragraph("Title", Run(document.Title));
            Paragraph("Mark", Run(document.Mark.Mark));
            var table = NewTable([3, 9], PortraitWidth, heading: false);
            foreach (var (label, value) in document.Header)
            {
                table.Append(new TableRow(new TableRowProperties(new CantSplit()), TextCell(label, "TableHead", 0), TextCell(value, "TableText", 0)));
            }

            body.Append(table);
            if (document.Money is { } money)
            {
                Money(money);
            }
        }

        private void Sections()
        {
            var group = "";
            foreach (var section in document.Sections)
            {
                if (section.Group.Length > 0 && section.Group != group)
                {
                    Paragraph("Heading1", Run(section.Group));
                }

                group = section.Group;
                Section(section, group.Length > 0 ? 2 : 1);
            }

            if (document.Exhibits.Count > 0)
            {
                Paragraph("Heading1", Run(CaseExhibit.AllHeading));
                // A chart has its figures in a table beside it.
                foreach (var exhibit in document.Exhibits.Where(e => e.Rows.Count > 0 || e.Chart.Length == 0))
                {
                    Paragraph("Heading2", Run(exhibit.Heading));
                    foreach (var sentence in exhibit.Sentences)
                    {
                        Paragraph("Normal", Run(sentence));
                    }

                    foreach (var chart in exhibit.Drawn ?? [])
                    {
                        body.Append(WordChart.Of(main, chart, ++charts, 16));
                    }

                    if (exhibit.Rows.Count > 0)
                    {
                        Money(exhibit.Table);
                    }
                }
            }

            foreach (var kept in document.Kept)
            {
                Section(kept, 1);
            }
        }

        private void Section(DocumentSection section, int level)
        {
            Paragraph("Heading" + level.ToString(CultureInfo.InvariantCulture), Run(section.Heading));
            var anything = false;
            foreach (var part in section.Parts.Where(p => !p.Answer.IsEmpty))
            {
                anything = true;
                var labelled = part.Label.Length > 0 && (part.Table is null || part.Answer.Reason is not null);
                if (labelled)
                {
                    Paragraph("Heading" + (level + 1).ToString(CultureInfo.InvariantCulture), Run(part.Label));
                }

                if (part.Answer.Reason is { } reason)
                {
                    Paragraph("Normal", Run(NotApplicable + reason));
                }
                else if (part.Table is { } table)
                {
                    Table(part, table);
                }
                else
                {
                    Blocks(MarkdownReader.Read(part.Answer.Words, document.Figures).Blocks, level + (labelled ? 2 : 1));
                }
            }

            if (!anything)
            {
                Paragraph("Open", Run(NotAnswered));
            }
        }

        private void Blocks(IReadOnlyList<Block> blocks, int level)
        {
            var top = blocks.OfType<TextBlock>().Where(b => b.Kind == TextKind.Heading).Select(b => b.Level).DefaultIfEmpty(1).Min();
            var afterPoint = false;
            foreach (var block in blocks)
            {
                switch (block)
                {
                    case TextBlock { Kind: TextKind.Heading } heading:
                        Paragraph("Heading" + Math.Min(level + heading.Level - top, 6).ToString(CultureInfo.InvariantCulture), Runs(heading.Spans));
                        break;
                    case TextBlock { Kind: TextKind.ListItem } point:
                        Point(point, afterPoint);
                        break;
                    case TextBlock text:
                        Paragraph("Normal", Runs(text.Spans));
                        break;
                    case TableBlock table:
                        Grid(table);
                        break;
                }

                afterPoint = block is TextBlock { Kind: TextKind.ListItem };
            }
        }

        private void Point(TextBlock point, bool follows)
        {
            var numbered = point.Mark is [>= '0' and <= '9', ..];

            // A numbered list that begins anew counts anew.
            if (numbered && (!follows || (point.Level <= 1 && point.Mark.TrimEnd('.', ')') == "1")))
            {
                lists.Add(int.TryParse(point.Mark.TrimEnd('.', ')'), CultureInfo.InvariantCulture, out var start) ? start : 1);
            }

            var number = numbered ? CaseWordStyles.FirstNumbered + Math.Max(lists.Count - 1, 0) : CaseWordStyles.Bullets;
            if (numbered && lists.Count == 0)
            {
                lists.Add(1);
            }

            var properties = new ParagraphProperties(
                new ParagraphStyleId { Val = "ListParagraph" },
                new NumberingProperties(new NumberingLevelReference { Val = Math.Clamp(point.Level - 1, 0, 8) }, new NumberingId { Val = number }));
            var paragraph = new Paragraph(properties);
            foreach (var run in Runs(point.Spans))
            {
                paragraph.Append(run);
            }

            body.Append(paragraph);
        }

        private void Table(DocumentPart part, TableShape shape)
        {
            var columns = CaseColumns.Shown(shape, part.Answer);
            var wide = columns.Count >= WideFrom;
            Turn(wide);
            Caption(part.Label.Length > 0 ? part.Label : shape.Name);
            var table = NewTable([.. columns.Select(c => c.Width)], wide ? LandscapeWidth : PortraitWidth, heading: true);
            table.Append(HeadRow(columns.Select(c => c.Heading)));
            foreach (var row in part.Answer.Rows)
            {
                table.Append(new TableRow([new TableRowProperties(new CantSplit()), .. columns.Select(c => (OpenXmlElement)TextCell(CaseColumns.Printed(c, row[c.Key]), "TableText", 0, Shade(c, row[c.Key])))]));
            }

            body.Append(table);
            Paragraph("AfterTable");
            Turn(false);
        }

        /// <summary>A table that was typed as part of the words.</summary>
        private void Grid(TableBlock grid)
        {
            var columns = Math.Max(grid.Columns, 1);
            var table = NewTable([.. Enumerable.Repeat(1, columns)], PortraitWidth, heading: true);
            foreach (var (i, row) in grid.Rows.Index())
            {
                var cells = row.Cells.Select(c => c.Text).Concat(Enumerable.Repeat("", Math.Max(0, columns - row.Cells.Count)));
                table.Append(i == 0 ? HeadRow(cells) : new TableRow([new TableRowProperties(new CantSplit()), .. cells.Select(c => (OpenXmlElement)TextCell(c, "TableText", 0))]));
            }

            body.Append(table);
            Paragraph("AfterTable");
        }

        private void Money(Sheet sheet)
        {
            Caption(sheet.Caption);
            var table = NewTable([.. sheet.Columns.Select((c, i) => c.Kind == ColumnKind.Money ? 2 : i == 0 ? 4 : 3)], PortraitWidth, heading: true);
            table.Append(HeadRow(sheet.Columns.Select(c => c.Heading), sheet.Columns.Select(c => c.Kind == ColumnKind.Money)));
            foreach (var row in sheet.Rows)
            {
                var style = row.Kind == RowKind.Total ? "TableHead" : "TableText";
                table.Append(new TableRow(
                    [new TableRowProperties(new CantSplit()), .. sheet.Columns.Select((c, i) => (OpenXmlElement)TextCell(CaseColumns.Printed(c, i < row.Cells.Count ? row.Cells[i] : Cell.Empty), style, c.Kind == ColumnKind.Money ? 1 : 0))]));
            }

            body.Append(table);
            Paragraph("AfterTable");
        }

        private void FiguresTable()
        {
            if (figures.Count == 0)
            {
                return;
            }

            Paragraph("Heading1", Run(FiguresHeading));
            Caption("Each figure of the text with its value and the plan lines that it is of");
            var table = NewTable([4, 3, 3], PortraitWidth, heading: true);
            table.Append(HeadRow(["Figure", "Value", "Plan lines"]));
            foreach (var (anchor, value) in figures.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                var id = bookmarks++.ToString(CultureInfo.InvariantCulture);
                var first = TextCell(value.Figure.Name, "TableText", 0);
                var paragraph = first.GetFirstChild<Paragraph>()!;
                paragraph.InsertAfter(new BookmarkStart { Name = anchor, Id = id }, paragraph.ParagraphProperties);
                paragraph.Append(new BookmarkEnd { Id = id });
                table.Append(new TableRow(
                    new TableRowProperties(new CantSplit()), first, TextCell(value.Words, "TableText", 0),
                    TextCell(value.Lines.Count == 0 ? CaseExhibit.AllHeading : string.Join(", ", value.Lines.Select(l => document.Figures.Lines.First(x => x.Number == l)).Select(l => string.Join(' ', l.Terms.References.DefaultIfEmpty("line " + l.Number.ToString(CultureInfo.InvariantCulture))))), "TableText", 0)));
            }

            body.Append(table);
        }

        /// <summary>Ends the section where the page turns: the last paragraph of a section carries how its pages lie.</summary>
        private void Turn(bool wide)
        {
            if (wide == turned)
            {
                return;
            }

            body.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "AfterTable" }, Page(turned))));
            turned = wide;
        }

        private static SectionProperties Page(bool turned) => new(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "rFoot" },
            turned
                ? new PageSize { Width = PageHeight, Height = PageWidth, Orient = PageOrientationValues.Landscape }
                : new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });

        private Footer Foot()
        {
            var words = $"{document.Mark.Key}. {document.Mark.Mark}.{(document.Mark.Digest.Length > 0 ? $" {document.Mark.Digest[..12]}" : "")} Page ";
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }), Run(words)[0]);
            Field(paragraph, " PAGE ", "1");
            paragraph.Append(Run(" of ")[0]);
            Field(paragraph, " NUMPAGES ", "1");
            return new Footer(paragraph);
        }

        private void Caption(string words)
        {
            captions++;
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Caption" }, new KeepNext()), Run("Table ")[0]);
            Field(paragraph, " SEQ Table \\* ARABIC ", captions.ToString(CultureInfo.InvariantCulture));
            paragraph.Append(Run(". " + words)[0]);
            body.Append(paragraph);
        }

        private static void Field(Paragraph paragraph, string code, string shown) => paragraph.Append(
            new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new FieldCode(code) { Space = SpaceProcessingModeValues.Preserve }),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            new Run(new Text(shown)),
            new Run(new FieldChar { FieldCharType = FieldCharValues.End }));

        private void Paragraph(string style, IReadOnlyList<OpenXmlElement>? content = null)
        {
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
            foreach (var element in content ?? [])
            {
                paragraph.Append(element);
            }

            body.Append(paragraph);
        }

        private List<OpenXmlElement> Runs(IReadOnlyList<Span> spans)
        {
            var runs = new List<OpenXmlElement>();
            foreach (var span in spans)
            {
                var inner = Run(span.Text, span.Style, span.Link is null ? null : FigureAnchor.IsOne(span.Link) ? "Figure" : "Hyperlink");
                if (FigureAnchor.IsOne(span.Link))
                {
                    var anchor = span.Link![1..];
                    if (!figures.ContainsKey(anchor) && Value(anchor, span) is { } value)
                    {
                        figures.Add(anchor, value);
                    }

                    runs.Add(new Hyperlink(inner) { Anchor = anchor });
                }
                else if (span.Link is { } link && Uri.TryCreate(link, UriKind.RelativeOrAbsolute, out var address))
                {
                    if (!links.TryGetValue(link, out var id))
                    {
                        id = "rLink" + (links.Count + 1).ToString(CultureInfo.InvariantCulture);
                        links.Add(link, id);
                        main.AddHyperlinkRelationship(address, isExternal: true, id);
                    }

                    runs.Add(new Hyperlink(inner) { Id = id });
                }
                else
                {
                    runs.AddRange(inner);
                }
            }

            return runs;
        }

        private FigureValue? Value(string anchor, Span span) => Printed.FirstOrDefault(v => FigureAnchor.Of(v.Figure) == anchor && v.Words == span.Text);

        private IReadOnlyCollection<FigureValue> Printed => printed ??= PrintedFigures.Of(document.Sections.Concat(document.Kept).SelectMany(s => s.Parts).Select(p => p.Answer.Words), document.Figures).All;

        private static List<OpenXmlElement> Run(string text, SpanStyle style = SpanStyle.None, string? character = null)
        {
            var run = new Run();
            var properties = new RunProperties();
            if (character is not null)
            {
                properties.Append(new RunStyle { Val = character });
            }

            if (style.HasFlag(SpanStyle.Bold))
            {
                properties.Append(new Bold());
            }

            if (style.HasFlag(SpanStyle.Italic))
            {
                properties.Append(new Italic());
            }

            if (style.HasFlag(SpanStyle.Struck))
            {
                properties.Append(new Strike());
            }

            if (properties.HasChildren)
            {
                run.Append(properties);
            }

            foreach (var (i, line) in Clean(text).Split('\n').Index())
            {
                if (i > 0)
                {
                    run.Append(new Break());
                }

                run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            }

            return [run];
        }

        /// <summary>XML has no place for control characters.</summary>
        private static string Clean(string text) => text.Any(c => (c < ' ' && c is not ('\n' or '\t')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
            ? string.Concat(text.EnumerateRunes().Where(r => r.Value is '\n' or '\t' || (r.Value >= ' ' && r.Value is not (0xFFFE or 0xFFFF))))
            : text;

        private static Table NewTable(IReadOnlyList<int> shares, int width, bool heading)
        {
            var all = shares.Sum();
            return new Table(
                new TableProperties(
                    new TableStyle { Val = "CaseTable" },
                    new TableWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                    new TableLayout { Type = TableLayoutValues.Fixed },
                    new TableLook { FirstRow = heading, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true }),
                new TableGrid(shares.Select(s => (OpenXmlElement)new GridColumn { Width = (width * s / all).ToString(CultureInfo.InvariantCulture) })));
        }

        private static TableRow HeadRow(IEnumerable<string> headings, IEnumerable<bool>? right = null)
        {
            var aligned = right?.ToList();
            return new([new TableRowProperties(new CantSplit(), new TableHeader()), .. headings.Select((h, i) => (OpenXmlElement)TextCell(h, "TableHead", aligned?[i] == true ? 1 : 0))]);
        }

        private static TableCell TextCell(string text, string style, int align, string? fill = null)
        {
            var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
            if (align == 1)
            {
                properties.Append(new Justification { Val = JustificationValues.Right });
            }

            var paragraph = new Paragraph(properties);
            if (text.Length > 0)
            {
                paragraph.Append(Run(text)[0]);
            }

            return fill is null ? new TableCell(paragraph) : new TableCell(new TableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill }), paragraph);
        }

        /// <summary>A pale ground behind a rating: its word says the same.</summary>
        private static string? Shade(TableColumn column, string cell) => column.Key is "rag" or "residual"
            ? cell switch { "red" => "F3D4D4", "amber" => "FFE9BF", "green" => "D6EBDD", _ => null }
            : null;

        private void Properties()
        {
            // By its own part: the library would give the part another name each time.
            var part = package.AddCoreFilePropertiesPart();
            package.ChangeIdOfPart(part, "rId2");
            using (var core = part.GetStream(FileMode.Create))
            {
                XNamespace terms = "http://purl.org/dc/elements/1.1/";
                XNamespace own = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
                new XDocument(new XElement(
                    own + "coreProperties", new XAttribute(XNamespace.Xmlns + "dc", terms),
                    new XElement(terms + "title", Clean(document.Title)), new XElement(terms + "subject", document.Mark.Key.ToString()), new XElement(terms + "language", "en-GB"))).Save(core);
            }

            var custom = package.AddCustomFilePropertiesPart();
            package.ChangeIdOfPart(custom, "rId3");
            var properties = new Properties();
            var id = 2;
            foreach (var (name, value) in new[] { (CaseWordProperties.Case, document.Mark.Key.ToString()), (CaseWordProperties.Rests, document.Rests), (CaseWordProperties.Mark, document.Mark.Mark) })
            {
                properties.Append(new CustomDocumentProperty(new VTLPWSTR(Clean(value))) { FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", PropertyId = id++, Name = name });
            }

            custom.Properties = properties;
        }
    }
}
