using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Input"/>.</summary>
public sealed record InputOptions : LabelledFieldOptions
{
    /// <summary><c>text</c> when not given. Guidance: for numbers, <c>text</c> with <see cref="Inputmode"/> <c>numeric</c>.</summary>
    public string? Type { get; init; }

    public string? Inputmode { get; init; }

    public string? Value { get; init; }

    /// <summary>For example <c>£</c>. Not read out: the label must say the unit too.</summary>
    public AffixOptions? Prefix { get; init; }

    /// <summary>For example <c>per item</c>. Not read out: the label must say the unit too.</summary>
    public AffixOptions? Suffix { get; init; }

    /// <summary>The purpose of the field, as in WCAG 1.3.5: <c>name</c>, <c>email</c>, <c>off</c>.</summary>
    public string? Autocomplete { get; init; }

    public string? Pattern { get; init; }

    /// <summary>False for references and codes; null leaves it to the browser.</summary>
    public bool? Spellcheck { get; init; }

    public string? Autocapitalize { get; init; }

    /// <summary>The element around input, prefix and suffix.</summary>
    public InputWrapperOptions? InputWrapper { get; init; }
}

/// <summary>A prefix or suffix of an input.</summary>
public sealed record AffixOptions : ContentOptions;

/// <summary>The element around an input with its prefix and suffix.</summary>
public sealed record InputWrapperOptions : ComponentOptions;

/// <summary>Renders one line to write in. Guidance: as wide as the answer; never a placeholder in the label's place.</summary>
public static class Input
{
    public static IHtmlContent Render(InputOptions options)
    {
        var (group, describedBy) = FormGroup.OpenLabelled(options);
        var input = new Element("input", "govuk-input", options.Classes, options.ErrorMessage is null ? null : "govuk-input--error")
            .Attribute("id", options.FieldId)
            .Attribute("name", options.Name ?? "")
            .Attribute("type", string.IsNullOrEmpty(options.Type) ? "text" : options.Type)
            .Attribute("spellcheck", options.Spellcheck)
            .Attribute("value", options.Value)
            .Flag("disabled", options.Disabled)
            .AttributeIfAny("aria-describedby", describedBy)
            .Attribute("autocomplete", options.Autocomplete)
            .Attribute("autocapitalize", options.Autocapitalize)
            .Attribute("pattern", options.Pattern)
            .Attribute("inputmode", options.Inputmode)
            .Attributes(options.Attributes);

        var before = options.FormGroup?.BeforeInput?.Content;
        var after = options.FormGroup?.AfterInput?.Content;
        var prefix = Affix(options.Prefix, "govuk-input__prefix");
        var suffix = Affix(options.Suffix, "govuk-input__suffix");
        if (before is null && after is null && prefix is null && suffix is null)
            return group.Add(input);
        return group.Add(new Element("div", "govuk-input__wrapper", options.InputWrapper?.Classes)
            .Attributes(options.InputWrapper?.Attributes)
            .Add(before)
            .Add(prefix)
            .Add(input)
            .Add(suffix)
            .Add(after));
    }

    private static Element? Affix(AffixOptions? affix, string name) =>
        affix is null or { HasContent: false }
            ? null
            : new Element("div", name, affix.Classes)
                .Attribute("aria-hidden", "true")
                .Attributes(affix.Attributes)
                .Add(affix.Content);
}
