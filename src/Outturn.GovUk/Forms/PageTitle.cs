using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Outturn.GovUk.Forms;

/// <summary>The text of the <c>title</c> element.</summary>
public static class PageTitle
{
    /// <summary>
    /// The parts joined by en dashes, the page's own title first; with "Error: " before them when the page has errors, so that a screen
    /// reader says at once that something is wrong.
    /// </summary>
    public static string Of(ModelStateDictionary modelState, params ReadOnlySpan<string?> parts)
    {
        ArgumentNullException.ThrowIfNull(modelState);
        var title = string.Join(" – ", parts.ToArray().Where(part => !string.IsNullOrWhiteSpace(part)));
        return modelState.ErrorCount > 0 ? "Error: " + title : title;
    }
}
