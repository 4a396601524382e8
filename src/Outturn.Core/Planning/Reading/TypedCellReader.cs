using System.Globalization;
using Outturn.Core.Series;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Planning.Reading;

/// <summary>A cell with all that it is read against.</summary>
/// <param name="Before">The level that the cells before it come to, where movements are typed.</param>
internal sealed record TypedCellContext(
    FinancialYear Year, string Text, TypedBasis Basis, MoneyUnit Bare, PlanCategory Category, Permanence Permanence, decimal? Budget, bool Kept, Total Before, PlanCycle Cycle, IReadOnlyDictionary<FinancialYear, string> Cells);

/// <summary>Reads one typed cell and asks what a person should confirm, with answers to press.</summary>
internal static class TypedCellReader
{
    // Without a budget to measure against: more than any one line of a council's plan.
    private static readonly Money FarTooMuch = Money.FromThousands(100_000);

    public static FinancialYear? LastYear(Permanence permanence) => permanence switch
    {
        Permanence.TemporaryUntil t => t.LastYear,
        Permanence.TemporaryThenPermanent t => t.LastYear,
        _ => null,
    };

    public static TypedCell Read(TypedCellContext of)
    {
        var text = of.Text.Trim();
        var reading = AmountReader.Read(text, of.Bare);
        if (reading.Kind is AmountReadingKind.Blank or AmountReadingKind.NotApplicable)
        {
            return Blank(of);
        }

        if (reading.Value is not { } amount)
        {
            return Wrong(of, null, "", "amount.unreadable", $"“{Short(text)}” is not one amount.", $"Type a figure in {UnitWords.Name(of.Bare)}, such as {Text(Money.FromPounds(of.Category.TakesFromBudget() ? -390_000m : 390_000m), of.Bare)}, or TBC.",
                [.. reading.Amounts.Where(a => a.Amount.IsKnown && reading.Amounts.Count > 1).Take(3).Select(a => new CellFix(Text(a.Amount, of.Bare), Keep: false, $"Use {Text(a.Amount, of.Bare)}"))]);
        }

        var how = reading.Amounts is [var first, ..] ? first.How : reading.Kind == AmountReadingKind.Nil ? "nothing" : "not quantified";
        if (of.Basis == TypedBasis.Levels && (OutsideLevels(of, amount, how)) is { } outside)
        {
            return outside;
        }

        if (AfterEnd(of, amount, how) is { } after)
        {
            return after;
        }

        return of.Kept || amount is Amount.Unquantified ? new(of.Year, of.Text, amount, how, CellState.Changed, null, [])
            : Scale(of, reading, amount, how) ?? Reversal(of, amount, how) ?? Sign(of, amount, how) ?? new(of.Year, of.Text, amount, how, CellState.Changed, null, []);
    }

    /// <summary>How an amount stands in a box of this unit, so that it reads back as the same.</summary>
    public static string Text(Amount amount, MoneyUnit unit) => amount switch
    {
        Amount.Known k => Text(k.Figure, unit),
        Amount.Range r => $"{Text(r.Low, unit)} to {Text(r.High, unit)}",
        Amount.Unquantified u => AmountReader.Read(u.Why).Kind == AmountReadingKind.Unquantified ? u.Why : $"TBC: {u.Why}",
        _ => "",
    };

    private static string Text(Money money, MoneyUnit unit) => (money.Pounds / UnitWords.Factor(unit)).ToString("#,##0.########", CultureInfo.InvariantCulture);

