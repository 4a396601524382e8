using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// A line that replaces a profile which an earlier plan holds: as recorded, the earlier profile, and the true movement if that is
/// already in the base. Which of the two counts is for a person to decide; until then the line counts as recorded.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Proposal">The proposal's number; 0 for none.</param>
/// <param name="Name">The line's codes, or the proposal's name where it has none.</param>
/// <param name="Recorded">As the paper states it.</param>
/// <param name="Earlier">What it replaces.</param>
/// <param name="TrueMovement">Recorded less earlier.</param>
/// <param name="Counts">What is decided.</param>
public sealed record PlanRestatement(Guid Line, int Proposal, string Name, PlanAmounts Recorded, PlanAmounts Earlier, PlanAmounts TrueMovement, EarlierCounts Counts)
{
    public static IReadOnlyList<PlanRestatement> Of(PlanLedger ledger)
    {
        var all = new List<PlanRestatement>();
        for (var entry = 0; entry < ledger.LineCount; entry++)
        {
            var line = ledger.Line(entry)!;
            if (ledger.StandingOf(entry) != Standing.Beside && line.Terms.Earlier is { } earlier && line.TrueMovement is { } movement)
            {
                var proposal = ledger.Proposal(entry);
                all.Add(new(
                    line.Id, proposal?.Number ?? 0, line.Terms.References.Count > 0 ? string.Join(", ", line.Terms.References) : proposal?.Terms.Name ?? "",
                    line.Typed, earlier.Amounts, movement, earlier.Counts));
            }
        }

        return all;
    }

    /// <summary>Such as "A/R.6.185 counts as recorded, -390 in 2022-23 (£000). It replaces -583, which an earlier plan holds: the true change is +193, until someone decides."</summary>
    public string InWords(MoneyStyle style)
    {
        var signed = style with { PlusSign = true };
        var year = Earlier.First ?? Recorded.First;
        if (year is not { } first)
        {
            return "";
        }

        var (recorded, earlier, change) = (signed.Text(Recorded[first]), signed.Text(Earlier[first]), signed.Text(TrueMovement[first]));
        return Counts switch
        {
            EarlierCounts.InBase => $"{Name} counts as {change} in {first} ({style.UnitText}): {recorded} is recorded, and {earlier} that it replaces is in the base.",
            EarlierCounts.NotInBase => $"{Name} counts as recorded, {recorded} in {first} ({style.UnitText}): {earlier} that it replaces is not in the base.",
            _ => $"{Name} counts as recorded, {recorded} in {first} ({style.UnitText}), until someone decides. It replaces {earlier}: if an earlier plan put that in the base, the true change is {change}.",
        };
    }
}
