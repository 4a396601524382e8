using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="ErrorMessage"/>.</summary>
public sealed record ErrorMessageOptions : ContentOptions
{
    public string? Id { get; init; }

    /// <summary>Read out before the message; "Error" when null, nothing when empty.</summary>
    public string? VisuallyHiddenText { get; init; }
}

/// <summary>
/// Renders what is wrong, next to the field. Guidance: say how to put it right, in the same words as the error summary.
/// </summary>
public static class ErrorMessage
{
    public static IHtmlContent Render(ErrorMessageOptions options)
    {
        var message = new Element("p", "govuk-error-message", options.Classes)
            .AttributeIfAny("id", options.Id)
            .Attributes(options.Attributes);
        var prefix = options.VisuallyHiddenText ?? "Error";
        if (prefix.Length > 0)
            message.Add(new Element("span", "govuk-visually-hidden").Add(prefix + ":")).Add(" ");
        return message.Add(options.Content);
    }
}
