using Outturn.Core.Appraisal.Models;
using Outturn.Core.Values;

namespace Outturn.Tests.Appraisal.Models;

/// <summary>Models for tests, written as a person writes them.</summary>
internal static class Models
{
    public static DriverModel Read(string text)
    {
        var read = ModelText.Read(text);
        Assert.True(read.Ok, string.Join('\n', read.Problems.Select(p => $"{p.Where}: {p.Message}")));
        return read.Value;
    }

    public static CheckedModel Check(string text)
    {
        var held = ModelCheck.Check(Read(text));
        Assert.True(held.Ok, string.Join('\n', held.Problems.Select(p => $"{p.Where}: {p.Message}")));
        return held.Value;
    }

    public static ModelResult Run(string text) => Check(text).Run();

    public static IReadOnlyList<Problem> Problems(string text)
    {
        var held = ModelCheck.Check(Read(text));
        Assert.False(held.Ok);
        return held.Problems;
    }

    /// <summary>A model of four months with the lines given, and one scenario.</summary>
    public static string Months(string lines, string scenarios = "Only", int count = 4) => $"Model: A test\nPeriods: {count} months from April 2020\nScenarios: {scenarios}\n{lines}\n";

    /// <summary>A model of one year.</summary>
    public static string Year(string lines, string scenarios = "Only") => $"Model: A test\nPeriods: 1 year from 2022-23\nWeeks: twelfths\nScenarios: {scenarios}\n{lines}\n";

    public static decimal?[] Row(this ModelResult result, string quantity, string scenario = "Only") =>
        [.. Enumerable.Range(0, result.Checked.Model.Span.Count).Select(t => result.Shown(result.Checked.IndexOf(quantity), result.Figure(quantity, scenario, t)))];

    public static decimal? One(this ModelResult result, string quantity, string scenario = "Only") => result.Shown(result.Checked.IndexOf(quantity), result.Figure(quantity, scenario));

    public static string Sample(string file) => File.ReadAllText(Path.Combine(Approved.Root, "samples/models", file));
}
