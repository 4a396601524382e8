using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Panel"/>.</summary>
public sealed record PanelOptions : ContentOptions
{
    public string? TitleText { get; init; }

    /// <summary>Wins over <see cref="TitleText"/>.</summary>
    public IHtmlContent? TitleHtml { get; init; }

    /// <summary>1 when not given.</summary>
    public int? HeadingLevel { get; init; }

    /// <summary>What can be done; only in an interruption panel.</summary>
    public PanelActions? Actions { get; init; }
}

/// <summary>The buttons and links of an interruption panel.</summary>
public sealed record PanelActions : ComponentOptions
{
    public IReadOnlyList<PanelAction> Items { get; init; } = [];
}

/// <summary>One button or link.</summary>
public sealed record PanelAction : ComponentOptions
{
    public string? Text { get; init; }

    public string? Href { get; init; }

    /// <summary><c>button</c> draws a link as a button; without <see cref="Href"/>, the type of the button.</summary>
    public string? Type { get; init; }
}

/// <summary>
/// Renders the confirmation that a transaction is complete or, with the class <c>govuk-panel--interruption</c>, a question
/// that interrupts one. Guidance: only on a page of its own.
/// </summary>
public static class Panel
{
    private const string Interruption = "govuk-panel--interruption";

    public static IHtmlContent Render(PanelOptions options)
    {
        var interrupts = options.Classes?.Contains(Interruption, StringComparison.Ordinal) ?? false;
        var panel = new Element("div", "govuk-panel", interrupts ? null : "govuk-panel--confirmation", options.Classes)
            .Attributes(options.Attributes)
            .Add(new Element(FormattableString.Invariant($"h{options.HeadingLevel ?? 1}"), "govuk-panel__title")
                .Add(Contents.Of(options.TitleHtml, options.TitleText)));
        if (options.HasContent)
            panel.Add(new Element("div", "govuk-panel__body").Add(options.Content));
        return interrupts && options.Actions is { } actions ? panel.Add(Actions(actions)) : panel;
    }

    private static Element Actions(PanelActions actions)
    {
        var group = new Element("div", "govuk-button-group");
        foreach (var action in actions.Items)
            group.Add(" ").Add(Action(action));
        return new Element("div", "govuk-panel__actions", actions.Classes)
            .Attributes(actions.Attributes)
            .Add(actions.Items.Count > 0 ? group : null);
    }

    private static IHtmlContent Action(PanelAction action) =>
        string.IsNullOrEmpty(action.Href) || action.Type == "button"
            ? Button.Render(new ButtonOptions
            {
                Text = action.Text,
                Type = string.IsNullOrEmpty(action.Type) ? "button" : action.Type,
                Classes = ClassNames.Join("govuk-button--inverse", action.Classes),
                Href = action.Href,
                Attributes = action.Attributes,
            })
            : new Element("a", "govuk-link", "govuk-link--inverse", action.Classes)
                .Attribute("href", action.Href)
                .Attributes(action.Attributes)
                .Add(action.Text);
}
