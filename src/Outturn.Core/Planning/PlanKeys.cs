using System.Globalization;

namespace Outturn.Core.Planning;

/// <summary>The key that a plan line carries in a file that comes back: its proposal's number and its own, which are never used again.</summary>
public static class PlanKeys
{
    /// <summary>Such as <c>P3-L2</c>, which no spreadsheet takes for a number or a date.</summary>
    public static string Of(Proposal proposal, PlanLine line) => string.Create(CultureInfo.InvariantCulture, $"P{proposal.Number}-L{line.Number}");
}
