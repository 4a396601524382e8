using System.Collections.Concurrent;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Documents.Reading;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Cases;

/// <summary>The published papers, each read once for all tests.</summary>
internal static class PublishedPapers
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<(Paper Paper, CasePack Pack)>>> Read = new(StringComparer.Ordinal);

    public static Task<(Paper Paper, CasePack Pack)> Pack2022Async(string form) => OfAsync("business-cases-2022-23-part1", form);

    public static Task<(Paper Paper, CasePack Pack)> Pack2018Async(string form) => OfAsync("business-cases-2018-19", form);

    public static Task<(Paper Paper, CasePack Pack)> BidsAsync(string form) => OfAsync("transformation-fund-bids-2016-12", form);

    public static Task<(Paper Paper, CasePack Pack)> OneAsync(int number) => OfAsync($"BC{number:00}", "word");

    private static Task<(Paper Paper, CasePack Pack)> OfAsync(string name, string form)
    {
        var path = form switch
        {
            "text" => SharedFolder.PathOf("seeds", name + ".txt"),
            "word" => SharedFolder.PathOf("documents", name + ".docx"),
            _ => SharedFolder.PathOf("documents", name + ".pdf"),
        };
        return Read.GetOrAdd(path, p => new(async () =>
        {
            var paper = await PaperReader.ReadAsync(await File.ReadAllBytesAsync(p), Path.GetFileName(p));
            Assert.True(paper.Ok, string.Join("; ", paper.Problems.Select(x => x.Message)));
            return (paper.Value, CaseReader.Read(paper.Value));
        })).Value;
    }
}
