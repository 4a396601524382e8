using System.Globalization;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>What somebody asked to be simulated.</summary>
public sealed record SimulationRequest(SimulationInput Input, SimulationOrder Order);

/// <summary>
/// Reads <c>{seed, draws, causes[], lines[{name, low, mode, high, shape, years?, causes{}}]}</c>. Money is a number of pounds or a text as people write it;
/// a saving is negative. Every fault is named at its place.
/// </summary>
public static class SimulationReader
{
    private static readonly string[] TopFields = ["title", "seed", "draws", "basis", "year", "shortfalls", "causes", "lines", "note"];
    private static readonly string[] LineFields = ["name", "shape", "low", "mode", "high", "amount", "planned", "years", "chance", "causes", "why", "reason", "source", "note"];
    private static readonly string[] YearFields = ["year", "shape", "low", "mode", "high", "amount", "planned", "note"];
    private static readonly string[] CauseFields = ["name", "description"];

    public static Result<SimulationRequest> Read(TextNode top) => new Reading().Of(top);

    private sealed class Reading
    {
        private readonly List<Problem> problems = [];
        private readonly List<NotSimulated> left = [];

        public Result<SimulationRequest> Of(TextNode top)
        {
            if (top.Fields is null)
            {
                return Result.Refused<SimulationRequest>(Problem.Error("simulation.shape", "", "The file holds nothing to simulate. It begins with named fields: seed, draws, causes and lines."));
            }

            Known(top, TopFields);
            var causes = Items(top["causes"]).Select(Cause).ToList();
            problems.AddRange(SimulationRules.Check(causes, i => $"causes[{i.ToString(CultureInfo.InvariantCulture)}]"));
            var nodes = Items(top["lines"]);
            var lines = new List<(TextNode Node, SimulatedLine Line, IReadOnlyList<FinancialYear?> Years)>();
            foreach (var node in nodes)
            {
                if (Line(node, [.. causes.Select(c => c.Name)]) is { } read)
                {
                    lines.Add((node, read.Line, read.Years));
                }
            }

            var years = Years(lines);
            var order = Order(top, years);
            problems.AddRange(SimulationRules.Check(order, top["seed"].Place, top["draws"].Place));
            var input = new SimulationInput(years, causes, [.. lines.Select(l => Placed(l.Line, l.Years, years))], left);
            if (!problems.Exists(p => p.Code is "simulation.draws" or "simulation.number"))
            {
                problems.AddRange(SimulationRules.Check(input, order, i => i < lines.Count ? lines[i].Node.Place : "lines"));
            }

            return problems.Exists(p => p.Severity == Severity.Error) ? Result.Refused<SimulationRequest>(problems) : Result.Ok(new SimulationRequest(input, order), problems);
        }

        private void Error(string code, TextNode at, string message) => problems.Add(Problem.Error(code, at.Place, message));

        private void Known(TextNode node, string[] fields)
        {
            foreach (var (i, (name, field)) in (node.Fields ?? []).Index())
            {
                if (node.Fields!.Take(i).Any(f => string.Equals(f.Key, name, StringComparison.OrdinalIgnoreCase)))
                {
                    Error("simulation.field-twice", field, $"“{Short(name)}” stands here twice. Leave one of the two out.");
                }
                else if (!fields.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    problems.Add(Problem.Warning("simulation.field-unknown", field.Place, $"“{Short(name)}” is not known here and was left out. The fields here are {string.Join(", ", fields)}."));
                }
            }
        }

        private IReadOnlyList<TextNode> Items(TextNode node)
        {
            if (node.Items is null && !node.IsMissing)
            {
                Error("simulation.shape", node, "A list is needed here, in square brackets.");
            }

            return node.Items ?? [];
        }

        private string Text(TextNode node)
        {
            if (node.Items is not null || node.Fields is not null)
            {
                Error("simulation.shape", node, "One text or number is needed here, not a list or a group of fields.");
                return "";
            }

            var text = new string([.. (node.Text ?? "").Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)]).Trim();
            if (text.Length > 300)
            {
                Error("simulation.too-long", node, string.Create(CultureInfo.InvariantCulture, $"This is {text.Length} characters long, and 300 are kept. Shorten it."));
                return text[..300];
            }

            return text;
        }

        private CommonCause Cause(TextNode node)
        {
            if (node.Fields is null)
            {
                return new(Text(node), "");
            }

            Known(node, CauseFields);
            return new(Text(node["name"]), Text(node["description"]));
        }

