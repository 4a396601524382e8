using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Closing;

/// <summary>What came back of an outturn file.</summary>
/// <param name="Lines">By line, where the file has it.</param>
/// <param name="Problems">Rows that were not taken, and why.</param>
public sealed record ReturnedOutturn(IReadOnlyDictionary<Guid, TypedOutturn> Lines, IReadOnlyList<Problem> Problems);

/// <summary>A year's outturn as one sheet: to read, and to fill in and bring back as a workbook or CSV.</summary>
public static class OutturnWorkbook
{
    public const string KeyHeading = "Key";
    public const string OutturnHeading = "Outturn £000";
    public const string ReasonHeading = "Why it departs from plan, or is not known";

    /// <summary>What is recorded, or else what stands in the form's boxes.</summary>
    /// <param name="position">The tracker.</param>
    /// <param name="closing">The recording that stands; null while the year is open.</param>
    public static Sheet Sheet(TrackerPosition position, YearClosing? closing)
    {
        var year = position.Year;
        var total = YearOutturn.Of(position);
        var rows = position.Lines.Select(Line).ToList();
        if (closing is not null)
        {
            rows.AddRange(Sums(position, total));
        }

        return new(
            $"outturn-{year}",
            closing is null
                ? $"Outturn of {year}, to fill in. £000, a saving is negative. The last forecast stands in “{OutturnHeading}”: put what came in its place, or “{OutturnCell.NotKnown}”, with a reason where it departs from plan. Upload the file to the page it came from."
                : $"Outturn of {year}, stated at {CouncilTime.Words(closing.Act.Position)}. £000, a saving is negative; not delivered is plan less outturn, so a missing saving is negative too. What is not known stands apart, and never as nought.",
            "within the year",
            [
                new("key", KeyHeading, ColumnKind.Key), new("reference", "Reference", ColumnKind.Text, Width: 12), new("title", "Title", ColumnKind.Text, Width: 44), new("planned", "Planned £000", ColumnKind.Money, MoneyStyle.Thousands, Width: 12),
                new("forecast", "Last forecast £000", ColumnKind.Money, MoneyStyle.Thousands, Width: 12), new("outturn", OutturnHeading, ColumnKind.Money, MoneyStyle.Thousands, Width: 12),
                new("undelivered", "Not delivered £000", ColumnKind.Money, MoneyStyle.Thousands, Width: 13), new("reason", ReasonHeading, ColumnKind.Text, Width: 60),
            ],
            rows)
        {
            Notes =
            [
                new("Year", year.ToString()),
                .. closing is null ? [] : new KeyValuePair<string, string>[]
                {
                    new("Stated at", CouncilTime.Words(closing.Act.Position)), new("Recorded", $"{CouncilTime.Words(closing.Act.Recorded.Day)} by {closing.Act.By.Post}, act {closing.Act.Number.ToString(CultureInfo.InvariantCulture)}"),
                    new("From", closing.Source.Length > 0 ? closing.Source : "no paper is named"),
                    new("Not known", total.NotKnown.ToString(CultureInfo.InvariantCulture)),
                },
            ],
        };
    }

    /// <summary>Reads a file that <see cref="Sheet"/> made and somebody filled in. Refused where it is not one.</summary>
    public static Result<ReturnedOutturn> Read(GridBook book, TrackerPosition position)
    {
        foreach (var grid in book.Grids)
        {
            foreach (var row in grid.Rows.Take(20))
            {
                int Column(string heading) => row.Cells.Index().Where(c => c.Item.Text.Trim() == heading).Select(c => c.Index).DefaultIfEmpty(-1).First();
                if ((Column(KeyHeading), Column(OutturnHeading)) is ( >= 0, >= 0) columns)
                {
                    return Result.Ok(Rows(grid, row.Number, columns.Item1, columns.Item2, Column(ReasonHeading), position));
                }
            }
        }

        return Result.Refused<ReturnedOutturn>(Problem.Error(
            "outturn.not-ours", book.FileName, $"This file has no columns “{KeyHeading}” and “{OutturnHeading}”, so nobody can say which line is which. Get the file from this page, fill it in, and upload it."));
    }

