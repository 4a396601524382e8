using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Textarea"/>.</summary>
public sealed record TextareaOptions : LabelledFieldOptions
{
    public string? Value { get; init; }

    /// <summary>The height in lines; 5 when not given.</summary>
    public int? Rows { get; init; }

    public string? Autocomplete { get; init; }

    public bool? Spellcheck { get; init; }
}

/// <summary>Renders several lines to write in. Guidance: its height should fit the answer expected.</summary>
public static class Textarea
{
    public static IHtmlContent Render(TextareaOptions options)
    {
        var (group, describedBy) = FormGroup.OpenLabelled(options);
        var textarea = new Element("textarea", "govuk-textarea", options.ErrorMessage is null ? null : "govuk-textarea--error", options.Classes)
            .Attribute("id", options.FieldId)
            .Attribute("name", options.Name ?? "")
            .Attribute("rows", FormattableString.Invariant($"{options.Rows ?? 5}"))
            .Attribute("spellcheck", options.Spellcheck)
            .Flag("disabled", options.Disabled)
            .AttributeIfAny("aria-describedby", describedBy)
            .AttributeIfAny("autocomplete", options.Autocomplete)
            .Attributes(options.Attributes);
        // HTML swallows one line break after the opening tag: without another, text that begins with one would lose it.
        if (options.Value is ['\n' or '\r', ..])
            textarea.Add("\n");
        return group.Add(options.FormGroup?.BeforeInput?.Content)
            .Add(textarea.Add(options.Value))
            .Add(options.FormGroup?.AfterInput?.Content);
    }
}
