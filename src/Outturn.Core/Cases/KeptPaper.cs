using System.Globalization;
using Outturn.Core.Papers;

namespace Outturn.Core.Cases;

/// <summary>A paper that was read and is kept. What it says stands apart, under its hash.</summary>
/// <param name="Id">Never changes and is never used again.</param>
/// <param name="Number">From 1 within the council, in the order in which papers were brought in: what addresses use.</param>
/// <param name="Cycle">The cycle of planning that it belongs to, such as 2022-27.</param>
/// <param name="FileName">As it was sent.</param>
/// <param name="Sha256">Of the file, in lower-case hex.</param>
/// <param name="Size">Of the file, in bytes.</param>
/// <param name="Form">What it was sent as.</param>
/// <param name="Pages">0 where the form has none.</param>
/// <param name="Reader">The version of the readers: <see cref="ReadingVersion"/>.</param>
public sealed record KeptPaper(Guid Id, int Number, string Cycle, string FileName, string Sha256, long Size, PaperForm Form, int Pages, string Reader)
{
    /// <summary>The act that brought it in; 0 for one that is not written.</summary>
    public long Act { get; init; }

    /// <summary>Its address.</summary>
    public string Link => string.Create(CultureInfo.InvariantCulture, $"/papers/{Number}");
}

/// <summary>Which readers understood a paper. It goes up when the same paper would be understood in another way.</summary>
public static class ReadingVersion
{
    public const string Current = "1";
}
