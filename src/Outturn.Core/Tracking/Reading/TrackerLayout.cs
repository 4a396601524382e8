using Outturn.Core.Sheets;

namespace Outturn.Core.Tracking.Reading;

/// <summary>Which column is what, ready to read rows by.</summary>
internal sealed class TrackerLayout
{
    public TrackerLayout(Grid grid, HeadingBlock block, IReadOnlyList<ColumnMapping> mappings)
    {
        Grid = grid;
        Block = block;
        Mappings = mappings;
        PlannedParts = Parts(TrackerField.PlannedPart);
        ForecastParts = Parts(TrackerField.ForecastPart);
        MoneyColumns = [.. mappings.Where(m => IsMoney(m.Field)).Select(m => m.Column).Order()];
        MoneySet = [.. MoneyColumns];
        TextColumns = [.. mappings.Where(m => !IsMoney(m.Field) && m.Field is not (TrackerField.Other or TrackerField.Ignored or TrackerField.LineKey)).Select(m => m.Column)];
        _byColumn = mappings.ToDictionary(m => m.Column);
        Others = [.. mappings.Where(m => m.Field == TrackerField.Other)];
    }

    private readonly Dictionary<int, ColumnMapping> _byColumn;

    public Grid Grid { get; }

    public HeadingBlock Block { get; }

    public IReadOnlyList<ColumnMapping> Mappings { get; }

    public int[] PlannedParts { get; }

    public int[] ForecastParts { get; }

    public int[] MoneyColumns { get; }

    public HashSet<int> MoneySet { get; }

    public int[] TextColumns { get; }

    public ColumnMapping[] Others { get; }

    public int Of(TrackerField field)
    {
        foreach (var mapping in Mappings)
        {
            if (mapping.Field == field)
            {
                return mapping.Column;
            }
        }

        return -1;
    }

    public bool Has(TrackerField field) => Of(field) >= 0;

    public bool HasPlan => PlannedParts.Length > 0 || Has(TrackerField.PlannedYear);

    public bool HasForecast => ForecastParts.Length > 0 || Has(TrackerField.ForecastYear);

    public ColumnMapping Mapping(int column) => _byColumn[column];

    public HeadingSense Sense(int column) => Block.Headings.FirstOrDefault(h => h.Column == column)?.Sense ?? HeadingSense.Of("", "", null);

    /// <summary>Such as <c>plannedQ1</c>, <c>forecastM12</c>, <c>variance</c>.</summary>
    public string Measure(int column)
    {
        var mapping = Mapping(column);
        return mapping.Field switch
        {
            TrackerField.Investment => "investment",
            TrackerField.PlannedYear => "plannedYear",
            TrackerField.ForecastYear => "forecastYear",
            TrackerField.Variance => "variance",
            TrackerField.PlannedPart => "planned" + Part(mapping.Part, PlannedParts.Length),
            TrackerField.ForecastPart => "forecast" + Part(mapping.Part, ForecastParts.Length),
            _ => "",
        };
    }

    private static string Part(int part, int count) => (count == 12 ? "M" : "Q") + part.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static bool IsMoney(TrackerField field) =>
        field is TrackerField.Investment or TrackerField.PlannedPart or TrackerField.PlannedYear or TrackerField.ForecastPart or TrackerField.ForecastYear or TrackerField.Variance;

    private int[] Parts(TrackerField field)
    {
        var parts = Mappings.Where(m => m.Field == field).OrderBy(m => m.Part).Select(m => m.Column).ToArray();
        return parts.Length is 4 or 12 ? parts : [];
    }
}
