using System.Globalization;
using Outturn.App.Cli;
using Outturn.App.Operations.Governance;
using Outturn.App.Operations.Planning;
using Outturn.Core.Delivery;
using Outturn.Core.Governance;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Tracking;
using Outturn.Documents.Reading;

namespace Outturn.App.Hosting;

/// <summary>
/// The sample's two plans, made through the real operations: 2022-27 with the 31 published proposals, frozen once on their way, and
/// 2018-23, which takes up what 2017-18 did not deliver. Which figures are real is said in samples/sample-county-council/README.md.
/// </summary>
internal sealed class SamplePlan(CouncilSession session, string folder, Viewer finance)
{
    private const string Source = "sample";
    private const string Reserve = "Transformation reserve";
    private const string SchoolsGrant = "Dedicated Schools Grant";

    private static readonly PlanCycle Published = new(new FinancialYear(2022), 5);
    private static readonly PlanCycle Own = new(new FinancialYear(2018), 5);

    private readonly WritePlanOperation write = session.Services.GetRequiredService<WritePlanOperation>();

    /// <summary>Null where all went well; otherwise what was refused.</summary>
    public async Task<IReadOnlyList<Problem>?> MakeAsync(CancellationToken cancel) => await PublishedAsync(cancel) ?? await OwnAsync(cancel) ?? await StructureAsync(cancel);

