using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Values;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Tracking;

/// <summary>
/// The parts of a line as the columns of their tables, after line, order and act: what is written here is read here.
/// One reader serves one query, because it remembers the lists that many lines share.
/// </summary>
internal sealed class LineColumns
{
    private readonly Dictionary<string, IReadOnlyList<string>> lists = new(StringComparer.Ordinal);

    public static object?[] Of(LineDetails details) =>
    [
        details.Title, details.Description, StoredJson.WriteList(details.Committees), details.Service, details.Partners, StoredJson.WritePairs(details.Other),
    ];

    public static object?[] Of(LinePlan plan) => [.. AmountColumns.Of(plan.Investment), .. PhasingColumns.Of(plan.Planned)];

    public static object?[] Of(LineForecast stated) =>
    [
        .. PhasingColumns.Of(stated.Forecast),
        stated.Rag is { } rag ? EnumText<Rag>.Of(rag) : null,
        stated.Direction is { } direction ? EnumText<Direction>.Of(direction) : null,
        stated.Complete,
        stated.Commentary,
        stated.StatedVariance?.Pence,
    ];

    public static object?[] Of(LineStanding standing) => [standing.Withdrawn, standing.Reason];

    public static object?[] Of(LineOverride given) => [given.Rating is { } rag ? EnumText<Rag>.Of(rag) : null, given.Reason, given.Until is { } day ? ActSql.TextOf(day) : null];

    public static object?[] Of(DeliveryBasis basis) => [EnumText<DeliveryBasis>.Of(basis)];

    public static object?[] Of(LineOutturn outturn) => [.. AmountColumns.Of(outturn.Amount), outturn.Reason];

    public static object?[] Of(LineSource source) => [(long)source.Row, StoredJson.Write(source.Raw)];

    /// <summary>The names of a table's columns that say something: not whose, in what order, or by which act.</summary>
    public static IEnumerable<string> NamesOf(FactTable table) => table.Columns.Select(c => c.Name).Except(["line", "period", "fact_order", "act"], StringComparer.Ordinal);

    public LineDetails Details(FactCursor row)
    {
        var title = row.Text();
        var description = row.Text();
        var committees = ListOf(row.TextOrNull());
        var service = row.Text();
        var partners = row.Text();
        var other = row.TextOrNull();
        return new(title, description, committees, service, partners, other is null ? [] : StoredJson.ReadPairs(other));
    }

    public static LinePlan Plan(FactCursor row)
    {
        var investment = AmountColumns.Read(row) ?? throw new InvalidDataException("A plan has no investment.");
        return new(investment, PhasingColumns.Read(row));
    }

    public static LineForecast Stated(FactCursor row)
    {
        var forecast = PhasingColumns.Read(row);
        var rag = row.TextOrNull();
        var direction = row.TextOrNull();
        var complete = row.FlagOrNull();
        var commentary = row.Text();
        var variance = row.WholeOrNull();
        return new(
            forecast,
            rag is null ? null : EnumText<Rag>.Read(rag),
            direction is null ? null : EnumText<Direction>.Read(direction),
            complete,
            commentary,
            variance is { } pence ? Money.FromPence(pence) : null);
    }

    public static LineStanding Standing(FactCursor row) => new(row.Flag(), row.Text());

    public static LineOverride Override(FactCursor row)
    {
        var rag = row.TextOrNull();
        var reason = row.Text();
        var until = row.TextOrNull();
        return new(rag is null ? null : EnumText<Rag>.Read(rag), reason, until is null ? null : ActSql.DayOf(until));
    }

    public static DeliveryBasis Basis(FactCursor row) => EnumText<DeliveryBasis>.Read(row.Text());

    public static LineOutturn Outturn(FactCursor row) => new(AmountColumns.Read(row) ?? throw new InvalidDataException("An outturn has no amount."), row.Text());

    public static LineSource Source(FactCursor row) => new((int)row.Whole(), StoredJson.Read<string[]>(row.Text()));

    private IReadOnlyList<string> ListOf(string? json)
    {
        if (json is null)
        {
            return [];
        }

        if (!lists.TryGetValue(json, out var list))
        {
            lists.Add(json, list = StoredJson.Read<string[]>(json));
        }

        return list;
    }
}
