using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>What an estimate and a simulation must hold, the same for a page, a file and the command line.</summary>
public static class SimulationRules
{
    /// <summary>Whole numbers up to this are counted without loss: 2^51 pence, about £22 million million.</summary>
    private const long MostPence = 1L << 51;

    /// <summary>Lines of one run.</summary>
    public const int MostLines = 5_000;

    public const int MostCauses = 50;

    /// <summary>Draws times lines times years that one run may take.</summary>
    private const long MostWork = 5_000_000_000;

    /// <summary>The order of the three points. <paramref name="where"/> is the place before the point's own name.</summary>
    public static IEnumerable<Problem> Check(ThreePoint points, string where)
    {
        if (points.Shape == EstimateShape.Certain)
        {
            yield break;
        }

        if (points.Shape == EstimateShape.Range)
        {
            if (points.Low > points.High)
            {
                yield return Problem.Error("estimate.order", where + "low", $"The low {points.Low} is above the high {points.High}. Savings are negative: the low is the larger saving. Change them over.");
            }

            yield break;
        }

        if (points.Low > points.MostLikely)
        {
            yield return Problem.Error("estimate.order", where + "low", $"The low {points.Low} is above the most likely {points.MostLikely}. Savings are negative: the low is the larger saving. Write the three from the smallest number to the largest.");
        }

        if (points.MostLikely > points.High)
        {
            yield return Problem.Error("estimate.order", where + "high", $"The most likely {points.MostLikely} is above the high {points.High}. Savings are negative: the high is the smaller saving. Write the three from the smallest number to the largest.");
        }
    }

    public static IEnumerable<Problem> CheckChance(decimal chance, string where)
    {
        if (chance is <= 0 or > 1)
        {
            yield return Problem.Error("estimate.chance", where, $"The chance {Number(chance)} is not above 0 and up to 1. Write 0.7 for seven in ten; leave out a line that cannot come.");
        }
    }

