using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Operations.Governance;
using Outturn.App.Operations.Planning;
using Outturn.App.Security;
using Outturn.Core.Governance;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Data.Settings;

namespace Outturn.WebTests.Web;

/// <summary>A small plan of 2022-27, made in a served council through the real operations.</summary>
internal static class SomeCouncilPlan
{
    public const string Base = "/plan/2022-27";
    public const int Transport = 1;
    public const int Beds = 2;
    public const int Headquarters = 3;
    public const int DayCentres = 4;

    /// <summary>The title of the confidential proposal, which nobody may meet who may not see it.</summary>
    public const string Secret = "Shared headquarters";

    public static readonly PlanCycle Cycle = new(new FinancialYear(2022), 5);
    public static readonly FinancialYear First = Cycle.First;

    /// <summary>The day as at which the plan was made, before anything of it was changed.</summary>
    public static readonly DateOnly Made = new(2021, 10, 1);
    public static readonly DateOnly Frozen = new(2021, 12, 9);

    /// <summary>The day on which the saving on block beds went from 390 to 300.</summary>
    public static readonly DateOnly Changed = new(2022, 1, 10);

    /// <summary>The first day of the new committees and services.</summary>
    public static readonly DateOnly Reorganised = new(2022, 4, 1);

    private static readonly Guid TransportId = Id(1);
    private static readonly Guid BedsId = Id(2);
    private static readonly Guid HeadquartersId = Id(3);
    private static readonly Guid DayCentresId = Id(4);

    public static Guid BedsLine { get; } = Id(21);

    public static Guid TransportLine { get; } = Id(11);

    public static Guid SecretLine { get; } = Id(31);

    public static Guid Grant { get; } = Id(90);

    public static Guid Pay { get; } = Id(95);

    /// <summary>Makes it all: the cycle with its opening budget and funding, four proposals, a frozen draft, a change after it, two scenarios and a reorganisation.</summary>
    public static async Task MakeAsync(IServiceProvider council)
    {
        await DoAsync(council, "plan.open", new OpenCycle().Decide, Made);
        await DoAsync(council, "plan.opening", new StateOpening([new("Transport", Pounds(20_000_000)), new("Adults", Pounds(80_000_000))]).Decide, Made);
        await DoAsync(council, "plan.source", new WriteSource(new(
            Grant, "Revenue support grant", SourceKind.Grant, FundingStatus.Assumed, MeetsBudget: true, OneOff: false, null, null, "",
            [new("Autumn 2021", Made, new Forecast.Stated(Cycle.Each.ToDictionary(y => y, _ => Pounds(-1_000_000))), "")])).Decide, Made);
        await DoAsync(council, "plan.source", new WriteSource(new(Id(91), "Transformation reserve", SourceKind.Reserve, FundingStatus.Confirmed, MeetsBudget: false, OneOff: true, null, Money.FromPounds(2_000_000), "", [])).Decide, Made);
        await DoAsync(council, "plan.assumption", new WriteAssumption(new(
            Pay, "Adults: pay and prices", PlanCategory.Inflation, "Adults",
            [new("Autumn 2021", Made, new Forecast.Grown(Money.FromPounds(80_000_000), [new("Inflation", new Dictionary<FinancialYear, decimal> { [First] = 2.5m })]), "")])).Decide, Made);

        await ProposeAsync(council, TransportId, ProposalTerms.Of("Social and education transport", ProposalType.Saving) with { Service = "Transport", Leads = ["Post of owner"], Committees = ["Children and Young People", "Highways and Transport"] });
        await LineAsync(council, TransportLine, TransportId, Saving("A/R.6.268") with { Service = "Transport" }, -380_000, -570_000, -345_000);
        await LineAsync(
            council, Id(12), TransportId,
            LineTerms.Of(PlanCategory.Investment, new Permanence.TemporaryUntil(First + 2)) with { References = ["A/R.6.268"], Service = "Transport", Sources = [new("Transformation reserve", FundingStatus.Confirmed, null)] },
            161_000);
        await ProposeAsync(council, BedsId, ProposalTerms.Of("Block beds", ProposalType.Saving) with { Service = "Adults", Leads = ["Head of commissioning"], Committees = ["Adults and Health"] });
        await LineAsync(council, BedsLine, BedsId, Saving("A/R.6.185") with { Service = "Adults" }, -390_000);
        await ProposeAsync(council, HeadquartersId, ProposalTerms.Of(Secret, ProposalType.Saving) with { Service = "Property", Leads = ["Head of property"], Confidentiality = Confidentiality.Confidential });
        await LineAsync(council, SecretLine, HeadquartersId, Saving("C/R.6.101") with { Service = "Property" }, -777_000);
        await ProposeAsync(council, DayCentresId, ProposalTerms.Of("Day centres", ProposalType.Saving) with { Service = "Adults", Leads = ["Head of commissioning"], Committees = ["Adults and Health"] });
        await DoAsync(council, "plan.line", new WriteLine(Id(41), DayCentresId, Saving() with { Service = "Adults" }, new([KeyValuePair.Create(First, (Amount)new Amount.Unquantified("TBC"))])).Decide, Made);

        await DoAsync(council, "plan.freeze", new FreezePlan("Draft of December", Approved: false).Decide, Frozen);
        await DoAsync(council, "plan.line", new WriteLine(BedsLine, BedsId, Saving("A/R.6.185") with { Service = "Adults" }, PlanAmounts.Starting(First, Money.FromPounds(-300_000))).Decide, Changed);
        await DoAsync(council, "plan.scenario", new WriteScenario(Id(51), "Without the beds", "The home stays open", [new ScenarioChange.Drop(BedsId)]).Decide, Changed);
        await DoAsync(council, "plan.scenario", new WriteScenario(Id(52), "Without the move", "", [new ScenarioChange.SetAmount(SecretLine, First, Pounds(-1_000))]).Decide, Changed);
        await ChangeAsync(council, new(UnitKind.Committee, StructureChangeKind.Merged, Reorganised, ["Children and Young People", "Highways and Transport"], ["Families and Place"], "", "A new constitution"));
        await ChangeAsync(council, new(UnitKind.Service, StructureChangeKind.Renamed, Reorganised, ["Transport"], ["Travel"], "Place", ""));
    }

