using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Tabs"/>.</summary>
public sealed record TabsOptions : ComponentOptions
{
    public string? Id { get; init; }

    /// <summary>The beginning of the ids of panels that have none of their own.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>The heading where JavaScript does not run; "Contents" when not given.</summary>
    public string? Title { get; init; }

    /// <summary>The tabs; a null is passed over, so that a tab can be left out in place.</summary>
    public IReadOnlyList<TabsItem?> Items { get; init; } = [];
}

/// <summary>One tab. Attributes go on its link.</summary>
public sealed record TabsItem
{
    public string? Id { get; init; }

    public string? Label { get; init; }

    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }

    public TabsPanel? Panel { get; init; }
}

/// <summary>What a tab shows.</summary>
public sealed record TabsPanel
{
    public string? Text { get; init; }

    /// <summary>Wins over <see cref="Text"/>.</summary>
    public IHtmlContent? Html { get; init; }

    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>Renders related contents of which one shows at a time; without JavaScript, a list of links above all of them.</summary>
public static class Tabs
{
    public static IHtmlContent Render(TabsOptions options)
    {
        var tabs = new Element("div", "govuk-tabs", options.Classes)
            .AttributeIfAny("id", options.Id)
            .Attributes(options.Attributes)
            .Attribute("data-module", "govuk-tabs")
            .Add(new Element("h2", "govuk-tabs__title").Add(options.Title ?? "Contents"));
        if (options.Items.Count == 0)
            return tabs;

        var list = new Element("ul", "govuk-tabs__list");
        var panels = new List<IHtmlContent>();
        for (var index = 0; index < options.Items.Count; index++)
        {
            if (options.Items[index] is not { } item)
                continue;
            var id = string.IsNullOrEmpty(item.Id) ? FormattableString.Invariant($"{options.IdPrefix}-{index + 1}") : item.Id;
            list.Add(new Element("li", "govuk-tabs__list-item", index == 0 ? "govuk-tabs__list-item--selected" : null)
                .Add(new Element("a", "govuk-tabs__tab").Attribute("href", "#" + id).Attributes(item.Attributes).Add(item.Label)));
            panels.Add(Panel(item.Panel, id, hidden: index > 0));
        }

        return tabs.Add(list).Add(new Fragment(panels));
    }

    private static Element Panel(TabsPanel? panel, string id, bool hidden) =>
        new Element("div", "govuk-tabs__panel", hidden ? "govuk-tabs__panel--hidden" : null)
            .Attribute("id", id)
            .Attributes(panel?.Attributes)
            .Add(panel?.Html ?? (string.IsNullOrEmpty(panel?.Text) ? null : new Element("p", "govuk-body").Add(panel.Text)));
}
