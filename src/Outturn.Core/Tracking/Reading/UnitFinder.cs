using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <summary>What a bare number counts, overall and by column.</summary>
internal sealed record UnitsFound(MoneyUnit? Unit, string How, IReadOnlyDictionary<int, MoneyUnit> ByColumn, IReadOnlyList<Problem> Problems)
{
    public MoneyUnit? For(int column) => ByColumn.TryGetValue(column, out var unit) ? unit : Unit;
}

/// <summary>Finds the unit of bare numbers: from a person, the headings, the banner, number formats, or the size of the figures; else it asks.</summary>
internal static class UnitFinder
{
    public static UnitsFound Find(TrackerLayout layout, IReadOnlyList<string> banner, MoneyUnit? given, IReadOnlyList<GridRow> rows)
    {
        var byColumn = new Dictionary<int, MoneyUnit>();
        foreach (var column in layout.MoneyColumns)
        {
            if (layout.Sense(column).Unit is { } unit)
            {
                byColumn[column] = unit;
            }
        }

        if (given is { } told)
        {
            var problems = byColumn.Values.Any(u => u != told)
                ? new[] { Problem.Warning("unit.differs", layout.Grid.Place(layout.Grid.Rows[layout.Block.Last].Number), $"You said that figures are in {UnitWords.Name(told)}, but a heading says {UnitWords.Name(byColumn.Values.First(u => u != told))}. They were read as you said.") }
                : [];
            return new(told, $"{UnitWords.Name(told)}, as you said", new Dictionary<int, MoneyUnit>(), problems);
        }

        if (byColumn.Count > 0)
        {
            return FromHeadings(layout, byColumn);
        }

        var scales = banner.Select(t => UnitWords.Find(HeadingText.Normal(t))).Where(u => u is MoneyUnit.Thousands or MoneyUnit.Millions).Distinct().ToList();
        if (scales.Count > 1)
        {
            return new(null, "not found", byColumn, [Problem.Error("unit.unclear", layout.Grid.Place(layout.Grid.Rows[layout.Block.Last].Number), "The words above the table name both £000 and £m, and its headings neither. Say which it is in: --unit £000 or --unit £m.")]);
        }

        foreach (var text in banner)
        {
            if (UnitWords.Find(HeadingText.Normal(text)) is { } unit)
            {
                return new(unit, $"{UnitWords.Name(unit)}, from the words above the table", byColumn, []);
            }
        }

        return FromFormats(layout, rows, byColumn) ?? FromSizes(layout, rows, byColumn);
    }

    private static UnitsFound FromHeadings(TrackerLayout layout, Dictionary<int, MoneyUnit> byColumn)
    {
        var common = byColumn.Values.GroupBy(u => u).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        foreach (var column in layout.MoneyColumns)
        {
            if (byColumn.ContainsKey(column))
            {
                continue;
            }

            // A column without a unit takes that of its kin: other columns of the plan, or of the forecast.
            var field = layout.Mapping(column).Field;
            var kin = byColumn.Where(b => Kind(layout.Mapping(b.Key).Field) == Kind(field)).Select(b => (MoneyUnit?)b.Value).FirstOrDefault();
            byColumn[column] = kin ?? common;
        }

        var overall = layout.MoneyColumns.Where(c => Kind(layout.Mapping(c).Field) is 1 or 2).Select(c => (MoneyUnit?)byColumn[c]).FirstOrDefault() ?? common;
        var mixed = byColumn.Values.Distinct().Count() > 1;
        return new(overall, mixed ? "as each heading says; they differ" : $"{UnitWords.Name(overall)}, from the headings", byColumn, mixed
            ? [Problem.Notice("unit.mixed", layout.Grid.Place(layout.Grid.Rows[layout.Block.Last].Number), $"The columns are in different units: {string.Join(", ", byColumn.GroupBy(b => b.Value).Select(g => $"{UnitWords.Name(g.Key)} in {string.Join(", ", g.Select(b => "\"" + layout.Mapping(b.Key).Heading + "\"").Take(3))}"))}. Each was read in its own.")]
            : []);
    }

    private static int Kind(TrackerField field) => field switch
    {
        TrackerField.PlannedPart or TrackerField.PlannedYear => 1,
        TrackerField.ForecastPart or TrackerField.ForecastYear => 2,
        TrackerField.Variance => 3,
        _ => 0,
    };

    private static UnitsFound? FromFormats(TrackerLayout layout, IReadOnlyList<GridRow> rows, Dictionary<int, MoneyUnit> byColumn)
    {
        var scaled = 0;
        var plain = 0;
        foreach (var row in rows)
        {
            foreach (var column in layout.MoneyColumns)
            {
                if (row[column] is { Kind: GridCellKind.Number } cell)
                {
                    scaled += FigureCell.HiddenThousands(cell.Format) > 0 ? 1 : 0;
                    plain += FigureCell.HiddenThousands(cell.Format) == 0 && cell.Number != 0 ? 1 : 0;
                }
            }
        }

        return scaled > plain
            ? new(MoneyUnit.Pounds, "£, because the number format shows thousands of pounds that are held in full", byColumn, [Inferred(layout, "The cells hold whole pounds and their number format shows them in thousands or millions, so they were read as pounds.")])
            : null;
    }

    private static UnitsFound FromSizes(TrackerLayout layout, IReadOnlyList<GridRow> rows, Dictionary<int, MoneyUnit> byColumn)
    {
        var columns = layout.MoneyColumns.Where(c => layout.Mapping(c).Field is TrackerField.PlannedYear or TrackerField.ForecastYear).ToArray();
        columns = columns.Length > 0 ? columns : [.. layout.MoneyColumns.Where(c => layout.Mapping(c).Field is TrackerField.PlannedPart or TrackerField.ForecastPart)];
        var size = UnitBySize.Of(rows.SelectMany(row => columns.Select(column => row[column])));
        return size switch
        {
            { AllNamed: true } => new(size.Unit, size.How, byColumn, []),
            { Unit: { } unit } => new(unit, size.How, byColumn, [Inferred(layout, $"No heading names a unit. The figures were read as {InWords(unit)}, because {size.Because}. If that is wrong, pass the unit.")]),
            _ => new(null, size.How, byColumn, [Problem.Error("unit.unclear", layout.Grid.Place(layout.Grid.Rows[layout.Block.Last].Number), $"Nothing says whether figures are in £, £000 or £m ({size.Because}). Say which: --unit £, --unit £000 or --unit £m.")]),
        };
    }

    private static string InWords(MoneyUnit unit) => unit switch { MoneyUnit.Pounds => "pounds", MoneyUnit.Thousands => "thousands of pounds", _ => "millions of pounds" };

    private static Problem Inferred(TrackerLayout layout, string message) =>
        Problem.Notice("unit.inferred", layout.Grid.Place(layout.Grid.Rows[layout.Block.Last].Number), message);
}
