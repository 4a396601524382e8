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
        catch (InvalidDataException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
    }
}
