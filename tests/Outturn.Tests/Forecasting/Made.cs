using Outturn.Core.Forecasting;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Tests.Forecasting;

/// <summary>Lines and years with few words.</summary>
internal static class Made
{
    public static FinancialYear Year { get; } = new(2017);

    public static ForecastLine Line(string key, long planned, long forecast, Rag rag = Rag.Green, bool signedOff = false, string committee = "Adults", DeliveryBasis basis = DeliveryBasis.NotStated) =>
        new(key, "Line " + key, Money.FromThousands(planned), Money.FromThousands(forecast), rag, basis, SavingKind.Saving, signedOff, committee, "");

    public static DeliveryPosition Position(int monthsLeft, params IReadOnlyList<ForecastLine> lines) => Of(Year, monthsLeft, lines);

    public static DeliveryPosition Of(FinancialYear year, int monthsLeft, IReadOnlyList<ForecastLine> lines) => new(year, DeliveryPosition.DayWith(year, monthsLeft), lines, [], []);

    /// <summary>A closed year of lines that each planned 100 thousand: rating, forecast and outturn in thousands saved.</summary>
    public static ClosedYear Closed(int startYear, params IReadOnlyList<(Rag Rag, long Forecast, long Came)> lines) => Closed(startYear, 5, lines);

    public static ClosedYear Closed(int startYear, int monthsLeft, IReadOnlyList<(Rag Rag, long Forecast, long Came)> lines) => new(
        Of(new(startYear), monthsLeft, [.. lines.Select((l, i) => Line($"L{i:000}", -100, -l.Forecast, l.Rag))]),
        lines.Index().ToDictionary(l => $"L{l.Index:000}", l => Money.FromThousands(-l.Item.Came), StringComparer.Ordinal));

    public static IReadOnlyList<(Rag Rag, long Forecast, long Came)> Times(int times, params (Rag, long, long)[] lines) => [.. Enumerable.Range(0, times).SelectMany(_ => lines)];
}
