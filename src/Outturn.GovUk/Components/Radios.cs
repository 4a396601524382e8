using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Radios"/>.</summary>
public sealed record RadiosOptions : ChoicesOptions
{
    /// <summary>The choices; a null is passed over, so that a choice can be left out in place.</summary>
    public IReadOnlyList<RadiosItem?> Items { get; init; } = [];

    /// <summary>The value of the choice that stands selected.</summary>
    public string? Value { get; init; }
}

/// <summary>One radio, or a divider.</summary>
public sealed record RadiosItem : ChoicesItem;

/// <summary>Renders a choice of one. Guidance: select nothing beforehand; no radio can be unselected again.</summary>
public static class Radios
{
    public static IHtmlContent Render(RadiosOptions options) =>
        Choices.Render("govuk-radios", options, options.Fieldset?.DescribedBy,
            _ => new Fragment([.. options.Items.Select((item, index) => item is null ? null : Item(options, item, index + 1))]));

    private static IHtmlContent Item(RadiosOptions options, RadiosItem item, int position)
    {
        if (!string.IsNullOrEmpty(item.Divider))
            return Choices.Divider("govuk-radios", item.Divider);
        var isChecked = item.Checked ?? (!string.IsNullOrEmpty(options.Value) && item.Value == options.Value);
        var input = new Element("input", "govuk-radios__input").Attribute("name", options.Name ?? "").Attribute("type", "radio");
        return Choices.Item("govuk-radios", options, item, position, isChecked, describedBy: null, input);
    }
}
