using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Values;

namespace Outturn.Tests.Appraisal.Models;

public sealed class ModelRunTests
{
    [Fact]
    public void Weeks_left_count_mondays_as_the_printed_model_has_them()
    {
        var result = Models.Run("Model: Weeks\nPeriods: 12 months from April 2020\nScenarios: Only\nleft = weeks left\nin period = weeks in period * 1\nmonths = months left\n");
        Assert.Equal([48m, 44m, 39m, 35m, 30m, 26m, 22m, 17m, 13m, 9m, 5m, 0m], result.Row("left"));
        Assert.Equal([4m, 4m, 5m, 4m, 5m, 4m, 4m, 5m, 4m, 4m, 4m, 5m], result.Row("in period"));
        Assert.Equal([11m, 10m, 9m, 8m, 7m, 6m, 5m, 4m, 3m, 2m, 1m, 0m], result.Row("months"));
        Assert.Equal(52m, Weeks.InYear(WeekRule.Mondays, new(2020)));
    }

    [Fact]
    public void No_rounding_of_twelfths_or_days_gives_the_printed_weeks()
    {
        // What was tried before Mondays were found: each of these misses at least one printed month.
        decimal[] printed = [48, 44, 39, 35, 30, 26, 22, 17, 13, 9, 5, 0];
        var span = ModelSpan.MonthsOf(new(2020));
        foreach (var rule in (WeekRule[])[WeekRule.Twelfths, WeekRule.Days])
        {
            foreach (var round in (Func<decimal, decimal>[])[decimal.Floor, decimal.Ceiling, d => decimal.Round(d, 0, MidpointRounding.AwayFromZero)])
            {
                Assert.NotEqual(printed, span.Periods.Select(p => round(Weeks.Left(rule, p))));
            }
        }

        // Nor does the count of any other day of the week.
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var counted = span.Periods.Select(p => (decimal)Enumerable.Range(1, p.Year.LastDay.DayNumber - p.LastDay.DayNumber).Count(i => p.LastDay.AddDays(i).DayOfWeek == day)).ToList();
            Assert.Equal(day == DayOfWeek.Monday, printed.SequenceEqual(counted));
        }
    }

    [Fact]
    public void The_weeks_of_a_year_are_those_of_its_periods_whatever_the_rule()
    {
        foreach (var rule in Enum.GetValues<WeekRule>())
        {
            foreach (var start in Enumerable.Range(2000, 60))
            {
                var span = ModelSpan.MonthsOf(new(start));
                Assert.Equal(decimal.Round(Weeks.InYear(rule, new(start)), 20), decimal.Round(span.Periods.Sum(p => Weeks.In(rule, p)), 20));
                Assert.All(span.Periods, p => Assert.Equal(decimal.Round(Weeks.Left(rule, p), 20), decimal.Round(span.Periods.Where(o => o.Number > p.Number).Sum(o => Weeks.In(rule, o)), 20)));
            }
        }
    }

    [Fact]
    public void Functions_over_periods_do_what_they_say()
    {
        var result = Models.Run("""
            Model: Over periods
            Periods: 6 quarters from Q3 2020-21
            Scenarios: Only
            x [calls] = 1, 2, 3, 4, 5, 6
            all = sum(x)
            so far = running sum(x)
            of the year = year total(x)
            in the year = year to date(x)
            mean = average(x)
            start = first(x)
            end = last(x)
            least = lowest(x)
            most = highest(x)
            before = previous(x, 0)
            two before = previous(x, 9 calls, 2)
            twice before = previous(previous(x, 8 calls), 9 calls)
            part [%] = share(x)
            doubled = sum(x * 2)
            lagged sum = previous(running sum(x), 0)
            """);
        Assert.Equal(21m, result.One("all"));
        Assert.Equal([1m, 3m, 6m, 10m, 15m, 21m], result.Row("so far"));
        Assert.Equal([3m, 3m, 18m, 18m, 18m, 18m], result.Row("of the year"));
        Assert.Equal([1m, 3m, 3m, 7m, 12m, 18m], result.Row("in the year"));
        Assert.Equal((3.5m, 1m, 6m, 1m, 6m), (result.One("mean"), result.One("start"), result.One("end"), result.One("least"), result.One("most")));
        Assert.Equal([0m, 1m, 2m, 3m, 4m, 5m], result.Row("before"));
        Assert.Equal([9m, 9m, 1m, 2m, 3m, 4m], result.Row("two before"));
        Assert.Equal([9m, 8m, 1m, 2m, 3m, 4m], result.Row("twice before"));
        Assert.Equal(100m, decimal.Round(result.Row("part").Sum()!.Value, 20));
        Assert.Equal(42m, result.One("doubled"));
        Assert.Equal([0m, 1m, 3m, 6m, 10m, 15m], result.Row("lagged sum"));
        Assert.False(result.Checked.Varies(result.Checked.IndexOf("all")));
        Assert.True(result.Checked.Varies(result.Checked.IndexOf("so far")));
    }

    [Fact]
    public void The_period_before_makes_a_lawful_circle()
    {
        var result = Models.Run(Models.Months("opening [people] = previous(closing, 10 people)\njoining [people] = 5\nleaving [people] = 10 % * opening\nclosing [people] = opening + joining - leaving"));
        Assert.Equal([14m, 17.6m, 20.84m, 23.756m], result.Row("closing"));
    }

    [Fact]
    public void A_real_circle_is_named_with_its_whole_way()
    {
        var problem = Assert.Single(Models.Problems(Models.Months("a [number] = b + 1\nb [number] = c * 2\nc [number] = a - 1\nd [number] = a + 1")));
        Assert.Equal(("model.circle", "a, April 2020"), (problem.Code, problem.Where));
        Assert.Contains("a in April 2020 needs b in April 2020 needs c in April 2020 needs a in April 2020", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a [number] = a + 1", "a in April 2020 needs a in April 2020")]
    [InlineData("a [number] = sum(b)\nb [number] = a * period number", "a needs b in April 2020 needs a")]
    [InlineData("a [number] = running sum(a)", "a in April 2020 needs a in April 2020")]
    [InlineData("a [number] = previous(b, 1)\nb [number] = last(a)", "a in April 2020")]
    public void Circles_through_sums_are_circles_too(string lines, string told)
    {
        var problems = ModelCheck.Check(Models.Read(Models.Months(lines))).Problems;
        if (lines.Contains("last(a)", StringComparison.Ordinal))
        {
            // last(a) rests on b of an earlier period, which is last(a) again.
            Assert.Contains(problems, p => p.Code == "model.circle");
            return;
        }

        Assert.Contains(told, Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_of_quantities_and_periods_takes_no_stack()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 199).Select(i => $"q{i} [number] = previous(q{i}, 0) + q{i + 1}")) + "\nq200 [number] = previous(q200, 0) + 1";
        var result = Models.Run(Models.Months(lines, count: 240));
        Assert.Equal(240m, result.Figure("q200", "Only", 239).Value);
        Assert.Equal(240m * 241m / 2m, result.Figure("q199", "Only", 239).Value);
        Assert.True(result.Figure("q1", "Only", 239).Fails || result.Figure("q1", "Only", 239).IsKnown || result.Figure("q1", "Only", 239).Because.Count > 0);
    }

    [Fact]
    public void Division_by_nought_is_named_at_its_cell()
    {
        var result = Models.Run(Models.Months("cost [£] = 100\nunits [units]\n    Low: 4, 0, 5, 2\n    High: 1\nunit cost = cost / units\ntotal = sum(unit cost)\nsafe = if(units = 0, 0, cost / max(units, 1 unit))", scenarios: "Low, High"));
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("model.division-by-nought", "unit cost, May 2020, Low"), (problem.Code, problem.Where));
        Assert.Equal([25m, null, 20m, 50m], result.Row("unit cost", "Low"));
        Assert.Equal("not known, because unit cost, May 2020 is not known", result.Figure("total", "Low").Why);
        Assert.Equal(400m, result.One("total", "High"));
        Assert.Equal([25m, 0m, 20m, 50m], result.Row("safe", "Low"));
    }

    [Fact]
    public void A_figure_that_is_too_large_is_a_problem_and_no_exception()
    {
        var result = Models.Run(Models.Months("x [number] = previous(x, 1) * 1000000000000"));
        Assert.Equal(("model.too-large", "x, June 2020, Only"), (result.Problems[0].Code, result.Problems[0].Where));
        Assert.Equal([1_000_000_000_000m, 1_000_000_000_000_000_000_000_000m, null, null], result.Row("x"));
    }

    [Fact]
    public void What_is_not_known_is_not_nought_and_says_why()
    {
        var result = Models.Run(Models.Months("price [£ per bed] = not known (not printed)\nbeds [beds] = 570, TBC, 3, 4\ncost = price * beds\ntotal = sum(beds)\nknown = first(beds)\nnone = 0 * beds\nbefore = previous(beds)"));
        Assert.Equal("not known, because price (not printed) is not known", result.Figure("cost", "Only", 0).Why);
        Assert.Equal("not known, because beds in May 2020 (TBC) and price (not printed) are not known", result.Figure("cost", "Only", 1).Why);
        Assert.Equal("not known, because beds in May 2020 (TBC) is not known", result.Figure("total", "Only").Why);
        Assert.Equal(570m, result.One("known"));
        Assert.Equal([0m, null, 0m, 0m], result.Row("none"));
        Assert.Equal("not known, because what stood before April 2020 is not known", result.Figure("before", "Only", 0).Why);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void An_input_without_figures_for_a_scenario_is_not_known_there()
    {
        var result = Models.Run(Models.Months("x [£]\n    Low: 5\ny = x * 2", scenarios: "Low, High"));
        Assert.Equal(10m, result.One("y", "Low"));
        Assert.Equal("not known, because x (no figure for High) is not known", result.Figure("y", "High").Why);
    }

    /// <summary>Some inputs, some formulas over them and over one another's earlier periods, in three scenarios.</summary>
    private static Gen<DriverModel> AnyModel => Gen.Choose(-50, 50).ListOf(36).SelectMany(figures => Gen.Choose(0, 5).ListOf(5).Select(kinds =>
    {
        string[] shapes = ["a * b", "running sum(a) - b", "previous(x1, a) + b", "if(a > b, a, b + 1)", "max(a, previous(a, 0)) / 4", "share(a + 100, sum(b) + 10000)"];
        ScenarioValues In(string scenario, int skip, int count) => ScenarioValues.In(scenario, [.. figures.Skip(skip).Take(count).Select(f => (decimal)f)]);
        return new DriverModel(
            "Any", "", new(PeriodLength.Month, new(2020), 1, 4), WeekRule.Days, ["One", "Two", "Three"],
            [
                new("a", "", "", [In("", 0, 4), In("One", 4, 4), In("Two", 8, 4), In("Three", 12, 4)]),
                new("b", "", "", [In("", 16, 1), In("Two", 17, 4)]),
                .. kinds.Select((k, i) => ModelQuantity.Of($"x{i}", "number", i == 0 && k == 2 ? "a" : k == 2 ? $"previous(x{i - 1}, a) + b" : shapes[k])),
            ],
            []);
    }));

    [Fact]
    public void Scenarios_never_leak_into_each_other() => Prop.ForAll(AnyModel.ToArbitrary(), Gen.Choose(-99, 99).ToArbitrary(), (model, other) =>
    {
        var before = ModelCheck.Check(model).Value!.Run();

        // Whatever the figures of one become, the others stay to the last digit; and each alone gives what it gives beside the others.
        foreach (var (i, changing) in model.Scenarios.Index())
        {
            var changed = model with
            {
                Quantities = [.. model.Quantities.Select(q => q with { Values = [.. q.Values.Select(v => v.Scenario == changing ? ScenarioValues.In(changing, [.. v.Values.Select(_ => (decimal)other)]) : v)] })],
            };
            var after = ModelCheck.Check(changed).Value!.Run();
            foreach (var untouched in Enumerable.Range(0, 3).Where(s => s != i))
            {
                Assert.Equal(Digits(before, untouched), Digits(after, untouched));
            }

            var alone = model with { Scenarios = [changing], Quantities = [.. model.Quantities.Select(q => q with { Values = [.. q.Values.Where(v => v.Scenario.Length == 0 || v.Scenario == changing)] })] };
            Assert.Equal(Digits(before, i), Digits(ModelCheck.Check(alone).Value!.Run(), 0));
        }

        static IEnumerable<decimal?> Digits(ModelResult result, int scenario) => result.Scenarios[scenario].Figures.SelectMany(f => f).Select(f => f.Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_quantities_changes_no_figure() => Prop.ForAll(AnyModel.ToArbitrary(), model =>
    {
        var forward = ModelCheck.Check(model).Value!.Run();
        var backward = ModelCheck.Check(model with { Quantities = [.. model.Quantities.Reverse()] }).Value!.Run();
        foreach (var q in model.Quantities)
        {
            Assert.Equal(forward.Row(q.Name, "Two"), backward.Row(q.Name, "Two"));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Formulas_that_differ_only_in_spacing_capitals_and_names_give_equal_results()
    {
        string[] names = ["fewer placements", "weekly rate", "start"];
        string[] formulas =
        [
            "fewer placements * weekly rate * weeks left", "running sum(fewer placements) - previous(fewer placements, start)", "if(fewer placements > start, weekly rate, -weekly rate / 3)",
            "round(share(fewer placements, start + sum(fewer placements)) * weekly rate, 2)", "max(fewer placements, start, 0) - min(fewer placements, start)",
        ];
        var spaces = Gen.Elements("", " ", "  ", "\t", " \n ");
        var renamed = Gen.Elements("Alpha beta", "quantity_2", "Ærø", "children's homes", "X", "weeks of care", "if it holds", "total 2");
        Prop.ForAll(
            (from formula in Gen.Elements(formulas)
             from gaps in spaces.ListOf(80)
             from upper in Gen.Elements(true, false).ListOf(80)
             from fresh in renamed.ListOf(3).Where(n => n.Distinct(StringComparer.Ordinal).Count() == 3)
             select (formula, gaps: gaps.ToList(), upper: upper.ToList(), fresh: fresh.ToList())).ToArbitrary(),
            x =>
            {
                var plain = Worth(x.formula, names);
                Assert.Equal(plain, Worth(Spaced(x.formula, x.gaps, x.upper), names));
                var other = System.Text.RegularExpressions.Regex.Replace(x.formula, $@"\b({string.Join('|', names)})\b", m => x.fresh[Array.IndexOf(names, m.Value)]);

                Assert.Equal(plain, Worth(Spaced(other, x.gaps, x.upper), x.fresh));
            }).QuickCheckThrowOnFailure();

        static IEnumerable<decimal?> Worth(string formula, IReadOnlyList<string> names)
        {
            var model = new DriverModel(
                "Any", "", new(PeriodLength.Month, new(2020), 1, 4), WeekRule.Mondays, ["Only"],
                [
                    new(names[0], "", "", [ScenarioValues.Every(5m, 10m, 0m, 7m)]), ModelQuantity.Input(names[1], "", 850m), ModelQuantity.Input(names[2], "", 6m), ModelQuantity.Of("the result", "", formula),
                ],
                []);
            var held = ModelCheck.Check(model);
            Assert.True(held.Ok, formula + ": " + string.Join(' ', held.Problems.Select(p => p.Message)));
            return held.Value.Run().Row("the result");
        }

        // Spaces and underscores between the words of a name, any space or none around signs, capitals anywhere.
        static string Spaced(string formula, List<string> gaps, List<bool> upper)
        {
            var (text, gap) = (new System.Text.StringBuilder(), 0);
            foreach (var (i, c) in formula.Index())
            {
                if (c == ' ' && i > 0 && char.IsLetterOrDigit(formula[i - 1]) && char.IsLetterOrDigit(formula[i + 1]))
                {
                    text.Append(upper[gap] ? "_" : "  ");
                    gap++;
                }
                else if ("+-*/(),<>".Contains(c))
                {
                    text.Append(gaps[gap % 80]).Append(c).Append(gaps[(gap + 1) % 80]);
                    gap += 2;
                }
                else if (c != ' ')
                {
                    text.Append(upper[i % 80] ? char.ToUpperInvariant(c) : c);
                }
            }

            return text.ToString();
        }
    }

    [Fact]
    public void A_quantity_in_pounds_is_given_by_financial_year()
    {
        var result = Models.Run("Model: By year\nPeriods: 5 quarters from Q2 2020-21\nScenarios: Low, High\nsaved [£000]\n    Low: -1, -2, -3, -4.0055, -5\n    High: -1, TBC, -3, -4, -5\nonce [£] = sum(saved)\npeople [people] = 3\n");
        var low = result.ByYear("saved", "low");
        Assert.Equal([(new(2020), Amount.Of(Money.FromPounds(-6000m))), (new FinancialYear(2021), Amount.Of(Money.FromPounds(-9005.50m)))], low.Value!);
        var high = result.ByYear("saved", "High").Value!;
        Assert.Equal(new Amount.Unquantified("not known, because saved in Q3 2020-21 (TBC) is not known"), high[0].Amount);
        Assert.Equal(Amount.Of(Money.FromPounds(-9000m)), high[1].Amount);
        Assert.Equal("model.not-pounds", result.ByYear("people", "Low").Problems[0].Code);
        Assert.Equal("model.not-by-year", result.ByYear("once", "Low").Problems[0].Code);
        Assert.Equal("model.result-unknown", result.ByYear("nobody", "Low").Problems[0].Code);
    }
}
