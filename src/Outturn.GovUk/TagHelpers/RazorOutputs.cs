using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.TagHelpers;

/// <summary>The steps that all tags share.</summary>
internal static class RazorOutputs
{
    /// <summary>Puts the component where the tag stood; the tag itself is not written.</summary>
    public static void Become(this TagHelperOutput output, IHtmlContent? component)
    {
        output.TagName = null;
        output.Attributes.Clear();
        if (component is null)
            output.SuppressOutput();
        else
            output.Content.SetHtmlContent(component);
    }

    /// <summary>What stands between the tags; null when that is nothing but space.</summary>
    public static async Task<IHtmlContent?> InnerHtml(this TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        return content.IsEmptyOrWhiteSpace ? null : content;
    }

    /// <summary>What stands between the tags, for a place that takes plain text.</summary>
    public static async Task<string?> InnerText(this TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        return content.IsEmptyOrWhiteSpace ? null : WebUtility.HtmlDecode(content.GetContent(MinimalEncoder.Instance)).Trim();
    }

    /// <summary>What a parent tag left for the tags within it; its absence means that the tag stands in the wrong place.</summary>
    public static T Within<T>(this TagHelperContext context, string parents)
        where T : class =>
        context.Items.TryGetValue(typeof(T), out var found) && found is T parent
            ? parent
            : throw new InvalidOperationException($"<{context.TagName}> must stand inside {parents}.");

    /// <summary>Leaves something for the tags within this one.</summary>
    public static T Offer<T>(this TagHelperContext context, T offered)
        where T : class
    {
        context.Items[typeof(T)] = offered;
        return offered;
    }
}
