using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web;

/// <summary>A partner of a pool as it is typed.</summary>
public sealed class PooledPartner
{
    public string? Name { get; set; }

    public string? Share { get; set; }

    /// <summary>The least firm, until somebody says more.</summary>
    public string? Status { get; set; } = TrackerQuery.Name(FundingStatus.Assumed);

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Share);
}

/// <summary>What a source pays of a capital scheme, as it is typed.</summary>
public sealed class TypedPayer
{
    public string? Source { get; set; }

    public string? Status { get; set; } = TrackerQuery.Name(FundingStatus.Assumed);

    public List<string?> Amounts { get; set; } = [];
}

/// <summary>Fields of pools, receipts and schemes, read in one way.</summary>
internal static class TypedTerms
{
    public static PoolTerms Pool(List<PooledPartner> typed, int council, bool byAmount, List<Problem> problems) => new(byAmount, [.. typed.Index().Where(p => !p.Item.IsEmpty).Select(p => new PoolPartner(
        p.Item.Name ?? "", Number(p.Item.Share, $"Partners[{p.Index}].Share", byAmount ? "Type the partner’s part in pounds, such as 130,000." : "Type the partner’s share in per cent, such as 51.8.", problems),
        TrackerQuery.Named<FundingStatus>(p.Item.Status) ?? FundingStatus.Assumed, p.Index == council))]);

    public static List<PooledPartner> Of(PoolTerms? pool, int rows) =>
    [
        .. (pool?.Partners ?? []).Select(p => new PooledPartner { Name = p.Name, Share = p.Share.ToString("#,##0.####", CultureInfo.InvariantCulture), Status = TrackerQuery.Name(p.Status) }),
        .. Enumerable.Range(0, Math.Max(1, rows - (pool?.Partners.Count ?? 0))).Select(_ => new PooledPartner()),
    ];

    /// <summary>Amounts by year in £000; nothing in a box is nothing in the year.</summary>
    public static Levels Years(IReadOnlyList<FinancialYear> years, List<string?> typed, string field, List<Problem> problems)
    {
        var levels = new List<KeyValuePair<FinancialYear, Money>>();
        foreach (var (i, year) in years.Index())
        {
            if (typed.ElementAtOrDefault(i) is not { } text || string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (AmountReader.Read(text, MoneyUnit.Thousands).Value?.Value is { } money)
            {
                levels.Add(new(year, money));
            }
            else
            {
                problems.Add(Problem.Error("amount.unreadable", $"{field}[{i}]", $"“{Short(text)}” is not an amount. Type £000, such as 2,000."));
            }
        }

        return new(levels);
    }

    public static List<string?> Texts(IReadOnlyList<FinancialYear> years, Levels? levels) => [.. years.Select(y => levels?[y] is { IsZero: false } money ? MoneyStyle.Thousands.Text(money) : null)];

    public static decimal Number(string? typed, string field, string otherwise, List<Problem> problems)
    {
        if (decimal.TryParse(typed?.Trim().TrimStart('£').TrimEnd('%').Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000_000m)
        {
            return number;
        }

        problems.Add(Problem.Error("number.unreadable", field, otherwise));
        return 0m;
    }

    public static FinancialYear? Year(string? typed, string field, FinancialYear such, List<Problem> problems)
    {
        if (FinancialYear.TryParse(typed, out var year))
        {
            return year;
        }

        problems.Add(Problem.Error("year.unreadable", field, string.IsNullOrWhiteSpace(typed) ? $"Give the year, such as {such}." : $"“{Short(typed)}” is not a financial year. Write it as {such}."));
        return null;
    }

    public static string Short(string typed) => typed.Length > 40 ? typed[..40] + "…" : typed;
}
