using System.Text.Json;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>
/// An appraisal in JSON, the same from the command line and from the web. A net figure above nought is a gain; ratios and years are plain
/// numbers to six places, null where there is none, with <c>Range</c> and <c>Why</c> beside them where they need it.
/// </summary>
public static class AppraisalJson
{
    public static byte[] Write(AppraisalResult result) => TrackerJson.Bytes(json => Write(json, result));

    public static void Write(Utf8JsonWriter json, AppraisalResult result)
    {
        json.WriteStartObject();
        json.WriteString("title", result.Appraisal.Title);
        Discounting(json, result);
        json.WriteStartArray("options");
        foreach (var option in result.Options)
        {
            Option(json, result, option);
        }

        json.WriteEndArray();
        Comparison(json, result.Comparison);
        json.WriteStartObject("definitions");
        foreach (var definition in AppraisalDefinitions.Of(result))
        {
            json.WriteString(definition.Key, definition.Meaning);
        }

        json.WriteEndObject();
        TrackerJson.Problems(json, result.Notices);
        json.WriteEndObject();
    }

    private static void Discounting(Utf8JsonWriter json, AppraisalResult result)
    {
        json.WriteString("vintage", result.Vintage.Name);
        json.WriteString("schedule", result.Schedule.Name);
        json.WriteBoolean("inForce", result.Vintage.Active);
        json.WriteString("standing", result.Vintage.Standing);
        json.WriteString("source", result.Vintage.Source);
        json.WriteString("base", result.Appraisal.BaseYear?.ToString());
        json.WriteString("prices", result.Appraisal.Prices == PriceBasis.Real ? "real" : "nominal");
        json.WriteNumber("years", result.LastYear + 1);
        json.WriteNumber("annuityFactor", decimal.Round(result.Annuity, 12));
    }

    private static void Option(Utf8JsonWriter json, AppraisalResult result, OptionResult option)
    {
        var years = result.LastYear + 1;
        json.WriteStartObject();
        json.WriteString("name", option.Option.Name);
        json.WriteString("role", option.Option.Role switch { OptionRole.DoNothing => "do-nothing", OptionRole.DoMinimum => "do-minimum", _ => "option" });
        json.WriteBoolean("hasFigures", option.HasFigures);
        Money(json, "npv", option.HasFigures ? option.Npv : null);
        Money(json, "npsv", option.HasFigures ? option.Npsv : null);
        Number(json, "bcr", option, m => m.Bcr, _ => "There is no cost to the council to divide by.");
        json.WriteString("bcrDenominator", "present value of costs to the council");
        Number(json, "cashBcr", option, m => m.CashBcr, _ => "There is no cost to the council to divide by.");
        Number(json, "payback", option, m => m.Payback.Years, m => m.Payback.InWords(years) + ".");
        Number(json, "discountedPayback", option, m => m.DiscountedPayback.Years, m => m.DiscountedPayback.InWords(years) + ".");
        json.WriteStartObject("roi");
        Number(json, "grossPerPound", option, m => m.GrossPerPound, _ => "There is no cost to divide by.");
        Number(json, "net", option, m => m.NetReturn, _ => "There is no cost to divide by.");
        Number(json, "runRate", option, m => m.RunRate, _ => option.RunRateYear is null ? "There is no benefit in any year." : "There is no cost to divide by.");
        if (option.RunRateYear is { } year)
        {
            json.WriteNumber("runRateYear", year);
        }

        json.WriteEndObject();
        Money(json, "equivalentAnnual", option.HasFigures ? option.EquivalentAnnual : null);
        Money(json, "equivalentAnnualCost", option.HasFigures ? option.EquivalentAnnualCost : null);
        Money(json, "presentCosts", option.HasFigures ? option.PresentCosts : null);
        Money(json, "presentCashable", option.HasFigures ? option.PresentCashable : null);
        Money(json, "presentBenefits", option.HasFigures ? option.PresentSocialBenefits : null);
        if (option is { HasFigures: true, Return: { } rate })
        {
            json.WriteStartObject("irr");
            json.WriteStartArray("rates");
            rate.Rates.ToList().ForEach(r => json.WriteNumberValue(Math.Round(r, 9)));
            json.WriteEndArray();
            json.WriteString("words", rate.InWords());
            json.WriteEndObject();
        }

        json.WriteStartArray("years");
        foreach (var (low, high) in option.HasFigures ? option.Low.Years.Zip(option.High.Years) : [])
        {
            Year(json, low, high);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Year(Utf8JsonWriter json, YearFigures low, YearFigures high)
    {
        json.WriteStartObject();
        json.WriteNumber("year", low.Year);
        json.WriteNumber("factor", decimal.Round(low.Factor, 12));
        Money(json, "cost", new Total(OptionResult.Pence(high.Cost), OptionResult.Pence(low.Cost), 0));
        Money(json, "cashable", new Total(OptionResult.Pence(low.Cashable), OptionResult.Pence(high.Cashable), 0));
        Money(json, "presentNet", new Total(OptionResult.Pence(low.PresentNet), OptionResult.Pence(high.PresentNet), 0));
        Money(json, "presentSocialNet", new Total(OptionResult.Pence(low.PresentSocialNet), OptionResult.Pence(high.PresentSocialNet), 0));
        json.WriteEndObject();
    }

    private static void Comparison(Utf8JsonWriter json, OptionComparison comparison)
    {
        json.WriteStartObject("comparison");
        json.WriteString("against", comparison.Comparator);
        json.WriteStartArray("increments");
        foreach (var increment in comparison.Increments)
        {
            json.WriteStartObject();
            json.WriteString("option", increment.Option);
            Money(json, "npv", increment.Npv);
            Money(json, "npsv", increment.Npsv);
            if (increment.Bcr is { } bcr)
            {
                json.WriteNumber("bcr", AppraisalSheets.Rounded(bcr));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        TrackerJson.Texts(json, "byNpv", comparison.ByCash);
        TrackerJson.Texts(json, "byNpsv", comparison.BySocialValue);
        TrackerJson.Texts(json, "refusals", comparison.Refusals);
        json.WriteEndObject();
    }

    private static void Money(Utf8JsonWriter json, string name, Total? total)
    {
        json.WritePropertyName(name);
        if (total is { } known)
        {
            JsonSheet.Write(json, known);
        }
        else
        {
            JsonSheet.Write(json, new Amount.Unquantified("The option has no figures."));
        }
    }

    private static void Number(Utf8JsonWriter json, string name, OptionResult option, Func<EndMeasures, decimal?> of, Func<EndMeasures, string> why)
    {
        var (low, high) = option.HasFigures ? (of(option.Low), of(option.High)) : (null, null);
        if (low is { } one && low == high)
        {
            json.WriteNumber(name, AppraisalSheets.Rounded(one));
            return;
        }

        json.WriteNull(name);
        if (low is null && high is null)
        {
            json.WriteString(name + "Why", option.HasFigures ? why(option.Low) : "The option has no figures.");
            return;
        }

        json.WriteStartObject(name + "Range");
        foreach (var (end, value, measures) in new[] { ("worse", low, option.Low), ("better", high, option.High) })
        {
            if (value is { } known)
            {
                json.WriteNumber(end, AppraisalSheets.Rounded(known));
            }
            else
            {
                json.WriteNull(end);
                json.WriteString(end + "Why", why(measures));
            }
        }

        json.WriteEndObject();
    }
}
