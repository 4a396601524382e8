using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

internal enum ClaimKind
{
    /// <summary>Delivered beyond the plan by this much.</summary>
    Excess,

    /// <summary>Short of the plan by this much.</summary>
    Shortfall,

    /// <summary>Delivered already.</summary>
    Delivered,

    /// <summary>Expected for the year.</summary>
    Forecast,

    /// <summary>The year's target.</summary>
    Planned,

    /// <summary>To come in a later year.</summary>
    Later,
}

/// <summary>An amount that a commentary states of its own line, with what the line says of the same thing.</summary>
/// <param name="Line">Whose commentary.</param>
/// <param name="Kind">What it claims.</param>
/// <param name="Figure">The amount.</param>
/// <param name="Right">What the line says, in pence; for <see cref="ClaimKind.Later"/> the line's shortfall.</param>
/// <param name="RightName">What that figure is called, such as "quarter 1 holds".</param>
/// <param name="Agrees">Whether the two can both be true.</param>
internal sealed record CommentaryClaim(CheckedLine Line, ClaimKind Kind, CommentaryFigure Figure, long Right, string RightName, bool Agrees)
{
    /// <summary>The year of a <see cref="ClaimKind.Later"/> claim.</summary>
    public FinancialYear? Year => Figure.Year;

    /// <summary>A commentary with more amounts than this is a table, and says nothing that could be held against one row.</summary>
    private const int MostFigures = 40;

    public static IEnumerable<CommentaryClaim> In(CheckedLine line, LineFigures figures, TrackerCheckContext context)
    {
        var text = line.CommentaryOf(context.Year);
        if (text.Figures.Count is 0 or > MostFigures || figures.ForecastYear is null)
        {
            yield break;
        }

        var measured = new ClaimMeasure(line, figures, text, context);
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            var sentence = text.Sentences[s];
            ClaimWords.SentenceClaims? claims = null;
            for (var i = 0; i < sentence.Length; i++)
            {
                if (sentence[i] is >= '\uE000' and <= '\uE0C8' && sentence[i] - '\uE000' < text.Figures.Count)
                {
                    var figure = text.FigureAt(sentence, i);
                    claims ??= ClaimWords.Read(sentence, context.Year);
                    if (!figure.IsRange && figure.Pence > 0 && claims.KindOf(sentence[i], figure) is { } kind && measured.Claim(kind, figure, sentence) is { } claim)
                    {
                        yield return claim;
                    }
                }
            }
        }
    }
}
