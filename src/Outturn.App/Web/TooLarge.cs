using Microsoft.AspNetCore.Http.Features;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>A body larger than the page takes answers 413 with a page that says so, not a broken connection.</summary>
public sealed class TooLarge(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Refuse a claim before a byte of it is read.
        if (context.Request.ContentLength > Pages.Tracking.ImportModel.MostBytes)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = bad.StatusCode;
        }
        catch (InvalidOperationException) when (!context.Response.HasStarted && context.Request.HasFormContentType && context.Features.Get<IFormFeature>()?.Form is null)
        {
            // The form could not be read: the framework throws so for a character that is no character.
            context.Response.Clear();
            context.Items[ProblemPageResult.ItemKey] = new List<Problem> { Problem.Error("form.unreadable", "form", "Something in the form is not text (a NUL character, perhaps from a pasted block). Go back, take it out and send it again. Nothing was written.") };
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (InvalidDataException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
    }
}
