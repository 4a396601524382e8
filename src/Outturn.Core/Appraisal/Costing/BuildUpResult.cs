using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Costing;

/// <summary>A rate as a sum used it.</summary>
/// <param name="Table">The table's id.</param>
/// <param name="Name">The name within it.</param>
/// <param name="Year">The year whose value it is, which may be earlier than the year in which it was used.</param>
public sealed record RateUsed(Guid Table, string Name, FinancialYear Year, decimal Value);

/// <summary>A factor of a row's amount in a year.</summary>
/// <param name="Words">As a person reads it: <c>2 posts</c>, <c>£45,000</c>, <c>30 % on-costs</c>.</param>
/// <param name="Value">What is multiplied; null for a range or what is not known.</param>
public sealed record Factor(string Words, decimal? Value);

/// <summary>What a row comes to in one year.</summary>
/// <param name="Amount">Positive, whether it costs or saves.</param>
/// <param name="Factors">What it is the product of; empty where it comes to nothing.</param>
/// <param name="Less">What is taken off; nought where nothing is.</param>
public sealed record RowYear(FinancialYear Year, Amount Amount, IReadOnlyList<Factor> Factors, Money Less)
{
    /// <summary>Such as <c>2 posts x £45,000 x 1.3 x 9/12 less £3,000</c>; empty where it comes to nothing.</summary>
    public string Words => Factors.Count == 0 && Less.IsZero ? "" : string.Join(" × ", Factors.Select(f => f.Words)) + (Less.IsZero ? "" : " less £" + Quantity.Text(Less.Pounds));
}

public sealed record RowResult(BuildUpRow Row, IReadOnlyList<RowYear> Years)
{
    public Amount In(FinancialYear year) => Years.FirstOrDefault(y => y.Year == year)?.Amount ?? Amount.Zero;

    public Total Total => Total.Sum(Years.Select(y => y.Amount));
}

/// <summary>A build-up worked out.</summary>
/// <param name="Used">Every rate that it rests on, once each.</param>
public sealed record BuildUpResult(BuildUp BuildUp, IReadOnlyList<RowResult> Rows, IReadOnlyList<RateUsed> Used, IReadOnlyList<Problem> Problems)
{
    public bool Ok => Problems.All(p => p.Severity != Severity.Error);

    /// <summary>The whole of a year: what is counted, less what is taken off. Contingency stands apart.</summary>
    public Total Whole(FinancialYear year)
    {
        var total = Total.Zero;
        foreach (var row in Rows)
        {
            total = row.Row.Part switch
            {
                BuildUpPart.Counted => total + row.In(year),
                BuildUpPart.TakenOff => total - Total.Of(row.In(year)),
                _ => total,
            };
        }

        return total;
    }

    public Total Contingency(FinancialYear year) => Total.Sum(Rows.Where(r => r.Row.Part == BuildUpPart.Contingency).Select(r => r.In(year)));

    /// <summary>Each party's part of a year's whole, in the order of the shares: they add up to it, to the penny. Empty where nothing is shared.</summary>
    public IReadOnlyList<Total> Parts(FinancialYear year)
    {
        if (BuildUp.Shares.Count == 0)
        {
            return [];
        }

        var whole = Whole(year);
        decimal[] weights = [.. BuildUp.Shares.Select(s => s.Weight)];
        var low = whole.Low.Spread(weights);
        var high = whole.High.Spread(weights);
        return [.. low.Select((l, i) => new Total(l, high[i], whole.Unquantified))];
    }

    /// <summary>What the council bears in a year.</summary>
    public Total Council(FinancialYear year)
    {
        if (BuildUp.Shares.Count == 0)
        {
            return Whole(year);
        }

        var parts = Parts(year);
        var total = Total.Zero;
        for (var i = 0; i < parts.Count; i++)
        {
            if (BuildUp.Shares[i].Council)
            {
                total = new(total.Low + parts[i].Low, total.High + parts[i].High, parts[i].Unquantified);
            }
        }

        return total;
    }

    public Total Sum(Func<FinancialYear, Total> of) => BuildUp.AllYears.Aggregate(Total.Zero, (sum, year) => of(year) is var t ? new(sum.Low + t.Low, sum.High + t.High, sum.Unquantified + t.Unquantified) : sum);
}
