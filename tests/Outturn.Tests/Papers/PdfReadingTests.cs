using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.Tests.Papers;

/// <summary>Small PDFs written by hand, one for each thing that a page can be.</summary>
public sealed class PdfReadingTests
{
    private static async Task<Paper> Read(MadePdf pdf) => await PaperWords.Read(pdf.Bytes(), "case.pdf");

    private static async Task<string[]> Lines(MadePdf pdf) => [.. PaperWords.Lines(await Read(pdf))];

    /// <summary>A line of Courier at 10 points that goes to the right edge of the text, 500 points from the left at 60.</summary>
    private static string Full(string start) => (start + " and so on and on and on to the end of the line of this paragraph of words that is long")[..73].TrimEnd();

    [Fact]
    public async Task Lines_are_one_paragraph_until_a_gap_or_a_line_that_ends_early()
    {
        var lines = await Lines(new MadePdf().Page(p => p.Lines(60, 80, [Full("First line"), Full("second line"), "ends here."])
            .Lines(60, 134, [Full("Another one"), "ends too.", "Broken on purpose."])
            .Lines(60, 188, ["Short.", "Short again."]).Lines(60, 224, [Full("Last"), "end."])));

        Assert.Equal(
            [
                $"1 Paragraph: {Full("First line")} {Full("second line")} ends here.",
                $"4 Paragraph: {Full("Another one")} ends too.⏎Broken on purpose.",
                "7 Paragraph: Short.⏎Short again.",
                $"9 Paragraph: {Full("Last")} end.",
            ],
            lines);
    }

    [Fact]
    public async Task Headings_are_told_by_their_size_and_a_wrapped_one_is_one()
    {
        var lines = await Lines(new MadePdf().Page(p => p.Lines(60, 80, ["A title that goes on over more than", "one line"], 22, MadePdf.Bold, 26)
            .Text(60, 150, "Section", 14, MadePdf.Bold).Lines(60, 180, [Full("Text"), Full("more"), "end."]).Text(60, 230, "Label in bold:", 10, MadePdf.Bold).Lines(60, 254, [Full("Text"), "end."]).Text(60, 300, "Section two", 14, MadePdf.Bold)));

        Assert.Equal(
            ["1 Heading1*: A title that goes on over more than one line", "3 Heading2*: Section", $"4 Paragraph: {Full("Text")} {Full("more")} end.", "7 Paragraph*: Label in bold:", $"8 Paragraph: {Full("Text")} end.", "10 Heading2*: Section two"],
            lines);
    }

    [Fact]
    public async Task Bold_italic_words_and_links_are_spans()
    {
        var paper = await Read(new MadePdf().Page(p => p.Text(60, 80, "Title:", 10, MadePdf.Bold).Text(102, 80, "A scheme with").Text(186, 80, "a page").Link(186, 82, 36, 12, "https://example.org/a?b=1&c=2").Text(228, 80, "of its own")));

        Assert.Equal(
            [new Span("Title:", SpanStyle.Bold), new(" A scheme with"), new(" a page", SpanStyle.None, "https://example.org/a?b=1&c=2"), new(" of its own")],
            Assert.IsType<TextBlock>(Assert.Single(paper.Blocks)).Spans);
    }

    [Fact]
    public async Task A_page_in_two_columns_is_read_down_the_left_one_first()
    {
        var left = Enumerable.Range(1, 8).Select(i => $"left line number {i} of text.").ToArray();
        var right = Enumerable.Range(1, 8).Select(i => $"Right line number {i} of text.").ToArray();
        MadePdf Pdf(bool across) => new MadePdf().Page(p =>
        {
            p.Text(60, 60, "A heading over both of the columns of this page", 14, MadePdf.Bold);
            for (var i = 0; across && i < 8; i++)
            {
                p.Text(60, 90 + (12 * i), left[i]).Text(320, 90 + (12 * i), right[i]);
            }

            if (!across)
            {
                p.Lines(60, 90, left).Lines(320, 90, right);
            }

            p.Lines(60, 220, [Full("Below both"), "end."]);
        });

        string[] expected = ["1 Heading1*: A heading over both of the columns of this page", $"2 Paragraph: {string.Join(' ', left)}", $"10 Paragraph: {string.Join(' ', right)}", $"18 Paragraph: {Full("Below both")} end."];
        Assert.Equal(expected, await Lines(Pdf(across: false)));
        Assert.Equal(expected, await Lines(Pdf(across: true)));
    }

