namespace Outturn.Core.Writing;

/// <summary>Words with their live figures filled in.</summary>
public static class FigureText
{
    /// <summary>The words with each live figure's value in its place; one that names nothing stays as typed.</summary>
    public static string Filled(string words, PlanFigures figures) => LiveFigure.Tokens().Replace(
        words, m => LiveFigure.TryParse(m.Groups[1].Value, out var figure) && figures.Find(figure) is { } value ? value.Words : m.Value);
}
