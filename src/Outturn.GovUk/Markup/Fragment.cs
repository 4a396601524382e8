using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Outturn.GovUk.Markup;

/// <summary>Contents side by side, without an element around them; nothing when there are none.</summary>
internal sealed class Fragment(params IReadOnlyList<IHtmlContent?> parts) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var part in parts)
            part?.WriteTo(writer, encoder);
    }
}
