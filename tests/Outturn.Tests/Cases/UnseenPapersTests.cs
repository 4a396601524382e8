using Outturn.Tests.Cases.Labelled;

namespace Outturn.Tests.Cases;

/// <summary>Papers of other kinds, labelled before the reader was looked at: what is read of them is counted, and the page that says so is held.</summary>
public sealed class UnseenPapersTests
{
    [Fact]
    public async Task The_committed_page_of_recall_is_what_is_counted() =>
        Approved.File(RecallPage.Path, await RecallPage.WriteAsync(Approved.Root, TestContext.Current.CancellationToken));

    [Fact]
    public async Task No_word_of_an_unseen_paper_is_lost_in_either_form()
    {
        var (_, _, read) = await RecallPage.CountAsync(Approved.Root, RecallPage.Unseen, TestContext.Current.CancellationToken);

        var lost = read.Select(r => (r.Name, Lost: NothingLostTests.Lost(r.Paper, r.Pack))).Where(r => r.Lost.Count > 0).Select(r => $"{r.Name}: {string.Join(", ", r.Lost)}");
        Assert.True(read.Count > 0);
        Assert.True(!lost.Any(), string.Join('\n', lost));
    }
}
