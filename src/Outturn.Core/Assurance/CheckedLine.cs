using System.Globalization;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

/// <summary>The text of one cell or field as it stood before anything was taken out of it.</summary>
/// <param name="Field">What the column was taken to be.</param>
/// <param name="Column">Its index in the file; -1 for a stored field.</param>
/// <param name="Name">What a sentence calls it, such as "commentary", or the council's own heading.</param>
/// <param name="Text">Untouched.</param>
public readonly record struct CellText(TrackerField Field, int Column, string Name, string Text);

/// <summary>
/// One line of a tracker as the checks see it: the same shape for a row just read from a file and for a line from the record.
/// </summary>
public sealed class CheckedLine
{
    private readonly Func<TrackerField, int, string?>? raw;
    private readonly Func<IEnumerable<CellText>> texts;
    private CommentaryText? commentary;

    private CheckedLine(string key, string reference, Func<TrackerField, int, string?>? raw, Func<IEnumerable<CellText>> texts)
    {
        Key = key;
        Reference = reference;
        this.raw = raw;
        this.texts = texts;
    }

    /// <summary>What tells it from the others.</summary>
    public string Key { get; }

    /// <summary>The council's code in its one spelling; empty for none.</summary>
    public string Reference { get; }

    /// <summary>The code as the cell has it.</summary>
    public string ReferenceAsWritten { get; private init; } = "";

    /// <summary>The row in the file; 0 for a stored line.</summary>
    public int Row { get; private init; }

    public LineDetails Details { get; private init; } = LineDetails.Empty;

    /// <summary>Null where the file has no planned figures.</summary>
    public LinePlan? Plan { get; private init; }

    public LineForecast Stated { get; private init; } = LineForecast.Empty;

    public string Owner { get; private init; } = "";

    /// <summary>Whether the file has a column for owners at all; a record always has.</summary>
    public bool HasOwner { get; private init; }

    /// <summary>Every text cell, as it stood.</summary>
    public IEnumerable<CellText> Texts => texts();

    /// <summary>Names the place of a column by its index, such as <c>Tracker!T53</c>.</summary>
    public Func<int, string> PlaceOfColumn { get; private init; } = _ => "";

    /// <summary>Names the place of a field: a cell of the file, or <c>A/R.6.220, commentary</c>. The number is the part, 0 for none.</summary>
    public Func<TrackerField, int, string> Place { get; private init; } = (_, _) => "";

    /// <summary>What the figures are, in pence.</summary>
    public LineFigures Figures { get; private init; } = LineFigures.None;

    /// <summary>What a finding is about: the reference or, for want of one, the title.</summary>
    public string Subject => Reference.Length > 0 ? Reference : Details.Title.Length > 0 ? Details.Title : Key;

    /// <summary>The cell's text; null where it is not known (a stored line, or no such column).</summary>
    public string? Raw(TrackerField field, int part = 0) => raw?.Invoke(field, part);

    internal CommentaryText CommentaryOf(FinancialYear year) => commentary ??= CommentaryText.Of(Stated.Commentary, year);

    private static readonly TrackerField[] TextFields =
    [
        TrackerField.Reference, TrackerField.Title, TrackerField.Description, TrackerField.Committee, TrackerField.Service, TrackerField.Owner,
        TrackerField.Commentary, TrackerField.Partners, TrackerField.Other,
    ];

    /// <summary>Every line of a reading.</summary>
    public static IReadOnlyList<CheckedLine> From(TrackerReading reading)
    {
        var layout = Layout.Of(reading);
        return [.. reading.Lines.Select(line => From(line, reading, layout))];
    }

    public static CheckedLine From(ReadLine line, TrackerReading reading) => From(line, reading, Layout.Of(reading));

    private static CheckedLine From(ReadLine line, TrackerReading reading, Layout layout)
    {
        var place = reading.Place;
        var row = line.Row;
        return new(line.Key, line.Reference?.Code ?? "", (field, part) => layout.Column(field, part) is { } c && c < line.Raw.Count ? line.Raw[c] : null, () => Cells(line, layout))
        {
            ReferenceAsWritten = line.Reference?.AsWritten ?? "",
            Row = row,
            Details = line.Details,
            Plan = line.Plan,
            Stated = line.Stated,
            Owner = line.Owner,
            HasOwner = layout.HasOwner,
            PlaceOfColumn = column => place(row, column),
            Place = (field, part) => layout.Column(field, part) is { } c ? place(row, c) : string.Create(CultureInfo.InvariantCulture, $"row {row}, {FieldWords.Name(field, part)}"),
            Figures = LineFigures.Of(line.Plan, line.Stated, line.PrintedPlannedYear, line.PrintedForecastYear, line.PrintedVariance),
        };
    }

    public static CheckedLine From(TrackerLine line)
    {
        var name = line.Reference.Length > 0 ? line.Reference : line.Key;
        return new(line.Key, line.Reference, raw: null, () => Fields(line))
        {
            ReferenceAsWritten = line.Reference,
            Details = line.Details,
            Plan = line.Plan,
            Stated = line.Stated,
            Owner = line.Owner,
            HasOwner = true,
            PlaceOfColumn = _ => name,
            Place = (field, part) => $"{name}, {FieldWords.Name(field, part)}",
            Figures = LineFigures.Of(line.Plan, line.Stated, null, null, null),
        };
    }

    private static IEnumerable<CellText> Cells(ReadLine line, Layout layout)
    {
        foreach (var column in layout.Texts)
        {
            if (column.Column < line.Raw.Count && line.Raw[column.Column].Length > 0)
            {
                yield return new(column.Field, column.Column, column.Field == TrackerField.Other ? column.Heading : FieldWords.Name(column.Field), line.Raw[column.Column]);
            }
        }
    }

    private static IEnumerable<CellText> Fields(TrackerLine line) =>
    [
        new(TrackerField.Title, -1, FieldWords.Name(TrackerField.Title), line.Details.Title),
        new(TrackerField.Description, -1, FieldWords.Name(TrackerField.Description), line.Details.Description),
        new(TrackerField.Commentary, -1, FieldWords.Name(TrackerField.Commentary), line.Stated.Commentary),
        new(TrackerField.Partners, -1, FieldWords.Name(TrackerField.Partners), line.Details.Partners),
        .. line.Details.Other.Select(o => new CellText(TrackerField.Other, -1, o.Key, o.Value)),
    ];

    /// <summary>Where the fields stand in a file: worked out once for all its lines.</summary>
    private sealed record Layout(IReadOnlyDictionary<(TrackerField, int), int> Columns, IReadOnlyList<ColumnMapping> Texts, bool HasOwner)
    {
        public int? Column(TrackerField field, int part) => Columns.TryGetValue((field, part), out var column) ? column : null;

        public static Layout Of(TrackerReading reading)
        {
            var columns = new Dictionary<(TrackerField, int), int>();
            foreach (var column in reading.Columns)
            {
                columns.TryAdd((column.Field, column.Part), column.Column);
            }

            return new(columns, [.. reading.Columns.Where(c => TextFields.Contains(c.Field))], reading.Columns.Any(c => c.Field == TrackerField.Owner));
        }
    }
}
