using System.Globalization;
using Outturn.Core.Papers;

namespace Outturn.Core.Cases;

/// <summary>Where a piece of a paper stands on the page that shows it.</summary>
public static class BlockAnchor
{
    /// <summary>Such as <c>at-3-4</c> for page 3, line 4 and <c>at-0-48</c> for line 48.</summary>
    public static string Of(Place place) => string.Create(CultureInfo.InvariantCulture, $"at-{place.Page}-{place.Number}");
}
