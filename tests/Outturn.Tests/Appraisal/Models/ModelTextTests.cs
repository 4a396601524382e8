using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Appraisal.Models;

namespace Outturn.Tests.Appraisal.Models;

public sealed class ModelTextTests
{
    [Fact]
    public void A_model_that_is_written_is_read_back_the_same()
    {
        var model = Models.Read(Models.Sample("care-placements.model"));
        Assert.Equal(model, Models.Read(ModelText.Write(model)));
        Assert.Equal(12, model.Span.Count);
        Assert.Equal(["Low", "Middle", "High"], model.Scenarios);
        Assert.NotEqual(model, model with { Quantities = [.. model.Quantities.Skip(1)] });
    }

    [Theory]
    [InlineData("Modell: x\nPeriods: 1 year from 2020-21", "Line 1", "Did you mean Model:?")]
    [InlineData("Model: x\nx = 1", "Line 1", "The model has no periods")]
    [InlineData("Model: x\nPeriods: some months", "Line 2", "The periods cannot be read")]
    [InlineData("Model: x\nPeriods: 12 quarters from April 2020", "Line 2", "The periods cannot be read")]
    [InlineData("Model: x\nPeriods: 1 year from 2020-21\nWeeks: Tuesdays", "Line 3", "“Tuesdays” is no rule for weeks")]
    [InlineData("Model: x\nPeriods: 1 year from 2020-21\n    Low: 5", "Line 3", "there is none yet")]
    [InlineData("Model: x\nPeriods: 1 year from 2020-21\nx [£]\n    Low: 5;6", "Line 4", "“5;6” are not figures")]
    [InlineData("Model: x\nPeriods: 1 year from 2020-21\nx [£]\n    Low: 1,000", "Line 4", "are not figures")]
    [InlineData("Model: x\nPeriods: 1 year from 2020-21\nx [£000]\n    Low: £5", "Line 4", "“£5” are not figures")]
    [InlineData("Model: x\nPeriods: 1 year from 2020-21\nx [£ = 5", "Line 3", "the unit's bracket is not closed")]
    [InlineData("Model: x\nPeriods: 1 year from 2020-21\nnothing more", "Line 3", "Expected “Name [unit] = figure or formula”")]
    public void A_line_that_cannot_be_read_is_named(string text, string where, string message)
    {
        var problem = ModelText.Read(text).Problems[0];
        Assert.Equal(where, problem.Where);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("850", "", "850")]
    [InlineData("£850", "£ per week", "850")]
    [InlineData("£850", "£000", null)]
    [InlineData("30 %", "%", "30")]
    [InlineData("30%", "number", null)]
    [InlineData("-2.5", "", "-2.5")]
    [InlineData("−£3", "£", "-3")]
    [InlineData("TBC", "", "TBC")]
    [InlineData("tbc (tender out)", "", "not known (tender out)")]
    [InlineData("not known", "", "not known")]
    [InlineData("000", "", null)]
    [InlineData("1e5", "", null)]
    [InlineData("", "", null)]
    [InlineData("5.", "", null)]
    public void A_figure_is_read_as_it_is_typed_and_in_its_unit_only(string text, string unit, string? read) => Assert.Equal(read, ModelText.Figure(text, unit) is { } value ? ModelText.Of(value) : null);

    [Fact]
    public void Any_text_is_read_or_refused() => Prop.ForAll(
        Gen.Elements("Model:", "Periods:", "12 months from April 2020", "\n", "    ", "Low:", "x", "=", "[£]", "5", ",", "TBC", "#", "Source:", "(", ")", ":", "£", "sum(x)", "\t", "é").ListOf().Select(p => string.Concat(p)).ToArbitrary(),
        text =>
        {
            var read = ModelText.Read(text);
            if (read.Ok)
            {
                _ = ModelCheck.Check(read.Value);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("x = 1\nX = 2", "model.name-twice", "X: name")]
    [InlineData("sum = 1", "model.name-taken", "sum: name")]
    [InlineData("in-house [£] = 1", "model.name", "in-house: name")]
    [InlineData("x [£!] = 1", "model.unit", "x: unit")]
    [InlineData("x [£] = 1, 2, 3", "model.figures-count", "x: figures")]
    [InlineData("x [£]\n    Loww: 1", "model.scenario-unknown", "x: Loww")]
    [InlineData("x [£]\n    Low: 1\n    low: 2", "model.figures-twice", "x: Low")]
    [InlineData("x [£]", "model.no-figure", "x: figures")]
    [InlineData("x = 9999999999999999", "model.figure-large", "x: figures")]
    [InlineData("x = 1 < 2", "model.condition", "x: formula")]
    [InlineData("x = (1 < 2) + 1", "model.condition", "x: formula")]
    [InlineData("x = if(1, 2, 3)", "model.condition", "x: formula")]
    [InlineData("x = round(1.5, 1 + 1)", "model.places", "x: formula")]
    [InlineData("x = previous(1, 0, 0)", "model.places", "x: formula")]
    public void What_a_model_cannot_hold_is_named_at_its_field(string lines, string code, string where)
    {
        var problem = Models.Problems(Models.Months(lines, "Low, High"))[0];
        Assert.Equal((code, where), (problem.Code, problem.Where));
    }

    [Fact]
    public void The_frame_of_a_model_is_checked_too()
    {
        var model = Models.Read(Models.Months("x = 1"));
        string[] Codes(DriverModel changed) => [.. ModelCheck.Check(changed).Problems.Select(p => p.Code)];
        Assert.Equal(["model.title"], Codes(model with { Title = " " }));
        Assert.Equal(["model.periods"], Codes(model with { Span = model.Span with { Count = 241 } }));
        Assert.Equal(["model.periods"], Codes(model with { Span = model.Span with { FirstNumber = 13 } }));
        Assert.Equal(["model.scenario"], Codes(model with { Scenarios = [] }));
        Assert.Equal(["model.scenario"], Codes(model with { Scenarios = ["Low", "low"] }));
        Assert.Equal(["model.scenario"], Codes(model with { Scenarios = ["1st"] }));
        Assert.Equal(["model.quantities"], Codes(model with { Quantities = [] }));
        Assert.Equal(["model.quantities"], Codes(model with { Quantities = [.. Enumerable.Range(0, 201).Select(i => ModelQuantity.Input($"q{i}", "", i))] }));
        Assert.Equal(["model.result-unknown"], Codes(model with { Results = ["y"] }));
        Assert.Equal(["model.text-long"], Codes(model with { Note = new string('x', 4_001) }));
        Assert.Equal(["model.formula-and-figures"], Codes(model with { Quantities = [model.Quantities[0] with { Formula = "1 + 1" }] }));
        Assert.Equal(["model.too-much"], Codes(model with { Span = model.Span with { Count = 240 }, Scenarios = [.. Enumerable.Range(1, 12).Select(i => $"S{i}")], Quantities = [.. Enumerable.Range(0, 9).Select(i => ModelQuantity.Of($"q{i}", "", "1" + string.Concat(Enumerable.Repeat(" + 1", 200))))] }));
        Assert.Empty(Codes(model));
    }
}
