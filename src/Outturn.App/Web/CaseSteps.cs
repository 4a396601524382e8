using Outturn.Core.Cases;

namespace Outturn.App.Web;

/// <summary>What an act did to a case, in few words.</summary>
public static class CaseSteps
{
    public static string Words(ReviewStep step, EffectiveCase of) => step switch
    {
        ReviewStep.Field f when f.Was.SequenceEqual(f.Now, StringComparer.Ordinal) => $"{f.Of.Name()} confirmed",
        ReviewStep.Field f => $"{f.Of.Name()} corrected from “{Joined(f.Was)}” to “{Joined(f.Now)}”",
        ReviewStep.Answer a when a.Was == a.Now => $"{Label(a.Amount, of)} confirmed",
        ReviewStep.Answer a => $"{Label(a.Amount, of)} is {ReviewRules.Words(a.Now)}, not {ReviewRules.Words(a.Was)}",
        ReviewStep.Link => "Linked to a proposal",
        ReviewStep.Unlink => "No longer linked",
        ReviewStep.Line => "Plan line made",
        ReviewStep.Settle s => s.Reason.Length > 0 ? $"{s.To.Name()}: {s.Reason}" : s.To.Name(),
        _ => "",
    };

    private static string Joined(IReadOnlyList<string> values) => values.Count == 0 ? "nothing" : string.Join(", ", values);

    private static string Label(int amount, EffectiveCase of) => amount < of.Amounts.Count ? $"“{of.Amounts[amount].Read.Raw}”" : "An amount";
}
