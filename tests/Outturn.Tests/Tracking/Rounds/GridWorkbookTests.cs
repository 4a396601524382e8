using Outturn.Core.Sheets;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;
using static Outturn.Tests.Tracking.Rounds.GridYear;

namespace Outturn.Tests.Tracking.Rounds;

/// <summary>The grid out to a workbook and back: what was changed comes back, and nothing else.</summary>
public sealed class GridWorkbookTests
{
    private static readonly YearState Year = State(
        Line(1, -100, Quarters(-10.125m, -20, -30.5m, -40), "=not a formula\nsecond line"), Line(2, -50, Quarters(0, 0, -25, -25)),
        Line(3, -80, Core.Series.Phasing.Unphased(K(-80))), Line(4, -10, Quarters(0, 0, 0, -10), owner: "Somebody"));

    [Fact]
    public void A_file_that_nobody_changed_changes_nothing()
    {
        foreach (var draft in new[] { RoundDraft.Empty, Drafts((1, Draft((3, "x"), (4, "-41")) with { Commentary = "Typed" }), (2, Draft((4, "25"))), (3, Draft((0, "TBC")))) })
        {
            var back = Back(draft, (_, _, cell) => cell);
            Assert.True(back.Ok);
            Assert.Equal((0, 0), (back.Value.Changed, back.Value.Lines));
            Assert.Empty(back.Value.Problems);
            Assert.Equal(draft.Lines.Count, back.Value.Draft.Lines.Count);
        }
    }

    [Fact]
    public void Each_changed_cell_is_one_change_and_what_was_typed_before_stays()
    {
        var back = Back(Drafts((1, Draft((4, "-41")))), (key, heading, cell) => (key, heading) switch
        {
            ("A/R.6.201", "Forecast Q3 £000") => GridCell.Of(-31.25m),
            ("A/R.6.202", "What changed and why") => GridCell.Of("A bed less"),
            ("A/R.6.203", "Forecast, year not phased £000") => GridCell.Of("TBC"),
            ("A/R.6.202", "Ready (yes)") => GridCell.Of("yes"),
            _ => cell,
        });
        Assert.Equal((3, 3), (back.Value!.Changed, back.Value.Lines));
        var draft = back.Value.Draft;
        Assert.Equal(("-31.25", "-41"), (draft.Of(Id(1)).Parts[3], draft.Of(Id(1)).Parts[4]));
        Assert.Equal(("A bed less", true), (draft.Of(Id(2)).Commentary, draft.Of(Id(2)).Ready));
        Assert.Equal("TBC", draft.Of(Id(3)).Parts[0]);
        Assert.All(draft.Lines.Values, l => Assert.Equal(7, l.Basis));
    }

