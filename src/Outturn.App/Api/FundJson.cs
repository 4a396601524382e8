using System.Text.Json;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>A fund's tables as JSON. Money is in pounds as everywhere; savings are negative.</summary>
public static class FundJson
{
    public static byte[] Sheets(IReadOnlyList<Sheet> sheets) => TrackerJson.Bytes(writer =>
    {
        writer.WriteStartObject();
        Tables(writer, sheets);
        writer.WriteEndObject();
    });

    /// <summary>The package with what it brings back, what was found, and the tables.</summary>
    public static byte[] Package(FundPackage package, PackageReturn back, IReadOnlyList<AccumulatedRow> found, IReadOnlyList<Sheet> sheets, IReadOnlyList<Problem> problems) => TrackerJson.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("first", package.First.ToString());
        writer.WriteNumber("years", package.Years);
        writer.WritePropertyName("investment");
        JsonSheet.Write(writer, package.AllInvestment);
        writer.WritePropertyName("saving");
        JsonSheet.Write(writer, package.AllSaving);
        Return(writer, "return", back);
        if (found.Count > 0)
        {
            var put = PackageChecks.PutRight(package, found);
            writer.WriteStartObject("putRight");
            writer.WritePropertyName("saving");
            JsonSheet.Write(writer, put.AllSaving);
            Return(writer, "return", PackageReturn.Of(put).Value!);
            writer.WriteStartArray("rows");
            foreach (var row in found)
            {
                writer.WriteStartObject();
                writer.WriteString("workstream", row.Row.Workstream);
                writer.WriteString("series", row.Series.Name);
                writer.WritePropertyName("overstated");
                JsonSheet.Write(writer, Total.Of(Amount.Of(row.Overstated)));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        Tables(writer, sheets);
        TrackerJson.Problems(writer, problems);
        writer.WriteEndObject();
    });

    private static void Return(Utf8JsonWriter writer, string name, PackageReturn back)
    {
        writer.WriteStartObject(name);
        Number(writer, "grossPerPound", back.GrossPerPound);
        Number(writer, "net", back.NetReturn);
        Number(writer, "runRate", back.RunRate);
        writer.WritePropertyName("npv");
        JsonSheet.Write(writer, back.Npv);
        writer.WriteNumber("unquantified", back.Unquantified);
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, decimal.Round(known, 6));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void Tables(Utf8JsonWriter writer, IReadOnlyList<Sheet> sheets)
    {
        writer.WriteStartArray("tables");
        foreach (var sheet in sheets)
        {
            writer.WriteStartObject();
            writer.WriteString("name", sheet.Name);
            writer.WritePropertyName("sheet");
            JsonSheet.Write(writer, sheet);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
