using System.Globalization;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>Holds printed totals against the lines that they total, as printed: a total proves the reading, or is questioned.</summary>
internal static class PlanTotals
{
    public static IReadOnlyList<Proof> Prove(PlanTable table, SortedRows sorted, PlanSigns signs, TypedBasis basis, List<Problem> problems)
    {
        var proofs = new List<Proof>();
        foreach (var total in sorted.Totals)
        {
            proofs.Add(Prove(table, sorted, total, signs, problems));
        }

        if (basis == TypedBasis.Movements && sorted.Lines.Any(l => l.Total is not null))
        {
            var tried = sorted.Lines.Where(l => l.Total is not null && l.Figures.All(f => f.Amount.IsKnown)).ToList();
            var wrong = tried.Where(l => Total.Sum(l.Figures.Select(f => f.Amount)).Value != l.Total).ToList();
            foreach (var line in wrong.Take(10))
            {
                var sum = Total.Sum(line.Figures.Select(f => f.Amount)).Low;
                problems.Add(Problem.Warning("plan.total-differs", line.Where, $"{line.Where}: the row's own total differs from its years by {MoneyStyle.Words(line.Total!.Value - sum)}. The years were read; check them."));
            }

            proofs.Add(new("each row's total over its years", tried.Count, tried.Count - wrong.Count));
        }

        return proofs;
    }

    private static Proof Prove(PlanTable table, SortedRows sorted, PrintedTotalRow total, PlanSigns signs, List<Problem> problems)
    {
        var name = TotalWords.Named(total.Label);
        var all = sorted.Lines.Take(total.To).ToList();
        var candidates = new List<(string What, List<PrintedRow> Lines)>
        {
            ("the lines above it since the last total", sorted.Lines.Skip(total.From).Take(total.To - total.From).ToList()),
            ("all lines above it", all),
        };
        if (name.Length > 0)
        {
            candidates.Add(($"the lines of {name}", [.. all.Where(l => Names(l, name))]));
        }

        if (KindWords.Category(total.Label) is { } category)
        {
            candidates.Add(($"the lines that are {KindWords.Name(category).ToLowerInvariant()}", [.. all.Where(l => l.Category == category)]));
        }

        var permanence = KindWords.Permanence(total.Label);
        if (permanence != SaidPermanence.NotSaid)
        {
            candidates.Add(("the lines of that permanence", [.. all.Where(l => KindWords.Permanence(l.Of(PlanField.Permanence)) == permanence)]));
        }

        var tried = total.Row.Figures.Where(f => f.Amount.IsKnown).ToList();
        var best = candidates.Where(c => c.Lines.Count > 0).SelectMany(c => new[] { false, true }.Select(signed => (c.What, c.Lines, Signed: signed, Agreed: tried.Count(f => Agrees(c.Lines, f, signed, signs)))))
            .OrderByDescending(c => c.Agreed).ThenBy(c => c.Signed).FirstOrDefault();
        var label = total.Label.Length > 0 ? total.Label : "row without a name";
        if (best.Lines is null)
        {
            sorted.Unread.Add(new(total.Row.Where, RowText.Of(total.Row.Row)));
            return new($"\"{label}\" at {total.Row.Where}: no lines above it", tried.Count, 0);
        }

        foreach (var wrong in tried.Where(f => !Agrees(best.Lines, f, best.Signed, signs)).Take(5))
        {
            var sum = Sum(best.Lines, wrong.Year, best.Signed, signs);
            problems.Add(Problem.Warning("plan.total-differs", table.PlaceOf(total.Row.Row.Number, wrong.Column), string.Create(CultureInfo.InvariantCulture, $"\"{label}\" for {wrong.Year} differs from {best.What} ({best.Lines.Count}) by {MoneyStyle.Words(wrong.Amount.Value!.Value - sum.Low)}. The lines were read; check them and the total.")));
        }

        return new(string.Create(CultureInfo.InvariantCulture, $"\"{label}\" at {total.Row.Where}: {best.What} ({best.Lines.Count})"), tried.Count, best.Agreed);
    }

    private static bool Names(PrintedRow line, string name) =>
        new[] { line.Section, line.Of(PlanField.Service), line.Of(PlanField.Committee), line.Of(PlanField.Kind) }.Any(t => t.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool Agrees(List<PrintedRow> lines, PrintedFigure figure, bool signed, PlanSigns signs)
    {
        var sum = Sum(lines, figure.Year, signed, signs);
        return sum.IsExact && (sum.Low == figure.Amount.Value || (signed && -sum.Low == figure.Amount.Value));
    }

    private static Total Sum(List<PrintedRow> lines, FinancialYear year, bool signed, PlanSigns signs) =>
        Total.Sum(lines.SelectMany(l => l.Figures.Where(f => f.Year == year).Select(f => signed && l.Category is { } c && signs.Flips(c) ? f.Amount.Negate() : f.Amount)));
}
