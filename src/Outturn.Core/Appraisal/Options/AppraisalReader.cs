using System.Globalization;
using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Appraisal.Options;

/// <summary>
/// Reads an appraisal that somebody wrote: <c>{vintage, base, options[{name, flows[{year, cost, benefit, class}]}]}</c> and what else an appraisal may have.
/// Money is a number or a text as people write it; years are 0, 1, 2 or financial years. Nothing is guessed in silence.
/// </summary>
public static class AppraisalReader
{
    private static readonly string[] TopFields = ["title", "vintage", "schedule", "whatIf", "base", "baseYear", "prices", "deflator", "distribution", "vintages", "options", "note"];
    private static readonly string[] OptionFields = ["name", "role", "doNothing", "doMinimum", "flows", "optimismBias", "residual", "sunk", "runRateYear", "note"];
    private static readonly string[] FlowFields = ["year", "cost", "benefit", "class", "fallsOn", "capital", "transfer", "group", "label", "note"];

    public static Result<OptionAppraisal> Read(TextNode top) => new Reading().Of(top);

    /// <summary>A council's own rates by themselves.</summary>
    public static IReadOnlyList<DiscountVintage> OwnVintages(TextNode list) => new Reading().Vintages(list);

    private sealed class Reading
    {
        private readonly List<Problem> problems = [];
        private FinancialYear? start;

        public Result<OptionAppraisal> Of(TextNode top)
        {
            if (top.Fields is null)
            {
                return Result.Refused<OptionAppraisal>(Problem.Error("appraisal.shape", "", "The file holds no appraisal. It begins with named fields: vintage, base and options."));
            }

            Known(top, TopFields);
            start = Start(top);
            var options = Items(top["options"]).Take(OptionAppraisalRules.MostOptions + 1).Select(Option).ToList();
            var own = Vintages(top["vintages"]);
            var prices = Prices(top["prices"]);
            var deflator = Deflator(top["deflator"]);
            var distribution = Distribution(top["distribution"]);
            var appraisal = new OptionAppraisal(
                Text(top["title"], 300), Text(top["vintage"]), Text(top["schedule"]), Flag(top["whatIf"]), start, prices, deflator, options, distribution, own);

            // What is said about what could be read stands beside what could not: a person mends a file once.
            var ruled = OptionAppraisalRules.Check(appraisal).Where(r => !problems.Exists(p => p.Severity == Severity.Error && p.Where == r.Where)).ToList();
            return problems.Exists(p => p.Severity == Severity.Error)
                ? Result.Refused<OptionAppraisal>([.. problems, .. ruled.Where(r => r.Severity == Severity.Error)])
                : Result.Ok(appraisal, problems);
        }

        private void Error(string code, TextNode at, string message) => problems.Add(Problem.Error(code, at.Place, message));

        private void Notice(string code, TextNode at, string message) => problems.Add(Problem.Notice(code, at.Place, message));

        private void Known(TextNode node, string[] fields)
        {
            foreach (var (i, (name, field)) in (node.Fields ?? []).Index())
            {
                if (node.Fields!.Take(i).Any(f => string.Equals(f.Key, name, StringComparison.OrdinalIgnoreCase)))
                {
                    Error("appraisal.field-twice", field, $"“{Short(name)}” stands here twice. Leave one of the two out.");
                }
                else if (!fields.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    problems.Add(Problem.Warning("appraisal.field-unknown", field.Place, $"“{Short(name)}” is not a field of an appraisal and was left out. The fields here are {string.Join(", ", fields)}."));
                }
            }
        }

        private IReadOnlyList<TextNode> Items(TextNode node)
        {
            if (node.Items is not null || node.IsMissing)
            {
                return node.Items ?? [];
            }

            Error("appraisal.shape", node, "A list is needed here, in square brackets.");
            return [];
        }

        /// <summary>What is beyond the most is refused, and not left out in silence.</summary>
        private IEnumerable<TextNode> Items(TextNode node, int most)
        {
            var items = Items(node);
            if (items.Count > most)
            {
                Error("appraisal.too-many", node, string.Create(CultureInfo.InvariantCulture, $"There are {items.Count:#,##0} rows here, and no more than {most:#,##0} are read."));
            }

            return items.Take(most);
        }

        private string Text(TextNode node, int most = 200)
        {
            if (node.Items is not null || node.Fields is not null)
            {
                Error("appraisal.shape", node, "One text or number is needed here, not a list or a group of fields.");
                return "";
            }

            // Line ends and other signs that are not letters have no place in a name or a figure.
            var text = new string([.. (node.Text ?? "").Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)]).Trim();
            if (text.Length > most)
            {
                Error("appraisal.too-long", node, string.Create(CultureInfo.InvariantCulture, $"This is {text.Length} characters long, and {most} are kept. Shorten it."));
                return text[..most];
            }