    /// <summary>Two committees have new names from May: the plans can be shown under either.</summary>
    private async Task<IReadOnlyList<Problem>?> StructureAsync(CancellationToken cancel)
    {
        var structure = session.Services.GetRequiredService<StructureOperations>();
        foreach (var (before, after) in new[] { ("C&YP", "Children and Young People"), ("Adults", "Adults and Health") })
        {
            var change = new StructureChange(UnitKind.Committee, StructureChangeKind.Renamed, new DateOnly(2018, 5, 15), [before], [after], "", "Agreed for the annual meeting");
            if (Refused(await structure.ChangeAsync(finance, new ChangeStructure(change), Source, cancel)) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<Problem>?> PublishedAsync(CancellationToken cancel)
    {
        var proposals = await RowsAsync("plan-2022-27-proposals.csv", cancel);
        var lines = await RowsAsync("plan-2022-27-lines.csv", cancel);
        var ids = proposals.ToDictionary(p => p["Case"], _ => Guid.CreateVersion7(), StringComparer.Ordinal);
        var lineIds = lines.ToDictionary(l => l, _ => Guid.CreateVersion7());
        Guid Line(string reference, string category) => lineIds[lines.First(l => l["Reference"] == reference && l["Category"] == category)];
        PlanAmounts AmountsOf(string reference, string category) => Amounts(lines.First(l => l["Reference"] == reference && l["Category"] == category));

        // As the first draft had three of them: what changed since can be seen beside it.
        var drafts = new Dictionary<Guid, PlanAmounts>
        {
            [Line("A/R.6.290", "income")] = PlanAmounts.Starting(Published.First, Money.FromPounds(-150_000)),
            [Line("A/R.5.006", "investment")] = PlanAmounts.Starting(Published.First, Money.FromPounds(220_000)),
        };
        return await AllAsync(Published, "plan.open", "The plan for 2022-27 is begun", cancel, new OpenCycle().Decide)
            ?? await AllAsync(Published, "plan.source", "Sources that proposals name", cancel, [.. Sources()])
            ?? await AllAsync(
                Published, "plan.propose", "Proposals collected from the services", cancel,
                [
                    .. proposals.Select(p => (Func<Plan, Viewer, Result<PlanChanges>>)new WriteProposal(ids[p["Case"]], ProposalTermsOf(p)).Decide),
                    .. lines.Where(l => l["Case"] != "BC27").Select(l => (Func<Plan, Viewer, Result<PlanChanges>>)new WriteLine(lineIds[l], ids[l["Case"]], LineTermsOf(l), drafts.GetValueOrDefault(lineIds[l]) ?? Amounts(l)).Decide),
                ])
            ?? await AllAsync(Published, "plan.status", "Drafted", cancel, [.. proposals.Where(p => p["Status"] != "outline").Select(p => Moved(ids[p["Case"]], ProposalStatus.Draft))])
            ?? await AllAsync(Published, "plan.status", "Outlined", cancel, [.. proposals.Where(p => p["Status"] == "outline").Select(p => Moved(ids[p["Case"]], ProposalStatus.Outline))])
            ?? await AllAsync(Published, "plan.freeze", "As the finance team reviewed it", cancel, new FreezePlan("Draft for review", Approved: false).Decide)
            ?? await AllAsync(
                Published, "plan.line", "Health impact assessments join the plan, ceremony fees are worked out again, the care home team has its money for the first year already", cancel,
                [
                    .. lines.Where(l => l["Case"] == "BC27").Select(l => (Func<Plan, Viewer, Result<PlanChanges>>)new WriteLine(lineIds[l], ids["BC27"], LineTermsOf(l), Amounts(l)).Decide),
                    (plan, viewer) => Restated(plan, viewer, Line("A/R.6.290", "income"), AmountsOf("A/R.6.290", "income")),
                    (plan, viewer) => Restated(plan, viewer, Line("A/R.5.006", "investment"), AmountsOf("A/R.5.006", "investment")),
                ])
            ?? await AllAsync(Published, "plan.status", "To the committees", cancel, [.. proposals.Where(p => p["Status"] is "in-committee" or "approved").Select(p => Moved(ids[p["Case"]], ProposalStatus.InCommittee))])
            ?? await AllAsync(Published, "plan.status", "Agreed by the committee", cancel, [.. proposals.Where(p => p["Status"] == "approved").Select(p => Moved(ids[p["Case"]], ProposalStatus.Approved))])
            ?? await AllAsync(Published, "plan.freeze", "Papers for the committees", cancel, new FreezePlan("Papers for the committees", Approved: false).Decide)
            ?? await AllAsync(
                Published, "plan.scenario", "", cancel,
                new WriteScenario(Guid.CreateVersion7(), "The real living wage a year later", "If care contracts are renewed in 2023", [new ScenarioChange.Slip(ids["BC26"], 1)]).Decide,
                new WriteScenario(
                    Guid.CreateVersion7(), "An opposition group’s budget", "Keeps public health budgets, gives up one team and adds youth workers",
                    [
                        new ScenarioChange.Drop(ids["BC20"]), new ScenarioChange.Drop(ids["BC27"]),
                        new ScenarioChange.Add(
                            Guid.CreateVersion7(), Guid.CreateVersion7(), "Youth workers in every town", PlanCategory.Investment, "Communities", "Communities, Social Mobility and Inclusion", new Permanence.Permanent(), null,
                            PlanAmounts.Starting(Published.First, Money.FromPounds(120_000))),
                    ]).Decide);
    }

    private async Task<IReadOnlyList<Problem>?> OwnAsync(CancellationToken cancel)
    {
        var first = Own.First;
        var (travel, travelLine) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var opened = await AllAsync(Own, "plan.open", "The plan for 2018-23 is begun", cancel, new OpenCycle().Decide)
            ?? await AllAsync(
                Own, "plan.opening", "Net budgets of 2017-18", cancel,
                new StateOpening([.. new (string, long)[] { ("Adults commissioning", 148_200), ("Children's placements", 61_400), ("Education transport", 17_300), ("Communities", 14_900), ("Corporate", 92_200) }.Select(o => new OpeningBudget(o.Item1, Thousands(o.Item2)))]).Decide)
            ?? await AllAsync(
                Own, "plan.source", "What pays for the budget, as forecast in the autumn and after the settlement", cancel,
                Funding("Council tax", SourceKind.CouncilTax, FundingStatus.Assumed, Grown("Tax base of October 2017", new(2017, 10, 12), -262_000, ("Higher charge", 1.99m), ("More homes", 1.3m))),
                Funding("Business rates", SourceKind.BusinessRates, FundingStatus.Assumed, Grown("Multiplier of November 2017", new(2017, 11, 22), -57_700, ("Growth", 2m))),
                Funding(
                    "Revenue support grant", SourceKind.Grant, FundingStatus.Confirmed,
                    Stated("Autumn estimate", new(2017, 10, 12), -14_300, -7_900, -3_100, 0, 0, 0), Stated("Provisional settlement", new(2017, 12, 19), -14_300, -8_400, -3_900, 0, 0, 0)))
            ?? await AllAsync(
                Own, "plan.assumption", "Pay, prices and demand", cancel,
                Assumed("Adults: pay and prices", PlanCategory.Inflation, "Adults commissioning", 148_200, ("Inflation", 2.4m)),
                Assumed("Adults: demand", PlanCategory.Demography, "Adults commissioning", 148_200, ("Growth in numbers", 1.6m)),
                Assumed("Children's placements: demand", PlanCategory.Demography, "Children's placements", 61_400, ("Growth in numbers", 2.2m)),
                Assumed("Corporate: pay", PlanCategory.Inflation, "Corporate", 92_200, ("Pay award", 1m)))
            ?? await AllAsync(
                Own, "plan.propose", "Travel training goes on under a new code", cancel,
                new WriteProposal(travel, ProposalTerms.Of("Home to school transport (special): independent travel training", ProposalType.Saving) with
                {
                    ShortName = "Independent travel training",
                    Description = "Pupils with special needs learn to travel on their own. Planned for 2017-18, it starts a year later.",
                    Service = "Education transport",
                    Committees = ["C&YP", "Highways and Community Infrastructure"],
                    Leads = ["Head of transport"],
                    Links = [new(LinkKind.Continues, null, "2017-18", "A/R.6.222", "The same training, with a new code.")],
                }).Decide,
                new WriteLine(travelLine, travel, LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) with { References = ["A/R.6.252"], Service = "Education transport", Benefit = BenefitClass.CashableReduction, Confidence = Confidence.Medium }, PlanAmounts.Starting(first, Money.FromPounds(-96_000))).Decide);
        if ((opened ?? await SourcesOfAsync(travel, cancel)) is { } refused)
        {
            return refused;
        }

        // What the year will not deliver returns, of the lines that nobody has covered or moved.
        var trackers = session.Services.GetRequiredService<TrackerStore>();
        var delivery = session.Services.GetRequiredService<DeliveryOperation>();
        var shown = await delivery.UndeliveredAsync(finance, Own, first.Previous, cancel);
        if (!shown.Ok)
        {
            return shown.Problems;
        }

        var rolled = shown.Value.Candidates.OrderByDescending(c => c.Pressure).Take(3).ToDictionary(c => c.Line.Id, _ => (Guid.CreateVersion7(), Guid.CreateVersion7()));
        return rolled.Count == 0 ? null : Refused(await delivery.RollAsync(finance, Own, new RollForward(first.Previous, rolled), "Savings of 2017-18 that will not be made", Source, cancel));
    }

    /// <summary>One of each kind of source that named lines or schemes draw on: a pool, a grant that ends, a reserve, receipts under the direction, capital with what borrowing costs.</summary>
    private async Task<IReadOnlyList<Problem>?> SourcesOfAsync(Guid travel, CancellationToken cancel)
    {
        const string Pool = "Community equipment pool";
        const string Receipts = "Capital receipts";
        const string Depot = "Fleet and depot grant";
        const string Borrowing = "Prudential borrowing";
        const string Fund = "Transition reserve";
        var (equipment, depot) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var pool = new FundingSource(Guid.CreateVersion7(), Pool, SourceKind.Pool, FundingStatus.Confirmed, MeetsBudget: false, OneOff: false, null, null, "equipment in people’s homes", [Stated("Agreement for 2018", new(2018, 1, 9), 0, -251, -251, -251, -251, -251)])
        {
            Pool = new(ByAmount: true, [new("The council", 121_000m, FundingStatus.Confirmed, IsCouncil: true), new("Clinical commissioning group", 130_000m, FundingStatus.Requested, IsCouncil: false)]),
        };
        Func<Plan, Viewer, Result<PlanChanges>> Line(Guid proposal, PlanCategory category, Permanence permanence, string title, string service, IReadOnlyList<SourceShare> sources, params long[] thousands) =>
            new WriteLine(Guid.CreateVersion7(), proposal, LineTerms.Of(category, permanence) with { Title = title, Service = service, Sources = sources, Benefit = category == PlanCategory.Saving ? BenefitClass.CashableReduction : null }, PlanAmounts.Starting(Own.First, [.. thousands.Select(Money.FromThousands)])).Decide;
        return await AllAsync(
                Own, "plan.source", "What named lines draw on", cancel,
                new WriteSource(pool with { Pool = pool.Pool! with { Partners = [.. pool.Pool.Partners.Select(p => p with { Status = FundingStatus.Assumed })] } }).Decide,
                new WriteSource(new(Guid.CreateVersion7(), Fund, SourceKind.Reserve, FundingStatus.Requested, MeetsBudget: false, OneOff: true, null, Money.FromThousands(400), "", [])).Decide,
                new WriteSource(new(
                    Guid.CreateVersion7(), Depot, SourceKind.Grant, FundingStatus.InPrinciple, MeetsBudget: false, OneOff: true, Own.First + 1, null, "cleaner vehicles and where they are kept",
                    [Stated("Award letter", new(2018, 1, 15), 0, -600, -300)])).Decide,
                new WriteSource(new(Guid.CreateVersion7(), Borrowing, SourceKind.Borrowing, FundingStatus.Confirmed, MeetsBudget: false, OneOff: false, null, null, "capital", [Stated("Draft capital programme", new(2018, 1, 15), 0, -1_500, -2_500, -500, 0, 0)])).Decide,
                (plan, viewer) => new WriteSource(new(
                    Guid.CreateVersion7(), Receipts, SourceKind.CapitalReceipts, FundingStatus.Confirmed, MeetsBudget: false, OneOff: true, Own.First + 3, null, "",
                    [Stated("Disposals that are planned", new(2018, 1, 15), 0, -480, -260, -150)])
                {
                    Receipts = new(new(2016), plan.AsAt.Position, "Full Council", "Receipts that are used here are not there for the capital programme. Borrowing in their place would be within the authorised limit."),
                }).Decide(plan, viewer))
            ?? await AllAsync(
                Own, "plan.source", "The commissioning group has asked its board", cancel, (plan, viewer) => new WriteSource(pool with { Id = plan.Source(Pool)!.Id }).Decide(plan, viewer))
            ?? await AllAsync(
                Own, "plan.propose", "Proposals that draw on them", cancel,
                new WriteProposal(equipment, ProposalTerms.Of("Community equipment: more of it used again", ProposalType.Mixed) with
                {
                    ShortName = "Community equipment",
                    Description = "Equipment that people no longer need is collected, cleaned and lent again. Paid for from the budget that is pooled with health.",
                    Service = "Adults commissioning",
                    Committees = ["Adults"],
                    Leads = ["Head of commissioning"],
                }).Decide,
                new WriteProposal(depot, ProposalTerms.Of("One depot in place of two", ProposalType.Capital) with
                {
                    ShortName = "One depot",
                    Description = "A new depot for the council’s vehicles; the two old sites are sold.",
                    Service = "Corporate",
                    Committees = ["Highways and Community Infrastructure"],
                    Leads = ["Head of transport"],
                }).Decide,
                Line(equipment, PlanCategory.Investment, new Permanence.TemporaryUntil(Own.First + 2), "Collection and cleaning", "Adults commissioning", [new(Pool, FundingStatus.Confirmed, null)], 180),
                Line(equipment, PlanCategory.Saving, new Permanence.Permanent(), "Equipment not bought", "Adults commissioning", [], 0, -140, -60),
                Line(travel, PlanCategory.Investment, new Permanence.TemporaryUntil(Own.First + 1), "Trainers for the first two years", "Education transport", [new(Receipts, FundingStatus.Confirmed, null)], 120),
                Line(depot, PlanCategory.Investment, new Permanence.OneOff(), "Moving", "Corporate", [new(Receipts, FundingStatus.Confirmed, Levels.Starting(Own.First + 1, Money.FromThousands(210))), new(Fund, FundingStatus.Requested, Levels.Starting(Own.First + 1, Money.FromThousands(450)))], 0, 660),
                Line(depot, PlanCategory.Saving, new Permanence.Permanent(), "Rent and rates of the second site", "Corporate", [], 0, 0, -310),
                Line(depot, PlanCategory.Capital, new Permanence.TemporaryUntil(Own.First + 2), "New depot", "Corporate", [], 1_900, 900, -2_300))
            ?? await AllAsync(
                Own, "plan.scheme", "Its financing cost belongs to the plan", cancel,
                new WriteScheme(new(
                    Guid.CreateVersion7(), "New depot", depot, "Corporate", Levels.Starting(Own.First, Money.FromThousands(1_900), Money.FromThousands(2_800), Money.FromThousands(500)),
                    [new(Depot, FundingStatus.InPrinciple, Levels.Starting(Own.First, Money.FromThousands(600), Money.FromThousands(300)))], Borrowing,
                    new(40, 2.5m, Own.First + 2, RepaymentMethod.Annuity, FirstYearInterest.Half))).Decide);
    }

    private static IEnumerable<Func<Plan, Viewer, Result<PlanChanges>>> Sources() =>
    [
        new WriteSource(new(Guid.CreateVersion7(), Reserve, SourceKind.Reserve, FundingStatus.Requested, MeetsBudget: false, OneOff: true, null, null, "", [])).Decide,
        new WriteSource(new(Guid.CreateVersion7(), SchoolsGrant, SourceKind.Grant, FundingStatus.InPrinciple, MeetsBudget: false, OneOff: false, null, null, "schools and high needs", [])).Decide,
    ];

    private static Func<Plan, Viewer, Result<PlanChanges>> Funding(string name, SourceKind kind, FundingStatus status, params Vintage[] vintages) =>
        new WriteSource(new(Guid.CreateVersion7(), name, kind, status, MeetsBudget: true, OneOff: false, null, null, "", vintages)).Decide;

    private static Func<Plan, Viewer, Result<PlanChanges>> Assumed(string name, PlanCategory category, string service, long budget, params (string Name, decimal Percent)[] rates) =>
        new WriteAssumption(new(Guid.CreateVersion7(), name, category, service, [Grown("Autumn 2017", new(2017, 10, 12), budget, rates)])).Decide;

    private static Vintage Grown(string name, DateOnly dated, long thousands, params (string Name, decimal Percent)[] rates) =>
        new(name, dated, new Forecast.Grown(Money.FromThousands(thousands), [.. rates.Select(r => new NamedRate(r.Name, Own.Each.ToDictionary(y => y, _ => r.Percent)))]), "");

    private static Vintage Stated(string name, DateOnly dated, params long[] thousands) =>
        new(name, dated, new Forecast.Stated(Own.Each.Prepend(Own.Base).Zip(thousands).ToDictionary(x => x.First, x => Thousands(x.Second))), "");

    private static Amount Thousands(long thousands) => Amount.Of(Money.FromThousands(thousands));

    private static Func<Plan, Viewer, Result<PlanChanges>> Moved(Guid proposal, ProposalStatus to) => new ChangeStatus(proposal, to, "").Decide;

    private static Result<PlanChanges> Restated(Plan plan, Viewer viewer, Guid line, PlanAmounts amounts)
    {
        var known = plan.Lines.First(l => l.Id == line);
        return new WriteLine(line, known.Proposal, known.Terms, amounts).Decide(plan, viewer);
    }

    private static ProposalTerms ProposalTermsOf(Dictionary<string, string> row) => new(
        row["Title"], row["Short name"], Named<ProposalType>(row["Type"]), row["Description"], row["Service"], [row["Committees"]], Several(row["Leads"]), Several(row["Sponsors"]), [], Confidentiality.Open,
        row["Case"] == "BC08" ? [new(LinkKind.Replaces, null, "2021-26", "A/R.6.267", "A saving that could not be made.")] : []);

    private static LineTerms LineTermsOf(Dictionary<string, string> row)
    {
        Permanence permanence = row["Permanence"] switch
        {
            "permanent" => new Permanence.Permanent(),
            "one-off" => new Permanence.OneOff(),
            var until => FinancialYear.TryParse(until["until ".Length..], out var year) ? new Permanence.TemporaryUntil(year) : throw new InvalidDataException($"{until} is not a year."),
        };
        var terms = LineTerms.Of(Named<PlanCategory>(row["Category"]), permanence) with
        {
            Title = row["Line"],
            References = Several(row["Reference"]),
            Benefit = row["Benefit"].Length > 0 ? Named<BenefitClass>(row["Benefit"]) : null,
            Confidence = row["Confidence"].Length > 0 ? Named<Confidence>(row["Confidence"]) : Confidence.NotSaid,
            Sources = row["Source"].Length > 0 ? [new(row["Source"], Named<FundingStatus>(row["Source status"]), null)] : [],
            Note = row["Note"],
        };
        return row["Case"] switch
        {
            // About half a million of the second year is to come from schools; the rest names no source.
            "BC10" when terms.Category == PlanCategory.Investment => terms with { Sources = [new(SchoolsGrant, FundingStatus.InPrinciple, Levels.Starting(Published.First, Money.FromPounds(500_000)))] },
            "BC14" => terms with
            {
                Earlier = new(PlanAmounts.Starting(Published.First, Money.FromPounds(-583_000), Money.FromPounds(-456_000), Money.FromPounds(-470_000), Money.FromPounds(-484_000)), EarlierCounts.Undecided),
            },
            "BC22" => terms with { Partners = new(PlanAmounts.Starting(Published.First, Money.FromPounds(113_042)), [new("A neighbouring authority", 40m, FundingStatus.Requested)]) },
            _ => terms,
        };
    }

    private static PlanAmounts Amounts(Dictionary<string, string> row) => new(row
        .Select(cell => (Year: FinancialYear.TryParse(cell.Key, out var year) ? year : (FinancialYear?)null, cell.Value))
        .Where(cell => cell.Year is not null && cell.Value.Length > 0)
        .Select(cell => KeyValuePair.Create(cell.Year!.Value, decimal.TryParse(cell.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var pounds) ? Amount.Of(Money.FromPounds(pounds)) : new Amount.Unquantified(cell.Value))));

    private static string[] Several(string names) => [.. names.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static T Named<T>(string name)
        where T : struct, Enum => Web.TrackerQuery.Named<T>(name) ?? throw new InvalidDataException($"{name} is no {typeof(T).Name}.");

    private Task<List<Dictionary<string, string>>> RowsAsync(string file, CancellationToken cancel) => RowsAsync(folder, file, cancel);

    /// <summary>The rows of a file of the sample by their headings.</summary>
    internal static async Task<List<Dictionary<string, string>>> RowsAsync(string folder, string file, CancellationToken cancel)
    {
        var read = GridReader.Read(await File.ReadAllBytesAsync(Path.Combine(folder, file), cancel), file);
        var rows = read.Value!.Grids[0].Rows;
        var headings = rows[0].Cells.Select(c => c.Text).ToList();
        return [.. rows.Skip(1).Select(r => headings.Index().ToDictionary(h => h.Item, h => r[h.Index].Text, StringComparer.Ordinal))];
    }

    /// <summary>Several decisions by one act, each given the plan as the ones before it leave it.</summary>
    private async Task<IReadOnlyList<Problem>?> AllAsync(PlanCycle cycle, string kind, string reason, CancellationToken cancel, params Func<Plan, Viewer, Result<PlanChanges>>[] decisions) =>
        Refused(await write.RunAsync(finance, cycle, kind, (plan, viewer) => PlanDecisions.All(plan, viewer, decisions), reason, Source, position: null, cancel));

    private static IReadOnlyList<Problem>? Refused(Result<ActReceipt> done) => done.Ok ? null : done.Problems;
}
