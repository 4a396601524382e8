using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Assurance;
using Outturn.Core.Reports;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.App.Api;

/// <summary>
/// A tracker in JSON, the same from the command line and from the web. Money is always <c>{pounds, status, low?, high?, why?}</c>:
/// pounds a string with pence, signed by the product's convention (a saving is negative).
/// </summary>
public static class TrackerJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            write(json);
        }

        return stream.ToArray();
    }

    /// <summary><c>{year, asAt, lines[], totals{}, byCommittee[], withdrawn}</c>.</summary>
    public static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    public static byte[] Write(TrackerView view) => Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("year", view.Position.Year.ToString());
        json.WriteString("asAt", view.Position.AsAt.Position?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("recordedBy", view.Position.AsAt.RecordedBy?.ToString());
        json.WriteNumber("latestAct", view.Position.LatestAct);
        json.WriteStartArray("lines");
        foreach (var line in view.Lines)
        {
            Line(json, line);
        }

        json.WriteEndArray();
        Sums(json, "totals", view.Sums);
        json.WriteStartArray("byCommittee");
        foreach (var group in view.ByCommittee)
        {
            json.WriteStartObject();
            json.WriteString("committee", group.Name);
            json.WriteNumber("lines", group.Lines.Count);
            Sums(json, "totals", group.Sums);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("withdrawn", view.Position.Withdrawn.Count);
        json.WriteEndObject();
    });

    /// <summary>One line with its history.</summary>
    public static byte[] Write(LinePage page) => Bytes(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("line");
        Line(json, page.Line);
        json.WriteStartArray("acts");
        foreach (var deed in page.Deeds)
        {
            json.WriteStartObject();
            json.WriteNumber("act", deed.Act.Number);
            json.WriteString("position", deed.Act.Position.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("recorded", deed.Act.Recorded.ToString());
            json.WriteString("by", deed.Act.By.Post);
            json.WriteString("reason", deed.Act.Reason);
            json.WriteString("source", deed.Act.Source);
            json.WriteStartArray("changed");
            foreach (var what in deed.What)
            {
                json.WriteStringValue(what);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("forecastPath");
        foreach (var step in page.Path)
        {
            json.WriteStartObject();
            json.WriteString("position", step.Position.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Money(json, "forecast", step.Forecast);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var source in page.Provenance)
        {
            json.WriteStartObject();
            json.WriteNumber("act", source.Act.Number);
            json.WriteString("file", source.Import.FileName);
            json.WriteString("sha256", source.Import.Sha256);
            json.WriteString("sheet", source.Import.Sheet);
            json.WriteNumber("row", source.Source.Row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Findings(json, page.Findings);
        json.WriteEndObject();
    });

    public static void Line(Utf8JsonWriter json, TrackerLine line)
    {
        json.WriteStartObject();
        json.WriteString("key", line.Key);
        Item(json, line.Reference, line.Details, line.Plan, line.Stated, line.Owner);
        json.WriteBoolean("withdrawn", line.Standing.Withdrawn);
        if (line.Standing.Withdrawn)
        {
            json.WriteString("withdrawalReason", line.Standing.Reason);
        }

        json.WriteEndObject();
    }

    public static void Line(Utf8JsonWriter json, ReadLine line, TrackerReading reading)
    {
        json.WriteStartObject();
        json.WriteString("key", line.Key);
        Item(json, line.Reference?.Code ?? "", line.Details, line.Plan ?? LinePlan.Empty, line.Stated, line.Owner);
        json.WriteNumber("row", line.Row);
        json.WriteString("where", reading.Place(line.Row, 0));
        json.WriteEndObject();
    }

    private static void Item(Utf8JsonWriter json, string reference, LineDetails details, LinePlan plan, LineForecast stated, string owner)
    {
        json.WriteString("reference", reference);
        json.WriteString("title", details.Title);
        json.WriteString("description", details.Description);
        json.WriteStartArray("committees");
        foreach (var committee in details.Committees)
        {
            json.WriteStringValue(committee);
        }

        json.WriteEndArray();
        json.WriteString("service", details.Service);
        json.WriteString("owner", owner);
        Money(json, "investment", Total.Of(plan.Investment), plan.Investment);
        Phased(json, "planned", plan.Planned);
        Phased(json, "forecast", stated.Forecast);
        Money(json, "variance", stated.Forecast.Year - plan.Planned.Year);
        if (stated.Complete is { } complete)
        {
            json.WriteBoolean("complete", complete);
        }
        else
        {
            json.WriteNull("complete");
        }

        json.WriteString("rag", stated.Rag is { } rag ? Web.TrackerQuery.Name(rag) : null);
        json.WriteString("direction", stated.Direction is { } direction ? Web.TrackerQuery.Name(direction) : null);
        json.WriteString("commentary", stated.Commentary);
        json.WriteString("partners", details.Partners);
        if (details.Other.Count > 0)
        {
            json.WriteStartObject("other");
            foreach (var (heading, text) in details.Other)
            {
                json.WriteString(heading, text);
            }

            json.WriteEndObject();
        }
    }

    private static void Phased(Utf8JsonWriter json, string name, Phasing phasing)
    {
        json.WriteStartObject(name);
        for (var q = 1; q <= 4 && phasing.Parts.Count > 0; q++)
        {
            Money(json, string.Create(CultureInfo.InvariantCulture, $"q{q}"), phasing.Quarter(q)!.Value);
        }

        if (phasing.Kind == PhasingKind.Monthly)
        {
            json.WriteStartArray("months");
            foreach (var part in phasing.Parts)
            {
                Value(json, Total.Of(part), part);
            }

            json.WriteEndArray();
        }

        Money(json, "total", phasing.Year, phasing.Stated);
        json.WriteEndObject();
    }

    public static void Sums(Utf8JsonWriter json, string name, TrackerSums sums) => Sums(json, name, m => sums[m]);

    public static void Sums(Utf8JsonWriter json, string name, Func<Measure, Total?> of)
    {
        json.WriteStartObject(name);
        Money(json, "investment", of(Measure.Investment) ?? Total.Zero);
        foreach (var (group, first, year) in new[] { ("planned", Measure.PlannedQ1, Measure.PlannedYear), ("forecast", Measure.ForecastQ1, Measure.ForecastYear) })
        {
            json.WriteStartObject(group);
            for (var q = 0; q < 4; q++)
            {
                if (of(first + q) is { } quarter)
                {
                    Money(json, string.Create(CultureInfo.InvariantCulture, $"q{q + 1}"), quarter);
                }
            }

            Money(json, "total", of(year) ?? Total.Zero);
            json.WriteEndObject();
        }

        Money(json, "variance", of(Measure.Variance) ?? Total.Zero);
        json.WriteEndObject();
    }

    public static void Money(Utf8JsonWriter json, string name, Total total, Amount? amount = null)
    {
        json.WritePropertyName(name);
        Value(json, total, amount);
    }

    public static void Money(Utf8JsonWriter json, string name, Core.Values.Money? money)
    {
        if (money is { } value)
        {
            Money(json, name, Total.Of(Amount.Of(value)));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Value(Utf8JsonWriter json, Total total, Amount? amount)
    {
        json.WriteStartObject();
        var why = (amount as Amount.Unquantified)?.Why;
        if (total.IsExact)
        {
            json.WriteString("pounds", total.Low.ToString());
            json.WriteString("status", "known");
        }
        else if (total.Unquantified > 0 && total is { Low.IsZero: true, High.IsZero: true })
        {
            json.WriteNull("pounds");
            json.WriteString("status", "unquantified");
            json.WriteString("why", why ?? Missing(total.Unquantified));
        }
        else
        {
            json.WriteString("pounds", total.Low == total.High ? total.Low.ToString() : null);
            json.WriteString("status", total.Low == total.High ? "unquantified" : "range");
            json.WriteString("low", total.Low.ToString());
            json.WriteString("high", total.High.ToString());
            if (total.Unquantified > 0)
            {
                json.WriteString("why", Missing(total.Unquantified));
            }
        }

        json.WriteEndObject();
    }

    private static string Missing(int count) => string.Create(CultureInfo.InvariantCulture, $"plus {count} not quantified");

    public static void Problems(Utf8JsonWriter json, IEnumerable<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("severity", Name(problem.Severity));
            json.WriteString("where", problem.Where);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Findings(Utf8JsonWriter json, IEnumerable<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("severity", Name(finding.Severity));
            json.WriteString("subject", finding.Subject);
            json.WriteString("where", finding.Where);
            json.WriteString("message", finding.Message);
            json.WriteString("expected", finding.Expected.Length > 0 ? finding.Expected : null);
            json.WriteString("actual", finding.Actual.Length > 0 ? finding.Actual : null);
            Money(json, "difference", finding.Difference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Proofs(Utf8JsonWriter json, string name, IEnumerable<Proof> proofs)
    {
        json.WriteStartArray(name);
        foreach (var proof in proofs)
        {
            json.WriteStartObject();
            json.WriteString("what", proof.What);
            json.WriteNumber("tried", proof.Tried);
            json.WriteNumber("agreed", proof.Agreed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static string Name(Severity severity) => severity.ToString().ToLowerInvariant();
}
