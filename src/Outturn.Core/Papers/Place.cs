using System.Globalization;

namespace Outturn.Core.Papers;

/// <summary>What a paper was sent as.</summary>
public enum PaperForm
{
    Text,
    Word,
    Pdf,
}

/// <summary>
/// Where a piece of a paper stands, so that a person finds it: the line of a text, the paragraph of a Word document (a row of a
/// table counts as one), the page and line of a PDF. All count from 1; <paramref name="Page"/> is 0 where the form has no pages.
/// </summary>
public readonly record struct Place(int Page, int Number) : IComparable<Place>
{
    public int CompareTo(Place other) => Page != other.Page ? Page.CompareTo(other.Page) : Number.CompareTo(other.Number);

    public static bool operator <(Place a, Place b) => a.CompareTo(b) < 0;

    public static bool operator >(Place a, Place b) => a.CompareTo(b) > 0;

    public static bool operator <=(Place a, Place b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Place a, Place b) => a.CompareTo(b) >= 0;

    /// <summary>Such as "line 48", "paragraph 12" or "page 3, line 4".</summary>
    public string Words(PaperForm form) => form switch
    {
        PaperForm.Word => "paragraph " + Number.ToString(CultureInfo.InvariantCulture),
        PaperForm.Pdf => string.Create(CultureInfo.InvariantCulture, $"page {Page}, line {Number}"),
        _ => "line " + Number.ToString(CultureInfo.InvariantCulture),
    };
}
