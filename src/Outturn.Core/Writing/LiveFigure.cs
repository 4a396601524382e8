using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Writing;

public enum FigureMeasure
{
    /// <summary>The change from the year before.</summary>
    Movement,

    /// <summary>The effect in the year, against the base before the cycle.</summary>
    Level,

    /// <summary>The movements of all of the cycle's years.</summary>
    Total,
}

/// <summary>
/// A figure in the words that takes its value from the plan lines, such as <c>{{saving 2022-23}}</c>, <c>{{line 2 level 2024-25}}</c>,
/// <c>{{A/R.6.255 total}}</c> or <c>{{net 2022-23 in £m}}</c>. It names a figure; it is no expression.
/// </summary>
/// <param name="Subject">A category, "net", "line 2" or a reference.</param>
/// <param name="Measure">Which of its figures.</param>
/// <param name="Year">Null with <see cref="FigureMeasure.Total"/>.</param>
/// <param name="Unit">How it is printed: £ to the pound (null), thousands or millions.</param>
public sealed partial record LiveFigure(string Subject, FigureMeasure Measure, FinancialYear? Year, MoneyUnit? Unit = null)
{
    /// <summary>As it is typed, braces and all.</summary>
    public string Token => "{{" + Name + "}}";

    /// <summary>As it is typed, without braces.</summary>
    public string Name => string.Join(' ', new[]
    {
        Subject,
        Measure switch { FigureMeasure.Level => "level", FigureMeasure.Total when !NamedFigure.Is(Subject) => "total", _ => "" },
        Year?.ToString() ?? "",
        Unit switch { MoneyUnit.Pounds => "in £", MoneyUnit.Thousands => "in £k", MoneyUnit.Millions => "in £m", _ => "" },
    }.Where(t => t.Length > 0));

    [GeneratedRegex(@"\{\{([^{}\r\n]{0,120})\}\}")]
    public static partial Regex Tokens();

