using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>The words of an import's choices, as people choose and type them.</summary>
public static class ImportWords
{
    public static IReadOnlyList<SelectListItem> Units { get; } =
        [new("Find out from the file", ""), new("Pounds (£)", "£"), new("Thousands (£000)", "£000"), new("Millions (£m)", "£m")];

    public static IReadOnlyList<SelectListItem> Signs { get; } =
        [new("Find out from the file", ""), new("As negative figures", "negative"), new("As positive figures", "positive")];

    /// <summary>Every field that a column can be, with the value that the form sends.</summary>
    public static IReadOnlyList<SelectListItem> Fields { get; } = [.. AllFields()];

    /// <summary>Reads what was typed or given as options; each part that is blank is to be found out.</summary>
    public static Result<ImportChoices> Read(string? year, string? position, string? unit, string? savings, string? sheet = null)
    {
        var problems = new List<Problem>();
        FinancialYear? readYear = null;
        if (!string.IsNullOrWhiteSpace(year))
        {
            if (FinancialYear.TryParse(year, out var parsed))
            {
                readYear = parsed;
            }
            else
            {
                problems.Add(Problem.Error("year.unreadable", "Year", $"“{year}” is not a financial year. Write it as 2017-18."));
            }
        }

        DateOnly? readPosition = null;
        if (!string.IsNullOrWhiteSpace(position))
        {
            if (CouncilTime.TryParseDay(position, out var parsed))
            {
                readPosition = parsed;
            }
            else
            {
                problems.Add(Problem.Error("position.unreadable", "Position", $"“{position}” is not a date. Write it as 31/10/2017 or 2017-10-31."));
            }
        }

        var readUnit = unit?.Trim().ToLowerInvariant() switch
        {
            null or "" => (MoneyUnit?)null,
            "£" or "pounds" or "gbp" or "1" => MoneyUnit.Pounds,
            "£000" or "£k" or "thousands" or "000" or "k" or "£'000" => MoneyUnit.Thousands,
            "£m" or "millions" or "m" => MoneyUnit.Millions,
            _ => Unknown<MoneyUnit>(problems, "unit.unknown", "Unit", $"“{unit}” is not a unit. Give £, £000 or £m."),
        };
        var readSavings = savings?.Trim().ToLowerInvariant() switch
        {
            null or "" => (SavingsSign?)null,
            "negative" => SavingsSign.Negative,
            "positive" => SavingsSign.Positive,
            _ => Unknown<SavingsSign>(problems, "sign.unknown", "Savings", $"“{savings}” is not a sign. Give negative or positive."),
        };
        return problems.Count > 0 ? Result.Refused<ImportChoices>(problems) : Result.Ok(new ImportChoices(readYear, readPosition, readUnit, readSavings, string.IsNullOrWhiteSpace(sheet) ? null : sheet));
    }

    public static string Value(ColumnMapping column) => Value(column.Field, column.Part);

    public static string Value(TrackerField field, int part) => part == 0 ? field.ToString() : string.Create(CultureInfo.InvariantCulture, $"{field}:{part}");

    /// <summary>Months are sent as 101 to 112, so that a quarter and a month differ.</summary>
    public static (TrackerField Field, int Part)? ReadValue(string? value)
    {
        var parts = (value ?? "").Split(':');
        return Enum.TryParse<TrackerField>(parts[0], out var field) && (parts.Length == 1 || int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? (field, parts.Length == 1 ? 0 : int.Parse(parts[1], CultureInfo.InvariantCulture))
            : null;
    }

    public static string Name(TrackerField field, int part) => field switch
    {
        TrackerField.Other => "Keep as text",
        TrackerField.Ignored => "Leave out",
        TrackerField.LineKey => "Line key",
        TrackerField.PlannedYear => "Planned, year",
        TrackerField.ForecastYear => "Forecast, year",
        TrackerField.PlannedPart => "Planned, part " + part.ToString(CultureInfo.InvariantCulture),
        TrackerField.ForecastPart => "Forecast, part " + part.ToString(CultureInfo.InvariantCulture),
        TrackerField.Rag => "RAG",
        TrackerField.Direction => "Direction of travel",
        TrackerField.Complete => "Complete",
        TrackerField.Partners => "Partners",
        _ => field.ToString(),
    };

    private static T? Unknown<T>(List<Problem> problems, string code, string where, string message)
        where T : struct
    {
        problems.Add(Problem.Error(code, where, message));
        return null;
    }

    private static IEnumerable<SelectListItem> AllFields()
    {
        foreach (var field in Enum.GetValues<TrackerField>())
        {
            if (field is TrackerField.PlannedPart or TrackerField.ForecastPart)
            {
                for (var part = 1; part <= 12; part++)
                {
                    yield return new(Name(field, part), Value(field, part));
                }
            }
            else
            {
                yield return new(Name(field, 0), Value(field, 0));
            }
        }
    }
}
