using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>The words of a plan import's choices, as people choose and type them.</summary>
public static class PlanImportWords
{
    public static IReadOnlyList<SelectListItem> Bases { get; } =
        [new("Find out from the file", ""), new("Movements: the change from the year before", "movements"), new("Levels: the effect in each year", "levels")];

    /// <summary>Reads what was typed or given as options; each part that is blank is to be found out.</summary>
    public static Result<PlanImportChoices> Read(string? cycle, string? unit, string? savings, string? basis, string? sheet = null)
    {
        var problems = new List<Problem>();
        if (!string.IsNullOrWhiteSpace(cycle) && !PlanCycle.TryParse(cycle, out _))
        {
            problems.Add(Problem.Error("cycle.unreadable", "Cycle", $"“{Short(cycle)}” is not a cycle. Write it as 2022-27."));
        }

        var money = ImportWords.Read(year: null, position: null, unit, savings);
        problems.AddRange(money.Problems);
        var readBasis = basis?.Trim().ToLowerInvariant() switch
        {
            null or "" => (TypedBasis?)null,
            "movements" => TypedBasis.Movements,
            "levels" => TypedBasis.Levels,
            _ => Unknown(problems, basis),
        };
        return problems.Count > 0
            ? Result.Refused<PlanImportChoices>(problems)
            : Result.Ok(new PlanImportChoices(
                PlanCycle.TryParse(cycle, out var read) ? read.ToString() : null, money.Value!.Unit, money.Value.Savings, readBasis, string.IsNullOrWhiteSpace(sheet) ? null : sheet));
    }

    /// <summary>What a column can be, with the years about those that the file has.</summary>
    public static IReadOnlyList<SelectListItem> Fields(PlanReading reading)
    {
        var years = reading.Columns.Select(c => c.Year).OfType<FinancialYear>().DefaultIfEmpty(reading.Cycle?.First ?? new FinancialYear(2022)).ToList();
        var (first, last) = (years.Min() + -2, years.Max() + 2);
        return
        [
            .. Enum.GetValues<PlanField>().Where(f => f != PlanField.Year).Select(f => new SelectListItem(Name(f), f.ToString())),
            .. Enumerable.Range(first.StartYear, last.StartYear - first.StartYear + 1).Select(y => new SelectListItem($"Amounts of {new FinancialYear(y)}", Value(PlanField.Year, new FinancialYear(y)))),
        ];
    }

    public static string Value(PlanColumn column) => Value(column.Field, column.Year);

    /// <summary>A choice as it is sent; null for one that is none.</summary>
    public static (PlanField Field, FinancialYear? Year)? ReadValue(string? value)
    {
        var parts = (value ?? "").Split(':');
        return !Enum.TryParse<PlanField>(parts[0], out var field) || !Enum.IsDefined(field) ? null
            : field != PlanField.Year ? (field, null)
            : parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2200 ? (field, new FinancialYear(year))
            : null;
    }

    public static string Name(PlanField field) => field switch
    {
        PlanField.Other => "Keep as text",
        PlanField.Case => "Number of the case",
        PlanField.Title => "Title of the proposal",
        PlanField.LineTitle => "What the line is",
        PlanField.Kind => "Kind (saving, pressure)",
        PlanField.Permanence => "How long it lasts",
        PlanField.Funding => "What pays for it",
        PlanField.Benefit => "Kind of benefit",
        PlanField.Role => "Gross, offset or net",
        PlanField.RowTotal => "Total of the row",
        PlanField.Key => "Our own key",
        PlanField.Ignored => "Leave out",
        _ => field.ToString(),
    };

    private static string Value(PlanField field, FinancialYear? year) => year is { } y ? string.Create(CultureInfo.InvariantCulture, $"{field}:{y.StartYear}") : field.ToString();

    private static TypedBasis? Unknown(List<Problem> problems, string? basis)
    {
        problems.Add(Problem.Error("plan.basis", "Basis", $"“{Short(basis!)}” is not a reading. Give movements or levels."));
        return null;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
