using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.TagHelpers;

/// <summary>
/// Renders a choice of one, with legend, hint and error. Its choices are the <c>govuk-radios-item</c> and
/// <c>govuk-radios-divider</c> tags inside, then those of <c>items</c>.
/// </summary>
[HtmlTargetElement("govuk-radios")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <summary>Side by side; only for two short choices.</summary>
    [HtmlAttributeName("inline")]
    public bool Inline { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = context.Offer(new List<RadiosItem>());
        // Before the content: fields within a choice come after their question.
        var field = Bind(context);
        var hint = await HintSlot.Filled(context, output);
        items.AddRange((Items ?? []).Select(item => new RadiosItem { Value = item.Value, Text = item.Text, Disabled = item.Disabled }));
        var passed = PassedAttributes.Of(output);
        output.Become(Radios.Render(new RadiosOptions
        {
            Name = field.Name,
            IdPrefix = field.Id,
            Fieldset = Question(context),
            Hint = HintOf(hint),
            ErrorMessage = field.ErrorMessage,
            FormGroup = FormGroupOf(),
            Items = items,
            Value = CurrentValue(field.Name, Value),
            Classes = ClassNames.Join(Inline ? "govuk-radios--inline" : null, Small ? "govuk-radios--small" : null, passed.Classes),
            Attributes = passed.Others,
        }));
    }
}

/// <summary>One radio; its label stands between the tags.</summary>
[HtmlTargetElement("govuk-radios-item")]
public sealed class RadiosItemTagHelper : ChoicesItemTagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        context.Within<List<RadiosItem>>("<govuk-radios>").Add(await Item(new RadiosItem(), context, output));
}

/// <summary>A word between radios, such as "or".</summary>
[HtmlTargetElement("govuk-radios-divider")]
public sealed class RadiosDividerTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Within<List<RadiosItem>>("<govuk-radios>").Add(new RadiosItem { Divider = await output.InnerText() ?? "or" });
        output.SuppressOutput();
    }
}
