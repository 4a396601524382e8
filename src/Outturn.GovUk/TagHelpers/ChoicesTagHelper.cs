using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>What the tags of radios and checkboxes take alike.</summary>
public abstract class ChoicesTagHelper : FieldTagHelper
{
    /// <summary>The question; that of the property's Display attribute when not given.</summary>
    [HtmlAttributeName("legend")]
    public string? Legend { get; set; }

    [HtmlAttributeName("legend-size")]
    public TextSize LegendSize { get; set; }

    /// <summary>The legend is also the page's <c>h1</c>, of size L unless said otherwise.</summary>
    [HtmlAttributeName("legend-is-page-heading")]
    public bool LegendIsPageHeading { get; set; }

    /// <summary>Further classes of the legend, such as <c>govuk-visually-hidden</c>.</summary>
    [HtmlAttributeName("legend-class")]
    public string? LegendClass { get; set; }

    /// <summary>Ids of further elements that describe the group.</summary>
    [HtmlAttributeName("described-by")]
    public string? DescribedBy { get; set; }

    /// <summary>The small form: for lists and filters, not for the main question of a page.</summary>
    [HtmlAttributeName("small")]
    public bool Small { get; set; }

    /// <summary>Choices from the page's model; which stand chosen is decided by the field's value alone.</summary>
    [HtmlAttributeName("items")]
    public IEnumerable<SelectListItem>? Items { get; set; }

    private protected FieldsetOptions Question(TagHelperContext context) => new()
    {
        DescribedBy = DescribedBy,
        Legend = Captions.Legend(Caption(context, "legend", Legend), LegendSize, LegendIsPageHeading, LegendClass),
    };
}

/// <summary>What the tags of one radio and of one checkbox take alike. The label stands between the tags.</summary>
public abstract class ChoicesItemTagHelper : TagHelper
{
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    [HtmlAttributeName("id")]
    public string? Id { get; set; }

    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    /// <summary>Overrides the field's value when given.</summary>
    [HtmlAttributeName("checked")]
    public bool? Checked { get; set; }

    [HtmlAttributeName("disabled")]
    public bool Disabled { get; set; }

    private protected async Task<T> Item<T>(T item, TagHelperContext context, TagHelperOutput output)
        where T : ChoicesItem
    {
        var conditional = context.Offer(new ConditionalSlot());
        var label = await output.InnerHtml()
            ?? throw new InvalidOperationException($"<{context.TagName}> with the value \"{Value}\" needs a label between its tags.");
        output.SuppressOutput();
        return item with
        {
            Value = Value,
            Id = Id,
            Html = label,
            Hint = string.IsNullOrEmpty(Hint) ? null : new HintOptions { Text = Hint },
            Checked = Checked,
            Disabled = Disabled,
            Conditional = conditional.Html is null ? null : new ConditionalOptions { Html = conditional.Html },
            Attributes = PassedAttributes.Of(output).Others,
        };
    }
}
