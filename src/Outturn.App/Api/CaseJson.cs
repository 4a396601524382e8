using System.Globalization;
using System.Text.Json;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Api;

/// <summary>Cases that were read, as JSON: one shape for the command line and the addresses.</summary>
public static class CaseJson
{
    /// <summary>The whole of a pack: what it holds, its totals, its problems.</summary>
    public static void Pack(Utf8JsonWriter json, CasePack pack)
    {
        json.WriteStartArray("items");
        foreach (var read in pack.Cases)
        {
            Case(json, read, pack);
        }

        json.WriteEndArray();
        Totals(json, pack);
        json.WriteStartArray("parts");
        foreach (var part in pack.Parts)
        {
            json.WriteStartObject();
            json.WriteString("heading", part.Heading);
            json.WriteString("committee", part.Committee);
            json.WriteStartArray("types");
            part.Types.ToList().ForEach(t => json.WriteStringValue(Name(t)));
            json.WriteEndArray();
            json.WriteString("where", part.Place.Words(pack.Form));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("contents");
        foreach (var entry in pack.Contents)
        {
            json.WriteStartObject();
            json.WriteString("title", entry.Title);
            WriteNumber(json, "page", entry.Page);
            WriteNumber(json, "case", entry.Case);
            json.WriteString("where", entry.Place.Words(pack.Form));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("duplicates");
        foreach (var pair in pack.Duplicates)
        {
            json.WriteStartObject();
            json.WriteNumber("first", pair.First);
            json.WriteNumber("second", pair.Second);
            json.WriteNumber("likeness", pair.Likeness);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("front");
        json.WriteString("text", SectionText.Of(pack.Front));
        Tables(json, pack.FrontTables, pack.Form);
        json.WriteEndObject();
        Unread(json, pack.Unread, pack.Form);
    }

    /// <summary>What the headline amounts come to. Roles are never summed with one another, and what is doubted is not quantified.</summary>
    private static void Totals(Utf8JsonWriter json, CasePack pack)
    {
        var cases = pack.Cases.Select(c => (new CaseKey(0, c.Number), EffectiveCase.Of(c, CaseReview.None))).ToList();
        json.WriteStartObject("totals");
        Totals(json, "byCommittee", CaseTotals.Of(cases));
        Totals(json, "all", CaseTotals.InAll(cases));
        json.WriteEndObject();
    }

    private static void Totals(Utf8JsonWriter json, string name, IReadOnlyList<CaseTotal> totals)
    {
        json.WriteStartArray(name);
        foreach (var total in totals)
        {
            json.WriteStartObject();
            json.WriteString("committee", total.Committees);
            json.WriteString("year", total.Year?.ToString());
            json.WriteNumber("cases", total.Cases);
            foreach (var (role, sum) in total.ByRole.OrderBy(r => r.Key))
            {
                TrackerJson.Money(json, Hyphened(role.ToString()), sum);
            }

            json.WriteNumber("inDoubt", total.InDoubt.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Case(Utf8JsonWriter json, ReadCase read, CasePack pack)
    {
        var form = pack.Form;
        json.WriteStartObject();
        json.WriteNumber("number", read.Number);
        json.WriteString("title", read.Title.Value);
        json.WriteString("template", Name(read.Template));
        json.WriteString("documentLine", read.DocumentLine);
        List(json, "types", read.Types.Select(t => Name(t.Value)));
        List(json, "committees", read.Committees.Select(c => c.Value));
        List(json, "references", read.References.Select(r => r.Value.Code));
        json.WriteString("projectCode", read.ProjectCode?.Value);
        json.WriteStartArray("amounts");
        foreach (var amount in read.Amounts)
        {
            Amount(json, amount, form);
        }

        json.WriteEndArray();
        json.WritePropertyName("versionDate");
        if (read.Version is { } version)
        {
            Date(json, version.Value);
        }
        else
        {
            json.WriteNullValue();
        }

        List(json, "leads", read.Leads.Select(l => l.Value));
        json.WriteString("description", read.Description?.Value);
        WriteNumber(json, "part", read.Part);
        json.WriteStartArray("header");
        foreach (var label in read.Labels)
        {
            json.WriteStartObject();
            json.WriteString("label", label.Label);
            json.WriteString("value", label.Value);
            json.WriteString("where", label.Place.Words(form));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sections");
        foreach (var section in read.Sections)
        {
            Section(json, section, form);
        }

        json.WriteEndArray();
        Tables(json, read.Tables, form);
        Figures(json, read, form);
        json.WriteStartArray("illegible");
        foreach (var mark in read.Illegible)
        {
            json.WriteStartObject();
            json.WriteString("section", mark.Section);
            json.WriteString("text", mark.Text);
            json.WriteString("where", mark.Place.Words(form));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (BidAssessment.Of(read) is { } assessment)
        {
            json.WriteStartObject("assessment");
            json.WriteString("state", assessment.State switch { AssessmentState.Provided => "provided", AssessmentState.ToBeCompleted => "to-be-completed", AssessmentState.NotSaid => "not-said", _ => "other" });
            json.WriteString("raw", assessment.Raw);
            json.WriteEndObject();
        }

        Unread(json, read.Unread, form);
        json.WriteStartObject("sources");
        Source(json, "title", read.Title, form);
        Sources(json, "types", read.Types, form);
        Sources(json, "committees", read.Committees, form);
        Sources(json, "references", read.References, form);
        Sources(json, "leads", read.Leads, form);
        if (read.Version is { } dated)
        {
            Source(json, "versionDate", dated, form);
        }

        json.WriteEndObject();
        TrackerJson.Problems(json, read.Problems);
        json.WriteEndObject();
    }

    public static void Tables(Utf8JsonWriter json, IEnumerable<ReadTable> tables, PaperForm form)
    {
        json.WriteStartArray("tables");
        foreach (var table in tables)
        {
            Table(json, table, form);
        }

        json.WriteEndArray();
    }

    private static void Amount(Utf8JsonWriter json, CaseAmount amount, PaperForm form)
    {
        json.WriteStartObject();
        json.WriteString("label", amount.Label);
        json.WriteString("raw", amount.Raw);
        json.WriteString("year", amount.Year?.ToString());
        MoneyFields(json, amount.Amount);
        json.WriteString("role", amount.Role switch { AmountRole.CostAvoidance => "cost-avoidance", var role => Hyphened(role.ToString()) });
        json.WriteString("term", amount.Term switch { AmountTerm.NotSaid => null, AmountTerm.Permanent => "permanent", AmountTerm.OneOff => "one-off", _ => string.Create(CultureInfo.InvariantCulture, $"{amount.Years} years") });
        json.WriteString("where", amount.Place.Words(form));
        json.WriteString("sure", Name(amount.Sure));
        json.WriteString("how", amount.How);
        if (amount.Question is { } question)
        {
            json.WriteString("question", question.Message);
            List(json, "answers", amount.Answers.Select(a => a.Words));
        }

        json.WriteEndObject();
    }

    /// <summary>The fields of money in place: pounds a string with pence, status, and what is behind an amount that is not known.</summary>
    private static void MoneyFields(Utf8JsonWriter json, Amount amount)
    {
        switch (amount)
        {
            case Core.Values.Amount.Known known:
                json.WriteString("pounds", known.Figure.ToString());
                json.WriteString("status", "known");
                break;
            case Core.Values.Amount.Range range:
                json.WriteNull("pounds");
                json.WriteString("status", "range");
                json.WriteString("low", range.Low.ToString());
                json.WriteString("high", range.High.ToString());
                break;
            case Core.Values.Amount.Unquantified unknown:
                json.WriteNull("pounds");
                json.WriteString("status", "unquantified");
                json.WriteString("why", unknown.Why);
                break;
        }
    }

    private static void Date(Utf8JsonWriter json, DateReading date)
    {
        json.WriteStartObject();
        json.WriteString("raw", date.Raw.Trim());
        json.WriteString("date", date.Kind is DateKind.Day or DateKind.Month or DateKind.Quarter or DateKind.Year or DateKind.PartOfYear ? Day(date.First) : null);
        json.WriteString("precision", Name(date.Kind));
        json.WriteString("until", date.Last == date.First ? null : Day(date.Last));
        json.WriteEndObject();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Section(Utf8JsonWriter json, ReadSection section, PaperForm form)
    {
        json.WriteStartObject();
        json.WriteString("key", section.Key);
        json.WriteString("heading", section.Heading);
        json.WriteString("state", section.State switch { SectionState.NotApplicable => "not-applicable", var state => state.ToString().ToLowerInvariant() });
        json.WriteString("text", section.Text);
        json.WriteString("where", section.Place.Words(form));
        json.WriteString("sure", Name(section.Sure));
        if (section.Also.Count > 0)
        {
            List(json, "also", section.Also);
        }

        if (section.Above.Count > 0)
        {
            List(json, "above", section.Above.Select(a => a.Text));
        }

        json.WriteStartArray("blocks");
        foreach (var block in section.Blocks)
        {
            Block(json, block, form);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Block(Utf8JsonWriter json, Block block, PaperForm form)
    {
        json.WriteStartObject();
        json.WriteString("where", block.Place.Words(form));
        switch (block)
        {
            case TextBlock text:
                json.WriteString("kind", text.Kind switch { TextKind.ListItem => "list-item", var kind => kind.ToString().ToLowerInvariant() });
                if (text.Level > 0)
                {
                    json.WriteNumber("level", text.Level);
                }

                if (text.Mark.Length > 0)
                {
                    json.WriteString("mark", text.Mark);
                }

                json.WriteString("text", text.Text);
                if (text.Spans.Any(s => s.Link is not null))
                {
                    List(json, "links", text.Spans.Select(s => s.Link).OfType<string>());
                }

                break;
            case TableBlock:
                json.WriteString("kind", "table");
                break;
            case PictureBlock picture:
                json.WriteString("kind", "picture");
                json.WriteString("text", picture.Description);
                break;
        }

        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, ReadTable table, PaperForm form)
    {
        json.WriteStartObject();
        json.WriteString("kind", table.Kind switch { CaseTableKind.MoneyByYear => "money-by-year", var kind => kind.ToString().ToLowerInvariant() });
        json.WriteString("section", table.Section);
        json.WriteString("caption", table.Caption);
        List(json, "columns", table.Columns.Select(c => c.Heading));
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartArray();
            foreach (var cell in row.Cells)
            {
                json.WriteStringValue(cell.Text);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        List(json, "meanings", table.Columns.Select(c => Hyphened(c.Meaning.ToString())));
        List(json, "rowKinds", table.Rows.Select(r => r.Kind.ToString().ToLowerInvariant()));
        json.WriteStartArray("typed");
        foreach (var row in table.Rows)
        {
            json.WriteStartArray();
            foreach (var cell in row.Cells)
            {
                Value(json, cell.Value);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteString("where", table.Place.Words(form));
        json.WriteString("sure", Name(table.Sure));
        json.WriteString("how", table.How);
        json.WriteNumber("pieces", table.Pieces);
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, CellValue? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return;
            case CellValue.Date date:
                json.WriteStartObject();
                json.WritePropertyName("date");
                Date(json, date.Reading);
                json.WriteEndObject();
                return;
        }

        json.WriteStartObject();
        switch (value)
        {
            case CellValue.Rag rag:
                json.WriteString("rag", rag.Word.ToString().ToLowerInvariant());
                break;
            case CellValue.Money { Reading.Value: { } amount }:
                json.WriteStartObject("money");
                MoneyFields(json, amount);
                json.WriteEndObject();
                break;
            case CellValue.Money money:
                json.WriteStartArray("amounts");
                foreach (var stated in money.Reading.Amounts)
                {
                    json.WriteStartObject();
                    MoneyFields(json, stated.Amount);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case CellValue.Number number:
                json.WriteNumber("number", number.Figure);
                break;
            case CellValue.Percent percent:
                json.WriteNumber("percent", percent.Figure);
                break;
            case CellValue.Score score:
                json.WriteNumber("score", score.Figure);
                json.WriteString("words", score.Words);
                break;
            case CellValue.NotGiven missing:
                json.WriteString("notGiven", missing.Why);
                break;
        }

        json.WriteEndObject();
    }

    private static void Figures(Utf8JsonWriter json, ReadCase read, PaperForm form)
    {
        json.WriteStartArray("figures");
        foreach (var figure in read.Figures)
        {
            json.WriteStartObject();
            json.WriteString("kind", figure.Kind.ToString().ToLowerInvariant());
            json.WriteString("raw", figure.Raw);
            if (figure.Amount is { } amount)
            {
                MoneyFields(json, amount);
            }

            if (figure.Value is { } number)
            {
                json.WriteNumber("value", number);
            }

            json.WriteString("section", figure.Section);
            json.WriteString("where", figure.Place.Words(form));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Unread(Utf8JsonWriter json, IEnumerable<UnreadText> unread, PaperForm form)
    {
        json.WriteStartArray("unread");
        foreach (var text in unread)
        {
            json.WriteStartObject();
            json.WriteString("where", text.Place.Words(form));
            json.WriteString("text", text.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Sources<T>(Utf8JsonWriter json, string name, IEnumerable<ReadValue<T>> values, PaperForm form)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            Source(json, value, form);
        }

        json.WriteEndArray();
    }

    private static void Source<T>(Utf8JsonWriter json, string name, ReadValue<T> value, PaperForm form)
    {
        json.WritePropertyName(name);
        Source(json, value, form);
    }

    private static void Source<T>(Utf8JsonWriter json, ReadValue<T> value, PaperForm form)
    {
        json.WriteStartObject();
        json.WriteString("raw", value.Raw);
        json.WriteString("where", value.Place.Words(form));
        json.WriteString("sure", Name(value.Sure));
        json.WriteString("how", value.How.Length == 0 ? null : value.How);
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

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static string Name(CaseTemplate template) => template switch
    {
        CaseTemplate.Council2018 => "council-2018",
        CaseTemplate.Council2020 => "council-2020",
        CaseTemplate.Council2022 => "council-2022",
        CaseTemplate.FundBid => "fund-bid",
        CaseTemplate.FiveCase => "five-case",
        _ => "unknown",
    };

    public static string Name(CaseType type) => type.ToString().ToLowerInvariant();

    private static string Name(Sureness sure) => sure.ToString().ToLowerInvariant();

    /// <summary>How exactly a date is said: day, month, quarter, year, yearless, blank and so on.</summary>
    private static string Name(DateKind kind) => kind switch
    {
        DateKind.DayWithoutYear or DateKind.PartWithoutYear => "yearless",
        _ => Hyphened(kind.ToString()),
    };

    private static string Hyphened(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
