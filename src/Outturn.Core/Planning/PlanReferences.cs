using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>
/// The codes of a cycle: directorate, R, section, number. A code is handed out once in a cycle: one that any version of any line
/// ever had is taken, also where the line has left.
/// </summary>
public static class PlanReferences
{
    /// <summary>The section of the council's list: 1 opening, 2 inflation, 3 demography and demand, 4 pressures, 5 investments, 6 savings, 7 fees, charges and grants, 8 funding.</summary>
    public static int SectionOf(PlanCategory category) => category switch
    {
        PlanCategory.BaseAdjustment => 1,
        PlanCategory.Inflation => 2,
        PlanCategory.Demography => 3,
        PlanCategory.Pressure => 4,
        PlanCategory.Investment => 5,
        PlanCategory.Saving => 6,
        PlanCategory.Income => 7,
        _ => 8,
    };

    /// <summary>The next free code of a directorate and category: one more than the highest ever used there.</summary>
    /// <param name="plan">The cycle.</param>
    /// <param name="directorate">One letter.</param>
    /// <param name="category">What the line is; capital codes have C in place of R.</param>
    public static Result<string> Next(Plan plan, string directorate, PlanCategory category)
    {
        var letter = directorate.Trim().ToUpperInvariant();
        if (letter is not [>= 'A' and <= 'Z'])
        {
            return Result.Refused<string>(Problem.Error("reference.directorate", "directorate", "Give the directorate's one letter, such as A, to be handed a reference."));
        }

        var kind = category == PlanCategory.Capital ? 'C' : 'R';
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{letter}/{kind}.{SectionOf(category)}.");
        var highest = plan.UsedReferences.Keys
            .Where(code => code.StartsWith(prefix, StringComparison.Ordinal))
            .Select(code => int.TryParse(code.AsSpan(prefix.Length, Math.Min(3, code.Length - prefix.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty(0)
            .Max();
        return highest >= 999
            ? Result.Refused<string>(Problem.Error("reference.full", "references", $"{prefix}999 is used: there is no further number in this section. Type a code of your own."))
            : Result.Ok(string.Create(CultureInfo.InvariantCulture, $"{prefix}{highest + 1:000}"));
    }

    /// <summary>What is to be said of a line's codes.</summary>
    public static IEnumerable<Problem> Check(Plan plan, PlanLine line)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in line.Terms.References)
        {
            if (!seen.Add(code))
            {
                yield return Problem.Error("reference.twice", "references", $"{code} is given twice. Once is enough.");
            }

            if (plan.UsedReferences.TryGetValue(code, out var holder) && holder != line.Id && !SameProposal(plan, holder, line))
            {
                yield return Problem.Error("reference.taken", "references", $"{code} is taken in {plan.Cycle}: {Holder(plan, holder)}. A code is not given twice in a cycle; ask for the next free one.");
            }

            if (!LooksLikeOurs(code, out var section, out var capital))
            {
                yield return Problem.Warning("reference.malformed", "references", $"{code} is not like A/R.6.255: directorate, R or C, section, three figures. It is kept as it is.");
            }
            else if (!capital && section != SectionOf(line.Terms.Category) && !plan.LinesOf(line.Proposal).Any(other => !other.Withdrawn && other.Id != line.Id && other.Terms.References.Contains(code) && section == SectionOf(other.Terms.Category)))
            {
                yield return Problem.Warning(
                    "reference.section-disagrees", "references",
                    $"{code} is in section {section.ToString(CultureInfo.InvariantCulture)} and the line is {line.Terms.Category.InSentence()}, section {SectionOf(line.Terms.Category).ToString(CultureInfo.InvariantCulture)}. The category counts.");
            }
        }
    }

    // Lines of one proposal may share its code: a saving and the investment that makes it.
    private static bool SameProposal(Plan plan, Guid holder, PlanLine line) => plan.Lines.FirstOrDefault(l => l.Id == holder) is { } other && other.Proposal == line.Proposal;

    private static string Holder(Plan plan, Guid line) =>
        plan.Lines.FirstOrDefault(l => l.Id == line) is { } held && plan.Proposals.FirstOrDefault(p => p.Id == held.Proposal) is { } proposal
            ? $"{proposal.Terms.Name} {(held.Withdrawn ? "had it before its line was taken out" : held.Terms.References.Count == 0 ? "had it" : "has it")}"
            : "another line had it";

    private static bool LooksLikeOurs(string code, out int section, out bool capital)
    {
        var found = Reference.FindIn(code).FirstOrDefault();
        var whole = found is not null && found.Code == code;
        section = whole ? code[4] - '0' : 0;
        capital = whole && code[2] == 'C';
        return whole;
    }
}
