using Outturn.App.Cli;
using Outturn.App.Operations.Cases;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Cases;
using Outturn.Core.Intake;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Planning;

namespace Outturn.App.Hosting;

/// <summary>
/// The sample's papers, made up by us and brought in through the real operations: a pack of two cases, of which one is reviewed and linked to
/// its proposal and one waits with a doubtful amount, a case on an older form, and a bid.
/// </summary>
internal sealed class SamplePapers(CouncilSession session, string folder, Viewer finance)
{
    private const string Source = "sample";

    private static readonly PlanCycle Published = new(new FinancialYear(2022), 5);
    private static readonly PlanCycle Own = new(new FinancialYear(2018), 5);

    /// <summary>Null where all went well; otherwise what was refused.</summary>
    public async Task<IReadOnlyList<Problem>?> MakeAsync(CancellationToken cancel)
    {
        var import = session.Services.GetRequiredService<ImportPapersOperation>();
        foreach (var (name, cycle) in new[] { ("autumn-pack.txt", Published), ("street-lamps-2018.txt", Own), ("repair-van-bid.txt", Own) })
        {
            var file = new IncomingFile(name, await File.ReadAllBytesAsync(Path.Combine(folder, "papers", name), cancel));
            var kept = await import.KeepAsync(finance, [file], cycle, "Papers of the autumn round", Source, cancel);
            if (!kept.Ok || kept.Value[0].Paper is null)
            {
                return kept.Ok ? kept.Value[0].Problems : kept.Problems;
            }
        }

        return await ReviewAsync(new(1, 1), cancel);
    }

    private async Task<IReadOnlyList<Problem>?> ReviewAsync(CaseKey key, CancellationToken cancel)
    {
        var review = session.Services.GetRequiredService<ReviewCaseOperation>();
        var reviewed = await review.RunAsync(finance, key, "case.reviewed", new SettleCase(ReviewState.Reviewed, "").Decide, Source, cancel);
        if (!reviewed.Ok)
        {
            return reviewed.Problems;
        }

        var page = await session.Services.GetRequiredService<CaseReads>().CaseAsync(finance, key, AsAt.Now, cancel);
        if (!page.Ok)
        {
            return page.Problems;
        }

        var plan = await session.Services.GetRequiredService<PlanStore>().ReadAsync(Published, AsAt.Now, cancel);
        var offer = ProposalOffers.Likely(page.Value.Case, plan);
        var tied = offer.Count == 0
            ? Result.Refused<Outturn.Data.Record.ActReceipt>(WriteProposal.NotThere)
            : await review.TakeInAsync(finance, key, Published, "case.tie", (standing, now) => new TieCase(offer[0].Proposal.Id, Tied: true).Decide(standing, now, finance), Source, cancel);
        return tied.Ok ? null : tied.Problems;
    }
}
