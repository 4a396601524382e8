using System.Globalization;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Sums;

/// <summary>One cell of a line.</summary>
internal readonly record struct LineCell(TrackerField Field, int Part)
{
    public string Name(CheckedLine line) => FieldWords.Name(Field, Part, PartsOf(line));

    private int PartsOf(CheckedLine line) => Field == TrackerField.PlannedPart ? line.Figures.Planned.Count : line.Figures.Forecast.Count;

    /// <summary>The cell that a total's measure sums, such as <c>plannedQ1</c>; null for a name that is not known.</summary>
    public static LineCell? Named(string measure)
    {
        if (Is(measure, "investment"))
        {
            return new(TrackerField.Investment, 0);
        }

        if (Is(measure, "variance"))
        {
            return new(TrackerField.Variance, 0);
        }

        var planned = measure.StartsWith("planned", StringComparison.OrdinalIgnoreCase);
        var forecast = measure.StartsWith("forecast", StringComparison.OrdinalIgnoreCase);
        if (!planned && !forecast)
        {
            return null;
        }

        var rest = measure.AsSpan(planned ? 7 : 8);
        return rest.Equals("Year", StringComparison.OrdinalIgnoreCase) ? new(planned ? TrackerField.PlannedYear : TrackerField.ForecastYear, 0)
            : rest.Length is 2 or 3 && rest[0] is 'Q' or 'q' or 'M' or 'm' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 12
                ? new(planned ? TrackerField.PlannedPart : TrackerField.ForecastPart, n)
                : null;
    }

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A cell that is taken to be wrong: what it holds and what would be right, in pence.</summary>
internal readonly record struct CellSlip(LineCell Cell, long Actual, long Right);

/// <summary>Something wrong with one line's sums, said once under the code that explains it best.</summary>
/// <param name="Slips">The cells that are wrong, where that can be said: a total that differs by just this is not reported again.</param>
/// <param name="Cell">Where to look.</param>
internal sealed record LineDefect(
    CheckedLine Line, string Code, Severity Severity, LineCell Cell, string Message, string Expected, string Actual, long? Difference, IReadOnlyList<CellSlip> Slips)
{
    public Finding ToFinding() => new(
        Code, Severity, Line.Subject, Line.Place(Cell.Field, Cell.Part), Message, Expected, Actual, Difference is { } d ? FieldWords.Money(d) : null);
}
