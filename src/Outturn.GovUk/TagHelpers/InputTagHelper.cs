using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>
/// Renders a text input with label, hint and error. <c>&lt;govuk-input for="Input.Title" width="20" /&gt;</c>. Guidance: for
/// whole numbers <c>inputmode="numeric" spellcheck="false"</c>; for pounds <c>prefix="£"</c>.
/// </summary>
[HtmlTargetElement("govuk-input")]
public sealed class InputTagHelper : LabelledFieldTagHelper
{
    private static readonly int[] Widths = [2, 3, 4, 5, 10, 20, 30];

    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    [HtmlAttributeName("type")]
    public string? Type { get; set; }

    [HtmlAttributeName("inputmode")]
    public string? Inputmode { get; set; }

    /// <summary>The purpose of the field, as in WCAG 1.3.5: <c>name</c>, <c>email</c>, <c>off</c>.</summary>
    [HtmlAttributeName("autocomplete")]
    public string? Autocomplete { get; set; }

    [HtmlAttributeName("spellcheck")]
    public bool? Spellcheck { get; set; }

    /// <summary>Not read out: the label must say the unit too.</summary>
    [HtmlAttributeName("prefix")]
    public string? Prefix { get; set; }

    /// <summary>Not read out: the label must say the unit too.</summary>
    [HtmlAttributeName("suffix")]
    public string? Suffix { get; set; }

    /// <summary>The width in characters: 2, 3, 4, 5, 10, 20 or 30; the whole column when not given.</summary>
    [HtmlAttributeName("width")]
    public int? Width { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Width is { } width && !Widths.Contains(width))
            throw new InvalidOperationException($"The width of <govuk-input> must be one of {string.Join(", ", Widths)}, not {width}.");
        var field = Bind(context);
        var hint = await HintSlot.Filled(context, output);
        output.Become(Input.Render(Labelled(
            new InputOptions
            {
                // A secret is never sent back to the page.
                Value = Type == "password" ? null : CurrentValue(field.Name, Value),
                Type = Type,
                Inputmode = Inputmode,
                Autocomplete = Autocomplete,
                Spellcheck = Spellcheck,
                Prefix = Prefix is null ? null : new AffixOptions { Text = Prefix },
                Suffix = Suffix is null ? null : new AffixOptions { Text = Suffix },
                Classes = Width is null ? null : FormattableString.Invariant($"govuk-input--width-{Width}"),
            },
            context,
            output,
            field,
            hint)));
    }
}
