using Outturn.Core.Planning;

namespace Outturn.Core.Workings;

/// <summary>What a line is called where calculations name it: its codes, and what it is.</summary>
public static class LineName
{
    /// <summary>On a page of its own proposal.</summary>
    public static string Of(Proposal proposal, PlanLine line) => Joined(line, line.Terms.Title.Length > 0 ? line.Terms.Title : proposal.Terms.Name);

    /// <summary>Among lines of other proposals.</summary>
    public static string Among(Proposal proposal, PlanLine line) => Joined(line, line.Terms.Title.Length > 0 ? $"{proposal.Terms.Name}: {line.Terms.Title}" : proposal.Terms.Name);

    private static string Joined(PlanLine line, string what) => string.Join(" ", new[] { string.Join(", ", line.Terms.References), what }.Where(t => t.Length > 0));
}
