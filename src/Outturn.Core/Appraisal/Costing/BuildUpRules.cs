using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Costing;

/// <summary>What is refused of a build-up before it is worked out, each at its field.</summary>
public static class BuildUpRules
{
    public const int MostRows = 500;

    public const int MostYears = 30;

    /// <summary>School weeks of a financial year: 12 in the summer term and 27 after it.</summary>
    public const decimal SchoolWeeksOfAYear = 39m;

    public static IEnumerable<Problem> Check(BuildUp buildUp)
    {
        if (buildUp.Years is < 1 or > MostYears)
        {
            yield return Problem.Error("buildup.years", "years", $"A build-up has 1 to {MostYears} years. Give the number of years.");
            yield break;
        }

        if (buildUp.Rows.Count == 0)
        {
            yield return Problem.Error("buildup.no-rows", "rows", "Add at least one row: posts, days, a volume or an amount.");
        }
        else if (buildUp.Rows.Count > MostRows)
        {
            yield return Problem.Error("buildup.too-many-rows", "rows", $"A build-up has at most {MostRows} rows. Split it between lines.");
            yield break;
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in buildUp.Rows)
        {
            foreach (var problem in keys.Add(row.Key) ? Row(buildUp, row) : [Problem.Error("buildup.row-twice", BuildUpSum.Field(row, "title"), $"Two rows have the key {row.Key}. Give one of them another.")])
            {
                yield return problem;
            }
        }

        foreach (var problem in Shares(buildUp.Shares))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Row(BuildUp buildUp, BuildUpRow row)
    {
        string At(string part) => BuildUpSum.Field(row, part);
        var title = row.Title.Trim().Length > 0 ? $"“{row.Title}”" : "A row";
        if (row.Title.Trim().Length == 0)
        {
            yield return Problem.Error("buildup.row-untitled", At("title"), "Say what the row is, such as “Programme manager”.");
        }

        foreach (var (quantity, part, noun) in new[] { (row.Count, "count", "how many"), (row.Fte, "fte", "full-time equivalent") })
        {
            if (quantity.Low < 0m)
            {
                yield return Problem.Error("buildup.negative", At(part), $"{title} has {quantity} as {noun}. Give a number of nought or more; mark the row as taken off if it brings something in.");
            }
        }

        if (row.Kind == BuildUpKind.Posts && row.Fte.High > 1m && row.Count == Quantity.One)
        {
            yield return Problem.Notice("buildup.fte-over-one", At("fte"), $"{title} is one post of {row.Fte} full-time equivalent. If there are several posts, say how many.");
        }

        if (row.Kind is BuildUpKind.Amounts)
        {
            if (row.Price is not null)
            {
                yield return Problem.Error("buildup.price-not-used", At("price"), $"{title} has its amounts by year, so its price is not used. Take the price out, or make it another kind of row.");
            }
        }
        else if (row.Price is null)
        {
            yield return Problem.Error("buildup.price-missing", At("price"), $"{title} has no {(row.Kind == BuildUpKind.PercentOf ? "percentage" : "price")}. Choose a rate from a table, or give a value with the reason; TBC is a value too.");
        }

        foreach (var (use, part) in new[] { (row.Price, "price"), (row.OnCost, "onCost"), (row.Uplift, "uplift") })
        {
            if (use?.Own is { } own)
            {
                if (use.Reason.Trim().Length == 0)
                {
                    yield return Problem.Error("buildup.override-without-reason", At(part + ".reason"), $"{title} has a value of its own ({own}) in place of a rate from a table. Say why, such as the quotation that it comes from.");
                }

                if (own.Low < 0m && part != "uplift")
                {
                    yield return Problem.Error("buildup.negative", At(part), $"{title} has {own}. Give nought or more; mark the row as taken off if it brings something in.");
                }

                if (part != "price" && own.High > 200m)
                {
                    yield return Problem.Error("rate.out-of-range", At(part), $"{title} has {own} per cent. Give per cent, such as 30 for three tenths.");
                }
            }
        }

        if (row.From is { } from && row.To is { } to && (to.Year < from.Year || (to.Year == from.Year && to.Number < from.Number)))
        {
            yield return Problem.Error("buildup.ends-before-start", At("to"), $"{title} ends before it starts. Change one of the months.");
        }
        else if ((row.From is { } start && start.Year > buildUp.Last) || (row.To is { } end && end.Year < buildUp.First))
        {
            yield return Problem.Error("buildup.outside", At("from"), $"{title} lies outside {buildUp.First} to {buildUp.Last}. Change its months, or the years of the build-up.");
        }

        foreach (var (year, quantity) in row.ByYear.Select(y => (y.Year, y.Quantity)))
        {
            if (year < buildUp.First || year > buildUp.Last)
            {
                yield return Problem.Error("buildup.outside", At("byYear." + year), $"{title} says something of {year}, which is outside {buildUp.First} to {buildUp.Last}. Change the years of the build-up, or take it out.");
            }

            if (quantity.Low < 0m)
            {
                yield return Problem.Error("buildup.negative", At("byYear." + year), $"{title} has {quantity} in {year}. Give nought or more; mark the row as taken off if it brings something in.");
            }

            if (row.Kind == BuildUpKind.SchoolWeeks && quantity.High > SchoolWeeksOfAYear)
            {
                yield return Problem.Error("buildup.school-weeks", At("byYear." + year), $"{title} has {quantity} school weeks in {year}. A year has {SchoolWeeksOfAYear:0}: 12 to the summer and 27 after it.");
            }

            if (row.Kind == BuildUpKind.Days && quantity.High > 366m && row.Count == Quantity.One)
            {
                yield return Problem.Warning("buildup.days-suspect", At("byYear." + year), $"{title} has {quantity} days in {year}, more than a year has. Say how many people if it is several.");
            }
        }

        if (row.Kind is BuildUpKind.Days or BuildUpKind.SchoolWeeks or BuildUpKind.Amounts && row.ByYear.Count == 0)
        {
            var what = row.Kind switch { BuildUpKind.Days => "days", BuildUpKind.SchoolWeeks => "school weeks", _ => "amounts" };
            yield return Problem.Error("buildup.nothing-by-year", At("byYear." + buildUp.First), $"{title} has no {what} in any year. Give them by year.");
        }

        if (row.Kind == BuildUpKind.PercentOf && row.Of.Count == 0)
        {
            yield return Problem.Error("buildup.percent-of-nothing", At("of"), $"{title} is a percentage of nothing. Choose the rows that it is of.");
        }

        foreach (var (names, part) in new[] { (row.Of, "of"), (row.Less, "less") })
        {
            foreach (var name in names.Where(n => buildUp.Rows.All(r => r.Key != n)))
            {
                yield return Problem.Error("buildup.row-unknown", At(part), $"{title} names the row {name}, which is not there. Choose one of the rows.");
            }
        }
    }

    private static IEnumerable<Problem> Shares(IReadOnlyList<BuildUpShare> shares)
    {
        if (shares.Count == 0)
        {
            yield break;
        }

        for (var i = 0; i < shares.Count; i++)
        {
            if (shares[i].Party.Trim().Length == 0)
            {
                yield return Problem.Error("buildup.share-unnamed", $"shares.{i}.party", "Name the party whose share it is.");
            }

            if (shares[i].Weight is < 0m or > Quantity.Largest)
            {
                yield return Problem.Error("buildup.share-weight", $"shares.{i}.weight", $"{shares[i].Party} has a share of {Quantity.Text(shares[i].Weight)}. Give nought or more.");
            }
        }

        if (shares.Sum(s => Math.Max(0m, s.Weight)) == 0m)
        {
            yield return Problem.Error("buildup.share-weight", "shares.0.weight", "The shares add up to nothing. Give each party its part, such as 60 and 40.");
        }

        if (!shares.Any(s => s.Council))
        {
            yield return Problem.Error("buildup.share-without-council", "shares.0.council", "No share is the council’s own. Say which is, or the line would hold nothing.");
        }

        if (shares.GroupBy(s => s.Party.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            yield return Problem.Error("buildup.share-twice", "shares.0.party", $"{twice.Key} has two shares. Put them together.");
        }
    }
}
