using System.Globalization;
using Outturn.App.Operations.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>Which plan is shown, in an address: <c>?baseline=2</c>, <c>?scenario=1</c>, <c>?structure=2022-04-01</c>.</summary>
public static class PlanQuery
{
    public static PlanChoice Read(IQueryCollection query) => new(
        Number(query["baseline"]), Number(query["scenario"]), CouncilTime.TryParseDay(query["structure"].ToString(), out var day) ? day : null);

    public static string Text(PlanChoice choice) => string.Join('&', new[]
    {
        choice.Baseline is { } baseline ? string.Create(CultureInfo.InvariantCulture, $"baseline={baseline}") : "",
        choice.Scenario is { } scenario ? string.Create(CultureInfo.InvariantCulture, $"scenario={scenario}") : "",
        choice.Structure is { } day ? "structure=" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
    }.Where(t => t.Length > 0));

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
