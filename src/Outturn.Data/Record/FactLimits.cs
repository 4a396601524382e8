using Outturn.Core.Values;

namespace Outturn.Data.Record;

/// <summary>An as-at as conditions over facts, whose alias is <c>x</c>: every table of facts has a <c>fact_order</c>.</summary>
internal sealed class FactLimits
{
    private const long ActMask = (1L << 40) - 1;

    private FactLimits(string sql, (string Name, object? Value)[] parameters)
    {
        Sql = sql;
        Parameters = parameters;
    }

    /// <summary>The condition; always true where there is no limit.</summary>
    public string Sql { get; }

    public IReadOnlyList<(string Name, object? Value)> Parameters { get; }

    public static FactLimits Of(AsAt asAt)
    {
        var conditions = new List<string>(2);
        var parameters = new List<(string, object?)>(2);
        if (asAt.Position is { } position)
        {
            conditions.Add("x.fact_order <= @limit");
            parameters.Add(("limit", FactOrder.LastOf(position).Value));
        }

        if (asAt.RecordedBy is { } instant)
        {
            // The act stands in the low bits, so the index on the order answers this too.
            conditions.Add($"(x.fact_order & {ActMask}) <= COALESCE((SELECT MAX(a.number) FROM acts a WHERE a.recorded <= @recorded_by), 0)");
            parameters.Add(("recorded_by", instant.Microseconds));
        }

        return new(conditions.Count == 0 ? "1 = 1" : string.Join(" AND ", conditions), [.. parameters]);
    }

    public (string Name, object? Value)[] With(params ReadOnlySpan<(string Name, object? Value)> others) => [.. Parameters, .. others];
}
