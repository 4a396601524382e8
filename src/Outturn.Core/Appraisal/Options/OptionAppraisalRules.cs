using System.Globalization;
using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Options;

/// <summary>What is refused of an appraisal, and what a reader is told: each at its field, such as <c>options[1].flows[3].year</c>.</summary>
public static class OptionAppraisalRules
{
    public const int MostOptions = 30;
    public const int MostFlows = 5_000;

    /// <summary>The last year in which any option has anything.</summary>
    public static int LastYear(OptionAppraisal appraisal) => appraisal.Options.SelectMany(o => o.Flows.Select(f => f.Year).Append(o.Residual?.Year ?? 0)).Append(0).Max();

    public static IEnumerable<Problem> Check(OptionAppraisal appraisal)
    {
        var found = DiscountVintageRules.Find(appraisal.OwnVintages, appraisal.Vintage, appraisal.Schedule, appraisal.WhatIf);
        return
        [
            .. appraisal.OwnVintages.SelectMany((v, i) => DiscountVintageRules.Check(v, At($"vintages[{i}]"))),
            .. found.Problems,
            .. Options(appraisal),
            .. appraisal.Options.Take(MostOptions).SelectMany((o, i) => Option(appraisal, o, At($"options[{i}]"), found.Ok ? found.Value : null)),
            .. Prices(appraisal),
            .. Weights(appraisal),
            .. Size(appraisal),
        ];
    }

    /// <summary>More than a thousand billion pounds is a slip, and would not fit where a present value is kept.</summary>
    private static IEnumerable<Problem> Size(OptionAppraisal appraisal)
    {
        static decimal Largest(Amount amount) => amount switch { Amount.Known k => Math.Abs(k.Figure.Pounds), Amount.Range r => Math.Max(Math.Abs(r.Low.Pounds), Math.Abs(r.High.Pounds)), _ => 0m };
        foreach (var (i, option) in appraisal.Options.Index().Where(o => o.Item.Flows.Take(MostFlows).Sum(f => Largest(f.Cost) + Largest(f.Benefit)) > 1_000_000_000_000m))
        {
            yield return Problem.Error("appraisal.too-large", At($"options[{i}].flows"), $"The flows of “{option.Name}” come to more than a thousand billion pounds. Check the unit: amounts are in pounds.");
        }
    }

