using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="ErrorSummary"/>.</summary>
public sealed record ErrorSummaryOptions : ComponentOptions
{
    public string? TitleText { get; init; }

    /// <summary>Wins over <see cref="TitleText"/>.</summary>
    public IHtmlContent? TitleHtml { get; init; }

    public string? DescriptionText { get; init; }

    /// <summary>Wins over <see cref="DescriptionText"/>.</summary>
    public IHtmlContent? DescriptionHtml { get; init; }

    public IReadOnlyList<ErrorSummaryItem> ErrorList { get; init; } = [];

    /// <summary>The summary takes the focus when the page loads unless this is true; null leaves the matter out of the markup.</summary>
    public bool? DisableAutoFocus { get; init; }
}

/// <summary>One error. Attributes go on its link.</summary>
public sealed record ErrorSummaryItem : ContentOptions
{
    /// <summary>The field in error, as <c>#id</c>; without it the error is plain text.</summary>
    public string? Href { get; init; }
}

/// <summary>
/// Renders all errors of a page. Guidance: at the top of <c>main</c>, titled "There is a problem", each error a link to
/// its field, in the order of the fields and in the words of the message beside the field.
/// </summary>
public static class ErrorSummary
{
    public static IHtmlContent Render(ErrorSummaryOptions options)
    {
        var body = new Element("div", "govuk-error-summary__body");
        if (Contents.Of(options.DescriptionHtml, options.DescriptionText) is { } description)
            body.Add(new Element("p").Add(description));
        if (options.ErrorList.Count > 0)
        {
            var list = new Element("ul", "govuk-list", "govuk-error-summary__list");
            foreach (var error in options.ErrorList)
                list.Add(new Element("li").Add(Item(error)));
            body.Add(list);
        }

        // The alert sits inside, so that taking the focus and announcing do not race.
        var alert = new Element("div").Attribute("role", "alert")
            .Add(new Element("h2", "govuk-error-summary__title").Add(Contents.Of(options.TitleHtml, options.TitleText)))
            .Add(body);
        return new Element("div", "govuk-error-summary", options.Classes)
            .Attribute("data-disable-auto-focus", options.DisableAutoFocus)
            .Attributes(options.Attributes)
            .Attribute("data-module", "govuk-error-summary")
            .Add(alert);
    }

    private static IHtmlContent? Item(ErrorSummaryItem error) =>
        string.IsNullOrEmpty(error.Href)
            ? error.Content
            : new Element("a").Attribute("href", error.Href).Attributes(error.Attributes).Add(error.Content);
}
