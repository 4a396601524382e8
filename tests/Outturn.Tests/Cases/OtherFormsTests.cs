using System.Text;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Documents.Reading;

namespace Outturn.Tests.Cases;

/// <summary>What papers on other councils' forms do that those of ours never did.</summary>
public sealed class OtherFormsTests
{
    private static async Task<CasePack> Read(string text)
    {
        var paper = await PaperReader.ReadAsync(Encoding.UTF8.GetBytes(text), "paper.txt", TestContext.Current.CancellationToken);
        Assert.True(paper.Ok);
        return CaseReader.Read(paper.Value);
    }

    [Fact]
    public async Task A_header_at_the_end_of_a_long_paper_is_its_header()
    {
        var body = string.Concat(Enumerable.Range(1, 30).Select(i => $"## Part {i}\n\nSomething happens.\n\n"));

        var read = Assert.Single((await Read("# A plan\n\n" + body + "Project Title: Later calls\n\nLead officer: Contact Centre Manager\n\nSavings 2023-24: £30,000\n")).Cases);

        Assert.Equal("Later calls", read.Title.Value);
        Assert.Equal("Contact Centre Manager", Assert.Single(read.Leads).Value);
        Assert.Single(read.Amounts);
        Assert.Equal(30, read.Sections.Count);
    }

    [Fact]
    public async Task A_header_under_the_last_answer_of_a_known_form_is_its_header()
    {
        var questions = string.Concat(CaseForms.Council2022.Questions.Select((q, i) => $"{i + 1}. {q.Wordings[0]}\n\nAn answer.\n\n"));

        var read = Assert.Single((await Read("Business Planning: Business Case – Savings proposal\n\n" + questions + "Project Title: Later calls\n\nCommittee: Adults and Health\n")).Cases);

        Assert.Equal("Later calls", read.Title.Value);
        Assert.Equal("Adults and Health", Assert.Single(read.Committees).Value);
        Assert.Equal("An answer.", read.Sections[^1].Text);
    }

    [Fact]
    public async Task An_appendix_that_the_contents_do_not_name_stays_with_its_case()
    {
        const string Case = "Business Planning: Business Case – Savings proposal\n\nProject Title: Meals\n\nCommittee: Adults and Health\n\n8. Scope: What is within scope? What is outside of scope?\n\nAll.\n\nAppendix A\n\nRates of the kitchens.\n";

        var own = Assert.Single((await Read(Case)).Cases);
        var packs = await Read("Contents\n\nMeals ........ 2\n\nAppendix A ........ 4\n\n" + Case);

        Assert.Contains("Rates of the kitchens.", own.Sections[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rates", Assert.Single(packs.Cases).Sections[^1].Text, StringComparison.Ordinal);
        Assert.Equal(["Appendix A", "Rates of the kitchens."], packs.Unread.Select(u => u.Text));
    }

    [Theory]
    [InlineData("Two committees of two words each\n\nCommittee: Highways & Transport\n\nand Environment & Green Investment", "Highways and Transport; Environment and Green Investment")]
    [InlineData("One that was broken\n\nCommittee: Communities, Social Mobility\n\nand Inclusion", "Communities, Social Mobility and Inclusion")]
    public async Task A_second_line_is_a_second_committee_only_where_each_is_whole(string title, string committees)
    {
        var read = Assert.Single((await Read("Business Planning: Business Case – Savings proposal\n\nProject Title: " + title + "\n\n2022-23 Savings: £5k\n")).Cases);

        Assert.Equal(committees, string.Join("; ", read.Committees.Select(c => c.Value)));
    }

    [Fact]
    public async Task What_a_form_asks_to_type_is_no_answer_and_is_not_lost()
    {
        var read = Assert.Single((await Read("# Bid\n\nProject title: A\n\nDate of version: Click or tap to enter a date.\n\n## Why\n\nClick or tap here to enter text.\n\n## How\n\nSoon.\n")).Cases);

        Assert.Equal(SectionState.Empty, read.Sections[0].State);
        Assert.Equal("", read.Version?.Raw);
        Assert.Contains(read.Unread, u => u.Text == "Click or tap to enter a date.");
    }

    [Fact]
    public async Task A_paper_with_no_sign_of_a_case_says_so_and_keeps_its_words()
    {
        var pack = await Read("# Minutes\n\nPresent: nine members\n\n## Apologies\n\nTwo.\n\n## Petitions\n\nOne.\n");

        Assert.Empty(pack.Cases);
        Assert.Contains(pack.Problems, p => p.Code == "case.none");
        Assert.Equal(6, pack.Front.Count);
    }
}
