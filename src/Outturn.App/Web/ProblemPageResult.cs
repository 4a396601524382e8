using Microsoft.AspNetCore.Mvc;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>Sends the reader to the problem page, drawn in place with the right status; the address does not change.</summary>
public sealed class ProblemPageResult(int status, IReadOnlyList<Problem> problems) : ActionResult
{
    public const string ItemKey = "outturn:problems";

    public override Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Items[ItemKey] = problems;
        context.HttpContext.Response.StatusCode = status;
        return Task.CompletedTask; // the status-code pages draw it
    }
}
