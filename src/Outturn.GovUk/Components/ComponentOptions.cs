using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>What every component takes: further classes and attributes for its outermost (or its form) element.</summary>
public abstract record ComponentOptions
{
    /// <summary>Further class names, separated by spaces.</summary>
    public string? Classes { get; init; }

    /// <summary>Further HTML attributes; a null value makes an attribute without a value.</summary>
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>A component with one content, given as plain text (encoded) or as HTML; HTML wins when both are given.</summary>
public abstract record ContentOptions : ComponentOptions
{
    public string? Text { get; init; }

    public IHtmlContent? Html { get; init; }

    internal bool HasContent => Html is not null || !string.IsNullOrEmpty(Text);

    internal IHtmlContent? Content => Contents.Of(Html, Text);
}

internal static class Contents
{
    public static IHtmlContent? Of(IHtmlContent? html, string? text) =>
        html ?? (string.IsNullOrEmpty(text) ? null : new TextContent(text));
}
