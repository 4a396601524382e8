using System.Text;
using Outturn.Core.Papers;

namespace Outturn.Tests.Papers;

public sealed class TextReadingTests
{
    private static async Task<string[]> Lines(string text) => [.. PaperWords.Lines(await PaperWords.Read(Encoding.UTF8.GetBytes(text), "case.txt"))];

    [Fact]
    public async Task Lines_of_a_header_that_stand_one_under_another_are_blocks_of_their_own() =>
        Assert.Equal(["1 Paragraph: Title: A scheme", "3 Paragraph: Committee: Adults", "4 Paragraph: 2022-23 Saving: £10k"], await Lines("Title: A scheme\n\nCommittee: Adults\n2022-23 Saving: £10k\n"));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Any_end_of_line_ends_a_line(string end) =>
        Assert.Equal(["1 Paragraph: One", "3 Paragraph: Three"], await Lines($"One{end}{end}Three"));

    [Fact]
    public async Task A_form_feed_parts_paragraphs() => Assert.Equal(["1 Paragraph: One", "2 Paragraph: Two"], await Lines("One\n\fTwo"));

    [Fact]
    public async Task Prose_that_a_program_wrapped_is_one_paragraph()
    {
        const string Text = """
            The team reviews each route once a year and finds the ones where a shared
            vehicle would do. It then talks to schools and families, so that a change
            comes with notice.
            Committee: Highways and Transport, Environment and Green Investment together
            Lead: Head of Transport

            - The first point is long enough to go on in a second line that is not set
              in from the margin by more than two
            - The second point is short
            """;

        Assert.Equal(
            [
                "1 Paragraph: The team reviews each route once a year and finds the ones where a shared vehicle would do. It then talks to schools and families, so that a change comes with notice.",
                "4 Paragraph: Committee: Highways and Transport, Environment and Green Investment together",
                "5 Paragraph: Lead: Head of Transport",
                "7 ListItem1[-]: The first point is long enough to go on in a second line that is not set in from the margin by more than two",
                "9 ListItem1[-]: The second point is short",
            ],
            await Lines(Text));
    }

    [Fact]
    public async Task Short_lines_of_a_form_are_not_taken_for_wrapped_prose() =>
        Assert.Equal(
            ["1 Paragraph: Business Planning: Business Case for the library service in all of its branches", "2 Paragraph: Savings proposal", "3 Paragraph: Leads", "4 Paragraph: Head of Libraries", "5 Paragraph: Version", "6 Paragraph: 9 September", "7 Paragraph: Reference"],
            await Lines("Business Planning: Business Case for the library service in all of its branches\nSavings proposal\nLeads\nHead of Libraries\nVersion\n9 September\nReference"));

    [Fact]
    public async Task Points_of_a_list_have_their_marks_and_their_depth()
    {
        Assert.Equal(
            ["1 ListItem1[-]: One", "2 ListItem2[*]: Two", "3 ListItem1[a)]: Three", "4 ListItem1[•]: Four", "5 ListItem1[1.1]: In five", "7 ListItem1[1.]: First", "8 ListItem1[2.]: Second", "10 Paragraph: 3. Lone"],
            await Lines("- One\n  * Two\n- a) Three\n•\tFour\n- 1.1 In five\n\n1. First\n2. Second\n\n3. Lone"));
    }

    [Fact]
    public async Task Numbered_questions_that_follow_one_another_are_no_list() =>
        Assert.Equal(["1 Paragraph: 1. What are the outcomes?", "2 Paragraph: 2. What is the evidence?"], await Lines("1. What are the outcomes?\n2. What is the evidence?"));

    [Fact]
    public async Task Signs_of_markdown_are_looks_and_links()
    {
        var paper = await PaperWords.Read(Encoding.UTF8.GetBytes("**Bold** and *italic* and ~~struck~~, [the plan](https://example.org/p), <https://example.org/q>, 5 * 3 * 2, a_b, <u>under</u>, H<sup>2</sup> &amp; \\*"), "case.md");

        Assert.Equal(
            [
                new Span("Bold", SpanStyle.Bold), new(" and "), new("italic", SpanStyle.Italic), new(" and "), new("struck", SpanStyle.Struck), new(", "), new("the plan", SpanStyle.None, "https://example.org/p"),
                new(", "), new("https://example.org/q", SpanStyle.None, "https://example.org/q"), new(", 5 * 3 * 2, a_b, under, H² & *"),
            ],
            ((TextBlock)Assert.Single(paper.Blocks)).Spans);
    }

    [Fact]
    public async Task Stars_without_a_partner_stay_where_a_note_begins_with_them_and_go_where_none_does()
    {
        Assert.Equal(["1 Table:\n  1 Saving | £9k**", "3 Paragraph: **Caveat: one quarter only"], await Lines("Saving\t£9k**\n\n**Caveat: one quarter only"));
        Assert.Equal(["1 ListItem1[a)]: A proposal"], await Lines("- a) A proposal**"));
    }

