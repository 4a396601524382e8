using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;
using Outturn.GovUk.Forms;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.TagHelpers;

/// <summary>
/// Renders a choice of any number, with legend, hint and error. Bound to a collection, or to a bool with one checkbox of value <c>true</c>.
/// Its choices are the <c>govuk-checkboxes-item</c> and <c>govuk-checkboxes-divider</c> tags inside, then those of <c>items</c>.
/// </summary>
[HtmlTargetElement("govuk-checkboxes")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    /// <summary>The values that stand ticked, where no property holds them.</summary>
    [HtmlAttributeName("values")]
    public IEnumerable<string>? Values { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = context.Offer(new List<CheckboxesItem>());
        // Before the content: fields within a choice come after their question.
        var field = Bind(context, hasParts: true);
        var hint = await HintSlot.Filled(context, output);
        items.AddRange((Items ?? []).Select(item => new CheckboxesItem { Value = item.Value, Text = item.Text, Disabled = item.Disabled }));
        var passed = PassedAttributes.Of(output);
        // One checkbox alone ("I agree") is its own question.
        var alone = items.Count == 1 && Legend is null;
        output.Become(Checkboxes.Render(new CheckboxesOptions
        {
            Name = field.Name,
            IdPrefix = field.Id,
            DescribedBy = DescribedBy,
            Fieldset = alone ? null : Question(context),
            Hint = HintOf(hint),
            ErrorMessage = field.ErrorMessage,
            FormGroup = FormGroupOf(),
            Items = items,
            Values = [.. FormValue.Typed(ViewContext.ModelState, field.Name) ?? Values ?? FormValue.Held(For)],
            Classes = ClassNames.Join(Small ? "govuk-checkboxes--small" : null, passed.Classes),
            Attributes = passed.Others,
        }));
    }
}

/// <summary>One checkbox; its label stands between the tags.</summary>
[HtmlTargetElement("govuk-checkboxes-item")]
public sealed class CheckboxesItemTagHelper : ChoicesItemTagHelper
{
    /// <summary>Ticking this one ("None of these") clears the others, where JavaScript runs; the server must check it too.</summary>
    [HtmlAttributeName("exclusive")]
    public bool Exclusive { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        context.Within<List<CheckboxesItem>>("<govuk-checkboxes>")
            .Add(await Item(new CheckboxesItem { Behaviour = Exclusive ? "exclusive" : null }, context, output));
}

/// <summary>A word between checkboxes, such as "or".</summary>
[HtmlTargetElement("govuk-checkboxes-divider")]
public sealed class CheckboxesDividerTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Within<List<CheckboxesItem>>("<govuk-checkboxes>").Add(new CheckboxesItem { Divider = await output.InnerText() ?? "or" });
        output.SuppressOutput();
    }
}
