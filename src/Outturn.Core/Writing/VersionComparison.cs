using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

/// <summary>What differs in one field between two versions.</summary>
/// <param name="Field">Its key.</param>
/// <param name="Name">Question and field, in words.</param>
/// <param name="Words">Word by word; of a table, its rows as lines.</param>
public sealed record FieldDifference(string Field, string Name, IReadOnlyList<WordRun> Words);

/// <summary>A part of the header that differs.</summary>
public sealed record HeaderDifference(string Label, string Before, string After);

/// <summary>What differs in the money: one line in one year, or the whole.</summary>
/// <param name="Line">The line in words, or "Change in net budget".</param>
public sealed record FigureDifference(string Line, FinancialYear Year, Total Before, Total After);

/// <summary>Two versions of a case, or a version and what is written now: what differs in words and in figures.</summary>
public sealed record VersionComparison(IReadOnlyList<HeaderDifference> Header, IReadOnlyList<FieldDifference> Fields, IReadOnlyList<FigureDifference> Figures)
{
    public bool IsSame => Header.Count == 0 && Fields.Count == 0 && Figures.Count == 0;

    /// <param name="before">The earlier document.</param>
    /// <param name="after">The later, on the same or on another template.</param>
    public static VersionComparison Of(CaseDocument before, CaseDocument after) => new([.. HeaderOf(before, after)], [.. FieldsOf(before, after)], [.. FiguresOf(before.Figures, after.Figures)]);

    /// <summary>The figures as a table: each line and year that differs, in pounds.</summary>
    public Sheet ToSheet(string before, string after) => new(
        "figures", $"Movements, £, that differ between {before} and {after}. Costs are positive and savings negative.", "movement",
        [
            new("line", "Line", ColumnKind.Text), new("year", "Year", ColumnKind.Text), new("before", before, ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds)),
            new("after", after, ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds)), new("change", "Change", ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds, PlusSign: true)),
        ],
        [.. Figures.Select((f, i) => new Row(i.ToString(CultureInfo.InvariantCulture), RowKind.Item, [Cell.Text(f.Line), Cell.Text(f.Year.ToString()), Cell.Of(f.Before), Cell.Of(f.After), Cell.Of(f.After - f.Before)]))]);

    private static IEnumerable<HeaderDifference> HeaderOf(CaseDocument before, CaseDocument after)
    {
        if (before.Title != after.Title)
        {
            yield return new("Title", before.Title, after.Title);
        }

        var (was, now) = (before.Header.ToLookup(h => h.Label, h => h.Value, StringComparer.Ordinal), after.Header.ToLookup(h => h.Label, h => h.Value, StringComparer.Ordinal));
        foreach (var label in before.Header.Concat(after.Header).Select(h => h.Label).Distinct(StringComparer.Ordinal))
        {
            var (b, a) = (string.Join("; ", was[label]), string.Join("; ", now[label]));
            if (b != a)
            {
                yield return new(label, b, a);
            }
        }
    }

    private static IEnumerable<FieldDifference> FieldsOf(CaseDocument before, CaseDocument after)
    {
        var was = Parts(before);
        var now = Parts(after);
        foreach (var key in now.Keys.Concat(was.Keys).Distinct(StringComparer.Ordinal))
        {
            var (b, a) = (was.GetValueOrDefault(key), now.GetValueOrDefault(key));
            var (from, to) = (Said(b, before.Figures), Said(a, after.Figures));
            if (from != to)
            {
                yield return new(key, (a.Part is null ? b : a).Name, WordDifference.Of(from, to));
            }
        }
    }

    private static Dictionary<string, (DocumentPart Part, string Name)> Parts(CaseDocument document)
    {
        var parts = new Dictionary<string, (DocumentPart, string)>(StringComparer.Ordinal);
        foreach (var section in document.Sections.Concat(document.Kept))
        {
            foreach (var part in section.Parts)
            {
                parts.TryAdd(part.Field, (part, part.Label.Length > 0 ? $"{section.Heading}: {part.Label}" : section.Heading));
            }
        }

        return parts;
    }

    private static string Said((DocumentPart? Part, string Name) of, PlanFigures figures) => of.Part switch
    {
        null or { Answer.IsEmpty: true } => "",
        { Answer.Reason: { } reason } => "Not applicable: " + reason,
        { Table: { } table } part => string.Join('\n', part.Answer.Rows.Select(r => string.Join("; ", table.Columns.Where(c => r[c.Key].Length > 0).Select(c => $"{c.Heading}: {c.Choices.FirstOrDefault(x => x.Key == r[c.Key]).Words ?? r[c.Key]}")))),
        var part => FigureText.Filled(part.Answer.Words, figures),
    };

    private static IEnumerable<FigureDifference> FiguresOf(PlanFigures before, PlanFigures after)
    {
        var (was, now) = (before.Lines.ToDictionary(l => l.Id), after.Lines.ToDictionary(l => l.Id));
        foreach (var id in now.Keys.Concat(was.Keys).Distinct())
        {
            var line = now.GetValueOrDefault(id) ?? was[id];
            foreach (var difference in Years(before, after, string.Create(CultureInfo.InvariantCulture, $"line {line.Number}"), Called(line)))
            {
                yield return difference;
            }
        }

        foreach (var difference in Years(before, after, "net", "Change in net budget"))
        {
            yield return difference;
        }
    }

    private static IEnumerable<FigureDifference> Years(PlanFigures before, PlanFigures after, string subject, string called)
    {
        foreach (var year in after.Cycle.Each)
        {
            var figure = new LiveFigure(subject, FigureMeasure.Movement, year);
            var (b, a) = (before.Find(figure)?.Total ?? Total.Zero, after.Find(figure)?.Total ?? Total.Zero);
            if (b != a)
            {
                yield return new(called, year, b, a);
            }
        }
    }

    private static string Called(PlanLine line) => string.Join(' ', line.Terms.References.Append(line.Terms.Title.Length > 0 ? line.Terms.Title : line.Terms.Category.Name()));
}
