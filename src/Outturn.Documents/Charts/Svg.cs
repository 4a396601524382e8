using System.Globalization;
using System.Net;
using System.Text;

namespace Outturn.Documents.Charts;

/// <summary>
/// Draws a picture as SVG by the chart grammar: x in per cent, y in pixels, no viewBox, so that it stretches and its words keep
/// their size; classes only, no style, so that a strict content policy holds; a title and a description with the figures.
/// </summary>
internal sealed class Svg
{
    private readonly StringBuilder body = new();
    private readonly string id;
    private readonly int height;
    private readonly string title;
    private readonly string description;

    public Svg(string id, int height, string title, string description)
    {
        this.id = id;
        this.height = height;
        this.title = title;
        this.description = description;
    }

    public static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double value) => N(value) + "%";

    public Svg Rect(string css, double xPercent, double y, double widthPercent, double heightPixels)
    {
        body.Append(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{Percent(xPercent)}\" y=\"{N(y)}\" width=\"{Percent(Math.Max(0, widthPercent))}\" height=\"{N(Math.Max(0, heightPixels))}\"/>");
        return this;
    }

    public Svg Text(string css, double xPercent, double y, string text, double dx = 0)
    {
        body.Append(CultureInfo.InvariantCulture, $"<text class=\"{css}\" x=\"{Percent(xPercent)}\" y=\"{N(y)}\"");
        if (dx != 0)
        {
            body.Append(CultureInfo.InvariantCulture, $" dx=\"{N(dx)}\"");
        }

        body.Append('>').Append(Encode(text)).Append("</text>");
        return this;
    }

    /// <summary>Several pieces of one line of text, each with its class.</summary>
    public Svg Spans(double xPercent, double y, params ReadOnlySpan<(string Css, string Text)> pieces)
    {
        body.Append(CultureInfo.InvariantCulture, $"<text x=\"{Percent(xPercent)}\" y=\"{N(y)}\">");
        for (var i = 0; i < pieces.Length; i++)
        {
            body.Append(i > 0 ? " " : "").Append("<tspan class=\"").Append(pieces[i].Css).Append("\">").Append(Encode(pieces[i].Text)).Append("</tspan>");
        }

        body.Append("</text>");
        return this;
    }

    public Svg Line(string css, double x1Percent, double y1, double x2Percent, double y2)
    {
        body.Append(CultureInfo.InvariantCulture, $"<line class=\"{css}\" x1=\"{Percent(x1Percent)}\" x2=\"{Percent(x2Percent)}\" y1=\"{N(y1)}\" y2=\"{N(y2)}\"/>");
        return this;
    }

    public Svg Dot(string css, double xPercent, double y, double radius)
    {
        body.Append(CultureInfo.InvariantCulture, $"<circle class=\"{css}\" cx=\"{Percent(xPercent)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"/>");
        return this;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"<svg class=\"app-chart\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{Encode(title)}</title><desc id=\"{id}-d\">{Encode(description)}</desc>{body}</svg>");

    public static string Encode(string text) => WebUtility.HtmlEncode(text);
}
