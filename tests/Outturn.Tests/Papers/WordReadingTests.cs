using Outturn.Core.Papers;
using static Outturn.Tests.Papers.MadeDocument;

namespace Outturn.Tests.Papers;

public sealed class WordReadingTests
{
    private static Task<Paper> Read(MadeDocument document) => PaperWords.Read(document.Bytes(), "case.docx");

    private static async Task<string[]> Lines(MadeDocument document) => [.. PaperWords.Lines(await Read(document))];

    [Fact]
    public async Task A_heading_is_told_by_its_style_s_name_by_what_it_is_based_on_or_by_its_outline()
    {
        var lines = await Lines(new MadeDocument(Styled("Heading2", "One") + Styled("Titre1", "Two") + Styled("Ours", "Three") + Styled("Flat", "Four") + P("Five", "<w:outlineLvl w:val=\"3\"/>") + Styled("Title", "Six") + Styled("Quiet", "Seven"))
            .Styles("<w:style w:type=\"paragraph\" w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Ours\"><w:name w:val=\"Council question\"/><w:basedOn w:val=\"Titre1\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Flat\"><w:name w:val=\"Band\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Quiet\"><w:name w:val=\"Not a heading\"/><w:basedOn w:val=\"Titre1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr></w:style>"));

        Assert.Equal(["1 Heading2: One", "2 Heading1: Two", "3 Heading1: Three", "4 Heading2: Four", "5 Heading4: Five", "6 Heading1: Six", "7 Paragraph: Seven"], lines);
    }

    [Fact]
    public async Task Styles_that_go_in_a_ring_are_read()
    {
        var lines = await Lines(new MadeDocument(Styled("A", "One")).Styles("<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A\"/><w:basedOn w:val=\"B\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"B\"/><w:basedOn w:val=\"A\"/></w:style>"));

        Assert.Equal(["1 Paragraph: One"], lines);
    }

    private const string Lists = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl><w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2.%3\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF0B7\"/><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num>";

    [Fact]
    public async Task Points_have_the_numbers_that_Word_prints()
    {
        var document = new MadeDocument(Point("a") + Point("b") + Point("c", level: 1) + Point("d", level: 1) + Point("e", level: 2) + Point("f") + Point("g", level: 1) + Point("h", list: 2) + Point("i", list: 1) + Point("j", list: 3) + Point("k", list: 0) + Point("", list: 1) + Point("l", list: 1)).Numbering(Lists);

        Assert.Equal(
            ["1 ListItem1[1.]: a", "2 ListItem1[2.]: b", "3 ListItem2[a)]: c", "4 ListItem2[b)]: d", "5 ListItem3[2.b.i]: e", "6 ListItem1[3.]: f", "7 ListItem2[a)]: g", "8 ListItem1[5.]: h", "9 ListItem1[6.]: i", "10 ListItem1[•]: j", "11 Paragraph: k", "13 ListItem1[8.]: l"],
            await Lines(document));
    }

    [Theory]
    [InlineData("lowerLetter", 27, "aa")]
    [InlineData("upperRoman", 1994, "MCMXCIV")]
    [InlineData("ordinal", 12, "12th")]
    [InlineData("decimalZero", 7, "07")]
    [InlineData("chineseCounting", 4, "4")]
    public void Numbers_are_written_in_the_formats_of_Word(string format, int number, string written) =>
        Assert.Equal(written, Outturn.Documents.Reading.Word.WordNumbering.NumberIn(format, number));

    [Theory]
    [InlineData("a) First option", 3, "ListItem1[a)]: First option")]
    [InlineData("1.1 In the first year", 3, "ListItem1[1.1]: In the first year")]
    [InlineData("1.5 FTE in the team", 3, "ListItem1[•]: 1.5 FTE in the team")]
    [InlineData("1. First", 1, "ListItem1[1.]: First")]
    [InlineData("• Typed twice", 3, "ListItem1[•]: Typed twice")]
    [InlineData("- 5% of the budget", 3, "ListItem1[•]: - 5% of the budget")]
    [InlineData("b) Typed without a list", 0, "ListItem1[b)]: Typed without a list")]
    [InlineData("• Typed bullet", 0, "ListItem1[•]: Typed bullet")]
    [InlineData("¹ Typed note", 0, "Note[1]: Typed note")]
    [InlineData("## Typed heading", 3, "Heading2: Typed heading")]
    [InlineData("1. What are the outcomes?", 0, "Paragraph: 1. What are the outcomes?")]
    public async Task A_mark_that_is_typed_is_not_printed_twice(string text, int list, string line) =>
        Assert.Equal("1 " + line, Assert.Single(await Lines(new MadeDocument(Point(text, list)).Numbering(Lists))));

