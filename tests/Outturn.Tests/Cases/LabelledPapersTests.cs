using System.Text;
using Outturn.Core.Cases.Reading;
using Outturn.Documents.Reading;
using Outturn.Tests.Cases.Labelled;

namespace Outturn.Tests.Cases;

/// <summary>Small papers of ours with every variant of a field, and what was read of them.</summary>
public class LabelledPapersTests
{
    [Fact]
    public async Task Every_labelled_value_is_read_and_nothing_beside_it()
    {
        var recall = new Recall();
        foreach (var labelled in LabelledPaper.All(Path.Combine(Approved.Root, "samples", "labelled")))
        {
            var paper = await PaperReader.ReadAsync(Encoding.UTF8.GetBytes(labelled.Text), labelled.Name, TestContext.Current.CancellationToken);
            Assert.True(paper.Ok);
            var pack = CaseReader.Read(paper.Value);
            recall.Count(labelled, pack);
            Assert.Empty(NothingLostTests.Lost(paper.Value, pack));
        }

        Assert.True(recall.Papers > 0);
        Assert.True(recall.Differences.Count == 0, string.Join("\n", recall.Differences));
    }
}
