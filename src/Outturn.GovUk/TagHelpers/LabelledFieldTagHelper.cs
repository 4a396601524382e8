using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>What the tag of a field with one label takes.</summary>
public abstract class LabelledFieldTagHelper : FieldTagHelper
{
    /// <summary>The label; that of the property's Display attribute when not given. One of the two there must be.</summary>
    [HtmlAttributeName("label")]
    public string? Label { get; set; }

    [HtmlAttributeName("label-size")]
    public TextSize LabelSize { get; set; }

    /// <summary>The label is also the page's <c>h1</c>, of size L unless said otherwise.</summary>
    [HtmlAttributeName("label-is-page-heading")]
    public bool LabelIsPageHeading { get; set; }

    /// <summary>Further classes of the label, such as <c>govuk-visually-hidden</c>.</summary>
    [HtmlAttributeName("label-class")]
    public string? LabelClass { get; set; }

    /// <summary>Ids of further elements that describe the field.</summary>
    [HtmlAttributeName("described-by")]
    public string? DescribedBy { get; set; }

    [HtmlAttributeName("disabled")]
    public bool Disabled { get; set; }

    /// <summary>Fills in what all labelled fields have in common.</summary>
    private protected T Labelled<T>(T options, TagHelperContext context, TagHelperOutput output, BoundField field, IHtmlContent? hint)
        where T : LabelledFieldOptions
    {
        var passed = PassedAttributes.Of(output);
        return options with
        {
            Name = field.Name,
            Id = field.Id,
            Label = Captions.Label(Caption(context, "label", Label), LabelSize, LabelIsPageHeading, LabelClass),
            Hint = HintOf(hint),
            ErrorMessage = field.ErrorMessage,
            FormGroup = FormGroupOf(),
            DescribedBy = DescribedBy,
            Disabled = Disabled,
            Classes = Markup.ClassNames.Join(options.Classes, passed.Classes),
            Attributes = passed.Others,
        };
    }
}