        private (SimulatedLine Line, IReadOnlyList<FinancialYear?> Years)? Line(TextNode node, IReadOnlyCollection<string> causes)
        {
            if (node.Fields is null)
            {
                Error("simulation.shape", node, "A line is needed here, with its name, low, mode and high.");
                return null;
            }

            Known(node, LineFields);
            var name = Text(node["name"]);
            var shape = Shape(node["shape"], null);
            var chance = Number(node["chance"], 1, "0.7 for seven in ten");
            problems.AddRange(SimulationRules.CheckChance(chance, node["chance"].Place));
            var follows = (node["causes"].Fields ?? []).Select(f => new CauseShare(f.Key, Number(f.Value, 0, "0.6"))).ToList();
            if (node["causes"] is { IsMissing: false, Fields: null } wrong)
            {
                Error("simulation.shape", wrong, "Give each cause by its name with how strongly the line follows it, such as {\"Demand\": 0.6}.");
            }

            problems.AddRange(SimulationRules.Check(follows, causes, node["causes"].Place));
            var parts = node["years"].IsMissing ? [node] : Items(node["years"]);
            var figures = new List<SimulatedFigure>();
            var years = new List<FinancialYear?>();
            foreach (var part in parts)
            {
                if (part.Fields is null)
                {
                    Error("simulation.shape", part, "A year is needed here, with its low, mode and high.");
                    continue;
                }

                var inYear = !ReferenceEquals(part, node);
                if (inYear)
                {
                    Known(part, YearFields);
                }

                var before = problems.Count;
                var points = Points(part, Shape(part["shape"], shape), out var why);
                if (points is null)
                {
                    if (problems.Count == before)
                    {
                        left.Add(new(name, name, Text(node["why"]) is { Length: > 0 } said ? said : why));
                    }

                    return null;
                }

                problems.AddRange(SimulationRules.Check(points, part.Place + "."));
                var year = inYear ? Year(part["year"]) : null;
                if (year is not null && years.Contains(year))
                {
                    Error("estimate.year-twice", part["year"], $"{year} is given twice. Give each year once.");
                }

                years.Add(year);
                figures.Add(new(points, part["planned"].IsMissing ? Likely(points) : Money(part["planned"]) ?? Likely(points), []));
            }

            if (figures.Count == 0)
            {
                Error("estimate.no-figure", node["years"], "No year has a figure. Give the low, the most likely and the high of one year at least.");
                return null;
            }

            return (new(name, name, figures, chance, follows), years);
        }

        /// <summary>The plan's figure where nobody says it: the most likely, or the middle of a range.</summary>
        private static Money Likely(ThreePoint points) => points.Shape == EstimateShape.Range ? Core.Values.Money.FromPence((long)decimal.Truncate(points.MeanPence)) : points.MostLikely;

        private EstimateShape? Shape(TextNode node, EstimateShape? otherwise)
        {
            switch (Text(node).ToUpperInvariant())
            {
                case "":
                    return otherwise;
                case "PERT":
                    return EstimateShape.Pert;
                case "TRIANGULAR" or "TRIANGLE":
                    return EstimateShape.Triangular;
                case "RANGE" or "UNIFORM":
                    return EstimateShape.Range;
                case "CERTAIN":
                    return EstimateShape.Certain;
                default:
                    Error("simulation.shape-unknown", node, $"“{Short(node.Text!)}” is not a shape. Write pert, triangular, range or certain.");
                    return otherwise;
            }
        }

        /// <summary>Null where the line has no figure, or one that could not be read.</summary>
        private ThreePoint? Points(TextNode node, EstimateShape? shape, out string why)
        {
            why = "no figures are given";
            var amount = node["amount"];
            if (!amount.IsMissing || shape == EstimateShape.Certain)
            {
                var at = amount.IsMissing ? node["mode"] : amount;
                if (Figure(at, ref why) is not { } figure)
                {
                    return null;
                }

                return ThreePoint.Certain(figure);
            }

            var (low, mode, high) = (node["low"], node["mode"], node["high"]);
            if (low.IsMissing && mode.IsMissing && high.IsMissing)
            {
                return null;
            }

            // Two figures without a shape are a range; three without one are PERT.
            var of = shape ?? (mode.IsMissing ? EstimateShape.Range : EstimateShape.Pert);
            foreach (var (part, what) in new[] { (low, "low"), (mode, "mode"), (high, "high") })
            {
                if (part.IsMissing && !(of == EstimateShape.Range && what == "mode"))
                {
                    Error("simulation.point-missing", part, $"The {what} is missing. Give low, mode (the most likely) and high; or low and high alone for a range; or amount for a certain figure.");
                }
            }

            var first = Figure(low, ref why);
            var last = Figure(high, ref why);
            if (of == EstimateShape.Range)
            {
                return first is { } from && last is { } to ? ThreePoint.Range(from, to) : null;
            }

            return Figure(mode, ref why) is { } middle && first is { } one && last is { } other ? new(of, one, middle, other) : null;
        }

