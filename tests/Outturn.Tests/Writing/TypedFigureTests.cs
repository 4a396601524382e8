using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.Tests.Writing;

public sealed class TypedFigureTests
{
    private static readonly Template Template = ShippedTemplates.All[0];

    /// <summary>What the plan lines said before: £380,000; they say £400,000 now.</summary>
    private static readonly PlanFigures Now = PlanFigures.Of(SomeCase.Cycle, SomeCase.LinesOf(-400_000));

    private static readonly IReadOnlyList<PlanFigures> Past = [PlanFigures.Of(SomeCase.Cycle, SomeCase.LinesOf(-380_000))];

    [Theory]
    [InlineData("The programme takes £380,000 out of the budget.")]
    [InlineData("It comes to £380k in the first year.")]
    [InlineData("£0.38m in 2022-23.")]
    [InlineData("Savings begin at £380,000 and grow.")]
    [InlineData("We expect £ 380,000.")]
    [InlineData("The level in the second year is £950,000.")]
    [InlineData("Over the cycle £950k is saved.")]
    [InlineData("The net effect of 2022-23 is -£219,000.")]
    public void A_figure_that_was_the_plans_and_is_no_more_was_left_behind(string words) => Assert.Contains("figure.left-behind", Codes(words));

    [Theory]
    [InlineData("The saving of 2022-23 is £410,000.")]
    [InlineData("In 2023-24 the saving is £600k.")]
    [InlineData("We plan an investment of £150,000 in 2022-23.")]
    [InlineData("Savings in 2022-23 come to £390,000.")]
    public void A_sentence_that_gives_another_amount_as_the_years_figure_disagrees(string words) => Assert.Contains("figure.disagrees", Codes(words));

    [Theory]
    [InlineData("The saving of 2022-23 is £400,000.")]
    [InlineData("£400k in the first year.")]
    [InlineData("Travel trainers cost £161,000.")]
    public void A_figure_that_is_the_plans_could_follow_it(string words) => Assert.Equal(["figure.could-follow"], Codes(words));

    [Theory]
    [InlineData("It saves {{saving 2022-23}} and {{net total in £k}}.")]
    [InlineData("A taxi costs £45 a day.")]
    [InlineData("The whole transport budget is £21.4m.")]
    [InlineData("Each place costs £3,200 per week.")]
    [InlineData("The government grant is £380,000.")]
    [InlineData("The service spent £380,000 on taxis.")]
    [InlineData("In 2019-20 the council spent £400,500 on routes.")]
    [InlineData("The contract value is £1.2m.")]
    [InlineData("A household saves £250 a year.")]
    [InlineData("There are 380,000 people in the county.")]
    [InlineData("The forecast underspend of 2021-22 is £500,000.")]
    [InlineData("Fuel is 12 % dearer than in 2020.")]
    [InlineData("The average journey costs £31.50.")]
    [InlineData("A reserve of £2m stands behind it.")]
    [InlineData("We looked at £50,000 and £75,000 for equipment.")]
    [InlineData("The benchmark of other councils is £410 per pupil.")]
    [InlineData("Without it the pressure would be £90,000.")]
    [InlineData("Parents are paid £0.45 a mile.")]
    [InlineData("The grant of £120,000 ends in 2022-23.")]
    [InlineData("Nothing is said of money here.")]
    public void Other_figures_give_no_finding(string words) => Assert.DoesNotContain(Codes(words), c => c is "figure.left-behind" or "figure.disagrees");

    [Fact]
    public void One_press_puts_the_live_figure_in_the_place_of_the_typed_one()
    {
        var content = CaseContent.Empty(Template.Key).With("outcomes", Answer.Of("First {{net total}}; then £380k a year.\n\nAnd £380,000 again."));
        foreach (var expected in (string[])["First {{net total}}; then {{saving 2022-23 in £k}} a year.\n\nAnd £380,000 again.", "First {{net total}}; then {{saving 2022-23 in £k}} a year.\n\nAnd {{saving 2022-23}} again."])
        {
            content = TypedFigures.Apply(content, TypedFigures.Of(Template, content, Now, Past)[0]);
            Assert.Equal(expected, content["outcomes"].Words);
        }
    }

    [Fact]
    public void A_figure_in_a_table_is_found_and_replaced_in_its_cell()
    {
        var content = CaseContent.Empty(Template.Key).With("options-table", Answer.Of([SomeCase.Row("a", ("option", "Shared buses"), ("advantages", "Saves £380,000"))]));
        var typed = Assert.Single(TypedFigures.Of(Template, content, Now, Past));
        Assert.Equal("options-table/a/advantages", typed.Problem.Where);
        Assert.Equal("Saves {{saving 2022-23}}", TypedFigures.Apply(content, typed)["options-table"].Rows[0]["advantages"]);
    }

    [Fact]
    public void Words_of_any_kind_are_read_without_a_fault()
    {
        var random = new Random(7);
        var pieces = new[] { "£", "{{", "}}", "380", ",", "000", ".", "k", "m", " saving ", "2022-23", "\n", "|", "9999999999999999", "level", "–", "£-", "é", "\ud83d\ude8c" };
        for (var i = 0; i < 5_000; i++)
        {
            var words = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            var content = CaseContent.Empty(Template.Key).With("outcomes", Answer.Of(words));
            _ = CaseRules.Check(Template, content, SomeCase.Proposal, Now, []);
            foreach (var typed in TypedFigures.Of(Template, content, Now, Past))
            {
                Assert.NotEqual(content, TypedFigures.Apply(content, typed));
            }
        }
    }

    private static IReadOnlyList<string> Codes(string words) => [.. TypedFigures.Of(Template, CaseContent.Empty(Template.Key).With("outcomes", Answer.Of(words)), Now, Past).Select(t => t.Problem.Code)];
}
