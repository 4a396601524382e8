using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Pagination"/>.</summary>
public sealed record PaginationOptions : ComponentOptions
{
    /// <summary>The pages; a null or an empty one is passed over. Null makes the block form: previous and next alone.</summary>
    public IReadOnlyList<PaginationItem?>? Items { get; init; }

    public PaginationLink? Previous { get; init; }

    public PaginationLink? Next { get; init; }

    /// <summary>The name of the landmark; "Pagination" when not given.</summary>
    public string? LandmarkLabel { get; init; }
}

/// <summary>One page, or an ellipsis in place of several.</summary>
public sealed record PaginationItem
{
    public string? Number { get; init; }

    /// <summary>The name of the link; "Page" and the number when not given.</summary>
    public string? VisuallyHiddenText { get; init; }

    public string? Href { get; init; }

    public bool Current { get; init; }

    public bool Ellipsis { get; init; }

    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>The link to the previous or the next page.</summary>
public sealed record PaginationLink
{
    /// <summary>"Previous page" or "Next page" when not given.</summary>
    public string? Text { get; init; }

    /// <summary>Wins over <see cref="Text"/>.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>In the block form, the title of the page it leads to.</summary>
    public string? LabelText { get; init; }

    public string? Href { get; init; }

    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>Renders the way through a list of pages. Guidance: leave out previous on the first page and next on the last.</summary>
public static class Pagination
{
    private const string PreviousArrow =
        "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z";

    private const string NextArrow =
        "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z";

    private static readonly PaginationItem Empty = new();

    public static IHtmlContent Render(PaginationOptions options)
    {
        var block = options.Items is null && (options.Next is not null || options.Previous is not null);
        var nav = new Element("nav", "govuk-pagination", block ? "govuk-pagination--block" : null, options.Classes)
            .Attribute("aria-label", string.IsNullOrEmpty(options.LandmarkLabel) ? "Pagination" : options.LandmarkLabel)
            .Attributes(options.Attributes)
            .Add(Arrow(options.Previous, "prev", "Previous", block));
        if (options.Items is not null)
        {
            var list = new Element("ul", "govuk-pagination__list");
            foreach (var item in options.Items)
            {
                if (item is not null && item != Empty)
                    list.Add(Page(item));
            }

            nav.Add(list);
        }

        return nav.Add(Arrow(options.Next, "next", "Next", block));
    }

    private static Element Page(PaginationItem item)
    {
        var entry = new Element("li", "govuk-pagination__item",
            item.Current ? "govuk-pagination__item--current" : null,
            item.Ellipsis ? "govuk-pagination__item--ellipsis" : null);
        return item.Ellipsis
            ? entry.Add("\u22ef")
            : entry.Add(new Element("a", "govuk-link", "govuk-pagination__link")
                .Attribute("href", item.Href ?? "")
                .Attribute("aria-label", item.VisuallyHiddenText ?? "Page " + item.Number)
                .AttributeIfAny("aria-current", item.Current ? "page" : null)
                .Attributes(item.Attributes)
                .Add(item.Number));
    }

    private static Element? Arrow(PaginationLink? link, string direction, string word, bool block)
    {
        if (link is null || string.IsNullOrEmpty(link.Href))
            return null;
        var anchor = new Element("a", "govuk-link", "govuk-pagination__link")
            .Attribute("href", link.Href)
            .Attribute("rel", direction)
            .Attributes(link.Attributes);
        var hasLabel = !string.IsNullOrEmpty(link.LabelText);
        var arrowFirst = block || direction == "prev";
        if (arrowFirst)
            anchor.Add(Icon(direction)).Add(" ");
        anchor.Add(new Element("span", "govuk-pagination__link-title", block && !hasLabel ? "govuk-pagination__link-title--decorated" : null)
            .Add(Contents.Of(link.Html, link.Text)
                ?? new Fragment(new TextContent(word), new Element("span", "govuk-visually-hidden").Add(" page"))));
        if (block && hasLabel)
        {
            anchor.Add(" ").Add(new Element("span", "govuk-visually-hidden").Add(":"))
                .Add(" ").Add(new Element("span", "govuk-pagination__link-label").Add(link.LabelText));
        }

        if (!arrowFirst)
            anchor.Add(" ").Add(Icon(direction));
        return new Element("div", "govuk-pagination__" + direction).Add(anchor);
    }

    private static Element Icon(string direction) =>
        new Element("svg", "govuk-pagination__icon", "govuk-pagination__icon--" + direction)
            .Attribute("xmlns", "http://www.w3.org/2000/svg")
            .Attribute("height", "13")
            .Attribute("width", "15")
            .Attribute("aria-hidden", "true")
            .Attribute("focusable", "false")
            .Attribute("viewBox", "0 0 15 13")
            .Add(new Element("path").Attribute("d", direction == "prev" ? PreviousArrow : NextArrow));
}
