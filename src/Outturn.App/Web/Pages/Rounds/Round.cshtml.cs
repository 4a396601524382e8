using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Rounds;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Rounds;

/// <summary>One round: how far it is, who is late, finance's review, and its closing.</summary>
public sealed class RoundModel(RoundReads reads, RunRoundOperation run, ReviewOperation review) : OutturnPage
{
    public const string All = "all";

    public FinancialYear Year { get; private set; }

    public FinancialMonth Period { get; private set; }

    public ReviewPage Review { get; private set; } = null!;

    public Round Round => Review.Page.Round;

    public ReviewFilter Filter { get; private set; } = new("", "", null);

    public DateOnly Now { get; private set; }

    public bool IsOpen => Round.State == RoundState.Open;

    public bool MayReview => IsOpen && Viewer.May(Area.SignOff, Level.Manage);

    public bool MayChase => IsOpen && Viewer.May(Area.Tracker, Level.Manage);

    /// <summary>Said once, after something was done.</summary>
    public string? Done { get; private set; }

    /// <summary>Said with it, where not all of it could be done.</summary>
    public string? But { get; private set; }

    /// <summary>The ticks of a form that was refused, as they were posted.</summary>
    public HashSet<string> Chosen { get; private set; } = [];

    /// <summary>What was refused of a line, by its key.</summary>
    public ILookup<string, Problem> Refusals { get; private set; } = Array.Empty<Problem>().ToLookup(p => p.Where);

