using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Outturn.App.Web;
using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.Tests.Appraisal;

/// <summary>An appraisal in the boxes of its form: what is kept comes back as it was, and what is wrong is said at its box.</summary>
public sealed class AppraisalFormTests
{
    private static readonly TypedAppraisal Small = TypedAppraisal.Empty with
    {
        Title = "Lighting",
        Options = [new("Stay", "do-nothing", "cashable-reduction", Capital: false), new("Build", "option", "cashable-reduction", Capital: true)],
        Years = [new("0", [("", "0"), ("100", "")]), new("1", [("", ""), ("", "250")])],
    };

    [Fact]
    public void What_is_kept_and_not_changed_comes_back_the_same() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Select(Made).ToArbitrary(), kept =>
        {
            Assert.DoesNotContain(OptionAppraisalRules.Check(kept), p => p.Severity == Severity.Error);
            var read = TypedAppraisal.Of(kept.Title, kept).Read();
            Assert.True(read.Ok, string.Join(' ', read.Problems));
            Assert.Equal(kept, AppraisalMeaning.As(read.Value, kept));

            // And what it comes to is the same without the one that is kept, as after a file.
            Assert.Equal(Figures(kept), Figures(read.Value));
            Assert.Equal(read.Value, AppraisalMeaning.As(TypedAppraisal.Of(kept.Title, read.Value).Read().Value!, read.Value));
        }));

    [Fact]
    public void The_sample_file_fills_the_form_and_comes_back()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Approved.Root, "samples", "appraisal", "street-lighting.json"));
        var filled = TypedAppraisal.Empty.WithFile(bytes, "street-lighting.json");
        Assert.True(filled.Ok, string.Join(' ', filled.Problems));
        Assert.Equal("Street lighting: leave the joint contract", filled.Value.Title);
        var kept = AppraisalReader.Read(AppraisalFile.Read(bytes, "f").Value!).Value!;
        Assert.Equal(kept, AppraisalMeaning.As(filled.Value.Read().Value!, kept));
    }

    [Fact]
    public void A_table_fills_the_form_and_leaves_what_it_does_not_say()
    {
        var typed = TypedAppraisal.Empty with { Title = "Lighting", Start = "2022-23", Rates = "green-book-2003|standard", Reason = "why" };
        var filled = typed.WithFile("year,option,cost,benefit,class\n0,A,5,,\n1,A,,7,social value\n"u8.ToArray(), "flows.csv").Value!;
        Assert.Equal(("Lighting", "2022-23", "green-book-2003|standard", "why"), (filled.Title, filled.Start, filled.Rates, filled.Reason));
        Assert.Equal(("A", "5", "7"), (filled.Options[0].Name, filled.Years[0].Flows[0].Cost, filled.Years[1].Flows[0].Benefit));
        Assert.Equal("social-value", filled.Options[0].Class);
    }

    [Fact]
    public void A_file_that_cannot_be_read_says_where() =>
        Assert.Equal("options[0].flows[0].cost", Assert.Single(TypedAppraisal.Empty.WithFile("""{"options":[{"name":"A","flows":[{"year":0,"cost":"lots"}]}]}"""u8.ToArray(), "f").Problems, p => p.Severity == Severity.Error).Where);

    [Fact]
    public void An_amount_without_a_figure_stays_one_though_its_words_hold_figures()
    {
        var kept = Appraised.Of(Appraised.Option("A", new OptionFlow(0, new Amount.Unquantified("more than £5k"), new Amount.Unquantified("TBC: take-up"), BenefitKind.Income)));
        var typed = TypedAppraisal.Of("", kept);
        Assert.Equal(("TBC: more than £5k", "TBC: take-up"), typed.Years[0].Flows[0]);
        Assert.Equal(kept.Options, typed.Read().Value!.Options);

        // Who writes a figure in its place means the figure.
        Assert.Equal(Amount.Of(Money.FromPounds(6)), (typed with { Years = [new("0", [("6", "TBC")])] }).Read().Value!.Options[0].Flows[0].Cost);
    }

    [Fact]
    public void The_council_s_own_rates_stay_with_the_appraisal()
    {
        var own = new DiscountVintage("council-2026", "Council 2026", "2026", "Finance committee", Active: true, "", [new("standard", "Standard", [new(0, 0.04m), new(31, 0.035m)], 125), new("reduced", "Reduced", [new(0, 0.01m)])]);
        var kept = Appraised.Of(Appraised.Option("A", Appraised.Flow(0, 5m))) with { Vintage = "Council 2026", Schedule = "reduced", OwnVintages = [own] };
        var typed = TypedAppraisal.Of("T", kept) with { Title = kept.Title };
        Assert.Equal("council-2026|reduced", typed.Rates);
        Assert.Equal(own, Assert.Single(typed.OwnVintages));
        Assert.Equal(kept, AppraisalMeaning.As(typed.Read().Value!, kept));
    }

    [Fact]
    public void The_order_of_flows_and_how_rows_are_split_mean_nothing()
    {
        OptionFlow[] one = [new(1, Pounds(5), Pounds(7), BenefitKind.Income, Capital: true), new(0, Amount.Zero, Pounds(1), BenefitKind.Income)];
        OptionFlow[] other = [new(0, Amount.Zero, Pounds(1), BenefitKind.Income, Capital: true), new(1, Pounds(5), Amount.Zero, BenefitKind.SocialValue, Capital: true), new(1, Amount.Zero, Pounds(7), BenefitKind.Income)];
        Assert.True(AppraisalMeaning.IsSame(one, other));
        Assert.False(AppraisalMeaning.IsSame(one, [.. other, other[0]]));
        Assert.False(AppraisalMeaning.IsSame(one, [.. other, new OptionFlow(2, Amount.Zero, Amount.Zero, BenefitKind.Income)]));
        Assert.False(AppraisalMeaning.IsSame([one[0]], [one[0] with { Cost = Pounds(6) }]));
        Assert.False(AppraisalMeaning.IsSame([one[0]], [one[0] with { Capital = false }]));
    }

    [Fact]
    public void One_kind_and_one_figure_are_the_whole()
    {
        var typed = With(o => o with { Parts = [TypedRow.Of(("type", "Standard buildings"), ("share", ""), ("stage", ""))], Causes = [TypedRow.Of(("cause", ""), ("share", ""), ("mitigated", "40"))], Evidence = "A survey" });
        Assert.Equal(new OptimismBias([new(ProjectType.StandardBuildings, 100m)], [new("all causes", 100m, 0.4m)], null, "A survey"), typed.Read().Value!.Options[1].Bias);
    }

    [Fact]
    public void A_starting_elasticity_alone_is_no_distribution()
    {
        Assert.Null(Small.Read().Value!.Distribution);
        Assert.Null((Small with { Elasticity = "" }).Read().Value!.Distribution);
        var weights = (Small with { BaseIncome = "£28,400", BaseIs = "median", IncomeSource = "ONS", Groups = [TypedRow.Empty, TypedRow.Of(("name", "poor"), ("income", "14,200"))] }).Read().Value!.Distribution!;
        Assert.Equal(new Distribution(1.3m, 28_400m, "median", "ONS", [new("poor", 14_200m)]), weights);
    }

    [Theory]
    [InlineData("part", "type", "", "share", "30", "option.1.part.0.type", "Say which kind of project this is")]
    [InlineData("part", "type", "Castles", "share", "", "option.1.part.0.type", "is not a kind of project")]
    [InlineData("part", "type", "Standard buildings", "share", "some", "option.1.part.0.share", "“some” is not a number")]
    [InlineData("part", "type", "Standard buildings", "share", "-3", "option.1.part.0.share", "is more than nothing")]
    [InlineData("part", "type", "Standard buildings", "share", "30", "option.1.part.0.share", "come to 30 %")]
    [InlineData("part", "type", "IT system development", "stage", "2", "option.1.part.0.stage", "at that stage")]
    [InlineData("part", "type", "IT system development", "stage", "1.5", "option.1.part.0.stage", "1, 2 or 3")]
    [InlineData("cause", "mitigated", "half", "share", "", "option.1.cause.0.mitigated", "“half” is not a number")]
    [InlineData("cause", "mitigated", "192", "share", "", "option.1.cause.0.mitigated", "from 0 % (not at all) to 100 %")]
    [InlineData("cause", "cause", "late design", "share", "-1", "option.1.cause.0.share", "not below nothing")]
    [InlineData("cause", "cause", "late design", "share", "120", "option.1.cause.0.share", "come to 120 %")]
    [InlineData("cause", "cause", "late design", "share", "much", "option.1.cause.0.share", "“much” is not a number")]
    [InlineData("months", "", "", "", "0", "option.1.months", "more than nothing")]
    [InlineData("months", "", "", "", "long", "option.1.months", "“long” is not a number")]
    [InlineData("evidence", "", "", "", "a survey", "option.1.part.0.type", "Say which kind of project it is")]
    [InlineData("left", "year", "", "worth", "500", "option.1.left.year", "Say which year")]
    [InlineData("left", "year", "soon", "worth", "500", "option.1.left.year", "“soon” is not a year")]
    [InlineData("left", "year", "900", "worth", "500", "option.1.left.year", "too far")]
    [InlineData("left", "year", "1", "worth", "lots", "option.1.left.worth", "is not an amount of money")]
    [InlineData("left", "year", "1", "worth", "-5", "option.1.left.worth", "worth less than nothing")]
    [InlineData("sunk", "spent", "lots", "why", "a survey", "option.1.sunk.0.spent", "is not an amount of money")]
    [InlineData("runRate", "", "", "", "soon", "option.1.runRate", "“soon” is not a year")]
    [InlineData("runRate", "", "", "", "9", "option.1.runRate", "is not a year of the appraisal")]
    public void What_is_wrong_with_an_option_is_said_at_its_box(string list, string box, string text, string other, string second, string where, string words) => IsSaid(
        With(o =>
        {
            var row = box.Length > 0 ? new[] { "type", "share", "stage", "cause", "mitigated", "year", "worth", "paid", "why", "spent" }.Aggregate(TypedRow.Empty, (r, b) => r.With(b, b == box ? text : b == other ? second : "")) : TypedRow.Empty;
            var bias = o with { Parts = [TypedRow.Of(("type", "Standard buildings"), ("share", "100"), ("stage", ""))] };
            return list switch
            {
                "part" => o with { Parts = [row] },
                "cause" => bias with { Causes = [row] },
                "months" => bias with { Months = second },
                "evidence" => o with { Evidence = second },
                "left" => o with { Left = row },
                "sunk" => o with { Sunk = [row] },
                _ => o with { RunRate = second },
            };
        }),
        where,
        words);

    [Fact]
    public void What_is_wrong_in_a_later_row_is_said_at_that_row()
    {
        TypedRow Cause(string cause, string share) => TypedRow.Of(("cause", cause), ("share", share), ("mitigated", "10"));
        IsSaid(With(o => o with { Parts = [TypedRow.Of(("type", "Standard buildings"), ("share", ""), ("stage", ""))], Causes = [Cause("late design", "20"), TypedRow.Empty, Cause("weather", "")] }), "option.1.cause.2.share", "Say how much of the bias");
        IsSaid(Small with { Groups = [TypedRow.Empty, TypedRow.Of(("name", "poor"), ("income", "-1"))], BaseIncome = "28400", BaseIs = "m", IncomeSource = "s" }, "group.1.income", "yearly income in pounds");
        IsSaid(Small with { Further = [TypedRow.Empty, Further("1", "1", "many")] }, "further.1.cost", "is not an amount of money");
    }

    [Theory]
    [InlineData("name", "poor", "x", "group.0.income", "is not a number")]
    [InlineData("name", "poor", "50", "group.0.income", "from 100 to 10 million")]
    [InlineData("name", "", "14200", "group.0.name", "Give the group a name")]
    [InlineData("elasticity", "9", "", "weights.elasticity", "from 0 to 5")]
    [InlineData("elasticity", "steep", "", "weights.elasticity", "is not a number")]
    [InlineData("base", "", "", "weights.base", "up to 10 million")]
    [InlineData("baseIs", "", "", "weights.baseIs", "Say what the income is")]
    [InlineData("source", "", "", "weights.source", "Say where the incomes come from")]
    public void What_is_wrong_with_weights_is_said_at_its_box(string box, string text, string income, string where, string words)
    {
        var good = Small with { BaseIncome = "28400", BaseIs = "median", IncomeSource = "ONS", Groups = [TypedRow.Of(("name", "poor"), ("income", "14200"))] };
        IsSaid(
            box switch
            {
                "name" => good with { Groups = [TypedRow.Of(("name", text), ("income", income))] },
                "elasticity" => good with { Elasticity = text },
                "base" => good with { BaseIncome = text },
                "baseIs" => good with { BaseIs = text },
                _ => good with { IncomeSource = text },
            },
            where,
            words);
    }

    [Theory]
    [InlineData("OBR", "100", "", "level.1", "no level for year 1")]
    [InlineData("OBR", "", "", "level.0", "no level for year 0")]
    [InlineData("OBR", "100", "dear", "level.1", "“dear” is not a number")]
    [InlineData("OBR", "100", "-5", "level.1", "more than nought")]
    [InlineData("", "100", "102", "deflator.source", "Say where the deflator comes from")]
    public void What_is_wrong_with_prices_is_said_at_its_box(string source, string first, string second, string where, string words) =>
        IsSaid(Small with { Prices = "nominal", DeflatorName = "GDP deflator", DeflatorSource = source, Levels = [first, second] }, where, words);

    [Fact]
    public void Nominal_prices_ask_for_a_deflator_where_it_is_typed() => IsSaid(Small with { Prices = "nominal" }, "deflator.name", "Give a deflator");

    [Theory]
    [InlineData("", "1", "5", "", "", "further.0.option", "Say which option")]
    [InlineData("7", "1", "5", "", "", "further.0.option", "Say which option")]
    [InlineData("1", "", "5", "", "", "further.0.year", "Say which year")]
    [InlineData("1", "soon", "5", "", "", "further.0.year", "is not a year")]
    [InlineData("1", "1", "-5", "", "", "further.0.cost", "below nought")]
    [InlineData("1", "1", "5", "lovely", "", "further.0.class", "is not a class of benefit")]
    [InlineData("1", "1", "5", "", "nobody", "further.0.group", "There is no income group")]
    public void What_is_wrong_with_a_further_flow_is_said_at_its_box(string option, string year, string cost, string kind, string group, string where, string words) =>
        IsSaid(Small with { Further = [Further(option, year, cost).With("class", kind).With("benefit", kind.Length > 0 ? "3" : "").With("group", group)] }, where, words);

    [Fact]
    public void Pasted_lines_go_into_the_rows_with_a_head_or_without()
    {
        var problems = new List<Problem>();
        var typed = (Small with { PastedFurther = "build\t1\t10000\t25000\twider system\tNHS\tyes\t\t\tbeds" }).WithPastedFurther(problems);
        Assert.Empty(problems);
        Assert.Equal("", typed.PastedFurther);
        Assert.Equal(("1", "1", "10000", "25000", "wider-system", "NHS", "yes", "", "beds"), Row(Assert.Single(typed.Further)));
        var headed = (typed with { PastedFurther = "Label\tYear\tOption\tBenefit\tClass\r\nbirds\t0\tStay\t3\tsocial\r\n" }).WithPastedFurther(problems);
        Assert.Equal(("0", "0", "", "3", "social-value", "", "", "", "birds"), Row(headed.Further[1]));
        Assert.True(headed.Read().Ok);
    }

    [Theory]
    [InlineData("Nobody\t1\t5", "There is no option named “Nobody”")]
    [InlineData("Build\t1\t5\t\t\t\tperhaps", "“perhaps” is neither yes nor no")]
    public void Pasted_lines_that_cannot_be_placed_stay_in_the_box(string line, string words)
    {
        var problems = new List<Problem>();
        var typed = (Small with { PastedFurther = line + "\nBuild\t1\t6" }).WithPastes(problems);
        Assert.Contains(words, Assert.Single(problems).Message, StringComparison.Ordinal);
        Assert.Equal("pastedFurther", problems[0].Where);
        Assert.Equal((line + "\nBuild\t1\t6", 0), (typed.PastedFurther, typed.Further.Count));
    }

    [Fact]
    public void What_the_form_cannot_hold_is_refused_and_stays_where_it_is()
    {
        var problems = new List<Problem>();
        var pasted = string.Join('\n', Enumerable.Range(0, TypedAppraisal.MostRows + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"Build\t1\t{i + 1}\t\t\t\t\t\t\trow {i}")));
        Assert.Equal(pasted, (Small with { PastedFurther = pasted }).WithPastedFurther(problems).PastedFurther);
        Assert.Contains("more than 2,000 flows", Assert.Single(problems).Message, StringComparison.Ordinal);
        var refused = Small.WithFile(Encoding.UTF8.GetBytes("Option\tYear\tCost\tBenefit\tClass\tFalls on\tCapital\tTransfer\tGroup\tLabel\n" + pasted), "f.csv");
        Assert.Contains("more than 2,000 flows", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        IsSaid(Small with { BaseIncome = "28400", BaseIs = "m", IncomeSource = "s", Groups = [.. Enumerable.Repeat(TypedRow.Of(("name", "x"), ("income", "500")), 101)] }, "weights.base", "no more than 100 are read");
    }

    [Fact]
    public void Pasted_levels_go_beside_their_years()
    {
        var problems = new List<Problem>();
        var typed = (Small with { Start = "2022-23", PastedLevels = "Year\tIndex\n2019-20\t90\n2022-23\t100\r\n2024-25\t104.5\nlater\t1" }).WithPastedLevels(problems);
        Assert.Equal(["100", "", "104.5"], typed.Levels);
        Assert.Equal("later\t1", typed.PastedLevels);
        Assert.Equal("pastedLevels", Assert.Single(problems).Where);
    }

    [Fact]
    public void An_option_that_is_taken_out_takes_its_flows_with_it()
    {
        var typed = (Small with { Further = [Further("0", "1", "5"), Further("1", "1", "6")] }).Without(0);
        Assert.Equal(("0", "6"), (typed.Further[0]["option"], Assert.Single(typed.Further)["cost"]));
    }

    [Fact]
    public void Rows_are_added_to_the_list_that_is_named()
    {
        Assert.Equal(5, Small.WithRows("further", 5).Further.Count);
        Assert.Single(Small.WithRows("option.1.sunk", 1).Options[1].Sunk);
        Assert.Single(Small.WithRows("option.0.part", 1).Options[0].Parts);
        Assert.Single(Small.WithRows("option.0.cause", 1).Options[0].Causes);
        Assert.Single(Small.WithRows("group", 1).Groups);
        Assert.Equal(Small, Small.WithRows("option.9.nothing", 1) with { Options = Small.Options });
    }

    private static void IsSaid(TypedAppraisal typed, string where, string words)
    {
        var problems = typed.Read().Problems.Where(p => p.Severity == Severity.Error).ToList();
        Assert.True(problems.Exists(p => p.Where == where && p.Message.Contains(words, StringComparison.Ordinal)), $"{where}, {words}: {string.Join(" / ", problems.Select(p => $"{p.Where}: {p.Message}"))}");
    }

    private static TypedAppraisal With(Func<TypedOption, TypedOption> change) => Small with { Options = [Small.Options[0], change(Small.Options[1])] };

    private static TypedRow Further(string option, string year, string cost) => TypedRow.Of(("option", option), ("year", year), ("cost", cost));

    private static (string, string, string, string, string, string, string, string, string) Row(TypedRow r) =>
        (r["option"], r["year"], r["cost"], r["benefit"], r["class"], r["fallsOn"], r["capital"], r["transfer"], r["label"]);

    private static Amount Pounds(decimal pounds) => Amount.Of(Money.FromPounds(pounds));

    private static string Figures(OptionAppraisal appraisal) =>
        string.Join(' ', OptionWork.Out(appraisal).Value!.Options.Select(o => $"{o.Npv} {o.Npsv} {o.HasFigures} {o.RunRateYear}"));

    /// <summary>An appraisal that the rules take, of anything that one may hold.</summary>
    private static OptionAppraisal Made(int seed)
    {
        var random = new Random(seed);
        bool Sometimes(int one) => random.Next(one) == 0;
        T Any<T>(params T[] of) => of[random.Next(of.Length)];
        Amount Money() => random.Next(8) switch
        {
            0 => Amount.Zero,
            1 => new Amount.Unquantified(Any("TBC", "TBC: take-up", "more than £5k", "not costed", "officer time", "12 beds")),
            2 => Amount.Between(Core.Values.Money.FromPounds(random.Next(1, 500)), Core.Values.Money.FromPounds(random.Next(500, 900_000) + 0.5m)),
            3 => Pounds(random.Next(1, 9_999_999) / 100m),
            _ => Pounds(random.Next(1, 2_000_000)),
        };
        var years = random.Next(1, 12);
        var weights = Sometimes(3) ? new Distribution(Any(1.3m, 0.85m), random.Next(20_000, 40_000), "median income", "ONS", [new("lowest fifth", 14_200.5m), new("highest fifth", 61_000m)]) : null;
        OptionFlow Flow(int j) => new(
            random.Next(years), Money(), Money(), Any(Enum.GetValues<BenefitKind>()), Any("", "", "NHS"), Sometimes(3), Sometimes(6), weights is not null && Sometimes(3) ? "lowest fifth" : "",
            Sometimes(2) ? "" : $"row {j}");
        OptimismBias Bias() => new(
            Any<IReadOnlyList<BiasPart>>([new(ProjectType.StandardBuildings, 100m)], [new(ProjectType.RoadsMotorway, 30.5m, 2), new(ProjectType.NonStandardBuildings, 69.5m)]),
            Any<IReadOnlyList<BiasCause>>([], [new("all causes", 100m, 0.925m)], [new("late design", 22m, 0.4m), new("", 0m, 0m), new("weather", 33.3m, 1m)]),
            Any<decimal?>(null, 28m, 1.5m), Any("", "frozen in May"));
        AppraisedOption Option(int i)
        {
            var flows = new List<OptionFlow>();
            foreach (var flow in Enumerable.Range(0, random.Next(14)).Select(Flow))
            {
                if (!OptionAppraisalRules.Check(Appraised.Of(new AppraisedOption("A", OptionRole.Option, [.. flows, flow with { Group = "" }]))).Any(p => p.Severity == Severity.Error))
                {
                    flows.Add(flow);
                }
            }

            return new(
                $"Option {i}", i == 0 ? Any(OptionRole.Option, OptionRole.DoNothing) : OptionRole.Option, flows, Sometimes(3) ? Bias() : null,
                Sometimes(3) ? new(random.Next(years), Any(Amount.Zero, Pounds(5_000.5m), new Amount.Unquantified("TBC")), Sometimes(2), Any("", "land")) : null,
                Any<IReadOnlyList<SunkCost>?>(null, [], [new(Pounds(40_000), "a survey"), new(Amount.Zero, "")]), Sometimes(4) ? 0 : null);
        }

        var made = new OptionAppraisal(
            "Some options", "green-book-2022", Any("", "standard", "health"), Sometimes(4), Sometimes(2) ? new FinancialYear(2022) : null, PriceBasis.Real, null, [.. Enumerable.Range(0, random.Next(1, 9)).Select(Option)], weights,
            Sometimes(5) ? [new("own", "own", "", "Committee", Active: true, "", [new("standard", "Standard", [new(0, 0.035m)])])] : []);
        return Sometimes(3)
            ? made with { Prices = Any(PriceBasis.Real, PriceBasis.Nominal), Deflator = new("GDP", "OBR", [.. Enumerable.Range(0, OptionAppraisalRules.LastYear(made) + 1 + random.Next(3)).Select(y => new PriceLevel(y, 100m + (y * 2.25m))).Reverse()]) }
            : made;
    }
}
