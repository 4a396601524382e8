using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;

namespace Outturn.Core.Cases;

/// <summary>A section of a case without what stands in it.</summary>
public sealed record SectionOutline(string Key, string Heading, SectionState State, Place Place);

/// <summary>A table of a case without its cells.</summary>
public sealed record TableOutline(CaseTableKind Kind, string Section, int Rows, Place Place, Sureness Sure);

/// <summary>
/// What lists, totals and contents need of a case: its header as read, without its text. A pack of a hundred cases is listed without
/// reading a hundred documents.
/// </summary>
/// <param name="Case">As read, with no sections, tables, blocks, unread text.</param>
/// <param name="UnreadWords">How many words nothing took.</param>
public sealed record CaseHead(ReadCase Case, IReadOnlyList<SectionOutline> Sections, IReadOnlyList<TableOutline> Tables, int UnreadWords)
{
    public static CaseHead Of(ReadCase read) => new(
        read with { Sections = [], Tables = [], Blocks = [], Unread = [], Labels = [], Figures = [], Illegible = [] },
        [.. read.Sections.Select(s => new SectionOutline(s.Key, s.Heading, s.State, s.Place))],
        [.. read.Tables.Select(t => new TableOutline(t.Kind, t.Section, t.Rows.Count, t.Place, t.Sure))],
        read.Unread.Sum(u => Words(u.Text)));

    public int CountOf(SectionState state) => Sections.Count(s => s.State == state);

    /// <summary>How many words a text has: what stands between spaces and holds a letter or a digit.</summary>
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));
}
