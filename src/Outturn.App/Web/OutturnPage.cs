using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Outturn.App.Security;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>What every page has: who looks, as at when, and the one way in which problems are shown.</summary>
public abstract class OutturnPage : PageModel
{
    /// <summary>Who looks. Set before any handler runs.</summary>
    public Viewer Viewer { get; private set; } = new(new Actor(Guid.Empty, ""), [], []);

    public AsAt AsAt { get; private set; } = AsAt.Now;

    /// <summary>Whether the as-at control is shown: only where the page reads council data.</summary>
    public virtual bool ShowsAsAt => false;

    /// <summary>Positions to choose from in the as-at control, newest first.</summary>
    public IReadOnlyList<DateOnly> Positions { get; protected set; } = [];

    public string Title { get; protected set; } = "";

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Viewer = await HttpContext.RequestServices.GetRequiredService<Viewers>().OfAsync(User, Cancel);
        var read = AsAtQuery.Read(Request.Query);
        if (!read.Ok)
        {
            context.Result = Problem(StatusCodes.Status400BadRequest, read.Problems);
            return;
        }

        AsAt = read.Value;
        if (!AsAt.IsNow && !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method))
        {
            context.Result = Problem(StatusCodes.Status400BadRequest, [Core.Values.Problem.Error("as-at.read-only", "as-at", "A past position cannot be written. Return to today first.")]);
            return;
        }

        await next();
    }

    /// <summary>Shows problems on a page of their own with the status.</summary>
    protected IActionResult Problem(int status, IReadOnlyList<Problem> problems) => new ProblemPageResult(status, problems);

    /// <summary>A read or an operation said no: not allowed, not there, or not valid.</summary>
    protected IActionResult Refused(IReadOnlyList<Problem> problems) => Problem(ProblemStatus.Of(problems), problems);

    /// <summary>Puts problems beside the fields they name; those that name none stand in the summary alone.</summary>
    protected void Show(IReadOnlyList<Problem> problems, Func<string, string>? field = null)
    {
        foreach (var problem in problems)
        {
            ModelState.AddModelError(field?.Invoke(problem.Where) ?? problem.Where, problem.Message);
        }
    }

    /// <summary>The as-at part of an address, to be carried by every link on the page: empty for today.</summary>
    public string AsAtSuffix(char first = '?') => AsAtQuery.Text(AsAt) is { Length: > 0 } text ? first + text : "";

    public string Today => AsAt.Position is { } day ? CouncilTime.Words(day) : CouncilTime.Words(Instant.From(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).Day);

    public static string N(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}

/// <summary>The status that problems answer with.</summary>
public static class ProblemStatus
{
    public static int Of(IReadOnlyList<Problem> problems) =>
        problems.Any(p => p.Code.StartsWith("permission.", StringComparison.Ordinal)) ? StatusCodes.Status403Forbidden
        : problems.Any(p => p.Code.EndsWith("not-found", StringComparison.Ordinal)) ? StatusCodes.Status404NotFound
        : StatusCodes.Status400BadRequest;
}

/// <summary>As-at in an address: <c>?as-at=2017-10-31</c> by position, <c>&amp;recorded-by=2017-11-07</c> by the clock.</summary>
public static class AsAtQuery
{
    public static Result<AsAt> Read(IQueryCollection query)
    {
        DateOnly? position = null;
        Instant? recordedBy = null;
        var another = query["another"].ToString();
        var day = another.Length > 0 ? another : query["as-at"].ToString();
        if (day.Length > 0)
        {
            if (!CouncilTime.TryParseDay(day, out var parsed))
            {
                return Result.Refused<AsAt>(Problem.Error("as-at.unreadable", "as-at", $"“{day}” is not a date. Write it as 2017-10-31 or 31/10/2017."));
            }

            position = parsed;
        }

        var clock = query["recorded-by"].ToString();
        if (clock.Length > 0)
        {
            if (CouncilTime.TryParseDay(clock, out var recordedDay))
            {
                recordedBy = CouncilTime.EndOf(recordedDay);
            }
            else if (DateTime.TryParseExact(clock, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                recordedBy = Instant.From(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(time, CouncilTime.Zone), TimeSpan.Zero));
            }
            else
            {
                return Result.Refused<AsAt>(Problem.Error("as-at.unreadable", "recorded-by", $"“{clock}” is not a date or a time. Write it as 2017-11-07 or 2017-11-07T12:00."));
            }
        }

        return Result.Ok(new AsAt(position, recordedBy));
    }

    public static string Text(AsAt asAt)
    {
        var position = asAt.Position is { } day ? "as-at=" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        var clock = asAt.RecordedBy is { } by ? "recorded-by=" + by.London.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) : "";
        return position.Length > 0 && clock.Length > 0 ? $"{position}&{clock}" : position + clock;
    }
}