            return text;
        }

        private bool Flag(TextNode node)
        {
            switch (Text(node).ToUpperInvariant())
            {
                case "" or "FALSE" or "NO" or "N" or "0":
                    return false;
                case "TRUE" or "YES" or "Y" or "1":
                    return true;
                default:
                    Error("appraisal.yes-no", node, $"“{Short(node.Text!)}” is neither yes nor no. Write true or false.");
                    return false;
            }
        }

        private decimal? Number(TextNode node, string example)
        {
            var text = Text(node).TrimEnd('%', ' ');
            if (text.Length == 0)
            {
                return null;
            }

            if (decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000m)
            {
                return number;
            }

            Error("appraisal.number", node, $"“{Short(text)}” is not a number that can stand here. Write it as {example}.");
            return null;
        }

        /// <summary>A share of one: 0.4, or 40 %.</summary>
        private decimal? Share(TextNode node) => Number(node, "40 %, or 0.4 in a file") is { } number ? Text(node).EndsWith('%') ? number / 100m : number : null;

        /// <summary>An income in pounds, with the sign or without.</summary>
        private decimal? Income(TextNode node, string example) => Number(node.Text is { } text && text.TrimStart() is ['£', .. var rest] ? TextNode.Of(node.Place, rest) : node, "an income in pounds such as " + example);

        private Amount Money(TextNode node)
        {
            if (node.IsMissing)
            {
                return Amount.Zero;
            }

            if (node.Fields is not null)
            {
                Known(node, ["pounds", "status", "low", "high", "why", "unit"]);
                var (low, high) = (node["low"], node["high"]);
                if (!node["pounds"].IsMissing)
                {
                    return Money(node["pounds"]);
                }

                if (!low.IsMissing && !high.IsMissing)
                {
                    var (a, b) = (Money(low), Money(high));
                    return a is Amount.Known x && b is Amount.Known y ? Amount.Between(x.Figure, y.Figure) : a;
                }

                if (Text(node["status"]).Equals("unquantified", StringComparison.OrdinalIgnoreCase) || !node["why"].IsMissing)
                {
                    return new Amount.Unquantified(Text(node["why"]) is { Length: > 0 } why ? why : "not quantified");
                }

                Error("appraisal.amount", node, "This is no amount. Give pounds; or low and high; or say in why that there is no figure yet.");
                return Amount.Zero;
            }

            var text = Text(node);
            var reading = AmountReader.Read(text, MoneyUnit.Pounds);
            switch (reading)
            {
                case { Kind: AmountReadingKind.Blank }:
                    return Amount.Zero;
                case { Value: { } value }:
                    problems.AddRange(reading.Suspicions.Where(s => s.Kind != AmountSuspicionKind.MissingThousands).Select(s => Problem.Warning("amount.unit-suspect", node.Place, s.Message)));
                    return value;
                default:
                    Error("appraisal.amount", node, $"“{Short(text)}” is not an amount of money. Write pounds such as 144315 or £144k, a range such as 100k to 140k, or TBC where there is no figure yet.");
                    return Amount.Zero;
            }
        }

