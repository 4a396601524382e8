using System.Globalization;
using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;
using Outturn.Documents.Reading;

namespace Outturn.App.Web;

/// <summary>From an appraisal that is kept, or stands in a file, to the boxes of the form.</summary>
public sealed partial record TypedAppraisal
{
    /// <summary>An appraisal that is kept, to be changed.</summary>
    public static TypedAppraisal Of(string title, OptionAppraisal appraisal)
    {
        var unknowns = new List<string>();
        var further = new List<TypedRow>();
        var options = appraisal.Options.Select(o => Typed(o, unknowns)).ToList();
        var count = Math.Min(MostYears, OptionAppraisalRules.LastYear(appraisal) + 1);
        var cells = new (string? Cost, string? Benefit)[count, options.Count];
        foreach (var (i, option) in appraisal.Options.Index())
        {
            Place(i, option, options[i], cells, further, unknowns);
        }

        var rates = DiscountVintageRules.Find(appraisal.OwnVintages, appraisal.Vintage, appraisal.Schedule, whatIf: true);
        return new(
            title, rates.Ok ? $"{rates.Value.Vintage.Name}|{rates.Value.Schedule.Name}" : $"{appraisal.Vintage}|{appraisal.Schedule}", appraisal.WhatIf, appraisal.BaseYear?.ToString() ?? "", appraisal.Prices == PriceBasis.Nominal ? "nominal" : "real", options,
            [.. Enumerable.Range(0, count).Select(r => new TypedYear(Text(r), [.. options.Select((_, i) => (cells[r, i].Cost ?? "", cells[r, i].Benefit ?? ""))]))], "")
        {
            Further = further,
            DeflatorName = appraisal.Deflator?.Name ?? "",
            DeflatorSource = appraisal.Deflator?.Source ?? "",
            Levels = appraisal.Deflator is { Index: { Count: > 0 } index } ? [.. Enumerable.Range(0, index.Max(l => l.Year) + 1).Select(y => index.FirstOrDefault(l => l.Year == y) is { } level ? Text(level.Level) : "")] : [],
            Elasticity = appraisal.Distribution is { } weights ? Text(weights.Elasticity) : UsualElasticity,
            BaseIncome = appraisal.Distribution is { } based ? Text(based.Base) : "",
            BaseIs = appraisal.Distribution?.BaseIs ?? "",
            IncomeSource = appraisal.Distribution?.Source ?? "",
            Groups = [.. (appraisal.Distribution?.Groups ?? []).Select(g => TypedRow.Of(("name", g.Name), ("income", Text(g.Income))))],
            Own = OwnRatesJson.Write(appraisal.OwnVintages),
            Unknowns = [.. unknowns.Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The form as a file fills it, JSON or a table; what the file does not say stays as it is typed. Refused, with the place in the file, where it cannot be read.</summary>
    public Result<TypedAppraisal> WithFile(byte[] bytes, string name)
    {
        var node = AppraisalFile.Read(bytes, name);
        if (!node.Ok)
        {
            return Result.Refused<TypedAppraisal>(node.Problems);
        }

        var rates = Rates.Split('|', 2);
        var said = node.Value["vintage"].IsMissing ? node.Value.With("vintage", rates[0], "rates").With("schedule", rates.ElementAtOrDefault(1), "rates") : node.Value;
        var read = AppraisalReader.Read(said);
        if (!read.Ok)
        {
            return Result.Refused<TypedAppraisal>([.. node.Problems, .. read.Problems]);
        }

        // A table has no title of its own: its file's name stands in for one.
        var title = read.Value.Title.Length > 0 && (node.Value["vintage"] is { IsMissing: false } || Title.Length == 0) ? read.Value.Title : Title;
        var typed = Of(title, read.Value);
        if (typed.Further.Count > MostRows)
        {
            return Result.Refused<TypedAppraisal>(Problem.Error("appraisal.too-many", "", TooManyRows));
        }

        return Result.Ok(typed with { Start = typed.Start.Length > 0 ? typed.Start : Start, Reason = Reason }, [.. node.Problems, .. read.Problems.Where(p => p.Severity != Severity.Error), .. OptionAppraisalRules.Check(read.Value)]);
    }

    private static TypedOption Typed(AppraisedOption option, List<string> unknowns)
    {
        var kind = option.Flows.Where(f => f.Benefit != Amount.Zero && f.FallsOn.Length == 0 && f.Label.Length == 0).GroupBy(f => f.Kind).OrderByDescending(g => g.Count()).Select(g => g.Key.Slug()).FirstOrDefault(BenefitKind.CashableReduction.Slug());
        var capital = option.Flows.Count(f => f.Capital) is var of && of > 0 && of * 2 >= option.Flows.Count(f => f.Cost != Amount.Zero);
        var bias = option.Bias;
        return new(option.Name, option.Role switch { OptionRole.DoNothing => "do-nothing", OptionRole.DoMinimum => "do-minimum", _ => "option" }, kind, capital)
        {
            Parts = [.. (bias?.Parts ?? []).Select(p => TypedRow.Of(("type", BiasTables.Of(p.Type).Name), ("share", Text(p.Share)), ("stage", p.Stage is { } stage ? Text(stage) : "")))],
            Causes = [.. (bias?.Causes ?? []).Select(c => TypedRow.Of(("cause", c.Cause), ("share", Text(c.Share)), ("mitigated", Text(c.Mitigated * 100m))))],
            Months = bias?.DurationMonths is { } months ? Text(months) : "",
            Evidence = bias?.Evidence ?? "",
            Left = option.Residual is { } left ? TypedRow.Of(("year", Text(left.Year)), ("worth", Text(left.Worth, "0", unknowns)), ("paid", left.Received ? "yes" : ""), ("why", left.Why)) : TypedRow.Empty,
            Sunk = [.. (option.Sunk ?? []).Select(s => TypedRow.Of(("spent", Text(s.Spent, "0", unknowns)), ("why", s.Why)))],
            RunRate = option.RunRateYear is { } year ? Text(year) : "",
        };
    }

    /// <summary>Into the table what needs no more words than it has, and the rest below it. Nothing is added up: each cell is one cost or one benefit.</summary>
    private static void Place(int i, AppraisedOption option, TypedOption typed, (string? Cost, string? Benefit)[,] cells, List<TypedRow> further, List<string> unknowns)
    {
        var years = option.Flows.CountBy(f => f.Year).ToDictionary();
        foreach (var flow in option.Flows)
        {
            var nought = flow.Cost == Amount.Zero && flow.Benefit == Amount.Zero;
            var plain = flow.Year < cells.GetLength(0) && flow.FallsOn.Length + flow.Group.Length + flow.Label.Length == 0 && !flow.Transfer && (!nought || years[flow.Year] == 1);
            var cost = flow.Cost != Amount.Zero && plain && flow.Capital == typed.Capital && cells[flow.Year, i].Cost is null;
            var benefit = (flow.Benefit != Amount.Zero || nought) && plain && (nought || flow.Kind.Slug() == typed.Class) && cells[flow.Year, i].Benefit is null;
            if (cost)
            {
                cells[flow.Year, i].Cost = Text(flow.Cost, "", unknowns);
            }

            if (benefit)
            {
                cells[flow.Year, i].Benefit = Text(flow.Benefit, "0", unknowns);
            }

            var (costLeft, benefitLeft) = (!cost && flow.Cost != Amount.Zero, !benefit && (flow.Benefit != Amount.Zero || nought));
            if (costLeft || benefitLeft)
            {
                further.Add(TypedRow.Of(
                    ("option", Text(i)), ("year", Text(flow.Year)), ("cost", costLeft ? Text(flow.Cost, "", unknowns) : ""), ("benefit", benefitLeft ? Text(flow.Benefit, "0", unknowns) : ""),
                    ("class", benefitLeft && !nought ? flow.Kind.Slug() : ""), ("fallsOn", flow.FallsOn), ("capital", costLeft && flow.Capital ? "yes" : ""), ("transfer", flow.Transfer ? "yes" : ""),
                    ("group", flow.Group), ("label", flow.Label)));
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Text(Amount amount, string nought, List<string> unknowns)
    {
        switch (amount)
        {
            case Amount.Known { Figure.IsZero: true }:
                return nought;
            case Amount.Known { Figure: var money }:
                return money.Pounds.ToString(money.Pence % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);
            case Amount.Range range:
                return $"{range.Low.Pounds.ToString("0.##", CultureInfo.InvariantCulture)} to {range.High.Pounds.ToString("0.##", CultureInfo.InvariantCulture)}";
            case Amount.Unquantified { Why: var why } when AmountReader.Read(why, MoneyUnit.Pounds).Value is Amount.Unquantified read && read.Why == why:
                return why;
            case Amount.Unquantified { Why: var why }:
                unknowns.Add(NoFigure + why);
                return NoFigure + why;
            default:
                return "";
        }
    }
}
