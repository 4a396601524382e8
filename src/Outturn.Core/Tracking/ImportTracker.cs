using Outturn.Core.Series;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking;

/// <summary>What to do with a line that is in the tracker and not in the file. Nothing is withdrawn in silence.</summary>
public enum MissingAnswer
{
    /// <summary>Leave it as it stands.</summary>
    Keep,

    /// <summary>It has left the tracker, with a reason.</summary>
    Withdraw,
}

/// <summary>One field that a file would change.</summary>
public sealed record FieldChange(string Field, string From, string To);

/// <summary>One line of a file against what the tracker holds.</summary>
/// <param name="Line">As read.</param>
/// <param name="Current">As the tracker has it; null for a new line.</param>
/// <param name="Change">What would be written; empty where nothing changes.</param>
/// <param name="Fields">The same in words, field by field.</param>
public sealed record ImportedLine(ReadLine Line, TrackerLine? Current, LineChange Change, IReadOnlyList<FieldChange> Fields)
{
    public bool IsNew => Current is null;

    public bool Returns => Current is { Standing.Withdrawn: true };
}

/// <summary>What an import would do, before anything is written.</summary>
public sealed record ImportPreview(
    IReadOnlyList<ImportedLine> Added,
    IReadOnlyList<ImportedLine> Changed,
    int Unchanged,
    IReadOnlyList<TrackerLine> Missing)
{
    public bool ChangesNothing => Added.Count == 0 && Changed.Count == 0;
}

/// <summary>Brings a read file into a year's tracker at a position.</summary>
public static class ImportTracker
{
    /// <summary>Compares the file with the tracker as it stands at the file's position.</summary>
    public static ImportPreview Preview(TrackerPosition current, TrackerReading reading)
    {
        var known = new Dictionary<string, TrackerLine>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in current.Withdrawn.Concat(current.Lines))
        {
            known[line.Key] = line;
        }

