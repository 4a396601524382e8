using System.Globalization;
using System.Text;
using Outturn.Core.Appraisal.Models;

namespace Outturn.Tests.Docs;

/// <summary>The reference of the language is printed from the reader's own lists, and what it shows as an example is read.</summary>
public sealed class ModelLanguageTests
{
    [Fact]
    public void The_reference_of_the_language_is_the_reader_s_own() => Approved.File("docs/reference/model-language.md", Printed());

    [Fact]
    public void Every_example_of_the_reference_is_worked_out()
    {
        foreach (var example in ModelFunctions.All.Select(f => f.Example).Concat(ModelFunctions.Moments.Select(m => $"calls * {m.Name}")))
        {
            var model = new DriverModel("An example", "", ModelSpan.MonthsOf(new(2022)), WeekRule.Mondays, ["Only"], [ModelQuantity.Input("calls", "", 5m), ModelQuantity.Input("capacity", "", 4m), ModelQuantity.Of("x", "", example)], []);
            var held = ModelCheck.Check(model);
            Assert.True(held.Ok, example + ": " + string.Join(' ', held.Problems.Select(p => p.Message)));
            Assert.Empty(held.Value.Run().Problems);
        }
    }

    private static string Printed()
    {
        var text = new StringBuilder("""
            # The language of models

            A formula is arithmetic over the names of a model. `ModelLanguageTests` prints this page from the lists that the reader itself uses.

            - **Names** are words of letters, digits and apostrophes, the first beginning with a letter. Capitals, spaces and underscores between words make no difference:
              `Weeks left`, `weeks_left` and `WEEKS  LEFT` are one name. A hyphen is a minus: write in house.
            - **Signs**, the strongest first: brackets and functions; the minus before one thing; `*` and `/`; `+` and `-`; `<` `<=` `=` `>=` `>` `<>`, of which one may stand in a
              formula or in a function's place, and only `if` takes its answer.
            - **Numbers** have a point and no commas: `1000.5`. A number may carry its unit: `52 weeks`, `365 days per year`, `5 %`, `£850`, `£850 per placement per week`.
            - **Units** are words, joined by `per`, one after the other where they are multiplied: `people`, `£ per person per week`, `placement weeks`. `%`, `£000`, `£m` and `pence` are
              shown and typed in their own scale. Only like things are added, compared or chosen between; nought fits every unit. Weeks and months turn into one another
              only where a formula says how.
            - **Figures** are exact decimals. What is not known is carried: what rests on it is not known either, and says which figure is missing.


            """.ReplaceLineEndings("\n"));
        text.Append(CultureInfo.InvariantCulture, $"At most {ExpressionReader.MaxLength:#,##0} characters in a formula, {ExpressionReader.MaxDepth} things inside one another, {ModelFunctions.MostArguments} in one pair of brackets; {ModelCheck.MostQuantities} quantities, {ModelSpan.MostPeriods} periods and {ModelCheck.MostScenarios} scenarios in a model.\n");
        text.Append("\n## Functions\n\n| function | gives | unit | example |\n| --- | --- | --- | --- |\n");
        foreach (var function in ModelFunctions.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{function.Name}({function.Arguments})` | {function.Gives} | {function.Unit} | `{function.Example}` |\n");
        }

        text.Append("\n## What every period knows\n\n| name | gives | unit |\n| --- | --- | --- |\n");
        foreach (var moment in ModelFunctions.Moments)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{moment.Name}` | {moment.Gives} | {moment.Unit} |\n");
        }

        text.Append("\n## Rules for weeks\n\n| rule | counts |\n| --- | --- |\n");
        foreach (var rule in Enum.GetValues<WeekRule>())
        {
            text.Append(CultureInfo.InvariantCulture, $"| {rule} | {WeekWords.Of(rule)} |\n");
        }

        return text.ToString();
    }
}