    [Fact]
    public async Task Headings_are_signed_or_underlined_and_come_apart_from_a_bullet_or_a_title()
    {
        Assert.Equal(
            ["1 Heading1: One", "2 Heading2: Two", "4 Heading1: Three", "7 Heading2: Four", "10 Heading2: Risks", "12 Paragraph: REVIEW TEAM – NORTHERN AREA", "12 Paragraph*: Overview", "14 Paragraph: A NEW APPROACH TO WORK", "14 Paragraph: Overview", "16 Paragraph: Assumptions", "16 Paragraph*: Key ones"],
            await Lines("# One\n## Two ##\n\nThree\n=====\n\nFour\n----\n\n- ## Risks\n\nREVIEW TEAM – NORTHERN AREA**Overview**\n\nA NEW APPROACH TO WORKOverview\n\nAssumptions**Key ones**"));
    }

    [Fact]
    public async Task Notes_begin_with_their_number() =>
        Assert.Equal(["1 Note[1]: Source: a survey.", "3 Note[12]: Another.", "5 Paragraph: [illegible]"], await Lines("¹ Source: a survey.\n\n[12] Another.\n\n[illegible]"));

    [Fact]
    public async Task Rows_with_tabs_are_a_table_with_its_empty_cells()
    {
        Assert.Equal(
            ["1 Table:\n  1 Revenue |  | \n  2  | 2022-23 | 2023-24\n  3 Saving | -£10k | ", "5 Paragraph: Under it"],
            await Lines("Revenue\t\t\n\t2022-23\t2023-24\nSaving\t-£10k\t\n\nUnder it"));
    }

    [Fact]
    public async Task Rows_that_are_parted_by_dashes_and_blank_lines_are_one_table()
    {
        Assert.Equal(
            ["1 Table:\n  1# Post | Number\n  4 Officer | 1\n  7 Head | ", "11 Table:\n  11 Other | 5"],
            await Lines("Post\tNumber\n----\t------\n\nOfficer\t1\n-------\t--\n\nHead\t\n----\t--\n\n\nOther\t5"));
    }

    [Fact]
    public async Task A_table_of_pipes_is_read_with_its_heading_row()
    {
        Assert.Equal(
            ["1 Table:\n  1# Risk | RAG\n  3 Delay \\ or | Amber\n  4  | ", "6 Paragraph: After"],
            (await Lines("| Risk | RAG |\n|:-----|----:|\n| Delay \\ or | **Amber** |\n| | |\n\nAfter")).ToArray());
    }

    [Fact]
    public async Task A_line_that_goes_on_with_the_last_cell_is_put_to_it_and_no_other_is()
    {
        Assert.Equal(
            ["1 Table:\n  1 Question | Answer\n  2 Cleared by finance? | Yes⏎Head of Finance\n  4 Any effects? | None beyond⏎those described\n  6 Second part\n  7 Cleared by law? | No"],
            await Lines("Question\tAnswer\nCleared by finance?\tYes\nHead of Finance\nAny effects?\tNone beyond\nthose described\nSecond part\nCleared by law?\tNo"));
    }

    [Fact]
    public async Task Tags_in_a_cell_are_its_lines_and_points()
    {
        Assert.Equal(
            ["1 Table:\n  1 Option | First.⏎Second:⏎- one⏎- two⏎three"],
            await Lines("Option\t<p>First.</p> <p>Second:</p> <ul style=\"list-style-type: none\"> • one • two</ul> <i>three</i>"));
    }

    [Fact]
    public async Task A_row_whose_first_cell_is_empty_is_a_row_after_a_page_break_and_an_indent_elsewhere()
    {
        Assert.Equal(["1 Table:\n  1 A | begins", "3 Table:\n  3  | goes on"], await Lines("A\tbegins\n\n\tgoes on"));
        Assert.Equal(["1 Paragraph: Text", "3 Paragraph: set in"], await Lines("Text\n\n\tset in"));
    }

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. "Cost – £5k"u8] },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Cost – £5k")] },
        { "UTF-16, the other way round, unmarked", Encoding.BigEndianUnicode.GetBytes("Cost - £5k and more of it") },
        { "Windows-1252", [.. "Cost "u8, 0x96, (byte)' ', 0xA3, .. "5k"u8] },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public async Task A_text_is_read_in_the_encoding_that_it_has(string name, byte[] bytes)
    {
        var paper = await PaperWords.Read(bytes, "case.txt");

        Assert.StartsWith("Cost", ((TextBlock)paper.Blocks[0]).Text, StringComparison.Ordinal);
        Assert.Contains("£5k", ((TextBlock)paper.Blocks[0]).Text, StringComparison.Ordinal);
        Assert.Equal(name == "Windows-1252" ? ["text.encoding"] : [], paper.Problems.Select(p => p.Code));
    }
}
