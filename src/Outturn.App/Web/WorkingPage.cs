using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Workings;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using Outturn.Data.Record;

namespace Outturn.App.Web;

/// <summary>A page about what is worked out beside a cycle's plan, for the whole cycle or for one proposal.</summary>
public abstract class WorkingPage(WorkingReads reads) : OutturnPage
{
    protected WorkingReads Reads => reads;

    public override bool ShowsAsAt => true;

    public PlanCycle Cycle { get; private set; }

    /// <summary>The plan with its calculations, as the viewer may see them.</summary>
    public WorkedPlan Worked { get; private set; } = null!;

    public Plan Plan => Worked.Plan;

    /// <summary>Only where <see cref="LoadAsync(string, int)"/> was asked for one.</summary>
    public Proposal Proposal { get; private set; } = null!;

    /// <summary>The cycle's address.</summary>
    public string Base => $"/plan/{Cycle}";

    /// <summary>The proposal's address.</summary>
    public string ProposalBase => $"{Base}/proposals/{Proposal.Number}";

    /// <summary>What a page that was redirected to has to say, once.</summary>
    public string? Saved { get; private set; }

    /// <summary>Whether the viewer may change calculations of the proposal, today.</summary>
    public bool MayWrite => AsAt.IsNow && WorkingSight.Refusal(Plan, Viewer, Proposal.Id, "change its calculations") is null;

    /// <summary>Where a line of the proposal is changed, or read by who may not change it.</summary>
    public string LineAddress(PlanLine line) => AsAt.IsNow && PlanSight.Refusal(Viewer, Proposal, "change a line") is null && ProposalRules.Frozen(Proposal) is null
        ? string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/lines/{line.Number}")
        : string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}{AsAtSuffix()}#line-{line.Number}");

    /// <summary>Whether the viewer may change what is for the whole cycle, today.</summary>
    public bool MayManage => AsAt.IsNow && WorkingSight.Refusal(Plan, Viewer, null, "change the rates") is null;

    /// <summary>Reads the cycle; what stops the page where it cannot be shown.</summary>
    protected async Task<IActionResult?> LoadAsync(string cycle)
    {
        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return NotFound();
        }

        Cycle = parsed;
        var read = await reads.ReadAsync(Viewer, parsed, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Worked = read.Value;
        if (ShowsAsAt)
        {
            Positions = await reads.PositionsAsync(parsed, Cancel);
        }

        Saved = Said.Read(HttpContext);
        return null;
    }

    /// <summary>The same, for one proposal by its number.</summary>
    protected async Task<IActionResult?> LoadAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        if (Plan.Proposals.FirstOrDefault(p => p.Number == number) is not { } proposal)
        {
            return Refused([NotThere($"There is no proposal {number} in {Cycle}.")]);
        }

        Proposal = proposal;
        return null;
    }

    /// <summary>A problem that answers 404.</summary>
    protected static Problem NotThere(string message) => Core.Values.Problem.Error(PlanReads.NotFound, "number", message);

    /// <summary>To an address where it was written, with what to say there; the form again, with its problems, where not.</summary>
    protected IActionResult After(Result<ActReceipt> done, string address, string said, Func<string, string>? field = null)
    {
        if (done.Ok)
        {
            var (path, anchor) = address.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? (address[..at], address[at..]) : (address, "");
            return LocalRedirect($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={Said.Write(HttpContext, done.Value.Wrote ? said : "Nothing changed.")}{anchor}");
        }

        if (ProblemStatus.Of(done.Problems) is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
        {
            return Refused(done.Problems);
        }

        overtaken = done.Problems.Any(p => p.Code == WriteWorking.Meanwhile);
        Show([.. done.Problems.Where(p => p.Severity == Severity.Error)], field);
        return Page();
    }

    private bool overtaken;

    /// <summary>What the form says that it rests on: the version on which it was opened; once somebody is told of another's, that one, so that to save again is to mean it.</summary>
    public long? Seen(Working? known) => Request.HasFormContentType && !overtaken ? Rests : known?.Act;

    /// <summary>The act of the version that the form was opened on; null where what came does not say so, as of a new calculation.</summary>
    protected long? Rests => Request.Form["seen"].ToString() is not { Length: > 0 } said ? null : long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    protected static Guid NewId() => Guid.CreateVersion7();
}
