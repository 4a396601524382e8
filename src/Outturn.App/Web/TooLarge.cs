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
        catch (Exception e) when (!context.Response.HasStarted && (e is BadHttpRequestException or InvalidDataException || IsUnreadableForm(e, context)))
        {
            context.Response.Clear();
            context.Response.StatusCode = e switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                InvalidDataException => StatusCodes.Status413PayloadTooLarge,
                _ => StatusCodes.Status400BadRequest,
            };
            if (context.Response.StatusCode == StatusCodes.Status400BadRequest && context.Request.HasFormContentType)
            {
                context.Items[ProblemPageResult.ItemKey] = new List<Problem> { Problem.Error("form.unreadable", "form", "Something in the form is not text (a NUL character, perhaps from a pasted block). Go back, take it out and send it again. Nothing was written.") };
            }

            // The page that says so must not try to read the form again.
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        }
    }

    /// <summary>The framework throws so for a character that is no text.</summary>
    private static bool IsUnreadableForm(Exception e, HttpContext context) =>
        e is InvalidOperationException && context.Request.HasFormContentType && context.Features.Get<IFormFeature>()?.Form is null;
}
