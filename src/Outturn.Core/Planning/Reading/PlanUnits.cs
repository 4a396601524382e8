using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>What a bare number counts, overall and by column.</summary>
internal sealed record PlanUnits(MoneyUnit? Unit, string How, IReadOnlyDictionary<int, MoneyUnit> ByColumn, IReadOnlyList<Problem> Problems)
{
    public MoneyUnit For(PlanTableColumn column) => ByColumn.TryGetValue(column.Index, out var own) ? own : Unit ?? MoneyUnit.Pounds;

    public static PlanUnits Find(PlanTable table, PlanReadingChoices choices)
    {
        var said = table.Years.Where(y => y.Unit is not null).ToDictionary(y => y.Index, y => y.Unit!.Value);
        if (choices.Unit is { } told)
        {
            return new(told, $"{UnitWords.Name(told)}, as you said", new Dictionary<int, MoneyUnit>(), said.Values.Any(u => u != told)
                ? [Problem.Warning("unit.differs", table.Place, $"You said that figures are in {UnitWords.Name(told)}, but a heading says {UnitWords.Name(said.Values.First(u => u != told))}. They were read as you said.")]
                : []);
        }

        if (said.Count > 0)
        {
            var common = said.Values.GroupBy(u => u).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
            var mixed = said.Values.Distinct().Count() > 1;
            return new(common, mixed ? "as each heading says; they differ" : $"{UnitWords.Name(common)}, from the headings", said, mixed
                ? [Problem.Notice("unit.mixed", table.Place, "The years’ columns are in different units. Each was read in its own.")]
                : []);
        }

        var banner = table.Banner.Select(t => UnitWords.Find(HeadingText.Normal(t))).Where(u => u is not null).Distinct().ToList();
        if (banner.Count(u => u != MoneyUnit.Pounds) > 1)
        {
            return new(null, "not found", said, [Problem.Error("unit.unclear", table.Place, "The words above the table name both £000 and £m, and its headings neither. Say which it is in.")]);
        }

        if ((banner.FirstOrDefault(u => u != MoneyUnit.Pounds) ?? banner.FirstOrDefault()) is { } above)
        {
            return new(above, $"{UnitWords.Name(above)}, from the words above the table", said, []);
        }

        return BySize(table, said);
    }

    private static PlanUnits BySize(PlanTable table, Dictionary<int, MoneyUnit> said)
    {
        var cells = table.Body.Where(r => !TotalWords.IsTotal(r)).Take(1000).SelectMany(r => table.Years.Select(y => r[y.Index])).ToList();
        if (cells.Count(c => c.Kind == GridCellKind.Number && FigureCell.HiddenThousands(c.Format) > 0) * 2 > cells.Count(c => c.Kind == GridCellKind.Number))
        {
            return new(MoneyUnit.Pounds, "£, because the number format shows thousands of pounds that are held in full", said, [Problem.Notice("unit.inferred", table.Place, "The cells hold whole pounds and their number format shows them in thousands or millions, so they were read as pounds.")]);
        }

        var size = UnitBySize.Of(cells);
        return size switch
        {
            { AllNamed: true } => new(size.Unit, size.How, said, []),
            { Unit: { } unit } => new(unit, size.How, said, [Problem.Notice("unit.inferred", table.Place, $"No heading names a unit. Figures were read in {UnitWords.Name(unit)}, because {size.Because}. If that is wrong, say which unit it is.")]),
            _ => new(null, size.How, said, [Problem.Error("unit.unclear", table.Place, $"Nothing says whether figures are in £, £000 or £m ({size.Because}). Say which.")]),
        };
    }
}
