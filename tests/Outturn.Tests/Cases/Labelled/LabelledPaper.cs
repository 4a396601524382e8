using System.Globalization;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Tests.Cases.Labelled;

/// <summary>
/// A small paper of ours with what stands in it, said beforehand: <c>samples/labelled/*.txt</c>. The first line says what it is for;
/// the paper follows after <c>===== paper</c>, the labels after <c>===== labels</c>, one field a line, a case begun by "case".
/// </summary>
/// <param name="Name">The file's name.</param>
/// <param name="Text">The paper.</param>
/// <param name="Cases">The labels of each case: field and value.</param>
internal sealed record LabelledPaper(string Name, string Text, IReadOnlyList<IReadOnlyList<(string Field, string Value)>> Cases)
{
    public static IEnumerable<LabelledPaper> All(string folder) => Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(Read);

    private static LabelledPaper Read(string path)
    {
        var parts = File.ReadAllText(path).ReplaceLineEndings("\n").Split(["===== paper\n", "===== labels\n"], StringSplitOptions.None);
        if (parts.Length != 3)
        {
            throw new InvalidDataException($"{path} needs a line “===== paper” and a line “===== labels”.");
        }

        var cases = new List<IReadOnlyList<(string, string)>>();
        var current = new List<(string, string)>();
        foreach (var line in parts[2].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line == "case")
            {
                cases.Add(current = []);
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            current.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        return new(Path.GetFileName(path), parts[1], cases);
    }

    /// <summary>What was read, said in the words of the labels.</summary>
    public static IReadOnlyList<(string Field, string Value)> Told(ReadCase read) =>
    [
        ("template", read.Template.ToString()),
        ("title", read.Title.Value),
        .. read.Types.Select(t => ("type", t.Value.ToString())),
        .. read.Committees.Select(c => ("committee", c.Value)),
        .. read.References.Select(r => ("reference", r.Value.Code)),
        .. read.ProjectCode is { } code ? new[] { ("code", code.Value) } : [],
        .. read.Amounts.Select(a => ("amount", Amount(a))),
        .. read.Version is { } v ? new[] { ("version", Date(v.Value)) } : [],
        .. read.Leads.Select(l => ("lead", l.Value)),
        .. read.Sections.Select(s => ("section", $"{s.Key} {s.State}")),
        .. read.Tables.Select(t => ("table", string.Create(CultureInfo.InvariantCulture, $"{t.Kind} in {t.Section}, {t.Rows.Count} x {t.Columns.Count}"))),
        .. read.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Select(c => c.Value switch { CellValue.Rag rag => (RagWord?)rag.Word, CellValue.Score score => score.Colour, _ => null }).OfType<RagWord>().Select(r => ("rag", r.ToString())),
        .. read.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Select(c => c.Value).OfType<CellValue.Date>().Where(d => d.Reading.Kind != DateKind.Blank).Select(d => ("date in a table", Date(d.Reading))),
        .. read.Unread.Select(u => ("unread", u.Text)),
    ];

    private static string Amount(CaseAmount amount)
    {
        var figure = amount.Amount switch
        {
            Amount.Known known => known.Figure.Pounds.ToString("0.##", CultureInfo.InvariantCulture),
            Amount.Range range => string.Create(CultureInfo.InvariantCulture, $"{range.Low.Pounds:0.##} to {range.High.Pounds:0.##}"),
            _ => "not quantified",
        };
        var term = amount.Term switch { AmountTerm.NotSaid => "", AmountTerm.OverYears => string.Create(CultureInfo.InvariantCulture, $", over {amount.Years} years"), var said => ", " + said };
        return $"{amount.Role} {amount.Year?.ToString() ?? "no year"} {figure}{term}{(amount.Question is null ? "" : ", asked")}";
    }

    private static string Date(DateReading date) => date.Kind + (date.First is { } first ? " " + first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")
        + (date.Last is { } last && last != date.First ? " to " + last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "");
}