    [Fact]
    public async Task Numbers_that_count_on_from_paragraph_to_paragraph_are_points()
    {
        Assert.Equal(
            ["1 ListItem1[1.]: One", "2 ListItem1[2.]: Two", "3 Paragraph: 5. Lone"],
            await Lines(new MadeDocument(P("1. One") + P("2. Two") + P("5. Lone"))));
    }

    [Fact]
    public async Task Bold_italic_and_struck_come_from_the_run_or_from_styles_that_cancel_each_other()
    {
        var paper = await Read(new MadeDocument("<w:p><w:pPr><w:pStyle w:val=\"Strong\"/></w:pPr>" + R("a") + R("b", "<w:rStyle w:val=\"Loud\"/>") + R("c", "<w:b w:val=\"0\"/>") + R("d", "<w:i/>") + R("e", "<w:dstrike/>") + "</w:p>" + "<w:p>" + R("f", "<w:rStyle w:val=\"Loud\"/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange>") + "</w:p>")
            .Styles("<w:style w:type=\"paragraph\" w:styleId=\"Strong\"><w:name w:val=\"Strong text\"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"Loud\"><w:name w:val=\"Loud\"/><w:rPr><w:b/></w:rPr></w:style>"));

        Assert.Equal(
            [new Span("a", SpanStyle.Bold), new("bc"), new("d", SpanStyle.Bold | SpanStyle.Italic), new("e", SpanStyle.Bold | SpanStyle.Struck)],
            ((TextBlock)paper.Blocks[0]).Spans);
        Assert.Equal([new Span("f", SpanStyle.Bold)], ((TextBlock)paper.Blocks[1]).Spans);
    }

    [Fact]
    public async Task Links_and_fields_show_their_result_and_not_their_code()
    {
        var paper = await Read(new MadeDocument(
            "<w:p>" + R("See ") + "<w:hyperlink r:id=\"x\">" + R("the plan") + "</w:hyperlink>" + R(", ")
            + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://example.org/a\" \\l \"part\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("here") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            + "<w:fldSimple w:instr=\" PAGE \">" + R(" 3") + "</w:fldSimple>"
            + "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")
            .External("x", "hyperlink", "https://example.org/plan"));

        Assert.Equal("See the plan, here 3☒", ((TextBlock)paper.Blocks[0]).Text);
        Assert.Equal(["https://example.org/plan", "https://example.org/a#part"], ((TextBlock)paper.Blocks[0]).Spans.Select(s => s.Link).Where(l => l is not null));
        Assert.Empty(paper.Problems);
    }