    /// <summary>One decision by the finance role's account.</summary>
    public static async Task DoAsync(IServiceProvider council, string kind, Func<Plan, Viewer, Result<PlanChanges>> decide, DateOnly? position = null, PlanCycle? cycle = null)
    {
        await using var scope = council.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<WritePlanOperation>().RunAsync(await FinanceAsync(council), cycle ?? Cycle, kind, decide, "because", "test", position, CancellationToken.None);
        Assert.True(done.Ok, string.Join("; ", done.Problems.Select(p => p.Message)));
        Assert.True(done.Value.Wrote);
    }

    public static async Task ChangeAsync(IServiceProvider council, StructureChange change)
    {
        await using var scope = council.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<StructureOperations>().ChangeAsync(await FinanceAsync(council), new ChangeStructure(change), "test", CancellationToken.None);
        Assert.True(done.Ok, string.Join("; ", done.Problems.Select(p => p.Message)));
    }

    /// <summary>The plan as finance reads it.</summary>
    public static async Task<Plan> ReadAsync(IServiceProvider council, PlanChoice? choice = null, AsAt? asAt = null, PlanCycle? cycle = null)
    {
        await using var scope = council.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PlanReads>().PlanAsync(await FinanceAsync(council), cycle ?? Cycle, asAt ?? AsAt.Now, choice ?? PlanChoice.Itself, CancellationToken.None)).Value!.Plan;
    }

    public static async Task StatusAsync(IServiceProvider council, Guid proposal, params ProposalStatus[] statuses)
    {
        foreach (var status in statuses)
        {
            await DoAsync(council, "plan.status", new ChangeStatus(proposal, status, "moved on").Decide);
        }
    }

    /// <summary>Every proposal goes to committee and is approved.</summary>
    public static async Task ApproveAsync(IServiceProvider council)
    {
        foreach (var proposal in (await ReadAsync(council)).Proposals)
        {
            await StatusAsync(council, proposal.Id, ProposalStatus.Draft, ProposalStatus.InCommittee, ProposalStatus.Approved);
        }
    }

    public static LineTerms Saving(params string[] references) =>
        LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) with { References = references, Benefit = BenefitClass.CashableReduction };

    private static Task ProposeAsync(IServiceProvider council, Guid id, ProposalTerms terms) => DoAsync(council, "plan.propose", new WriteProposal(id, terms).Decide, Made);

    private static Task LineAsync(IServiceProvider council, Guid id, Guid proposal, LineTerms terms, params long[] pounds) =>
        DoAsync(council, "plan.line", new WriteLine(id, proposal, terms, PlanAmounts.Starting(First, [.. pounds.Select(Money.FromPounds)])).Decide, Made);

    private static async Task<Viewer> FinanceAsync(IServiceProvider council)
    {
        await using var scope = council.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync($"{Roles.Finance}@sample.example");
        return new(new(account!.Id, account.Post), [Roles.Finance], ShippedGrants.All);
    }

    private static Guid Id(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2);

    private static Amount Pounds(long pounds) => Amount.Of(Money.FromPounds(pounds));
}
