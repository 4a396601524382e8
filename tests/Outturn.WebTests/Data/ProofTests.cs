using System.Text;
using Outturn.Core.Funds;
using Outturn.Core.Governance;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Facts;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

public abstract class ProofTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly DateOnly October = Day(10, 31);

    public static TheoryData<string> Tables => new(FactTables.All.Select(t => t.Name));

    [Fact]
    public async Task An_untouched_record_holds_and_says_what_was_checked()
    {
        await FillAsync();
        var proof = await Council.Acts.VerifyAsync();

        Assert.Null(proof.FirstBreak);
        Assert.Equal(5, proof.Acts);
        Assert.Equal(1, proof.Files);
        Assert.Equal(await FactCountAsync(), proof.Facts);
        Assert.Equal((await Council.Acts.LatestAsync())!.Hash, proof.Head);
        Assert.Equal(5, proof.HeadAct);
    }

    [Fact]
    public async Task An_empty_record_holds()
    {
        var proof = await Council.Acts.VerifyAsync();
        Assert.True(proof.Holds);
        Assert.Equal(("", 0L), (proof.Head, proof.HeadAct));
    }

    [Theory]
    [InlineData("UPDATE line_forecasts SET forecast_q1 = forecast_q1 - 1 WHERE act = 2", 2)]
    [InlineData("UPDATE line_forecasts SET commentary = 'fine' WHERE act = 2", 2)]
    [InlineData("UPDATE line_forecasts SET complete = NULL WHERE act = 2", 2)]
    [InlineData("UPDATE line_forecasts SET act = 4 WHERE act = 3", 3)]
    [InlineData("UPDATE line_details SET title = 'Other' WHERE act = 1", 1)]
    [InlineData("UPDATE line_plans SET planned_stated_low = 0 WHERE act = 1", 1)]
    [InlineData("UPDATE line_owners SET owner = 'nobody' WHERE act = 3", 3)]
    [InlineData("UPDATE line_standings SET withdrawn = NOT withdrawn WHERE act = 4", 4)]
    [InlineData("UPDATE line_sources SET row_number = 1 WHERE act = 2", 2)]
    [InlineData("UPDATE imports SET unit = 'Pounds' WHERE act = 2", 2)]
    [InlineData("UPDATE tracker_acts SET year = 2016 WHERE act = 3", 3)]
    [InlineData("UPDATE tracker_lines SET reference = 'X' WHERE act = 1", 1)]
    [InlineData("UPDATE settings SET json = '{}' WHERE act = 5", 5)]
    [InlineData("UPDATE files SET size = size + 1", 2)]
    [InlineData("DELETE FROM line_forecasts WHERE act = 3", 3)]
    [InlineData("DELETE FROM settings", 5)]
    [InlineData("INSERT INTO line_owners (line, fact_order, act, owner) SELECT line, fact_order + 1, 1, 'x' FROM line_owners WHERE act = 3", 1)]
    [InlineData("UPDATE acts SET reason = 'another' WHERE number = 3", 3)]
    [InlineData("UPDATE acts SET actor = id WHERE number = 3", 3)]
    [InlineData("UPDATE acts SET recorded = recorded - 100000000 WHERE number = 4", 4)]
    [InlineData("UPDATE acts SET position = '2017-01-01' WHERE number = 1", 1)]
    [InlineData("UPDATE acts SET content = hash WHERE number = 2", 2)]
    [InlineData("UPDATE acts SET hash = content WHERE number = 2", 2)]
    public async Task A_row_that_was_changed_removed_or_put_in_is_found(string tampering, long act)
    {
        await FillAsync();
        await UnguardAsync();
        Assert.NotEqual(0, await Council.SqlAsync(tampering));

        var proof = await Council.Acts.VerifyAsync();
        Assert.Equal(act, proof.FirstBreak?.Act);
        Assert.NotEmpty(proof.FirstBreak!.Sentence);
    }

    [Theory]
    [InlineData("UPDATE plan_line_amounts SET amount_low = amount_low - 1 WHERE year = 2022")]
    [InlineData("UPDATE plan_line_amounts SET amount_why = 'To be confirmed' WHERE amount_why IS NOT NULL")]
    [InlineData("UPDATE plan_line_versions SET category = 'Income'")]
    [InlineData("UPDATE plan_line_versions SET withdrawn = NOT withdrawn")]
    [InlineData("UPDATE plan_line_versions SET sources = NULL")]
    [InlineData("UPDATE plan_opening_budgets SET budget_low = 0")]
    [InlineData("UPDATE proposal_versions SET status = 'Rejected'")]
    [InlineData("UPDATE proposals SET cycle_number = 9")]
    [InlineData("UPDATE plan_lines SET line_number = 9")]
    [InlineData("UPDATE plan_cycles SET years = 4")]
    [InlineData("UPDATE plan_references SET reference = 'A/R.6.999'")]
    [InlineData("UPDATE funding_source_versions SET one_off = NOT one_off")]
    [InlineData("UPDATE cost_assumption_versions SET vintages = '[]'")]
    [InlineData("UPDATE funding_source_versions SET terms = '{}'")]
    [InlineData("UPDATE capital_scheme_versions SET terms = '{}'")]
    [InlineData("UPDATE scenario_versions SET state = 'Adopted'")]
    [InlineData("UPDATE plan_baselines SET digest = 'other'")]
    [InlineData("UPDATE line_origins SET cycle = '2017-22'")]
    [InlineData("UPDATE structure_changes SET starts = '2020-01-01'")]
    [InlineData("DELETE FROM plan_line_amounts")]
    [InlineData("DELETE FROM plan_acts")]
    [InlineData("INSERT INTO plan_line_amounts (line, fact_order, year, act, amount_low) SELECT line, fact_order, 2030, act, 1 FROM plan_line_versions")]
    public async Task A_row_of_a_plan_that_was_changed_removed_or_put_in_is_found(string tampering)
    {
        await FillAsync();
        await FillPlanAsync();
        await UnguardAsync();
        Assert.NotEqual(0, await Council.SqlAsync(tampering));
        Assert.Equal(tampering.Contains("structure_changes", StringComparison.Ordinal) ? 7 : 6, (await Council.Acts.VerifyAsync(cancel: Cancel)).FirstBreak?.Act);
    }

    [Fact]
    public async Task A_record_with_every_kind_of_fact_holds_and_all_of_it_is_checked()
    {
        await FillAsync();
        await FillYearAsync();
        await FillPlanAsync();
        await FillClosingAsync();
        var proof = await Council.Acts.VerifyAsync(cancel: Cancel);
        Assert.True(proof.Holds, proof.FirstBreak?.Sentence);
        Assert.Equal(await FactCountAsync(), proof.Facts);
    }

    [Fact]
    public async Task A_files_bytes_must_hash_to_its_name()
    {
        await FillAsync();
        await UnguardAsync();
        var other = Convert.ToHexString(FileBytesOf("other"));
        await Council.SqlAsync(Council.IsSqlite
            ? $"UPDATE files SET encoding = 'plain', bytes = x'{other}'"
            : $"UPDATE files SET bytes = '\\x{other}'");

        var proof = await Council.Acts.VerifyAsync();
        Assert.Equal(2, proof.FirstBreak?.Act);
    }

    [Fact]
    public async Task An_act_that_was_removed_with_all_it_wrote_is_found()
    {
        await FillAsync();
        await UnguardAsync();
        await RemoveActAsync(4);
        Assert.Equal(4, (await Council.Acts.VerifyAsync()).FirstBreak?.Act);
    }

    [Fact]
    public async Task Rows_that_name_no_act_of_the_record_are_found()
    {
        await FillAsync();
        await UnguardAsync();
        await RemoveActAsync(5, onlyTheAct: true);
        var proof = await Council.Acts.VerifyAsync();
        Assert.Equal(5, proof.FirstBreak?.Act);
        Assert.Equal(4, proof.HeadAct);
    }

    [Fact]
    public async Task The_removal_of_the_last_act_shows_only_against_a_head_that_was_written_down()
    {
        await FillAsync();
        var written = (await Council.Acts.LatestAsync())!.Hash;
        await UnguardAsync();
        await RemoveActAsync(5);

        Assert.True((await Council.Acts.VerifyAsync()).Holds);
        var proof = await Council.Acts.VerifyAsync(written);
        Assert.False(proof.Holds);
        Assert.Null(proof.ExpectedHeadAct);
    }

    [Fact]
    public async Task A_head_that_was_written_down_is_still_in_the_record_after_later_acts()
    {
        await FillAsync();
        var written = (await Council.Acts.LatestAsync())!.Hash;
        await Council.WriteAsync(October, Change("one") with { Owner = "Another" });
        var proof = await Council.Acts.VerifyAsync(written.ToUpperInvariant());
        Assert.True(proof.Holds);
        Assert.Equal(5, proof.ExpectedHeadAct);
        Assert.Equal(6, proof.HeadAct);
    }

    [Fact]
    public async Task A_long_record_is_proved_in_stretches()
    {
        for (var i = 0; i < 620; i++)
        {
            await Council.Settings.WriteAsync(Council.Request(), "counter", i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var proof = await Council.Acts.VerifyAsync();
        Assert.True(proof.Holds, proof.FirstBreak?.Sentence);
        Assert.Equal((620L, 620L), (proof.Acts, proof.Facts));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_database_refuses_to_change_or_delete(string table)
    {
        await FillAsync();
        await FillYearAsync();
        await FillPlanAsync();
        await FillCasesAsync();
        await FillWritingAsync();
        await FillWorkingsAsync();
        await FillFundsAsync();
        await FillClosingAsync();
        var column = FactTables.All.Single(t => t.Name == table).Columns[0].Name;
        Assert.NotEqual(0L, Convert.ToInt64(await Council.ScalarAsync($"SELECT COUNT(*) FROM {table}"), System.Globalization.CultureInfo.InvariantCulture));
        foreach (var deed in new[] { $"UPDATE {table} SET {column} = {column}", $"DELETE FROM {table}" })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Council.SqlAsync(deed));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_canonical_form_of_a_known_act_does_not_change()
    {
        // Pinned: if this fails, every record written before can no longer be proved.
        var receipt = await Council.Settings.WriteAsync(Council.Request(October), "council.name", "\"Testshire\"");
        var entry = (await Council.Acts.FindAsync(receipt.Value!.Number!.Value))!;
        const string Content = "settings\nkey=12:council.name\nfact_order=809935449391890433\nact=1\njson=11:\"Testshire\"\n\n";
        Assert.Equal(Sha256(Content), entry.ContentDigest);
        var act = $"acts\nnumber=1\nid={entry.Id:D}\nkind=4:test\nrecorded=1510221600000000\nposition=10:2017-10-31\nactor={Council.Finance.Id:D}\n"
            + $"reason=7:because\nsource=4:test\ncontent={entry.ContentDigest}\nprevious={new string('0', 64)}\n\n";
        Assert.Equal(Sha256(act), entry.Hash);
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] FileBytesOf(string text) => Encoding.UTF8.GetBytes(text);

    // Five acts that write to every table.
    private async Task FillAsync()
    {
        await Council.WriteAsync(Day(4, 1), Change("one") with { Details = Details("One"), Plan = Plan(-10) }, Change("two") with { Plan = Plan(-20) });
        var file = FileBytesOf("reference,forecast\none,-9\n");
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
        var import = new ImportRecord("october.csv", "csv", sha256, file.Length, "october.csv", 1, MoneyUnit.Thousands, SavingsSign.Negative, [], [], []);
        var quarters = Core.Series.Phasing.AsPrinted([.. Enumerable.Repeat(Amount.Of(Money.FromThousands(-2)), 4)], null);
        var forecast = new LineForecast(quarters, Rag.Amber, Direction.Worse, Complete: false, "late", null);
        var imported = await Council.Trackers.WriteAsync(
            Council.Request(October), Year, _ => Result.Ok(new TrackerChanges([Change("one") with { Stated = forecast, Source = new(2, ["one", "-9"]) }], import, file)));
        Assert.True(imported.Ok);
        await Council.WriteAsync(October, Change("one") with { Owner = "Head of One", Stated = Forecast(-8) });
        await Council.WriteAsync(October, Change("two") with { Standing = new(Withdrawn: true, "gone") });
        Assert.True((await Council.Settings.WriteAsync(Council.Request(), "name", "\"Testshire\"")).Ok);
    }

    // A sixth act, that writes to every table that stands around a year's lines.
    private async Task FillYearAsync()
    {
        var written = await Council.Trackers.WriteYearAsync(Council.Request(October), Year, state =>
        {
            var one = state.Position.Lines.Single(l => l.Key == "one").Id;
            var two = state.Position.Withdrawn.Single(l => l.Key == "two").Id;
            var period = new FinancialMonth(Year, 7);
            return Result.Ok(TrackerChanges.None with
            {
                Lines = [Change("one") with { Override = new(Rag.Green, "agreed", null), Basis = DeliveryBasis.Accrued }],
                Round = new(period, RoundState.Open, October, ""),
                Progress = [new(one, period, ProgressState.Submitted, "")],
                Chases = [new(period, "Head of One")],
                Covers = [new(one, two, Money.FromThousands(1), "over")],
                Replacements = [new(one, two, Ended: false, "instead")],
                Reprofiles = [new(one, Year.Next, "one", Money.FromThousands(-1), Money.Zero, "later", "Director")],
                Report = new("Tracker", "{}", new string('0', 64), "1", null, [("json", "t.json", FileBytesOf("{}"))]),
            });
        }, cancel: Cancel);
        Assert.True(written.Ok, string.Join("; ", written.Problems.Select(p => p.Message)));
    }

    // One act that closes the year: nothing may be written to its tracker afterwards.
    private async Task FillClosingAsync()
    {
        var closed = await Council.Trackers.WriteYearAsync(
            Council.Request(October), Year, _ => Result.Ok(TrackerChanges.None with { Lines = [Change("one") with { Outturn = new(Amount.Of(Money.FromThousands(-8)), "late") }], Closing = new(1, "Outturn paper") }), cancel: Cancel);
        Assert.True(closed.Ok, string.Join("; ", closed.Problems.Select(p => p.Message)));
    }

    // Two acts that write to every table of plans and of structure.
    private async Task FillPlanAsync()
    {
        var any = new AnyPlan(5);
        var proposal = any.Proposal(1);
        var line = new PlanLine(
            any.Id(), proposal.Id, 1,
            LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) with { References = ["A/R.6.222"], Sources = [new("Grant", FundingStatus.Assumed, null)] },
            new([KeyValuePair.Create(new FinancialYear(2022), Amount.Of(Money.FromThousands(-100))), KeyValuePair.Create(new FinancialYear(2023), (Amount)new Amount.Unquantified("TBC"))]));
        var vintage = new Vintage("Draft", October, new Forecast.Stated(new Dictionary<FinancialYear, Amount>()), "");
        var changes = new PlanChanges
        {
            Opens = true,
            Opening = [new("Adults", Amount.Of(Money.FromThousands(1_000)))],
            Proposals = [proposal with { Status = ProposalStatus.Draft }],
            Lines = [line],
            Sources = [any.Source()],
            Assumptions = [any.Assumption() with { Vintages = [vintage] }],
            Schemes = [any.Scheme()],
            Scenarios = [any.Scenario(1) with { State = ScenarioState.Open }],
            Freeze = new(1, "One", Approved: false, 0, default, "digest"),
            Import = new("plan.csv", "csv", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("plan"u8)), 4, "plan.csv", 1, MoneyUnit.Pounds, null, TypedBasis.Movements, [new(0, "2022-23", PlanField.Year, new(2022))], []),
            File = "plan"u8.ToArray(),
        };
        var origins = TrackerChanges.None with { Origins = [new(null, "one", line.Id, proposal.Id, "2022-27")] };
        Assert.True((await Council.Plans.WriteAsync(Council.Request(October), AnyPlan.Cycle, Year, (_, _) => Result.Ok((changes, origins)), Cancel)).Ok);
        Assert.True((await Council.Structure.WriteAsync(
            Council.Request(October), _ => Result.Ok<IReadOnlyList<StructureChange>>([new(UnitKind.Service, StructureChangeKind.Renamed, October, ["Learning"], ["Education"], "", "")]), Cancel)).Ok);
    }

    // Two acts that write to every table of papers and cases.
    private async Task FillCasesAsync()
    {
        Assert.True((await Council.Cases.KeepAsync(Council.Request(October), SomePack.Cycle, SomePack.Bytes, 1, SomePack.Pack(), Cancel)).Ok);
        Assert.True((await Council.Cases.ReviewAsync(Council.Request(October), new(1, 1), Outturn.Core.Cases.ConfirmSure.Decide, Cancel)).Ok);
    }

    // Acts that write to every table of written cases.
    private async Task FillFundsAsync()
    {
        var (fund, bid) = (Guid.Parse("01890000-0000-7000-8000-0000000000e1"), Guid.Parse("01890000-0000-7000-8000-0000000000e2"));
        var year = new FinancialYear(2017);
        FundPosting Posting(FundAccount account, long pounds) => new(account, null, year, Money.FromPounds(pounds));
        Assert.True((await Council.Funds.WriteAsync(
            Council.Request(October),
            _ => Result.Ok(FundChanges.None with
            {
                Funds = [new(fund, 1, FundTerms.Of("Fund"))],
                Bids = [new(bid, fund, 1, BidTerms.Of("Bid", "Adults"), BidStatus.Draft)],
                Entries = [new(Guid.Parse("01890000-0000-7000-8000-0000000000e3"), fund, 1, FundEntryKind.Opening, null, "Set aside", [Posting(FundAccount.PaidIn, -1), Posting(FundAccount.Available, 1)])],
                Packages = [new(Guid.Parse("01890000-0000-7000-8000-0000000000e4"), fund, 1, "Package", "", new(year, 1, [new("Adults", [Total.Zero], [Total.Zero])], [], MoneyUnit.Pounds))],
            }),
            Cancel)).Ok);
    }

    private async Task FillWorkingsAsync()
    {
        var rates = new Outturn.Core.Appraisal.Costing.Rates(Outturn.Core.Appraisal.Costing.RateKind.GradePay, "", "", [new("P1", new(2022), 45_000m, "Pay scale")]);
        Assert.True((await Council.Workings.WriteAsync(
            Council.Request(October), new(new FinancialYear(2022), 5),
            _ => Result.Ok(Outturn.Core.Workings.WorkingChanges.None with { Workings = [new(Guid.Parse("01890000-0000-7000-8000-0000000000d1"), 1, null, "Grades", rates)] }), Cancel)).Ok);
    }

    private async Task FillWritingAsync()
    {
        var template = Outturn.Core.Writing.Templates.ShippedTemplates.All[0];
        var cycle = new Outturn.Core.Planning.PlanCycle(new FinancialYear(2022), 5);
        var proposal = Guid.Parse("01890000-0000-7000-8000-0000000000d1");
        var content = Outturn.Core.Writing.CaseContent.Empty(template.Key).With("outcomes", Outturn.Core.Writing.Answer.Of("So it was."));
        var snapshot = new Outturn.Core.Writing.CaseSnapshot(
            content, new(proposal, cycle, 1, Outturn.Core.Planning.ProposalTerms.Of("Buses", Outturn.Core.Planning.ProposalType.Saving), Outturn.Core.Planning.ProposalStatus.Draft, ""), []);
        Assert.True((await Council.Writing.WriteAsync(Council.Request(October), cycle, proposal, (_, _) => Result.Ok(new Outturn.Core.Writing.CaseChanges { Template = template.Key, Content = content }), Cancel)).Ok);
        Assert.True((await Council.Writing.WriteAsync(
            Council.Request(October), cycle, proposal,
            (_, _) => Result.Ok(new Outturn.Core.Writing.CaseChanges
            {
                Submit = new(1, Outturn.Core.Writing.Templates.Gate.Committee, "", snapshot),
                Seen = new(1, "A committee", October, ""),
                Readings = [new("benefits-table", "b1", October, "118 pupils", "A register")],
            }),
            Cancel)).Ok);
        Assert.True(await Council.Writing.SaveTemplateAsync(template with { Key = new("ours", 1) }, 0, Council.Finance, Cancel));
        Assert.True((await Council.Writing.PublishTemplateAsync(Council.Request(October), "ours", (draft, _) => Result.Ok(draft!), Cancel)).Ok);
    }

    private async Task<long> FactCountAsync()
    {
        long count = 0;
        foreach (var table in FactTables.Contents)
        {
            count += Convert.ToInt64(await Council.ScalarAsync($"SELECT COUNT(*) FROM {table.Name}"), System.Globalization.CultureInfo.InvariantCulture);
        }

        return count;
    }

    // What an intruder with the database's own rights would do first.
    private async Task UnguardAsync()
    {
        foreach (var table in FactTables.All)
        {
            await Council.SqlAsync(Council.IsSqlite
                ? $"DROP TRIGGER {table.Name}_no_update; DROP TRIGGER {table.Name}_no_delete"
                : $"ALTER TABLE {table.Name} DISABLE TRIGGER ALL");
        }
    }

    private async Task RemoveActAsync(long number, bool onlyTheAct = false)
    {
        await using var session = await Council.Engine.OpenAsync(Cancel);
        await session.ExecuteAsync(Council.IsSqlite ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica", Cancel);
        foreach (var table in FactTables.Contents.Where(_ => !onlyTheAct))
        {
            await session.ExecuteAsync($"DELETE FROM {table.Name} WHERE act = {number}", Cancel);
        }

        await session.ExecuteAsync($"DELETE FROM acts WHERE number = {number}", Cancel);
        await session.ExecuteAsync(Council.IsSqlite ? "PRAGMA foreign_keys = ON" : "RESET session_replication_role", Cancel);
    }
}

public sealed class ProofOnSqlite(SqliteFiles databases) : ProofTests(databases);

public sealed class ProofOnPostgres(PostgresServer databases) : ProofTests(databases);
