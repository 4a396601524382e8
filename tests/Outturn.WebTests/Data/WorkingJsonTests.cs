using Outturn.Core.Appraisal;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using Outturn.Data.Workings;

namespace Outturn.WebTests.Data;

/// <summary>The forms in which calculations are stored and hashed. What was written once must be read for good: add, never change.</summary>
public sealed class WorkingJsonTests
{
    private static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-00000000000a");

    [Fact]
    public void Rates_have_one_form() => Stands(
        new Rates(RateKind.GradeCost, "a post", "With on-costs", [new("P1", new(2022), 45_000.50m, "Pay scale")]),
        "rates",
        """{"kind":"GradeCost","unit":"a post","note":"With on-costs","stated":[{"name":"P1","year":2022,"value":45000.50,"source":"Pay scale"}]}""");

    [Fact]
    public void A_build_up_has_one_form() => Stands(
        new BuildUp(true, new(2022), 2, BuildUpGrain.Pounds,
        [
            new("a", "Planners", BuildUpKind.Posts, BuildUpPart.TakenOff, Quantity.Read("2 to 3")!, Quantity.Of(0.5m), new RateUse(Id, "P1", null, ""), RateUse.OfOwn(25m, "Agreed"), null,
                new FinancialMonth(new(2022), 3), null, [new(new(2023), Quantity.Read("TBC")!)], ["b"], ["c"], "n"),
        ], [new("Health", 40m, false)]),
        "build-up",
        """
            {"saves":true,"first":2022,"years":2,"grain":"Pounds","rows":[{"key":"a","title":"Planners","kind":"Posts","part":"TakenOff","count":{"low":2,"high":3,"why":""},"fte":{"low":0.5,"high":0.5,"why":""},"price":{"table":"01890000-0000-7000-8000-00000000000a","name":"P1","reason":""},"onCost":{"name":"","own":{"low":25,"high":25,"why":""},"reason":"Agreed"},"from":"2022-06","byYear":[{"year":2023,"quantity":{"why":"TBC"}}],"of":["b"],"less":["c"],"note":"n"}],"shares":[{"party":"Health","weight":40,"council":false}]}
            """);

    [Fact]
    public void An_estimate_and_a_cause_have_one_form()
    {
        Stands(
            new Estimate(Id, [new(new(2022), ThreePoint.Pert(Money.FromPence(-300), Money.FromPence(-200), Money.FromPence(-100)))], 0.8m, [new("Demand", -0.5m)], "Few have moved", "Service"),
            "estimate",
            """
            {"line":"01890000-0000-7000-8000-00000000000a","years":[{"year":2022,"points":{"shape":"Pert","low":-300,"mostLikely":-200,"high":-100}}],"chance":0.8,"follows":[{"cause":"Demand","strength":-0.5}],"reason":"Few have moved","source":"Service"}
            """);
        Stands(new CommonCause("Demand", "More people"), "cause", """{"name":"Demand","description":"More people"}""");
    }

    [Fact]
    public void A_model_has_one_form()
    {
        var model = ModelText.Read("Model: Homes\nPeriods: 2 years from 2022-23\nWeeks: twelfths\nScenarios: Low, High\nResults: saved\nHomes [homes]\n    Low: 1, TBC\n    High: 2\n    Source: Service\nSaved [£] = homes * 5").Value!;
        Stands(model, "model", """
            {"title":"Homes","note":"","span":{"length":"Year","firstYear":2022,"firstNumber":1,"count":2},"weeks":"Twelfths","scenarios":["Low","High"],"quantities":[{"name":"Homes","unit":"homes","formula":"","values":[{"scenario":"Low","values":[{"figure":1,"why":""},{"why":"TBC"}]},{"scenario":"High","values":[{"figure":2,"why":""}]}],"source":"Service"},{"name":"Saved","unit":"£","formula":"homes * 5","values":[],"source":""}],"results":["saved"]}
            """);
    }

    [Fact]
    public void An_appraisal_has_one_form()
    {
        var option = new AppraisedOption(
            "Leave", OptionRole.Option,
            [new OptionFlow(0, Amount.Of(Money.FromPence(100)), Amount.Between(Money.FromPence(1), Money.FromPence(2)), BenefitKind.Income, "Health", true, true, "Lowest", "Break")],
            null, new(5, new Amount.Unquantified("TBC"), true, "Lamps"), [new(Amount.Of(Money.FromPence(7)), "Survey")], 4);
        Stands(new OptionAppraisal("Lighting", "2022", "standard", false, new FinancialYear(2019), PriceBasis.Real, new("GDP", "Treasury", [new(0, 100m)]), [option], new(1.3m, 30_000m, "Median", "Survey", [new("Lowest", 15_000m)]), []), "appraisal", """
            {"title":"Lighting","vintage":"2022","schedule":"standard","whatIf":false,"baseYear":2019,"prices":"Real","deflator":{"name":"GDP","source":"Treasury","index":[{"year":0,"level":100}]},"options":[{"name":"Leave","role":"Option","flows":[{"year":0,"cost":{"$is":"Known","figure":100},"benefit":{"$is":"Range","low":1,"high":2},"kind":"Income","fallsOn":"Health","capital":true,"transfer":true,"group":"Lowest","label":"Break"}],"residual":{"year":5,"worth":{"$is":"Unquantified","why":"TBC"},"received":true,"why":"Lamps"},"sunk":[{"spent":{"$is":"Known","figure":7},"why":"Survey"}],"runRateYear":4}],"distribution":{"elasticity":1.3,"base":30000,"baseIs":"Median","source":"Survey","groups":[{"name":"Lowest","income":15000}]},"ownVintages":[]}
            """);
    }

    [Fact]
    public void What_ties_a_line_has_one_form_and_that_of_a_build_up_names_no_figure()
    {
        var tied = new LineLink(Id, PlanAmounts.Starting(new(2022), Money.FromPence(-5)), []);
        Assert.Equal("""{"accepted":[{"year":2022,"value":{"$is":"Known","figure":-5}}],"rates":[]}""", WorkingJson.WriteLink(tied));
        Assert.Equal(tied, WorkingJson.ReadLink(Id, WorkingJson.WriteLink(tied)!));
        var from = tied with { From = new("Saved", "Low", true) };
        Assert.Equal("""{"accepted":[{"year":2022,"value":{"$is":"Known","figure":-5}}],"rates":[],"from":{"quantity":"Saved","scenario":"Low","saves":true}}""", WorkingJson.WriteLink(from));
        Assert.Equal(from, WorkingJson.ReadLink(Id, WorkingJson.WriteLink(from)!));
        Assert.Null(WorkingJson.WriteLink(null));
    }

    private static void Stands(Calculation content, string kind, string form)
    {
        Assert.Equal(kind, WorkingJson.KindOf(content));
        Assert.Equal(form, WorkingJson.Write(content));
        Assert.Equal(content, WorkingJson.Read(kind, form));
    }
}
