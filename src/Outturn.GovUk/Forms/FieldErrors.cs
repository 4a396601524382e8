using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Outturn.GovUk.Forms;

/// <summary>The errors of ModelState as sentences.</summary>
internal static class FieldErrors
{
    /// <summary>For an error that has an exception but no sentence: what went wrong inside is not for the page.</summary>
    private const string Unworded = "Check what you entered";

    public static IEnumerable<(string Key, string Message)> In(ModelStateDictionary modelState) =>
        from entry in modelState
        from error in entry.Value.Errors
        select (entry.Key, string.IsNullOrEmpty(error.ErrorMessage) ? Unworded : error.ErrorMessage);
}