    [Fact]
    public async Task A_field_that_lost_its_end_does_not_swallow_the_text()
    {
        Assert.Equal(
            ["1 Paragraph: Kept", "2 Paragraph: Kept too"],
            await Lines(new MadeDocument("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + R("Kept") + "</w:p>" + P("Kept too"))));
    }

    [Fact]
    public async Task A_note_is_marked_where_it_is_cited_and_follows_its_paragraph_or_table()
    {
        var document = new MadeDocument("<w:p>" + R("In 2020") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + R(" it fell.") + "</w:p>" + Table(Row(Cell("<w:p>" + R("Rate") + "<w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>"))) + "<w:p>" + R("End") + "<w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>")
            .With("footnotes", "footnotes.xml", "<w:footnotes {Names}><w:footnote w:type=\"separator\" w:id=\"0\">" + P("----") + "</w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>" + R(" Source: a survey.") + "</w:p>" + P("Second line.") + "</w:footnote><w:footnote w:id=\"3\">" + P("Per 1,000.") + "</w:footnote><w:footnote w:id=\"9\">" + P("Never cited.") + "</w:footnote></w:footnotes>")
            .With("endnotes", "endnotes.xml", "<w:endnotes {Names}><w:endnote w:id=\"1\">" + P("At the end.") + "</w:endnote></w:endnotes>");

        Assert.Equal(
            ["1 Paragraph: In 2020¹ it fell.", "1 Note[1]: Source: a survey.⏎Second line.", "2 Table:\n  2 Rate²", "2 Note[2]: Per 1,000.", "3 Paragraph: End[i]", "3 Note[i]: At the end.", "3 Note: Never cited."],
            await Lines(document));
    }

    [Fact]
    public async Task A_raised_figure_does_not_run_on_from_the_figure_before_it() =>
        Assert.Equal(["1 Paragraph: 51.6² on the 31st"], await Lines(new MadeDocument("<w:p>" + R("51.6") + R("2", "<w:vertAlign w:val=\"superscript\"/>") + R(" on the 31") + R("st", "<w:vertAlign w:val=\"superscript\"/>") + "</w:p>")));

    [Fact]
    public async Task Comments_stand_apart_and_are_noticed()
    {
        var paper = await Read(new MadeDocument("<w:p>" + R("Saving of £10k") + "<w:r><w:commentReference w:id=\"1\"/></w:r></w:p>").With("comments", "comments.xml", "<w:comments {Names}><w:comment w:id=\"1\">" + P("Is this right?") + "</w:comment></w:comments>"));

        Assert.Equal(["1 Paragraph: Saving of £10k", "1 Removed[comment]: Is this right?"], PaperWords.Lines(paper));
        Assert.Equal("paper.comments", Assert.Single(paper.Problems).Code);
    }

    [Fact]
    public async Task Text_boxes_are_read_once_and_follow_their_paragraph()
    {
        const string Box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>";
        var document = new MadeDocument("<w:p>" + R("Before") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + Box + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + Box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + R(" after") + "</w:p>" + P("Next"));

        Assert.Equal(["1 Paragraph: Before after", "1 Paragraph: In the box", "2 Paragraph: Next"], await Lines(document));
    }

    [Fact]
    public async Task Content_controls_tags_symbols_breaks_and_hyphens_are_read_as_printed()
    {
        var document = new MadeDocument("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" + P("Inside") + "</w:sdtContent></w:sdt><w:p><w:smartTag><w:sdt><w:sdtContent>" + R("A") + "</w:sdtContent></w:sdt></w:smartTag><w:r><w:tab/><w:t>2022</w:t><w:noBreakHyphen/><w:t>23</w:t><w:br/><w:t>so\u00ADft</w:t><w:softHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:br w:type=\"page\"/></w:r></w:p>");

        Assert.Equal(["1 Paragraph: Inside", "2 Paragraph: A\t2022-23⏎soft✓"], await Lines(document));
    }

    [Fact]
    public async Task Hidden_text_is_kept_and_noticed()
    {
        var paper = await Read(new MadeDocument("<w:p>" + R("Shown") + R(" hidden", "<w:vanish/>") + "</w:p>"));

        Assert.Equal(["1 Paragraph: Shown hidden"], PaperWords.Lines(paper));
        Assert.Equal("paper.hidden-text", Assert.Single(paper.Problems).Code);
    }

    [Fact]
    public async Task Tracked_changes_are_read_as_they_would_stand_and_what_went_is_kept_apart()
    {
        var paper = await Read(new MadeDocument(
            "<w:p>" + R("Saving of ") + "<w:del w:id=\"1\"><w:r><w:delText>£5k</w:delText></w:r></w:del><w:ins w:id=\"2\">" + R("£10k") + "</w:ins></w:p>"
            + "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>" + R("First half, ") + "</w:p>" + P("second half")
            + "<w:p><w:moveFrom w:id=\"4\">" + R("Moved") + "</w:moveFrom></w:p><w:p><w:moveTo w:id=\"4\">" + R("Moved") + "</w:moveTo></w:p>"
            + Table(Row("kept"), "<w:tr><w:trPr><w:del w:id=\"6\"/></w:trPr>" + Cell(P("gone")) + "</w:tr>")));

        Assert.Equal(
            ["1 Paragraph: Saving of £10k", "1 Removed: £5k", "2 Paragraph: First half, second half", "4 Removed: Moved", "5 Paragraph: Moved", "6 Table:\n  6 kept", "7 Removed: gone"],
            PaperWords.Lines(paper));
        Assert.Contains("2 insertions were read as text and 3 deletions were kept apart", Assert.Single(paper.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_charts_and_the_words_of_diagrams_stand_in_their_place()
    {
        var paper = await Read(new MadeDocument(
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"Map of the wards\"/><a:graphic><pic:pic><a:blip/></pic:pic></a:graphic></wp:inline></w:drawing></w:r></w:p>"
            + "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"2\" name=\"Diagram 2\"/><a:graphic><dgm:relIds r:dm=\"d1\"/></a:graphic></wp:inline></w:drawing></w:r></w:p>")
            .With("diagramData", "diagrams/data1.xml", "<dgm:dataModel {Names}><a:p><a:r><a:t>Phase one</a:t></a:r></a:p></dgm:dataModel>", "d1"));

        Assert.Equal(["1 Picture: Map of the wards", "2 Paragraph: Phase one", "2 Picture: Diagram 2"], PaperWords.Lines(paper));
        Assert.Contains("2 pictures, charts or drawings", Assert.Single(paper.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_an_equation_is_kept() =>
        Assert.Equal(["1 Paragraph: Share = 11/2"], await Lines(new MadeDocument("<w:p>" + R("Share = ") + "<m:oMath><m:f><m:num><m:r><m:t>11</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>")));

    [Fact]
    public async Task Headers_and_footers_come_last_and_once()
    {
        var document = new MadeDocument(P("Text")).With("header", "header1.xml", "<w:hdr {Names}>" + P("Council") + "</w:hdr>").With("header", "header2.xml", "<w:hdr {Names}>" + P("Council") + Table(Row("Page", "1")) + "</w:hdr>");

        Assert.Equal(["1 Paragraph: Text", "1 Furniture: Council", "1 Furniture: Page\t1"], await Lines(document));
    }

    [Fact]
    public async Task A_table_keeps_its_spans_its_empty_cells_and_its_heading_rows()
    {
        var document = new MadeDocument(P("Over") + Table(
            "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + Cell(P("Year"), "<w:gridSpan w:val=\"2\"/>") + Cell(P("Total")) + "</w:tr>",
            "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + Cell(P("a") + P("b")) + Cell(P("")) + "</w:tr>",
            Row(Cell(P("x"), "<w:vMerge w:val=\"restart\"/>"), "1", "2"),
            "<w:sdt><w:sdtContent>" + Row(Cell(P(""), "<w:vMerge/>"), "3", "4") + "</w:sdtContent></w:sdt>",
            Row(Cell(Styled("TableHeading", "Group")))) + P("Under"));

        Assert.Equal(
            ["1 Paragraph: Over", "2 Table:\n  2# Year{2} | Total\n  3  | a⏎b | \n  4 x | 1 | 2\n  5  | 3 | 4\n  6# Group", "7 Paragraph: Under"],
            await Lines(document));
    }

    [Fact]
    public async Task A_table_in_a_cell_is_lines_of_that_cell_and_noticed()
    {
        var paper = await Read(new MadeDocument(Table(Row(Cell(P("Costs") + Table(Row("Post", "£10k"), Row("Van", "£5k")) + Point("Point", 3)), "Next"))).Numbering(Lists));

        Assert.Equal(["1 Table:\n  1 Costs⏎Post\t£10k⏎Van\t£5k⏎- Point | Next"], PaperWords.Lines(paper));
        Assert.Equal("paper.table-nested", Assert.Single(paper.Problems).Code);
    }

    [Fact]
    public async Task A_box_of_one_cell_is_a_table_and_its_links_are_kept()
    {
        var paper = await Read(new MadeDocument(Table(Row(Cell("<w:p><w:hyperlink r:id=\"x\">" + R("Plan") + "</w:hyperlink></w:p>")))).External("x", "hyperlink", "https://example.org/"));

        Assert.Equal(["https://example.org/"], ((TableBlock)Assert.Single(paper.Blocks)).Rows[0].Cells[0].Links);
    }

    [Fact]
    public async Task A_table_of_five_thousand_rows_is_read_whole()
    {
        var paper = await Read(new MadeDocument(Table([.. Enumerable.Range(1, 5_000).Select(i => Row("Item " + i, "£" + i))])));

        var rows = ((TableBlock)Assert.Single(paper.Blocks)).Rows;
        Assert.Equal((5_000, "Item 5000"), (rows.Count, rows[^1].Cells[0].Text));
    }

    [Fact]
    public async Task A_heading_that_was_glued_to_a_title_comes_apart()
    {
        Assert.Equal(
            ["1 Paragraph: REVIEW TEAM – NORTHERN AREA", "1 Paragraph*: Overview", "2 Paragraph: REVIEW TEAM – NORTHERN AREA", "2 Paragraph: Overview", "3 Paragraph: NHSmail"],
            await Lines(new MadeDocument("<w:p>" + R("REVIEW TEAM – NORTHERN AREA") + R("Overview", "<w:b/>") + "</w:p>" + P("REVIEW TEAM – NORTHERN AREAOverview") + P("NHSmail"))));
    }

    [Fact]
    public async Task The_strict_form_of_the_standard_is_read()
    {
        var bytes = new MadeDocument(P("Strict")).Part("x", "").Bytes();
        Assert.Equal(["1 Paragraph: Strict"], PaperWords.Lines(await PaperWords.Read(Strict(bytes), "case.docx")));
    }

    private static byte[] Strict(byte[] bytes) => Rezipped.With(bytes, (_, text) => text.Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal));
}
