using Outturn.Core.Sheets;

namespace Outturn.Core.Writing;

/// <param name="Heading">What a person reads.</param>
/// <param name="Figures">Whether its cells are figures, which stand to the right.</param>
public sealed record ExhibitColumn(string Heading, bool Figures);

/// <param name="Kind">Item, subtotal or total.</param>
/// <param name="Cells">As they are printed.</param>
public sealed record ExhibitRow(RowKind Kind, IReadOnlyList<string> Cells)
{
    public bool Equals(ExhibitRow? other) => other is not null && Kind == other.Kind && Cells.SequenceEqual(other.Cells, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Kind, Cells.Count);
}

/// <summary>
/// A table of what stands beside the words of a case: how a cost is built up, what the options are worth, how sure the figures are. It is kept as it was
/// printed, so that a submitted version shows for ever what was submitted.
/// </summary>
/// <param name="Heading">Over it.</param>
/// <param name="Sentences">Before the table.</param>
/// <param name="Caption">What each column shows, in which unit and sign.</param>
/// <param name="Chart">An SVG whose figures stand in the table; empty for none.</param>
public sealed record CaseExhibit(string Heading, IReadOnlyList<string> Sentences, string Caption, IReadOnlyList<ExhibitColumn> Columns, IReadOnlyList<ExhibitRow> Rows, string Chart)
{
    /// <summary>What stands over all of them in a document.</summary>
    public const string AllHeading = "How the money is worked out";

    /// <summary>What a document draws of it by itself; null for nothing.</summary>
    public IReadOnlyList<ChartFigures>? Drawn { get; init; }

    /// <summary>The table, its cells as words.</summary>
    public Sheet Table => new(
        Heading, Caption, "",
        [.. Columns.Select((c, i) => new Column($"c{i}", c.Heading, c.Figures ? ColumnKind.Money : ColumnKind.Text))],
        [.. Rows.Select((r, i) => new Row($"r{i}", r.Kind, [.. r.Cells.Select(Cell.Text)]))]);

    public bool Equals(CaseExhibit? other) => other is not null
        && Heading == other.Heading && Caption == other.Caption && Chart == other.Chart && Sentences.SequenceEqual(other.Sentences, StringComparer.Ordinal)
        && Columns.SequenceEqual(other.Columns) && Rows.SequenceEqual(other.Rows) && (Drawn ?? []).SequenceEqual(other.Drawn ?? []);

    public override int GetHashCode() => HashCode.Combine(Heading, Caption, Rows.Count);
}

/// <summary>A figure of a calculation that the words may name, such as <c>{{npv}}</c>, <c>{{bcr}}</c> or <c>{{p90}}</c>.</summary>
/// <param name="Name">As it is typed between the braces.</param>
/// <param name="Words">As it is printed.</param>
public sealed record NamedFigure(string Name, string Words)
{
    private static readonly string[] OfEstimates = ["p10", "p50", "p90"];
    private static readonly string[] OfAppraisals = ["npv", "npsv", "bcr", "payback", "discounted payback"];

    /// <summary>Why a name of a calculation gives no figure, and what to do; null where the words name something else.</summary>
    public static string? Missing(LiveFigure figure) =>
        !Is(figure.Subject) ? null
            : figure is not { Year: null, Unit: null } ? $"“{figure.Token}”: a figure of a calculation has no year and no unit of its own. Write {{{{{figure.Subject}}}}}."
            : Among(OfEstimates, figure.Subject) ? $"There is no “{figure.Token}”: no line of this proposal that counts in the plan has an estimate. Say how sure a line is from its page in the plan."
            : $"There is no “{figure.Token}”: no appraisal of this proposal gives it. Appraise the options; where several do something, name one, as in {{{{npv of NAME}}}}.";

    /// <summary>Whether a subject names a calculation and not a plan line: <c>p90</c>, or <c>npv of Shared buses</c>.</summary>
    public static bool Is(string subject) => Among(OfEstimates, subject) || Among(OfAppraisals, subject.Split(" of ")[0]);

    private static bool Among(string[] names, string subject) => names.Contains(subject, StringComparer.OrdinalIgnoreCase);
}
