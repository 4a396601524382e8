using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Appraisal.Models;

namespace Outturn.Tests.Appraisal.Models;

public sealed class ExpressionReaderTests
{
    [Theory]
    [InlineData("2 + 3 * 4", "14")]
    [InlineData("(2 + 3) * 4", "20")]
    [InlineData("2 - 3 - 4", "-5")]
    [InlineData("24 / 4 / 3", "2")]
    [InlineData("24 / 4 * 3", "18")]
    [InlineData("-2 * -3", "6")]
    [InlineData("2 - -3", "5")]
    [InlineData("- (2 + 3)", "-5")]
    [InlineData("5 % * 200", "10")]
    [InlineData(".5 * 4", "2")]
    [InlineData("if(2 < 3, 10, 20)", "10")]
    [InlineData("if(2 >= 3, 10, 20)", "20")]
    [InlineData("if(2 + 1 = 3, 10, 20)", "10")]
    [InlineData("if(2 <> 3, 10, 20)", "10")]
    [InlineData("MIN(3, 2, 5) + Max(1, 7)", "9")]
    [InlineData("round(2.5, 0) + round(-2.5)", "0")]
    [InlineData("round(2.345, 2)", "2.35")]
    [InlineData("round(1449, -2)", "1400")]
    [InlineData("round down(93.75)", "93")]
    [InlineData("round_down(-93.75)", "-93")]
    [InlineData("round up(93.01, 0)", "94")]
    [InlineData("round up(-0.41, 1)", "-0.5")]
    [InlineData("share(3, 4)", "0.75")]
    [InlineData("2 × 3 ÷ 4 − 1", "0.5")]
    public void A_formula_is_read_as_arithmetic_is_written(string formula, string worth) =>
        Assert.Equal(decimal.Parse(worth, System.Globalization.CultureInfo.InvariantCulture), Models.Run(Models.Year($"x = {formula}\ny = x + 0")).One("y"));

