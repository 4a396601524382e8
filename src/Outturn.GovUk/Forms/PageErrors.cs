using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.Forms;

/// <summary>The errors of ModelState as an error summary.</summary>
public static class PageErrors
{
    /// <summary>
    /// The errors in the order of the fields on the page, each with a link to its field; then those that have no field there, without a link
    /// (a link to nowhere is worse than none).
    /// </summary>
    public static IReadOnlyList<ErrorSummaryItem> Items(ModelStateDictionary modelState, IReadOnlyList<FormField> fields)
    {
        var items = new List<ErrorSummaryItem>();
        foreach (var field in fields)
        {
            if (field.Error(modelState) is { } message)
                items.Add(new ErrorSummaryItem { Text = message, Href = "#" + field.Id });
        }

        items.AddRange(FieldErrors.In(modelState)
            .Where(error => !fields.Any(field => field.Holds(error.Key)))
            .Select(error => new ErrorSummaryItem { Text = error.Message }));
        return items;
    }

    /// <summary>The error summary, or null when nothing is wrong.</summary>
    internal static IHtmlContent? Summary(ModelStateDictionary modelState, IReadOnlyList<FormField> fields, ErrorSummaryOptions options)
    {
        var items = Items(modelState, fields);
        return items.Count == 0 ? null : ErrorSummary.Render(options with { ErrorList = items });
    }
}
