using Outturn.App.Cli;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.App.Hosting;

/// <summary>
/// The sample's transformation fund: eleven bids of December 2016 with the amounts that their prose gives, decided and drawn through the real operations. The
/// tables of their returns cannot be read, and the bids say so.
/// </summary>
internal sealed class SampleFund(CouncilSession session, string folder, IReadOnlyDictionary<string, Viewer> byRole)
{
    private const string Adults = "Adults Services";
    private const string Commissioning = "Commissioning";
    private const string Finance = "Finance & budget review";
    private const string Committee = "General Purposes Committee";
    private const string NotLegible = "not known: the table of returns cannot be read";
    private const string NotSaid = "not known: the bid says no figure";

    private static readonly FinancialYear Year = new(2017);
    private static readonly DateOnly Sent = new(2016, 11, 25);
    private static readonly DateOnly Officer = new(2016, 12, 9);
    private static readonly DateOnly Meeting = new(2016, 12, 20);

    private readonly WriteFundOperation write = session.Services.GetRequiredService<WriteFundOperation>();
    private readonly Viewer finance = byRole[Roles.Finance];
    private readonly Guid fund = Guid.CreateVersion7();

    /// <summary>A bid of the sample with what is approved for it, by year from 2016-17.</summary>
    private sealed record Made(string Title, string Workstream, string Lead, string? Line, string Note, BidYear[] Years, (int Year, long Pounds, string Condition)[] Approved, (int Year, DateOnly On, long Pounds)[] Drawn);

    /// <summary>Null where all went well; otherwise what was refused.</summary>
    public async Task<IReadOnlyList<Problem>?> MakeAsync(CancellationToken cancel)
    {
        var terms = FundTerms.Of("Transformation fund") with
        {
            Purpose = "Pays once for change that lowers what the council spends every year.",
            Committee = Committee,
        };
        var refused = await DoAsync("fund.terms", new WriteFund(fund, terms).Decide, Sent.AddMonths(-2), cancel)
            ?? await DoAsync("fund.opening", new PayIn(fund, Guid.CreateVersion7(), FundEntryKind.Opening, new(2016), Money.FromPounds(19_900_000), "Set aside when the way of repaying debt was changed: nearly £20m").Decide, Sent.AddMonths(-2), cancel);
        foreach (var (i, bid) in Bids.Index())
        {
            refused ??= await BidAsync(bid, cancel);
        }

        return refused ?? await PackageAsync(cancel);
    }

    private static IReadOnlyList<Made> Bids { get; } =
    [
        new("Assistive technology for people with learning disabilities", Adults, "Head of learning disability services", "A/R.6.116", "The team reports about £270k a year saved by reviews of existing care; what is promised for each year cannot be read.",
            [new(Year, Pounds(186_000), new Amount.Unquantified(NotLegible))], [(2017, 186_000, "")], [(2017, new(2017, 9, 29), 93_000)]),
        new("Occupational therapy to reduce double-handed care", Adults, "Head of occupational therapy", "A/R.6.165", "£85,800, £110,000 and £57,000 are worked out in words: £252,800 in a full year. What the two posts cost is not said.",
            [new(Year, new Amount.Unquantified(NotSaid), Pounds(-252_800))], [(2017, 90_000, ""), (2018, 90_000, "")], [(2017, new(2017, 9, 29), 41_000)]),
        new("Central team for direct payments", Finance, "Head of direct payments", "A/R.6.101", "£87,000 a year for new posts against about £395,000 that could be taken back.",
            [new(Year, Pounds(87_000), Pounds(-395_000)), new(Year + 1, Pounds(87_000), Pounds(-395_000))], [(2017, 87_000, ""), (2018, 87_000, "The team takes back what it cost in its first year")], [(2017, new(2017, 9, 29), 43_500)]),
        new("Reassessment team, learning disabilities", Commissioning, "Head of learning disability services", "A/R.6.114", "About £1m is the full-year effect of the year before and £1.3m is new. Twelve people for a year.",
            [new(Year, Pounds(750_000), Pounds(-2_300_000))], [(2017, 750_000, "")], [(2017, new(2017, 6, 30), 190_000), (2017, new(2017, 9, 29), 185_000)]),
        new("Care plan reviews, physical disabilities", Commissioning, "Head of physical disability services", "A/R.6.111", "£252k is the full-year effect of the year before and £538k is new, printed as £791k together.",
            [new(Year, Pounds(128_000), Pounds(-791_000))], [(2017, 128_000, "")], [(2017, new(2017, 9, 29), 64_000)]),
        new("Total transport: school buses across the county", Commissioning, "Head of transport", "A/R.6.244", "Two posts for a time and one for good; what they cost and save cannot be read. The later years of its workstream are given to it here.",
            [new(Year, new Amount.Unquantified(NotLegible), new Amount.Unquantified(NotLegible))], [(2017, 132_000, ""), (2018, 76_000, ""), (2019, 38_000, "")], [(2017, new(2017, 9, 29), 61_500)]),
        new("Street lighting: break the joint contract", "Environment, transport & economy", "Head of highways", SampleYearEnd.StreetLighting, "The break cost is estimated: from £500,000 to £1m. Savings run for twenty years more than are shown here; of them the package counts the project’s alone.",
            [
                new(new(2016), Pounds(800_000), Pounds(-144_315)), new(Year, Amount.Zero, Pounds(-236_748)), new(Year + 1, Amount.Zero, Pounds(-224_849)), new(Year + 2, Amount.Zero, Pounds(-214_446)), new(Year + 3, Amount.Zero, Pounds(-193_511)),
                new(Year + 4, Amount.Zero, Pounds(-191_013)),
            ],
            [(2016, 800_000, "")], [(2016, new(2017, 3, 28), 764_200)]),
        new("Neighbourhood care pilot", Adults, "Head of older people’s services", null, "£656,000 in each of two years; no saving is claimed before the pilot is evaluated.",
            [new(Year, Pounds(656_000), new Amount.Unquantified(NotSaid)), new(Year + 1, Pounds(656_000), new Amount.Unquantified(NotSaid))], [(2017, 656_000, ""), (2018, 656_000, "The first year’s evaluation is with the committee")],
            [(2017, new(2017, 9, 29), 212_000)]),
        new("Support for autistic adults to live independently", Adults, "Head of adult social work", "A/R.6.113", "Two support workers for the rest of a year; what they save cannot be read.",
            [new(Year, Pounds(50_000), new Amount.Unquantified(NotLegible))], [(2017, 50_000, "")], [(2017, new(2017, 9, 29), 24_000)]),
        new("Financial reassessments of client contributions", Finance, "Head of financial assessment", "A/R.6.134", "Four assessors from April to October 2017; what they bring in cannot be read.",
            [new(Year, Pounds(46_000), new Amount.Unquantified(NotLegible))], [(2017, 46_000, "")], [(2017, new(2017, 9, 29), 46_000)]),
        new("Full cost recovery for highway works", Commissioning, "Head of highways", null, "The bid gives no amount. What the package leaves for it in its workstream is £50k put in and £100k saved in 2017-18; no tracker line carries it.",
            [new(Year, new Amount.Unquantified(NotLegible), new Amount.Unquantified(NotLegible))], [(2017, 50_000, "")], []),
    ];

