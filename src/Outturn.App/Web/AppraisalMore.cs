using System.Text.Encodings.Web;
using System.Text.Json;
using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Web;

/// <summary>
/// What few appraisals need and the form has no boxes for, as it stands in a file: deflator, weights by income, the council's own rates, and by option what
/// optimism adds in parts, residual values and sunk costs.
/// </summary>
internal static class AppraisalMore
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the form's own boxes hold all of it: one kind, and one mitigation of the whole.</summary>
    public static bool IsSimple(OptimismBias? bias) => bias is null or { Parts: [{ Share: 100m, Stage: null }], DurationMonths: null, Causes: [] or [{ Share: 100m }] };

    /// <summary>Empty where there is none of it.</summary>
    public static string Of(OptionAppraisal appraisal)
    {
        var options = appraisal.Options.Where(o => !IsSimple(o.Bias) || o.Residual is not null || o.Sunk is { Count: > 0 } || o.RunRateYear is not null).ToList();
        if (options.Count == 0 && appraisal is { Deflator: null, Distribution: null, OwnVintages.Count: 0 })
        {
            return "";
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            if (appraisal.OwnVintages.Count > 0)
            {
                json.WriteString("vintage", appraisal.Vintage);
                json.WriteString("schedule", appraisal.Schedule);
                List(json, "vintages", appraisal.OwnVintages, v => Vintage(json, v));
            }

            if (appraisal.Deflator is { } deflator)
            {
                json.WriteStartObject("deflator");
                json.WriteString("name", deflator.Name);
                json.WriteString("source", deflator.Source);
                List(json, "index", deflator.Index, i =>
                {
                    json.WriteNumber("year", i.Year);
                    json.WriteNumber("level", i.Level);
                });
                json.WriteEndObject();
            }

            if (appraisal.Distribution is { } weights)
            {
                json.WriteStartObject("distribution");
                json.WriteNumber("elasticity", weights.Elasticity);
                json.WriteNumber("base", weights.Base);
                json.WriteString("baseIs", weights.BaseIs);
                json.WriteString("source", weights.Source);
                List(json, "groups", weights.Groups, g =>
                {
                    json.WriteString("name", g.Name);
                    json.WriteNumber("income", g.Income);
                });
                json.WriteEndObject();
            }

            List(json, "options", options, o => Option(json, o));
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Option(Utf8JsonWriter json, AppraisedOption option)
    {
        json.WriteString("name", option.Name);
        if (option.RunRateYear is { } year)
        {
            json.WriteNumber("runRateYear", year);
        }

        if (!IsSimple(option.Bias) && option.Bias is { } bias)
        {
            json.WriteStartObject("optimismBias");
            List(json, "types", bias.Parts, p =>
            {
                json.WriteString("type", BiasTables.Of(p.Type).Name);
                json.WriteNumber("share", p.Share);
                if (p.Stage is { } stage)
                {
                    json.WriteNumber("stage", stage);
                }
            });
            List(json, "causes", bias.Causes, c =>
            {
                json.WriteString("cause", c.Cause);
                json.WriteNumber("share", c.Share);
                json.WriteNumber("mitigated", c.Mitigated);
            });
            if (bias.DurationMonths is { } months)
            {
                json.WriteNumber("durationMonths", months);
            }

            json.WriteString("evidence", bias.Evidence);
            json.WriteEndObject();
        }

        if (option.Residual is { } left)
        {
            json.WriteStartObject("residual");
            json.WriteNumber("year", left.Year);
            Money(json, "value", left.Worth);
            json.WriteBoolean("received", left.Received);
            json.WriteString("why", left.Why);
            json.WriteEndObject();
        }

        List(json, "sunk", option.Sunk ?? [], s =>
        {
            Money(json, "spent", s.Spent);
            json.WriteString("why", s.Why);
        });
    }

    private static void Vintage(Utf8JsonWriter json, DiscountVintage vintage)
    {
        json.WriteString("name", vintage.Name);
        json.WriteString("title", vintage.Title);
        json.WriteString("published", vintage.Published);
        json.WriteString("source", vintage.Source);
        json.WriteBoolean("active", vintage.Active);
        json.WriteString("standing", vintage.Standing);
        List(json, "schedules", vintage.Schedules, s =>
        {
            json.WriteString("name", s.Name);
            json.WriteString("title", s.Title);
            if (s.LastYear is { } last)
            {
                json.WriteNumber("lastYear", last);
            }

            List(json, "bands", s.Bands, b =>
            {
                json.WriteNumber("from", b.FromYear);
                json.WriteNumber("rate", b.Rate);
            });
        });
    }

    private static void Money(Utf8JsonWriter json, string name, Amount amount)
    {
        json.WritePropertyName(name);
        JsonSheet.Write(json, amount);
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
