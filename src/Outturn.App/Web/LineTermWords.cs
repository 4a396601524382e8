using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>All that is stated of a plan line but its amounts, in words; what nobody said is left out.</summary>
public static class LineTermWords
{
    public static IEnumerable<(string Term, string Said)> Said(PlanLine line)
    {
        var terms = line.Terms;
        yield return ("Category", terms.Category.Name());
        if (terms.References.Count > 0)
        {
            yield return ("References", string.Join(", ", terms.References));
        }

        if (terms.Service.Length > 0)
        {
            yield return ("Service", terms.Service);
        }

        yield return ("Lasts", terms.Permanence.Name());
        if (terms.Benefit is { } benefit)
        {
            yield return ("Benefit", benefit.ChangesBudget() ? benefit.Name() : $"{benefit.Name()}: beside the plan, in no total");
        }

        if (terms.Role != LineRole.Net)
        {
            yield return ("Stands", terms.Role.Name());
        }

        if (terms.Confidence != Confidence.NotSaid)
        {
            yield return ("Confidence", terms.Confidence.Name());
        }

        yield return ("Paid for by", terms.Sources.Count == 0 ? "The council’s own budget, or not said" : string.Join("; ", terms.Sources.Select(Source)));
        if (terms.Partners is { } partners)
        {
            yield return ("Shared with", $"{string.Join(", ", partners.Shares.Select(p => $"{p.Partner} {Percent(p.Percent)} ({p.Status.Name().ToLowerInvariant()})"))}; the council {Percent(partners.CouncilPercent)} of {Years(partners.Whole)}");
        }

        if (terms.Earlier is { } earlier)
        {
            yield return ("Earlier profile", $"{Years(earlier.Amounts)}. {earlier.Counts switch
            {
                EarlierCounts.InBase => "It is in the base: the line counts as new less earlier",
                EarlierCounts.NotInBase => "It is not in the base: the line counts as typed",
                _ => "Nobody has decided whether it is in the base: the line counts as typed",
            }}.");
        }

        if (terms.Note.Length > 0)
        {
            yield return ("Note", terms.Note);
        }
    }

    private static string Source(SourceShare share) => $"{share.Source} ({share.Status.Name().ToLowerInvariant()})"
        + (share.Pays is null ? "" : $": {string.Join(", ", share.Pays.Select(p => $"{MoneyStyle.Words(p.Value)} in {p.Key}"))}");

    private static string Years(PlanAmounts amounts) => string.Join(", ", amounts.Select(a => $"{(a.Value is Amount.Known k ? $"{(k.Figure.Pence < 0 ? "-" : "")}{MoneyStyle.Words(k.Figure)}" : MoneyStyle.Thousands.Text(a.Value))} in {a.Key}"));

    private static string Percent(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
