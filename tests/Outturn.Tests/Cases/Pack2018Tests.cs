using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;

namespace Outturn.Tests.Cases;

/// <summary>The twelve cases of 2018-19 and the eleven fund bids of December 2016, as Word and as text.</summary>
public class Pack2018Tests
{
    public static TheoryData<string> Forms => ["text", "word"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task There_are_twelve_cases_with_saving_reference_and_owner(string form)
    {
        var (_, pack) = await PublishedPapers.Pack2018Async(form);

        Assert.Equal(12, pack.Cases.Count);
        Assert.All(pack.Cases, c => Assert.Equal(CaseTemplate.Council2018, c.Template));
        Assert.Equal([-594_000m, -94_000m, -1_000_000m, -324_000m, -104_000m, -342_000m, -110_000m, -96_000m, -500_000m, -21_000m, -168_000m, -100_000m], pack.Cases.Select(c => Assert.Single(c.Amounts).Amount.Value!.Value.Pounds));
        Assert.Equal(["A/R.6.204", "A/R.6.201", "A/R.6.224", "A/R.6.227", "A/R.6.210", "A/R.6.244", "A/R.6.249", "A/R.6.252", "A/R.7.107", "A/R.6.248", "A/R.6.250", "A/R.6.214"], pack.Cases.Select(c => Assert.Single(c.References).Value.Code));
        Assert.All(pack.Cases, c => Assert.NotEmpty(c.Leads));
        Assert.All(pack.Cases, c => Assert.NotNull(c.Description));
        Assert.All(pack.Cases, c => Assert.Equal(CaseType.Saving, Assert.Single(c.Types).Value));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_section_of_the_form_is_there_and_an_empty_one_is_marked_empty(string form)
    {
        var (_, pack) = await PublishedPapers.Pack2018Async(form);
        string[] asked = [.. CaseForms.Council2018.Questions.Where(q => !q.IsOptional).Select(q => q.Key)];

        Assert.All(pack.Cases, c => Assert.Equal(asked, c.Sections.Where(s => s.Key != "context").Select(s => s.Key)));
        Assert.All(pack.Cases, c => Assert.Equal(SectionState.Empty, c.Sections.Single(s => s.Key == "dependencies").State));
        Assert.Equal([SectionState.Empty, SectionState.Empty, SectionState.Empty], pack.Cases[0].Sections.Where(s => s.Key is "assumptions" or "constraints" or "options").Select(s => s.State));
        Assert.Equal(SectionState.NotApplicable, pack.Cases[6].Sections.Single(s => s.Key == "positive").State);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task There_are_eleven_bids_with_overview_and_outline_and_their_illegible_tables_are_said(string form)
    {
        var (_, pack) = await PublishedPapers.BidsAsync(form);

        Assert.Equal(11, pack.Cases.Count);
        Assert.All(pack.Cases, c => Assert.Equal(CaseTemplate.FundBid, c.Template));
        Assert.All(pack.Cases, c => Assert.Equal(["overview", "outline"], c.Sections.Take(2).Select(s => s.Key)));
        Assert.All(pack.Cases, c => Assert.NotEqual(SectionState.Empty, c.Sections[0].State));
        Assert.Equal([1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1], pack.Cases.Select(c => c.Illegible.Count));
        Assert.All(pack.Cases.Where(c => c.Illegible.Count > 0), c => Assert.Contains(c.Problems, p => p.Code == "table.illegible"));
        Assert.Equal(Enumerable.Range(1, 11), pack.Contents.Select(c => c.Case).OfType<int>().Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_bid_says_whether_its_assessment_is_provided(string form)
    {
        var (_, pack) = await PublishedPapers.BidsAsync(form);
        const AssessmentState said = AssessmentState.Provided;
        const AssessmentState none = AssessmentState.NotSaid;

        Assert.Equal([none, said, none, said, none, none, none, AssessmentState.ToBeCompleted, none, none, said], pack.Cases.Select(c => BidAssessment.Of(c)!.State));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_amount_in_the_prose_of_a_bid_is_a_figure(string form)
    {
        var (_, pack) = await PublishedPapers.BidsAsync(form);
        decimal[] Amounts(int number) => [.. pack.Cases[number - 1].Figures.Where(f => f.Kind == FigureKind.Money).Select(f => f.Amount!.Value!.Value.Pounds)];

        Assert.Equal([186_000m, 270_000m], Amounts(1));
        Assert.Equal([1_100_000m, 150m, 7_800m, 7_800m, 85_800m, 110_000m, 16m, 1_100m, 57_000m, 85_800m, 110_000m, 57_000m, 252_800m], Amounts(2));
        Assert.Equal([1_975_000m, 395_000m, 87_000m], Amounts(3));
    }
}