    private static TypedCell Blank(TypedCellContext of)
    {
        var before = of.Cells.Where(c => c.Key < of.Year && AmountReader.Read(c.Value, of.Bare).Value is not null).OrderBy(c => c.Key).Select(c => c.Value.Trim()).LastOrDefault();
        var matters = of.Basis == TypedBasis.Levels && before is not null && of.Permanence is not Permanence.OneOff && (LastYear(of.Permanence) is not { } last || of.Year <= last)
            && AmountReader.Read(before, of.Bare).Value is not Amount.Known { Figure.IsZero: true };
        return matters
            ? Ask(of, null, "", "plan.level-missing", $"The level of {of.Year} is empty, and the one before it is not.", "It is taken to stay until you choose.",
                [new(before!, Keep: false, $"Use {Short(before!)}, it stays"), new("0", Keep: false, "Use 0, it ends")])
            : new(of.Year, of.Text, null, "", CellState.Same, null, []);
    }

    private static TypedCell? OutsideLevels(TypedCellContext of, Amount amount, string how) =>
        amount is Amount.Unquantified
            ? Wrong(of, amount, how, "plan.level-unquantified", $"“{Short(of.Text.Trim())}” is a level that is not quantified.", "Then the change into this year and out of it are not known either. Type movements instead: the year that is not known can be TBC there.", [])
            : of.Year < of.Cycle.First && amount is not Amount.Known { Figure.IsZero: true }
                ? Wrong(of, amount, how, "plan.level-before-cycle", $"Levels count from {of.Cycle.First}, and {of.Year} is before it.", "Type movements instead: what moves earlier belongs to the opening base.", [new("", Keep: false, "Leave it empty")])
                : null;

    private static TypedCell? AfterEnd(TypedCellContext of, Amount amount, string how)
    {
        if (LastYear(of.Permanence) is not { } last || of.Year <= last)
        {
            return null;
        }

        var stays = of.Basis == TypedBasis.Levels && of.Permanence is Permanence.TemporaryThenPermanent then ? Amount.Of(then.Lasting) : Amount.Zero;
        return amount == stays ? new(of.Year, of.Text, null, how, CellState.Same, null, [])
            : Wrong(of, amount, how, "plan.typed-after-end", $"The line ends in {last}, and {of.Year} is after it.", "What it takes back is worked out, not typed. If it lasts longer, change its last year.", [new("", Keep: false, "Leave it empty")]);
    }

    private static TypedCell? Scale(TypedCellContext of, AmountReading reading, Amount amount, string how)
    {
        var (low, high) = Bounds(amount);
        var size = low.Abs() > high.Abs() ? low.Abs() : high.Abs();
        var text = Short(of.Text.Trim());
        if (size.IsZero)
        {
            return null;
        }

        // Pounds written with their sign in a box of thousands are said plainly.
        var plain = of.Bare != MoneyUnit.Pounds && reading.Amounts.All(a => a.Unit == MoneyUnit.Pounds);
        var thousandfold = plain ? null : reading.Suspicions.FirstOrDefault(s => s.Kind == AmountSuspicionKind.ThousandfoldUnit);
        var overBudget = of.Budget is { } budget && budget > 0 && size.Pounds > budget;
        if (thousandfold is not null || overBudget || (of.Budget is null && size >= FarTooMuch))
        {
            var smaller = Amount.Between(Money.FromPence(low.Pence / 1000), Money.FromPence(high.Pence / 1000));
            var against = overBudget ? $"more than the whole budget of {MoneyStyle.Words(Money.FromPounds(of.Budget!.Value, Rounding.HalfAwayFromZero))}" : "perhaps a thousand times too large";
            return Ask(of, amount, how, "amount.unit-suspect", $"{text} is {MoneyStyle.Words(size)}, {against}.", $"It was {how}.",
                [.. smaller == Amount.Zero ? (CellFix[])[] : [new CellFix(Text(smaller, of.Bare), Keep: false, $"Use {Text(smaller, of.Bare)}{(smaller.Value is { } less ? $" ({MoneyStyle.Words(less)})" : "")}")], Keep(of, text)]);
        }

        var bareFigure = reading.Amounts is [{ Unit: MoneyUnit.Pounds }] && size.Pounds < 1_000m && !of.Text.Contains('.', StringComparison.Ordinal);
        if (bareFigure || reading.Suspicions.Any(s => s.Kind == AmountSuspicionKind.MissingThousands))
        {
            var larger = Amount.Between(Money.FromPence(low.Pence * 1000), Money.FromPence(high.Pence * 1000));
            return Ask(of, amount, how, "amount.unit-suspect", $"{text} is {MoneyStyle.Words(size)}: perhaps a k is missing.", $"It was {how}.",
                [new(Text(larger, of.Bare), Keep: false, $"Use {Text(larger, of.Bare)}{(larger.Value is { } more ? $" ({MoneyStyle.Words(more)})" : "")}"), Keep(of, text)]);
        }

        return null;
    }

