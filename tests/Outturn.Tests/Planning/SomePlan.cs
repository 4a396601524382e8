using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Data.Settings;

namespace Outturn.Tests.Planning;

/// <summary>A small plan for 2022-27 and the people who work on it.</summary>
internal static class SomePlan
{
    public static readonly PlanCycle Cycle = new(new FinancialYear(2022), 5);
    public static readonly FinancialYear First = Cycle.First;
    public static readonly Viewer Finance = Post(Roles.Finance, "Finance manager");
    public static readonly Viewer Lead = Post(Roles.Owner, "Head of transport");
    public static readonly Viewer Stranger = Post(Roles.Owner, "Head of libraries");
    public static readonly Viewer Member = Post(Roles.Member, "Committee chair");
    public static readonly Viewer Auditor = Post(Roles.Auditor, "Auditor");

    public static readonly Guid Transport = Id(1);
    public static readonly Guid TransportSaving = Id(11);
    public static readonly Guid TransportCost = Id(12);
    public static readonly Guid Beds = Id(2);
    public static readonly Guid BedsSaving = Id(21);
    public static readonly Guid SupportGrant = Id(90);
    public static readonly Guid Pay = Id(95);

    public static Viewer Post(string role, string post) => new(new Actor(Id(500 + role.Length), post), [role], ShippedGrants.All);

    public static Guid Id(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    public static Money Pounds(long pounds) => Money.FromPounds(pounds);

    public static LineTerms Terms(PlanCategory category = PlanCategory.Saving, Permanence? permanence = null, params string[] references) =>
        LineTerms.Of(category, permanence ?? new Permanence.Permanent()) with { References = references, Benefit = category == PlanCategory.Saving ? BenefitClass.CashableReduction : null };

    public static Proposal Proposal(Guid id, int number, string title, ProposalStatus status = ProposalStatus.Draft, params string[] leads) =>
        new(id, Cycle, number, ProposalTerms.Of(title, ProposalType.Saving) with { Leads = leads, Committees = ["Children and Young People"] }, status, "");

    public static PlanLine Line(Guid id, Guid proposal, int number, LineTerms terms, params long[] pounds) =>
        new(id, proposal, number, terms, PlanAmounts.Starting(First, [.. pounds.Select(Pounds)]));

    public static Plan Plan() => Outturn.Core.Planning.Plan.Empty(Cycle).With(PlanChanges.None with
    {
        Opening = [new("Transport", Amount.Of(Pounds(20_000_000))), new("Adults", Amount.Of(Pounds(80_000_000)))],
        Proposals = [Proposal(Transport, 1, "Social and education transport", leads: "Head of transport"), Proposal(Beds, 2, "Block beds", leads: "Head of commissioning")],
        Lines =
        [
            Line(TransportSaving, Transport, 1, Terms(references: "A/R.6.268"), -380_000, -570_000, -345_000),
            Line(TransportCost, Transport, 2, Terms(PlanCategory.Investment, new Permanence.TemporaryUntil(First + 2), "A/R.6.268"), 161_000),
            Line(BedsSaving, Beds, 1, Terms(references: "A/R.6.185"), -390_000),
        ],
        Sources =
        [
            new(SupportGrant, "Revenue support grant", SourceKind.Grant, FundingStatus.Assumed, MeetsBudget: true, OneOff: false, null, null, "",
                [new("Autumn 2021", new DateOnly(2021, 10, 1), new Forecast.Stated(new Dictionary<FinancialYear, Amount> { [First] = Amount.Of(Pounds(-1_000_000)) }), "")]),
            new(Id(91), "Transformation reserve", SourceKind.Reserve, FundingStatus.Confirmed, MeetsBudget: false, OneOff: true, null, Pounds(2_000_000), "", []),
            new(Id(92), "Recovery grant", SourceKind.Grant, FundingStatus.Confirmed, MeetsBudget: false, OneOff: false, First, null, "", []),
        ],
        Assumptions =
        [
            new(Pay, "Adults: pay and prices", PlanCategory.Inflation, "Adults",
                [new("Autumn 2021", new DateOnly(2021, 10, 1), new Forecast.Grown(Pounds(80_000_000), [new("Inflation", new Dictionary<FinancialYear, decimal> { [First] = 2.5m })]), "")]),
        ],
    });

    public static IReadOnlyList<string> Codes(this Result<PlanChanges> result) => [.. result.Problems.Select(p => p.Code)];

    public static void RefusedAt(this Result<PlanChanges> result, string code, string where)
    {
        Assert.False(result.Ok);
        var problem = Assert.Single(result.Problems, p => p.Code == code);
        Assert.Equal(where, problem.Where);
        Assert.Equal(Severity.Error, problem.Severity);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }
}
