using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Outturn.GovUk.Markup;

/// <summary>
/// Content that is decided when the page is written, not when its place in the page runs: Razor buffers a page and
/// writes it once all of it has run, so something at the top can depend on what stands below.
/// </summary>
internal sealed class DeferredContent(Func<IHtmlContent?> decide) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => decide()?.WriteTo(writer, encoder);
}
