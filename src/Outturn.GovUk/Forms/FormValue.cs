using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Outturn.GovUk.Forms;

/// <summary>What stands in a field: first what was typed, then what the page gives, then what the model holds.</summary>
internal static class FormValue
{
    /// <summary>The values a request sent under a name; null when it sent none.</summary>
    public static IReadOnlyList<string>? Typed(ModelStateDictionary modelState, string name)
    {
        if (!modelState.TryGetValue(name, out var entry))
            return null;
        return entry.RawValue switch
        {
            string[] several => several,
            string one => [one],
            _ => entry.AttemptedValue is { } attempted ? [attempted] : null,
        };
    }

    /// <summary>The values a model holds, written as the form would send them.</summary>
    public static IReadOnlyList<string> Held(ModelExpression? expression) => expression?.Model switch
    {
        null => [],
        string text => [text],
        IEnumerable several => [.. several.Cast<object?>().Select(each => Written(each, format: null))],
        var one => [Written(one, expression.Metadata.EditFormatString)],
    };

    private static string Written(object? value, string? format) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        _ when !string.IsNullOrEmpty(format) => string.Format(CultureInfo.CurrentCulture, format, value),
        // Model binding reads form values in the culture of the request, so they are written in it.
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };
}
