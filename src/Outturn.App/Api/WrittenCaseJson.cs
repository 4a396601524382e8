using System.Text.Json;
using Outturn.App.Operations.Writing;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.App.Api;

/// <summary>A written case as JSON: the shape of a case that was read, with what only a written one has.</summary>
public static class WrittenCaseJson
{
    public static void Write(Utf8JsonWriter json, CaseShown shown, CaseDocument document, CaseSnapshot snapshot, Template template)
    {
        var terms = snapshot.Proposal.Terms;
        json.WriteStartObject();
        json.WriteString("id", document.Mark.Key.ToString());
        json.WriteString("title", terms.Title);
        json.WriteString("template", template.Form == Core.Cases.CaseTemplate.Unknown ? template.Key.Name : Core.Cases.CaseWords.Slug(template.Form));
        json.WriteString("templateVersion", template.Key.ToString());
        List(json, "types", [TrackerTypes(terms.Type)]);
        List(json, "committees", terms.Committees);
        List(json, "references", document.Figures.Lines.SelectMany(l => l.Terms.References).Distinct(StringComparer.Ordinal));
        json.WriteStartArray("amounts");
        foreach (var category in document.Figures.Lines.Where(l => l.EntersPlan || l.Terms.Category == PlanCategory.Capital).Select(l => l.Terms.Category).Distinct().Order())
        {
            foreach (var year in document.Figures.Cycle.Each)
            {
                if (document.Figures.Find(new(PlanFigures.Slug(category), FigureMeasure.Movement, year)) is { } value && value.Total != Total.Zero)
                {
                    json.WriteStartObject();
                    json.WriteString("label", $"{year} {category.Name()}");
                    json.WriteString("raw", value.Words);
                    json.WriteString("year", year.ToString());
                    Pounds(json, value.Total);
                    json.WriteEndObject();
                }
            }
        }

        json.WriteEndArray();
        json.WriteStartObject("versionDate");
        var version = document.Mark.Version is { } number ? shown.Case?.Versions.FirstOrDefault(v => v.Number == number) : null;
        json.WriteString("raw", document.Mark.Mark);
        json.WriteString("date", version?.By.Position.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("precision", version is null ? "none" : "day");
        json.WriteEndObject();
        List(json, "leads", terms.Leads);
        json.WriteStartArray("sections");
        foreach (var section in document.Sections)
        {
            json.WriteStartObject();
            json.WriteString("key", section.Key);
            json.WriteString("heading", section.Heading);
            json.WriteString("state", State(section));
            json.WriteString("text", Text(section, document.Figures));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tables");
        foreach (var (section, part) in document.Sections.SelectMany(s => s.Parts.Select(p => (s, p))).Where(p => p.p is { Table: not null, Answer.Rows.Count: > 0 }))
        {
            json.WriteStartObject();
            json.WriteString("kind", Kind(part.Table!.Table));
            json.WriteString("field", part.Field);
            json.WriteString("section", section.Key);
            List(json, "columns", part.Table.Columns.Select(c => c.Heading));
            json.WriteStartArray("rows");
            foreach (var row in part.Answer.Rows)
            {
                json.WriteStartArray();
                foreach (var column in part.Table.Columns)
                {
                    var cell = row[column.Key];
                    json.WriteStringValue(column.Choices.FirstOrDefault(c => c.Key == cell).Words ?? cell);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unread");
        json.WriteEndArray();
        json.WriteStartArray("kept");
        foreach (var kept in snapshot.Content.Kept)
        {
            json.WriteStartObject();
            json.WriteString("from", kept.From.ToString());
            json.WriteString("field", kept.Field);
            json.WriteString("heading", kept.Heading);
            json.WriteString("text", kept.Answer.Words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("mark", document.Mark.Mark);
        json.WriteString("digest", document.Mark.Digest.Length > 0 ? document.Mark.Digest : null);
        json.WriteEndObject();
    }

    /// <summary>What differs between two versions.</summary>
    public static void Write(Utf8JsonWriter json, VersionComparison compared)
    {
        json.WriteStartObject();
        json.WriteBoolean("same", compared.IsSame);
        json.WriteStartArray("figures");
        foreach (var figure in compared.Figures)
        {
            json.WriteStartObject();
            json.WriteString("line", figure.Line);
            json.WriteString("year", figure.Year.ToString());
            TrackerJson.Money(json, "before", figure.Before);
            TrackerJson.Money(json, "after", figure.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("header");
        foreach (var header in compared.Header)
        {
            json.WriteStartObject();
            json.WriteString("label", header.Label);
            json.WriteString("before", header.Before);
            json.WriteString("after", header.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("fields");
        foreach (var field in compared.Fields)
        {
            json.WriteStartObject();
            json.WriteString("field", field.Field);
            json.WriteString("name", field.Name);
            json.WriteStartArray("words");
            foreach (var run in field.Words)
            {
                json.WriteStartObject();
                json.WriteString("kind", run.Kind.ToString().ToLowerInvariant());
                json.WriteString("text", run.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string State(DocumentSection section) =>
        section.Parts.All(p => p.Answer.IsEmpty) ? "empty"
        : section.Parts.All(p => p.Answer.IsEmpty || p.Answer.Reason is not null) ? "not-applicable"
        : section.Parts.All(p => p.Answer.Rows.Count == 0) && section.Parts.Sum(p => p.Answer.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) <= 90 ? "brief"
        : "answered";

    private static string Text(DocumentSection section, PlanFigures figures) => string.Join("\n\n", section.Parts
        .Where(p => p.Table is null && !p.Answer.IsEmpty || p.Answer.Reason is not null)
        .Select(p => (p.Label.Length > 0 ? p.Label + "\n" : "") + (p.Answer.Reason is { } reason ? "Not applicable: " + reason : FigureText.Filled(p.Answer.Words, figures))));

    /// <summary>The kinds of the contract; those that it has no word for are "other".</summary>
    private static string Kind(CaseTable table) => table switch
    {
        CaseTable.Risks => "risk",
        CaseTable.Timetable => "timetable",
        CaseTable.Benefits => "benefits",
        CaseTable.Options => "options",
        CaseTable.Evidence => "evidence",
        CaseTable.Impacts => "impact",
        _ => "other",
    };

    private static string TrackerTypes(ProposalType type) => type.ToString().ToLowerInvariant();

    private static void Pounds(Utf8JsonWriter json, Total total)
    {
        var known = total.Unquantified == 0;
        json.WriteString("pounds", known && total.Low == total.High ? total.Low.ToString() : null);
        json.WriteString("status", !known ? "unquantified" : total.Low == total.High ? "known" : "range");
        if (known && total.Low != total.High)
        {
            json.WriteString("low", total.Low.ToString());
            json.WriteString("high", total.High.ToString());
        }
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
