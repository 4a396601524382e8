using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.TagHelpers;

/// <summary>Renders the <c>govuk-summary-list-row</c> tags inside as keys and values, in a card when <c>card-title</c> is given.</summary>
[HtmlTargetElement("govuk-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    [HtmlAttributeName("no-border")]
    public bool NoBorder { get; set; }

    [HtmlAttributeName("card-title")]
    public string? CardTitle { get; set; }

    /// <summary>2 when not given.</summary>
    [HtmlAttributeName("card-heading-level")]
    public int? CardHeadingLevel { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = context.Offer(new List<SummaryListRow>());
        await output.GetChildContentAsync();
        var passed = PassedAttributes.Of(output);
        output.Become(SummaryList.Render(new SummaryListOptions
        {
            Rows = rows,
            Card = string.IsNullOrEmpty(CardTitle) ? null : new SummaryCardOptions
            {
                Title = new SummaryCardTitle { Text = CardTitle, HeadingLevel = CardHeadingLevel },
            },
            Classes = ClassNames.Join(NoBorder ? "govuk-summary-list--no-border" : null, passed.Classes),
            Attributes = passed.Others,
        }));
    }
}

/// <summary>One row: the key as an attribute, the value between the tags, with <c>govuk-summary-list-action</c> tags among it.</summary>
[HtmlTargetElement("govuk-summary-list-row")]
public sealed class SummaryListRowTagHelper : TagHelper
{
    [HtmlAttributeName("key")]
    public string? Key { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Key))
            throw new InvalidOperationException("<govuk-summary-list-row> needs a \"key\" attribute.");
        var actions = context.Offer(new List<SummaryListAction>());
        var value = await output.InnerHtml();
        context.Within<List<SummaryListRow>>("<govuk-summary-list>").Add(new SummaryListRow
        {
            Key = new SummaryListCell { Text = Key },
            Value = new SummaryListCell { Html = value },
            Actions = actions.Count == 0 ? null : new SummaryListActions { Items = actions },
            Classes = PassedAttributes.Of(output).Classes,
        });
        output.SuppressOutput();
    }
}

/// <summary>A link of a row: "Change" between the tags, completed for those who hear it alone by <c>visually-hidden-text</c>.</summary>
[HtmlTargetElement("govuk-summary-list-action")]
public sealed class SummaryListActionTagHelper : TagHelper
{
    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    [HtmlAttributeName("visually-hidden-text")]
    public string? VisuallyHiddenText { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Href))
            throw new InvalidOperationException("<govuk-summary-list-action> needs an \"href\" attribute.");
        var passed = PassedAttributes.Of(output);
        context.Within<List<SummaryListAction>>("<govuk-summary-list-row>").Add(new SummaryListAction
        {
            Href = Href,
            Html = await output.InnerHtml(),
            VisuallyHiddenText = VisuallyHiddenText,
            Classes = passed.Classes,
            Attributes = passed.Others,
        });
        output.SuppressOutput();
    }
}
