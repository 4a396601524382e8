using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Checkboxes"/>.</summary>
public sealed record CheckboxesOptions : ChoicesOptions
{
    /// <summary>Ids of elements that describe the group, separated by spaces; those of the fieldset win.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>The choices; a null is passed over, so that a choice can be left out in place.</summary>
    public IReadOnlyList<CheckboxesItem?> Items { get; init; } = [];

    /// <summary>The values of the choices that stand ticked.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>One checkbox, or a divider.</summary>
public sealed record CheckboxesItem : ChoicesItem
{
    /// <summary>The name of the whole when not given.</summary>
    public string? Name { get; init; }

    /// <summary><c>exclusive</c>: ticking it ("None of these") clears the others, where JavaScript runs.</summary>
    public string? Behaviour { get; init; }
}

/// <summary>Renders a choice of any number. Guidance: say "Select all that apply" in the hint; tick nothing beforehand.</summary>
public static class Checkboxes
{
    public static IHtmlContent Render(CheckboxesOptions options) =>
        Choices.Render("govuk-checkboxes", options,
            string.IsNullOrEmpty(options.Fieldset?.DescribedBy) ? options.DescribedBy : options.Fieldset.DescribedBy,
            describedBy => new Fragment(
                [.. options.Items.Select((item, index) => item is null ? null : Item(options, item, index + 1, describedBy))]));

    private static IHtmlContent Item(CheckboxesOptions options, CheckboxesItem item, int position, string? describedBy)
    {
        if (!string.IsNullOrEmpty(item.Divider))
            return Choices.Divider("govuk-checkboxes", item.Divider);
        var isChecked = item.Checked ?? (options.Values?.Contains(item.Value ?? "", StringComparer.Ordinal) ?? false);
        var input = new Element("input", "govuk-checkboxes__input")
            .Attribute("name", (string.IsNullOrEmpty(item.Name) ? options.Name : item.Name) ?? "")
            .Attribute("type", "checkbox")
            .AttributeIfAny("data-behaviour", item.Behaviour);
        // Without a fieldset there is no group to describe, so each checkbox carries the description.
        return Choices.Item("govuk-checkboxes", options, item, position, isChecked, options.Fieldset is null ? describedBy : null, input);
    }
}
