using Microsoft.AspNetCore.Mvc.Rendering;

namespace Outturn.GovUk.Forms;

/// <summary>The HTML id of a field, made from its form name alone, so that pages, error summaries and tests agree on it.</summary>
public static class FieldId
{
    /// <summary>
    /// <c>Input.Title</c> gives <c>Input_Title</c>, <c>Lines[0].Amount</c> gives <c>Lines_0__Amount</c>: the same ids as
    /// ASP.NET Core's own <c>asp-for</c>.
    /// </summary>
    public static string From(string name) => TagBuilder.CreateSanitizedId(name, "_");
}
