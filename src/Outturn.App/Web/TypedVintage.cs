using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web;

/// <summary>A rate as it is typed: its name and per cent by year of the cycle.</summary>
public sealed class TypedRate
{
    public string? Name { get; set; }

    public List<string?> Percent { get; set; } = [];
}

/// <summary>A forecast as it is typed: levels by year, or a base that grows.</summary>
public sealed class TypedVintage
{
    public string? Name { get; set; }

    public string? Dated { get; set; }

    /// <summary><c>stated</c> or <c>grown</c>.</summary>
    public string? Method { get; set; }

    /// <summary>The level of the base year, where levels are stated: without it nobody can say how the first year changes.</summary>
    public string? Before { get; set; }

    public List<string?> Levels { get; set; } = [];

    public string? Base { get; set; }

    public List<TypedRate> Rates { get; set; } = [];

    public string? Why { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Levels.All(string.IsNullOrWhiteSpace) && string.IsNullOrWhiteSpace(Base);

    /// <summary>The fields as a vintage has them.</summary>
    public static TypedVintage Of(Vintage? vintage, PlanCycle cycle) => new()
    {
        Name = vintage?.Name,
        Dated = vintage?.Dated.ToString("d/M/yyyy", CultureInfo.InvariantCulture),
        Method = vintage?.Forecast is Forecast.Grown ? "grown" : "stated",
        Levels = [.. cycle.Each.Select(y => vintage?.Forecast is Forecast.Stated stated && stated.Levels.TryGetValue(y, out var level) ? MoneyStyle.Thousands.Text(level) : null)],
        Before = vintage?.Forecast is Forecast.Stated before && before.Levels.TryGetValue(cycle.Base, out var was) ? MoneyStyle.Thousands.Text(was) : null,
        Base = vintage?.Forecast is Forecast.Grown grown ? MoneyStyle.Thousands.Text(grown.Base) : null,
        Rates = [.. Enumerable.Range(0, 2).Select(i => Rate((vintage?.Forecast as Forecast.Grown)?.Rates.ElementAtOrDefault(i), cycle))],
        Why = vintage?.Why,
    };

    /// <summary>Reads the fields; adds what is wrong with each to <paramref name="problems"/>, named from <paramref name="prefix"/>.</summary>
    public Vintage? Read(PlanCycle cycle, string prefix, List<Problem> problems)
    {
        var before = problems.Count;
        if (!CouncilTime.TryParseDay(Dated, out var dated))
        {
            problems.Add(Problem.Error("date.unreadable", prefix + ".Dated", "Give the day on which the forecast was made, such as 16/12/2021."));
        }

        Forecast? forecast = null;
        if (Method == "grown")
        {
            var start = AmountReader.Read(Base, MoneyUnit.Thousands).Value?.Value;
            if (start is null)
            {
                problems.Add(Problem.Error("amount.unreadable", prefix + ".Base", "Give the amount of the base year in £000, such as -310,000: what pays for the budget is negative."));
            }

            var rates = Rates.Index().Where(r => !string.IsNullOrWhiteSpace(r.Item.Name) || r.Item.Percent.Any(p => !string.IsNullOrWhiteSpace(p)))
                .Select(r => new NamedRate(string.IsNullOrWhiteSpace(r.Item.Name) ? "Growth" : r.Item.Name.Trim(), Percents(cycle, r.Item, $"{prefix}.Rates[{r.Index}]", problems))).ToList();
            if (rates.Count == 0)
            {
                problems.Add(Problem.Error("vintage.no-rate", prefix + ".Base", "Give at least one rate, or state the levels instead."));
            }

            forecast = new Forecast.Grown(start ?? Money.Zero, rates);
        }
        else
        {
            var levels = new Dictionary<FinancialYear, Amount>();
            foreach (var (i, year) in cycle.Each.Prepend(cycle.Base).Index())
            {
                var typed = i == 0 ? Before : Levels.ElementAtOrDefault(i - 1);
                if (string.IsNullOrWhiteSpace(typed))
                {
                    continue;
                }

                if (AmountReader.Read(typed, MoneyUnit.Thousands).Value is { } level)
                {
                    levels.Add(year, level);
                }
                else
                {
                    problems.Add(Problem.Error("amount.unreadable", i == 0 ? $"{prefix}.Before" : $"{prefix}.Levels[{i - 1}]", $"“{(typed.Length > 40 ? typed[..40] + "…" : typed)}” is not one amount. Type it in £000, such as -1,200, or TBC."));
                }
            }

            if (levels.Count == 0)
            {
                problems.Add(Problem.Error("vintage.no-level", prefix + ".Levels[0]", "Give the level of at least one year, or TBC."));
            }

            forecast = new Forecast.Stated(levels);
        }

        return problems.Count > before ? null : new Vintage(Name?.Trim() ?? "", dated, forecast, Why?.Trim() ?? "");
    }

    private static Dictionary<FinancialYear, decimal> Percents(PlanCycle cycle, TypedRate rate, string field, List<Problem> problems)
    {
        var percents = new Dictionary<FinancialYear, decimal>();
        foreach (var (i, year) in cycle.Each.Index())
        {
            var typed = rate.Percent.ElementAtOrDefault(i)?.Trim().TrimEnd('%').Trim();
            if (string.IsNullOrEmpty(typed))
            {
                continue;
            }

            if (decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var percent))
            {
                percents.Add(year, percent);
            }
            else
            {
                problems.Add(Problem.Error("rate.unreadable", $"{field}.Percent[{i}]", $"“{(typed.Length > 40 ? typed[..40] + "…" : typed)}” is not a rate. Type per cent, such as 1.99."));
            }
        }

        return percents;
    }

    private static TypedRate Rate(NamedRate? rate, PlanCycle cycle) => new()
    {
        Name = rate?.Name,
        Percent = [.. cycle.Each.Select(y => rate is not null && rate.Percent.TryGetValue(y, out var percent) ? percent.ToString("0.######", CultureInfo.InvariantCulture) : null)],
    };
}