    private static ReturnedOutturn Rows(Grid grid, int head, int key, int outturn, int reason, TrackerPosition position)
    {
        var lines = position.Lines.ToDictionary(l => l.Key, StringComparer.OrdinalIgnoreCase);
        var typed = new Dictionary<Guid, TypedOutturn>();
        var problems = new List<Problem>();
        foreach (var row in grid.Rows.Where(r => r.Number > head && r[key].Text.Trim().Length > 0))
        {
            var name = row[key].Text.Trim();
            if (!lines.TryGetValue(name, out var line))
            {
                problems.Add(Problem.Warning("outturn.unknown-line", grid.Place(row.Number), $"{Short(name)} is not in the tracker of {position.Year}: its row was not taken."));
            }
            else if (!typed.TryAdd(line.Id, new(Text(row[outturn]), row[reason].Text)))
            {
                problems.Add(Problem.Warning("outturn.twice", grid.Place(row.Number), $"{Short(name)} stands twice in the file: only the first row of it was taken."));
            }
        }

        return new(typed, problems);
    }

    /// <summary>A number as the form spells it; anything else as it stands.</summary>
    private static string Text(GridCell cell) => cell is { Kind: GridCellKind.Number, Number: { } number } && !cell.Format.Contains('%', StringComparison.Ordinal) && Math.Abs(number) < 100_000_000m
        ? ForecastCell.Text(Amount.Of(Money.FromPounds(number * 1000m, Rounding.HalfAwayFromZero)))
        : CommentaryText.OneLine(cell.Text).Trim();

    /// <summary>Of lines that are not known there is no sum of what came: their plan stands apart, and a total of the rest would look like one of all.</summary>
    private static IEnumerable<Row> Sums(TrackerPosition position, YearOutturn total)
    {
        static Row Sum(string key, RowKind kind, string name, Cell planned, Cell forecast, Cell came, Cell undelivered) => new(key, kind, [Cell.Empty, Cell.Text(name), Cell.Empty, planned, forecast, came, undelivered, Cell.Empty]);
        var forecast = Cell.Of(position.Lines.Aggregate(Total.Zero, (sum, l) => sum + l.Forecast));
        if (total.NotKnown == 0)
        {
            yield return Sum("total", RowKind.Total, "All lines", Cell.Of(total.Planned), forecast, Cell.Of(total.Came), Cell.Of(total.Undelivered));
            yield break;
        }

        yield return Sum("known", RowKind.Subtotal, $"{TrackerWords.Upper(TrackerWords.Lines(total.Known))} known", Cell.Of(total.Planned - total.PlanNotKnown), Cell.Empty, Cell.Of(total.Came), Cell.Of(total.Undelivered));
        yield return Sum("not-known", RowKind.Subtotal, $"{TrackerWords.Upper(TrackerWords.Lines(total.NotKnown))} not known", Cell.Of(total.PlanNotKnown), Cell.Empty, Cell.Text(OutturnCell.NotKnown), Cell.Empty);
        yield return Sum("total", RowKind.Total, "All lines", Cell.Of(total.Planned), forecast, Cell.Empty, Cell.Empty);
    }

    private static Row Line(TrackerLine line)
    {
        var typed = TypedOutturn.Of(line);
        var cell = OutturnCell.Read(line, typed with { Kept = true });
        return new(line.Key, RowKind.Item,
        [
            Cell.Text(line.Key), Cell.Text(line.Reference), Cell.Text(line.Details.Title), Cell.Of(line.Planned), line.ForecastPosition is null ? Cell.Empty : Cell.Of(line.Forecast),
            cell.Amount is { } amount ? amount.Value is { } came ? Cell.Of(came) : Cell.Text(OutturnCell.NotKnown) : Cell.Empty, cell.Undelivered is { } missing ? Cell.Of(missing) : Cell.Empty, Cell.Text(typed.Reason),
        ]);
    }

    private static string Short(string text) => text.Length > 24 ? text[..24] + "…" : text;
}
