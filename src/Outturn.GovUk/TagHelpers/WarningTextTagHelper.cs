using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>Renders what stands between the tags as a warning.</summary>
[HtmlTargetElement("govuk-warning-text")]
public sealed class WarningTextTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var passed = PassedAttributes.Of(output);
        output.Become(WarningText.Render(new WarningTextOptions
        {
            Html = await output.InnerHtml(),
            Classes = passed.Classes,
            Attributes = passed.Others,
        }));
    }
}