        private Money? Figure(TextNode node, ref string why)
        {
            if (node.IsMissing)
            {
                return null;
            }

            var text = Text(node);
            var reading = AmountReader.Read(text, MoneyUnit.Pounds);
            switch (reading.Value)
            {
                case Amount.Known known:
                    problems.AddRange(reading.Suspicions.Where(s => s.Kind != AmountSuspicionKind.MissingThousands).Select(s => Problem.Warning("amount.unit-suspect", node.Place, s.Message)));
                    return known.Figure;
                case Amount.Unquantified unquantified:
                    why = unquantified.Why;
                    return null;
                default:
                    Error("simulation.amount", node, $"“{Short(text)}” is not one amount of money. Write pounds such as -594000 or -£594k; a saving is negative.");
                    return null;
            }
        }

        private Money? Money(TextNode node)
        {
            var why = "";
            return Figure(node, ref why);
        }

        private decimal Number(TextNode node, decimal otherwise, string example)
        {
            var text = Text(node);
            if (text.Length == 0)
            {
                return otherwise;
            }

            if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return decimal.Round(number, 12);
            }

            Error("simulation.number", node, $"“{Short(text)}” is not a number that can stand here. Write it as {example}.");
            return otherwise;
        }

        private FinancialYear? Year(TextNode node)
        {
            var text = Text(node);
            if (FinancialYear.TryParse(text, out var year))
            {
                return year;
            }

            Error("simulation.year", node, text.Length == 0 ? "Say which year this is, such as 2026-27." : $"“{Short(text)}” is not a financial year. Write it as 2026-27.");
            return null;
        }

        /// <summary>Every year from the first that is named to the last.</summary>
        private IReadOnlyList<FinancialYear> Years(List<(TextNode Node, SimulatedLine Line, IReadOnlyList<FinancialYear?> Years)> lines)
        {
            var named = lines.SelectMany(l => l.Years).OfType<FinancialYear>().ToList();
            if (named.Count == 0)
            {
                return [];
            }

            foreach (var (node, line, years) in lines)
            {
                if (years.Contains(null) && node["years"].IsMissing)
                {
                    Error("simulation.year-missing", node, $"“{line.Name}” has no year and other lines have. Give its years: [{{\"year\": \"{named.Min()}\", \"low\": …}}].");
                }
            }

            if (named.Max() - named.Min() >= 50)
            {
                problems.Add(Problem.Error("simulation.too-many-years", "lines", $"The years run from {named.Min()} to {named.Max()}; up to 50 are simulated. Look for a wrong year."));
                return [named.Min()];
            }

            return [.. Enumerable.Range(named.Min().StartYear, named.Max() - named.Min() + 1).Select(y => new FinancialYear(y))];
        }

        private static SimulatedLine Placed(SimulatedLine line, IReadOnlyList<FinancialYear?> of, IReadOnlyList<FinancialYear> years) =>
            line with { Figures = [.. line.Figures.Select((f, i) => f with { Effects = [new(of[i] is { } year && years.Count > 0 ? Math.Clamp(year - years[0], 0, years.Count - 1) : 0, 1)] })] };

        private SimulationOrder Order(TextNode top, IReadOnlyList<FinancialYear> years)
        {
            var seed = WholeNumber(top["seed"], SimulationOrder.UsualSeed, "simulation.seed", $"Give a whole number from 0 to {long.MaxValue.ToString(CultureInfo.InvariantCulture)}.");
            var draws = WholeNumber(top["draws"], SimulationOrder.UsualDraws, "simulation.draws", "Give a whole number from 1,000 to 10,000,000.");
            var basis = SimulatedBasis.Levels;
            if (!top["basis"].IsMissing)
            {
                switch (Text(top["basis"]).ToUpperInvariant())
                {
                    case "MOVEMENTS":
                        basis = SimulatedBasis.Movements;
                        break;
                    case "LEVELS":
                        break;
                    case "RUNNING-TOTALS" or "RUNNINGTOTALS" or "RUNNING TOTALS":
                        basis = SimulatedBasis.RunningTotals;
                        break;
                    default:
                        Error("simulation.basis", top["basis"], $"“{Short(top["basis"].Text ?? "")}” is not a basis. Write movements, levels or running-totals.");
                        break;
                }
            }

            var year = -1;
            if (!top["year"].IsMissing && Year(top["year"]) is { } asked)
            {
                year = years.ToList().IndexOf(asked);
                if (year < 0)
                {
                    Error("simulation.year-outside", top["year"], $"No line has a figure in {asked} or about it. Choose one of {string.Join(", ", years)}.");
                    year = -1;
                }
            }

            var shortfalls = Items(top["shortfalls"]).Select(Money).OfType<Money>().ToList();
            return new(seed, (int)Math.Clamp(draws, int.MinValue, int.MaxValue), basis, year, shortfalls.Count > 0 ? shortfalls : null);
        }

        private long WholeNumber(TextNode node, long otherwise, string code, string how)
        {
            var text = Text(node);
            if (node.IsMissing)
            {
                return otherwise;
            }

            if (long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            problems.Add(Problem.Error(code, node.Place, $"“{Short(text)}” is not a whole number. {how}"));
            return otherwise;
        }

        private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
    }
}
