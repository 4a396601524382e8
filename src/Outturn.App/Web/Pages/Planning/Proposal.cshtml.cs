using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Cases;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Cases;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>One act on a proposal, in words.</summary>
public sealed record ProposalDeed(Act Act, string What);

/// <summary>One proposal: what it is, its money, its ties, its history, and where it goes next.</summary>
public sealed class ProposalModel(PlanReads reads, WritePlanOperation write, CaseReads cases) : PlanPage(reads)
{
    public Proposal Proposal { get; private set; } = null!;

    public IReadOnlyList<PlanLine> Lines { get; private set; } = [];

    public IReadOnlyList<FinancialYear> Years { get; private set; } = [];

    public IReadOnlyList<Total> Movements { get; private set; } = [];

    public IReadOnlyList<Total> Levels { get; private set; } = [];

    public IReadOnlyList<PlanLine> Beside { get; private set; } = [];

    public IReadOnlyList<(PlanLine? Line, Problem Problem)> Questions { get; private set; } = [];

    public IReadOnlyList<(Proposal Later, ProposalLink Link)> Followed { get; private set; } = [];

    public IReadOnlyList<ProposalDeed> Deeds { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Next { get; private set; } = [];

    /// <summary>The business cases that are linked to it.</summary>
    public IReadOnlyList<CaseLineEntry> Cases { get; private set; } = [];

    public bool MayWrite => MayMove && ProposalRules.Frozen(Proposal) is null;

    public bool MayMove => AsAt.IsNow && Shown.Choice == PlanChoice.Itself && PlanSight.Refusal(Viewer, Proposal, "change") is null;

    public bool Outside => Years.Any(y => !Cycle.Contains(y));

    public IReadOnlyList<string> References => [.. Lines.Where(l => !l.Withdrawn).SelectMany(l => l.Terms.References).Distinct(StringComparer.Ordinal)];

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string Named(PlanLine line) => string.Join(' ', new[]
    {
        line.Terms.References.Count > 0 ? string.Join(", ", line.Terms.References) : "",
        line.Terms.Title.Length > 0 ? line.Terms.Title : line.Terms.Category.Name(),
    }.Where(t => t.Length > 0));

    public string CodesOf(PlanLine line) => line.Terms.References.Count > 0 ? string.Join(", ", line.Terms.References) : "No ref.";

    public string CalledOf(PlanLine line) => line.Terms.Title.Length > 0 ? line.Terms.Title : line.Terms.Category.Name();

    public string NoteOf(PlanLine line) => TrackerWords.Upper(string.Join(", ", new[]
    {
        line.Terms.Title.Length > 0 ? line.Terms.Category.Name() : "",
        line.Terms.Permanence.Name().ToLowerInvariant(),
        line.Terms.Role == LineRole.Net ? "" : line.Terms.Role.Name().ToLowerInvariant(),
        line.Terms.Sources.Count > 0 ? "from " + string.Join(" and ", line.Terms.Sources.Select(s => $"{s.Source} ({s.Status.Name().ToLowerInvariant()})")) : "",
    }.Where(t => t.Length > 0)));

    public async Task<IActionResult> OnGetAsync(string cycle, int number) => await LoadAsync(cycle, number) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (TrackerQuery.Named<ProposalStatus>(To) is not { } to)
        {
            Show([Core.Values.Problem.Error("proposal.status-missing", nameof(To), "Choose what the proposal becomes.")]);
            return Page();
        }

        var done = await write.RunAsync(Viewer, Cycle, "plan.status", new ChangeStatus(Proposal.Id, to, Reason ?? "").Decide, Reason ?? "", "page: proposal", position: null, Cancel);
        return After(done, $"{Base}/proposals/{number}", $"It is {to.Name().ToLowerInvariant()} now.", where => where == "reason" ? nameof(Reason) : nameof(To));
    }

    private async Task<IActionResult?> LoadAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        if (Plan.Proposals.FirstOrDefault(p => p.Number == number) is not { } proposal)
        {
            return Refused([Core.Values.Problem.Error(PlanReads.NotFound, "proposal", $"There is no proposal {number} in {Cycle}.")]);
        }

        Proposal = proposal;
        Title = proposal.Terms.Title;
        Lines = [.. Plan.LinesOf(proposal.Id)];
        var entering = Lines.Where(l => l.EntersPlan).ToList();
        Beside = [.. Lines.Where(l => !l.EntersPlan && !l.Withdrawn)];
        var moved = Lines.Where(l => !l.Withdrawn).SelectMany(l => l.Series.Low.Select(m => m.Key).Concat(l.Series.High.Select(m => m.Key)).Concat(l.Series.Unquantified)).ToList();
        var first = moved.Append(Cycle.First).Min();
        var last = moved.Append(Cycle.Last).Max();
        Years = [.. Enumerable.Range(0, last - first + 1).Select(i => first + i)];
        Movements = [.. Years.Select(y => entering.Aggregate(Total.Zero, (sum, l) => sum + ProposalRow.MovementOf(l, y)))];
        Levels = [.. Years.Select(y => LevelIn(entering, y))];
        Questions =
        [
            .. ProposalRules.Check(Plan, proposal).Where(p => p.Severity > Severity.Notice).Select(p => ((PlanLine?)null, p)),
            .. Lines.Where(l => !l.Withdrawn).SelectMany(l => LineRules.Check(Plan, proposal, l).Where(p => p.Severity > Severity.Notice).Select(p => ((PlanLine?)l, p))),
        ];
        Followed = [.. Plan.Proposals.SelectMany(p => p.Terms.Links.Where(l => l.Earlier == proposal.Id).Select(l => (p, l)))];
        Next = [new("Choose", ""), .. ProposalRules.After(proposal.Status).Select(s => new SelectListItem(s.Name(), TrackerQuery.Name(s)))];
        var history = await Reads.HistoryAsync(Viewer, proposal, AsAt, Cancel);
        Deeds = ProposalDeeds.Of(history);
        Cases = await cases.SeenAsync(Viewer, history.Cases, Cancel);
        return null;
    }

    /// <summary>Before the cycle: what has begun and is in the base. From its first year: the effect against the base.</summary>
    private Total LevelIn(IReadOnlyList<PlanLine> lines, FinancialYear year)
    {
        var from = year < Cycle.First ? Years[0] : Cycle.First;
        var total = Total.Zero;
        foreach (var line in lines)
        {
            var unknown = line.Series.Unquantified.Any(y => y >= from && y <= year) && (line.Series.UnquantifiedUntil is not { } end || year <= end);
            total += new Total(Sum(line.Series.Low), Sum(line.Series.High), unknown ? 1 : 0);
        }

        return total;

        Money Sum(Core.Series.Movements movements) => movements.Where(m => m.Key >= from && m.Key <= year).Aggregate(Money.Zero, (sum, m) => sum + m.Value);
    }
}
