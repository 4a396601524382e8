using System.Text.Json;
using Outturn.App.Operations.Cases;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;

namespace Outturn.App.Api;

/// <summary>A kept case as JSON: as read, and what people have said of it.</summary>
public static class KeptCaseJson
{
    public static void Write(Utf8JsonWriter json, CasePage page)
    {
        var whole = page.Whole;
        json.WriteStartObject();
        json.WriteString("id", whole.Key.ToString());
        json.WriteNumber("paper", whole.Key.Paper);
        json.WriteString("file", whole.Paper.FileName);
        json.WriteString("sha256", whole.Paper.Sha256);
        json.WriteString("cycle", whole.Paper.Cycle);
        json.WriteString("state", page.Case.Review.State.Slug());
        if (page.Case.Review.Reason.Length > 0)
        {
            json.WriteString("reason", page.Case.Review.Reason);
        }

        json.WriteStartObject("now");
        json.WriteString("title", page.Case.Title);
        List(json, "types", page.Case.Types.Select(t => t.Slug()));
        List(json, "committees", page.Case.Committees);
        List(json, "references", page.Case.References);
        json.WriteString("version", page.Case.Version);
        List(json, "leads", page.Case.Leads);
        json.WriteStartArray("amounts");
        foreach (var amount in page.Case.Amounts)
        {
            json.WriteStartObject();
            json.WriteString("label", amount.Read.Label);
            json.WriteString("raw", amount.Read.Raw);
            json.WriteString("year", amount.Now.Year?.ToString());
            json.WriteString("role", amount.Now.Role.Name().ToLowerInvariant().Replace(' ', '-'));
            TrackerJson.Money(json, "amount", Core.Values.Total.Of(amount.Counted), amount.Counted);
            json.WriteString("standing", amount.Standing.Name().ToLowerInvariant().Replace(' ', '-'));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        List(json, "proposals", page.Case.Review.Links.Select(l => l.Proposal.ToString()));
        List(json, "lines", page.Case.Review.Lines.Select(l => l.Line.ToString()));
        json.WriteEndObject();
        json.WritePropertyName("read");
        CaseJson.Case(json, page.Case.Read, new CasePack { Form = whole.Paper.Form, Name = whole.Paper.FileName });
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