    [Theory]
    [InlineData("", "The formula is empty")]
    [InlineData("calls *", "At character 8: Expected a name, a number or an opening bracket after “*”, and found the end of the formula.")]
    [InlineData("calls * / 2", "At character 9: Expected a name, a number or an opening bracket after “*”, and found “/”.")]
    [InlineData("(calls + 2", "At character 11: The bracket that opens at character 1 is not closed. Expected “)”.")]
    [InlineData("calls + 2)", "At character 10: A closing bracket without an opening one.")]
    [InlineData("calls 2 rate", "")]
    [InlineData("2 calls", "At character 3: Expected a sign such as * between “2” and “calls”.")]
    [InlineData("2 (calls)", "At character 3: Expected a sign such as + or *, and found “(”.")]
    [InlineData("calls (2)", "At character 1: Expected a sign such as * between “calls” and the bracket.")]
    [InlineData("smu(calls)", "At character 1: There is no function named “smu”. Did you mean sum?")]
    [InlineData("runing sum(calls)", "At character 1: There is no function named “runing sum”. Did you mean running sum?")]
    [InlineData("sum()", "At character 5: Nothing stands in the brackets. Write sum(x).")]
    [InlineData("sum(calls, 2)", "At character 1: sum takes one thing in its brackets and has 2: sum(x). A number is written without commas.")]
    [InlineData("max(1)", "At character 1: max takes from 2 to 20 things in its brackets and has 1: max(a, b, ...). A number is written without commas.")]
    [InlineData("if(calls, 2)", "At character 1: if takes 3 things in its brackets and has 2: if(condition, a, b). A number is written without commas.")]
    [InlineData("1 < calls < 3", "At character 11: Only one comparison can stand here. Put the first in if(...).")]
    [InlineData("1,000", "At character 2: A comma stands only between the things in a function's brackets. Write a number without commas, such as 1000.")]
    [InlineData("= calls", "At character 1: Write the formula without the equals sign before it.")]
    [InlineData("calls ^ 2", "At character 7: There is no power. Multiply by the number again.")]
    [InlineData("[calls]", "At character 1: “[” has no place in a formula. Use round brackets.")]
    [InlineData("calls & rate", "At character 7: “&” has no place in a formula. Write the name with “and”.")]
    [InlineData("'calls'", "At character 1: Words in quotation marks have no place in a formula. Write the name without them.")]
    [InlineData("A1:B2", "At character 3: “:” has no place in a formula. A quantity is called by its name, not by a cell.")]
    [InlineData("1.2.3", "At character 1: “1.2.3” is not a number that can be worked with. Write at most 28 digits and one point.")]
    [InlineData("99999999999999999999999999999999", "At character 1: “99999999999999999999999999999999” is not a number that can be worked with. Write at most 28 digits and one point.")]
    [InlineData("£ calls", "At character 3: Expected a number after “£”, and found “calls”.")]
    [InlineData("sum + 1", "At character 5: Expected “(” after “sum”: sum(x).")]
    [InlineData("max(1; 2)", "At character 6: “;” has no place in a formula. Part what stands in brackets with commas.")]
    [InlineData("calls\u0007", "At character 6: A character here has no place in a formula. Write letters, digits and + - * / ( ) , < > = only.")]
    [InlineData("calls 😀", "At character 7: A character here has no place in a formula. Write letters, digits and + - * / ( ) , < > = only.")]
    public void A_message_names_the_place_and_what_was_expected(string formula, string message)
    {
        var read = ExpressionReader.Read(formula, "x: formula", ["calls", "rate"]);
        if (message.Length == 0)
        {
            Assert.True(read.Ok);
            return;
        }

        Assert.False(read.Ok);
        Assert.StartsWith(message, Assert.Single(read.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("x: formula", read.Problems[0].Where);
    }

    [Fact]
    public void A_name_that_is_not_known_is_named_with_its_place_and_the_nearest_that_is()
    {
        var problem = Assert.Single(Models.Problems(Models.Year("Weekly rate [£ per week] = 850\nCost = 2 * weekly raet * weeks left")));
        Assert.Equal(("model.name-unknown", "Cost: formula", "At character 5: No quantity is named “weekly raet”. Did you mean Weekly rate?"), (problem.Code, problem.Where, problem.Message));
    }

    [Fact]
    public void A_hundred_thousand_signs_and_deep_brackets_are_refused_at_once()
    {
        var watch = Stopwatch.StartNew();
        foreach (var sign in (string[])["+", "-", "*", "(", ")", "1+", "-(", "sum(", "a ", "1,", "<", ".", "£", "%", "previous(", "if("])
        {
            foreach (var length in (int[])[20, 200, 900, 100_000])
            {
                var read = ExpressionReader.Read(string.Concat(Enumerable.Repeat(sign, length))[..Math.Min(length, sign.Length * length)], "x");
                Assert.True(read.Ok || read.Problems.Count == 1);
            }
        }

        Assert.False(ExpressionReader.Read(new string('(', 41) + "1" + new string(')', 41), "x").Ok);
        Assert.True(ExpressionReader.Read(new string('(', 39) + "1" + new string(')', 39), "x").Ok);
        Assert.False(ExpressionReader.Read(new string('-', 41) + "1", "x").Ok);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public void The_longest_sum_is_worked_out_without_taking_the_stack()
    {
        var formula = "1" + string.Concat(Enumerable.Repeat("+1", 499));
        Assert.Equal(500m, Models.Run(Models.Year($"x = {formula}\ny = x + 0")).One("y"));
    }

    private static readonly string[] Pieces =
    [
        "calls", "rate", "weeks left", "weeks_in_period", "periods", "nothing known", "1", "0", "2.5", "1000000", "£5", "5 %", "3 weeks", "£2 per call", "+", "-", "*", "/", "(", ")", ",", "<", ">=", "=", "<>",
        "sum(", "running sum(", "previous(", "if(", "min(", "max(", "round(", "share(", "average(", "year total(", "x", ".", "£", "%", "[", "é", "\n", "  ", "_",
    ];

    /// <summary>Pieces of the language in any order.</summary>
    private static Gen<string> Jumbled => Gen.Choose(0, 60).SelectMany(n => Gen.Elements(Pieces).ListOf(n)).Select(p => string.Concat(p));

    /// <summary>Any characters at all.</summary>
    private static Gen<string> Noise => Gen.Choose(0, 80).SelectMany(n => Gen.Choose(1, 0x2FF).Select(c => (char)c).ListOf(n)).Select(c => new string([.. c]));

    /// <summary>Formulas that hold together, to a depth.</summary>
    private static Gen<string> Grown(int depth) => depth == 0 ? Gen.Elements("calls", "rate", "1", "2.5", "0", "weeks left", "period number") : Gen.OneOf(
        Grown(0),
        Grown(depth - 1).Two().SelectMany(p => Gen.Elements("+", "-", "*", "/").Select(s => $"({p.Item1} {s} {p.Item2})")),
        Grown(depth - 1).Two().Select(p => $"if({p.Item1} > {p.Item2}, {p.Item1}, {p.Item2})"),
        Grown(depth - 1).SelectMany(x => Gen.Elements("sum", "running sum", "average", "first", "last", "year to date", "round", "share", "lowest", "previous").Select(f => $"{f}({x})")),
        Grown(depth - 1).Two().Select(p => $"previous({p.Item1}, {p.Item2})"));

    [Fact]
    public void Ten_thousand_generated_formulas_are_read_or_refused_and_worked_out_and_none_hangs()
    {
        var (read, refused, worked) = (0, 0, 0);
        var watch = Stopwatch.StartNew();
        var formulas = Gen.Frequency((4, Jumbled), (2, Noise), (4, Gen.Choose(1, 4).SelectMany(Grown)));
        Prop.ForAll(formulas.ToArbitrary(), formula =>
        {
            var one = Stopwatch.StartNew();
            var result = ExpressionReader.Read(formula, "x", ["calls", "rate"]);
            if (!result.Ok)
            {
                refused++;
                Assert.NotEmpty(Assert.Single(result.Problems).Message);
            }
            else
            {
                read++;
                var model = new DriverModel("Any", "", ModelSpan.MonthsOf(new(2020)), WeekRule.Days, ["One", "Two"], [ModelQuantity.Input("calls", "", 3m), ModelQuantity.Input("rate", "", 0m), ModelQuantity.Of("y", "", formula)], []);
                if (ModelCheck.Check(model) is { Ok: true } held)
                {
                    worked++;
                    Assert.Equal(12, held.Value.Run().Scenarios[1].Figures[2].Count);
                }
            }

            Assert.True(one.Elapsed < TimeSpan.FromSeconds(2), formula);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
        Assert.True(read > 3_000 && refused > 3_000 && worked > 1_000, $"{read} read, {refused} refused, {worked} worked out");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Fact]
    public void Every_example_of_the_language_is_read()
    {
        foreach (var function in ModelFunctions.All)
        {
            Assert.True(ExpressionReader.Read(function.Example, "x", ["calls", "capacity"]).Ok, function.Example);
            Assert.Equal(function, ModelFunctions.Of(function.Function));
        }

        Assert.All(ModelFunctions.Moments, m => Assert.Equal(m, ModelFunctions.Of(m.Moment)));
        Assert.Equal(Enum.GetValues<ModelFunction>().Length, ModelFunctions.All.Count);
        Assert.Equal(Enum.GetValues<ModelMoment>().Length, ModelFunctions.Moments.Count);
    }
}