    private static string At(FormattableString place) => place.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Problem> Options(OptionAppraisal appraisal)
    {
        if (appraisal.Options.Count == 0)
        {
            yield return Problem.Error("appraisal.no-options", "options", "There is no option to appraise. Give one at least, with its flows by year.");
        }

        if (appraisal.Options.Count > MostOptions)
        {
            yield return Problem.Error("appraisal.too-many", "options", At($"There are {appraisal.Options.Count} options, and no more than {MostOptions} are appraised at once. Appraise a short list."));
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, option) in appraisal.Options.Index())
        {
            if (string.IsNullOrWhiteSpace(option.Name))
            {
                yield return Problem.Error("appraisal.option-name", At($"options[{i}].name"), "Give the option a name.");
            }
            else if (!names.Add(option.Name.Trim()))
            {
                yield return Problem.Error("appraisal.name-twice", At($"options[{i}].name"), $"Two options are named “{option.Name}”. Give each its own name.");
            }

            if (option.Role != OptionRole.Option && appraisal.Options.Take(i).Any(o => o.Role == option.Role))
            {
                yield return Problem.Error("appraisal.role-twice", At($"options[{i}].role"), $"“{option.Name}” is the second option that is marked as {(option.Role == OptionRole.DoNothing ? "doing nothing" : "the least that must be done")}. Only one can be.");
            }
        }
    }

    private static IEnumerable<Problem> Option(OptionAppraisal appraisal, AppraisedOption option, string at, (DiscountVintage Vintage, DiscountSchedule Schedule)? rates)
    {
        if (option.Flows.Count > MostFlows)
        {
            yield return Problem.Error("appraisal.too-many", at + ".flows", At($"“{option.Name}” has {option.Flows.Count} rows of flows, and no more than {MostFlows} are read. Add them up by year."));
            yield break;
        }

        if (option.Flows.Count == 0)
        {
            yield return Problem.Notice("appraisal.option-empty", at + ".flows", $"“{option.Name}” has no flows. It is shown without figures and is not compared.");
        }

        foreach (var problem in option.Flows.SelectMany((f, j) => Flow(appraisal, f, At($"{at}.flows[{j}]"), rates)))
        {
            yield return problem;
        }

        if (option.Flows.Count > 0 && option.Flows.All(f => Negative(f.Benefit) || f.Benefit == Amount.Zero) && option.Flows.Any(f => Negative(f.Benefit)))
        {
            yield return Problem.Error("appraisal.sign-suspect", at + ".flows", $"Every benefit of “{option.Name}” is below nought. In an appraisal costs and benefits are both positive: write a saving as 144,315 and not as -144,315.");
        }

        foreach (var problem in (IEnumerable<Problem>)[.. Twice(appraisal, option, at), .. Gaps(appraisal, option, at), .. Bias(option, at), .. Rest(appraisal, option, at, rates)])
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Flow(OptionAppraisal appraisal, OptionFlow flow, string at, (DiscountVintage Vintage, DiscountSchedule Schedule)? rates)
    {
        if (Year(flow.Year, rates) is { } far)
        {
            yield return Problem.Error("appraisal.year-far", at + ".year", far);
        }

        if (Negative(flow.Cost))
        {
            yield return Problem.Error("appraisal.cost-negative", at + ".cost", $"A cost of {AppraisalWords.Money(Total.Of(flow.Cost))} is below nought. Costs are positive here; put what comes in as a benefit.");
        }

        if (Negative(flow.Benefit))
        {
            yield return Problem.Notice("appraisal.harm", at + ".benefit", $"The benefit of {AppraisalWords.Money(Total.Of(flow.Benefit))} in {appraisal.YearInWords(flow.Year)} is below nought: it counts as a harm, and takes from the benefits rather than adding to the costs.");
        }

        if (flow.Group.Length > 0 && appraisal.Distribution?.Groups.Any(g => string.Equals(g.Name, flow.Group, StringComparison.OrdinalIgnoreCase)) != true)
        {
            yield return Problem.Error("appraisal.group-unknown", at + ".group", $"There is no income group named “{flow.Group}”. Name one of the groups of the distribution, or leave it empty.");
        }
    }

    private static string? Year(int year, (DiscountVintage Vintage, DiscountSchedule Schedule)? rates) =>
        year < 0 ? At($"Year {year} is before year 0. Leave out what is already spent, and count the years from the decision.")
        : year > DiscountVintageRules.MostYears ? At($"Year {year} is too far: no more than {DiscountVintageRules.MostYears} years are appraised.")
        : rates is var (vintage, schedule) && schedule.RateOf(year) is null ? At($"The rates of {vintage.Title} ({schedule.Title.ToLowerInvariant()}) end at year {schedule.LastYear}, so year {year} cannot be discounted. Use a vintage that reaches it, or end the appraisal sooner.")
        : null;

    private static bool Negative(Amount amount) => amount is Amount.Known { Figure.Sign: < 0 } or Amount.Range { Low.Sign: < 0 };

    /// <summary>Two rows of one year are right where they say different things: a cost and a benefit, two classes, two bearers. The same thing said twice is a slip.</summary>
    private static IEnumerable<Problem> Twice(OptionAppraisal appraisal, AppraisedOption option, string at)
    {
        var seen = new HashSet<(int, string, string, string, bool, bool)>();
        foreach (var (j, flow) in option.Flows.Index())
        {
            var costTwice = flow.Cost != Amount.Zero && !seen.Add((flow.Year, "cost", flow.FallsOn, flow.Label, flow.Capital, flow.Transfer));
            var benefitTwice = flow.Benefit != Amount.Zero && !seen.Add((flow.Year, flow.Kind.Slug() + flow.Group, flow.FallsOn, flow.Label, false, flow.Transfer));
            if (costTwice || benefitTwice)
            {
                yield return Problem.Error("appraisal.year-twice", At($"{at}.flows[{j}].year"), $"“{option.Name}” has {appraisal.YearInWords(flow.Year)} twice with {(costTwice ? "a cost" : "a benefit of the same class")}. Add the two up, or give each a label that tells them apart.");
            }
        }
    }

    private static IEnumerable<Problem> Gaps(OptionAppraisal appraisal, AppraisedOption option, string at)
    {
        var years = option.Flows.Select(f => f.Year).Where(y => y >= 0).ToHashSet();
        if (years.Count == 0 || years.Max() > DiscountVintageRules.MostYears)
        {
            yield break;
        }

        var missing = Enumerable.Range(0, years.Max()).Where(y => !years.Contains(y)).ToList();
        if (missing.Count > 0)
        {
            yield return Problem.Notice("appraisal.year-gap", at + ".flows", $"“{option.Name}” has nothing in {string.Join(", ", missing.Take(5).Select(appraisal.YearInWords))}{(missing.Count > 5 ? At($" and {missing.Count - 5} more") : "")}: {(missing.Count == 1 ? "it counts" : "they count")} as nought.");
        }
    }

    private static IEnumerable<Problem> Bias(AppraisedOption option, string at)
    {
        var where = at + ".optimismBias";
        if (option.Bias is not { } bias)
        {
            if (option.Flows.Any(f => f.Capital))
            {
                yield return Problem.Notice("appraisal.bias-none", where, $"Nothing is added to the capital costs of “{option.Name}” for optimism.");
            }

            yield break;
        }

        foreach (var (i, part) in bias.Parts.Index().Where(p => p.Item.Share <= 0m))
        {
            yield return Problem.Error("appraisal.bias-share", At($"{where}.types[{i}].share"), "The share of a kind is more than nothing, in per cent of the project.");
        }

        if (bias.Parts.Count == 0)
        {
            yield return Problem.Error("appraisal.bias-shares", where + ".types", "Say which kind of project it is: how much is added for optimism follows from it.");
        }
        else if (bias.Parts.Sum(p => p.Share) != 100m)
        {
            yield return Problem.Error("appraisal.bias-shares", where + ".types", $"The shares of the project's kinds come to {bias.Parts.Sum(p => p.Share).ToString("0.##", CultureInfo.InvariantCulture)} %. They must come to 100 % together.");
        }

        foreach (var (i, part) in bias.Parts.Index().Where(p => p.Item.CostUpper is null))
        {
            yield return Problem.Error("appraisal.bias-stage", At($"{where}.types[{i}].stage"), $"{BiasTables.Of(part.Type).Source} gives no bias for {BiasTables.Of(part.Type).Name.ToLowerInvariant()} at that stage. Leave the stage out, or use another.");
        }

        foreach (var (i, cause) in bias.Causes.Index())
        {
            if (cause.Share < 0m)
            {
                yield return Problem.Error("appraisal.bias-causes", At($"{where}.causes[{i}].share"), "The share of a cause is not below nothing, in per cent of the bias.");
            }

            if (cause.Mitigated is < 0m or > 1m)
            {
                yield return Problem.Error("appraisal.bias-mitigated", At($"{where}.causes[{i}].mitigated"), "A cause is dealt with from 0 % (not at all) to 100 % (wholly); in a file from 0 to 1.");
            }
        }

        if (bias.Causes.Sum(c => c.Share) > 100m)
        {
            yield return Problem.Error("appraisal.bias-causes", where + ".causes", $"The shares of the causes come to {bias.Causes.Sum(c => c.Share).ToString("0.##", CultureInfo.InvariantCulture)} %. They make the bias up, so no more than 100 % together.");
        }

        if (bias.DurationMonths is <= 0m or > 1_200m)
        {
            yield return Problem.Error("appraisal.bias-months", where + ".durationMonths", "The works are planned to take more than nothing and no more than 1,200 months.");
        }

        if (bias.Parts.Count > 0 && bias.Causes.Count > 0 && bias.Causes.All(c => c is { Share: >= 0m, Mitigated: >= 0m and <= 1m }) && bias.Causes.Sum(c => c.Share) <= 100m && bias.CostUplift + bias.RunningUplift < OptimismBias.Blended(bias.Parts, p => BiasTables.Of(p.Type).CostLower))
        {
            yield return Problem.Warning("appraisal.bias-low", where + ".causes", $"After mitigation {(bias.CostUplift + bias.RunningUplift).ToString("0.0#", CultureInfo.InvariantCulture)} % is added, less than the source found left after good work. Say what makes this project so much surer.");
        }

        if (bias.Causes.Count > 0 && string.IsNullOrWhiteSpace(bias.Evidence))
        {
            yield return Problem.Warning("appraisal.bias-evidence", where + ".evidence", "Say why the mitigation is believed: what was done, and who looked at it.");
        }

        if (bias.Parts.Any(p => p.Type != ProjectType.Outsourcing) && !option.Flows.Any(f => f.Capital))
        {
            yield return Problem.Warning("appraisal.bias-no-capital", where, $"No cost of “{option.Name}” is marked as capital, so nothing is added to it. Mark the costs that are.");
        }
    }

    private static IEnumerable<Problem> Rest(OptionAppraisal appraisal, AppraisedOption option, string at, (DiscountVintage Vintage, DiscountSchedule Schedule)? rates)
    {
        if (option.Residual is { } left)
        {
            if (Year(left.Year, rates) is { } far)
            {
                yield return Problem.Error("appraisal.year-far", at + ".residual.year", far);
            }

            if (Negative(left.Worth))
            {
                yield return Problem.Error("appraisal.residual-negative", at + ".residual.value", "What is left at the end is worth less than nothing. Put what it costs to clear away as a cost.");
            }
        }

        foreach (var (j, sunk) in (option.Sunk ?? []).Index())
        {
            yield return Problem.Notice("appraisal.sunk", At($"{at}.sunk[{j}]"), $"{AppraisalWords.Money(Total.Of(sunk.Spent))}{(sunk.Why.Length > 0 ? " for " + sunk.Why : "")} is spent whatever is decided: it is left out of the figures of “{option.Name}”.");
        }

        if (option.RunRateYear is { } year && (year < 0 || year > LastYear(appraisal)))
        {
            yield return Problem.Error("appraisal.run-rate-year", at + ".runRateYear", At($"Year {year} is not a year of the appraisal. Choose one from 0 to {LastYear(appraisal)}."));
        }

        foreach (var label in option.Flows.Where(f => f.Transfer).Select(f => f.Label).Distinct(StringComparer.Ordinal).Take(5))
        {
            yield return Problem.Notice("appraisal.transfer", at + ".flows", $"{(label.Length > 0 ? $"“{label}”" : "A flow")} of “{option.Name}” moves money between people: it is in the council's cash and not in the social value.");
        }
    }

    private static IEnumerable<Problem> Prices(OptionAppraisal appraisal)
    {
        if (appraisal.Deflator is not { } deflator)
        {
            if (appraisal.Prices == PriceBasis.Nominal)
            {
                yield return Problem.Error("appraisal.deflator-missing", "deflator", "The flows are in the prices of each year. Give a deflator by year with its source, or give the flows in the prices of year 0.");
            }

            yield break;
        }

        if (string.IsNullOrWhiteSpace(deflator.Source))
        {
            yield return Problem.Error("appraisal.deflator-source", "deflator.source", "Say where the deflator comes from, and of which date it is.");
        }

        foreach (var (i, level) in deflator.Index.Index())
        {
            if (level.Level is <= 0m or > 1_000_000m)
            {
                yield return Problem.Error("appraisal.deflator-level", At($"deflator.index[{i}].level"), "A level of prices is more than nought and no more than a million.");
            }

            else if (deflator.Of(level.Year) is < 0.01m or > 100m)
            {
                yield return Problem.Error("appraisal.deflator-level", At($"deflator.index[{i}].level"), $"Prices in {appraisal.YearInWords(level.Year)} would be a hundred times those of year 0, or a hundredth. Check the level.");
            }

            if (deflator.Index.Take(i).Any(l => l.Year == level.Year))
            {
                yield return Problem.Error("appraisal.deflator-twice", At($"deflator.index[{i}].year"), $"The deflator has {appraisal.YearInWords(level.Year)} twice. Give each year once.");
            }
        }

        var years = LastYear(appraisal);
        if (years <= DiscountVintageRules.MostYears && Enumerable.Range(0, years + 1).Where(y => deflator.Index.All(i => i.Year != y)).ToList() is { Count: > 0 } missing)
        {
            yield return Problem.Error("appraisal.deflator-short", "deflator.index", $"The deflator has no level for {string.Join(", ", missing.Take(5).Select(appraisal.YearInWords))}{(missing.Count > 5 ? At($" and {missing.Count - 5} more") : "")}. It must reach every year of the appraisal.");
        }
    }

    private static IEnumerable<Problem> Weights(OptionAppraisal appraisal)
    {
        if (appraisal.Distribution is not { } weights)
        {
            yield break;
        }

        if (weights.Elasticity is < 0m or > 5m)
        {
            yield return Problem.Error("appraisal.elasticity", "distribution.elasticity", "The elasticity is a number from 0 to 5; the Green Book of 2022 uses 1.3.");
        }

        if (weights.Base is <= 0m or > 10_000_000m)
        {
            yield return Problem.Error("appraisal.weights-base", "distribution.base", "Give the yearly income in pounds at which a pound weighs one, up to 10 million.");
        }

        if (string.IsNullOrWhiteSpace(weights.BaseIs))
        {
            yield return Problem.Error("appraisal.weights-base-is", "distribution.baseIs", "Say what the income is at which a pound weighs one, such as the median equivalised income.");
        }

        if (string.IsNullOrWhiteSpace(weights.Source))
        {
            yield return Problem.Error("appraisal.weights-source", "distribution.source", "Say where the incomes come from, and of which date they are.");
        }

        foreach (var (i, group) in weights.Groups.Index())
        {
            if (string.IsNullOrWhiteSpace(group.Name))
            {
                yield return Problem.Error("appraisal.group", At($"distribution.groups[{i}].name"), "Give the group a name, such as lowest fifth.");
            }

            if (group.Income is < 100m or > 10_000_000m)
            {
                yield return Problem.Error("appraisal.group", At($"distribution.groups[{i}].income"), "Give the group's yearly income in pounds, from 100 to 10 million.");
            }

            else if (weights.Elasticity is >= 0m and <= 5m && weights.Base is > 0m and <= 10_000_000m && weights.WeightOf(group.Name) is < 0.01m or > 100m)
            {
                yield return Problem.Error("appraisal.weight-range", At($"distribution.groups[{i}].income"), $"A pound to “{group.Name}” would weigh {weights.WeightOf(group.Name).ToString("0.####", CultureInfo.InvariantCulture)}. Weights from 0.01 to 100 are believed: check the income, the base and the elasticity.");
            }

            if (weights.Groups.Take(i).Any(g => string.Equals(g.Name, group.Name, StringComparison.OrdinalIgnoreCase)))
            {
                yield return Problem.Error("appraisal.group-twice", At($"distribution.groups[{i}].name"), $"Two groups are named “{group.Name}”. Give each its own name.");
            }
        }
    }
}
