using System.Text;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Sheets;

namespace Outturn.App.Cli;

/// <summary>An appraisal for a person's eyes: the basis, the options side by side, what may be said of them, and what each figure is.</summary>
internal static class AppraisalText
{
    private const int LineWidth = 100;
    private const int Widest = 34;

    public static string Of(AppraisalResult result)
    {
        var text = new StringBuilder();
        var sheet = AppraisalSheets.SideBySide(result);
        Wrapped(text, "", sheet.Caption);
        text.AppendLine();
        Table(text, sheet);
        Part(text, "What may be said", [.. result.Comparison.ByCash, .. result.Comparison.BySocialValue]);
        Part(text, "What is not said", result.Comparison.Refusals);
        Part(text, "To know", [.. result.Notices.Select(n => (n.Where.Length > 0 ? n.Where + ": " : "") + n.Message)]);
        Part(text, "What the figures are", [.. AppraisalDefinitions.Of(result).Select(d => $"{d.Name}: {d.Meaning}")]);
        return text.ToString();
    }

    private static void Table(StringBuilder text, Sheet sheet)
    {
        var cells = sheet.Rows.Select(r => r.Cells.Select(c => c is Cell.Words words ? words.Content : "").ToList()).Prepend([.. sheet.Columns.Select((c, i) => i == 0 ? "" : c.Heading)]).ToList();
        var widths = sheet.Columns.Select((_, i) => Math.Min(cells.Max(r => r[i].Length), i == 0 ? 60 : Widest)).ToList();
        foreach (var row in cells)
        {
            var lines = row.Select((c, i) => Lines(c, widths[i])).ToList();
            for (var line = 0; line < lines.Max(l => Math.Max(1, l.Count)); line++)
            {
                text.AppendLine(string.Join("  ", lines.Select((l, i) => i == 0 ? l.ElementAtOrDefault(line, "").PadRight(widths[i]) : l.ElementAtOrDefault(line, "").PadLeft(widths[i]))).TrimEnd());
            }
        }
    }

    private static string ElementAtOrDefault(this List<string> lines, int index, string none) => index < lines.Count ? lines[index] : none;

    private static void Part(StringBuilder text, string heading, IReadOnlyList<string> sentences)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        text.AppendLine().AppendLine(heading);
        foreach (var sentence in sentences)
        {
            Wrapped(text, "  ", sentence);
        }
    }

    private static void Wrapped(StringBuilder text, string indent, string words)
    {
        foreach (var (i, line) in Lines(words, LineWidth - indent.Length - 2).Index())
        {
            text.Append(indent).Append(i > 0 && indent.Length > 0 ? "  " : "").AppendLine(line);
        }
    }

    private static List<string> Lines(string words, int width)
    {
        var lines = new List<string>();
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => w.Chunk(Math.Max(1, width)).Select(part => new string(part))))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
