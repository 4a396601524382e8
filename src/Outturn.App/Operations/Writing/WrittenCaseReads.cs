using System.Globalization;
using Outturn.App.Operations.Workings;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Returning;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Planning;
using Outturn.Data.Workings;
using Outturn.Data.Writing;

namespace Outturn.App.Operations.Writing;

/// <summary>A proposal's case as one viewer may see it.</summary>
/// <param name="Plan">As the viewer may see it.</param>
/// <param name="Case">Null where none was begun.</param>
/// <param name="Template">The case's; null with <paramref name="Case"/>.</param>
/// <param name="Figures">From the proposal's plan lines as they stand.</param>
public sealed record CaseShown(WrittenKey Key, Plan Plan, Proposal Proposal, WrittenCase? Case, Template? Template, PlanFigures Figures, IReadOnlyList<Template> Templates)
{
    /// <summary>What is worked out beside the words, as it stands. It is worked out when it is looked at: a draft that saves itself waits for none of it.</summary>
    public required CaseWorkings Workings { get; init; }

    public IReadOnlyList<CaseExhibit> Exhibits => Workings.Exhibits;
}

/// <summary>Everything that is read of written cases. A case is seen by those who see its proposal.</summary>
public sealed class WrittenCaseReads(WritingStore store, PlanStore plans, WorkingStore workings)
{
    /// <summary>A case with its proposal, plan and calculations. Four statements.</summary>
    public async Task<Result<CaseShown>> FindAsync(Viewer viewer, PlanCycle cycle, int number, AsAt asAt, CancellationToken cancel)
    {
        if (Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<CaseShown>(refusal);
        }

        var now = await plans.ReadAsync(cycle, asAt, cancel);
        var today = asAt.IsNow || PlanSight.SeesAll(viewer) ? now : await plans.ReadAsync(cycle, AsAt.Now, cancel);
        var plan = PlanSight.For(viewer, now, today);
        if (plan.Proposals.FirstOrDefault(p => p.Number == number) is not { } proposal)
        {
            return Result.Refused<CaseShown>(Problem.Error("proposal.not-found", "proposal", string.Create(CultureInfo.InvariantCulture, $"There is no proposal {number} in {cycle}.")));
        }

        var templates = await AllTemplatesAsync(asAt, cancel);
        var known = await store.FindAsync(proposal.Id, asAt, cancel);
        var worked = new CaseWorkings(new(plan, await workings.OfCycleAsync(cycle, asAt, cancel)), proposal);
        return Result.Ok(new CaseShown(
            new(cycle, number), plan, proposal, known, known is null ? null : templates.FirstOrDefault(t => t.Key == known.Template), PlanFigures.Of(cycle, plan.LinesOf(proposal.Id), new Lazy<IReadOnlyList<NamedFigure>>(() => worked.Named)), templates)
        {
            Workings = worked,
        });
    }

    /// <summary>The figures of the case's plan lines as they stood before. One statement.</summary>
    public async Task<IReadOnlyList<PlanFigures>> PastAsync(CaseShown shown, CancellationToken cancel) =>
        PastFigures.Of(shown.Key.Cycle, (await plans.ProposalHistoryAsync(shown.Proposal.Id, AsAt.Now, cancel)).Lines.Select(l => (l.Act.Number, l.Value)));

    /// <summary>What people do around a case that the viewer was shown. One statement.</summary>
    public Task<CaseTalk> TalkAsync(CaseShown shown, CancellationToken cancel) => store.TalkAsync(shown.Proposal.Id, cancel);

    /// <summary>Cases that were read from papers and are linked to the proposal. One statement.</summary>
    public async Task<IReadOnlyList<Data.Cases.CaseLineEntry>> PapersOfAsync(CaseShown shown, CancellationToken cancel) => (await plans.ProposalHistoryAsync(shown.Proposal.Id, AsAt.Now, cancel)).Cases;

    /// <summary>Proposals of every cycle that the viewer may see whose title is like one that is typed, the most alike first. Two statements for each cycle.</summary>
    public async Task<Result<IReadOnlyList<LikeTitle<Proposal>>>> LikeAsync(Viewer viewer, string typed, CancellationToken cancel)
    {
        if (Refusal(viewer, AsAt.Now) is { } refusal)
        {
            return Result.Refused<IReadOnlyList<LikeTitle<Proposal>>>(refusal);
        }

        var proposals = new List<Proposal>();
        foreach (var cycle in await plans.CyclesAsync(AsAt.Now, cancel))
        {
            proposals.AddRange(PlanSight.For(viewer, await plans.ReadAsync(cycle.Cycle, AsAt.Now, cancel)).Proposals);
        }

        return Result.Ok(TitleLikeness.Of(typed.Length > 300 ? typed[..300] : typed, proposals, p => p.Terms.Title));
    }

    /// <summary>What was measured of the benefits of a case that the viewer was shown. One statement.</summary>
    public Task<IReadOnlyList<RecordedReading>> ReadingsAsync(CaseShown shown, AsAt asAt, CancellationToken cancel) => store.ReadingsAsync(shown.Proposal.Id, asAt, cancel);

