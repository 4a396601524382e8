using System.Text.Json;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Tracking;
using Outturn.App.Web;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Api;

/// <summary>A file of plan lines as understood, in JSON: <c>{kind, items[], totals{}, problems[], committed}</c> and how it was read.</summary>
public static class PlanImportJson
{
    /// <param name="file">The file.</param>
    /// <param name="read">As understood.</param>
    /// <param name="proposal">Against the plan; null where there is none to compare with.</param>
    /// <param name="lines">The file's lines.</param>
    /// <param name="problems">Everything that is to be said.</param>
    /// <param name="act">The act that wrote it; null where none did.</param>
    /// <param name="committed">Whether it was to be written and was, or needed no writing.</param>
    public static byte[] Write(IncomingFile file, ReadPlanFile read, PlanImportProposal? proposal, IReadOnlyList<PlanImportItem> lines, IReadOnlyList<Problem> problems, long? act, bool committed) => TrackerJson.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("kind", "plan");
        json.WriteString("file", file.Name);
        json.WriteString("sha256", file.Sha256);
        json.WriteString("format", read.Book.Format);
        json.WriteString("cycle", read.Cycle?.ToString());
        if (read.Reading is { } reading)
        {
            Understood(json, reading);
        }

        json.WriteStartArray("items");
        foreach (var line in lines)
        {
            Item(json, line);
        }

        json.WriteEndArray();
        Totals(json, PlanFileTotals.Of(lines.Select(l => l.Line)));
        TrackerJson.Proofs(json, "proofs", read.Reading?.Proofs ?? []);
        if (proposal is not null)
        {
            Preview(json, proposal);
        }

        json.WriteStartArray("unread");
        foreach (var text in read.Reading?.Unread ?? [])
        {
            json.WriteStartObject();
            json.WriteString("where", text.Where);
            json.WriteString("text", text.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        TrackerJson.Problems(json, problems);
        json.WriteBoolean("committed", committed);
        if (act is { } number)
        {
            json.WriteNumber("act", number);
        }

        json.WriteEndObject();
    });

    private static void Understood(Utf8JsonWriter json, PlanReading reading)
    {
        json.WriteString("sheet", reading.Sheet);
        json.WriteString("unit", reading.Unit switch { MoneyUnit.Pounds => "£", MoneyUnit.Thousands => "£000", MoneyUnit.Millions => "£m", _ => null });
        json.WriteString("savings", reading.SavingsPositive switch { true => "positive", false => "negative", null => null });
        json.WriteString("basis", reading.Basis == TypedBasis.Levels ? "levels" : "movements");
        json.WriteStartArray("columns");
        foreach (var column in reading.Columns)
        {
            json.WriteStartObject();
            json.WriteString("column", Core.Sheets.Grid.ColumnName(column.Column));
            json.WriteString("heading", column.Heading);
            json.WriteString("field", PlanImportWords.Value(column));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Item(Utf8JsonWriter json, PlanImportItem item)
    {
        var terms = item.Line.Terms;
        json.WriteStartObject();
        json.WriteString("where", item.Where);
        json.WriteString("proposal", item.Proposal);
        json.WriteString("title", terms.Title);
        TrackerJson.Texts(json, "references", terms.References);
        json.WriteString("category", TrackerQuery.Name(terms.Category));
        json.WriteString("permanence", terms.Permanence.Name());
        json.WriteString("service", terms.Service);
        TrackerJson.Texts(json, "committees", item.Committees);
        json.WriteString("benefit", terms.Benefit is { } benefit ? TrackerQuery.Name(benefit) : null);
        json.WriteString("role", TrackerQuery.Name(terms.Role));
        json.WriteString("confidence", TrackerQuery.Name(terms.Confidence));
        json.WriteStartArray("sources");
        foreach (var source in terms.Sources)
        {
            json.WriteStartObject();
            json.WriteString("source", source.Source);
            json.WriteString("status", TrackerQuery.Name(source.Status));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (terms.Earlier is { } earlier)
        {
            json.WriteStartObject("earlier");
            json.WriteString("counts", TrackerQuery.Name(earlier.Counts));
            Amounts(json, "amounts", earlier.Amounts);
            json.WriteEndObject();
        }

        Amounts(json, "amounts", item.Line.Typed);
        json.WriteStartObject("reversal");
        foreach (var (year, money) in LineSeries.ReversalOf(item.Line.Typed, terms.Permanence))
        {
            TrackerJson.Money(json, year.ToString(), money);
        }

        json.WriteEndObject();
        json.WriteString("note", terms.Note);
        json.WriteEndObject();
    }

    private static void Totals(Utf8JsonWriter json, PlanFileTotals totals)
    {
        json.WriteStartObject("totals");
        foreach (var (group, figures) in totals.Groups.Append(KeyValuePair.Create("net", totals.Net)))
        {
            json.WriteStartObject(group);
            foreach (var (year, figure) in totals.Years.Zip(figures))
            {
                TrackerJson.Money(json, year.ToString(), figure);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Preview(Utf8JsonWriter json, PlanImportProposal proposal)
    {
        json.WriteStartObject("preview");
        json.WriteBoolean("opens", proposal.Opens);
        if (proposal.Preview is { } preview)
        {
            json.WriteNumber("new", preview.Rows.Count(r => r.State == PlanRowState.New));
            json.WriteNumber("changed", preview.Rows.Count(r => r.State == PlanRowState.Changed));
            json.WriteNumber("unchanged", preview.Rows.Count(r => r.State == PlanRowState.Unchanged));
            json.WriteNumber("absent", preview.Absent.Count);
            json.WriteStartArray("changes");
            foreach (var row in preview.Rows.Where(r => r.State == PlanRowState.Changed))
            {
                foreach (var field in row.Fields)
                {
                    Change(json, PlanKeys.Of(row.Proposal, row.Line), row.Row.Where, field.Field, field.Was, field.Now, conflicts: false);
                }
            }

            json.WriteEndArray();
        }
        else if (proposal is { Returned: { } returned, Plan: { } plan })
        {
            json.WriteNumber("changed", returned.Cells.Count);
            json.WriteNumber("conflicts", returned.Conflicts.Count());
            json.WriteStartArray("changes");
            foreach (var cell in returned.Cells)
            {
                Change(json, PlanKeys.Of(plan.Proposals.First(p => p.Id == cell.Line.Proposal), cell.Line), cell.Where, cell.Field, cell.Now, cell.Mine, cell.Conflicts);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Change(Utf8JsonWriter json, string key, string where, string field, string from, string to, bool conflicts)
    {
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteString("where", where);
        json.WriteString("field", field);
        json.WriteString("from", from);
        json.WriteString("to", to);
        if (conflicts)
        {
            json.WriteBoolean("conflicts", true);
        }

        json.WriteEndObject();
    }

    private static void Amounts(Utf8JsonWriter json, string name, PlanAmounts amounts)
    {
        json.WriteStartObject(name);
        foreach (var (year, amount) in amounts)
        {
            TrackerJson.Money(json, year.ToString(), Total.Of(amount), amount);
        }

        json.WriteEndObject();
    }
}