    [Fact]
    public async Task A_paragraph_goes_on_from_one_column_to_the_next()
    {
        string[] left = [.. Enumerable.Range(1, 6).Select(i => $"left line number {i} of some text")];
        var lines = await Lines(new MadePdf().Page(p => p.Lines(60, 90, left).Lines(320, 90, ["which goes on in the right column", "up to its end.", "", "Another one begins right there on", "the right and ends as all of them", "do."])));

        Assert.Equal([$"1 Paragraph: {string.Join(' ', left)} which goes on in the right column up to its end.", "9 Paragraph: Another one begins right there on the right and ends as all of them do."], lines);
    }

    [Fact]
    public async Task Bullets_that_are_drawn_are_bullets()
    {
        var lines = await Lines(new MadePdf().Page(p => p.Lines(60, 60, [Full("Before"), "end."]).Fill(78, 93, 4, 4).Text(90, 98, "First").Fill(78, 105, 4, 4).Text(90, 110, "Second").Lines(60, 140, [Full("After"), "end."])));

        Assert.Equal([$"1 Paragraph: {Full("Before")} end.", "3 ListItem1[•]: First", "4 ListItem1[•]: Second", $"5 Paragraph: {Full("After")} end."], lines);
    }

    [Fact]
    public async Task Points_have_their_marks_and_depths_and_keep_their_wrapped_lines()
    {
        var lines = await Lines(new MadePdf().Page(p => p.Lines(60, 80, [Full("Before"), "end."])
            .Text(78, 116, "\u0095").Lines(96, 116, [Full("First")[..66].TrimEnd(), "goes on."])
            .Text(96, 140, "-").Text(114, 140, "inner one")
            .Text(78, 152, "\u0095").Text(96, 152, "Second")
            .Text(78, 176, "1.").Text(102, 176, "Numbered one")
            .Text(78, 188, "2.").Text(102, 188, "Numbered two")
            .Lines(60, 212, [Full("After - with a dash"), "- and one that came to a line's beginning."])));

        Assert.Equal(
            [
                $"1 Paragraph: {Full("Before")} end.", $"3 ListItem1[•]: {Full("First")[..66].TrimEnd()} goes on.", "5 ListItem2[-]: inner one", "6 ListItem1[•]: Second",
                "7 ListItem1[1.]: Numbered one", "8 ListItem1[2.]: Numbered two", $"9 Paragraph: {Full("After - with a dash")} - and one that came to a line's beginning.",
            ],
            lines);
    }

    [Theory]
    [InlineData("the dis-", "benefits of it", "dis-benefits of", "the dis-benefits of it")]
    [InlineData("the develop-", "ment of it", "our development is", "the development of it")]
    [InlineData("we re-", "tender it", "retender is", "we re-tender it")]
    [InlineData("both pre-", "and post-work", "x", "both pre- and post-work")]
    [InlineData("from 2022-", "23 onwards", "x", "from 2022-23 onwards")]
    [InlineData("a lead -", "not yet named", "x", "a lead - not yet named")]
    public async Task A_hyphen_at_a_line_s_end_stays_unless_the_document_has_the_whole_word(string end, string begin, string elsewhere, string joined)
    {
        var first = Full("Some words")[..(73 - end.Length - 1)].TrimEnd().PadRight(73 - end.Length - 1, 'x');
        var lines = await Lines(new MadePdf().Page(p => p.Lines(60, 80, [$"{first} {end}", begin]).Text(60, 140, $"And here {elsewhere} in one piece.")));

        Assert.Equal($"1 Paragraph: {first} {joined}", lines[0]);
    }

