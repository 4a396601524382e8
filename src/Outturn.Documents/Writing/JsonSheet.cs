using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Documents.Writing;

/// <summary>
/// A sheet as JSON: <c>{caption, basis, unit, columns[{key,heading}], rows[{key,kind,cells{}}]}</c>. Money is
/// <c>{pounds, status, low?, high?, why?}</c>: pounds a string with pence in the product's sign, null where it is not one known figure.
/// </summary>
public static class JsonSheet
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Sheet sheet)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            Write(json, sheet);
        }

        return stream.ToArray();
    }

    public static void Write(Utf8JsonWriter json, Sheet sheet)
    {
        json.WriteStartObject();
        json.WriteString("caption", sheet.Caption);
        json.WriteString("basis", sheet.Basis);
        json.WriteString("unit", sheet.Unit);
        json.WriteStartArray("columns");
        foreach (var column in sheet.Columns)
        {
            json.WriteStartObject();
            json.WriteString("key", column.Key);
            json.WriteString("heading", column.Heading);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in sheet.Rows)
        {
            json.WriteStartObject();
            json.WriteString("key", row.Key);
            json.WriteString("kind", row.Kind switch { RowKind.Item => "item", RowKind.Subtotal => "subtotal", _ => "total" });
            json.WriteStartObject("cells");
            for (var i = 0; i < sheet.Columns.Count; i++)
            {
                if (i < row.Cells.Count && row.Cells[i] is not Cell.None)
                {
                    json.WritePropertyName(sheet.Columns[i].Key);
                    Value(json, row.Cells[i]);
                }
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An amount as every JSON of the product gives it.</summary>
    public static void Write(Utf8JsonWriter json, Amount amount)
    {
        switch (amount)
        {
            case Amount.Known known:
                Money(json, known.Figure.ToString(), "known", null, null, null);
                break;
            case Amount.Range range:
                Money(json, null, "range", range.Low.ToString(), range.High.ToString(), null);
                break;
            case Amount.Unquantified unknown:
                Money(json, null, "unquantified", null, null, unknown.Why);
                break;
        }
    }

    /// <summary>A total: what is known of it stands in low and high where something in it is not.</summary>
    public static void Write(Utf8JsonWriter json, Total total)
    {
        if (total.Value is { } value)
        {
            Money(json, value.ToString(), "known", null, null, null);
        }
        else if (total.Unquantified == 0)
        {
            Money(json, null, "range", total.Low.ToString(), total.High.ToString(), null);
        }
        else
        {
            Money(json, null, "unquantified", total.Low.ToString(), total.High.ToString(), $"{total.Unquantified.ToString(CultureInfo.InvariantCulture)} not quantified");
        }
    }

    private static void Value(Utf8JsonWriter json, Cell cell)
    {
        switch (cell)
        {
            case Cell.Words words:
                json.WriteStringValue(words.Content);
                break;
            case Cell.Figure figure:
                Write(json, figure.Amount);
                break;
            case Cell.Sum sum:
                Write(json, sum.Total);
                break;
            case Cell.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case Cell.Rate rate:
                json.WriteNumberValue(rate.Percent / 100m);
                break;
            case Cell.Calculated calculated:
                Value(json, calculated.Shown);
                break;
            case Cell.Day day:
                json.WriteStringValue(day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void Money(Utf8JsonWriter json, string? pounds, string status, string? low, string? high, string? why)
    {
        json.WriteStartObject();
        json.WriteString("pounds", pounds);
        json.WriteString("status", status);
        Optional(json, "low", low);
        Optional(json, "high", high);
        Optional(json, "why", why);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
