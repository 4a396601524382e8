namespace Outturn.App.Web;

/// <summary>A box in a table of a form: its field, what it is to a screen reader, and what stands in it.</summary>
/// <param name="Figure">Whether it holds a figure.</param>
public sealed record TypedBox(string Name, string Label, string? Value, int Size = 9, bool Figure = true)
{
    public string Id => Name.Replace('.', '_').Replace('[', '_').Replace("]", "", StringComparison.Ordinal);
}

/// <summary>A list to choose from in a table of a form.</summary>
public sealed record TypedChoice(string Name, string Label, string? Value, IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Items)
{
    public string Id => new TypedBox(Name, Label, Value).Id;
}
