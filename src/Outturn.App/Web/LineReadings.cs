using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>A figure of one year; what is not quantified in it stands under it. Empty where the reading says nothing there.</summary>
public sealed record YearFigure(string Text, bool Zero, string Unknown)
{
    public static YearFigure None { get; } = new("", false, "");

    public static YearFigure Of(Total? total, MoneyStyle style)
    {
        if (total is not { } t)
        {
            return None;
        }

        // A range that ends takes back its ends in the other order.
        var (low, high) = t.Low <= t.High ? (t.Low, t.High) : (t.High, t.Low);
        return new(style.Text(new Total(low, high, 0)), t is { Low.IsZero: true, High.IsZero: true, Unquantified: 0 }, t.Unquantified > 0 ? "plus TBC" : "");
    }
}

/// <summary>What is asked or wrong of a year's text, with what settles it at one press.</summary>
public sealed record YearQuestion(string Id, bool Ask, string Said, IReadOnlyList<(string Value, string Words)> Fixes);

/// <summary>One year of a typed line as read.</summary>
/// <param name="IsTyped">Whether the year has a box; what is worked out after the last box has none.</param>
/// <param name="Place">Empty within the cycle, else "in the opening budget" or "beyond the cycle".</param>
/// <param name="Text">As typed.</param>
/// <param name="Kept">The text that was said to be meant; empty for none.</param>
/// <param name="Mark">Empty, "read", "ask" or "wrong".</param>
/// <param name="How">What the text was read as, and by which unit.</param>
/// <param name="Reversal">What is worked out and not typed; empty for nothing.</param>
public sealed record YearReading(
    FinancialYear Year, bool IsTyped, string Place, string Text, string Kept, string Mark, string How, string Reversal, YearFigure Movement, YearFigure Level, YearFigure RunningTotal, YearQuestion? Question);

/// <summary>A typed plan line as the server reads it, in words: the form's page draws it and its script paints it, so that neither has a rule of its own.</summary>
public sealed class LineReadings
{
    private LineReadings(TypedLine typed, TypedAmountsReading read, IReadOnlyList<YearReading> years, string summary, IReadOnlyList<Problem> notes)
    {
        Typed = typed;
        Read = read;
        Years = years;
        Summary = summary;
        Notes = notes;
    }

    public TypedLine Typed { get; }

    /// <summary>The amounts as Core reads them.</summary>
    public TypedAmountsReading Read { get; }

    public IReadOnlyList<YearReading> Years { get; }

    /// <summary>What the line does, in a sentence.</summary>
    public string Summary { get; }

    /// <summary>What else is worth knowing, which stops nothing.</summary>
    public IReadOnlyList<Problem> Notes { get; }

    /// <summary>What stops the amounts, each with its box.</summary>
    public IEnumerable<Problem> Problems => Years.Where(y => y.Question is not null).Select(y => Read.Cells.First(c => c.Year == y.Year).Problem!)
        .Concat(Read.Problems.Where(p => p.Where == "amounts"));

    /// <summary>The box of a year: its name and its id.</summary>
    public static string Box(FinancialYear year) => "a-" + year;

    public static LineReadings Of(Plan plan, TypedLine typed, Proposal? proposal = null, PlanLine? known = null)
    {
        var problems = new List<Problem>();
        var terms = typed.Terms(problems);
        var ends = terms.Permanence is Permanence.TemporaryUntil { LastYear: var a } && a != default || terms.Permanence is Permanence.TemporaryThenPermanent { LastYear: var b } && b != default;
        var permanence = ends || terms.Permanence is Permanence.OneOff ? terms.Permanence : new Permanence.Permanent();
        var read = TypedAmounts.Read(
            plan.Cycle, typed.Years.ToDictionary(y => y, y => typed.Amounts.GetValueOrDefault(y, "")), typed.TypedBasis, typed.MoneyUnit, terms.Category, permanence, BudgetOf(plan, typed.Service), typed.Meant);
        var notes = problems.Count == 0 && read.CanBeKept && proposal is not null
            ? LineRules.Check(plan, proposal, new PlanLine(known?.Id ?? Guid.Empty, proposal.Id, known?.Number ?? 0, terms, read.Amounts)).Where(p => p.Severity < Severity.Error && p.Code is not ("plan.year-before" or "plan.year-beyond" or "amount.sign-suspect")).ToList()
            : [];
        return new(typed, read, [.. YearsOf(plan.Cycle, typed, read)], SummaryOf(plan.Cycle, terms.Permanence, ends, read), notes);
    }