    /// <summary>Proposals of the plan that depend on this one, as far as their cases say so and the viewer may see them. One statement.</summary>
    public async Task<IReadOnlyList<(Proposal Proposal, CaseRow Row)>> DependentsAsync(CaseShown shown, CancellationToken cancel)
    {
        var rows = await store.DependentsAsync([shown.Key.ToString(), .. shown.Plan.LinesOf(shown.Proposal.Id).SelectMany(l => l.Terms.References)], cancel);
        return [.. rows.Where(r => r.Proposal != shown.Proposal.Id).Select(r => (Proposal: shown.Plan.Proposal(r.Proposal), r.Row)).Where(r => r.Proposal is not null).Select(r => (r.Proposal!, r.Row)).DistinctBy(r => (r.Item1.Id, r.Row.Id))];
    }

    /// <summary>The cases of a cycle that the viewer may see, in the order of their proposals. Three statements.</summary>
    public async Task<Result<(Plan Plan, IReadOnlyList<ListedCase> Cases)>> ListAsync(Viewer viewer, PlanCycle cycle, AsAt asAt, CancellationToken cancel)
    {
        if (Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<(Plan, IReadOnlyList<ListedCase>)>(refusal);
        }

        var now = await plans.ReadAsync(cycle, asAt, cancel);
        var today = asAt.IsNow || PlanSight.SeesAll(viewer) ? now : await plans.ReadAsync(cycle, AsAt.Now, cancel);
        var plan = PlanSight.For(viewer, now, today);
        if (!plan.IsOpen)
        {
            return Result.Refused<(Plan, IReadOnlyList<ListedCase>)>(Problem.Error("plan.not-found", cycle.ToString(), $"There is no plan for {cycle}."));
        }

        var templates = await AllTemplatesAsync(asAt, cancel);
        var cases = await store.OfCycleAsync(cycle, asAt, cancel);
        return Result.Ok<(Plan, IReadOnlyList<ListedCase>)>((plan,
        [
            .. from proposal in plan.Proposals
               let known = cases.GetValueOrDefault(proposal.Id)
               where known is not null
               let template = templates.FirstOrDefault(t => t.Key == known.Template)
               where template is not null
               select new ListedCase(proposal, known, template, PlanFigures.Of(cycle, plan.LinesOf(proposal.Id))),
        ]));
    }

    /// <summary>A case as it is printed: a version of it, or what is written now.</summary>
    /// <param name="version">Null for the draft.</param>
    public async Task<Result<(CaseDocument Document, CaseSnapshot Snapshot, Template Template)>> DocumentAsync(CaseShown shown, int? version, Instant now, CancellationToken cancel)
    {
        if (shown is not { Case: { } known, Template: { } template })
        {
            return Result.Refused<(CaseDocument, CaseSnapshot, Template)>(SubmitCase.NotBegun with { Code = "case.not-begun-not-found" });
        }

        if (version is not { } number)
        {
            var draft = new CaseSnapshot(known.Content, shown.Proposal, [.. shown.Plan.LinesOf(shown.Proposal.Id)]) { Exhibits = shown.Exhibits, Named = shown.Figures.Named };
            return Result.Ok((CaseDocument.Of(new(shown.Key, null, $"Draft, {now.London.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)}", ""), template, draft) with { Rests = CaseRests.Of(known) }, draft, template));
        }

        if (known.Versions.FirstOrDefault(v => v.Number == number) is not { } found || await store.VersionAsync(shown.Proposal.Id, number, cancel) is not { } kept)
        {
            return Result.Refused<(CaseDocument, CaseSnapshot, Template)>(Problem.Error("case.version-not-found", "version", string.Create(CultureInfo.InvariantCulture, $"There is no version {number} of this case.")));
        }

        var on = shown.Templates.First(t => t.Key == found.Template);
        var mark = new DocumentMark(shown.Key, number, string.Create(CultureInfo.InvariantCulture, $"Version {number}, submitted {CouncilTime.Words(found.By.Position)}"), found.Digest);
        return Result.Ok((CaseDocument.Of(mark, on, kept.Snapshot) with { Rests = CaseRests.Of(number, found.Template) }, kept.Snapshot, on));
    }

    /// <summary>The cycles that have a written case, first years first. One statement.</summary>
    public async Task<IReadOnlyList<PlanCycle>> CyclesAsync(AsAt asAt, CancellationToken cancel) =>
        [.. (await store.ListAsync(asAt, cancel)).Select(c => c.Cycle).Distinct(StringComparer.Ordinal).Select(c => PlanCycle.TryParse(c, out var cycle) ? cycle : default).Where(c => c.Years > 0).Order()];

    /// <summary>Templates that ship and those of the council, every version.</summary>
    public async Task<IReadOnlyList<Template>> AllTemplatesAsync(AsAt asAt, CancellationToken cancel) => [.. ShippedTemplates.All, .. await store.TemplatesAsync(asAt, cancel)];

    private static Problem? Refusal(Viewer viewer, AsAt asAt) =>
        viewer.Refusal(Area.Plan, Level.Read, "read business cases")
        ?? (asAt.RecordedBy is null ? null : viewer.Refusal(Area.Record, Level.Read, "read by the clock"));
}
