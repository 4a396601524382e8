using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;

namespace Outturn.Tests.Planning;

/// <summary>The plan's lines out to a workbook, changed, and back.</summary>
public class PlanWorkbookTests
{
    private const string Rows = """
        A/R.6.255,Care suites,saving,P,Adults; Health,Two sites,-600000,
        A/R.6.255,Care suites,investment,T,Adults; Health,,161000,-161000
        ,Parking,income,P,Highways,,TBC,"-50,000 to -20,000"
        """;

    [Fact]
    public void Out_and_back_without_a_change_changes_nothing()
    {
        var plan = ImportPlanTests.PlanOf(Rows);
        var returned = Back(Book(plan), plan);
        Assert.Empty(returned.Cells);
        Assert.Empty(returned.Problems);
        Assert.True(Decide(returned, plan).IsEmpty);
    }

    [Fact]
    public void Changed_cells_come_back_as_exactly_those_changes()
    {
        var plan = ImportPlanTests.PlanOf(Rows);
        var book = Change(Book(plan), ("P1-L1", "2022-23 £", "-550000"), ("P1-L1", "2026-27 £", "(25k)"), ("P1-L2", "Note", "A post for a year"), ("P2-L1", "Proposal title", "Parking charges"), ("P2-L1", "2022-23 £", "-40000"));
        var returned = Back(book, plan);
        Assert.Equal(
            [("2022-23", "-600000", "-550000"), ("2026-27", "", "(25k)"), ("Note", "", "A post for a year"), ("Proposal title", "Parking", "Parking charges"), ("2022-23", "TBC", "-40000")],
            returned.Cells.Select(c => (c.Field, c.Now, c.Mine)));
        Assert.DoesNotContain(returned.Cells, c => c.Conflicts);
        var changes = Decide(returned, plan);
        Assert.Equal("Parking charges", Assert.Single(changes.Proposals).Terms.Title);
        Assert.Equal(3, changes.Lines.Count);
        Assert.Equal(PlanAmounts.Of(Movements.Starting(new(2022), Money.FromThousands(-550), Money.Zero, Money.Zero, Money.Zero, Money.FromThousands(-25))), changes.Lines[0].Typed);
        Assert.Equal(plan.Lines[0].Terms, changes.Lines[0].Terms);
    }

    [Fact]
    public void A_stale_file_shows_both_values_of_a_cell_and_loses_neither()
    {
        var plan = ImportPlanTests.PlanOf(Rows);
        var book = Change(Book(plan), ("P1-L1", "2022-23 £", "-550000"), ("P1-L1", "Note", "Three sites"));
        var meanwhile = Meanwhile(plan, l => l with { Typed = l.Typed.With(new(2022), Amount.Of(Money.FromThousands(-580))).With(new(2023), Amount.Of(Money.FromThousands(-9))) });
        var returned = Back(book, meanwhile);

        var conflict = Assert.Single(returned.Conflicts);
        Assert.Equal(("2022-23", "-580000", "-550000"), (conflict.Field, conflict.Now, conflict.Mine));
        var refused = returned.Decide(meanwhile, _ => null, ImportPlanTests.Ids());
        Assert.False(refused.Ok);
        Assert.Contains(refused.Problems, p => p.Code == "plan.changed-meanwhile" && p.Message.Contains("-580000", StringComparison.Ordinal) && p.Message.Contains("-550000", StringComparison.Ordinal));

        var theirs = Assert.Single(returned.Decide(meanwhile, _ => false, ImportPlanTests.Ids()).Value!.Lines);
        var mine = Assert.Single(returned.Decide(meanwhile, _ => true, ImportPlanTests.Ids()).Value!.Lines);
        Assert.Equal((-580_000m, -550_000m), (theirs.Typed[new(2022)].Value!.Value.Pounds, mine.Typed[new(2022)].Value!.Value.Pounds));
        Assert.All([theirs, mine], l => Assert.Equal((-9_000m, "Three sites"), (l.Typed[new(2023)].Value!.Value.Pounds, l.Terms.Note)));
    }

    [Fact]
    public void What_two_people_changed_to_the_same_is_no_conflict()
    {
        var plan = ImportPlanTests.PlanOf(Rows);
        var book = Change(Book(plan), ("P1-L1", "2022-23 £", "-580000"));
        Assert.Empty(Back(book, Meanwhile(plan, l => l with { Typed = l.Typed.With(new(2022), Amount.Of(Money.FromThousands(-580))) })).Cells);
    }

