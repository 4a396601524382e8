using System.Globalization;
using Outturn.Core.Cases;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

/// <summary>What stands in one field, as it is shown.</summary>
/// <param name="Field">Its key.</param>
/// <param name="Label">What stands over it; empty where the question's heading says it.</param>
/// <param name="Table">The columns of a table; null for words.</param>
public sealed record DocumentPart(string Field, string Label, TableShape? Table, Answer Answer);

/// <summary>A question with its answers.</summary>
/// <param name="Group">A heading over this and those that follow with the same; empty for none.</param>
public sealed record DocumentSection(string Key, string Heading, string Group, IReadOnlyList<DocumentPart> Parts);

/// <summary>Which case, in which state: printed at its head and in its foot.</summary>
/// <param name="Version">The submitted version; null for a draft.</param>
/// <param name="Mark">Such as "Draft, 28 November 2026, 10:15" or "Version 2, submitted 3 December 2026".</param>
/// <param name="Digest">Of a version: the hash that the record holds; else the hash of what is shown.</param>
public sealed record DocumentMark(WrittenKey Key, int? Version, string Mark, string Digest);

/// <summary>
/// A case as it is printed, in Word, on the web, as Markdown: the same for each. Words are still Markdown with live figures in them; who draws them
/// asks <see cref="Figures"/>.
/// </summary>
/// <param name="DocumentLine">The line over the title.</param>
/// <param name="Header">Label and value: committees, amounts, reference, posts, status.</param>
/// <param name="Money">The plan lines by year; null where there is none.</param>
/// <param name="Kept">What earlier templates had, at the end.</param>
public sealed record CaseDocument(
    DocumentMark Mark, string DocumentLine, string Title, IReadOnlyList<(string Label, string Value)> Header, Sheet? Money, IReadOnlyList<DocumentSection> Sections, IReadOnlyList<DocumentSection> Kept, PlanFigures Figures)
{
    /// <summary>How the money is worked out: after the sections.</summary>
    public IReadOnlyList<CaseExhibit> Exhibits { get; init; } = [];

    /// <summary>On which saves the words rest, for a file that comes back: "version 2", or each field with its save; empty where it is not to come back.</summary>
    public string Rests { get; init; } = "";

    /// <param name="mark">Which and in which state.</param>
    /// <param name="template">The snapshot's.</param>
    /// <param name="snapshot">What is shown.</param>
    public static CaseDocument Of(DocumentMark mark, Template template, CaseSnapshot snapshot)
    {
        var (content, proposal) = (snapshot.Content, snapshot.Proposal);
        var figures = snapshot.Figures;
        return new(
            mark, template.Presenters.DocumentLine, proposal.Terms.Title, [.. HeaderOf(proposal, figures)], figures.Lines.Count == 0 ? null : CaseMoney.Of(figures),
            [.. template.InDocument.Select(q => new DocumentSection(q.Key, q.Wording, q.Group, [.. q.Fields.Select(f => Part(template, f, content, figures))]))],
            [.. content.Kept.GroupBy(k => k.From).Select(g => new DocumentSection(
                "kept-" + g.Key, $"Kept from {g.Key}", "", [.. g.Select(k => new DocumentPart(k.Field, k.Heading, k.Table is { } table ? CaseTables.Of(table) : null, k.Answer))]))],
            figures)
        {
            Exhibits = snapshot.Exhibits ?? [],
        };
    }

    private static DocumentPart Part(Template template, FormField field, CaseContent content, PlanFigures figures) =>
        new(field.Field, field.Label, template.Field(field.Field)?.Table is { } table ? CaseTables.Of(table) : null, Printed(content[field.Field], figures));

    /// <summary>Rows that somebody has added and not filled yet are not printed; live figures in cells are.</summary>
    private static Answer Printed(Answer answer, PlanFigures figures) => answer.Rows.Count == 0 ? answer : answer with
    {
        Rows = [.. answer.Rows.Where(r => !r.IsEmpty).Select(r => r.Cells.Values.Any(c => c.Contains("{{", StringComparison.Ordinal)) ? r with { Cells = r.Cells.ToDictionary(c => c.Key, c => FigureText.Filled(c.Value, figures), StringComparer.Ordinal) } : r)],
    };

    private static IEnumerable<(string, string)> HeaderOf(Proposal proposal, PlanFigures figures)
    {
        var terms = proposal.Terms;
        yield return ("Committee", terms.Committees.Count > 0 ? string.Join("; ", terms.Committees) : "Not yet named");
        foreach (var category in figures.Lines.Where(l => l.EntersPlan || l.Terms.Category == PlanCategory.Capital).Select(l => l.Terms.Category).Distinct().Order())
        {
            foreach (var year in figures.Cycle.Each)
            {
                if (figures.Find(new(PlanFigures.Slug(category), FigureMeasure.Movement, year)) is { } value && value.Total != Total.Zero)
                {
                    yield return ($"{year} {category.Name().ToLower(CultureInfo.InvariantCulture)}", value.Words);
                }
            }
        }

        if (terms.Description.Length > 0)
        {
            yield return ("Brief description", terms.Description);
        }

        var references = figures.Lines.SelectMany(l => l.Terms.References).Distinct(StringComparer.Ordinal).ToList();
        yield return ("Reference", references.Count > 0 ? string.Join(", ", references) : "None yet");
        yield return ("Leads", terms.Leads.Count > 0 ? string.Join("; ", terms.Leads) : "Nobody yet");
        if (terms.Sponsors.Count > 0)
        {
            yield return ("Sponsors", string.Join("; ", terms.Sponsors));
        }
    }
}

/// <summary>The plan lines of a case, by year, with their sum.</summary>
public static class CaseMoney
{
    public static Sheet Of(PlanFigures figures)
    {
        var years = figures.Cycle.Each.ToList();
        var rows = figures.Lines.Select(l => new Row(
            string.Create(CultureInfo.InvariantCulture, $"line-{l.Number}"), RowKind.Item,
            [
                Cell.Text(string.Join(' ', l.Terms.References.Append(l.Terms.Title.Length > 0 ? l.Terms.Title : l.Terms.Category.Name()))),
                Cell.Text(l.Terms.Category.Name() + (l.EntersPlan || l.Terms.Category == PlanCategory.Capital ? "" : ", beside the plan")),
                Cell.Text(l.Terms.Permanence.Name()),
                .. years.Select(y => Cell.Of(figures.Find(new(string.Create(CultureInfo.InvariantCulture, $"line {l.Number}"), FigureMeasure.Movement, y))!.Total)),
            ])).ToList();
        Cell[] net = [.. years.Select(y => Cell.Of(figures.Find(new("net", FigureMeasure.Movement, y))!.Total))];
        return new(
            "money", "Movements, £000: the change from the year before. Costs are positive and savings negative.", "movement",
            [new("line", "Line", ColumnKind.Text), new("category", "Category", ColumnKind.Text), new("permanence", "How long", ColumnKind.Text), .. years.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Money, MoneyStyle.Thousands))],
            [.. rows, new Row("net", RowKind.Total, [Cell.Text("Change in net budget"), Cell.Empty, Cell.Empty, .. net])]);
    }
}
