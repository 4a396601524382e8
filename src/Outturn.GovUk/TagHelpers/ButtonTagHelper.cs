using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.TagHelpers;

/// <summary>What the tags of buttons and of links that look like buttons take alike. The text stands between the tags.</summary>
public abstract class ButtonLikeTagHelper : TagHelper
{
    /// <summary>For what is less important than the page's primary button.</summary>
    [HtmlAttributeName("secondary")]
    public bool Secondary { get; set; }

    /// <summary>For what destroys or cannot be undone; ask for confirmation first.</summary>
    [HtmlAttributeName("warning")]
    public bool Warning { get; set; }

    /// <summary>On a dark background.</summary>
    [HtmlAttributeName("inverse")]
    public bool Inverse { get; set; }

    [HtmlAttributeName("id")]
    public string? Id { get; set; }

    private protected async Task<ButtonOptions> Options(TagHelperContext context, TagHelperOutput output)
    {
        var passed = PassedAttributes.Of(output);
        return new ButtonOptions
        {
            Html = await output.InnerHtml() ?? throw new InvalidOperationException($"<{context.TagName}> needs a text between its tags."),
            Id = Id,
            Classes = ClassNames.Join(
                Secondary ? "govuk-button--secondary" : null,
                Warning ? "govuk-button--warning" : null,
                Inverse ? "govuk-button--inverse" : null,
                passed.Classes),
            Attributes = passed.Others,
        };
    }
}

/// <summary>Renders a button, one that sends the form unless <c>type</c> says otherwise.</summary>
[HtmlTargetElement("govuk-button")]
public sealed class ButtonTagHelper : ButtonLikeTagHelper
{
    [HtmlAttributeName("type")]
    public string? Type { get; set; }

    [HtmlAttributeName("name")]
    public string? Name { get; set; }

    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    [HtmlAttributeName("disabled")]
    public bool Disabled { get; set; }

    /// <summary>Ignores a second press within a second, where JavaScript runs; the server must bear a second request anyway.</summary>
    [HtmlAttributeName("prevent-double-click")]
    public bool PreventDoubleClick { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Button.Render(await Options(context, output) with
        {
            Type = Type,
            Name = Name,
            Value = Value,
            Disabled = Disabled,
            PreventDoubleClick = PreventDoubleClick ? true : null,
        }));
}

/// <summary>Renders a link that looks like a button: for going somewhere. What changes something is a button in a form.</summary>
[HtmlTargetElement("govuk-button-link")]
public sealed class ButtonLinkTagHelper : ButtonLikeTagHelper
{
    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    /// <summary>The call to action on a start page, with its arrow.</summary>
    [HtmlAttributeName("start")]
    public bool Start { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Href))
            throw new InvalidOperationException("<govuk-button-link> needs an \"href\" attribute.");
        output.Become(Button.Render(await Options(context, output) with { Href = Href, IsStartButton = Start }));
    }
}
