using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>Renders a group around the fields between its tags: those that answer one question together, such as an address.</summary>
[HtmlTargetElement("govuk-fieldset")]
public sealed class FieldsetTagHelper : TagHelper
{
    [HtmlAttributeName("legend")]
    public string? Legend { get; set; }

    [HtmlAttributeName("legend-size")]
    public TextSize LegendSize { get; set; }

    /// <summary>The legend is also the page's <c>h1</c>, of size L unless said otherwise.</summary>
    [HtmlAttributeName("legend-is-page-heading")]
    public bool LegendIsPageHeading { get; set; }

    [HtmlAttributeName("described-by")]
    public string? DescribedBy { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Legend))
            throw new InvalidOperationException("<govuk-fieldset> needs a \"legend\" attribute.");
        var passed = PassedAttributes.Of(output);
        output.Become(Fieldset.Render(new FieldsetOptions
        {
            Legend = Captions.Legend(Legend, LegendSize, LegendIsPageHeading, classes: null),
            DescribedBy = DescribedBy,
            Html = await output.InnerHtml(),
            Classes = passed.Classes,
            Attributes = passed.Others,
        }));
    }
}
