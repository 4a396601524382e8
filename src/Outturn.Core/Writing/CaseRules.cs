using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

/// <summary>
/// What is refused and asked of what is written in a case. An error stops a submission and never a save: what is typed is kept. The place of each is a field,
/// or a field with a row and a column (<c>risks-table/r7/owner</c>).
/// </summary>
public static partial class CaseRules
{
    public const int LongestAnswer = 200_000;
    public const int MostRows = 2_000;

    [GeneratedRegex(@"<\s*/?\s*(?:script|style|iframe|img|div|span|table|p|br|o:p|font|a|b|i|ul|li|xml)\b[^>]{0,200}>|<!--\[if|class=""?Mso", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\]\(\s*(?:javascript|data|vbscript|file):", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\{\{(?![^{}\r\n]{0,120}\}\})")]
    private static partial Regex OpenBraces();

    [GeneratedRegex(@"(?<!\b(?:no|any|without|not a|not)\s)\bsav(?:e|es|ed|ing|ings)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Saving();

    public static IReadOnlyList<Problem> Check(Template template, CaseContent content, Proposal proposal, PlanFigures figures, IReadOnlyCollection<string> knownCases) =>
        [.. template.Schema.SelectMany(f => Field(template, f, content[f.Key], proposal, figures, knownCases)), .. Claims(template, content, figures)];

    /// <summary>The same of one field.</summary>
    /// <param name="knownCases">Proposals that a dependency may name: <c>2022-27/12</c> and references.</param>
    public static IEnumerable<Problem> Field(Template template, TemplateField field, Answer answer, Proposal proposal, PlanFigures figures, IReadOnlyCollection<string> knownCases)
    {
        var name = template.NameOf(field.Key);
        if (answer.Reason is { } reason)
        {
            if (!field.MayNotApply)
            {
                yield return Problem.Error("field.must-apply", field.Key, $"{name} has to be answered: “not applicable” is no answer to it.");
            }
            else if (string.IsNullOrWhiteSpace(reason))
            {
                yield return Problem.Error("field.reason", field.Key, $"Say why {Lower(name)} does not apply.");
            }
            else if (reason.Length > 1_000)
            {
                yield return Problem.Error("field.reason-long", field.Key, "Say why in no more than 1,000 characters.");
            }

            yield break;
        }

        foreach (var problem in field.Kind == FieldKind.Table ? Table(field, answer, proposal, figures, knownCases) : Words(field, name, answer.Words, figures))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Words(TemplateField field, string name, string words, PlanFigures figures)
    {
        if (words.Length > LongestAnswer)
        {
            yield return Problem.Error("field.long", field.Key, $"{name} has {words.Length.ToString("#,##0", CultureInfo.InvariantCulture)} characters; an answer takes 200,000. Attach the material as evidence and say here what it shows.");
            yield break;
        }

        foreach (var problem in Figures(words, field.Key, figures))
        {
            yield return problem;
        }

        if (OpenBraces().IsMatch(words))
        {
            yield return Problem.Warning("figure.open", field.Key, "Two braces open a figure and are not closed. Close them with }}, or leave one out.");
        }

        if (Forbidden().IsMatch(words))
        {
            yield return Problem.Warning("words.link", field.Key, "A link leads to something that is not a page on the web. It is shown as words.");
        }

        if (Markup().Match(words) is { Success: true } markup)
        {
            yield return Problem.Notice("words.markup", field.Key, $"“{CellRules.Short(markup.Value)}” is shown as it is typed: markup has no effect here. The buttons over the box, or Markdown, make lists, links and bold words.");
        }

        if (field.MostWords > 0 && Count(words) is var count && count > field.MostWords)
        {
            yield return Problem.Warning("field.many-words", field.Key, $"{name} has {count.ToString("#,##0", CultureInfo.InvariantCulture)} words; {field.MostWords.ToString("#,##0", CultureInfo.InvariantCulture)} are asked at most.");
        }
    }

    /// <summary>Live figures that name nothing.</summary>
    private static IEnumerable<Problem> Figures(string words, string where, PlanFigures figures)
    {
        foreach (Match token in LiveFigure.Tokens().Matches(words))
        {
            if (!LiveFigure.TryParse(token.Groups[1].Value, out var figure))
            {
                yield return Problem.Error("figure.unreadable", where, $"“{token.Value}” is no figure. Write it as {{{{saving 2022-23}}}}, {{{{line 2 level 2024-25}}}} or {{{{net total}}}}.");
            }
            else if (figures.Find(figure) is null)
            {
                if (NamedFigure.Missing(figure) is { } why)
                {
                    yield return Problem.Error("figure.unknown", where, why);
                    continue;
                }

                var known = figures.All().Select(v => v.Figure.Token).Take(3).ToList();
                yield return Problem.Error("figure.unknown", where, $"No plan line gives “{token.Value}”. {(known.Count == 0 ? "The proposal has no plan line with a figure yet." : $"There is {CellRules.Or(known)}.")}");
            }
        }
    }

    private static IEnumerable<Problem> Table(TemplateField field, Answer answer, Proposal proposal, PlanFigures figures, IReadOnlyCollection<string> knownCases)
    {
        var shape = CaseTables.Of(field.Table!.Value);
        if (answer.Rows.Count > MostRows)
        {
            yield return Problem.Error("table.long", field.Key, $"The table has {answer.Rows.Count.ToString("#,##0", CultureInfo.InvariantCulture)} rows; a case takes 2,000. Attach it as evidence and keep the rows that matter.");
            yield break;
        }

        foreach (var row in answer.Rows)
        {
            foreach (var (key, cell) in row.Cells)
            {
                var where = $"{field.Key}/{row.Id}/{key}";
                if (shape.Column(key) is not { } column)
                {
                    yield return Problem.Warning("cell.column", where, $"“{CellRules.Short(cell)}” stands in a column that the table does not have. It is kept and not shown.");
                    continue;
                }

                foreach (var problem in CellRules.Check(column, cell, where).Concat(Figures(cell, where, figures)))
                {
                    yield return problem;
                }
            }

            foreach (var problem in Row(field, shape, row, proposal, figures, knownCases))
            {
                yield return problem;
            }
        }

        foreach (var twice in answer.Rows.Where(r => r[shape.Subject.Key].Length > 0).GroupBy(r => r[shape.Subject.Key].Trim(), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            yield return Problem.Warning("table.twice", $"{field.Key}/{twice.Last().Id}/{shape.Subject.Key}", $"“{CellRules.Short(twice.Key)}” stands in the table twice.");
        }

        if (field.Table == CaseTable.Timetable)
        {
            foreach (var problem in Timetable.Of(answer.Rows, []).Check(field.Key))
            {
                yield return problem;
            }
        }

        if (field.Table == CaseTable.Options && answer.Rows.Count > 0)
        {
            var preferred = answer.Rows.Where(r => r["verdict"] == "preferred").ToList();
            if (preferred.Count == 0)
            {
                yield return Problem.Warning("options.none-preferred", field.Key, "No option is preferred. Say which one the case is for.");
            }
            else if (preferred.Count > 1)
            {
                yield return Problem.Error("options.several-preferred", $"{field.Key}/{preferred[1].Id}/verdict", $"{preferred.Count.ToString(CultureInfo.InvariantCulture)} options are preferred. A case is for one: make the others rejected or open.");
            }
        }
    }

    private static IEnumerable<Problem> Row(TemplateField field, TableShape shape, CaseRow row, Proposal proposal, PlanFigures figures, IReadOnlyCollection<string> knownCases)
    {
        string At(string column) => $"{field.Key}/{row.Id}/{column}";
        switch (shape.Table)
        {
            case CaseTable.Risks when row["rag"] == "red" && row["mitigation"].Length == 0:
                yield return Problem.Warning("risk.red-unmitigated", At("mitigation"), $"“{CellRules.Short(row["risk"])}” is red should it occur, and nothing is done about it.");
                break;
            case CaseTable.Options when row["verdict"] == "rejected" && row["why"].Length == 0:
                yield return Problem.Warning("option.rejected-why", At("why"), $"Say why “{CellRules.Short(row["option"])}” is rejected.");
                break;
            case CaseTable.Benefits when CellRules.Measure(row["baseline"]) is { } baseline && CellRules.Measure(row["target"]) is { } target && baseline.Unit.Length > 0 && target.Unit.Length > 0 && baseline.Unit != target.Unit:
                yield return Problem.Warning("benefit.units", At("target"), $"The baseline counts {baseline.Unit} and the target {target.Unit}: they have to count the same.");
                break;
            case CaseTable.Workstreams when row["line"].Length > 0 && !figures.Lines.Any(l => Names(l, row["line"])):
                yield return Problem.Warning("workstream.line", At("line"), $"The proposal has no plan line “{CellRules.Short(row["line"])}”. Its lines are {CellRules.Or(figures.Lines.Select(Named).DefaultIfEmpty("none yet"))}.");
                break;
            case CaseTable.Dependencies when WrittenKey.TryParse(row["on"].Trim(), out var on):
                if (on == new WrittenKey(proposal.Cycle, proposal.Number))
                {
                    yield return Problem.Error("dependency.itself", At("on"), "A case cannot depend on itself.");
                }
                else if (!knownCases.Contains(on.ToString()))
                {
                    yield return Problem.Warning("dependency.unknown", At("on"), $"There is no proposal {on}. Name one by its cycle and number, or an outside party in words.");
                }

                break;
        }
    }

    /// <summary>What the words claim and no plan line holds.</summary>
    private static IEnumerable<Problem> Claims(Template template, CaseContent content, PlanFigures figures)
    {
        if (figures.Lines.Any(l => l.Terms.Category is PlanCategory.Saving or PlanCategory.Income) || content.Answers.Count == 0)
        {
            yield break;
        }

        foreach (var field in template.Schema.Where(f => f.Kind == FieldKind.Words && f.Key is "benefits" or "outcomes" or "cost" or "return" or "financial"))
        {
            if (Saving().Match(content[field.Key].Words) is { Success: true })
            {
                yield return Problem.Warning("case.saving-unquantified", field.Key, $"{template.NameOf(field.Key)} speaks of a saving, and no plan line holds one. Add the line, TBC where the figure is not known: what is not quantified is not nothing.");
                yield break;
            }
        }
    }

    internal static int Count(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static bool Names(PlanLine line, string typed) => typed.Split([',', ';', '&'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(t =>
        line.Terms.References.Contains(t, StringComparer.OrdinalIgnoreCase) || t.Replace("line", "", StringComparison.OrdinalIgnoreCase).Trim() == line.Number.ToString(CultureInfo.InvariantCulture));

    private static string Named(PlanLine line) => line.Terms.References.Count > 0 ? line.Terms.References[0] : string.Create(CultureInfo.InvariantCulture, $"line {line.Number}");

    private static string Lower(string name) => name.Length > 1 && char.IsUpper(name[0]) && !char.IsUpper(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
