namespace Outturn.Documents.Reading.Pdf;

/// <summary>Gives words their looks: each is sought in the run of text that stands in its place.</summary>
internal static class Dressing
{
    /// <param name="page">Its words are changed in place; a word that is printed twice, to look bold, is kept once.</param>
    /// <param name="runs">Of the same page.</param>
    /// <param name="unknown">Fonts whose letters can only be guessed.</param>
    public static void Dress(PdfPage page, IReadOnlyList<LookRun> runs, HashSet<string> unknown)
    {
        OnceEach(page);
        if (runs.Count == 0)
        {
            return;
        }

        var byTop = runs.OrderBy(r => r.Box.Top).ToArray();
        var tallest = byTop.Max(r => r.Box.Height);
        var held = new Dictionary<LookRun, List<PdfWord>>(ReferenceEqualityComparer.Instance);
        foreach (var word in page.Words)
        {
            var (x, y) = (word.Box.MiddleX, word.Box.MiddleY);
            LookRun? best = null;
            var bestScore = double.MaxValue;
            for (var i = FirstFrom(byTop, word.Box.Top - tallest); i < byTop.Length && byTop[i].Box.Top <= word.Box.Bottom; i++)
            {
                var box = byTop[i].Box;
                if (x < box.Left - 1 || x > box.Right + 1 || y < box.Top || y > box.Bottom)
                {
                    continue;
                }

                // Of several that overlap, the one of the same height; then the narrowest, which is the one that was not joined.
                var score = (Math.Abs(box.Top - word.Box.Top) * 20) + (box.Width / 1000);
                if (score < bestScore)
                {
                    (best, bestScore) = (byTop[i], score);
                }
            }

            if (best is not null)
            {
                (held.TryGetValue(best, out var list) ? list : held[best] = []).Add(word);
            }
        }

        foreach (var (run, words) in held)
        {
            Give(run, words);
            page.GuessedLetters += unknown.Contains(run.Font) ? words.Sum(w => w.Text.Length) : 0;
            if (run.Box.Right > page.Width && Beyond(run, words) is { Count: > 0 } beyond)
            {
                page.RunsPastEdge = true;
                var cut = words[^1];
                page.Words[page.Words.IndexOf(cut)] = beyond[0];
                page.Words.InsertRange(page.Words.IndexOf(beyond[0]) + 1, beyond.Skip(1));
            }
        }
    }

    /// <summary>
    /// What stands past the right edge of the page, as in a table that is too wide. One program leaves it out, letter by letter; the
    /// other has it. The first of the words is the one that the edge cuts.
    /// </summary>
    private static List<PdfWord> Beyond(LookRun run, List<PdfWord> words)
    {
        var last = words[^1];
        var at = run.Text.LastIndexOf(last.Text, StringComparison.Ordinal);
        if (at < 0 || at + last.Text.Length >= run.Text.TrimEnd().Length)
        {
            return [];
        }

        var letter = run.Box.Width / run.Text.Length;
        var found = new List<PdfWord>();
        for (var i = at; i < run.Text.Length;)
        {
            var end = i;
            while (end < run.Text.Length && !char.IsWhiteSpace(run.Text[end]))
            {
                end++;
            }

            if (end > i)
            {
                var left = found.Count == 0 ? last.Box.Left : run.Box.Left + (i * letter);
                found.Add(new(run.Text[i..end], last.Box with { Left = left, Right = Math.Max(left + 1, Math.Min(run.Box.Right, run.Box.Left + (end * letter))) }, last.Order)
                {
                    Size = last.Size,
                    Style = last.Style,
                    Link = last.Link,
                });
            }

            i = end + 1;
        }

        return found;
    }

    private static void Give(LookRun run, List<PdfWord> words)
    {
        words.Sort((a, b) => a.Box.Left.CompareTo(b.Box.Left));
        var at = 0;
        foreach (var word in words)
        {
            var found = run.Text.IndexOf(word.Text, at, StringComparison.Ordinal);
            if (found < 0 && run.Box.Width > 0)
            {
                // The run spells it otherwise (a ligature, a hard space): its place along the run must do.
                found = Math.Clamp((int)((word.Box.Left - run.Box.Left) / run.Box.Width * run.Text.Length), 0, run.Text.Length - 1);
            }
            else
            {
                at = found + word.Text.Length;
            }

            var piece = run.Pieces[0];
            foreach (var p in run.Pieces)
            {
                if (p.Start > found)
                {
                    break;
                }

                piece = p;
            }

            if (run.Size > 0)
            {
                word.Size = run.Size;
            }

            word.Style = piece.Style;
            word.Link = piece.Link;
            word.SpaceAfter = at != found + word.Text.Length ? null
                : at == run.Text.Length ? false
                : run.Text.AsSpan(at).IsWhiteSpace() ? true
                : null;
        }
    }

    private static int FirstFrom(LookRun[] runs, double top)
    {
        var (low, high) = (0, runs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (runs[middle].Box.Top < top)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static void OnceEach(PdfPage page)
    {
        var seen = new Dictionary<string, List<Box>>(StringComparer.Ordinal);
        page.Words.RemoveAll(word =>
        {
            if (!seen.TryGetValue(word.Text, out var boxes))
            {
                seen[word.Text] = [word.Box];
                return false;
            }

            var near = 0.1 * word.Box.Height;
            foreach (var box in boxes)
            {
                if (Math.Abs(box.Left - word.Box.Left) < near && Math.Abs(box.Top - word.Box.Top) < near && Math.Abs(box.Width - word.Box.Width) < near)
                {
                    return true;
                }
            }

            boxes.Add(word.Box);
            return false;
        });
    }
}
