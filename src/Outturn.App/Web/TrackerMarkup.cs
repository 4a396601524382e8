using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>The small marks of a tracker, drawn in one way on every page: figures, ratings, arrows, ticks, severities.</summary>
public static class TrackerMarkup
{
    private static readonly HtmlString Tick = new("<span class=\"app-tick app-tick--under\"><span aria-hidden=\"true\">✓</span><span class=\"govuk-visually-hidden\">proved</span></span>");

    private static readonly HtmlString Cross = new("<span class=\"app-tick app-tick--under app-cross\"><span aria-hidden=\"true\">×</span> does not foot</span>");

    private static readonly HtmlString[] Ratings = [.. Enum.GetValues<Rag>().Select(r => new HtmlString(
        $"<span class=\"app-rag app-rag--{Css(r)}\"><span aria-hidden=\"true\">{r.Shape()}</span> {r.Word()}</span>"))];

    private static readonly HtmlString[] Arrows = [.. Enum.GetValues<Direction>().Select(d => new HtmlString(
        $"<span class=\"app-dir app-dir--{(d is Direction.NoChange ? "same" : d.Word().ToLowerInvariant().Replace(' ', '-'))}\"><span aria-hidden=\"true\">{d.Arrow()}</span><span class=\"govuk-visually-hidden\">{d.Word()} since last published</span></span>"))];

    public static IHtmlContent Proved(bool foots) => foots ? Tick : Cross;

    public static IHtmlContent Rating(Rag? rag) => Ratings[(int)(rag ?? Rag.NotRated)];

    /// <summary>A line's rating in the council's own words of that day.</summary>
    public static IHtmlContent Rating(TrackerLine line) => line.Judged is { } judged ? Rating(line.Stated.Rag, judged.Rule) : Rating(line.Stated.Rag);

    /// <summary>In the council's own words where it has any.</summary>
    public static IHtmlContent Rating(Rag? rag, RagRule rule) => rule.Labels.Count == 0 || !rule.Labels.ContainsKey(rag ?? Rag.NotRated)
        ? Rating(rag)
        : new HtmlString($"<span class=\"app-rag app-rag--{Css(rag ?? Rag.NotRated)}\"><span aria-hidden=\"true\">{(rag ?? Rag.NotRated).Shape()}</span> {HtmlEncoder.Default.Encode(rule.Label(rag ?? Rag.NotRated))}</span>");

    public static IHtmlContent Arrow(Direction? direction) => direction is { } d ? Arrows[(int)d] : HtmlString.Empty;

    /// <summary>A figure in thousands; a zero is quiet, what is not known is said in words under it.</summary>
    public static string Text(Total? total, MoneyStyle style) => total is { } t ? style.Text(t) : "";

    public static bool IsZero(Total? total, MoneyStyle style) => total is { Value: { } value } && style.InUnit(value) == 0;

    public static IHtmlContent Severe(Severity severity, string? says = null)
    {
        var (css, shape, word) = severity switch
        {
            Severity.Error => ("error", "×", "Error"),
            Severity.Warning => ("warning", "!", "Warning"),
            _ => ("notice", "i", "Notice"),
        };
        return new HtmlString($"<span class=\"app-severity app-severity--{css}\"><span aria-hidden=\"true\">{shape}</span>{HtmlEncoder.Default.Encode(says ?? word)}</span>");
    }

    /// <summary>The end of the style's name.</summary>
    public static string Css(Rag rag) => rag switch
    {
        Rag.Red or Rag.RedAmber => "red",
        Rag.Amber or Rag.AmberGreen => "amber",
        Rag.Green => "green",
        Rag.Blue => "blue",
        _ => "none",
    };

    /// <summary>Such as "24 red, 2 amber", each with its shape.</summary>
    public static IHtmlContent RagCounts(IReadOnlyList<TrackerLine> lines, RagRule rule) => new HtmlString(string.Join(", ", lines.GroupBy(l => l.Stated.Rag ?? Rag.NotRated).OrderBy(g => g.Key.Rank())
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"<span class=\"app-nowrap\"><span aria-hidden=\"true\">{g.Key.Shape()}</span> {g.Count():#,##0} {HtmlEncoder.Default.Encode(rule.Label(g.Key).ToLowerInvariant())}</span>"))));
}