    /// <summary>What a year's amount is measured against: its service's opening budget, or else the whole council's.</summary>
    private static decimal? BudgetOf(Plan plan, string service)
    {
        var known = plan.Opening.Where(o => string.Equals(o.Service, service, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty().First() is { } own ? [own] : plan.Opening;
        var budget = known.Aggregate(Total.Zero, (sum, o) => sum + Total.Of(o.Budget)).High;
        return budget.Pence > 0 ? budget.Pounds : null;
    }

    private static IEnumerable<YearReading> YearsOf(PlanCycle cycle, TypedLine typed, TypedAmountsReading read)
    {
        var cells = read.Cells.ToDictionary(c => c.Year);
        var years = typed.Years.ToList();
        while (read.Reversal.Last is { } last && last > years[^1])
        {
            years.Add(years[^1].Next);
        }

        var style = new MoneyStyle(typed.MoneyUnit);
        var covered = new PlanYears(cycle, years[0], years[^1]);
        var movements = read.Series is { } series ? PlanMovements.Of(covered, series) : null;
        var levels = movements?.ToLevels();
        var running = levels?.ToRunningTotals();
        foreach (var year in years)
        {
            var cell = cells.GetValueOrDefault(year);
            var inside = cycle.Contains(year);
            yield return new(
                year, cell is not null,
                year < cycle.First ? "in the opening budget" : inside ? "" : "beyond the cycle",
                cell?.Typed ?? "", typed.Kept.GetValueOrDefault(year, ""), MarkOf(cell), HowOf(cell),
                read.Reversal[year] is { IsZero: false } back ? $"{style.Text(back)} worked out" : "",
                YearFigure.Of(movements?[year], style),
                inside ? YearFigure.Of(levels?[year], style) : YearFigure.None,
                inside ? YearFigure.Of(running?[year], style) : YearFigure.None,
                cell is { Problem: { } problem } ? new($"q-{year}", cell.State == CellState.Ask, problem.Message, [.. cell.Fixes.Select(f => (f.Keep ? $"keep|{year}" : $"use|{year}|{f.Text}", f.Words))]) : null);
        }
    }

    private static string MarkOf(TypedCell? cell) => cell?.State switch
    {
        CellState.Changed => "read",
        CellState.Ask => "ask",
        CellState.Wrong => "wrong",
        _ => "",
    };

    private static string HowOf(TypedCell? cell) => cell?.Amount switch
    {
        null => "",
        Amount.Unquantified => "not quantified",
        Amount.Range range => $"{Pounds(range.Low)} to {Pounds(range.High)}, {cell.How}",
        var amount => $"{Pounds(Total.Of(amount).Low)}, {cell.How}",
    };

    private static string Pounds(Money money) => (money.Pence < 0 ? "-£" : "£") + PlanLineWords.Amount(Amount.Of(money.Abs()));

    private static string SummaryOf(PlanCycle cycle, Permanence permanence, bool ends, TypedAmountsReading read)
    {
        if (read.Series is null || read.Amounts.Count == 0)
        {
            return "Nothing typed yet: every year is nothing.";
        }

        var level = read.Levels[cycle.Last];
        var does = Total.Of(Amount.Between(level, read.HighLevels[cycle.Last] is var high && high < level ? level : high));
        var stays = does switch
        {
            _ when read.Series.Unquantified.Count > 0 => $"Something in {string.Join(", ", read.Series.Unquantified)} is not quantified.",
            { Low.IsZero: true, High.IsZero: true } => $"By {cycle.Last} it leaves nothing.",
            { Low: var low } => $"By {cycle.Last} it {(low.Pence < 0 ? "takes" : "adds")} {MoneyStyle.Words(low)} a year {(low.Pence < 0 ? "from" : "to")} the budget.",
        };
        var back = read.Reversal.Count == 0 ? ""
            : permanence is Permanence.OneOff ? " Each year’s amount is taken back in the next year by itself."
            : ends ? $" {MoneyStyle.Words(read.Reversal.Sum)} is taken back in {read.Reversal.First} by itself." : "";
        return stays + back;
    }
}
