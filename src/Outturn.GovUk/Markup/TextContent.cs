using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Outturn.GovUk.Markup;

/// <summary>Plain text, encoded when written.</summary>
internal sealed class TextContent(string text) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => MinimalEncoder.Instance.Encode(writer, text);
}
