using System.Security.Cryptography;
using System.Text;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

public abstract class WritingTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly DateOnly October = Day(10, 31);

    [Fact]
    public async Task A_decision_is_given_the_tracker_as_at_the_position_of_the_act()
    {
        await Council.WriteAsync(October, Change("one") with { Stated = Forecast(-80) });
        TrackerPosition? seen = null;
        await Council.Trackers.WriteAsync(Council.Request(Day(9, 30)), Year, position =>
        {
            seen = position;
            return Result.Ok(new TrackerChanges([Change("one") with { Stated = Forecast(-100) }], null, null));
        });

        Assert.Empty(seen!.Lines);
        Assert.Equal(AsAt.Day(Day(9, 30)), seen.AsAt);

        // The line was there, only not stated by then: its key finds it again.
        Assert.Equal(Money.FromThousands(-80), (await Council.LineAsync("one", AsAt.Now)).Forecast.Value);
        Assert.Equal(Money.FromThousands(-100), (await Council.LineAsync("one", AsAt.Day(Day(9, 30)))).Forecast.Value);
    }

    [Fact]
    public async Task A_line_is_found_by_its_year_and_key_and_by_its_id()
    {
        await Council.WriteAsync(October, new LineChange(null, "A/R.6.001", "A/R. 6.001") { Stated = Forecast(-80) });
        var id = await Council.Trackers.FindAsync(Year, "A/R.6.001");
        Assert.NotNull(id);
        Assert.Equal(7, id.Value.Version);
        Assert.Equal(new(id.Value, Year, "A/R.6.001", "A/R. 6.001"), await Council.Trackers.FindAsync(id.Value));
        Assert.Null(await Council.Trackers.FindAsync(Year, "A/R.6.002"));
        Assert.Null(await Council.Trackers.FindAsync(Year.Next, "A/R.6.001"));
        Assert.Null(await Council.Trackers.FindAsync(Guid.Empty));
    }

    [Fact]
    public async Task A_change_of_a_line_that_is_not_there_or_of_one_line_twice_is_refused_whole()
    {
        await Council.WriteAsync(October, Change("one") with { Stated = Forecast(-80) });
        var id = (await Council.Trackers.FindAsync(Year, "one"))!.Value;

        async Task<string> CodeAsync(FinancialYear year, params LineChange[] changes) =>
            Assert.Single((await Council.Trackers.WriteAsync(Council.Request(), year, _ => Result.Ok(new TrackerChanges(changes, null, null)))).Problems).Code;

        Assert.Equal("tracker.line-unknown", await CodeAsync(Year, new LineChange(Guid.CreateVersion7(), "one", "") { Owner = "x" }));
        Assert.Equal("tracker.line-unknown", await CodeAsync(Year.Next, new LineChange(id, "one", "") { Owner = "x" }));
        Assert.Equal("tracker.line-twice", await CodeAsync(Year, new LineChange(id, "one", "") { Owner = "x" }, Change("one") with { Stated = Forecast(-1) }));
        Assert.Equal("tracker.line-twice", await CodeAsync(Year, Change("new") with { Owner = "x" }, Change("new") with { Owner = "y" }));
        Assert.Equal("tracker.key-too-long", await CodeAsync(Year, Change(new string('é', 1001)) with { Owner = "x" }));
        Assert.Equal(1, (await Council.Acts.LatestAsync())!.Act.Number);
    }

    [Fact]
    public async Task An_import_keeps_the_file_once_and_every_row_where_it_was_read()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("one,-80\n", 500)));
        var import = Import("october.csv", bytes);
        var first = await ImportAsync(import, bytes, Change("one") with { Stated = Forecast(-80), Source = new(2, ["one", "-80", ""]) });
        var again = await ImportAsync(import with { FileName = "copy.csv" }, bytes, Change("one") with { Stated = Forecast(-80, "again"), Source = new(3, []) });

        Assert.Equal(1L, Convert.ToInt64(await Council.ScalarAsync("SELECT COUNT(*) FROM files"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(bytes, await Council.Files.ReadAsync(import.Sha256));
        Assert.Null(await Council.Files.ReadAsync("0000"));

        var imports = await Council.Trackers.ImportsAsync(Year);
        Assert.Equal([again.Number, first.Number], imports.Select(i => (long?)i.Act.Number));
        Assert.Equal(["copy.csv", "october.csv"], imports.Select(i => i.Value.FileName));
        AssertSame(import, imports[1].Value);
        Assert.Empty(await Council.Trackers.ImportsAsync(Year.Next));

        var id = (await Council.Trackers.FindAsync(Year, "one"))!.Value;
        var provenance = (await Council.Trackers.HistoryAsync(id, AsAt.Now)).Provenance;
        Assert.Equal([2, 3], provenance.Select(p => p.Source.Row));
        Assert.Equal(["one", "-80", ""], provenance[0].Source.Raw);
        AssertSame(import, provenance[0].Import);
        Assert.Equal(first.Number, provenance[0].Act.Number);
    }

    [Fact]
    public async Task An_import_that_changes_nothing_writes_no_act_and_keeps_no_file()
    {
        var bytes = Encoding.UTF8.GetBytes("nothing");
        var receipt = await ImportAsync(Import("nothing.csv", bytes), bytes, Change("one") with { Source = new(2, []) });
        Assert.False(receipt.Wrote);
        Assert.Null(await Council.Files.ReadAsync(Import("nothing.csv", bytes).Sha256));
        Assert.Null(await Council.Trackers.FindAsync(Year, "one"));
    }

    [Fact]
    public async Task An_import_that_names_other_bytes_is_a_bug_and_writes_nothing()
    {
        var import = Import("october.csv", Encoding.UTF8.GetBytes("one"));
        await Assert.ThrowsAsync<ArgumentException>(() => ImportAsync(import, Encoding.UTF8.GetBytes("two"), Change("one") with { Stated = Forecast(-80) }));
        Assert.Null(await Council.Acts.LatestAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task Bytes_that_do_and_do_not_compress_come_back(int length)
    {
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        await ImportAsync(Import("noise.xlsx", bytes), bytes, Change("one") with { Stated = Forecast(-80) });
        Assert.Equal(bytes, await Council.Files.ReadAsync(Convert.ToHexStringLower(SHA256.HashData(bytes))));
        Assert.True((await Council.Acts.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task Text_that_a_database_cannot_hold_is_replaced_and_the_record_still_holds()
    {
        await Council.WriteAsync(October, Change("o\0ne") with { Details = Details("half \uD83D pair, NUL \0") with { Committees = ["\uDE00"] } });
        var line = Assert.Single((await Council.Trackers.ReadAsync(Year, AsAt.Now)).Lines);
        Assert.Equal("o\uFFFDne", line.Key);
        Assert.Equal("half \uFFFD pair, NUL \uFFFD", line.Details.Title);
        Assert.Equal(["\uFFFD"], line.Details.Committees);
        var proof = await Council.Acts.VerifyAsync();
        Assert.True(proof.Holds, proof.FirstBreak?.Sentence);

        await Council.WriteAsync(October, Change("o\0ne") with { Owner = "found again" });
        Assert.Single((await Council.Trackers.ReadAsync(Year, AsAt.Now)).Lines);
    }

    [Fact]
    public async Task The_history_of_no_line_is_empty()
    {
        var history = await Council.Trackers.HistoryAsync(Guid.Empty, AsAt.Now);
        Assert.Empty(history.Details);
        Assert.Empty(history.Provenance);
    }

    [Fact]
    public async Task Ten_thousand_lines_go_in_with_one_act()
    {
        var changes = Enumerable.Range(0, 10_000).Select(i => Change($"A/R.{i:00000}") with { Details = Details($"Line {i}"), Plan = Plan(-i), Stated = Forecast(-i) }).ToArray();
        var receipt = await Council.WriteAsync(October, changes);
        Assert.Equal(40_001, receipt.Facts);
        Assert.Equal(10_000, (await Council.Trackers.ReadAsync(Year, AsAt.Now)).Lines.Count);
        using var watch = Council.Statements.Watch();
        await Council.WriteAsync(October, changes[0]);
        Assert.True(watch.Count < 12, string.Join("\n", watch.Texts));
    }

    private async Task<Outturn.Data.Record.ActReceipt> ImportAsync(ImportRecord import, byte[] bytes, params LineChange[] changes)
    {
        var receipt = await Council.Trackers.WriteAsync(Council.Request(October), Year, _ => Result.Ok(new TrackerChanges(changes, import, bytes)));
        Assert.True(receipt.Ok);
        return receipt.Value;
    }

    private static ImportRecord Import(string name, byte[] bytes) => new(
        name, "csv", Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, "Sheet £1", 3, MoneyUnit.Thousands, SavingsSign.Positive,
        [new(0, "Reference", TrackerField.Reference, 0, "heading"), new(4, "Q1 \"forecast\"", TrackerField.ForecastPart, 1, "by hand")],
        [new("Sheet £1!F9", "All lines", "forecastYear", Money.FromThousands(-80), Money.FromPence(-7_999_999), 1)],
        [new("Sheet £1, row 12", "A note <b>under</b> it")]);

    // Records that hold lists are equal only by reference.
    private static void AssertSame(ImportRecord expected, ImportRecord actual)
    {
        Assert.Equal(expected.Columns, actual.Columns);
        Assert.Equal(expected.PrintedTotals, actual.PrintedTotals);
        Assert.Equal(expected.Unread, actual.Unread);
        Assert.Equal(expected, actual with { Columns = expected.Columns, PrintedTotals = expected.PrintedTotals, Unread = expected.Unread });
    }
}

public sealed class WritingOnSqlite(SqliteFiles databases) : WritingTests(databases);

public sealed class WritingOnPostgres(PostgresServer databases) : WritingTests(databases);