    public IReadOnlyList<string> Committees { get; private set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? CloseReason { get; set; }

    public async Task<IActionResult> OnGetAsync(string year, string month)
    {
        if (await LoadAsync(year, month) is { } stop)
        {
            return stop;
        }

        var lines = int.TryParse(Request.Query["lines"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? TrackerWords.Lines(count) : "";
        Done = (Request.Query["done"].ToString(), lines.Length > 0) switch
        {
            ("opened", _) => $"The {Round.Name} round is open. Owners see it on their first page.",
            ("closed", _) => $"The {Round.Name} round is closed.",
            ("sign-off", true) => $"{lines} signed off.",
            ("complete", true) => $"{lines} signed off and complete.",
            ("return", true) => $"{lines} returned. Their owners see the reason on their first page.",
            _ => null,
        };
        if (long.TryParse(Request.Query["reminded"], NumberStyles.None, CultureInfo.InvariantCulture, out var act) && MayChase)
        {
            await SayRemindedAsync(act);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostReviewAsync(string year, string month)
    {
        if (await LoadAsync(year, month) is { } stop)
        {
            return stop;
        }

        var posted = Request.Form["Lines"].OfType<string>().ToList();
        var verdict = Request.Form["verdict"].ToString();
        if (verdict is not ("sign-off" or "complete" or "return"))
        {
            return BadRequest();
        }

        var done = await review.ReviewAsync(
            Viewer,
            new ReviewLines(Period, [.. posted.Select(p => Reviewed(p, verdict))], verdict == "return" ? Verdict.Return : Verdict.SignOff, Reason?.Trim() ?? ""),
            "page: review", Cancel);
        if (done.Ok)
        {
            return LocalRedirect(Address(("done", verdict), ("lines", posted.Distinct(StringComparer.Ordinal).Count().ToString(CultureInfo.InvariantCulture))));
        }

        return await RefuseAsync(done.Problems, year, month, where => where switch { "reason" => nameof(Reason), "lines" => "Lines", _ => where }, posted);
    }

    public async Task<IActionResult> OnPostChaseAsync(string year, string month)
    {
        if (await LoadAsync(year, month) is { } stop)
        {
            return stop;
        }

        var done = await run.ChaseAsync(Viewer, new ChaseOwners(Period, [.. Request.Form["owners"].OfType<string>().Where(o => o.Length > 0)]), "", "page: round", Cancel);
        return done.Ok
            ? LocalRedirect(Address(("reminded", done.Value.Receipt.Number!.Value.ToString(CultureInfo.InvariantCulture)), ("unwritten", done.Problems.Any(p => p.Code == "outbox.unwritable") ? "yes" : "")))
            : await RefuseAsync(done.Problems, year, month, _ => "Owners", []);
    }

    public async Task<IActionResult> OnPostCloseAsync(string year, string month)
    {
        if (await LoadAsync(year, month) is { } stop)
        {
            return stop;
        }

        var done = await run.CloseAsync(Viewer, new CloseRound(Period, CloseReason?.Trim() ?? ""), "page: round", Cancel);
        return done.Ok ? LocalRedirect(Address(("done", "closed"))) : await RefuseAsync(done.Problems, year, month, where => where == "reason" ? nameof(CloseReason) : "Round", []);
    }

    /// <summary>The page's address with its filter, and more where it is given.</summary>
    public string Address(params ReadOnlySpan<(string Key, string Value)> more)
    {
        List<string> parts = [];
        foreach (var (key, value) in more)
        {
            if (value.Length > 0)
            {
                parts.Add($"{key}={Uri.EscapeDataString(value)}");
            }
        }

        foreach (var key in new[] { "owner", "committee", "state" })
        {
            if (Request.Query[key].ToString() is { Length: > 0 } value && !parts.Exists(p => p.StartsWith(key + "=", StringComparison.Ordinal)))
            {
                parts.Add($"{key}={Uri.EscapeDataString(value)}");
            }
        }

        return $"/tracker/{Year}/rounds/{Period}{(parts.Count > 0 ? "?" + string.Join('&', parts) : "")}";
    }

    /// <summary>A tick's value: the line, and the act that brought it where it is shown.</summary>
    public static string Tick(ReviewRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Line.Id:N}.{row.Progress?.Act.Number ?? 0}");

    public static string StateName(ProgressState? state) => state is { } s ? TrackerQuery.Name(s) : All;

    private static ReviewedLine Reviewed(string tick, string verdict)
    {
        var parts = tick.Split('.');
        var line = Guid.TryParseExact(parts[0], "N", out var id) ? id : Guid.Empty;
        var seen = parts.Length == 2 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var act) ? act : 0;
        return new(line, seen, verdict == "complete" ? true : null);
    }

    /// <summary>Shows what was refused over the round as it stands now: what others did meanwhile is on the page.</summary>
    private async Task<IActionResult> RefuseAsync(IReadOnlyList<Problem> problems, string year, string month, Func<string, string> field, IReadOnlyList<string> posted)
    {
        if (problems.Any(p => p.Code.StartsWith("permission.", StringComparison.Ordinal)))
        {
            return Refused(problems);
        }

        if (await LoadAsync(year, month) is { } stop)
        {
            return stop;
        }

        Refusals = problems.ToLookup(p => p.Where, StringComparer.OrdinalIgnoreCase);
        Chosen = [.. posted];
        Show(problems, field);
        return Page();
    }

    private async Task SayRemindedAsync(long act)
    {
        var owners = Review.Page.Chases.Where(c => c.Act.Number == act).Select(c => c.Value.Owner).ToList();
        if (owners.Count == 0)
        {
            return;
        }

        var reached = (await reads.WithMailboxAsync(Viewer, owners, Cancel)).Value ?? new HashSet<string>();
        var unwritten = Request.Query["unwritten"] == "yes";
        Done = $"Reminded: {string.Join(", ", owners)}. Each sees it on their first page{(reached.Count > 0 && !unwritten ? $"; {TrackerWords.Count(reached.Count)} {(reached.Count == 1 ? "letter was" : "letters were")} put into the outbox" : "")}.";
        var none = owners.Where(o => !reached.Contains(o)).ToList();
        But = (none.Count > 0 ? $"No account that can be written to holds the post {string.Join(", ", none)}: no letter was made. Tell them another way." : "")
            + (unwritten ? " Not every letter could be put into the outbox: the server’s disk refused it." : "");
    }

    private async Task<IActionResult?> LoadAsync(string year, string month)
    {
        if (!FinancialYear.TryParse(year, out var parsed) || !FinancialMonth.TryParse(month, out var period) || period.Year != parsed)
        {
            return NotFound();
        }

        Year = parsed;
        Period = period;
        Title = $"{Round.NameOf(Period)} round";
        Now = reads.Today;
        var asked = Request.Query["state"].ToString();
        var read = await reads.ReviewAsync(
            Viewer, Period,
            round => Filter = new(
                Request.Query["owner"].ToString(), Request.Query["committee"].ToString(),
                asked.Length > 0 ? Enum.GetValues<ProgressState>().Cast<ProgressState?>().FirstOrDefault(s => StateName(s) == asked)
                    : round.State == RoundState.Open && Viewer.May(Area.SignOff, Level.Manage) ? ProgressState.Submitted : null),
            Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Review = read.Value;
        Committees = [.. Review.Page.State.Position.Lines.SelectMany(l => l.Details.Committees).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        return null;
    }
}
