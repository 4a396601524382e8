using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Breadcrumbs"/>.</summary>
public sealed record BreadcrumbsOptions : ComponentOptions
{
    public IReadOnlyList<BreadcrumbsItem> Items { get; init; } = [];

    /// <summary>On small screens only the first and the last item show.</summary>
    public bool CollapseOnMobile { get; init; }

    /// <summary>The name of the landmark; "Breadcrumb" when not given.</summary>
    public string? LabelText { get; init; }
}

/// <summary>One crumb. Without <see cref="Href"/> it is the current page. Attributes go on its link.</summary>
public sealed record BreadcrumbsItem : ContentOptions
{
    public string? Href { get; init; }
}

/// <summary>Renders where a page stands in a hierarchy. It stands before <c>main</c>, and never together with a back link.</summary>
public static class Breadcrumbs
{
    public static IHtmlContent Render(BreadcrumbsOptions options)
    {
        var list = new Element("ol", "govuk-breadcrumbs__list");
        foreach (var item in options.Items)
            list.Add(Item(item));
        return new Element("nav", "govuk-breadcrumbs", options.Classes,
                options.CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null)
            .Attributes(options.Attributes)
            .Attribute("aria-label", options.LabelText ?? "Breadcrumb")
            .Add(list);
    }

    private static Element Item(BreadcrumbsItem item)
    {
        var entry = new Element("li", "govuk-breadcrumbs__list-item");
        return string.IsNullOrEmpty(item.Href)
            ? entry.Attribute("aria-current", "page").Add(item.Content)
            : entry.Add(new Element("a", "govuk-breadcrumbs__link")
                .Attribute("href", item.Href)
                .Attributes(item.Attributes)
                .Add(item.Content));
    }
}
