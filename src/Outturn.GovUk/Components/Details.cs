using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Details"/>.</summary>
public sealed record DetailsOptions : ContentOptions
{
    public string? Id { get; init; }

    public string? SummaryText { get; init; }

    /// <summary>Wins over <see cref="SummaryText"/>.</summary>
    public IHtmlContent? SummaryHtml { get; init; }

    public bool Open { get; init; }
}

/// <summary>Renders content that a reader may open. Guidance: for what only some people need; never for what most must read.</summary>
public static class Details
{
    public static IHtmlContent Render(DetailsOptions options) =>
        new Element("details", "govuk-details", options.Classes)
            .AttributeIfAny("id", options.Id)
            .Attributes(options.Attributes)
            .Flag("open", options.Open)
            .Add(new Element("summary", "govuk-details__summary")
                .Add(new Element("span", "govuk-details__summary-text")
                    .Add(Contents.Of(options.SummaryHtml, options.SummaryText))))
            .Add(new Element("div", "govuk-details__text").Add(options.Content));
}
