using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Hint"/>.</summary>
public sealed record HintOptions : ContentOptions
{
    public string? Id { get; init; }
}

/// <summary>
/// Renders help for a field. Guidance: one short sentence without a full stop; no links, for a screen reader reads it as plain text.
/// </summary>
public static class Hint
{
    public static IHtmlContent Render(HintOptions options) =>
        new Element("div", "govuk-hint", options.Classes)
            .AttributeIfAny("id", options.Id)
            .Attributes(options.Attributes)
            .Add(options.Content);
}
