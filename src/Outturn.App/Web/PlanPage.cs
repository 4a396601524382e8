using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Record;

namespace Outturn.App.Web;

/// <summary>A page about one cycle's plan.</summary>
public abstract class PlanPage(PlanReads reads) : OutturnPage
{
    protected PlanReads Reads => reads;

    public PlanCycle Cycle { get; private set; }

    public PlanShown Shown { get; private set; } = null!;

    public Plan Plan => Shown.Plan;

    /// <summary>The cycle's address.</summary>
    public string Base => $"/plan/{Cycle}";

    public override bool ShowsAsAt => true;

    /// <summary>What a page that was redirected to has to say, once.</summary>
    public string? Saved { get; protected set; }

    /// <summary>Reads the plan as the address asks; what stops the page where it cannot be shown.</summary>
    protected async Task<IActionResult?> LoadAsync(string cycle, bool choose = true)
    {
        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return NotFound();
        }

        Cycle = parsed;
        var read = await reads.PlanAsync(Viewer, parsed, AsAt, choose ? PlanQuery.Read(Request.Query) : PlanChoice.Itself, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Shown = read.Value;
        Positions = read.Value.Positions;
        Saved = Said.Read(HttpContext);
        return null;
    }

    /// <summary>To an address where it was written, with what to say there; the form again, with its problems, where not.</summary>
    protected IActionResult After(Result<ActReceipt> done, string address, string said, Func<string, string>? field = null)
    {
        if (done.Ok)
        {
            var (path, anchor) = address.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? (address[..at], address[at..]) : (address, "");
            return LocalRedirect($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={Said.Write(HttpContext, done.Value.Wrote ? said : "Nothing changed.")}{anchor}");
        }

        // What only asks does not stop anything: the proposal's page asks it.
        Show([.. done.Problems.Where(p => p.Severity == Severity.Error)], field);
        return Page();
    }

    /// <summary>The address of this page with its as-at and its choice of plan, and a further part.</summary>
    public string Address(string path, string query = "")
    {
        var text = string.Join('&', new[] { AsAtQuery.Text(AsAt), PlanQuery.Text(Shown.Choice), query }.Where(t => t.Length > 0));
        return text.Length == 0 ? path : path + "?" + text;
    }

    /// <summary>Names, one to a line, as a text area holds them.</summary>
    protected static IReadOnlyList<string> Names(string? typed) => [.. (typed ?? "").Split('\n').Select(n => n.Trim()).Where(n => n.Length > 0)];

    protected static Guid NewId() => Guid.CreateVersion7();
}