    /// <summary>A one-off line whose reversal is typed too would be taken back twice.</summary>
    private static TypedCell? Reversal(TypedCellContext of, Amount amount, string how) =>
        of is { Permanence: Permanence.OneOff, Basis: TypedBasis.Movements } && of.Cells.TryGetValue(of.Year.Previous, out var previous)
            && AmountReader.Read(previous, of.Bare).Value is { IsKnown: true } before && before.Negate() == amount
            ? Ask(of, amount, how, "plan.reversal-typed", $"{Short(of.Text.Trim())} takes back what {of.Year.Previous} gives.", "A one-off line is taken back by itself in the next year: typed as well, it would be taken back twice.",
                [new("", Keep: false, "Leave it empty"), Keep(of, Short(of.Text.Trim()))])
            : null;

    private static TypedCell? Sign(TypedCellContext of, Amount amount, string how)
    {
        if (of.Category == PlanCategory.BaseAdjustment)
        {
            return null;
        }

        // A movement may take back what was given before; a line that comes out on the other side is a question.
        var (low, high) = Bounds(amount);
        var carries = of is { Basis: TypedBasis.Movements, Permanence: not Permanence.OneOff };
        var (levelLow, levelHigh) = carries ? (of.Before.Low + low, of.Before.High + high) : (low, high);
        var text = Short(of.Text.Trim());
        var turned = Text(amount.Negate(), of.Bare);
        var (less, more) = of.Category switch { PlanCategory.Income => ("income", "a cost"), PlanCategory.Funding => ("funding", "a cost"), _ => ("a saving", "a cost") };
        return of.Category.TakesFromBudget() && low.Pence > 0 && levelLow.Pence > 0
            ? Ask(of, amount, how, "amount.sign-suspect", $"{text} without a minus is a cost.", $"This line is {less}.", [new(turned, Keep: false, $"Use {turned}, {less}"), new(of.Text.Trim(), Keep: true, $"Keep {text}, {more}")])
            : !of.Category.TakesFromBudget() && high.Pence < 0 && levelHigh.Pence < 0
                ? Ask(of, amount, how, "amount.sign-suspect", $"{text} is a saving.", "This line is a cost.", [new(turned, Keep: false, $"Use {turned}, a cost"), new(of.Text.Trim(), Keep: true, $"Keep {text}, a saving")])
                : null;
    }

    private static CellFix Keep(TypedCellContext of, string text) => new(of.Text.Trim(), Keep: true, $"Keep {text}");

    private static TypedCell Ask(TypedCellContext of, Amount? amount, string how, string code, string said, string more, IReadOnlyList<CellFix> fixes) =>
        new(of.Year, of.Text, amount, how, CellState.Ask, new(code, Severity.Error, of.Year.ToString(), $"{of.Year}: {said} {more}"), fixes);

    private static TypedCell Wrong(TypedCellContext of, Amount? amount, string how, string code, string said, string more, IReadOnlyList<CellFix> fixes) =>
        new(of.Year, of.Text, amount, how, CellState.Wrong, new(code, Severity.Error, of.Year.ToString(), $"{of.Year}: {said} {more}"), fixes);

    private static (Money Low, Money High) Bounds(Amount amount) => Total.Of(amount) is var t ? (t.Low, t.High) : default;

    private static string Short(string text) => text.Length > 24 ? text[..24] + "…" : text;
}
