using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Button"/>.</summary>
public sealed record ButtonOptions : ContentOptions
{
    /// <summary>Makes a link that looks like a button: for going somewhere, not for sending a form.</summary>
    public string? Href { get; init; }

    /// <summary><c>submit</c> when not given.</summary>
    public string? Type { get; init; }

    public string? Name { get; init; }

    public string? Value { get; init; }

    public string? Id { get; init; }

    /// <summary>Guidance: avoid disabled buttons; they have poor contrast and tell nobody why.</summary>
    public bool Disabled { get; init; }

    /// <summary>Ignores a second press within a second (where JavaScript runs); null leaves the matter out of the markup.</summary>
    public bool? PreventDoubleClick { get; init; }

    /// <summary>The call to action on a start page, with its arrow.</summary>
    public bool IsStartButton { get; init; }
}

/// <summary>Renders a button, or a link that looks like one. Guidance: one primary button on a page, its text says what it does.</summary>
public static class Button
{
    public static IHtmlContent Render(ButtonOptions options)
    {
        var isLink = !string.IsNullOrEmpty(options.Href);
        var element = new Element(isLink ? "a" : "button", "govuk-button", options.Classes,
            options.IsStartButton ? "govuk-button--start" : null);
        if (isLink)
        {
            element.Attribute("href", options.Href).Attribute("role", "button").Attribute("draggable", "false");
        }
        else
        {
            element.Attribute("type", string.IsNullOrEmpty(options.Type) ? "submit" : options.Type)
                .AttributeIfAny("value", options.Value)
                .AttributeIfAny("name", options.Name)
                .Flag("disabled", options.Disabled)
                .AttributeIfAny("aria-disabled", options.Disabled ? "true" : null)
                .Attribute("data-prevent-double-click", options.PreventDoubleClick);
        }

        element.Attribute("data-module", "govuk-button").Attributes(options.Attributes).AttributeIfAny("id", options.Id);
        // A start button is a flex box, which would swallow the spaces between inline elements of its content.
        element.Add(options.Html is not null && options.IsStartButton
            ? new Element("span").Add(options.Html)
            : options.Content);
        return options.IsStartButton ? element.Add(" ").Add(StartIcon()) : element;
    }

    private static Element StartIcon() =>
        new Element("svg", "govuk-button__start-icon")
            .Attribute("xmlns", "http://www.w3.org/2000/svg")
            .Attribute("width", "17.5")
            .Attribute("height", "19")
            .Attribute("viewBox", "0 0 33 40")
            .Attribute("aria-hidden", "true")
            .Attribute("focusable", "false")
            .Add(new Element("path").Attribute("fill", "currentColor").Attribute("d", "M0 0h13l20 20-20 20H0l20-20z"));
}
