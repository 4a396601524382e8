using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Operations.Writing;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Settings;

namespace Outturn.WebTests.Web;

/// <summary>The sample's business cases are what a finance director would call finished.</summary>
public sealed class SampleCaseTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private static readonly Viewer Finance = new(new Actor(Guid.Empty, "Strategic finance manager"), [Roles.Finance], ShippedGrants.All);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_dozen_cases_are_submitted_without_an_error_and_every_figure_of_theirs_has_a_value(string engine)
    {
        var cases = await CasesAsync(engine);
        Assert.Equal(12, cases.Count);
        foreach (var one in cases)
        {
            var problems = CaseRules.Check(one.Template, one.Case.Content, one.Proposal, one.Figures, [.. cases.Select(c => c.Key.ToString()), "2022-27/7", "2022-27/29", "2022-27/31"]);
            Assert.Empty(problems.Where(p => p.Severity > Severity.Notice && p.Code != "cell.when-year").Select(p => $"{one.Key} {p.Where}: {p.Message}"));
            Assert.Empty(one.Case.Content.Kept);
            Assert.Single(one.Case.Versions);
            Assert.DoesNotContain("{{", FigureText.Filled(string.Concat(one.Case.Content.Answers.Values.Select(a => a.Words)), one.Figures), StringComparison.Ordinal);
            Assert.Contains("{{", string.Concat(one.Case.Content.Answers.Values.Select(a => a.Words)), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_is_complete_for_committee_but_for_what_its_plan_lines_leave_open(string engine)
    {
        foreach (var one in await CasesAsync(engine))
        {
            var problems = CaseRules.Check(one.Template, one.Case.Content, one.Proposal, one.Figures, []).Where(p => p.Code is not ("dependency.unknown" or "cell.when-year")).ToList();
            var ready = Readiness.Of(one.Template, one.Case.Content, one.Proposal, one.Figures, problems, Gate.Committee);
            Assert.Empty(ready.Items.Where(i => i.State != ReadyState.Done && i.Key is not ("amount" or "funding")).Select(i => $"{one.Key} {i.Name}: {i.Says}"));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_transport_programme_has_five_workstreams_the_moved_case_lost_nothing_and_the_small_one_is_asked_less(string engine)
    {
        var cases = await CasesAsync(engine);
        Assert.Equal(5, cases.Single(c => c.Proposal.Number == 3 && c.Key.Cycle.First.StartYear == 2022).Case.Content["workstreams"].Rows.Count);
        var moved = cases.Single(c => c.Key.ToString() == "2022-27/12");
        Assert.Equal("council-2022.1", moved.Template.Key.ToString());
        Assert.Contains("### In scope", moved.Case.Content["scope"].Words, StringComparison.Ordinal);
        var small = cases.Single(c => c.Key.Cycle.First.StartYear == 2018);
        Assert.Equal(Money.FromPounds(10_000), small.Figures.Size);
        Assert.Contains("The options", Readiness.Of(small.Template, small.Case.Content, small.Proposal, small.Figures, [], Gate.Committee).Spared);
    }

    private async Task<IReadOnlyList<ListedCase>> CasesAsync(string engine)
    {
        var council = await OnAsync(engine);
        using var scope = council.Services.CreateScope();
        var reads = scope.ServiceProvider.GetRequiredService<WrittenCaseReads>();
        var cases = new List<ListedCase>();
        foreach (var cycle in await reads.CyclesAsync(AsAt.Now, Cancel))
        {
            var listed = await reads.ListAsync(Finance, cycle, AsAt.Now, Cancel);
            Assert.True(listed.Ok);
            cases.AddRange(listed.Value.Cases);
        }

        return cases;
    }
}
