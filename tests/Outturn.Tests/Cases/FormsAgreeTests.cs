using Outturn.Core.Cases.Reading;

namespace Outturn.Tests.Cases;

/// <summary>The same paper as Word, PDF and text gives the same cases.</summary>
public class FormsAgreeTests
{
    [Fact]
    public async Task The_pack_of_2022_reads_the_same_in_word_as_in_text()
    {
        var differences = Differences((await PublishedPapers.Pack2022Async("text")).Pack, (await PublishedPapers.Pack2022Async("word")).Pack);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    /// <summary>
    /// As PDF two tables differ in one row each: a caption of two rows over the years of case 3, of which the second is told as the
    /// heading of the first column; and in case 10 a row without a name that begins a page, which is told as the rest of the row before.
    /// Their words are the same.
    /// </summary>
    [Fact]
    public async Task The_pack_of_2022_reads_the_same_as_pdf_but_for_two_rows_that_are_named()
    {
        var differences = Differences((await PublishedPapers.Pack2022Async("text")).Pack, (await PublishedPapers.Pack2022Async("pdf")).Pack)
            .Where(d => !d.StartsWith("3 ", StringComparison.Ordinal) || !d.Contains("Showninrecurrent", StringComparison.Ordinal) && !d.Contains("Separatefundingsourceavailable", StringComparison.Ordinal))
            .Where(d => !d.StartsWith("10 ", StringComparison.Ordinal) || !d.Contains("RecruitandtrainCtCChampions", StringComparison.Ordinal) && !d.Contains("ItemChangingtheConversation", StringComparison.Ordinal)).ToList();
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public async Task The_cases_of_2018_and_the_bids_read_the_same_in_word_as_in_text()
    {
        Assert.Empty(Differences((await PublishedPapers.Pack2018Async("text")).Pack, (await PublishedPapers.Pack2018Async("word")).Pack));
        Assert.Empty(Differences((await PublishedPapers.BidsAsync("text")).Pack, (await PublishedPapers.BidsAsync("word")).Pack));
    }

    /// <summary>Lines of what a case says of itself that differ, letters and digits only.</summary>
    internal static IReadOnlyList<string> Differences(CasePack one, CasePack other)
    {
        var differ = new List<string>();
        foreach (var (a, b) in one.Cases.Zip(other.Cases))
        {
            var first = Lines(a);
            var second = Lines(b);
            differ.AddRange(first.Except(second, StringComparer.Ordinal).Select(l => $"{a.Number} only in {one.Form}: {l}"));
            differ.AddRange(second.Except(first, StringComparer.Ordinal).Select(l => $"{a.Number} only in {other.Form}: {l}"));
        }

        return differ;
    }

    private static List<string> Lines(ReadCase read) => [.. SingleCaseTests.Told(read).Split('\n').Select(l => new string([.. l.Where(char.IsLetterOrDigit)])).Where(l => l.Length > 0)];
}
