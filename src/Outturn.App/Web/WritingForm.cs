using System.Globalization;
using Outturn.App.Operations.Writing;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.App.Web;

/// <summary>What is typed in one field: the answer, and the save that it rests on.</summary>
public sealed record TypedAnswer(TemplateField Field, Answer Answer, int Revision);

/// <summary>
/// The form of a case's questions: <c>f-field</c> holds words, <c>o-field</c> the ids of rows in their order, <c>t-field/row/column</c> a cell, <c>n-field</c>
/// that it does not apply and <c>w-field</c> why, <c>r-field</c> the save that it rests on.
/// </summary>
public static class WritingForm
{
    /// <summary>Fields in one form: a table of two thousand rows with eleven columns.</summary>
    public const int MostFields = 30_000;

    /// <summary>Characters in one field of a form: more than an answer takes, so that a rule says so and not the server.</summary>
    public const int MostCharacters = 8 * 1024 * 1024;

    public const long MostBytes = 32 * 1024 * 1024;

    /// <summary>What is typed in the fields of a question; a field that the form does not hold is left out.</summary>
    /// <param name="keepEmpty">Whether rows in which nothing is typed stay: they do until the question is left.</param>
    public static IReadOnlyList<TypedAnswer> Read(IFormCollection form, Template template, TemplateQuestion question, TimeProvider clock, bool keepEmpty)
    {
        var typed = new List<TypedAnswer>();
        foreach (var field in question.Fields.Select(f => template.Field(f.Field)!))
        {
            if (!form.ContainsKey("r-" + field.Key))
            {
                continue;
            }

            var revision = int.TryParse(form["r-" + field.Key], NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : 0;
            var answer = form["n-" + field.Key].Count > 0 ? Answer.NotApplicable(Text(form["w-" + field.Key]).Trim())
                : field.Kind == FieldKind.Table ? Answer.Of(Rows(form, field, clock, keepEmpty))
                : Answer.Of(Cleaned(Text(form["f-" + field.Key]).Trim('\n')));
            typed.Add(new(field, answer, revision));
        }

        return typed;
    }

    /// <summary>The rows after a button of the table was pressed: <c>add</c>, <c>drop</c>, <c>up</c> or <c>down</c>.</summary>
    public static IReadOnlyList<CaseRow> Pressed(IReadOnlyList<CaseRow> rows, string deed, string row, TimeProvider clock)
    {
        var at = rows.Index().Where(r => r.Item.Id == row).Select(r => r.Index).DefaultIfEmpty(-1).First();
        List<CaseRow> changed = [.. rows];
        switch (deed)
        {
            case "add":
                changed.Add(new(RowId.New(clock), new Dictionary<string, string>(StringComparer.Ordinal)));
                break;
            case "drop" when at >= 0:
                changed.RemoveAt(at);
                break;
            case "up" when at > 0:
                (changed[at - 1], changed[at]) = (changed[at], changed[at - 1]);
                break;
            case "down" when at >= 0 && at < rows.Count - 1:
                (changed[at + 1], changed[at]) = (changed[at], changed[at + 1]);
                break;
        }

        return changed;
    }

    private static List<CaseRow> Rows(IFormCollection form, TemplateField field, TimeProvider clock, bool keepEmpty)
    {
        var shape = CaseTables.Of(field.Table!.Value);
        var rows = new List<CaseRow>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in form["o-" + field.Key].OfType<string>())
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var column in shape.Columns)
            {
                var cell = Text(form[$"t-{field.Key}/{id}/{column.Key}"]).Trim();
                if (cell.Length > 0)
                {
                    cells[column.Key] = cell;
                }
            }

            if (cells.Count > 0 || keepEmpty)
            {
                // An id that is none of ours, or that comes twice, is given anew: nothing typed is dropped for it.
                rows.Add(new(RowId.IsOne(id) && taken.Add(id) ? id : RowId.New(clock), cells));
            }
        }

        return rows;
    }

    /// <summary>What was pasted with a word processor's own markup comes in as the words and lists that it looks like; anything else stays as typed.</summary>
    private static string Cleaned(string words) =>
        words.Length <= CaseRules.LongestAnswer && (words.Contains("<!--[if", StringComparison.OrdinalIgnoreCase) || words.Contains("Mso", StringComparison.Ordinal) || words.Contains("<o:p>", StringComparison.OrdinalIgnoreCase)) && words.Contains('<', StringComparison.Ordinal)
            ? PastedText.Clean(words).Text
            : words;

    private static string Text(Microsoft.Extensions.Primitives.StringValues value) => value.ToString().ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal);
}
