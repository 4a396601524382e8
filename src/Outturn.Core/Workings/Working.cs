using Outturn.Core.Appraisal;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Planning;

namespace Outturn.Core.Workings;

/// <summary>The tie between a calculation and the plan line that it fills.</summary>
/// <param name="Line">The line's id.</param>
/// <param name="Accepted">The movements that the line was last given from it: what differs from them was typed by hand, or waits to be accepted.</param>
/// <param name="Rates">The rates that those rest on, so that a movement names the rate that made it.</param>
public sealed record LineLink(Guid Line, PlanAmounts Accepted, IReadOnlyList<RateUsed> Rates)
{
    /// <summary>Of a driver model: which of its figures; null for a build-up, which has one.</summary>
    public ModelSource? From { get; init; }

    public bool Equals(LineLink? other) => other is not null && Line == other.Line && From == other.From && Accepted.Equals(other.Accepted) && Rates.SequenceEqual(other.Rates);

    public override int GetHashCode() => HashCode.Combine(Line, Accepted);
}

/// <summary>The figure of a driver model that fills a line.</summary>
/// <param name="Quantity">In pounds, with a figure for each period.</param>
/// <param name="Saves">Whether it is a saving or income where it is more than nought, so negative in the plan.</param>
public sealed record ModelSource(string Quantity, string Scenario, bool Saves);

/// <summary>One calculation that is kept beside the plan.</summary>
/// <param name="Id">Never changes and is never used again.</param>
/// <param name="Number">From 1 within the cycle and the kind of its content: what addresses use.</param>
/// <param name="Proposal">Whose it is, and who sees the proposal sees it; null for the whole cycle.</param>
/// <param name="Title">In the council's words.</param>
/// <param name="Content">What goes into it.</param>
public sealed record Working(Guid Id, int Number, Guid? Proposal, string Title, Calculation Content)
{
    /// <summary>Taken out: kept for the record, used nowhere.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>The line that it fills; null for none.</summary>
    public LineLink? Link { get; init; }

    /// <summary>The act of the latest version; 0 for one that is not written.</summary>
    public long Act { get; init; }

    /// <summary>The same, act aside.</summary>
    public bool Says(Working other) => (this with { Act = 0 }) == (other with { Act = 0 });

    /// <summary>As a rate table; null for another kind.</summary>
    public RateTable? AsRates => Content is Rates rates ? new(Id, Number, Title, rates.Kind, rates.Unit, rates.Note, rates.Stated) { Withdrawn = Withdrawn, Act = Act } : null;
}
