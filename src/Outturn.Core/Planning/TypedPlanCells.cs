using System.Globalization;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Planning;

/// <summary>A line and its proposal with cells of a returned workbook put in, each read as its column is.</summary>
internal sealed class TypedPlanCells(PlanLine line, Proposal proposal)
{
    public PlanLine Line { get; private set; } = line;

    public Proposal Proposal { get; private set; } = proposal;

    public void Take(PlanCellChange cell, List<Problem> problems)
    {
        var text = cell.Mine.Trim();
        var terms = Line.Terms;
        switch (cell.Key)
        {
            case "title" when text.Length == 0:
                problems.Add(Problem.Error("plan.title-missing", cell.Where, $"{cell.Where}: a proposal has a title. Put it back, or another in its place."));
                break;
            case "title":
                Proposal = Proposal with { Terms = Proposal.Terms with { Title = text } };
                break;
            case "committees":
                Proposal = Proposal with { Terms = Proposal.Terms with { Committees = [.. text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)] } };
                break;
            case "line":
                Line = Line with { Terms = terms with { Title = text } };
                break;
            case "reference":
                References(cell, text, problems);
                break;
            case "kind":
                Said(KindWords.Category(text), c => terms with { Category = c }, cell, "a kind, such as saving, income, investment or pressure", problems);
                break;
            case "permanence":
                Permanence(cell, text, problems);
                break;
            case "service":
                Line = Line with { Terms = terms with { Service = text } };
                break;
            case "funding":
                Line = Line with { Terms = terms with { Sources = PlanMatching.Sources(PlanSources.Read(text), terms.Sources) } };
                break;
            case "benefit" when text.Length == 0:
                Line = Line with { Terms = terms with { Benefit = null } };
                break;
            case "benefit":
                Said(KindWords.Benefit(text), b => terms with { Benefit = b }, cell, "a class of benefit, such as cashable reduction or cost avoidance", problems);
                break;
            case "role":
                Line = Line with { Terms = terms with { Role = PlanSources.Role(text) } };
                break;
            case "confidence":
                Said(KindWords.Confidence(text), c => terms with { Confidence = c }, cell, "high, medium or low", problems);
                break;
            case "note":
                Line = Line with { Terms = terms with { Note = text } };
                break;
            default:
                Amount(cell, text, problems);
                break;
        }
    }

    /// <summary>A line that would move after its end has no meaning.</summary>
    public void Settle(string where, List<Problem> problems)
    {
        if (TypedCellReader.LastYear(Line.Terms.Permanence) is { } last && Line.Typed.Last is { } moves && moves > last)
        {
            problems.Add(Problem.Error("plan.typed-after-end", where, $"{where}: the line ends in {last} and would move in {moves}. What it takes back is worked out: leave that year empty, or change its last year."));
        }
    }

    private void References(PlanCellChange cell, string text, List<Problem> problems)
    {
        var read = ReferenceCell.Of(text);
        if (read.Text.Length > 0)
        {
            problems.Add(Problem.Error("reference.malformed", cell.Where, $"{cell.Where}: “{text}” is not a list of references. Write codes with commas between them, or leave the cell empty; words go to the line title."));
            return;
        }

        Line = Line with { Terms = Line.Terms with { References = read.Codes } };
    }

    private void Permanence(PlanCellChange cell, string text, List<Problem> problems)
    {
        var said = KindWords.Permanence(text);
        Permanence? permanence = said switch
        {
            SaidPermanence.Permanent => new Permanence.Permanent(),
            SaidPermanence.OneOff => new Permanence.OneOff(),
            SaidPermanence.Temporary when KindWords.Until(text) is { } last => KindWords.Lasting(text) is { } lasting ? new Permanence.TemporaryThenPermanent(last, lasting) : new Permanence.TemporaryUntil(last),
            _ => null,
        };
        if (permanence is null)
        {
            problems.Add(said == SaidPermanence.Temporary
                ? Problem.Error("plan.temporary-without-end", cell.Where, $"{cell.Where}: “{text}” does not say until when. Write “temporary until 2024-25” with its last year.")
                : NotRead(cell, "permanent, one-off, or temporary until a year"));
            return;
        }

        Line = Line with { Terms = Line.Terms with { Permanence = permanence } };
    }

    private void Amount(PlanCellChange cell, string text, List<Problem> problems)
    {
        var year = new FinancialYear(int.Parse(cell.Key.AsSpan(1), CultureInfo.InvariantCulture));
        var reading = AmountReader.Read(text, MoneyUnit.Pounds);
        if (reading.Kind is AmountReadingKind.Blank or AmountReadingKind.NotApplicable)
        {
            Line = Line with { Typed = Line.Typed.With(year, Values.Amount.Zero) };
        }
        else if (reading.Value is { } amount)
        {
            Line = Line with { Typed = Line.Typed.With(year, amount) };
            problems.AddRange(reading.Suspicions.Select(s => Problem.Warning("amount.unit-suspect", cell.Where, $"{cell.Where}: {s.Message}")));
        }
        else
        {
            problems.Add(Problem.Error("plan.amount-unreadable", cell.Where, $"{cell.Where}: “{text}” is not one amount. Put in pounds, such as -390,000, or TBC."));
        }
    }

    private void Said<T>(T? value, Func<T, LineTerms> with, PlanCellChange cell, string wanted, List<Problem> problems)
        where T : struct
    {
        if (value is { } known)
        {
            Line = Line with { Terms = with(known) };
        }
        else
        {
            problems.Add(NotRead(cell, wanted));
        }
    }

    private static Problem NotRead(PlanCellChange cell, string wanted) =>
        Problem.Error("plan.cell-unreadable", cell.Where, $"{cell.Where}: “{cell.Mine}” under {cell.Field} was not understood. Write {wanted}.");
}
