namespace Outturn.Documents.Reading.Pdf;

/// <summary>The dots that lead from a title in a contents list to its page: they are drawn by a tab, and are read as one.</summary>
internal static class Leaders
{
    private const int Fewest = 4;

    /// <summary>The words without the dots; the word behind them knows that it followed some.</summary>
    public static IReadOnlyList<PdfWord> Without(List<PdfWord> words)
    {
        var last = words.Count - 1;
        if (last < 0 || !char.IsDigit(words[last].Text[^1]))
        {
            return words;
        }

        // Dots and number in one word, or dots as a word or many before the number.
        var number = words[last].Text.TrimStart('.', '…');
        var from = last;
        var dots = words[last].Text.Length - number.Length;
        while (from > 0 && words[from - 1].Text.All(c => c is '.' or '…'))
        {
            dots += words[--from].Text.Length;
        }

        var title = from > 0 ? words[from - 1] : null;
        var kept = title?.Text.TrimEnd('.', '…') ?? "";
        dots += title is null || title.Text.Length - kept.Length < Fewest ? 0 : title.Text.Length - kept.Length;
        if (dots < Fewest || title is null || number.Length > 4 || !number.All(char.IsDigit))
        {
            return words;
        }

        var page = words[last];
        var shown = new List<PdfWord>(words.Take(from - 1));
        if (kept.Length > 0)
        {
            shown.Add(title.Text.Length - kept.Length < Fewest ? title : title.With(kept));
        }

        var behind = page.With(number);
        behind.IsAfterLeaders = true;
        shown.Add(behind);
        return shown;
    }
}