        private int Year(TextNode node)
        {
            var text = Text(node);
            if (text.Length == 0)
            {
                Error("appraisal.year-missing", node, "Say which year this is: 0 for the first, or a financial year such as 2026-27.");
            }
            else if (FinancialYear.TryParse(text, out var financial))
            {
                return start is { } first ? financial - first : 0;
            }
            else if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number) && Math.Abs(number) < 10_000m)
            {
                return number is >= 1900m && start is { } first ? (int)number - first.StartYear : (int)number;
            }
            else
            {
                Error("appraisal.year", node, $"“{Short(text)}” is not a year. Write 0, 1, 2 and so on, counted from the first, or a financial year such as 2026-27.");
            }

            return 0;
        }

        /// <summary>Year 0: as the file says, or the first financial year that any flow names.</summary>
        private FinancialYear? Start(TextNode top)
        {
            var node = top["base"].IsMissing && !top["baseYear"].IsMissing ? top["baseYear"] : top["base"];
            var text = Text(node);
            if (FinancialYear.TryParse(text, out var year))
            {
                return year;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) && plain is >= 1900 and < 2200)
            {
                return new(plain);
            }

            if (text.Length > 0 && text != "0" && !(top["options"].Items ?? []).Any(o => string.Equals(o["name"].Text?.Trim(), text, StringComparison.OrdinalIgnoreCase)))
            {
                Error("appraisal.base", node, $"“{Short(text)}” is not a year to count from. Write a financial year such as 2026-27, or 0 where years are only counted.");
            }

            var first = (top["options"].Items ?? [])
                .SelectMany(o => o["flows"].Items ?? []).Select(f => FinancialYear.TryParse(f["year"].Text, out var named) ? (FinancialYear?)named : null)
                .Where(f => f is not null).Min();
            if (first is { } taken)
            {
                Notice("appraisal.base-taken", node, $"Year 0 is not said: {taken}, the first year that is named, is taken.");
            }

            return first;
        }

        private AppraisedOption Option(TextNode node)
        {
            if (node.Fields is null)
            {
                Error("appraisal.shape", node, "An option is needed here, with its name and its flows.");
                return new("", OptionRole.Option, []);
            }

            Known(node, OptionFields);
            var name = Text(node["name"]);
            var flows = Items(node["flows"]).Take(OptionAppraisalRules.MostFlows + 1).Select(Flow).ToList();
            return new(name, Role(node, name), flows, Bias(node["optimismBias"]), Residual(node["residual"]), [.. Items(node["sunk"], 100).Select(Sunk)], node["runRateYear"].IsMissing ? null : Year(node["runRateYear"]));
        }

        private OptionRole Role(TextNode node, string name)
        {
            static string Plain(string text) => new([.. text.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
            var role = Text(node["role"]);
            switch (Plain(role))
            {
                case "donothing" or "nothing" or "businessasusual":
                    return OptionRole.DoNothing;
                case "dominimum" or "minimum":
                    return OptionRole.DoMinimum;
                case "option":
                    return OptionRole.Option;
                case "" when role.Length == 0:
                    break;
                default:
                    Error("appraisal.role", node["role"], $"“{Short(role)}” is not how an option stands to the others. Write do-nothing, do-minimum or option.");
                    return OptionRole.Option;
            }

            return Flag(node["doNothing"]) ? OptionRole.DoNothing
                : Flag(node["doMinimum"]) ? OptionRole.DoMinimum
                : Plain(name) switch { "donothing" => OptionRole.DoNothing, "dominimum" => OptionRole.DoMinimum, _ => OptionRole.Option };
        }

        private OptionFlow Flow(TextNode node)
        {
            if (node.Fields is null)
            {
                Error("appraisal.shape", node, "A row of flows is needed here: year, cost, benefit and class.");
                return new(0, Amount.Zero, Amount.Zero, BenefitKind.CashableReduction);
            }

            Known(node, FlowFields);
            var benefit = Money(node["benefit"]);
            return new(
                Year(node["year"]), Money(node["cost"]), benefit, Kind(node["class"], benefit), FallsOn(node["fallsOn"]), Flag(node["capital"]), Flag(node["transfer"]), Text(node["group"]), Text(node["label"]));
        }

        private BenefitKind Kind(TextNode node, Amount benefit)
        {
            var text = Text(node);
            if (text.Length == 0)
            {
                if (benefit != Amount.Zero && !problems.Exists(p => p.Code == "appraisal.class-not-said"))
                {
                    Notice("appraisal.class-not-said", node, "Say which kind of benefit this is. Until then it, and every other without a class, counts as a cashable reduction.");
                }

                return BenefitKind.CashableReduction;
            }

            if (BenefitKinds.Read(text) is { } kind)
            {
                return kind;
            }

            if (benefit != Amount.Zero)
            {
                Error("appraisal.class", node, $"“{Short(text)}” is not a class of benefit. Write one of {string.Join(", ", Enum.GetValues<BenefitKind>().Select(k => k.Slug()))}.");
            }

            return BenefitKind.CashableReduction;
        }

        private string FallsOn(TextNode node) => Text(node) is var text && (text.Equals("council", StringComparison.OrdinalIgnoreCase) || text.Equals("the council", StringComparison.OrdinalIgnoreCase)) ? "" : text;

        private PriceBasis Prices(TextNode node)
        {
            switch (Text(node).ToUpperInvariant())
            {
                case "":
                    Notice("appraisal.prices-taken", node, "Nothing says in whose prices the flows are: they are taken to be real, in the prices of year 0.");
                    return PriceBasis.Real;
                case "REAL":
                    return PriceBasis.Real;
                case "NOMINAL" or "CASH":
                    return PriceBasis.Nominal;
                default:
                    Error("appraisal.prices", node, $"“{Short(node.Text!)}” is not a price basis. Write real (the prices of year 0) or nominal (the prices of each year).");
                    return PriceBasis.Real;
            }
        }

        private Deflator? Deflator(TextNode node)
        {
            if (node.IsMissing)
            {
                return null;
            }

            Known(node, ["name", "source", "index"]);
            var levels = Items(node["index"], 1_000).Select(i => new PriceLevel(Year(i["year"]), Number(i["level"], "a level of prices such as 102.5") ?? 0m)).ToList();
            if (levels.Exists(l => l.Year < 0))
            {
                Notice("appraisal.deflator-early", node["index"], "The deflator's levels before year 0 are not needed and were left out.");
            }

            return new(Text(node["name"]), Text(node["source"], 300), [.. levels.Where(l => l.Year >= 0)]);
        }

        private Distribution? Distribution(TextNode node)
        {
            if (node.IsMissing)
            {
                return null;
            }

            Known(node, ["elasticity", "base", "baseIs", "source", "groups"]);
            return new(
                Number(node["elasticity"], "1.3") ?? 1.3m, Income(node["base"], "28400") ?? 0m, Text(node["baseIs"]), Text(node["source"], 300),
                [.. Items(node["groups"], 100).Select(g => new IncomeGroup(Text(g["name"]), Income(g["income"], "14200") ?? 0m))]);
        }

        private OptimismBias? Bias(TextNode node)
        {
            if (node.IsMissing)
            {
                return null;
            }

            Known(node, ["types", "causes", "mitigated", "durationMonths", "evidence"]);
            var causes = Items(node["causes"], 100).Select(Cause).ToList();
            if (Number(node["mitigated"], "per cent of the bias that is dealt with, such as 92") is { } whole)
            {
                causes.Add(new("all causes", 100m, whole / 100m));
            }

            return new([.. Items(node["types"], 20).Select(Part)], causes, Number(node["durationMonths"], "months such as 28"), Text(node["evidence"], 1_000));
        }

        private BiasCause Cause(TextNode node)
        {
            var share = Number(node["share"], "a share of the bias in per cent, such as 22");
            if (share is null && !problems.Exists(p => p.Where == node["share"].Place))
            {
                Error("appraisal.cause-share", node["share"], "Say how much of the bias this cause makes, in per cent.");
            }

            return new(Text(node["cause"]), share ?? 0m, Share(node["mitigated"]) ?? 0m);
        }

        private BiasPart Part(TextNode node)
        {
            var name = node.Fields is null ? node : node["type"];
            var text = Text(name);
            var type = BiasTables.Read(text);
            if (type is null)
            {
                Error("appraisal.bias-type", name, $"{(text.Length == 0 ? "Say which kind of project this is" : $"“{Short(text)}” is not a kind of project for which bias was measured")}. It is one of {string.Join("; ", BiasTables.All.Select(b => b.Name))}.");
            }

            var share = node.Fields is null ? null : Number(node["share"], "per cent of the project, such as 30");
            var stage = node.Fields is null ? null : Number(node["stage"], "the stage of the case: 1, 2 or 3");
            if (stage is { } part && part != decimal.Truncate(part))
            {
                Error("appraisal.bias-stage", node["stage"], "The stage of the case is 1, 2 or 3.");
            }

            return new(type ?? ProjectType.StandardBuildings, share ?? 100m, stage is { } at ? (int)at : null);
        }

        private ResidualValue? Residual(TextNode node) =>
            node.IsMissing ? null : new(Year(node["year"]), Money(node["value"]), Flag(node["received"]), Text(node["why"], 500));

        private SunkCost Sunk(TextNode node) => new(Money(node["spent"]), Text(node["why"], 500));

        public IReadOnlyList<DiscountVintage> Vintages(TextNode list) => [.. Items(list, 20).Select(Vintage)];

        private DiscountVintage Vintage(TextNode node)
        {
            Known(node, ["name", "title", "published", "source", "active", "standing", "schedules"]);
            var name = Text(node["name"]);
            return new(
                name, Text(node["title"]) is { Length: > 0 } title ? title : name, Text(node["published"]), Text(node["source"], 300), node["active"].IsMissing || Flag(node["active"]), Text(node["standing"], 500),
                [.. Items(node["schedules"], 20).Select(Schedule)]);
        }

        private DiscountSchedule Schedule(TextNode node)
        {
            var name = Text(node["name"]);
            var last = Number(node["lastYear"], "the last year with a rate, such as 125");
            return new(
                name.Length > 0 ? name : "standard", Text(node["title"]) is { Length: > 0 } title ? title : name,
                [.. Items(node["bands"], 100).Select(b => new DiscountBand((int)(Number(b["from"], "a year such as 31") ?? 0m), Number(b["rate"], "a share such as 0.035") ?? -1m))], last is { } year ? (int)year : null);
        }

        private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
    }
}
