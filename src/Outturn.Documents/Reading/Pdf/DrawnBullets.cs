namespace Outturn.Documents.Reading.Pdf;

/// <summary>Bullets that are drawn and not written, as browsers print them: a dot straight before the first word of a line is one.</summary>
internal static class DrawnBullets
{
    public static void Write(PdfPage page)
    {
        foreach (var dot in page.Drawing.Dots)
        {
            PdfWord? first = null;
            foreach (var word in page.Words)
            {
                if (word.Box.Top < dot.MiddleY && word.Box.Bottom > dot.MiddleY && word.Box.Right > dot.Left - 40)
                {
                    first = first is null || word.Box.Left < first.Box.Left ? word : first;
                }
            }

            if (first is not null && first.Box.Left > dot.Right && first.Box.Left - dot.Right < 3 * first.Size && first.Text is not "•")
            {
                page.Words.Insert(page.Words.IndexOf(first), new("•", new(dot.Left, first.Box.Top, dot.Right, first.Box.Bottom), first.Order) { Size = first.Size });
            }
        }
    }
}