        var fields = reading.Columns.Select(c => c.Field).ToHashSet();
        var added = new List<ImportedLine>();
        var changed = new List<ImportedLine>();
        var unchanged = 0;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in reading.Lines)
        {
            seen.Add(line.Key);
            var item = Compare(line, known.GetValueOrDefault(line.Key), fields);
            if (item.IsNew)
            {
                added.Add(item);
            }
            else if (item.Change.IsEmpty)
            {
                unchanged++;
            }
            else
            {
                changed.Add(item);
            }
        }

        // A row that could not be read is not a row that is absent: its line is not asked about.
        var unreadable = reading.BadRows.SelectMany(b => b.Raw).Select(text => Reference.From(text)?.Code ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(added, changed, unchanged, [.. current.Lines.Where(l => !seen.Contains(l.Key) && !unreadable.Contains(l.Reference))]);
    }

    /// <summary>
    /// Decides what is written. Refuses with problems where the file cannot be brought in, or where lines are absent from it and
    /// nobody has said what becomes of them.
    /// </summary>
    /// <param name="current">The tracker as it stands at the position.</param>
    /// <param name="reading">The file as understood.</param>
    /// <param name="record">How it was understood, for the record.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="missing">An answer for each absent line, by key.</param>
    /// <param name="withdrawalReason">Why lines are withdrawn; needed where any is.</param>
    public static Result<TrackerChanges> Decide(
        TrackerPosition current,
        TrackerReading reading,
        ImportRecord record,
        ReadOnlyMemory<byte> file,
        IReadOnlyDictionary<string, MissingAnswer> missing,
        string withdrawalReason)
    {
        if (!reading.CanBeImported)
        {
            return Result.Refused<TrackerChanges>([.. reading.Problems.Where(p => p.Severity == Severity.Error).DefaultIfEmpty(
                Problem.Error("import.nothing-read", reading.FileName, "No tracker line was read from this file. Check that it is a savings tracker with a heading row, and correct the columns by hand if it is."))]);
        }

        var preview = Preview(current, reading);
        var problems = new List<Problem>();
        foreach (var line in preview.Missing.Where(l => !missing.ContainsKey(l.Key)))
        {
            problems.Add(Problem.Error("import.line-absent", line.Key, $"{Named(line)} is in the tracker and not in this file. Say whether to keep it or withdraw it."));
        }

        var leaving = preview.Missing.Where(l => missing.GetValueOrDefault(l.Key) == MissingAnswer.Withdraw).ToList();
        if (leaving.Count > 0 && string.IsNullOrWhiteSpace(withdrawalReason))
        {
            problems.Add(Problem.Error("import.reason-missing", "reason", "Say why these lines leave the tracker: the reason stays with them."));
        }

        if (problems.Count > 0)
        {
            return Result.Refused<TrackerChanges>(problems);
        }

        var changes = preview.Added.Concat(preview.Changed).OrderBy(i => i.Line.Row)
            .Select(i => i.Change with { Source = new(i.Line.Row, i.Line.Raw) })
            .Concat(leaving.Select(l => new LineChange(l.Id, l.Key, l.Reference) { Standing = new(Withdrawn: true, withdrawalReason.Trim()) }))
            .ToList();
        return Result.Ok(new TrackerChanges(changes, record, file));
    }

    /// <summary>
    /// What a file would say of completion that finance alone may say: a line that becomes complete or is reopened, and a forecast that
    /// changes on a complete line.
    /// </summary>
    public static IReadOnlyList<Problem> Completions(TrackerPosition current, TrackerChanges changes)
    {
        var lines = current.Lines.Concat(current.Withdrawn).ToDictionary(l => l.Id);
        return
        [
            .. changes.Lines.Where(c => c.Stated is { } stated && (c.LineId is { } id && lines.TryGetValue(id, out var line)
                    ? (line.AsRecorded.Complete ?? false) != (stated.Complete ?? false) || (line.AsRecorded.Complete == true && !line.AsRecorded.Forecast.Equals(stated.Forecast))
                    : stated.Complete == true))
                .Select(c => Problem.Error("import.completion", c.Key, $"{(c.Reference.Length > 0 ? c.Reference : c.Key)}: only finance says that a saving is complete, reopens it, or changes the forecast of a complete one. Take these rows out, or ask finance to bring the file in.")),
        ];
    }

    private static string Named(TrackerLine line) => line.Reference.Length > 0 ? $"{line.Reference} {line.Details.Title}" : line.Details.Title;

    private static ImportedLine Compare(ReadLine read, TrackerLine? current, HashSet<TrackerField> fields)
    {
        var was = current?.Details ?? LineDetails.Empty;
        T Of<T>(TrackerField field, T now, T before) => current is null || fields.Contains(field) ? now : before;

        // What the file has no column for stays as it is.
        var details = new LineDetails(
            Of(TrackerField.Title, read.Details.Title, was.Title),
            Of(TrackerField.Description, read.Details.Description, was.Description),
            read.Details.Committees.Count > 0 || fields.Contains(TrackerField.Committee) ? read.Details.Committees : was.Committees,
            read.Details.Service.Length > 0 || fields.Contains(TrackerField.Service) ? read.Details.Service : was.Service,
            Of(TrackerField.Partners, read.Details.Partners, was.Partners),
            Merged(was.Other, read.Details.Other));

        var plan = read.Plan is null
            ? current?.Plan ?? LinePlan.Empty
            : read.Plan with
            {
                Investment = Of(TrackerField.Investment, read.Plan.Investment, current?.Plan.Investment ?? Amount.Zero),
                Planned = HasPlan(fields) || current is null ? read.Plan.Planned : current.Plan.Planned,
            };

        // A rating or an arrow that the file shows as the tracker does is not a statement: what the rule gives stays the rule's.
        var before = current?.AsRecorded ?? LineForecast.Empty;
        var shown = current?.Stated ?? LineForecast.Empty;
        var stated = new LineForecast(
            HasForecast(fields) || current is null ? read.Stated.Forecast : before.Forecast,
            fields.Contains(TrackerField.Rag) && (current is null || read.Stated.Rag != shown.Rag) ? read.Stated.Rag : before.Rag,
            fields.Contains(TrackerField.Direction) && (current is null || read.Stated.Direction != shown.Direction) ? read.Stated.Direction : before.Direction,
            fields.Contains(TrackerField.Complete) ? read.Stated.Complete : before.Complete,
            Of(TrackerField.Commentary, read.Stated.Commentary, before.Commentary),
            fields.Contains(TrackerField.Variance) ? read.Stated.StatedVariance : null);

        var owner = fields.Contains(TrackerField.Owner) && (read.Owner.Length > 0 || current is { Owner.Length: > 0 }) && read.Owner != (current?.Owner ?? "") ? read.Owner : null;
        var change = new LineChange(current?.Id, current?.Key ?? read.Key, current?.Reference ?? read.Reference?.Code ?? "")
        {
            Details = current is null || !details.Equals(was) || current.Acts.Details == 0 ? details : null,
            Plan = current is null || plan != current.Plan || current.Acts.Plan == 0 ? plan : null,
            Stated = current is null || stated != before || current.Acts.Forecast == 0 ? stated : null,
            Owner = owner,
            Standing = current is { Standing.Withdrawn: true } ? new LineStanding(Withdrawn: false, "In the file again") : null,
        };
        return new(read, current, change, current is null ? [] : LineWords.Changes(current, change));
    }

    private static bool HasPlan(HashSet<TrackerField> fields) => fields.Contains(TrackerField.PlannedYear) || fields.Contains(TrackerField.PlannedPart);

    private static bool HasForecast(HashSet<TrackerField> fields) => fields.Contains(TrackerField.ForecastYear) || fields.Contains(TrackerField.ForecastPart) || fields.Contains(TrackerField.Variance);

    private static IReadOnlyList<KeyValuePair<string, string>> Merged(IReadOnlyList<KeyValuePair<string, string>> before, IReadOnlyList<KeyValuePair<string, string>> now)
    {
        if (before.Count == 0)
        {
            return now;
        }

        var headings = now.Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var kept = before.Where(o => !headings.Contains(o.Key)).ToList();
        return kept.Count == 0 && now.Count >= before.Count ? now : [.. before.Select(o => headings.Contains(o.Key) ? now.First(n => n.Key == o.Key) : o), .. now.Where(n => before.All(b => b.Key != n.Key))];
    }

    /// <summary>The amount's parts in one line, such as "-81, -81, -81, -81".</summary>
    internal static string Parts(Phasing phasing) => string.Join(", ", phasing.Parts.Select(MoneyStyle.Thousands.Text));
}