    [Fact]
    public async Task A_table_is_what_its_lines_part()
    {
        double[] xs = [60, 200, 300, 400];
        double[] ys = [80, 100, 140, 160];
        MadePdf Pdf(Action<PdfSheet> draw) => new MadePdf().Page(p =>
        {
            draw(p);
            p.Text(64, 94, "Risk", 10, MadePdf.Bold).Text(204, 94, "RAG", 10, MadePdf.Bold).Text(304, 94, "Owner", 10, MadePdf.Bold)
                .Lines(64, 114, ["Costs rise faster than", "we plan"]).Text(204, 114, "Amber").Text(64, 154, "Delay").Text(304, 154, "Director").Lines(60, 200, [Full("Text below"), "end."]);
        });

        string[] expected = ["1 Table:\n  1# Risk | RAG | Owner\n  2 Costs rise faster than we plan | Amber | \n  4 Delay |  | Director", $"5 Paragraph: {Full("Text below")} end."];

        // Lines; thin boxes as Word draws them; two strokes a little apart; no outer lines.
        Assert.Equal(expected, await Lines(Pdf(p => p.Grid(xs, ys))));
        Assert.Equal(expected, await Lines(Pdf(p =>
        {
            foreach (var y in ys)
            {
                p.Fill(60, y, 340, 0.5);
            }

            foreach (var x in xs)
            {
                p.Fill(x, 80, 0.5, 80);
            }
        })));
        Assert.Equal(expected, await Lines(Pdf(p => p.Grid(xs, ys).Grid([.. xs.Select(x => x + 1)], [.. ys.Select(y => y + 1)]))));
        Assert.Equal(expected, await Lines(Pdf(p => p.Grid([200, 300], [100, 140]).Line(60, 100, 400, 100).Line(60, 140, 400, 140).Line(200, 80, 200, 160).Line(300, 80, 300, 160))));
    }

    [Fact]
    public async Task A_cell_over_several_columns_is_one()
    {
        var lines = await Lines(new MadePdf().Page(p => p.Grid([60, 200, 300], [100, 120]).Line(60, 80, 300, 80).Line(60, 80, 60, 100).Line(300, 80, 300, 100).Text(64, 94, "Both columns").Text(64, 114, "One").Text(204, 114, "Two")));

        Assert.Equal(["1 Table:\n  1 Both columns{2}\n  2 One | Two"], lines);
    }

    [Fact]
    public async Task A_cell_s_paragraphs_and_points_are_lines_of_its_text()
    {
        var lines = await Lines(new MadePdf().Page(p => p.Grid([60, 200, 300, 350], [80, 150, 190]).Text(64, 94, "Benefit").Text(204, 94, "\u0095").Lines(222, 94, ["less cost of", "travel"]).Text(204, 118, "\u0095").Text(222, 118, "more").Text(64, 164, "Next").Text(204, 164, "-155,000").Lines(304, 164, ["-", "155,000"])));

        Assert.Equal(["1 Table:\n  1 Benefit | - less cost of travel⏎- more | \n  4 Next | -155,000 | -155,000"], lines);
    }

    [Fact]
    public async Task Tables_that_stand_on_one_another_are_two()
    {
        var lines = await Lines(new MadePdf().Page(p => p.Grid([60, 200, 400], [80, 100, 120]).Grid([60, 150, 260, 400], [120, 140, 160])
            .Text(64, 94, "a").Text(204, 94, "b").Text(64, 114, "c").Text(204, 114, "d").Text(64, 134, "e").Text(154, 134, "f").Text(264, 134, "g").Text(64, 154, "h").Text(154, 154, "i").Text(264, 154, "j")));

        Assert.Equal(["1 Table:\n  1 a | b\n  2 c | d", "3 Table:\n  3 e | f | g\n  4 h | i | j"], lines);
    }

