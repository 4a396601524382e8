using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Reports;

/// <summary>The money columns of a tracker, left to right.</summary>
public enum Measure
{
    Investment,
    PlannedQ1,
    PlannedQ2,
    PlannedQ3,
    PlannedQ4,
    PlannedYear,
    ForecastQ1,
    ForecastQ2,
    ForecastQ3,
    ForecastQ4,
    ForecastYear,
    Variance,
}

public enum Grouping
{
    None,
    Committee,
    Service,
    Rag,
    Owner,
}

/// <summary>Every column can order the lines.</summary>
public enum SortBy
{
    Reference,
    Title,
    Committee,
    Service,
    Owner,
    Investment,
    PlannedQ1,
    PlannedQ2,
    PlannedQ3,
    PlannedQ4,
    PlannedYear,
    ForecastQ1,
    ForecastQ2,
    ForecastQ3,
    ForecastQ4,
    ForecastYear,
    Variance,
    Rag,
    Direction,
    Complete,
    Commentary,
    Partners,
}

/// <summary>What a reader asked to see; every part is in the page's address. An empty text asks for all.</summary>
public sealed record TrackerFilter(
    string Committee = "",
    string Service = "",
    string Owner = "",
    Rag? Rag = null,
    Direction? Direction = null,
    bool? Complete = null,
    string Words = "",
    Grouping Group = Grouping.Committee,
    SortBy Sort = SortBy.Reference,
    bool Descending = false,
    bool Withdrawn = false)
{
    /// <summary>The filter's word for lines with no owner.</summary>
    public const string NotAssigned = "not assigned";

    public bool IsAll => Committee.Length == 0 && Service.Length == 0 && Owner.Length == 0 && Rag is null && Direction is null && Complete is null && Words.Length == 0;

    public bool Accepts(TrackerLine line) =>
        (Committee.Length == 0 || line.Details.Committees.Contains(Committee, StringComparer.OrdinalIgnoreCase))
        && (Service.Length == 0 || string.Equals(line.Details.Service, Service, StringComparison.OrdinalIgnoreCase))
        && (Owner.Length == 0 || string.Equals(line.Owner.Length == 0 ? NotAssigned : line.Owner, Owner, StringComparison.OrdinalIgnoreCase))
        && (Rag is null || (line.Stated.Rag ?? Core.Tracking.Rag.NotRated) == Rag)
        && (Direction is null || line.Stated.Direction == Direction)
        && (Complete is null || (line.Stated.Complete ?? false) == Complete)
        && MatchesWords(line);

    private bool MatchesWords(TrackerLine line)
    {
        foreach (var word in Words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var found = line.Reference.Contains(word, StringComparison.OrdinalIgnoreCase)
                || line.Details.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
                || line.Details.Description.Contains(word, StringComparison.OrdinalIgnoreCase)
                || line.Stated.Commentary.Contains(word, StringComparison.OrdinalIgnoreCase)
                || line.Details.Partners.Contains(word, StringComparison.OrdinalIgnoreCase)
                || line.Details.Service.Contains(word, StringComparison.OrdinalIgnoreCase)
                || line.Owner.Contains(word, StringComparison.OrdinalIgnoreCase)
                || line.Details.Committees.Any(c => c.Contains(word, StringComparison.OrdinalIgnoreCase));
            if (!found)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The sums of some lines, one for each measure, and whether each is proved.</summary>
public sealed class TrackerSums
{
    private readonly Total?[] totals;

    private TrackerSums(Total?[] totals) => this.totals = totals;

    /// <summary>Null where no line has a figure of that kind (a quarter, where the year is not phased).</summary>
    public Total? this[Measure measure] => totals[(int)measure];

    public static IReadOnlyList<Measure> Measures { get; } = Enum.GetValues<Measure>();

    public static TrackerSums Of(IReadOnlyList<TrackerLine> lines)
    {
        var sums = new Total?[Measures.Count];
        foreach (var line in lines)
        {
            foreach (var measure in Measures)
            {
                if (Value(line, measure) is { } value)
                {
                    sums[(int)measure] = (sums[(int)measure] ?? Total.Zero) + value;
                }
            }
        }

        return new(sums);
    }

    /// <summary>A line's figure; null for a quarter of a line that is not phased.</summary>
    public static Total? Value(TrackerLine line, Measure measure) => measure switch
    {
        Measure.Investment => Total.Of(line.Plan.Investment),
        Measure.PlannedYear => line.Planned,
        Measure.ForecastYear => line.Forecast,
        Measure.Variance => line.Variance,
        >= Measure.PlannedQ1 and <= Measure.PlannedQ4 => line.Plan.Planned.Quarter(measure - Measure.PlannedQ1 + 1),
        _ => line.Stated.Forecast.Quarter(measure - Measure.ForecastQ1 + 1),
    };
}

/// <summary>Lines that belong together, with their subtotal.</summary>
public sealed record TrackerGroup(string Key, string Name, bool Shared, IReadOnlyList<TrackerLine> Lines, TrackerSums Sums);

/// <summary>How many lines have a rating, and what they plan and forecast.</summary>
public sealed record RagCount(Rag Rag, int Lines, Total Planned, Total Forecast);

/// <summary>
/// A tracker as a reader asked to see it: the lines that pass the filter, in groups, with totals that were proved. Everything
/// that shows a tracker (page, CSV, Excel, JSON, print, command line) is drawn from one of these.
/// </summary>
public sealed class TrackerView
{
    private TrackerView(TrackerPosition position, TrackerFilter filter, IReadOnlyList<TrackerGroup> groups, IReadOnlyList<TrackerLine> lines)
    {
        Position = position;
        Filter = filter;
        Groups = groups;
        Lines = lines;
        Sums = TrackerSums.Of(lines);
        ByCommittee = GroupsOf(lines, Grouping.Committee);
        ByRag = [.. lines.GroupBy(l => l.Stated.Rag ?? Rag.NotRated).OrderBy(g => g.Key.Rank())
            .Select(g => new RagCount(g.Key, g.Count(), g.Aggregate(Total.Zero, (t, l) => t + l.Planned), g.Aggregate(Total.Zero, (t, l) => t + l.Forecast)))];
    }

    public TrackerPosition Position { get; }

    public TrackerFilter Filter { get; }

    public IReadOnlyList<TrackerGroup> Groups { get; }

    /// <summary>In the order shown.</summary>
    public IReadOnlyList<TrackerLine> Lines { get; }

    public TrackerSums Sums { get; }

    public IReadOnlyList<TrackerGroup> ByCommittee { get; }

    public IReadOnlyList<RagCount> ByRag { get; }

    public static TrackerView Of(TrackerPosition position, TrackerFilter filter)
    {
        var chosen = (filter.Withdrawn ? position.Withdrawn : position.Lines).Where(filter.Accepts).ToList();
        var sorted = Sorted(chosen, filter.Sort, filter.Descending);
        var groups = GroupsOf(sorted, filter.Group);
        return new(position, filter, groups, filter.Group == Grouping.None ? sorted : [.. groups.SelectMany(g => g.Lines)]);
    }

    private static List<TrackerLine> Sorted(List<TrackerLine> lines, SortBy sort, bool descending)
    {
        Comparison<TrackerLine> by = sort switch
        {
            SortBy.Title => (a, b) => string.Compare(a.Details.Title, b.Details.Title, StringComparison.OrdinalIgnoreCase),
            SortBy.Committee => (a, b) => string.Compare(string.Join(", ", a.Details.Committees), string.Join(", ", b.Details.Committees), StringComparison.OrdinalIgnoreCase),
            SortBy.Service => (a, b) => string.Compare(a.Details.Service, b.Details.Service, StringComparison.OrdinalIgnoreCase),
            SortBy.Owner => (a, b) => string.Compare(a.Owner, b.Owner, StringComparison.OrdinalIgnoreCase),
            SortBy.Commentary => (a, b) => string.Compare(a.Stated.Commentary, b.Stated.Commentary, StringComparison.OrdinalIgnoreCase),
            SortBy.Partners => (a, b) => string.Compare(a.Details.Partners, b.Details.Partners, StringComparison.OrdinalIgnoreCase),
            >= SortBy.Investment and <= SortBy.Variance => (a, b) => Sortable(a, sort).CompareTo(Sortable(b, sort)),
            SortBy.Rag => (a, b) => (a.Stated.Rag ?? Rag.NotRated).Rank().CompareTo((b.Stated.Rag ?? Rag.NotRated).Rank()) is var c && c != 0 ? c : b.Variance.High.CompareTo(a.Variance.High),
            SortBy.Direction => (a, b) => DirectionRank(a).CompareTo(DirectionRank(b)),
            SortBy.Complete => (a, b) => (a.Stated.Complete ?? false).CompareTo(b.Stated.Complete ?? false),
            _ => (a, b) => string.CompareOrdinal(a.Key, b.Key),
        };

        // Equal lines stay in the order of their keys, whichever way the column is sorted.
        lines.Sort((a, b) => (descending ? -by(a, b) : by(a, b)) is var c && c != 0 ? c : string.CompareOrdinal(a.Key, b.Key));
        return lines;
    }

    private static Money Sortable(TrackerLine line, SortBy sort) => TrackerSums.Value(line, Measure.Investment + (sort - SortBy.Investment))?.High ?? Money.Zero;

    private static int DirectionRank(TrackerLine line) => line.Stated.Direction switch { Direction.Worse => 0, Direction.NoChange => 1, Direction.Better => 2, Direction.New => 3, _ => 4 };

    /// <summary>A line that several committees own stands in a group of its own and is counted once.</summary>
    private static List<TrackerGroup> GroupsOf(IReadOnlyList<TrackerLine> lines, Grouping grouping)
    {
        if (grouping == Grouping.None)
        {
            return lines.Count == 0 ? [] : [new TrackerGroup("all", "All lines", Shared: false, lines, TrackerSums.Of(lines))];
        }

        var groups = lines.GroupBy(line => grouping switch
        {
            Grouping.Committee => line.Details.Committees.Count switch
            {
                0 => (2, "No committee named"),
                1 => (0, line.Details.Committees[0]),
                _ => (1, "Shared by " + Listed(line.Details.Committees)),
            },
            Grouping.Service => line.Details.Service.Length == 0 ? (2, "No service named") : (0, line.Details.Service),
            Grouping.Owner => line.Owner.Length == 0 ? (2, "Not assigned") : (0, line.Owner),
            _ => ((line.Stated.Rag ?? Rag.NotRated).Rank(), (line.Stated.Rag ?? Rag.NotRated).Word()),
        });
        return [.. groups.OrderBy(g => g.Key.Item1).ThenBy(g => g.Key.Item2, StringComparer.OrdinalIgnoreCase)
            .Select(g => new TrackerGroup(Slug(g.Key.Item2), g.Key.Item2, grouping == Grouping.Committee && g.Key.Item1 == 1, [.. g], TrackerSums.Of([.. g])))];
    }

    private static string Listed(IReadOnlyList<string> names) => names.Count switch
    {
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        _ => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
    };

    private static string Slug(string name) => string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');

    /// <summary>Whether the column's total is borne out another way: the groups' subtotals come to it, and quarters across come to the year.</summary>
    public bool Foots(Measure measure)
    {
        var groups = Groups.Aggregate(Total.Zero, (sum, g) => sum + (g.Sums[measure] ?? Total.Zero));
        return groups == (Sums[measure] ?? Total.Zero) && CrossFoots(Sums, measure);
    }

    public static bool CrossFoots(TrackerSums sums, Measure measure) => measure switch
    {
        Measure.PlannedYear => QuartersCometo(sums, Measure.PlannedQ1, Measure.PlannedYear),
        Measure.ForecastYear => QuartersCometo(sums, Measure.ForecastQ1, Measure.ForecastYear),
        Measure.Variance => (sums[Measure.ForecastYear] ?? Total.Zero) - (sums[Measure.PlannedYear] ?? Total.Zero) == (sums[Measure.Variance] ?? Total.Zero),
        _ => true,
    };

    private static bool QuartersCometo(TrackerSums sums, Measure first, Measure year)
    {
        if (sums[first] is null)
        {
            return true;
        }

        var across = Total.Zero;
        for (var q = 0; q < 4; q++)
        {
            across += sums[first + q] ?? Total.Zero;
        }

        return across == (sums[year] ?? Total.Zero);
    }

    /// <summary>Everything on the page that was worked again, and how often it agreed.</summary>
    public IReadOnlyList<Proof> Proofs(RagRule rule, IReadOnlyList<PrintedTotal> printed, string printedIn)
    {
        var phasedPlan = Lines.Where(l => l.Plan.Planned.Parts.Count > 0).ToList();
        var phasedForecast = Lines.Where(l => l.Stated.Forecast.Parts.Count > 0).ToList();
        var proofs = new List<Proof>();
        void Add(string what, int tried, int agreed)
        {
            if (tried > 0)
            {
                proofs.Add(new(what, tried, agreed));
            }
        }

        Add("Planned parts add up to the planned year, each line", phasedPlan.Count, phasedPlan.Count(l => l.Plan.Planned.Difference is null or { IsZero: true }));
        Add("Forecast parts add up to the forecast year, each line", phasedForecast.Count, phasedForecast.Count(l => l.Stated.Forecast.Difference is null or { IsZero: true }));
        Add("Variance is forecast less plan, each line", Lines.Count, Lines.Count(l => l.Stated.StatedVariance is null));
        var across = Groups.Select(g => g.Sums).Append(Sums).ToList();
        Measure[] crossed = [Measure.PlannedYear, Measure.ForecastYear, Measure.Variance];
        Add("Each subtotal and total: quarters across add up to the year, and forecast less plan is the variance", across.Count * crossed.Length, across.Sum(s => crossed.Count(m => CrossFoots(s, m))));
        var columns = TrackerSums.Measures.Where(m => Sums[m] is not null).ToList();
        Add("Subtotals add up to the total of the lines, each column", columns.Count, columns.Count(Foots));
        if (Filter.IsAll && !Filter.Withdrawn)
        {
            var own = printed.Where(p => MeasureNamed(p.Measure) is not null).ToList();
            Add($"Totals agree with those printed in {printedIn}", own.Count, own.Count(p => PrintedAgrees(p)));
        }

        var rated = Lines.Where(l => l.Stated.Rag is not null && rule.Rate(l.Planned, l.Forecast) is not null).ToList();
        Add($"RAG follows the rule: {rule.InWords}", rated.Count, rated.Count(l => rule.Rate(l.Planned, l.Forecast) == l.Stated.Rag));
        return proofs;
    }

    private bool PrintedAgrees(PrintedTotal printed) => printed.Label == PrintedTotal.AllLines
        ? Sums[MeasureNamed(printed.Measure)!.Value] is { Value: { } now } && now == printed.Printed
        : printed.Agrees;

    public static string Name(Measure measure) => char.ToLowerInvariant(measure.ToString()[0]) + measure.ToString()[1..];

    public static Measure? MeasureNamed(string name) => Enum.TryParse<Measure>(name, ignoreCase: true, out var m) ? m : null;

    /// <summary>The answer in one sentence, computed: what is forecast of what was planned.</summary>
    public string Sentence
    {
        get
        {
            if (Lines.Count == 0)
            {
                return "No line matches.";
            }

            if (Sums[Measure.PlannedYear] is not { Value: { } plan } || Sums[Measure.ForecastYear] is not { Value: { } now })
            {
                return $"{MoneyStyle.Thousands.Text(Sums[Measure.ForecastYear] ?? Total.Zero)} is forecast of {MoneyStyle.Thousands.Text(Sums[Measure.PlannedYear] ?? Total.Zero)} planned (£000).";
            }

            var variance = now - plan;
            var end = variance.IsZero ? "as planned" : variance.Pence > 0 ? $"{MoneyStyle.Words(variance)} short" : $"{MoneyStyle.Words(variance)} ahead";
            return plan.Pence > 0
                ? $"{MoneyStyle.Words(now)} of cost is forecast of the {MoneyStyle.Words(plan)} planned: {end}."
                : $"{MoneyStyle.Words(now)} is forecast of the {MoneyStyle.Words(plan)} planned: {end}.";
        }
    }

    /// <summary>What lies behind the sentence: how much falls short, how much is given back, and how few lines make up half of the shortfall.</summary>
    public string Detail
    {
        get
        {
            var shorts = Lines.Select(l => l.Variance.Value).Where(v => v is { Pence: > 0 }).Select(v => v!.Value).OrderByDescending(v => v).ToList();
            var ahead = Lines.Select(l => l.Variance.Value).Where(v => v is { Pence: < 0 }).Select(v => v!.Value).ToList();
            var text = "";
            if (shorts.Count > 0)
            {
                text = $"Lines that fall short miss by {MoneyStyle.Words(Sum(shorts))}";
                text += ahead.Count > 0 ? $"; {TrackerWords.Count(ahead.Count)} that {(ahead.Count == 1 ? "beats its" : "beat their")} target give{(ahead.Count == 1 ? "s" : "")} back {MoneyStyle.Words(Sum(ahead))}." : ".";
            }
            else if (ahead.Count > 0)
            {
                text = $"{Capital(TrackerWords.Count(ahead.Count))} {(ahead.Count == 1 ? "line beats its target" : "lines beat their targets")} by {MoneyStyle.Words(Sum(ahead))}.";
            }

            return text;
        }
    }

    /// <summary>How many of the worst lines make up more than half of what falls short; 0 where that says nothing.</summary>
    public int WorstHalf
    {
        get
        {
            var shorts = Lines.Select(l => l.Variance.Value).Where(v => v is { Pence: > 0 }).Select(v => v!.Value.Pence).OrderByDescending(v => v).ToList();
            var half = shorts.Sum() / 2m;
            long sum = 0;
            for (var i = 0; i < shorts.Count; i++)
            {
                sum += shorts[i];
                if (sum > half)
                {
                    return shorts.Count >= 4 ? i + 1 : 0;
                }
            }

            return 0;
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static Money Sum(List<Money> amounts) => amounts.Aggregate(Money.Zero, (a, b) => a + b);

    /// <summary>The same view as a table for every file. Figures are exact; the unit is thousands of pounds.</summary>
    public Sheet ToSheet()
    {
        var money = MoneyStyle.Thousands;
        var columns = new List<Column>
        {
            new("key", "Key", ColumnKind.Key),
            new("reference", "Reference", ColumnKind.Text, Width: 12),
            new("title", "Title", ColumnKind.Text, Width: 40),
            new("description", "Description", ColumnKind.Text, Width: 50),
            new("committee", "Committee", ColumnKind.Text, Width: 16),
            new("service", "Service", ColumnKind.Text, Width: 20),
            new("owner", "Owner", ColumnKind.Text, Width: 24),
            new("investment", "Investment £000", ColumnKind.Money, money, Width: 11),
        };
        foreach (var (prefix, word) in new[] { ("planned", "Planned"), ("forecast", "Forecast") })
        {
            for (var q = 1; q <= 4; q++)
            {
                columns.Add(new(string.Create(CultureInfo.InvariantCulture, $"{prefix}Q{q}"), string.Create(CultureInfo.InvariantCulture, $"{word} Q{q} £000"), ColumnKind.Money, money, word + " saving", 10));
            }

            columns.Add(new(prefix + "Year", word + " year £000", ColumnKind.Money, money, word + " saving", 10));
        }

        columns.AddRange([
            new("variance", "Variance £000", ColumnKind.Money, MoneyStyle.Variance, Width: 10),
            new("complete", "Complete", ColumnKind.Text, Width: 9),
            new("rag", "RAG", ColumnKind.Text, Width: 10),
            new("direction", "Direction", ColumnKind.Text, Width: 10),
            new("commentary", "Commentary", ColumnKind.Text, Width: 60),
            new("partners", "Partners", ColumnKind.Text, Width: 30),
        ]);
        var others = Lines.SelectMany(l => l.Details.Other).Select(o => o.Key).Distinct(StringComparer.Ordinal).ToList();
        columns.AddRange(others.Select((heading, i) => new Column(string.Create(CultureInfo.InvariantCulture, $"other{i + 1}"), heading, ColumnKind.Text, Width: 20)));

        var rows = new List<Row>();
        foreach (var group in Groups)
        {
            rows.AddRange(group.Lines.Select(line => new Row(line.Key, RowKind.Item, ItemCells(line, others))));
            if (Filter.Group != Grouping.None)
            {
                rows.Add(new(group.Key, RowKind.Subtotal, SumCells("Subtotal: " + group.Name, group.Sums, others.Count)));
            }
        }

        rows.Add(new("total", RowKind.Total, SumCells("Total: all " + TrackerWords.Lines(Lines.Count), Sums, others.Count)));
        return new($"Tracker {Position.Year}", Caption, "within the year", columns, rows)
        {
            Notes = [new("Year", Position.Year.ToString()), new("As at", AsAtWords), new("Latest act", Position.LatestAct.ToString(CultureInfo.InvariantCulture)), new("Lines", Lines.Count.ToString(CultureInfo.InvariantCulture))],
        };
    }

    public string AsAtWords => Position.AsAt switch
    {
        { Position: { } day, RecordedBy: { } by } => $"{CouncilTime.Words(day)}, as recorded by {by}",
        { Position: { } day } => CouncilTime.Words(day),
        { RecordedBy: { } by } => $"as recorded by {by}",
        _ => "today",
    };

    public string Caption =>
        $"Each line’s planned saving for {Position.Year} and what is now forecast, by quarter. £000, effect on the year’s net budget: a saving is negative, so variance (forecast less plan) is + for a shortfall. As at {AsAtWords}.";

    private static IReadOnlyList<Cell> ItemCells(TrackerLine line, List<string> others)
    {
        var cells = new List<Cell>
        {
            Cell.Text(line.Key),
            Cell.Text(line.Reference),
            Cell.Text(line.Details.Title),
            Cell.Text(line.Details.Description),
            Cell.Text(string.Join(", ", line.Details.Committees)),
            Cell.Text(line.Details.Service),
            Cell.Text(line.Owner),
        };
        cells.Add(Cell.Of(line.Plan.Investment));
        cells.AddRange(TrackerSums.Measures.Skip(1).Select(m => TrackerSums.Value(line, m) is { } value ? Figure(value) : Cell.Empty));
        cells.AddRange([
            Cell.Text(line.Stated.Complete switch { true => "Yes", false => "No", _ => "" }),
            Cell.Text(line.Stated.Rag?.Word() ?? ""),
            Cell.Text(line.Stated.Direction?.Arrow() ?? ""),
            Cell.Text(line.Stated.Commentary),
            Cell.Text(line.Details.Partners),
        ]);
        cells.AddRange(others.Select(heading => Cell.Text(line.Details.Other.FirstOrDefault(o => o.Key == heading).Value ?? "")));
        return cells;
    }

    private static Cell Figure(Total total) => total.Value is { } value ? Cell.Of(value) : Cell.Of(total);

    private static IReadOnlyList<Cell> SumCells(string name, TrackerSums sums, int others)
    {
        var cells = new List<Cell> { Cell.Empty, Cell.Text(name), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty };
        cells.AddRange(TrackerSums.Measures.Select(m => sums[m] is { } value ? Cell.Of(value) : Cell.Empty));
        cells.AddRange(Enumerable.Repeat(Cell.Empty, 5 + others));
        return cells;
    }
}