    [Fact]
    public void Text_an_error_and_a_per_cent_in_a_number_cell_become_questions_in_the_grid()
    {
        var back = Back(RoundDraft.Empty, (key, heading, cell) => (key, heading) switch
        {
            ("A/R.6.201", "Forecast Q3 £000") => GridCell.Of("about thirty"),
            ("A/R.6.201", "Forecast Q4 £000") => new(GridCellKind.Error, "#REF!"),
            ("A/R.6.202", "Forecast Q3 £000") => new(GridCellKind.Number, "0.5", 0.5m, Format: "0%"),
            ("A/R.6.202", "Forecast Q4 £000") => GridCell.Empty,
            _ => cell,
        });
        var grid = Year.Grid(back.Value!.Draft);
        Assert.Equal(["forecast.unreadable", "forecast.unreadable", "forecast.sign", "forecast.blank"], grid.Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_stale_file_shows_both_values_for_what_it_changed_and_leaves_the_rest()
    {
        var later = Year with { Position = Year.Position with { Lines = [.. Year.Position.Lines.Select(l => l with { Acts = l.Acts with { Forecast = 9 } })] } };
        var back = Back(RoundDraft.Empty, (key, heading, cell) => (key, heading) == ("A/R.6.202", "Forecast Q4 £000") ? GridCell.Of(-20m) : cell, later);
        var grid = later.Grid(back.Value!.Draft);
        Assert.Equal([Id(2)], grid.Rows.Where(r => r.Conflict is not null).Select(r => r.Line.Id));
    }

    [Fact]
    public void A_closed_quarter_another_owners_line_a_row_without_key_and_a_row_that_stands_twice_are_said_and_not_taken()
    {
        var sheet = GridWorkbook.Sheet(Year.Grid(viewer: Finance), 9);
        var book = Book(sheet, (key, heading, cell) => (key, heading) switch
        {
            ("A/R.6.201", "Forecast Q1 £000") => GridCell.Of(-99m),
            ("A/R.6.204", "Forecast Q4 £000") => GridCell.Of(-11m),
            ("A/R.6.202", "Ready (yes)") => GridCell.Of("perhaps"),
            _ => cell,
        });
        var main = book.Grids[0];
        var rows = main.Rows.ToList();
        rows.Add(rows[^1] with { Number = 90 });
        rows.Add(new(91, [GridCell.Empty, GridCell.Empty, GridCell.Of("New line")]));
        rows.Add(new(92, [GridCell.Of("Z/9"), rows[^3][1], GridCell.Of("x")]));
        rows.Add(new(93, [GridCell.Of("A/R.6.203"), GridCell.Of("7;zz"), GridCell.Of("x")]));
        book = book with { Grids = [main with { Rows = rows }, .. book.Grids.Skip(1)] };
        var back = GridWorkbook.Read(book, Year.Grid(), Year, Owner, RoundDraft.Empty);
        Assert.Equal(0, back.Value!.Changed);
        Assert.Equal(["forecast.closed", "grid.ready", "permission.not-own", "grid.twice", "grid.no-key", "grid.unknown-line", "grid.twice"], back.Value.Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_changed_stamp_is_said()
    {
        var back = Back(RoundDraft.Empty, (key, heading, cell) => (key, heading) == ("A/R.6.202", GridWorkbook.StampHeading) ? GridCell.Of("7;3=zz") : cell);
        Assert.Equal("grid.stamp", Assert.Single(back.Value!.Problems).Code);
    }

    [Fact]
    public void A_file_of_another_round_or_of_another_layout_is_refused()
    {
        var december = new Round(new(GridYear.Year, 9), RoundState.Open, new DateOnly(2018, 1, 5), Act(5, Finance), Act(5, Finance));
        var other = UpdateGrid.Of(Year, december, Owner, l => true, RoundDraft.Empty, Core.Tracking.TrackerRules.Shipped);
        var refused = GridWorkbook.Read(Book(GridWorkbook.Sheet(other, 9), (_, _, c) => c), Year.Grid(), Year, Owner, RoundDraft.Empty);
        Assert.Equal("This file is the grid of December 2017. This is the round of November 2017: get its grid in Excel. Nothing was changed.", Assert.Single(refused.Problems).Message);
        var strange = new GridBook("x.csv", "csv", [Core.Sheets.Grid.Plain("x", [new(1, [GridCell.Of("Reference")])])], []);
        Assert.Equal("grid.not-ours", Assert.Single(GridWorkbook.Read(strange, Year.Grid(), Year, Owner, RoundDraft.Empty).Problems).Code);
        var bare = Book(GridWorkbook.Sheet(Year.Grid(), 9), (_, _, c) => c);
        Assert.Equal("grid.another-round", Assert.Single(GridWorkbook.Read(bare with { Grids = [bare.Grids[0]] }, Year.Grid(), Year, Owner, RoundDraft.Empty).Problems).Code);
    }

    private static Result<ReturnedGrid> Back(RoundDraft draft, Func<string, string, GridCell, GridCell> change, YearState? now = null) =>
        GridWorkbook.Read(Book(GridWorkbook.Sheet(Year.Grid(draft), 9), change), (now ?? Year).Grid(draft), now ?? Year, Owner, draft);

    /// <summary>Through the bytes of a real workbook, with cells changed by key and heading.</summary>
    private static GridBook Book(Sheet sheet, Func<string, string, GridCell, GridCell> change)
    {
        var read = GridReader.Read(WorkbookWriter.Write(sheet), "grid.xlsx");
        Assert.True(read.Ok, string.Join("; ", read.Problems.Select(p => p.Message)));
        var main = read.Value.Grids[0];
        var head = main.Rows.First(r => r[0].Text == GridWorkbook.KeyHeading);
        return read.Value with
        {
            Grids =
            [
                main with { Rows = [.. main.Rows.Select(r => r.Number <= head.Number ? r : r with { Cells = [.. Enumerable.Range(0, head.Cells.Count).Select(i => change(r[0].Text, head[i].Text, r[i]))] })] },
                .. read.Value.Grids.Skip(1),
            ],
        };
    }
}
