using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Outturn.Core.Assurance;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Tests.Assurance;

/// <summary>A tracker file as text cells that a test can spoil, and what a reader would make of it. Figures are £000.</summary>
public sealed partial class TrackerTable
{
    public const int Title = 1, Description = 2, Committee = 3, Investment = 4, P1 = 5, PY = 9, F1 = 10, FY = 14, V = 15, Complete = 16, RagColumn = 17, DirectionColumn = 18, Commentary = 19, Partners = 20;

    private static readonly FinancialYear Year = new(2017);

    private readonly List<string> headings;

    private TrackerTable(List<string> headings, List<string[]> rows)
    {
        this.headings = headings;
        Rows = rows;
    }

    public List<string[]> Rows { get; }

    /// <summary>Printed totals, by column, as they stood before anything was spoilt; null for a file that prints none.</summary>
    public IReadOnlyList<(string Label, int Column, long Printed)>? Printed { get; private set; }

    public DateOnly Position { get; set; } = new(2017, 10, 31);

    public static string Sample(string month) => Path.Combine(Root(), "samples", "sample-county-council", $"savings-tracker-{month}.csv");

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Outturn.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The repository's root is not above the tests.");
    }

    public static TrackerTable Load(string path)
    {
        var rows = Parse(File.ReadAllText(path).TrimStart('\uFEFF'));
        return new([.. rows[0]], [.. rows.Skip(1)]);
    }

    public TrackerTable Copy() => new([.. headings], [.. Rows.Select(r => (string[])r.Clone())]) { Printed = Printed, Position = Position };

    public string[] this[string reference] => Rows.First(r => r[0] == reference);

    public static int ColumnOf(string measure) => measure switch
    {
        "investment" => Investment,
        "plannedYear" => PY,
        "forecastYear" => FY,
        "variance" => V,
        _ => (measure.StartsWith("planned", StringComparison.Ordinal) ? P1 : F1) + (measure[^1] - '1'),
    };

    private static readonly string[] Measures =
        ["investment", "plannedQ1", "plannedQ2", "plannedQ3", "plannedQ4", "plannedYear", "forecastQ1", "forecastQ2", "forecastQ3", "forecastQ4", "forecastYear", "variance"];

    /// <summary>Prints totals over all lines and over each committee's own, as the lines now stand.</summary>
    public TrackerTable WithTotals()
    {
        var printed = new List<(string, int, long)>();
        foreach (var label in Rows.Select(r => r[Committee]).Distinct(StringComparer.Ordinal).Prepend(PrintedTotal.AllLines))
        {
            printed.AddRange(Measures.Select(m => (label, ColumnOf(m), Sum(label, ColumnOf(m)))));
        }

        Printed = printed;
        return this;
    }

    public void PrintNothing() => Printed = null;

    public void PrintTotal(string label, string measure, Func<long, long> change) =>
        Printed = [.. Printed!.Select(p => p.Label == label && p.Column == ColumnOf(measure) ? (p.Label, p.Column, change(p.Printed)) : p)];

    private long Sum(string label, int column) =>
        Rows.Where(r => label == PrintedTotal.AllLines || r[Committee] == label).Sum(r => Number(r[column]) is { } n ? (long)(n * 1000) : 0);

    public CheckReport Check(CommentaryRule? rule = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? earlier = null)
    {
        var reading = Read();
        var context = new TrackerCheckContext(Year, Position, RagRule.Shipped, "tracker.csv")
        {
            PrintedTotals = reading.PrintedTotals,
            Commentary = rule ?? CommentaryRule.Shipped,
            EarlierCommentary = earlier ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
        };
        return TrackerChecks.Run(CheckedLine.From(reading), context);
    }

    public TrackerReading Read()
    {
        var grid = Grid.Plain("tracker.csv", []);
        var columns = headings.Select((h, i) => new ColumnMapping(i, h, Field(i, h), Part(i), "by hand")).ToList();
        return new()
        {
            FileName = "tracker.csv",
            Format = "csv",
            Sheet = "tracker.csv",
            Signature = "",
            Year = Year,
            Position = Position,
            Unit = MoneyUnit.Thousands,
            UnitHow = "",
            Savings = SavingsSign.Negative,
            SavingsHow = "",
            HeaderRow = 1,
            Columns = columns,
            Lines = [.. Rows.Select((r, i) => Line(r, i + 2))],
            BadRows = [],
            PrintedTotals = Printed is null ? [] : [.. Printed.Select((p, i) => new PrintedTotal(
                $"total row, field {p.Column + 1}", p.Label, Measures.First(m => ColumnOf(m) == p.Column), Money.FromPounds(p.Printed), Money.FromPounds(Sum(p.Label, p.Column)),
                Rows.Count(r => p.Label == PrintedTotal.AllLines || r[Committee] == p.Label)))],
            Unread = [],
            Problems = [],
            Place = grid.Place,
        };
    }

    private static TrackerField Field(int i, string heading) => i switch
    {
        0 => TrackerField.Reference,
        Title => TrackerField.Title,
        Description => TrackerField.Description,
        Committee => TrackerField.Committee,
        Investment => TrackerField.Investment,
        >= P1 and < PY => TrackerField.PlannedPart,
        PY => TrackerField.PlannedYear,
        >= F1 and < FY => TrackerField.ForecastPart,
        FY => TrackerField.ForecastYear,
        V => TrackerField.Variance,
        Complete => TrackerField.Complete,
        RagColumn => TrackerField.Rag,
        DirectionColumn => TrackerField.Direction,
        Commentary => TrackerField.Commentary,
        Partners => TrackerField.Partners,
        _ => heading == "Owner" ? TrackerField.Owner : heading == "Service" ? TrackerField.Service : TrackerField.Other,
    };

    private static int Part(int i) => i is >= P1 and < PY ? i - P1 + 1 : i is >= F1 and < FY ? i - F1 + 1 : 0;

    /// <summary>Adds a column of owners, one post for each row.</summary>
    public TrackerTable WithOwners(Func<string, string> owner)
    {
        headings.Add("Owner");
        for (var i = 0; i < Rows.Count; i++)
        {
            Rows[i] = [.. Rows[i], owner(Rows[i][0])];
        }

        return this;
    }

    private ReadLine Line(string[] r, int row)
    {
        var reference = Reference.From(r[0]);
        var details = new LineDetails(
            r[Title], Plain(r[Description]), r[Committee].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), At(r, "Service"), r[Partners] is "0" ? "" : r[Partners], []);
        var plan = new LinePlan(Amount(r[Investment]), Phasing.AsPrinted([.. Enumerable.Range(P1, 4).Select(c => Amount(r[c]))], Amount(r[PY])));
        var stated = new LineForecast(
            Phasing.AsPrinted([.. Enumerable.Range(F1, 4).Select(c => Amount(r[c]))], Amount(r[FY])),
            r[RagColumn] switch { "Green" => Rag.Green, "Amber" => Rag.Amber, "Red" => Rag.Red, "Blue" => Rag.Blue, _ => Rag.NotRated },
            r[DirectionColumn] switch { "↑" => Direction.Better, "↓" => Direction.Worse, _ => Direction.NoChange },
            r[Complete] == "Yes",
            Plain(r[Commentary]),
            null);
        return new(row, reference?.Code ?? r[Title].ToLowerInvariant(), reference, details, plan, stated, At(r, "Owner"), r)
        {
            PrintedVariance = Known(r[V]),
            PrintedPlannedYear = Known(r[PY]),
            PrintedForecastYear = Known(r[FY]),
        };
    }

    private string At(string[] r, string heading) => headings.IndexOf(heading) is var i and >= 0 ? r[i] : "";

    private static Money? Known(string cell) => Amount(cell) is Core.Values.Amount.Known k ? k.Figure : null;

    private static Amount Amount(string cell) =>
        cell.Trim().Length == 0 ? Core.Values.Amount.Zero
        : Number(cell) is { } n ? Core.Values.Amount.Of(Money.FromPounds(n * 1000m)) : new Core.Values.Amount.Unquantified(cell);

    private static decimal? Number(string cell) => decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;

    [GeneratedRegex("<[^<>]{1,200}>|&nbsp;|_x000D_")]
    private static partial Regex Marks();

    private static string Plain(string text) => Marks().Replace(text, " ").Trim();

    private static List<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(cell.ToString());
            rows.Add([.. row]);
        }

        return rows;
    }
}