    [Fact]
    public async Task A_drawing_of_boxes_with_words_across_their_lines_is_no_table()
    {
        var paper = await Read(new MadePdf().Page(p => p.Grid([100, 140, 180, 220], [100, 120, 140]).Lines(60, 114, ["These words lie across the lines of it", "and so do these, line after line of them"], leading: 20)));

        Assert.DoesNotContain(paper.Blocks, b => b is TableBlock);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_table_without_down_lines_is_told_by_its_columns(bool ruled)
    {
        var lines = await Lines(new MadePdf().Page(p =>
        {
            p.Lines(60, 60, [Full("Text above"), "end."]);
            string[][] rows = [["Saving", "2022-23", "2023-24"], ["Fewer journeys", "-380", "-570"], ["Fares", "-20", "-25"], ["Total", "-400", "-595"]];
            for (var i = 0; i < rows.Length; i++)
            {
                p.Text(60, 110 + (14 * i), rows[i][0]).Text(260, 110 + (14 * i), rows[i][1]).Text(360, 110 + (14 * i), rows[i][2]);
                if (ruled)
                {
                    p.Line(60, 114 + (14 * i), 420, 114 + (14 * i));
                }
            }

            p.Lines(60, 200, [Full("Text below"), "end."]);
        }));

        Assert.Equal([$"1 Paragraph: {Full("Text above")} end.", "3 Table:\n  3 Saving | 2022-23 | 2023-24\n  4 Fewer journeys | -380 | -570\n  5 Fares | -20 | -25\n  6 Total | -400 | -595", $"7 Paragraph: {Full("Text below")} end."], lines);
    }

    [Fact]
    public async Task A_row_that_wraps_between_rules_is_one_row()
    {
        var lines = await Lines(new MadePdf().Page(p =>
        {
            for (var i = 0; i < 5; i++)
            {
                p.Line(60, 98 + (30 * i), 400, 98 + (30 * i));
            }

            p.Text(60, 110, "Risk").Text(260, 110, "Owner").Lines(60, 140, ["Costs rise faster", "than we plan"]).Text(260, 140, "Director").Text(60, 170, "Delay").Text(260, 170, "Manager").Text(60, 200, "Loss").Text(260, 200, "Head");
        }));

        Assert.Equal(["1 Table:\n  1 Risk | Owner\n  2 Costs rise faster than we plan | Director\n  4 Delay | Manager\n  5 Loss | Head"], lines);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(11)]
    public async Task Running_headers_footers_and_page_numbers_are_kept_apart_and_a_title_that_begins_each_case_is_not(double size)
    {
        var pdf = new MadePdf();
        string[] about = ["transport", "care", "roads", "libraries", "schools", "parking", "housing", "waste"];
        for (var i = 1; i <= 8; i++)
        {
            var page = i;
            pdf.Page(p =>
            {
                p.Text(60, 40, "Business plan 2022-27").Text(250, 820, $"Page {page} of 8");
                if (page % 2 == 1)
                {
                    p.Text(60, 80, "A business case", size, MadePdf.Bold).Lines(60, 120, [Full($"{about[page - 1]} comes first"), "begins."]);
                }
                else
                {
                    p.Lines(60, 80, [Full($"{about[page - 1]} is what it goes on about"), "ends."]);
                }
            });
        }

        var paper = await Read(pdf);

        Assert.Equal(8, paper.Pages);
        Assert.Equal(Enumerable.Range(1, 8).SelectMany(i => new[] { "Business plan 2022-27", $"Page {i} of 8" }), paper.Blocks.OfType<TextBlock>().Where(b => b.Kind == TextKind.Furniture).Select(b => b.Text));
        Assert.Equal(4, paper.Blocks.OfType<TextBlock>().Count(b => b is { Kind: TextKind.Heading, Text: "A business case" }));
    }

    [Fact]
    public async Task A_paragraph_that_a_page_breaks_is_one_where_its_line_was_full_and_it_goes_on_in_small_letters()
    {
        MadePdf Pdf(string last, string next) => new MadePdf()
            .Page(p => p.Lines(60, 80, [Full("The beginning"), Full("the middle"), last]).Text(60, 40, "Header").Text(290, 820, "1"))
            .Page(p => p.Lines(60, 80, [next, "the end."]).Text(60, 40, "Header").Text(290, 820, "2"))
            .Page(p => p.Lines(60, 80, [Full("Another"), "end."]).Text(60, 40, "Header").Text(290, 820, "3"));

        async Task<int> Paragraphs(string last, string next) => (await Read(Pdf(last, next))).Blocks.OfType<TextBlock>().Count(b => b.Kind == TextKind.Paragraph);

        Assert.Equal(2, await Paragraphs(Full("the last line"), Full("goes on")));
        Assert.Equal(3, await Paragraphs("an early end.", Full("goes on")));
        Assert.Equal(3, await Paragraphs(Full("the last line")[..70] + "it.", Full("Begins")));
    }

    [Fact]
    public async Task A_row_that_a_page_cuts_is_whole_and_the_rest_of_the_table_follows_with_its_repeated_headings()
    {
        double[] xs = [60, 200, 400];
        var rest = Enumerable.Range(0, 50).Select(i => $"row {i}").ToArray();
        var lines = await Lines(new MadePdf()
            .Page(p => p.Grid(xs, [80, 100, 760, 800]).Text(64, 94, "Risk", 10, MadePdf.Bold).Text(204, 94, "Mitigation", 10, MadePdf.Bold).Text(64, 114, "One").Text(204, 114, "Some").Lines(64, 778, ["The cost of it all"]).Lines(204, 778, ["A budget is held by the service", "and looked at once a month by the"]))
            .Page(p => p.Grid(xs, [60, 80, 100, 120]).Text(64, 74, "Risk", 10, MadePdf.Bold).Text(204, 74, "Mitigation", 10, MadePdf.Bold).Text(204, 94, "finance team").Text(64, 114, "Delay").Text(204, 114, "None").Lines(60, 140, rest.Select(r => Full(r))))
            .Page(p => p.Grid(xs, [60, 80, 100]).Text(64, 74, "Risk", 10, MadePdf.Bold).Text(204, 74, "Mitigation", 10, MadePdf.Bold).Text(64, 94, "Other").Text(204, 94, "All")));

        Assert.Equal("1 Table:\n  1# Risk | Mitigation\n  2 One | Some\n  3 The cost of it all | A budget is held by the service and looked at once a month by the finance team", lines[0]);
        Assert.Equal("1 Table:\n  1# Risk | Mitigation\n  3 Delay | None", lines[1]);
        Assert.Equal("1 Table:\n  1# Risk | Mitigation\n  2 Other | All", lines[^1]);
    }

    [Fact]
    public async Task A_new_row_at_the_top_of_a_page_stays_a_row()
    {
        // Without its first cell it might be the rest of the row above; a figure does not go on from a figure.
        double[] xs = [60, 200, 240, 280];
        var lines = await Lines(new MadePdf()
            .Page(p => p.Grid(xs, [80, 780, 800]).Text(64, 94, "Item").Text(204, 94, "2022").Text(244, 94, "2023").Text(64, 794, "West").Text(204, 794, "9.50").Text(244, 794, "8.00"))
            .Page(p => p.Grid(xs, [60, 80, 100]).Text(204, 74, "9.03").Text(244, 74, "8.61").Text(64, 94, "East").Text(204, 94, "1.00").Text(244, 94, "1.10")));

        Assert.Equal(["1 Table:\n  1 Item | 2022 | 2023\n  2 West | 9.50 | 8.00", "1 Table:\n  1  | 9.03 | 8.61\n  2 East | 1.00 | 1.10"], lines);
    }

    [Fact]
    public async Task Small_numbered_lines_at_the_foot_are_notes_and_a_raised_number_is_one()
    {
        var lines = await Lines(new MadePdf().Page(p => p.Lines(60, 80, [Full("Text"), Full("more"), Full("yet more")]).Text(60, 116, "as in 2020").Text(120, 112, "2", 6).Text(130, 116, "it was.").Line(60, 745, 200, 745).Text(60, 758, "1", 7).Text(68, 760, "The council's own count.", 7).Text(60, 770, "2", 7).Text(68, 772, "A survey of", 7).Text(68, 781, "residents.", 7)));

        Assert.Equal([$"1 Paragraph: {Full("Text")} {Full("more")} {Full("yet more")} as in 2020² it was.", "5 Note[1]: The council's own count.", "6 Note[2]: A survey of residents."], lines);
    }

    [Fact]
    public async Task A_contents_list_keeps_its_page_numbers_behind_tabs()
    {
        var lines = await Lines(new MadePdf().Page(p => p.Text(60, 80, "Transport ........................ 4").Text(60, 104, "Care at home").Text(300, 104, "12").Lines(60, 140, [Full("Text"), "end."])));

        Assert.Equal(["1 Paragraph: Transport\t4", "2 Paragraph: Care at home\t12", $"3 Paragraph: {Full("Text")} end."], lines);
    }

    [Fact]
    public async Task Wide_and_rotated_pages_are_read_upright_with_their_tables()
    {
        void Draw(PdfSheet p) => p.Grid([60, 300, 900], [80, 100, 120]).Text(64, 94, "Wide").Text(304, 94, "table").Text(64, 114, "of two").Text(304, 114, "rows");

        string[] expected = ["1 Table:\n  1 Wide | table\n  2 of two | rows"];
        Assert.Equal(expected, await Lines(new MadePdf().Page(Draw, 1191, 842)));

        // The same page lying on its side, turned by the file's own word: it is seen upright.
        Assert.Equal(expected, await Lines(new MadePdf().Page(
            p =>
            {
                var upright = new PdfSheet(1191, 842, 0);
                Draw(upright);
                p.Raw("0 1 -1 0 842 0 cm").Raw(upright.Content);
            },
            842,
            1191,
            rotate: 90)));
    }

    [Fact]
    public async Task A_picture_keeps_its_place_and_a_page_that_is_one_is_named()
    {
        var paper = await Read(new MadePdf().Page(p => p.Text(60, 80, "Before.").Picture(60, 100, 300, 200).Text(60, 340, "After.")).Page(p => p.Picture(0, 0, 595, 842)).Page(_ => { }).Page(p => p.Text(60, 80, "The end.")));

        Assert.Equal(["1 Paragraph: Before.", "2 Picture: ", "2 Paragraph: After.", "1 Picture: ", "1 Paragraph: The end."], PaperWords.Lines(paper));
        Assert.Equal(["paper.page-without-text", "paper.picture"], paper.Problems.Select(p => p.Code));
        Assert.Contains("on page 2, only a picture", paper.Problems[0].Message, StringComparison.Ordinal);
        Assert.All(paper.Problems, p => Assert.Equal(Severity.Notice, p.Severity));
    }

    [Fact]
    public async Task A_font_that_does_not_say_its_letters_is_noticed()
    {
        var paper = await Read(new MadePdf().Page(p => p.Text(60, 80, "Plain words that say something.")).Page(p => p.Lines(60, 80, Enumerable.Repeat("secretwordsinafontofitsown", 12), font: "F4")));

        var problem = Assert.Single(paper.Problems);
        Assert.Equal(("paper.unreadable-font", Severity.Warning), (problem.Code, problem.Severity));
        Assert.Contains("Letters on page 2 mean nothing", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_past_the_edge_of_the_page_are_read_and_noticed()
    {
        var paper = await Read(new MadePdf().Page(p => p.Text(60, 80, Full("A line")).Text(500, 120, "Responsibility of")));

        Assert.Contains("Responsibility", string.Join(' ', PaperWords.Of(paper)), StringComparison.Ordinal);
        Assert.Equal("paper.past-edge", Assert.Single(paper.Problems).Code);
    }

    [Fact]
    public async Task What_is_printed_twice_to_look_bold_is_read_once()
    {
        Assert.Equal(["1 Paragraph: Twice over"], await Lines(new MadePdf().Page(p => p.Text(60, 80, "Twice over").Text(60.3, 80, "Twice over"))));
    }

    [Fact]
    public async Task A_file_that_only_its_owner_may_change_is_read()
    {
        var paper = await PaperWords.Read(new MadePdf().Page(p => p.Text(60, 80, "Anyone may read this.")).Bytes(owner: "secret"), "a.pdf");

        Assert.Equal(["1 Paragraph: Anyone may read this."], PaperWords.Lines(paper));
    }

    [Fact]
    public async Task A_file_that_lost_its_last_bytes_is_read_with_a_warning()
    {
        var bytes = new MadePdf().Page(p => p.Text(60, 80, "Whole.")).Bytes();
        var paper = await PaperWords.Read(bytes[..^6], "a.pdf");

        Assert.Equal(["1 Paragraph: Whole."], PaperWords.Lines(paper));
        Assert.Equal(("paper.cut-short", Severity.Warning), Assert.Single(paper.Problems.Select(p => (p.Code, p.Severity))));
    }

    [Fact]
    public async Task A_thousand_pages_are_read()
    {
        var pdf = new MadePdf();
        for (var i = 1; i <= 1_000; i++)
        {
            var page = i;
            pdf.Page(p => p.Grid([60, 200, 400], [300, 320, 340]).Text(64, 314, "Risk").Text(204, 314, "Owner").Text(64, 334, $"Risk {page}").Text(204, 334, "Head").Lines(60, 80, Enumerable.Range(0, 15).Select(l => Full($"Page {page} line {l}"))));
        }

        var paper = await Read(pdf);

        Assert.Equal((1_000, 1_000), (paper.Pages, paper.Blocks.OfType<TableBlock>().Count()));
        Assert.Contains(" 1000", Assert.IsType<TextBlock>(paper.Blocks[^2]).Text, StringComparison.Ordinal);
    }
}