    /// <summary>The causes that a line follows: known, each once, and together no more than a whole.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<CauseShare> follows, IReadOnlyCollection<string> causes, string where)
    {
        foreach (var (cause, strength) in follows)
        {
            if (!causes.Contains(cause, StringComparer.Ordinal))
            {
                yield return Problem.Error("estimate.cause-unknown", where, $"There is no common cause “{cause}”. {(causes.Count == 0 ? "State the causes first" : "There are " + string.Join(", ", causes.Take(10)))}.");
            }

            if (strength is < -1 or > 1)
            {
                yield return Problem.Error("estimate.strength", where, $"How strongly it follows “{cause}”, {Number(strength)}, is not from -1 to 1. Write 0.6 for a strong pull, -0.6 for the other way.");
            }
        }

        if (follows.GroupBy(f => f.Cause, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            yield return Problem.Error("estimate.cause-twice", where, $"“{twice.Key}” is given twice. Give each cause once.");
        }

        var whole = follows.Where(f => f.Strength is >= -1 and <= 1).Sum(f => f.Strength * f.Strength);
        if (whole > 1)
        {
            yield return Problem.Error("estimate.strengths-above-whole", where, $"The causes together take more than the whole of the line's spread: the squares of {string.Join(", ", follows.Select(f => Number(f.Strength)))} add up to {Number(whole)}. Lower them until the squares add up to 1 or less.");
        }
    }

    /// <summary>An estimate as a person states it.</summary>
    public static IReadOnlyList<Problem> Check(Estimate estimate, IReadOnlyCollection<string> causes)
    {
        var problems = new List<Problem>();
        if (estimate.Years.Count == 0)
        {
            problems.Add(Problem.Error("estimate.no-figure", "years", "No year has a figure. Give the low, the most likely and the high of one year at least."));
        }

        foreach (var year in estimate.Years)
        {
            problems.AddRange(Check(year.Points, $"{year.Year}."));
        }

        if (estimate.Years.GroupBy(y => y.Year).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            problems.Add(Problem.Error("estimate.year-twice", "years", $"{twice.Key} is given twice. Give each year once."));
        }

        problems.AddRange(CheckChance(estimate.Chance, "chance"));
        problems.AddRange(Check(estimate.Follows, causes, "follows"));
        if (string.IsNullOrWhiteSpace(estimate.Reason))
        {
            problems.Add(Problem.Error("estimate.no-reason", "reason", "Say why these figures: what would have to happen for the low and for the high."));
        }

        if (string.IsNullOrWhiteSpace(estimate.Source))
        {
            problems.Add(Problem.Error("estimate.no-source", "source", "Say where the figures are from: a person, a paper, past years."));
        }

        return problems;
    }

    /// <summary>The causes of a cycle or a file.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyList<CommonCause> causes, Func<int, string> where)
    {
        foreach (var (at, cause) in causes.Index())
        {
            if (string.IsNullOrWhiteSpace(cause.Name))
            {
                yield return Problem.Error("cause.no-name", where(at), "A common cause has no name. Name it in a word or two, such as Demand.");
            }
            else if (causes.Take(at).Any(c => c.Name == cause.Name))
            {
                yield return Problem.Error("cause.name-twice", where(at), $"“{cause.Name}” is there twice. Each common cause has a name of its own.");
            }
        }

        if (causes.Count > MostCauses)
        {
            yield return Problem.Error("simulation.too-many-causes", where(MostCauses), $"There are {causes.Count} common causes; up to {MostCauses} are simulated. Put the small ones together.");
        }
    }

    /// <summary>Seed and draws.</summary>
    public static IEnumerable<Problem> Check(SimulationOrder order, string seedWhere = "seed", string drawsWhere = "draws")
    {
        if (order.Seed < 0)
        {
            yield return Problem.Error("simulation.seed", seedWhere, $"The seed {Number(order.Seed)} is below 0. Give a whole number from 0 to {Number(long.MaxValue)}.");
        }

        if (order.Draws is < SimulationOrder.FewestDraws or > SimulationOrder.MostDraws)
        {
            yield return Problem.Error("simulation.draws", drawsWhere, $"{Grouped(order.Draws)} draws cannot be made. Ask for {Grouped(SimulationOrder.FewestDraws)} to {Grouped(SimulationOrder.MostDraws)}; {Grouped(SimulationOrder.UsualDraws)} is usual.");
        }
    }

    /// <summary>What a run takes, after each line has been checked.</summary>
    public static IEnumerable<Problem> Check(SimulationInput input, SimulationOrder order, Func<int, string> where)
    {
        if (input.Lines.Count == 0)
        {
            yield return Problem.Error("simulation.no-lines", "lines", "No line has figures to simulate. Give one line at least its low, most likely and high.");
        }

        if (input.Lines.Count > MostLines)
        {
            yield return Problem.Error("simulation.too-many-lines", where(MostLines), $"There are {Grouped(input.Lines.Count)} lines; up to {Grouped(MostLines)} are simulated in one run. Choose fewer.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, line) in input.Lines.Index())
        {
            if (string.IsNullOrWhiteSpace(line.Name))
            {
                yield return Problem.Error("simulation.no-name", where(at) + ".name", "A line has no name. Give each line a name of its own: its draws hang on it.");
            }
            else if (!seen.Add(line.Key))
            {
                yield return Problem.Error("simulation.name-twice", where(at) + ".name", $"“{line.Name}” is there twice. Give each line a name of its own: its draws hang on it, and two of one name would always move together.");
            }
        }

        // As if every year were added up to the last: nothing that is counted is larger.
        var most = input.Lines.SelectMany(l => l.Figures).Sum(f => f.Effects.Sum(e => Math.Abs((decimal)e.Factor)) * input.Periods * new[] { f.Points.Low, f.Points.MostLikely, f.Points.High, f.Planned }.Max(m => Math.Abs((decimal)m.Pence)));
        if (most > MostPence)
        {
            yield return Problem.Error("simulation.too-large", "lines", "The figures together are above £22 million million, more than can be counted to the penny. Look for a figure in the wrong unit.");
        }

        var work = (long)order.Draws * input.Lines.Sum(l => Math.Max(1, l.Figures.Count));
        if (work > MostWork)
        {
            yield return Problem.Error("simulation.too-much", "draws", $"{Grouped(order.Draws)} draws of {Grouped(input.Lines.Count)} lines is more than one run takes. Ask for {Grouped((int)(MostWork / Math.Max(1, work / order.Draws)))} draws or fewer.");
        }
    }

    private static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Grouped(int value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
