using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="SummaryList"/>.</summary>
public sealed record SummaryListOptions : ComponentOptions
{
    /// <summary>The rows; a null is passed over, so that a row can be left out in place.</summary>
    public IReadOnlyList<SummaryListRow?> Rows { get; init; } = [];

    /// <summary>Puts the list in a card with a title.</summary>
    public SummaryCardOptions? Card { get; init; }
}

/// <summary>One row: a key, its value, and what can be done with it.</summary>
public sealed record SummaryListRow
{
    public string? Classes { get; init; }

    public SummaryListCell? Key { get; init; }

    public SummaryListCell? Value { get; init; }

    public SummaryListActions? Actions { get; init; }
}

/// <summary>A key or a value.</summary>
public sealed record SummaryListCell
{
    public string? Text { get; init; }

    /// <summary>Wins over <see cref="Text"/>.</summary>
    public IHtmlContent? Html { get; init; }

    public string? Classes { get; init; }

    internal IHtmlContent? Content => Contents.Of(Html, Text);
}

/// <summary>The links of a row or of a card.</summary>
public sealed record SummaryListActions
{
    public string? Classes { get; init; }

    public IReadOnlyList<SummaryListAction>? Items { get; init; }
}

/// <summary>One link.</summary>
public sealed record SummaryListAction : ContentOptions
{
    public string? Href { get; init; }

    /// <summary>Completes the link for those who hear it alone: "Change" + "name".</summary>
    public string? VisuallyHiddenText { get; init; }
}

/// <summary>The card around a list.</summary>
public sealed record SummaryCardOptions : ComponentOptions
{
    public SummaryCardTitle? Title { get; init; }

    public SummaryListActions? Actions { get; init; }
}

/// <summary>The title of a card.</summary>
public sealed record SummaryCardTitle
{
    public string? Text { get; init; }

    /// <summary>Wins over <see cref="Text"/>.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>2 when not given.</summary>
    public int? HeadingLevel { get; init; }

    public string? Classes { get; init; }

    internal IHtmlContent? Content => Contents.Of(Html, Text);
}

/// <summary>Renders facts as keys and values, such as answers to check. Guidance: not for tabular data.</summary>
public static class SummaryList
{
    public static IHtmlContent Render(SummaryListOptions options)
    {
        var anyActions = options.Rows.Any(row => row?.Actions?.Items is { Count: > 0 });
        var list = new Element("dl", "govuk-summary-list", options.Classes).Attributes(options.Attributes);
        foreach (var row in options.Rows.OfType<SummaryListRow>())
            list.Add(Row(row, anyActions, options.Card?.Title));
        return options.Card is { } card ? Card(card, list) : list;
    }

    private static Element Row(SummaryListRow row, bool anyActions, SummaryCardTitle? cardTitle)
    {
        // Without its own actions a row needs the class that makes its border as long as the others'.
        var noActions = anyActions && row.Actions?.Items is null ? "govuk-summary-list__row--no-actions" : null;
        return new Element("div", "govuk-summary-list__row", noActions, row.Classes)
            .Add(new Element("dt", "govuk-summary-list__key", row.Key?.Classes).Add(row.Key?.Content))
            .Add(new Element("dd", "govuk-summary-list__value", row.Value?.Classes).Add(row.Value?.Content))
            .Add(RowActions(row.Actions, cardTitle));
    }

    private static Element? RowActions(SummaryListActions? actions, SummaryCardTitle? cardTitle)
    {
        if (actions?.Items is not { Count: > 0 } items)
            return null;
        var cell = new Element("dd", "govuk-summary-list__actions", actions.Classes);
        return items is [var only]
            ? cell.Add(Link(only, cardTitle))
            : cell.Add(Links(items, cardTitle, new Element("ul", "govuk-summary-list__actions-list"), "govuk-summary-list__actions-list-item"));
    }

    private static Element Card(SummaryCardOptions card, Element list)
    {
        var heading = new Element("div", "govuk-summary-card__title-wrapper");
        if (card.Title is { } title)
        {
            heading.Add(new Element(FormattableString.Invariant($"h{title.HeadingLevel ?? 2}"), "govuk-summary-card__title", title.Classes)
                .Add(title.Content));
        }

        if (card.Actions?.Items is [var only])
            heading.Add(new Element("div", "govuk-summary-card__actions", card.Actions.Classes).Add(Link(only, card.Title)));
        else if (card.Actions?.Items is { Count: > 1 } items)
            heading.Add(Links(items, card.Title, new Element("ul", "govuk-summary-card__actions", card.Actions.Classes), "govuk-summary-card__action"));

        return new Element("div", "govuk-summary-card", card.Classes)
            .Attributes(card.Attributes)
            .Add(heading)
            .Add(new Element("div", "govuk-summary-card__content").Add(list));
    }

    private static Element Links(IReadOnlyList<SummaryListAction> actions, SummaryCardTitle? cardTitle, Element list, string itemClass)
    {
        foreach (var action in actions)
            list.Add(new Element("li", itemClass).Add(Link(action, cardTitle)));
        return list;
    }

    private static Element Link(SummaryListAction action, SummaryCardTitle? cardTitle)
    {
        var link = new Element("a", "govuk-link", action.Classes)
            .Attribute("href", action.Href ?? "")
            .Attributes(action.Attributes)
            .Add(action.Content);
        if (string.IsNullOrEmpty(action.VisuallyHiddenText) && cardTitle is null)
            return link;
        var hidden = new Element("span", "govuk-visually-hidden");
        if (!string.IsNullOrEmpty(action.VisuallyHiddenText))
            hidden.Add(" " + action.VisuallyHiddenText);
        if (cardTitle is not null)
            hidden.Add(" (").Add(cardTitle.Content).Add(")");
        return link.Add(hidden);
    }
}