    [GeneratedRegex(@"^\s*(?<subject>.+?)(?:\s+(?<measure>movement|level|total))?(?:\s+(?<year>(?:19|20)\d\d\s*[-/–]\s*(?:(?:19|20)?\d\d)))?(?:\s+in\s+(?<unit>£m|£k|£000|£))?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Written();

    /// <summary>Reads what stands between the braces. What the subject names is another question: <see cref="PlanFigures"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LiveFigure? figure)
    {
        figure = null;
        if (text is not { Length: <= 120 } || Written().Match(text) is not { Success: true } match)
        {
            return false;
        }

        FinancialYear? year = null;
        if (match.Groups["year"] is { Success: true } written)
        {
            if (!FinancialYear.TryParse(written.Value, out var read))
            {
                return false;
            }

            year = read;
        }

        var measure = match.Groups["measure"].Value.ToLowerInvariant() switch
        {
            "level" => FigureMeasure.Level,
            "total" => FigureMeasure.Total,
            "movement" => FigureMeasure.Movement,
            _ => year is null ? FigureMeasure.Total : FigureMeasure.Movement,
        };
        if (measure == FigureMeasure.Total != year is null)
        {
            return false;
        }

        figure = new(
            string.Join(' ', match.Groups["subject"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), measure, year,
            match.Groups["unit"].Value.ToLowerInvariant() switch { "£m" => MoneyUnit.Millions, "£k" or "£000" => MoneyUnit.Thousands, "£" => MoneyUnit.Pounds, _ => null });
        return true;
    }
}

/// <summary>A live figure's value.</summary>
/// <param name="Total">Signed as all money: savings and income are negative.</param>
/// <param name="Words">As it is printed: what a category takes from the budget is printed without its minus, for the words say "saving".</param>
/// <param name="Lines">The numbers of the lines that it is of.</param>
public sealed record FigureValue(LiveFigure Figure, Total Total, string Words, IReadOnlyList<int> Lines);

/// <summary>The figures that a case's plan lines give.</summary>
public sealed class PlanFigures
{
    private readonly PlanCycle cycle;
    private readonly List<PlanLine> lines;
    private readonly Lazy<IReadOnlyList<NamedFigure>> named;

    private PlanFigures(PlanCycle cycle, List<PlanLine> lines, Lazy<IReadOnlyList<NamedFigure>> named)
    {
        this.cycle = cycle;
        this.lines = lines;
        this.named = named;
    }

    /// <param name="cycle">The proposal's.</param>
    /// <param name="lines">The proposal's; withdrawn ones do not count.</param>
    /// <param name="named">Figures of the proposal's calculations.</param>
    public static PlanFigures Of(PlanCycle cycle, IEnumerable<PlanLine> lines, IReadOnlyList<NamedFigure>? named = null) => Of(cycle, lines, new Lazy<IReadOnlyList<NamedFigure>>(named ?? []));

    /// <param name="cycle">The proposal's.</param>
    /// <param name="lines">The proposal's; withdrawn ones do not count.</param>
    /// <param name="named">Figures of the proposal's calculations, worked out when the words name one.</param>
    public static PlanFigures Of(PlanCycle cycle, IEnumerable<PlanLine> lines, Lazy<IReadOnlyList<NamedFigure>> named) => new(cycle, [.. lines.Where(l => !l.Withdrawn).OrderBy(l => l.Number)], named);

    /// <summary>Figures of calculations, by the names that the words use.</summary>
    public IReadOnlyList<NamedFigure> Named => named.Value;

    public PlanCycle Cycle => cycle;

    public IReadOnlyList<PlanLine> Lines => lines;

    /// <summary>The largest change to a year's budget, costs and what is taken from it each for itself: how big the case is.</summary>
    public Money Size
    {
        get
        {
            var size = Money.Zero;
            foreach (var year in cycle.Each)
            {
                var (costs, takes) = (Money.Zero, Money.Zero);
                foreach (var level in lines.Select(l => LevelIn(l, year)))
                {
                    costs += level.High > Money.Zero ? level.High : Money.Zero;
                    takes += level.Low < Money.Zero ? -level.Low : Money.Zero;
                }

                size = new[] { size, costs, takes }.Max();
            }

            return size;
        }
    }

    /// <summary>The value; null where the subject names nothing, or the year is not of the cycle.</summary>
    public FigureValue? Find(LiveFigure figure)
    {
        if (figure.Year is { } year && !cycle.Contains(year))
        {
            return null;
        }

        // The plan's own lines come first: a line whose reference is P10 keeps its figure when somebody says how sure the lines are.
        if (Subject(figure.Subject) is not { } subject)
        {
            return figure is { Year: null, Unit: null } && Named.FirstOrDefault(n => n.Name.Equals(figure.Subject, StringComparison.OrdinalIgnoreCase)) is { } calculated
                ? new(figure, Total.Zero, calculated.Words, [])
                : null;
        }

        var total = subject.Lines.Aggregate(Total.Zero, (sum, l) => sum + ValueOf(l, figure));
        return new(figure, total, Printed(total, subject.Takes, figure.Unit), [.. subject.Lines.Select(l => l.Number)]);
    }

    /// <summary>Every figure that the case has: what a list offers to put into the words.</summary>
    public IReadOnlyList<FigureValue> All()
    {
        var subjects = new List<string>();
        subjects.AddRange(lines.Where(l => l.EntersPlan).Select(l => l.Terms.Category).Distinct().Order().Select(Slug));
        if (subjects.Count > 1)
        {
            subjects.Add("net");
        }

        if (lines.Count > 1)
        {
            subjects.AddRange(lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"line {l.Number}")));
        }

        return
        [
            .. from subject in subjects
               from figure in (LiveFigure[])[.. cycle.Each.Select(y => new LiveFigure(subject, FigureMeasure.Movement, y)), .. cycle.Each.Select(y => new LiveFigure(subject, FigureMeasure.Level, y)), new LiveFigure(subject, FigureMeasure.Total, null)]
               let value = Find(figure)
               where value is not null && value.Total != Total.Zero
               select value,
            .. Named.Where(n => Subject(n.Name) is null).Select(n => new FigureValue(new(n.Name, FigureMeasure.Total, null), Total.Zero, n.Words, [])),
        ];
    }

    /// <summary>As it is typed, such as "saving" or "base adjustment".</summary>
    public static string Slug(PlanCategory category) => category switch
    {
        PlanCategory.BaseAdjustment => "base adjustment",
        _ => category.ToString().ToLowerInvariant(),
    };

    private (List<PlanLine> Lines, bool Takes)? Subject(string subject)
    {
        if (subject.Equals("net", StringComparison.OrdinalIgnoreCase))
        {
            return ([.. lines.Where(l => l.EntersPlan)], false);
        }

        foreach (var category in Enum.GetValues<PlanCategory>())
        {
            if (subject.Equals(Slug(category), StringComparison.OrdinalIgnoreCase) || subject.Equals(Slug(category) + "s", StringComparison.OrdinalIgnoreCase))
            {
                var of = lines.Where(l => l.Terms.Category == category && (l.EntersPlan || category == PlanCategory.Capital)).ToList();
                return of.Count > 0 ? (of, category.TakesFromBudget()) : null;
            }
        }

        if (subject.StartsWith("line ", StringComparison.OrdinalIgnoreCase) && int.TryParse(subject.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return lines.Find(l => l.Number == number) is { } line ? ([line], line.Terms.Category.TakesFromBudget()) : null;
        }

        var coded = lines.Where(l => l.Terms.References.Contains(subject, StringComparer.OrdinalIgnoreCase)).ToList();
        return coded.Count > 0 ? (coded, coded.TrueForAll(l => l.Terms.Category.TakesFromBudget())) : null;
    }

    private Total ValueOf(PlanLine line, LiveFigure figure) => figure.Measure switch
    {
        FigureMeasure.Movement => MovementIn(line, figure.Year!.Value),
        FigureMeasure.Level => LevelIn(line, figure.Year!.Value),
        _ => cycle.Each.Aggregate(Total.Zero, (sum, y) => sum + MovementIn(line, y)),
    };

    private static Total MovementIn(PlanLine line, FinancialYear year) => new(line.Series.Low[year], line.Series.High[year], line.Series.Unquantified.Contains(year) ? 1 : 0);

    private Total LevelIn(PlanLine line, FinancialYear year)
    {
        var years = cycle.Each.Where(y => y <= year).ToList();
        var unknown = line.Series.Unquantified.Any(y => y >= cycle.First && y <= year) && (line.Series.UnquantifiedUntil is not { } end || year <= end);
        return new(Sum(line.Series.Low), Sum(line.Series.High), unknown ? 1 : 0);

        Money Sum(Series.Movements movements) => years.Aggregate(Money.Zero, (sum, y) => sum + movements[y]);
    }

    /// <summary>As it is printed in a sentence.</summary>
    public static string Printed(Total total, bool takes, MoneyUnit? unit)
    {
        var (low, high) = takes ? (-total.High, -total.Low) : (total.Low, total.High);
        var known = low == high ? One(low, unit) : $"{One(low, unit)} to {One(high, unit)}";
        return total.Unquantified == 0 ? known
            : total.Low.IsZero && total.High.IsZero ? "not quantified"
            : known + " and a part that is not quantified";
    }

    private static string One(Money money, MoneyUnit? unit)
    {
        var sign = money.Pence < 0 ? "-" : "";
        var pounds = money.Abs().Pounds;
        return unit switch
        {
            MoneyUnit.Millions => sign + "£" + decimal.Round(pounds / 1_000_000m, 1, MidpointRounding.AwayFromZero).ToString("#,##0.0", CultureInfo.InvariantCulture) + "m",
            MoneyUnit.Thousands => sign + "£" + decimal.Round(pounds / 1_000m, 0, MidpointRounding.AwayFromZero).ToString("#,##0", CultureInfo.InvariantCulture) + "k",
            _ => sign + "£" + pounds.ToString(pounds == decimal.Truncate(pounds) ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture),
        };
    }
}
