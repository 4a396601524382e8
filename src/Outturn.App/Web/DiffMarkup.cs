using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.App.Web;

/// <summary>Two texts as one, with what is taken out and what is added marked in words and looks.</summary>
public static class DiffMarkup
{
    public static IHtmlContent Words(string before, string after) => Runs(WordDifference.Of(before, after));

    public static IHtmlContent Runs(IReadOnlyList<WordRun> runs)
    {
        var html = new HtmlContentBuilder();
        foreach (var run in runs)
        {
            var text = HtmlEncoder.Default.Encode(run.Text).Replace("&#xA;", "<br>", StringComparison.Ordinal);
            html.AppendHtml(run.Kind switch
            {
                RunKind.Added => $"<ins><span class=\"govuk-visually-hidden\">[added: </span>{text}<span class=\"govuk-visually-hidden\">]</span></ins>",
                RunKind.Removed => $"<del><span class=\"govuk-visually-hidden\">[taken out: </span>{text}<span class=\"govuk-visually-hidden\">]</span></del>",
                _ => text,
            });
        }

        return html;
    }

    /// <summary>A table's rows as lines of words.</summary>
    public static string Rows(TemplateField field, Answer answer) => answer.Reason is { } reason ? "Not applicable: " + reason : string.Join('\n', answer.Rows.Select(r =>
        string.Join("; ", CaseTables.Of(field.Table!.Value).Columns.Where(c => r[c.Key].Length > 0).Select(c => $"{c.Heading}: {c.Choices.FirstOrDefault(x => x.Key == r[c.Key]).Words ?? r[c.Key]}"))));
}
