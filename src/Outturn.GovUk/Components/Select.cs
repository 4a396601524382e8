using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Select"/>.</summary>
public sealed record SelectOptions : LabelledFieldOptions
{
    /// <summary>The choices; a null is passed over, so that a choice can be left out in place.</summary>
    public IReadOnlyList<SelectItem?> Items { get; init; } = [];

    /// <summary>The value of the choice that stands selected.</summary>
    public string? Value { get; init; }
}

/// <summary>One choice.</summary>
public sealed record SelectItem
{
    /// <summary>What the form sends; the text when null.</summary>
    public string? Value { get; init; }

    public string? Text { get; init; }

    /// <summary>Overrides <see cref="SelectOptions.Value"/> when given.</summary>
    public bool? Selected { get; init; }

    public bool Disabled { get; init; }

    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>Renders a choice from a drop-down list. Guidance: a last resort; prefer radios, which people find easier.</summary>
public static class Select
{
    public static IHtmlContent Render(SelectOptions options)
    {
        var (group, describedBy) = FormGroup.OpenLabelled(options);
        var select = new Element("select", "govuk-select", options.Classes, options.ErrorMessage is null ? null : "govuk-select--error")
            .Attribute("id", options.FieldId)
            .Attribute("name", options.Name ?? "")
            .Flag("disabled", options.Disabled)
            .AttributeIfAny("aria-describedby", describedBy)
            .Attributes(options.Attributes);
        foreach (var item in options.Items.OfType<SelectItem>())
        {
            select.Add(new Element("option")
                .Attribute("value", item.Value)
                .Flag("selected", item.Selected ?? (!string.IsNullOrEmpty(options.Value) && (item.Value ?? item.Text) == options.Value))
                .Flag("disabled", item.Disabled)
                .Attributes(item.Attributes)
                .Add(item.Text));
        }

        return group.Add(options.FormGroup?.BeforeInput?.Content).Add(select).Add(options.FormGroup?.AfterInput?.Content);
    }
}
