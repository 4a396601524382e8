namespace Outturn.Core.Appraisal.Models;

/// <summary>The places of a model by the names that problems give them: one spelling for the page, the command line and the workbook.</summary>
public static class ModelPlaces
{
    public const string Title = "Title";

    public const string Scenarios = "Scenarios";

    public const string Results = "Results";

    public const string Quantities = "Quantities";

    /// <summary>A row that has no name yet is called by its place, from 1.</summary>
    public static string Row(DriverModel model, int index) => model.Quantities[index].Name.Trim() is { Length: > 0 and <= ModelName.MaxLength } name ? name : $"Row {(index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    public static string Name(DriverModel model, int index) => Row(model, index) + ": name";

    public static string Unit(DriverModel model, int index) => Row(model, index) + ": unit";

    public static string Formula(DriverModel model, int index) => Row(model, index) + ": formula";

    public static string Values(DriverModel model, int index, string scenario) => Row(model, index) + ": " + (scenario.Length > 0 ? scenario : "figures");

    /// <summary>Such as <c>Unit cost, May 2020, High</c>.</summary>
    public static string Cell(string quantity, ModelPeriod? period, string scenario) => quantity + (period is { } p ? ", " + p : "") + (scenario.Length > 0 ? ", " + scenario : "");
}
