using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Data.Planning;

namespace Outturn.WebTests.Data;

/// <summary>The forms in which a plan's lists are stored and hashed. What was written once must be read for good: add, never change.</summary>
public sealed class PlanJsonTests
{
    private static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-00000000000a");

    [Fact]
    public void An_empty_list_is_stored_as_nothing()
    {
        Assert.Null(PlanJson.OfSources([]));
        Assert.Null(PlanJson.OfPartners(null));
        Assert.Null(PlanJson.OfEarlier(null));
        Assert.Null(PlanJson.OfLinks([]));
        Assert.Null(PlanJson.OfVintages([]));
        Assert.Null(PlanJson.OfChanges([]));
        Assert.Empty(PlanJson.Changes(null));
    }

    [Fact]
    public void The_sources_of_a_line_have_one_form()
    {
        IReadOnlyList<SourceShare> sources = [new("Better Care Fund", FundingStatus.InPrinciple, Levels.Starting(new(2022), Money.FromPence(12_345), Money.Zero)), new("“Grant” £", FundingStatus.Assumed, null)];
        const string Form = """[{"source":"Better Care Fund","status":"InPrinciple","pays":[[2022,12345],[2023,0]]},{"source":"“Grant” £","status":"Assumed"}]""";
        Assert.Equal(Form, PlanJson.OfSources(sources));
        Assert.Equal(sources, PlanJson.Sources(Form));
    }

    [Fact]
    public void Partners_and_the_earlier_profile_have_one_form_whatever_the_order_or_the_zeros_they_came_with()
    {
        var whole = new PlanAmounts([Of(2023, Amount.Between(Money.FromPence(1), Money.FromPence(2))), Of(2022, Amount.Of(Money.FromPence(-5))), Of(2024, new Amount.Unquantified("TBC"))]);
        var split = new PartnerSplit(whole, [new("NHS", 12.500m, FundingStatus.Confirmed), new("Other", 0.0m, FundingStatus.Requested)]);
        const string Form = """{"whole":[[2022,-5],[2023,[1,2]],[2024,"TBC"]],"shares":[{"partner":"NHS","percent":12.5,"status":"Confirmed"},{"partner":"Other","percent":0,"status":"Requested"}]}""";
        Assert.Equal(Form, PlanJson.OfPartners(split));
        Assert.Equal(split, PlanJson.Partners(Form));

        var earlier = new EarlierProfile(PlanAmounts.Starting(new(2022), Money.FromPence(-58_300_000)), EarlierCounts.InBase);
        Assert.Equal("""{"amounts":[[2022,-58300000]],"counts":"InBase"}""", PlanJson.OfEarlier(earlier));
        Assert.Equal(earlier, PlanJson.Earlier(PlanJson.OfEarlier(earlier)));
    }

    [Fact]
    public void The_links_of_a_proposal_have_one_form()
    {
        IReadOnlyList<ProposalLink> links = [new(LinkKind.Continues, Id, "", "", ""), new(LinkKind.SplitFrom, null, "2017-22", "A/R.6.222", "note")];
        const string Form = """
            [{"kind":"Continues","earlier":"01890000-0000-7000-8000-00000000000a","cycle":"","reference":"","note":""},{"kind":"SplitFrom","cycle":"2017-22","reference":"A/R.6.222","note":"note"}]
            """;
        Assert.Equal(Form, PlanJson.OfLinks(links));
        Assert.Equal(links, PlanJson.Links(Form));
    }

    [Fact]
    public void Vintages_have_one_form()
    {
        IReadOnlyList<Vintage> vintages =
        [
            new("Provisional", new(2021, 12, 16), new Forecast.Stated(new Dictionary<FinancialYear, Amount> { [new(2023)] = Amount.Zero, [new(2022)] = Amount.Of(Money.FromPence(-7)) }), "settlement"),
            new("Own", new(2021, 9, 1), new Forecast.Grown(Money.FromPence(-100), [new("Charge", new Dictionary<FinancialYear, decimal> { [new(2022)] = 1.990m }), new("Homes", new Dictionary<FinancialYear, decimal>())]), ""),
        ];
        const string Form = """
            [{"name":"Provisional","dated":"2021-12-16","forecast":{"kind":"stated","levels":[[2022,-7],[2023,0]]},"why":"settlement"},{"name":"Own","dated":"2021-09-01","forecast":{"kind":"grown","base":-100,"rates":[{"name":"Charge","percent":[[2022,1.99]]},{"name":"Homes","percent":[]}]},"why":""}]
            """;
        Assert.Equal(Form, PlanJson.OfVintages(vintages));
        Assert.Equal(vintages, PlanJson.Vintages(Form));
    }

