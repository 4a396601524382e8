using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;

namespace Outturn.App.Operations.Planning;

/// <summary>A column as a person chose it. The year stands by the one in which it starts.</summary>
public sealed record ChosenPlanColumn(int Column, string Heading, PlanField Field, int? Year);

/// <summary>What was said of a file of plan lines, by a person or by options. Null: find it out.</summary>
/// <param name="Cycle">Such as 2022-27.</param>
public sealed record PlanImportChoices(
    string? Cycle = null,
    MoneyUnit? Unit = null,
    SavingsSign? Savings = null,
    TypedBasis? Basis = null,
    string? Sheet = null,
    IReadOnlyList<ChosenPlanColumn>? ChosenColumns = null)
{
    public PlanCycle? PlanCycle => Core.Planning.PlanCycle.TryParse(Cycle, out var cycle) ? cycle : null;

    public PlanReadingChoices ForReading(string? sheetOfColumns = null) => new(
        PlanCycle, Unit, Savings is null ? null : Savings == SavingsSign.Positive, Basis,
        ChosenColumns is null ? null : [.. ChosenColumns.Select(c => new PlanColumn(c.Column, c.Heading, c.Field, c.Year is { } year ? new FinancialYear(year) : null))], Sheet ?? sheetOfColumns);
}
