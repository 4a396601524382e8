using System.Globalization;
using System.Text;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Appraisal;

/// <summary>What people write in a file, and what they are told at which place.</summary>
public sealed class AppraisalReaderTests
{
    private const string Good = """{"vintage":"green-book-2022","base":"2016-17","prices":"real","options":[{"name":"A","flows":[{"year":0,"cost":"800,000","benefit":144315,"class":"cashable"},{"year":"2017-18","benefit":"£236,748","class":"income"}]}]}""";

    [Fact]
    public void Money_is_read_as_a_number_or_as_people_write_it_and_years_by_count_or_by_name()
    {
        var read = Read(Good);
        Assert.True(read.Ok);
        Assert.Empty(read.Problems);
        Assert.Equal([(0, 800_000m, 144_315m, BenefitKind.CashableReduction), (1, 0m, 236_748m, BenefitKind.Income)], read.Value.Options[0].Flows.Select(f => (f.Year, Pounds(f.Cost), Pounds(f.Benefit), f.Kind)));
    }

    [Theory]
    [InlineData("""{"options":[{"name":"A","flows":[{"year":0,"cost":1}]}]}""", "appraisal.vintage-missing", "vintage")]
    [InlineData("""{"vintage":"2031","options":[{"name":"A","flows":[{"year":0,"cost":1}]}]}""", "appraisal.vintage-unknown", "vintage")]
    [InlineData("""{"vintage":"discount-rate-review-2026","options":[{"name":"A","flows":[{"year":0,"cost":1}]}]}""", "appraisal.vintage-inactive", "vintage")]
    [InlineData("""{"vintage":"green-book-2022","schedule":"turbo","options":[{"name":"A","flows":[{"year":0,"cost":1}]}]}""", "appraisal.schedule-unknown", "schedule")]
    [InlineData("""{"vintage":["green-book-2022"],"options":[{"name":"A","flows":[]}]}""", "appraisal.shape", "vintage")]
    [InlineData("""{"vintage":"green-book-2022"}""", "appraisal.no-options", "options")]
    [InlineData("""{"vintage":"green-book-2022","options":[]}""", "appraisal.no-options", "options")]
    [InlineData("""{"vintage":"green-book-2022","options":"A"}""", "appraisal.shape", "options")]
    [InlineData("""{"vintage":"green-book-2022","options":["A"]}""", "appraisal.shape", "options[0]")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"flows":[{"year":0,"cost":1}]}]}""", "appraisal.option-name", "options[0].name")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":1}]},{"name":"a","flows":[]}]}""", "appraisal.name-twice", "options[1].name")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":7}]}""", "appraisal.shape", "options[0].flows")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[7]}]}""", "appraisal.shape", "options[0].flows[0]")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"cost":1}]}]}""", "appraisal.year-missing", "options[0].flows[0].year")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":"soon","cost":1}]}]}""", "appraisal.year", "options[0].flows[0].year")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0.5,"cost":1}]}]}""", "appraisal.year", "options[0].flows[0].year")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":-1,"cost":1}]}]}""", "appraisal.year-far", "options[0].flows[0].year")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":126,"cost":1}]}]}""", "appraisal.year-far", "options[0].flows[0].year")]
    [InlineData("""{"vintage":"green-book-2003","options":[{"name":"A","flows":[{"year":9999,"cost":1}]}]}""", "appraisal.year-far", "options[0].flows[0].year")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":3,"cost":1},{"year":3,"cost":2}]}]}""", "appraisal.year-twice", "options[0].flows[1].year")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":3,"benefit":1,"class":"cashable"},{"year":3,"benefit":2,"class":"cashable"}]}]}""", "appraisal.year-twice", "options[0].flows[1].year")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":"lots"}]}]}""", "appraisal.amount", "options[0].flows[0].cost")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":"NaN"}]}]}""", "appraisal.amount", "options[0].flows[0].cost")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":1e400}]}]}""", "appraisal.amount", "options[0].flows[0].cost")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":1e20}]}]}""", "appraisal.amount", "options[0].flows[0].cost")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":true}]}]}""", "appraisal.amount", "options[0].flows[0].cost")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":-800000}]}]}""", "appraisal.cost-negative", "options[0].flows[0].cost")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"benefit":-5,"class":"cashable"}]}]}""", "appraisal.sign-suspect", "options[0].flows")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"benefit":5,"class":"lovely"}]}]}""", "appraisal.class", "options[0].flows[0].class")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","role":"boss","flows":[{"year":0,"benefit":5}]}]}""", "appraisal.role", "options[0].role")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","role":"do-nothing","flows":[]},{"name":"B","role":"do-nothing","flows":[]}]}""", "appraisal.role-twice", "options[1].role")]
    [InlineData("""{"vintage":"green-book-2022","base":"soon","options":[{"name":"A","flows":[]}]}""", "appraisal.base", "base")]
    [InlineData("""{"vintage":"green-book-2022","prices":"golden","options":[{"name":"A","flows":[]}]}""", "appraisal.prices", "prices")]
    [InlineData("""{"vintage":"green-book-2022","prices":"nominal","options":[{"name":"A","flows":[]}]}""", "appraisal.deflator-missing", "deflator")]
    [InlineData("""{"vintage":"green-book-2022","deflator":{"name":"d","index":[{"year":0,"level":100}]},"options":[{"name":"A","flows":[{"year":1,"cost":1}]}]}""", "appraisal.deflator-short", "deflator.index")]
    [InlineData("""{"vintage":"green-book-2022","deflator":{"name":"d","index":[{"year":0,"level":0}]},"options":[{"name":"A","flows":[{"year":0,"cost":1}]}]}""", "appraisal.deflator-level", "deflator.index[0].level")]
    [InlineData("""{"vintage":"green-book-2022","deflator":{"index":[{"year":0,"level":1},{"year":0,"level":1}]},"options":[{"name":"A","flows":[{"year":0,"cost":1}]}]}""", "appraisal.deflator-twice", "deflator.index[1].year")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":1,"group":"poor"}]}]}""", "appraisal.group-unknown", "options[0].flows[0].group")]
    [InlineData("""{"vintage":"green-book-2022","distribution":{"elasticity":9,"base":28400,"baseIs":"median","source":"s","groups":[]},"options":[{"name":"A","flows":[]}]}""", "appraisal.elasticity", "distribution.elasticity")]
    [InlineData("""{"vintage":"green-book-2022","distribution":{"base":28400,"baseIs":"median","source":"s","groups":[{"name":"poor","income":-1}]},"options":[{"name":"A","flows":[]}]}""", "appraisal.group", "distribution.groups[0].income")]
    [InlineData("""{"vintage":"green-book-2022","distribution":{"elasticity":3,"base":1000000,"baseIs":"median","source":"s","groups":[{"name":"poor","income":1000}]},"options":[{"name":"A","flows":[]}]}""", "appraisal.weight-range", "distribution.groups[0].income")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","optimismBias":{"types":["castles"]},"flows":[]}]}""", "appraisal.bias-type", "options[0].optimismBias.types[0]")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","optimismBias":{"types":[{"type":"Standard buildings","share":30}]},"flows":[]}]}""", "appraisal.bias-shares", "options[0].optimismBias.types")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","optimismBias":{"types":[{"type":"IT system development","share":100,"stage":2}]},"flows":[]}]}""", "appraisal.bias-stage", "options[0].optimismBias.types[0].stage")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","optimismBias":{"types":["Standard buildings"],"mitigated":192},"flows":[]}]}""", "appraisal.bias-mitigated", "options[0].optimismBias.causes[0].mitigated")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","residual":{"year":900,"value":5},"flows":[]}]}""", "appraisal.year-far", "options[0].residual.year")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","residual":{"year":1,"value":-5},"flows":[]}]}""", "appraisal.residual-negative", "options[0].residual.value")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","runRateYear":7,"flows":[{"year":1,"cost":1}]}]}""", "appraisal.run-rate-year", "options[0].runRateYear")]
    [InlineData("""{"vintage":"green-book-2022","vintage":"green-book-2003","options":[{"name":"A","flows":[]}]}""", "appraisal.field-twice", "vintage")]
    [InlineData("""{"vintage":"green-book-2022","whatIf":"perhaps","options":[{"name":"A","flows":[]}]}""", "appraisal.yes-no", "whatIf")]
    [InlineData("""{"vintage":"own","vintages":[{"name":"own","source":"s","schedules":[{"bands":[{"from":0,"rate":"x"}]}]}],"options":[{"name":"A","flows":[]}]}""", "appraisal.number", "vintages[0].schedules[0].bands[0].rate")]
    [InlineData("""[]""", "appraisal.shape", "")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":NaN}]}]}""", "appraisal.json", "f.json, line 1")]
    [InlineData("""{"vintage":""", "appraisal.json", "f.json, line 1")]
    public void What_is_wrong_is_named_at_its_place(string json, string code, string where)
    {
        var read = Read(json);
        Assert.False(read.Ok);
        Assert.Contains((code, where), read.Problems.Where(p => p.Severity == Severity.Error).Select(p => (p.Code, p.Where)));
        Assert.All(read.Problems, p => Assert.EndsWith(".", p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_second_option_s_fourth_row_is_named_as_such()
    {
        var flows = string.Join(',', Enumerable.Range(0, 3).Select(y => string.Create(CultureInfo.InvariantCulture, $"{{\"year\":{y},\"cost\":1}}")));
        var read = Read($$"""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{{flows}}]},{"name":"B","flows":[{{flows}},{"year":"x","cost":1}]}]}""");
        Assert.Equal("options[1].flows[3].year", Assert.Single(read.Problems, p => p.Severity == Severity.Error).Where);
    }

    [Theory]
    [InlineData("""{"vintage":"green-book-2022","base":0,"options":[{"name":"A","flows":[{"year":0,"cost":1},{"year":3,"benefit":2,"class":"cashable"}]}]}""", "appraisal.year-gap", "options[0].flows")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[]}]}""", "appraisal.option-empty", "options[0].flows")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":"2026-27","cost":1}]}]}""", "appraisal.base-taken", "base")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"benefit":1}]}]}""", "appraisal.class-not-said", "options[0].flows[0].class")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[]}]}""", "appraisal.prices-taken", "prices")]
    [InlineData("""{"vintage":"green-book-2022","option":[],"options":[{"name":"A","flows":[]}]}""", "appraisal.field-unknown", "option")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"benefit":-1,"class":"income"},{"year":1,"benefit":2,"class":"income"}]}]}""", "appraisal.harm", "options[0].flows[0].benefit")]
    [InlineData("""{"vintage":"discount-rate-review-2026","whatIf":true,"options":[{"name":"A","flows":[]}]}""", "appraisal.vintage-what-if", "vintage")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","optimismBias":{"types":["Standard buildings"],"mitigated":99},"flows":[{"year":0,"cost":1,"capital":true}]}]}""", "appraisal.bias-low", "options[0].optimismBias.causes")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","optimismBias":{"types":["Standard buildings"]},"flows":[{"year":0,"cost":1}]}]}""", "appraisal.bias-no-capital", "options[0].optimismBias")]
    [InlineData("""{"vintage":"green-book-2022","options":[{"name":"A","sunk":[{"spent":40000,"why":"a survey"}],"flows":[{"year":0,"cost":1}]}]}""", "appraisal.sunk", "options[0].sunk[0]")]
    public void What_is_taken_or_left_out_is_said(string json, string code, string where)
    {
        var read = Read(json);
        Assert.True(read.Ok, string.Join(' ', read.Problems));
        var worked = OptionWork.Out(read.Value);
        Assert.True(worked.Ok, string.Join(' ', worked.Problems));
        Assert.Contains((code, where), read.Problems.Concat(worked.Problems).Select(p => (p.Code, p.Where)));
    }

    [Fact]
    public void A_row_of_cost_and_a_row_of_benefit_in_one_year_are_no_slip()
    {
        var read = Read("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":5},{"year":0,"benefit":5,"class":"cashable"},{"year":0,"benefit":5,"class":"social-value"}]}]}""");
        Assert.True(read.Ok, string.Join(' ', read.Problems));
        Assert.True(OptionWork.Out(read.Value).Ok);
    }

    [Fact]
    public void Ranges_and_what_is_not_known_are_read()
    {
        var read = Read("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{"year":0,"cost":"100k to 140k","benefit":"TBC"},{"year":1,"cost":{"low":1,"high":2},"benefit":{"why":"to be agreed"}},{"year":2,"cost":{"pounds":"-0.00"},"benefit":{"pounds":"12.50"}}]}]}""");
        Assert.True(read.Ok, string.Join(' ', read.Problems));
        Assert.Equal(
            [Amount.Between(Money.FromPounds(100_000), Money.FromPounds(140_000)), new Amount.Unquantified("TBC"), Amount.Between(Money.FromPounds(1), Money.FromPounds(2)), new Amount.Unquantified("to be agreed"), Amount.Zero, Amount.Of(Money.FromPence(1250))],
            read.Value.Options[0].Flows.SelectMany(f => new[] { f.Cost, f.Benefit }));
    }

    [Fact]
    public void A_million_rows_are_refused_before_they_are_taken_apart()
    {
        var text = new StringBuilder("""{"vintage":"green-book-2022","options":[{"name":"A","flows":[""").Insert(0, "");
        for (var i = 0; i < 1_000_000; i++)
        {
            text.Append(i == 0 ? "" : ",").Append("""{"year":1,"cost":1}""");
        }

        var read = AppraisalFile.Read(Encoding.UTF8.GetBytes(text.Append("]}]}").ToString()), "f.json");
        Assert.Equal(("appraisal.too-many", "options[0].flows"), Assert.Single(read.Problems.Select(p => (p.Code, p.Where))));
    }

    [Fact]
    public void Six_thousand_rows_of_one_option_are_more_than_are_read()
    {
        var read = Read($$"""{"vintage":"green-book-2022","options":[{"name":"A","flows":[{{string.Join(',', Enumerable.Repeat("""{"year":1,"cost":1}""", 6_000))}}]}]}""");
        Assert.Contains(("appraisal.too-many", "options[0].flows"), read.Problems.Select(p => (p.Code, p.Where)));
    }

    [Fact]
    public void A_file_nested_deeper_than_any_appraisal_is_refused() =>
        Assert.Equal("appraisal.too-deep", Assert.Single(AppraisalFile.Read(Encoding.UTF8.GetBytes(new string('[', 10_000)), "f.json").Problems).Code);

    [Fact]
    public void A_table_of_flows_by_year_is_read_and_its_totals_are_proved()
    {
        var path = SharedFolder.PathOf("data", "models", "street-lighting-synergies.csv");
        var node = AppraisalFile.Read(File.ReadAllBytes(path), "street-lighting-synergies.csv");
        Assert.Equal(["appraisal.total-left-out", "appraisal.total-left-out"], node.Problems.Select(p => p.Code));
        var read = AppraisalReader.Read(node.Value!.With("vintage", "green-book-2022", "--vintage").WithCost("£800k", "--cost"));
        Assert.True(read.Ok, string.Join(' ', read.Problems));
        var option = Assert.Single(OptionWork.Out(read.Value).Value!.Options);
        Assert.Equal("street-lighting-synergies", option.Option.Name);
        Assert.Equal(2_216_296m, decimal.Round(option.Low.Npv));
    }

    [Theory]
    [InlineData("year,savings,total\n0,10,11\n", "appraisal.total-differs", "line 2, field 3")]
    [InlineData("year,savings\n0,10\n1,5\ntotal,16\n", "appraisal.total-differs", "line 4, field 2")]
    [InlineData("when,savings\n0,10\n", "appraisal.table", "f")]
    public void A_table_that_does_not_foot_or_has_no_years_is_refused(string csv, string code, string where) =>
        Assert.Contains((code, where), AppraisalFile.Read(Encoding.UTF8.GetBytes(csv), "f.csv").Problems.Select(p => (p.Code, p.Where)));

    [Fact]
    public void A_table_names_its_options_and_its_bad_cells_by_line_and_field()
    {
        var node = AppraisalFile.Read("option,year,cost,benefit,class\nBreak,0,800,,\nBreak,1,,500,income\nWait,0,lots,,\n"u8.ToArray(), "f.csv");
        var read = AppraisalReader.Read(node.Value!.With("vintage", "green-book-2022", "--vintage"));
        Assert.Equal(("appraisal.amount", "line 4, field 3"), Assert.Single(read.Problems.Where(p => p.Severity == Severity.Error).Select(p => (p.Code, p.Where))));
    }

    private static Result<OptionAppraisal> Read(string json)
    {
        var node = AppraisalFile.Read(Encoding.UTF8.GetBytes(json), "f.json");
        if (!node.Ok)
        {
            return Result.Refused<OptionAppraisal>(node.Problems);
        }

        var read = AppraisalReader.Read(node.Value);
        return read.Ok && OptionWork.Out(read.Value) is { Ok: false } refused ? Result.Refused<OptionAppraisal>(refused.Problems) : read;
    }

    private static decimal Pounds(Amount amount) => ((Amount.Known)amount).Figure.Pounds;
}
