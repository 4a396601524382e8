using System.Globalization;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web;

/// <summary>A headline amount as a form holds it.</summary>
public sealed record TypedAmount(string Amount, string Role, string Year, string Term, string Years)
{
    public static TypedAmount Of(HeadlineAmount now) => new(
        Text(now.Amount), TrackerQuery.Name(now.Role), now.Year?.ToString() ?? "", TrackerQuery.Name(now.Term), now.Years > 0 ? now.Years.ToString(CultureInfo.InvariantCulture) : "");

    /// <summary>In pounds, as it is typed back: -600,000, a range, or the paper's own words.</summary>
    private static string Text(Amount amount) => amount switch
    {
        Core.Values.Amount.Known k => Pounds(k.Figure),
        Core.Values.Amount.Range r => $"{Pounds(r.Low)} to {Pounds(r.High)}",
        Core.Values.Amount.Unquantified u => u.Why.Length > 0 ? u.Why : "TBC",
        _ => "",
    };

    private static string Pounds(Money money) => money.Pounds.ToString(money.Pence % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);
}

/// <summary>A case's review as a form holds it: what is in the boxes, and what stood in them when the page was made.</summary>
public sealed class TypedCase
{
    public IReadOnlyDictionary<CaseField, IReadOnlyList<string>> Fields { get; private init; } = new Dictionary<CaseField, IReadOnlyList<string>>();

    public IReadOnlyList<TypedAmount> Amounts { get; private init; } = [];

    /// <summary>The newest act of the review when the page was made.</summary>
    public long Seen { get; private init; }

    public static TypedCase Of(EffectiveCase standing) => new()
    {
        Fields = Enum.GetValues<CaseField>().ToDictionary(f => f, standing.Value),
        Amounts = [.. standing.Amounts.Select(a => TypedAmount.Of(a.Now))],
        Seen = standing.Review.LatestAct,
    };

    public static TypedCase From(IFormCollection form, EffectiveCase standing) => new()
    {
        Fields = Enum.GetValues<CaseField>().ToDictionary(f => f, f => Values(form, f)),
        Amounts = [.. standing.Amounts.Select(a => Amount(form, a.Index))],
        Seen = long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0,
    };

    /// <summary>The same, resting on what stands now: saving it again puts it in the place of what somebody else said.</summary>
    public TypedCase Resting(long act) => new() { Fields = Fields, Amounts = Amounts, Seen = act };

    /// <summary>What the form says otherwise than the page did, and what is confirmed by one press (<c>Title</c>, <c>amount-0</c>).</summary>
    public ReviewCase Said(IFormCollection form, EffectiveCase standing, string? confirmed, List<Problem> problems)
    {
        var fields = new Dictionary<CaseField, IReadOnlyList<string>>();
        foreach (var (field, values) in Fields)
        {
            // What the page showed travels with it: another's change since is not taken for one of ours.
            var was = ReviewRules.Tidy(field, Split(form["was-" + field].ToString()));
            if (ReviewRules.Where(field) == confirmed || !ReviewRules.Tidy(field, values).SequenceEqual(was, StringComparer.Ordinal))
            {
                fields.Add(field, values);
            }
        }

        var amounts = new Dictionary<int, HeadlineAmount>();
        foreach (var (index, typed) in Amounts.Index())
        {
            var where = ReviewRules.Where(index);
            if (where != confirmed && form["was-" + where].ToString() == Plain(typed))
            {
                continue;
            }

            if (form["was-" + where].ToString() == Plain(typed))
            {
                // Confirmed as it stands, with pence and words that the box does not show.
                amounts.Add(index, standing.Amounts[index].Now);
            }
            else if (Read(typed, where, problems) is { } read)
            {
                amounts.Add(index, read);
            }
        }

        return new(Seen, fields, amounts);
    }

    /// <summary>A typed amount in one line, to tell whether it was changed.</summary>
    public static string Plain(TypedAmount typed) => string.Join('|', typed.Amount, typed.Role, typed.Year, typed.Term, typed.Years);

    private static TypedAmount Amount(IFormCollection form, int index)
    {
        var where = ReviewRules.Where(index);
        return new(Short(form[where + "-pounds"]), Short(form[where + "-role"]), Short(form[where + "-year"]), Short(form[where + "-term"]), Short(form[where + "-years"]));
    }

    private static HeadlineAmount? Read(TypedAmount typed, string where, List<Problem> problems)
    {
        var before = problems.Count;
        var amount = AmountReader.Read(typed.Amount, MoneyUnit.Pounds);
        if (amount.Value is null)
        {
            problems.Add(Problem.Error("amount.unreadable", where, $"“{typed.Amount}” is not one amount. Type it in pounds, such as -600,000 or -£600k, or TBC."));
        }

        var role = TrackerQuery.Named<AmountRole>(typed.Role);
        if (role is null)
        {
            problems.Add(Problem.Error("case.role", where, "Choose what the amount is of."));
        }

        FinancialYear year = default;
        if (typed.Year.Length > 0 && !FinancialYear.TryParse(typed.Year, out year))
        {
            problems.Add(Problem.Error("year.unreadable", where, $"“{typed.Year}” is not a financial year. Write it as 2022-23, or leave it empty."));
        }

        var term = TrackerQuery.Named<AmountTerm>(typed.Term) ?? AmountTerm.NotSaid;
        var years = int.TryParse(typed.Years, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        return problems.Count > before ? null : new(amount.Value!, role!.Value, year == default ? null : year, term, term == AmountTerm.OverYears ? years : 0);
    }

    private static IReadOnlyList<string> Values(IFormCollection form, CaseField field) => field switch
    {
        CaseField.Types => [.. form["Types"].OfType<string>().Select(Short)],
        CaseField.References => [.. Split(form["References"].ToString().Replace(',', '\n').Replace(';', '\n'))],
        _ => [.. Split(form[field.ToString()].ToString())],
    };

    private static IEnumerable<string> Split(string text) => (text.Length > 20_000 ? text[..20_000] : text).Split('\n').Select(t => t.Trim()).Where(t => t.Length > 0);

    private static string Short(Microsoft.Extensions.Primitives.StringValues text) => text.ToString().Trim() is var typed && typed.Length > 500 ? typed[..500] : typed;

    private static string Short(string text) => text.Length > 500 ? text[..500] : text;
}
