using System.Text;
using Outturn.Core.Cases.Reading;

namespace Outturn.Tests.Cases;

/// <summary>Each of the 31 cases also exists as a Word file of its own.</summary>
public class SingleCaseTests
{
    [Fact]
    public async Task A_case_imported_alone_equals_its_part_of_the_pack()
    {
        var (_, pack) = await PublishedPapers.Pack2022Async("word");
        var differ = new List<string>();
        for (var number = 1; number <= 31; number++)
        {
            var (_, single) = await PublishedPapers.OneAsync(number);
            var alone = Told(Assert.Single(single.Cases));
            var inPack = Told(pack.Cases[number - 1]);
            if (alone != inPack)
            {
                var at = alone.Zip(inPack).TakeWhile(c => c.First == c.Second).Count();
                differ.Add($"BC{number:00} at “{alone[Math.Max(0, at - 40)..Math.Min(alone.Length, at + 60)]}” / “{inPack[Math.Max(0, at - 40)..Math.Min(inPack.Length, at + 60)]}”");
            }
        }

        Assert.Empty(differ);
    }

    /// <summary>Everything that a case says of itself; not its number or its places.</summary>
    internal static string Told(ReadCase read)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', read.Template, read.Title.Value, read.DocumentLine, string.Join(',', read.Types.Where(t => !t.How.Contains("part of the pack", StringComparison.Ordinal)).Select(t => t.Value)));
        text.Append('\n').AppendJoin(';', read.Committees.Select(c => c.Value)).Append('\n').AppendJoin(';', read.References.Select(c => c.Value)).Append('\n').AppendJoin(';', read.Leads.Select(c => c.Value)).Append('\n').Append(read.Version?.Value).Append('\n');
        text.AppendJoin('\n', read.Amounts.Select(a => $"{a.Label}|{a.Raw}|{a.Year}|{a.Amount}|{a.Role}|{a.Term}|{a.Sure}"));
        text.AppendJoin('\n', read.Labels.Select(l => $"{l.Label}: {l.Value}"));
        text.AppendJoin('\n', read.Sections.Select(s => $"\n# {s.Key} {s.Heading} {s.State}\n{s.Text}"));
        text.AppendJoin('\n', read.Tables.Select(t => $"\n= {t.Kind} {t.Section} {t.Caption}\n{string.Join(" | ", t.Columns.Select(c => $"{c.Heading} ({c.Meaning} {c.Year} {c.Unit})"))}\n{string.Join("\n", t.Rows.Select(r => r.Kind + ": " + string.Join(" | ", r.Cells.Select(c => $"{c.Text.Replace('\n', ' ')} [{c.Value?.GetType().Name}]"))))}"));
        text.AppendJoin('\n', read.Unread.Select(u => "? " + u.Text));
        return text.ToString();
    }
}
