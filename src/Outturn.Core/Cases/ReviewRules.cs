using System.Globalization;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Cases;

/// <summary>What is refused of what people say of a case, and what is asked.</summary>
public static class ReviewRules
{
    /// <summary>The place of a field in a problem, and its name in forms.</summary>
    public static string Where(CaseField field) => field.ToString();

    /// <summary>The place of an amount in a problem: <c>amount-0</c>.</summary>
    public static string Where(int amount) => string.Create(CultureInfo.InvariantCulture, $"amount-{amount}");

    public static Problem? SetAside(EffectiveCase standing) => standing.Review.State == ReviewState.SetAside
        ? Problem.Error("case.set-aside", "state", "This case is set aside. Take it back to review first.")
        : null;

    /// <summary>Values in their one spelling: no stray spaces, none twice, references by their code, types by their name.</summary>
    public static IReadOnlyList<string> Tidy(CaseField field, IEnumerable<string> said)
    {
        var values = said.Select(v => string.Join(' ', v.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(v => v.Length > 0);
        return field switch
        {
            CaseField.References => [.. values.Select(v => Reference.From(v)?.Code ?? v).Distinct(StringComparer.Ordinal)],
            CaseField.Types => [.. values.Select(v => CaseWords.TypeOf(v)?.ToString() ?? v).Distinct(StringComparer.Ordinal)],
            CaseField.Title or CaseField.Version => [.. values.Take(1)],
            _ => [.. values.Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    public static IEnumerable<Problem> Check(CaseField field, IReadOnlyList<string> values)
    {
        if (field == CaseField.Title && values.Count == 0)
        {
            yield return Problem.Error("case.title", Where(field), "Give the case a title.");
        }

        var longest = field == CaseField.Title ? ReviewCase.LongestTitle : ReviewCase.LongestValue;
        foreach (var value in values.Where(v => v.Length > longest))
        {
            yield return Problem.Error("case.value-long", Where(field), string.Create(CultureInfo.InvariantCulture, $"“{value[..40]}…” is longer than {longest} characters. Shorten it; the document keeps every word."));
        }

        foreach (var value in field == CaseField.Types ? values.Where(v => CaseWords.TypeOf(v) is null) : [])
        {
            yield return Problem.Error("case.type-unknown", Where(field), $"“{value}” is not a type. The types are {string.Join(", ", Enum.GetValues<CaseType>().Select(t => t.Slug()))}.");
        }
    }

    public static IEnumerable<Problem> Check(int index, HeadlineAmount amount)
    {
        var takes = amount.Role is AmountRole.Saving or AmountRole.Income;
        var sign = amount.Amount is Amount.Known known ? known.Figure.Sign : 0;
        if (takes && sign > 0)
        {
            yield return Problem.Warning("amount.sign-suspect", Where(index), $"{Words(amount)} adds to the budget, and it is {(amount.Role == AmountRole.Saving ? "a saving" : "income")}. Use a minus if it is one; keep it if it is a reversal.");
        }
        else if (amount.Role is AmountRole.Pressure or AmountRole.Investment && sign < 0)
        {
            yield return Problem.Warning("amount.sign-suspect", Where(index), $"{Words(amount)} takes from the budget, and it is {(amount.Role == AmountRole.Pressure ? "a pressure" : "an investment")}. Leave out the minus if it is one; keep it if it is a reversal.");
        }

        if (amount.Term == AmountTerm.OverYears && amount.Years is < 2 or > 30)
        {
            yield return Problem.Error("case.amount-years", Where(index), "Say for how many years the amount lasts: from 2 to 30.");
        }
    }

    /// <summary>Steps that confirm what stands and nobody has looked at.</summary>
    /// <param name="sureOnly">Only what the reader is sure of.</param>
    public static IReadOnlyList<ReviewStep> Confirmed(EffectiveCase standing, bool sureOnly)
    {
        var steps = new List<ReviewStep>();
        foreach (var field in Enum.GetValues<CaseField>())
        {
            if (!standing.Review.Fields.ContainsKey(field) && (!sureOnly || standing.SureOf(field) == Sureness.Sure))
            {
                steps.Add(new ReviewStep.Field(field, standing.Value(field), standing.Value(field)));
            }
        }

        foreach (var amount in standing.Amounts)
        {
            if (amount.Standing == Standing.AsRead && (!sureOnly || amount.Read.Sure == Sureness.Sure))
            {
                steps.Add(new ReviewStep.Answer(amount.Index, amount.Now, amount.Now));
            }
        }

        return steps;
    }

    /// <summary>Such as "-£600,000, a saving of 2022-23".</summary>
    public static string Words(HeadlineAmount amount) => Words(amount.Amount) + (amount.Year is { } year ? $" in {year}" : "");

    public static string Words(Amount amount) => amount switch
    {
        Amount.Known k => MoneyStyle.Exactly(k.Figure),
        Amount.Range r => $"{MoneyStyle.Exactly(r.Low)} to {MoneyStyle.Exactly(r.High)}",
        Amount.Unquantified u => u.Why.Length > 0 ? $"“{u.Why}”" : "not quantified",
        _ => "",
    };
}
