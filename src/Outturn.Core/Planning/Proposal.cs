namespace Outturn.Core.Planning;

/// <summary>A proposal's tie to an earlier one, in this cycle or an earlier one, known here or not.</summary>
/// <param name="Kind">How.</param>
/// <param name="Earlier">The earlier proposal where the council's record holds it.</param>
/// <param name="Cycle">The earlier cycle or year as the council names it; empty where <paramref name="Earlier"/> says it.</param>
/// <param name="Reference">The earlier code; a code alone never identifies a proposal.</param>
/// <param name="Note">In the council's words.</param>
public sealed record ProposalLink(LinkKind Kind, Guid? Earlier, string Cycle, string Reference, string Note);

/// <summary>All that is stated of a proposal but its lines.</summary>
/// <param name="Title">As the council words it.</param>
/// <param name="ShortName">For tables and contents; empty for the title.</param>
/// <param name="Service">The service that leads it; empty for not said. Lines may name others.</param>
/// <param name="Committees">Every committee that it goes to, in order. Its money counts once however many.</param>
/// <param name="Leads">Posts.</param>
/// <param name="Sponsors">Posts.</param>
/// <param name="Priorities">The council's own priorities that it serves.</param>
public sealed record ProposalTerms(
    string Title,
    string ShortName,
    ProposalType Type,
    string Description,
    string Service,
    IReadOnlyList<string> Committees,
    IReadOnlyList<string> Leads,
    IReadOnlyList<string> Sponsors,
    IReadOnlyList<string> Priorities,
    Confidentiality Confidentiality,
    IReadOnlyList<ProposalLink> Links)
{
    public static ProposalTerms Of(string title, ProposalType type) => new(title, "", type, "", "", [], [], [], [], Confidentiality.Open, []);

    public string Name => ShortName.Length > 0 ? ShortName : Title;

    public bool Equals(ProposalTerms? other) => other is not null
        && Title == other.Title && ShortName == other.ShortName && Type == other.Type && Description == other.Description && Service == other.Service
        && Confidentiality == other.Confidentiality && Same(Committees, other.Committees) && Same(Leads, other.Leads) && Same(Sponsors, other.Sponsors)
        && Same(Priorities, other.Priorities) && Links.SequenceEqual(other.Links);

    public override int GetHashCode() => HashCode.Combine(Title, ShortName, Type, Service, Confidentiality, Committees.Count);

    private static bool Same(IReadOnlyList<string> a, IReadOnlyList<string> b) => a.SequenceEqual(b, StringComparer.Ordinal);
}

/// <summary>One proposal as it stands.</summary>
/// <param name="Id">Never changes and is never used again.</param>
/// <param name="Number">From 1 within the cycle, in the order in which proposals were made: what addresses use, for a reference never identifies a proposal.</param>
public sealed record Proposal(Guid Id, PlanCycle Cycle, int Number, ProposalTerms Terms, ProposalStatus Status, string StatusReason)
{
    /// <summary>The act of the latest fact; 0 for one that is not written.</summary>
    public long Act { get; init; }
}
