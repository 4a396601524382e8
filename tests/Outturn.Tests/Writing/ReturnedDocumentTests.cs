using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Outturn.Core.Papers;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Returning;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;
using Outturn.Tests.Reports.Planning;

namespace Outturn.Tests.Writing;

public sealed class ReturnedDocumentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_file_is_a_valid_Word_document_and_the_same_case_gives_the_same_bytes()
    {
        var bytes = Word(SomeCase.Document);
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document, Cancel).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(bytes, Word(SomeCase.Document));
    }

    [Fact]
    public async Task A_case_with_every_kind_of_table_comes_back_from_Word_without_a_change() => Assert.Empty(await ChangesAsync(SomeCase.Document, Word(SomeCase.Document), "case.docx"));

    [Fact]
    public async Task A_case_with_every_kind_of_table_comes_back_from_Markdown_without_a_change()
    {
        var bytes = Markdown(SomeCase.Document);
        var written = ReturnedCase.Read(SomeCase.Template, await BlocksAsync(bytes, "case.md"));
        Assert.Empty(written.Missing);
        Assert.Empty(written.Stray);
        Assert.Empty(ReturnedChanges.Of(SomeCase.Template, SomeCase.Content, written, written, PrintedFigures.None, NewId));
    }

    [Fact]
    public void How_the_money_is_worked_out_stands_in_every_form()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(Word(SomeCase.Document)), isEditable: false);
        Assert.Contains("2 posts × £45,000", word.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Single(word.MainDocumentPart.ChartParts);
        Assert.Contains("| Planners | 2 posts × £45,000 | 90,000 | 90,000 |", Encoding.UTF8.GetString(Markdown(SomeCase.Document)), StringComparison.Ordinal);
        using var html = new StringWriter();
        CaseHtml.Write(SomeCase.Document, html);
        Assert.Contains("<title>When it pays back</title>", html.ToString(), StringComparison.Ordinal);
        Assert.Contains("Rates: P1 in 2022-23", html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_of_a_calculation_is_named_in_the_words()
    {
        Assert.True(LiveFigure.TryParse("npv", out var npv));
        Assert.Equal("£2,216,296", SomeCase.Snapshot.Figures.Find(npv)!.Words);
        Assert.Contains(SomeCase.Snapshot.Figures.All(), f => f.Figure.Subject == "npv");
        Assert.Null(SomeCase.Figures.Find(npv));
    }

    [Fact]
    public void A_plan_line_s_reference_comes_before_the_name_of_a_calculation()
    {
        IReadOnlyList<NamedFigure> named = [new("p10", "-£500"), new("p90", "-£100")];
        Assert.True(LiveFigure.TryParse("P10", out var p10));
        Assert.Equal("-£500", PlanFigures.Of(SomeCase.Cycle, SomeCase.Lines, named).Find(p10)!.Words);
        var lines = SomeCase.Lines.Select((l, i) => i == 0 ? l with { Terms = l.Terms with { References = ["P10"] } } : l);
        var figures = PlanFigures.Of(SomeCase.Cycle, lines, named);
        Assert.Equal("£950,000", figures.Find(p10)!.Words);
        Assert.Equal(["{{p90}}"], figures.All().Where(f => f.Lines.Count == 0).Select(f => f.Figure.Token));
    }

    [Fact]
    public void What_is_worked_out_waits_until_the_words_name_it()
    {
        var asked = 0;
        var figures = PlanFigures.Of(SomeCase.Cycle, SomeCase.Lines, new Lazy<IReadOnlyList<NamedFigure>>(() =>
        {
            asked++;
            return [new("p90", "-£100")];
        }));
        Assert.Equal("£380,000", figures.Find(new("saving", FigureMeasure.Movement, SomeCase.Cycle.First))!.Words);
        Assert.Equal(0, asked);
        Assert.Equal("-£100", figures.Find(new("p90", FigureMeasure.Total, null))!.Words);
        Assert.Equal("-£100", figures.Find(new("P90", FigureMeasure.Total, null))!.Words);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Every_row_that_was_written_is_read_again()
    {
        var returned = ReturnedCase.Read(SomeCase.Template, await BlocksAsync(Word(SomeCase.Document), "case.docx"));
        Assert.Empty(returned.Missing);
        Assert.Empty(returned.Stray);
        foreach (var (field, answer) in SomeCase.Content.Answers.Where(a => a.Value.Rows.Count > 0))
        {
            Assert.Equal(answer.Rows.Select(r => Words(r.Cells)), returned.Fields[field].Rows.Select(Words));
        }

        Assert.Equal("The table says it", returned.Fields["scope"].Reason);
    }

    [Fact]
    public async Task Three_changes_in_the_document_are_three_changes()
    {
        var changed = Changed(
            Word(SomeCase.Document),
            xml => xml.Replace("Two years of contract returns.", "Three years of contract returns.", StringComparison.Ordinal)
                .Replace("Mitigation of risk 2: 10 % of routes &amp; more", "Tender twice", StringComparison.Ordinal)
                .Replace("Costs grow by a tenth a year.", "Costs grow by a fifth a year.", StringComparison.Ordinal));
        var changes = await ChangesAsync(SomeCase.Document, changed, "case.docx");
        Assert.Equal(["evidence", "risks-table", "not-acting"], changes.Select(c => c.Field));
        Assert.Equal("Three years of contract returns.", changes[0].After.Words);
        var cell = Assert.Single(changes[1].Differences);
        Assert.Equal(("row 2, Mitigation", "Mitigation of risk 2: 10 % of routes & more", "Tender twice"), (cell.Where, cell.Before, cell.After));
        Assert.Equal(SomeCase.Content["risks-table"].Rows.Select(r => r.Id), changes[1].After.Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task Changed_words_keep_their_live_figures_their_lists_and_their_links()
    {
        var changes = await ChangesAsync(SomeCase.Document, Changed(Word(SomeCase.Document), xml => xml.Replace("Shared buses", "Shared minibuses", StringComparison.Ordinal)), "case.docx");
        var change = Assert.Single(changes);
        Assert.Equal(SomeCase.Content["outcomes"].Words.Replace("Shared buses", "Shared minibuses", StringComparison.Ordinal).Replace("a_b_c", "a\\_b\\_c", StringComparison.Ordinal).Replace("5 < 6", "5 \\< 6", StringComparison.Ordinal), change.After.Words);
    }

    [Fact]
    public async Task A_live_figure_that_somebody_typed_over_comes_back_as_what_they_typed()
    {
        var change = Assert.Single(await ChangesAsync(SomeCase.Document, Changed(Word(SomeCase.Document), xml => Once(xml, ">£380,000<", ">£400,000<", after: "sooner")), "case.docx"));
        Assert.Contains("£400,000 in the first year and {{saving level 2023-24}}", change.After.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_figure_in_a_cell_is_printed_and_stays_live_when_the_document_comes_back()
    {
        var content = SomeCase.Content.With("options-table", Answer.Of([SomeCase.Row("o1", ("option", "Shared buses"), ("advantages", "Saves {{saving 2022-23}}"), ("verdict", "preferred"), ("why", "Cheapest"))]));
        var document = CaseDocument.Of(SomeCase.Document.Mark, SomeCase.Template, SomeCase.Snapshot with { Content = content });
        var written = ReturnedCase.Read(SomeCase.Template, await BlocksAsync(Word(document), "case.docx"));
        Assert.Equal("Saves £380,000", written.Fields["options-table"].Rows[0]["advantages"]);
        var returned = ReturnedCase.Read(SomeCase.Template, await BlocksAsync(Changed(Word(document), xml => xml.Replace("Cheapest", "It costs least", StringComparison.Ordinal)), "case.docx"));
        var change = Assert.Single(ReturnedChanges.Of(SomeCase.Template, content, written, returned, PrintedFigures.None, NewId));
        Assert.Equal(("Saves {{saving 2022-23}}", "It costs least"), (change.After.Rows[0]["advantages"], change.After.Rows[0]["why"]));
    }

    [Fact]
    public async Task A_heading_that_is_gone_empties_nothing()
    {
        var bytes = Changed(Word(SomeCase.Document), xml => xml.Replace(SomeCase.Template.Question("scope")!.Wording, "Something else altogether", StringComparison.Ordinal));
        var returned = ReturnedCase.Read(SomeCase.Template, await BlocksAsync(bytes, "case.docx"));
        Assert.Equal(["scope"], returned.Missing);
        Assert.DoesNotContain(await ChangesAsync(SomeCase.Document, bytes, "case.docx"), c => c.Field.StartsWith("scope", StringComparison.Ordinal) && c.After.IsEmpty);
    }

    [Fact]
    public void The_document_says_which_case_it_is_and_on_what_it_rests() =>
        Assert.Equal(new CaseWordProperties("2022-27/12", "every-table.1;outcomes=3"), CaseWordProperties.Read(Word(SomeCase.Document)));

    [Fact]
    public async Task LibreOffice_opens_it_and_saves_it_without_a_change_and_with_three_where_three_were_made()
    {
        LibreOffice.Needed();
        var saved = await LibreOffice.DocumentSavedAsync(Word(SomeCase.Document));
        Assert.Equal("every-table.1;outcomes=3", CaseWordProperties.Read(saved)?.RestsOn);
        Assert.Empty((await ChangesAsync(SomeCase.Document, saved, "case.docx")).SelectMany(c => c.Differences));
        var edited = await LibreOffice.DocumentSavedAsync(
            Changed(saved, xml => xml.Replace("Two years of contract returns.", "Three years of contract returns.", StringComparison.Ordinal)
                .Replace("Why of option 1: 10 % of routes &amp; more", "It costs least", StringComparison.Ordinal).Replace("Fewer journeys.", "Fewer journeys and cleaner ones.", StringComparison.Ordinal)));
        Assert.Equal(["evidence", "options-table", "carbon"], (await ChangesAsync(SomeCase.Document, edited, "case.docx")).Select(c => c.Field));
    }

    private static async Task<IReadOnlyList<ReturnedChange>> ChangesAsync(CaseDocument document, byte[] bytes, string name)
    {
        var written = ReturnedCase.Read(SomeCase.Template, await BlocksAsync(Word(document), "case.docx"));
        var returned = ReturnedCase.Read(SomeCase.Template, await BlocksAsync(bytes, name));
        return ReturnedChanges.Of(SomeCase.Template, SomeCase.Content, written, returned, PrintedFigures.Of(SomeCase.Content.Answers.Values.Select(a => a.Words), SomeCase.Figures), NewId);
    }

    private static string NewId() => "new";

    private static string Words(IReadOnlyDictionary<string, string> cells) => string.Join("; ", cells.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}"));

    private static async Task<IReadOnlyList<Block>> BlocksAsync(byte[] bytes, string name)
    {
        var read = await PaperReader.ReadAsync(bytes, name, Cancel);
        Assert.True(read.Ok, string.Join(' ', read.Problems.Select(p => p.Message)));
        return read.Value.Blocks;
    }

    private static byte[] Word(CaseDocument document)
    {
        using var stream = new MemoryStream();
        CaseWordWriter.Write(document, stream);
        return stream.ToArray();
    }

    private static byte[] Markdown(CaseDocument document)
    {
        using var text = new StringWriter();
        CaseMarkdownWriter.Write(document, text, live: true);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Once(string xml, string what, string with, string after)
    {
        var at = xml.IndexOf(what, xml.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at > 0);
        return xml[..at] + with + xml[(at + what.Length)..];
    }

    /// <summary>The document with its words changed, as somebody would who types in it.</summary>
    private static byte[] Changed(byte[] bytes, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open()))
            {
                xml = reader.ReadToEnd();
            }

            var changed = change(xml);
            Assert.NotEqual(xml, changed);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(changed);
        }

        return stream.ToArray();
    }
}
