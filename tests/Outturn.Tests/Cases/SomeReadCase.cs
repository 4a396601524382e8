using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.Tests.Cases;

/// <summary>A case as a reader would give it, for tests of what people do with it.</summary>
internal static class SomeReadCase
{
    public static readonly FinancialYear Year = new(2022);

    public static ReadCase Of(params IReadOnlyList<CaseAmount> amounts) => new()
    {
        Number = 1,
        Template = CaseTemplate.Council2022,
        TemplateHow = "its questions",
        Title = new("Fewer forms", "Fewer forms", new Place(0, 1)),
        Types = [new(CaseType.Saving, "saving", new Place(0, 1))],
        Committees = [new("Customers", "Customers", new Place(0, 2), Sureness.Likely)],
        References = [new(Reference.From("A/R.6.901")!, "A/R.6.901", new Place(0, 2))],
        Leads = [new("Head of customers", "Head of customers", new Place(0, 2))],
        Amounts = amounts,
    };

    public static CaseAmount Amount(decimal pounds, AmountRole role = AmountRole.Saving, Sureness sure = Sureness.Sure, FinancialYear? year = null) =>
        new("Label", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"£{pounds}"), year ?? Year, Core.Values.Amount.Of(Money.FromPounds(pounds, Rounding.HalfAwayFromZero)), role, new Place(0, 3), sure, "")
        {
            Question = sure == Sureness.Doubtful ? Problem.Warning("amount.unit-suspect", "Label", "Is it?") : null,
        };

    public static CaseAmount Unknown(AmountRole role = AmountRole.Saving, FinancialYear? year = null) => new("Label", "TBC", year ?? Year, new Amount.Unquantified("TBC"), role, new Place(0, 3), Sureness.Sure, "");

    public static EffectiveCase Confirmed(params IReadOnlyList<CaseAmount> amounts)
    {
        var standing = EffectiveCase.Of(Of(amounts), CaseReview.None);
        return EffectiveCase.Of(standing.Read, CaseReview.None.With(ReviewRules.Confirmed(standing, sureOnly: false), 1));
    }
}
