using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Outturn.GovUk.Markup;

/// <summary>
/// The HTML encoder of every component: it encodes what HTML demands (and what is dangerous), and leaves £, en
/// dashes, arrows and letters of all languages readable in the page source.
/// </summary>
public static class MinimalEncoder
{
    /// <summary>The encoder. Safe for text and for double-quoted attribute values.</summary>
    public static HtmlEncoder Instance { get; } = HtmlEncoder.Create(UnicodeRanges.All);
}
