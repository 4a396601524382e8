using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;
using Outturn.GovUk.Forms;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.TagHelpers;

/// <summary>
/// Renders the errors of ModelState, or nothing when there are none. Put it at the top of <c>main</c>, before the <c>h1</c>.
/// </summary>
/// <remarks>
/// It stands before the fields but must know their order and ids: so it is decided when the page is written, after all of the page has run.
/// A page that flushes midway would lose this.
/// </remarks>
[HtmlTargetElement("govuk-error-summary")]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [HtmlAttributeName("title")]
    public string Title { get; set; } = "There is a problem";

    /// <summary>Does not take the focus when the page loads.</summary>
    [HtmlAttributeName("disable-auto-focus")]
    public bool DisableAutoFocus { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var passed = PassedAttributes.Of(output);
        var options = new ErrorSummaryOptions
        {
            TitleText = Title,
            DescriptionHtml = await output.InnerHtml(),
            DisableAutoFocus = DisableAutoFocus ? true : null,
            Classes = passed.Classes,
            Attributes = passed.Others,
        };
        var view = ViewContext;
        output.Become(new DeferredContent(() => PageErrors.Summary(view.ModelState, FormFields.Of(view).InOrder, options)));
    }
}
