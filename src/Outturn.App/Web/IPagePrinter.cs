using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>Prints a page of ours to PDF, as the same person sees it.</summary>
public interface IPagePrinter
{
    Task<Result<byte[]>> PrintAsync(HttpContext context, string pathAndQuery, CancellationToken cancel);
}
