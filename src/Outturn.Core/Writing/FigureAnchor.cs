using System.Text;

namespace Outturn.Core.Writing;

/// <summary>
/// The name under which a document holds a live figure: what a link to it leads to, so that a document that comes back says which words are a figure. Word
/// allows letters, digits and underscores, forty at most.
/// </summary>
public static class FigureAnchor
{
    private const int Longest = 40;

    public static string Of(LiveFigure figure)
    {
        var name = new StringBuilder("fig_");
        foreach (var c in figure.Name.Replace("£", "p", StringComparison.Ordinal))
        {
            name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        return name.Length <= Longest ? name.ToString() : name.ToString(0, Longest);
    }

    /// <summary>The link of a span that is a live figure.</summary>
    public static string Link(LiveFigure figure) => "#" + Of(figure);

    public static bool IsOne(string? link) => link is not null && link.StartsWith("#fig_", StringComparison.Ordinal);
}

/// <summary>The figures that a document printed, by their links: what turns the printed words back into the figure.</summary>
public sealed class PrintedFigures
{
    private readonly Dictionary<string, FigureValue> byLink = new(StringComparer.Ordinal);

    public static PrintedFigures None { get; } = new();

    /// <summary>Every live figure in the words that has a value.</summary>
    public static PrintedFigures Of(IEnumerable<string> words, PlanFigures figures)
    {
        var printed = new PrintedFigures();
        foreach (System.Text.RegularExpressions.Match token in words.SelectMany(w => LiveFigure.Tokens().Matches(w)))
        {
            if (LiveFigure.TryParse(token.Groups[1].Value, out var figure) && figures.Find(figure) is { } value)
            {
                printed.byLink.TryAdd(FigureAnchor.Link(figure), value);
            }
        }

        return printed;
    }

    public IReadOnlyCollection<FigureValue> All => byLink.Values;

    /// <summary>The token of a span that leads to a figure and still says what was printed; null where it does not.</summary>
    public string? TokenOf(string? link, string text) => link is not null && byLink.TryGetValue(link, out var value) && value.Words == text.Trim() ? value.Figure.Token : null;
}
