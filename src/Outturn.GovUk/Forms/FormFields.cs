using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Outturn.GovUk.Forms;

/// <summary>One field that stands on the page.</summary>
/// <param name="Name">Its form name, by which ModelState knows it.</param>
/// <param name="Id">The id to which an error summary links.</param>
/// <param name="HasParts">Errors of its parts (<c>Kinds[1]</c>, <c>Due.Day</c>) are its own too.</param>
public sealed record FormField(string Name, string Id, bool HasParts = false)
{
    internal bool Holds(string key) =>
        string.Equals(key, Name, StringComparison.OrdinalIgnoreCase)
        || (HasParts && key.Length > Name.Length && key[Name.Length] is '[' or '.' && key.StartsWith(Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The first error of the field. Guidance: one message a field at a time, the one to put right first. An error of a part comes before
    /// one of the whole: "must include a month" says more than "enter a date", which model validation adds to it.
    /// </summary>
    internal string? Error(ModelStateDictionary modelState) =>
        FieldErrors.In(modelState)
            .Where(error => Holds(error.Key))
            .OrderByDescending(error => error.Key.Length > Name.Length)
            .Select(error => error.Message)
            .FirstOrDefault();
}

/// <summary>
/// The fields of the page being drawn, in their order on it. Each field's tag helper enters itself; the error summary reads the list
/// when the page is written, which is after all of them have run.
/// </summary>
public sealed class FormFields
{
    private readonly List<FormField> fields = [];

    public IReadOnlyList<FormField> InOrder => fields;

    /// <summary>The list of the request that this view serves.</summary>
    public static FormFields Of(ViewContext view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.HttpContext.Items[typeof(FormFields)] is FormFields known)
            return known;
        var created = new FormFields();
        view.HttpContext.Items[typeof(FormFields)] = created;
        return created;
    }

    /// <summary>Enters a field. Call it for a field written by hand, so that the error summary can link to it.</summary>
    public void Add(FormField field)
    {
        if (!fields.Exists(known => known.Name == field.Name))
            fields.Add(field);
    }
}