    [Fact]
    public void Every_kind_of_change_of_a_scenario_has_one_form()
    {
        (ScenarioChange Change, string Form)[] all =
        [
            (new ScenarioChange.Drop(Id), """{"kind":"drop","proposal":"ID"}"""),
            (new ScenarioChange.Slip(Id, -1), """{"kind":"slip","proposal":"ID","years":-1}"""),
            (new ScenarioChange.SetAmount(Id, new(2022), Amount.Of(Money.FromPence(3))), """{"kind":"set-amount","line":"ID","year":2022,"amount":3}"""),
            (new ScenarioChange.SetRate(Id, "Charge", new(2022), -0.25m), """{"kind":"set-rate","of":"ID","rate":"Charge","year":2022,"percent":-0.25}"""),
            (new ScenarioChange.SetLevel(Id, new(2022), new Amount.Unquantified("TBC")), """{"kind":"set-level","of":"ID","year":2022,"level":"TBC"}"""),
            (new ScenarioChange.Add(Id, Id, "T", PlanCategory.Saving, "S", "C", new Permanence.TemporaryThenPermanent(new(2024), Money.FromPence(9)), BenefitClass.Income, PlanAmounts.None),
                """{"kind":"add","proposal":"ID","line":"ID","title":"T","category":"Saving","service":"S","committee":"C","permanence":"TemporaryThenPermanent","until":2024,"lasting":9,"benefit":"Income","amounts":[]}"""),
            (new ScenarioChange.Add(Id, Id, "T", PlanCategory.Pressure, "S", "C", new Permanence.OneOff(), null, PlanAmounts.None),
                """{"kind":"add","proposal":"ID","line":"ID","title":"T","category":"Pressure","service":"S","committee":"C","permanence":"OneOff","amounts":[]}"""),
        ];
        Assert.Equal(typeof(ScenarioChange).GetNestedTypes().Length, all.Select(a => a.Change.GetType()).Distinct().Count());
        foreach (var (change, form) in all)
        {
            var stored = $"[{form.Replace("ID", Id.ToString(), StringComparison.Ordinal)}]";
            Assert.Equal(stored, PlanJson.OfChanges([change]));
            Assert.Equal([change], PlanJson.Changes(stored));
        }

        Assert.Throws<InvalidDataException>(() => PlanJson.Changes("""[{"kind":"other"}]"""));
    }

    [Fact]
    public void Every_permanence_has_one_form_and_nothing_else_is_one()
    {
        (Permanence Permanence, (string, long?, long?) Form)[] all =
        [
            (new Permanence.Permanent(), ("Permanent", null, null)), (new Permanence.OneOff(), ("OneOff", null, null)),
            (new Permanence.TemporaryUntil(new(2024)), ("TemporaryUntil", 2024, null)),
            (new Permanence.TemporaryThenPermanent(new(2024), Money.FromPence(-1)), ("TemporaryThenPermanent", 2024, -1)),
        ];
        Assert.Equal(typeof(Permanence).GetNestedTypes().Length, all.Length);
        foreach (var (permanence, form) in all)
        {
            Assert.Equal(form, PermanenceColumns.Of(permanence));
            Assert.Equal(permanence, PermanenceColumns.Read(form.Item1, form.Item2, form.Item3));
        }

        Assert.Throws<InvalidDataException>(() => PermanenceColumns.Read("TemporaryUntil", null, null));
        Assert.Throws<InvalidDataException>(() => PermanenceColumns.Read("Permanent", 2024, null));
    }

    private static KeyValuePair<FinancialYear, Amount> Of(int year, Amount amount) => KeyValuePair.Create(new FinancialYear(year), amount);
}
