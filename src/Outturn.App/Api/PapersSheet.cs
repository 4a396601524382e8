using System.Globalization;
using Outturn.Core.Cases;
using Outturn.Core.Sheets;
using Outturn.Data.Cases;

namespace Outturn.App.Api;

/// <summary>The papers that were read as a table for files.</summary>
public static class PapersSheet
{
    public static Sheet Of(IReadOnlyList<PaperLine> papers) => new(
        "papers", "What came of each paper, the latest first.", "count",
        [
            new("paper", "Paper", ColumnKind.Key), new("file", "File", ColumnKind.Text, Width: 40), new("cycle", "Cycle", ColumnKind.Text), new("cases", "Cases", ColumnKind.Number),
            new("toReview", "To review", ColumnKind.Number), new("reviewed", "Reviewed", ColumnKind.Number), new("setAside", "Set aside", ColumnKind.Number), new("unread", "Words not read", ColumnKind.Number),
            new("broughtIn", "Brought in", ColumnKind.Date), new("by", "By", ColumnKind.Text), new("sha256", "SHA-256", ColumnKind.Text),
        ],
        [
            .. papers.Select(p => new Row(
                p.Paper.Number.ToString(CultureInfo.InvariantCulture), RowKind.Item,
                [
                    Cell.Text(p.Paper.Number.ToString(CultureInfo.InvariantCulture)), Cell.Text(p.Paper.FileName), Cell.Text(p.Paper.Cycle), new Cell.Number(p.Cases.Count), Count(p, ReviewState.ToReview),
                    Count(p, ReviewState.Reviewed), Count(p, ReviewState.SetAside), new Cell.Number(p.Cases.Sum(c => c.Unread)), new Cell.Day(p.By.Recorded.Day), Cell.Text(p.By.By.Post), Cell.Text(p.Paper.Sha256),
                ])),
        ]);

    private static Cell Count(PaperLine paper, ReviewState state) => new Cell.Number(paper.Cases.Count(c => c.State == state));
}