    [Fact]
    public void A_file_of_another_cycle_is_refused_in_words()
    {
        var plan = ImportPlanTests.PlanOf(Rows);
        var result = PlanWorkbook.Read(Book(plan), plan with { Cycle = new(new(2023), 5) });
        Assert.False(result.Ok);
        Assert.Equal("plan.another-cycle", result.Problems[0].Code);
        Assert.Contains("2022-27", result.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("2023-28", result.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_council_s_own_layout_is_not_taken_for_our_workbook()
    {
        var book = GridReader.Read(System.Text.Encoding.UTF8.GetBytes("Reference,Title,2022-23\nX1,One,-1000000"), "lines.csv").Value!;
        Assert.Equal("plan.not-ours", PlanWorkbook.Read(book, Plan.Empty(ImportPlanTests.Cycle)).Problems[0].Code);
    }

    [Fact]
    public void A_row_that_somebody_added_is_a_new_line_and_a_copied_row_is_said()
    {
        var plan = ImportPlanTests.PlanOf(Rows);
        var book = Book(plan);
        var grid = book.Grids[0];
        var head = grid.Rows.First(r => r.Cells.Any(c => c.Text == PlanWorkbook.KeyHeading));
        var fresh = new GridRow(900, [.. head.Cells.Select(c => c.Text switch
        {
            "Proposal title" => GridCell.Of("Parking"),
            "Kind" => GridCell.Of("saving"),
            "Permanence" => GridCell.Of("permanent"),
            "2023-24 £" => GridCell.Of(-70_000m),
            _ => GridCell.Empty,
        })]);
        var copied = grid.Rows.First(r => r[0].Text == "P1-L1") with { Number = 901 };
        var returned = Back(book with { Grids = [grid with { Rows = [.. grid.Rows, fresh, copied] }, .. book.Grids.Skip(1)] }, plan);

        Assert.Equal("plan.key-twice", Assert.Single(returned.Problems).Code);
        var changes = Decide(returned, plan);
        Assert.Empty(changes.Proposals);
        var line = Assert.Single(changes.Lines);
        Assert.Equal((plan.Proposals[1].Id, 2, -70_000m), (line.Proposal, line.Number, line.Typed[new(2023)].Value!.Value.Pounds));
    }

    [Theory]
    [InlineData("2022-23 £", "29.£%", "plan.amount-unreadable")]
    [InlineData("Kind", "misc", "plan.cell-unreadable")]
    [InlineData("Permanence", "temporary", "plan.temporary-without-end")]
    [InlineData("Proposal title", "", "plan.title-missing")]
    [InlineData("References", "see the annex", "reference.malformed")]
    public void A_cell_that_cannot_be_read_stops_the_file_and_says_which(string heading, string text, string code)
    {
        var plan = ImportPlanTests.PlanOf(Rows);
        var result = Back(Change(Book(plan), ("P1-L1", heading, text)), plan).Decide(plan, _ => null, ImportPlanTests.Ids());
        Assert.False(result.Ok);
        Assert.Contains(result.Problems, p => p.Code == code && p.Where.Contains('!', StringComparison.Ordinal));
    }

    [Fact]
    public void Any_lines_go_out_to_a_sheet_and_come_back_the_same() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Plans, plan =>
    {
        var book = Book(plan);
        var returned = Back(book, plan);
        var reading = PlanLinesReader.Read(book, new(plan.Cycle, SavingsPositive: false));
        var proposals = plan.Proposals.ToDictionary(p => p.Id);
        return returned.Cells.Count == 0 && returned.Problems.Count == 0 && reading.BadRows.Count == 0
            && reading.Lines.Select(l => (l.Key, l.Title, l.Terms, l.Typed)).SequenceEqual(plan.Lines.Select(l => (PlanKeys.Of(proposals[l.Proposal], l), proposals[l.Proposal].Terms.Title, l.Terms, l.Typed)));
    }));

    private static Arbitrary<Plan> Plans
    {
        get
        {
            var money = Gen.Choose(-900_000_000, 900_000_000).Where(p => p != 0).Select(p => Money.FromPence(p));
            var amount = Gen.Frequency(
                (8, money.Select(Amount.Of)),
                (1, from a in money from b in money select Amount.Between(a, b)),
                (1, Gen.Elements<Amount>(new Amount.Unquantified("TBC"), new Amount.Unquantified("officer time"), new Amount.Unquantified("to be agreed"))));
            var typed = amount.NonEmptyListOf().Select(l => new PlanAmounts(l.Take(6).Select((a, i) => KeyValuePair.Create(new FinancialYear(2021 + i), a))));
            var permanence = Gen.Frequency(
                (4, Gen.Constant<Permanence>(new Permanence.Permanent())),
                (1, Gen.Constant<Permanence>(new Permanence.OneOff())),
                (1, Gen.Choose(2027, 2030).Select(y => (Permanence)new Permanence.TemporaryUntil(new(y)))),
                (1, from y in Gen.Choose(2027, 2030) from m in money select (Permanence)new Permanence.TemporaryThenPermanent(new(y), m)));
            var terms = from category in Gen.Elements(Enum.GetValues<PlanCategory>())
                        from lasts in permanence
                        from references in Gen.Elements<string[]>([], ["A/R.6.255"], ["C/R.7.120", "C/R.7.151"], ["CYP-12"])
                        from title in Gen.Elements("", "Beds", "=SUM(A1)", "(existing saving removed / APC)", "Two\nlines")
                        from benefit in Gen.Elements<BenefitClass?>([null, .. Enum.GetValues<BenefitClass>().Cast<BenefitClass?>()])
                        from role in Gen.Elements(Enum.GetValues<LineRole>())
                        from confidence in Gen.Elements(Enum.GetValues<Confidence>())
                        from source in Gen.Elements<SourceShare[]>([], [new("Public Health Grant", FundingStatus.InPrinciple, null)], [new("Transformation reserve", FundingStatus.Confirmed, null), new("Better Care Fund", FundingStatus.Requested, null)])
                        from note in Gen.Elements("", "Subject to consultation; see the assessment", "-3 posts")
                        select new LineTerms(title, references, category, "Adults", lasts, benefit, role, confidence, source, null, null, note);
            var line = from t in terms from a in typed select (t, a);
            return line.NonEmptyListOf().Select(lines =>
            {
                var plan = Plan.Empty(ImportPlanTests.Cycle);
                var next = 0;
                var proposals = lines.Select((_, i) => new Proposal(new Guid(++next, 0, 0, new byte[8]), plan.Cycle, i + 1, ProposalTerms.Of($"Proposal {i + 1} of some, and more", ProposalType.Mixed), ProposalStatus.Draft, "")).ToList();
                return plan with { Proposals = proposals, Lines = [.. lines.Select((l, i) => new PlanLine(new Guid(++next, 0, 0, new byte[8]), proposals[i].Id, 1, l.t, l.a) { Act = 3 })], LatestAct = 3 };
            }).ToArbitrary();
        }
    }

    private static GridBook Book(Plan plan)
    {
        var read = GridReader.Read(WorkbookWriter.Write(PlanWorkbook.Sheet(plan)), "plan.xlsx");
        Assert.True(read.Ok);
        return read.Value;
    }

    private static ReturnedPlan Back(GridBook book, Plan plan)
    {
        var result = PlanWorkbook.Read(book, plan);
        Assert.True(result.Ok, string.Join("; ", result.Problems.Select(p => p.Message)));
        return result.Value;
    }

    private static PlanChanges Decide(ReturnedPlan returned, Plan plan)
    {
        var result = returned.Decide(plan, _ => null, ImportPlanTests.Ids());
        Assert.True(result.Ok, string.Join("; ", result.Problems.Select(p => p.Message)));
        return result.Value;
    }

    private static Plan Meanwhile(Plan plan, Func<PlanLine, PlanLine> change) => plan with { Lines = [change(plan.Lines[0]) with { Act = 9 }, .. plan.Lines.Skip(1)], LatestAct = 9 };

    private static GridBook Change(GridBook book, params (string Key, string Heading, string Text)[] cells)
    {
        var grid = book.Grids[0];
        var head = grid.Rows.First(r => r.Cells.Any(c => c.Text == PlanWorkbook.KeyHeading));
        var columns = head.Cells.Select((c, i) => (c.Text, i)).ToDictionary(c => c.Text, c => c.i);
        var rows = grid.Rows.Select(row =>
        {
            var mine = cells.Where(c => c.Key == row[0].Text).ToDictionary(c => columns[c.Heading], c => c.Text);
            return mine.Count == 0 ? row : row with { Cells = [.. Enumerable.Range(0, head.Cells.Count).Select(i => mine.TryGetValue(i, out var text) ? GridCell.Of(text) : row[i])] };
        }).ToList();
        return book with { Grids = [grid with { Rows = rows }, .. book.Grids.Skip(1)] };
    }
}
