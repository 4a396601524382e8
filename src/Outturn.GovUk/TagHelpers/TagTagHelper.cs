using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.TagHelpers;

/// <summary>The colours of a tag. Never the only sign of a status: the words say it too.</summary>
public enum TagColour
{
    Blue,
    Grey,
    Green,
    Teal,
    Purple,
    Magenta,
    Red,
    Orange,
    Yellow,
}

/// <summary>Renders a status. <c>&lt;govuk-tag colour="Green"&gt;Achieved&lt;/govuk-tag&gt;</c>.</summary>
[HtmlTargetElement("govuk-tag")]
public sealed class TagTagHelper : TagHelper
{
    [HtmlAttributeName("colour")]
    public TagColour Colour { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var passed = PassedAttributes.Of(output);
        output.Become(Tag.Render(new TagOptions
        {
            Html = await output.InnerHtml(),
            // Blue is how a tag looks without a modifier.
            Classes = ClassNames.Join(Colour == TagColour.Blue ? null : "govuk-tag--" + Colour.ToString().ToLowerInvariant(), passed.Classes),
            Attributes = passed.Others,
        }));
    }
}