    private async Task<IReadOnlyList<Problem>?> BidAsync(Made made, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        var terms = new BidTerms(made.Title, made.Workstream, made.Lead, "Bids of December 2016", made.Note, made.Years, null, made.Line is not { } key ? [] : [new(key == SampleYearEnd.StreetLighting ? SampleYearEnd.Year : Year, key)]);
        var pmo = byRole[Roles.Pmo];
        BidStage[] stages = [.. made.Approved.Select(a => new BidStage(new(a.Year), Money.FromPounds(a.Pounds), a.Condition))];
        var day = ApprovalRoutes.Of(terms.Investment, FundTerms.Of("")) == ApprovalRoute.Delegated ? Officer : Meeting;
        var refused = await DoAsync("fund.bid", (book, _) => new WriteBid(fund, id, terms).Decide(book, pmo), Sent, cancel)
            ?? await DoAsync("fund.submit", (book, _) => new SubmitBid(id, Sent).Decide(book, pmo), Sent, cancel)
            ?? await DoAsync("fund.decide", new DecideBid(id, true, day, "", "", "Approved as put", stages, Guid.CreateVersion7(), Guid.CreateVersion7()).Decide, day, cancel);
        if (refused is null && day == Officer)
        {
            refused = await DoAsync("fund.report", new ReportDecisions(fund, [id], Meeting).Decide, Meeting, cancel);
        }

        foreach (var (year, on, pounds) in made.Drawn)
        {
            refused ??= await DoAsync("fund.drawdown", new MoveMoney(id, Guid.CreateVersion7(), FundEntryKind.Drawdown, new(year), Money.FromPounds(pounds), "Claimed by the service").Decide, on, cancel);
        }

        return refused;
    }

    private async Task<IReadOnlyList<Problem>?> PackageAsync(CancellationToken cancel)
    {
        async Task<Result<Grid>> GridAsync(string name)
        {
            var grids = GridReader.Read(await File.ReadAllBytesAsync(Path.Combine(folder, "..", "funds", name), cancel), name);
            return grids.Ok ? Result.Ok(grids.Value.Grids[0]) : Result.Refused<Grid>(grids.Problems);
        }

        var (table, lamps) = (await GridAsync("package-2016-12.csv"), await GridAsync("street-lamps.csv"));
        var read = table.Ok ? PackageReader.Read(table.Value) : Result.Refused<FundPackage>(table.Problems);
        var known = lamps.Ok ? PackageReader.ReadSeries(lamps.Value) : Result.Refused<IReadOnlyList<KnownSeries>>(lamps.Problems);
        return !read.Ok ? read.Problems
            : !known.Ok ? known.Problems
            : await DoAsync("fund.package", new WritePackage(fund, Guid.CreateVersion7(), "Package of December 2016", "Paper to the committee, 20 December 2016", read.Value, known.Value).Decide, Meeting, cancel);
    }

    private static Amount.Known Pounds(long pounds) => new(Money.FromPounds(pounds));

    private async Task<IReadOnlyList<Problem>?> DoAsync(string kind, Func<FundBook, Viewer, Result<FundChanges>> decide, DateOnly on, CancellationToken cancel)
    {
        var done = await write.RunAsync(finance, kind, decide, "Made for the sample", "sample", on, cancel);
        return done.Ok ? null : done.Problems;
    }
}
