using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>Says what changes on a line and its proposal, field by field.</summary>
public static class PlanLineWords
{
    private static readonly MoneyStyle Exact = new(MoneyUnit.Pounds, 2);
    private static readonly MoneyStyle Pounds = new(MoneyUnit.Pounds);

    public static IReadOnlyList<PlanFieldChange> Changes(ProposalTerms was, ProposalTerms now)
    {
        var list = new List<PlanFieldChange>();
        Add(list, "Title", was.Title, now.Title);
        Add(list, "Committees", string.Join("; ", was.Committees), string.Join("; ", now.Committees));
        return list;
    }

    public static IReadOnlyList<PlanFieldChange> Changes(PlanLine was, PlanLine now)
    {
        var list = new List<PlanFieldChange>();
        Add(list, "Line", was.Terms.Title, now.Terms.Title);
        Add(list, "References", string.Join(", ", was.Terms.References), string.Join(", ", now.Terms.References));
        Add(list, "Category", KindWords.Name(was.Terms.Category), KindWords.Name(now.Terms.Category));
        Add(list, "Permanence", KindWords.Name(was.Terms.Permanence), KindWords.Name(now.Terms.Permanence));
        Add(list, "Service", was.Terms.Service, now.Terms.Service);
        Add(list, "Benefit", was.Terms.Benefit is { } a ? KindWords.Name(a) : "", now.Terms.Benefit is { } b ? KindWords.Name(b) : "");
        Add(list, "Gross, offset or net", was.Terms.Role.ToString(), now.Terms.Role.ToString());
        Add(list, "Confidence", was.Terms.Confidence.ToString(), now.Terms.Confidence.ToString());
        Add(list, "Funding", PlanSources.Text(was.Terms.Sources), PlanSources.Text(now.Terms.Sources));
        Add(list, "Earlier profile", was.Terms.Earlier?.Amounts.ToString() ?? "", now.Terms.Earlier?.Amounts.ToString() ?? "");
        Add(list, "Note", was.Terms.Note, now.Terms.Note);
        foreach (var year in was.Typed.Select(t => t.Key).Union(now.Typed.Select(t => t.Key)).Order())
        {
            Add(list, year.ToString(), Amount(was.Typed[year]), Amount(now.Typed[year]));
        }

        return list;
    }

    /// <summary>In pounds, with pence only where there are any.</summary>
    public static string Amount(Amount amount) => Total.Of(amount) is var t && (t.Low.Pence % 100 != 0 || t.High.Pence % 100 != 0) ? Exact.Text(amount) : Pounds.Text(amount);

    private static void Add(List<PlanFieldChange> list, string field, string was, string now)
    {
        if (!string.Equals(was, now, StringComparison.Ordinal))
        {
            list.Add(new(field, was, now));
        }
    }
}
