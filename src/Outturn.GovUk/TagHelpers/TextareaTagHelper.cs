using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>Renders a box of several lines with label, hint and error. <c>&lt;govuk-textarea for="Input.Reason" rows="8" /&gt;</c>.</summary>
[HtmlTargetElement("govuk-textarea")]
public sealed class TextareaTagHelper : LabelledFieldTagHelper
{
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <summary>The height in lines; 5 when not given.</summary>
    [HtmlAttributeName("rows")]
    public int? Rows { get; set; }

    [HtmlAttributeName("autocomplete")]
    public string? Autocomplete { get; set; }

    [HtmlAttributeName("spellcheck")]
    public bool? Spellcheck { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = Bind(context);
        var hint = await HintSlot.Filled(context, output);
        output.Become(Textarea.Render(Labelled(
            new TextareaOptions
            {
                Value = CurrentValue(field.Name, Value),
                Rows = Rows,
                Autocomplete = Autocomplete,
                Spellcheck = Spellcheck,
            },
            context,
            output,
            field,
            hint)));
    }
}
