using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Cases.Searching;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>The small marks of cases, drawn in one way on every page. Each has a word and a shape.</summary>
public static class CaseMarkup
{
    public static IHtmlContent Sure(Sureness sure) => sure switch
    {
        Sureness.Sure => Mark("sure", "●", sure.Name()),
        Sureness.Likely => Mark("likely", "◐", sure.Name()),
        _ => Mark("doubtful", "○", sure.Name()),
    };

    /// <summary>How a value stands; of one that nobody has looked at, how sure the reader is.</summary>
    public static IHtmlContent Stands(Standing standing, Sureness sure) => standing switch
    {
        Standing.Confirmed => Mark("confirmed", "✓", standing.Name()),
        Standing.Corrected => Mark("confirmed", "✎", standing.Name()),
        Standing.Asked => Mark("doubtful", "○", standing.Name()),
        _ => Sure(sure),
    };

    public static IHtmlContent State(ReviewState state) => state switch
    {
        ReviewState.Reviewed => Mark("confirmed", "✓", state.Name()),
        ReviewState.SetAside => Mark("aside", "–", state.Name()),
        _ => Mark("doubtful", "○", state.Name()),
    };

    /// <summary>What was found, marked.</summary>
    public static IHtmlContent Found(IReadOnlyList<SnippetPiece> snippet)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in snippet)
        {
            if (piece.Marked)
            {
                html.AppendHtml("<mark>").Append(piece.Text).AppendHtml("</mark>");
            }
            else
            {
                html.Append(piece.Text);
            }
        }

        return html;
    }

    /// <summary>A total for a sentence or a cell: "-570" and "plus 1 not quantified".</summary>
    public static IHtmlContent Total(CaseTotal total, AmountRole role) =>
        total.ByRole.TryGetValue(role, out var sum) ? PlanMarkup.Figure(sum, MoneyStyle.Thousands) : HtmlString.Empty;

    private static HtmlString Mark(string css, string shape, string word) =>
        new($"<span class=\"app-sure app-sure--{css}\"><span aria-hidden=\"true\">{shape}</span> {HtmlEncoder.Default.Encode(word)}</span>");
}
