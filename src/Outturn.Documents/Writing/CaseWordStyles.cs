using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Outturn.Documents.Writing;

/// <summary>The styles and lists of a case's Word document: the names are Word's own, so that its outline, its contents and its accessibility checks know them.</summary>
internal static class CaseWordStyles
{
    public const int Bullets = 1;

    /// <summary>The number of the first numbered list; each further list has the next.</summary>
    public const int FirstNumbered = 2;

    private const string Ink = "0B0C0C";
    private const string Quiet = "484949";
    private const string Council = "0F4C5C";

    public static Styles Make()
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial", EastAsia = "Arial" }, new Color { Val = Ink }, new FontSize { Val = "22" }, new FontSizeComplexScript { Val = "22" }, new Languages { Val = "en-GB", EastAsia = "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))));
        styles.Append(
            Paragraph("Normal", "Normal", isDefault: true, basedOn: null, next: null, new ParagraphProperties(), []),
            Paragraph("DocumentLine", "Document line", false, "Normal", "Title", Spaced("0", "60"), [new Color { Val = Quiet }, new FontSize { Val = "20" }]),
            Paragraph("Title", "Title", false, "Normal", "Normal", Spaced("0", "60"), [new Bold(), new FontSize { Val = "44" }]),
            Paragraph("Mark", "Mark", false, "Normal", "Normal", Spaced("0", "240"), [new Bold(), new Color { Val = Council }, new FontSize { Val = "22" }]),
            Paragraph("Caption", "caption", false, "Normal", "Normal", Spaced("160", "80"), [new Bold(), new FontSize { Val = "19" }]),
            Paragraph("ListParagraph", "List Paragraph", false, "Normal", null, new ParagraphProperties(new SpacingBetweenLines { After = "60" }, new ContextualSpacing()), []),
            Paragraph("TableHead", "Table head", false, "Normal", null, Spaced("40", "40", "240"), [new Bold(), new FontSize { Val = "18" }]),
            Paragraph("TableText", "Table text", false, "Normal", null, Spaced("40", "40", "240"), [new FontSize { Val = "18" }]),
            Paragraph("AfterTable", "After table", false, "Normal", "Normal", Spaced("0", "60", "120"), [new FontSize { Val = "8" }]),
            Paragraph("Open", "Not answered", false, "Normal", "Normal", new ParagraphProperties(), [new Italic(), new Color { Val = Quiet }]),
            Paragraph("Footer", "footer", false, "Normal", null, new ParagraphProperties(), [new Color { Val = Quiet }, new FontSize { Val = "16" }]));
        string[] sizes = ["32", "26", "23", "22", "22", "22"];
        for (var level = 1; level <= sizes.Length; level++)
        {
            var number = level.ToString(CultureInfo.InvariantCulture);
            styles.Append(Paragraph(
                "Heading" + number, "heading " + number, false, "Normal", "Normal",
                new ParagraphProperties(new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = level == 1 ? "360" : "240", After = "100" }, new OutlineLevel { Val = level - 1 }),
                level == 1 ? [new Bold(), new Color { Val = Council }, new FontSize { Val = sizes[0] }] : [new Bold(), new FontSize { Val = sizes[level - 1] }]));
        }

        styles.Append(
            new Style(new StyleName { Val = "Default Paragraph Font" }) { Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true },
            new Style(new StyleName { Val = "Hyperlink" }, new BasedOn { Val = "DefaultParagraphFont" }, new StyleRunProperties(new Color { Val = "1A65A6" }, new Underline { Val = UnderlineValues.Single })) { Type = StyleValues.Character, StyleId = "Hyperlink" },
            new Style(new StyleName { Val = "Figure" }, new BasedOn { Val = "DefaultParagraphFont" }, new StyleRunProperties(new Underline { Val = UnderlineValues.Dotted, Color = Quiet })) { Type = StyleValues.Character, StyleId = "Figure", CustomStyle = true },
            new Style(
                new StyleName { Val = "Case table" },
                new StyleTableProperties(
                    new TableBorders(Rule<TopBorder>(8, Ink), Rule<BottomBorder>(8, Ink), Rule<InsideHorizontalBorder>(4, "B1B4B6")),
                    new TableCellMarginDefault(new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa })),
                new TableStyleProperties(new TableStyleConditionalFormattingTableCellProperties(new TableCellBorders(Rule<BottomBorder>(8, Ink)))) { Type = TableStyleOverrideValues.FirstRow })
            { Type = StyleValues.Table, StyleId = "CaseTable", CustomStyle = true });
        return styles;
    }

    /// <param name="starts">The number at which each numbered list begins.</param>
    public static Numbering Numbering(IReadOnlyList<int> starts)
    {
        var numbering = new Numbering(
            new AbstractNum([new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }, .. Enumerable.Range(0, 9).Select(i => (OpenXmlElement)Level(i, NumberFormatValues.Bullet, i % 2 == 0 ? "•" : "–"))]) { AbstractNumberId = 1 },
            new AbstractNum([new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }, .. Enumerable.Range(0, 9).Select(i => (OpenXmlElement)Level(i, NumberFormatValues.Decimal, $"%{(i + 1).ToString(CultureInfo.InvariantCulture)}."))]) { AbstractNumberId = 2 },
            new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = Bullets });
        foreach (var (i, start) in starts.Index())
        {
            numbering.Append(new NumberingInstance(new AbstractNumId { Val = 2 }, new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = 0 }) { NumberID = FirstNumbered + i });
        }

        return numbering;
    }

    private static Level Level(int index, NumberFormatValues format, string text) => new(
        new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text }, new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = (400 * (index + 1)).ToString(CultureInfo.InvariantCulture), Hanging = "340" }))
    { LevelIndex = index };

    private static T Rule<T>(uint size, string colour)
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = size, Space = 0, Color = colour };

    private static ParagraphProperties Spaced(string before, string after, string? line = null)
    {
        var spacing = new SpacingBetweenLines { Before = before, After = after };
        if (line is not null)
        {
            spacing.Line = line;
            spacing.LineRule = LineSpacingRuleValues.Auto;
        }

        return new(spacing);
    }

    private static Style Paragraph(string id, string name, bool isDefault, string? basedOn, string? next, ParagraphProperties paragraph, IReadOnlyList<OpenXmlElement> run)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }

        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        if (next is not null)
        {
            style.Append(new NextParagraphStyle { Val = next });
        }

        style.Append(new PrimaryStyle());
        if (paragraph.HasChildren)
        {
            style.Append(new StyleParagraphProperties(paragraph.ChildElements.Select(c => c.CloneNode(true))));
        }

        if (run.Count > 0)
        {
            style.Append(new StyleRunProperties(run));
        }

        return style;
    }
}
