using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>
/// Renders a drop-down list with label, hint and error. Its choices are the <c>govuk-select-item</c> tags inside, then those of <c>items</c>.
/// </summary>
[HtmlTargetElement("govuk-select")]
public sealed class SelectTagHelper : LabelledFieldTagHelper
{
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <summary>Choices from the page's model; which is selected is decided by the field's value alone.</summary>
    [HtmlAttributeName("items")]
    public IEnumerable<SelectListItem>? Items { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = context.Offer(new List<SelectItem>());
        var field = Bind(context);
        var hint = await HintSlot.Filled(context, output);
        items.AddRange((Items ?? []).Select(item => new SelectItem { Value = item.Value, Text = item.Text, Disabled = item.Disabled }));
        output.Become(Select.Render(Labelled(
            new SelectOptions { Value = CurrentValue(field.Name, Value), Items = items },
            context,
            output,
            field,
            hint)));
    }
}

/// <summary>One choice of <c>govuk-select</c>; its text stands between the tags.</summary>
[HtmlTargetElement("govuk-select-item")]
public sealed class SelectItemTagHelper : TagHelper
{
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <summary>Overrides the field's value when given.</summary>
    [HtmlAttributeName("selected")]
    public bool? Selected { get; set; }

    [HtmlAttributeName("disabled")]
    public bool Disabled { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Within<List<SelectItem>>("<govuk-select>").Add(new SelectItem
        {
            Value = Value,
            Text = await output.InnerText(),
            Selected = Selected,
            Disabled = Disabled,
            Attributes = PassedAttributes.Of(output).Others,
        });
        output.SuppressOutput();
    }
}
