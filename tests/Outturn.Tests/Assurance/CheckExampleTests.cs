using Outturn.Core.Assurance;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using static Outturn.Tests.Assurance.TrackerTable;

namespace Outturn.Tests.Assurance;

/// <summary>For each code an example that fails and one that passes, and what does not fit a table with one defect.</summary>
public class CheckExampleTests
{
    /// <summary>What looks like the defect and is none.</summary>
    private static readonly Dictionary<string, Action<TrackerTable>> Passes = new(StringComparer.Ordinal)
    {
        ["tracker.arithmetic"] = t => (t["A/R.6.239"][F1], t["A/R.6.239"][F1 + 3], t.Rows[0][F1]) = ("-28", "-100", "-100"),
        ["table.row-shifted"] = t => (t["A/R.6.169"][F1 + 2], t["A/R.6.169"][F1 + 3]) = ("0", "-930"),
        ["amount.sign-suspect"] = t => t["A/R.6.102"][Commentary] = "Reverses £120k of an earlier saving.",
        ["amount.unit-suspect"] = t => t["A/R.6.132"][Commentary] = "A shortfall remains: a bed costs £676 a week.",
        ["table.column-does-not-foot"] = t => t.WithTotals(),
        ["amount.malformed"] = t => t["A/R.6.168"][F1] = "-4.0",
        ["amount.unquantified"] = t => t["A/R.6.168"][F1 + 1] = "-1.0",
        ["tracker.complete-contradicts"] = t => t["A/R.6.157"][Commentary] = "Achieved for existing clients.",
        ["tracker.rag-contradicts"] = t => t["A/R.6.230"][RagColumn] = "Amber",
        ["tracker.commentary-contradicts"] = t => t["A/R.6.159"][Commentary] = "£16k follows next year, £48k this year.",
        ["tracker.commentary-stale"] = t => t["A/R.6.143"][Commentary] = "Was due to start in June 2017 and will now start in November 2017.",
        ["tracker.commentary-missing"] = t => t["A/R.6.203"][Commentary] = "",
        ["mitigation.over-allocated"] = t => t["A/R.6.213"][Commentary] = "The extra covers part of the gap on A/R.6.239.",
        ["tracker.markup"] = t => t["A/R.6.111"][Commentary] = "On track; R&D spend < £5k.",
        ["reference.malformed"] = t => t["A/R.6.165"][0] = "A/R.6.165a",
        ["reference.missing"] = t => t.Rows.ForEach(r => r[0] = ""),
        ["reference.reused"] = t => t["A/R.6.162x"][0] = "A/R.6.162",
        ["reference.unknown"] = t => t["A/R.6.214"][Commentary] = "Nothing is saved; see A/R.5.004.",
        ["owner.unknown"] = t => t["A/R.6.165"][22] = "Head of recruitment",
        ["date.impossible"] = t => t["A/R.6.132"][Commentary] = "A shortfall remains; the panel met on 30 June 2017 and 31 may need more.",
        ["date.year-suspect"] = t => t["A/R.6.132"][Commentary] = "A shortfall remains; the contract runs until May 2027.",
        ["count.double"] = t => t["A/R.6.163"][Title] = t["A/R.6.164"][Title],
    };

    public static TheoryData<string> Codes { get; } = [.. TrackerChecks.All.Select(c => c.Code).Where(c => c != "table.row-does-not-foot")];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Fails_where_it_should_and_passes_where_it_should(string code)
    {
        var fails = SeededDefects.All.First(s => s.Code == code);
        Assert.Null(Seeding.Try(fails));
        var table = Load(Sample("2017-10")).WithOwners(r => "Head of " + r).WithTotals();
        if (code == "reference.reused")
        {
            table["A/R.6.161"][0] = "A/R.6.162x";
        }

        var before = table.Check().Findings.Count(f => f.Code == code);
        Passes[code](table);
        if (code != "table.column-does-not-foot")
        {
            table.WithTotals();
        }

        Assert.True(table.Check().Findings.Count(f => f.Code == code) <= before, string.Join(" / ", table.Check().Findings.Where(f => f.Code == code).Select(f => f.Message)));
    }

    [Theory]
    [InlineData(-50, 1)]
    [InlineData(-40, 0)]
    public void A_printed_total_whose_columns_agree_must_foot_across(int year, int findings)
    {
        PrintedTotal Total(string measure, int thousands) => new("Tracker!" + measure, "All lines", measure, Money.FromThousands(thousands), Money.FromThousands(thousands), 3);
        var context = new TrackerCheckContext(new(2017), null, RagRule.Shipped, "tracker.xlsx")
        {
            PrintedTotals = [Total("plannedQ1", -10), Total("plannedQ2", -10), Total("plannedQ3", -10), Total("plannedQ4", -10), Total("plannedYear", year)],
        };
        Assert.Equal(findings, TrackerChecks.Run([], context).Findings.Count(f => f.Code == "table.row-does-not-foot" && f.Where == "Tracker!plannedYear"));
    }

    [Fact]
    public void The_same_words_for_three_months_beside_a_red_line_are_stale()
    {
        var table = Load(Sample("2017-10"));
        var now = table["A/R.6.241"][Commentary];
        var report = table.Check(earlier: new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["A/R.6.241"] = [now, now], ["A/R.6.242"] = [table["A/R.6.242"][Commentary], "Other words."], ["A/R.6.116"] = ["On track", "On track"] });
        var stale = Assert.Single(report.Findings, f => f.Code == "tracker.commentary-stale");
        Assert.Equal(("A/R.6.241", Severity.Notice), (stale.Subject, stale.Severity));
    }

    [Fact]
    public void A_file_rounded_cell_by_cell_is_one_notice_and_not_many_errors()
    {
        var table = Load(Sample("2017-10"));
        foreach (var reference in new[] { "A/R.6.111", "A/R.6.112", "A/R.6.116", "A/R.6.134", "A/R.6.145", "A/R.6.146", "A/R.6.157", "A/R.6.163", "A/R.6.164", "A/R.6.168", "A/R.6.205", "A/R.6.210", "A/R.6.217", "A/R.6.219" })
        {
            var row = table[reference];
            row[P1 + 1] = (int.Parse(row[P1 + 1], System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var found = Assert.Single(table.Check().Findings, f => f.Code == "tracker.arithmetic");
        Assert.Equal(Severity.Notice, found.Severity);
    }

    [Fact]
    public void One_line_a_thousand_out_is_an_error_where_all_others_foot()
    {
        var table = Load(Sample("2017-10"));
        table["A/R.6.134"][F1 + 1] = "-106";
        Assert.Equal(Severity.Error, Assert.Single(table.Check().Findings, f => f.Code == "tracker.arithmetic").Severity);
    }

    [Fact]
    public void A_file_that_prints_plan_less_forecast_is_one_notice()
    {
        var table = Load(Sample("2017-10"));
        foreach (var row in table.Rows)
        {
            row[V] = row[V] == "0" ? "0" : row[V].StartsWith('-') ? row[V][1..] : "-" + row[V];
        }

        var found = Assert.Single(table.WithTotals().Check().Findings, f => f.Severity == Severity.Error || f.Code == "tracker.arithmetic");
        Assert.Equal(Severity.Notice, found.Severity);
    }

    [Fact]
    public void A_stored_line_is_named_by_its_reference_and_field()
    {
        static Amount Known(int thousands) => Amount.Of(Money.FromThousands(thousands));
        var line = new TrackerLine(
            Guid.Empty, new(2017), "A/R.6.220", "A/R.6.220", LineDetails.Empty with { Title = "Foster carers" },
            new(Known(0), Phasing.AsPrinted([Known(-48), Known(-49), Known(-49), Known(-49)], Known(-195))),
            new(Phasing.AsPrinted([Known(-73), Known(-151), Known(-22), Known(-16)], Known(-262)), Rag.Green, Direction.NoChange, false, "Beating the target by £78k.", Money.FromThousands(-76)),
            "Head of fostering", LineStanding.In);
        var report = TrackerChecks.Run([CheckedLine.From(line)], new(new(2017), new DateOnly(2017, 10, 31), RagRule.Shipped, "the record"));
        Assert.Equal(
            [("tracker.arithmetic", "A/R.6.220, variance"), ("tracker.commentary-contradicts", "A/R.6.220, commentary")],
            report.Findings.Select(f => (f.Code, f.Where)));
    }

    [Fact]
    public void Months_are_summed_as_quarters_are()
    {
        static Amount Known(int thousands) => Amount.Of(Money.FromThousands(thousands));
        var months = Enumerable.Repeat(Known(-10), 12).ToList();
        var line = new TrackerLine(
            Guid.Empty, new(2017), "ASC 1", "ASC 1", LineDetails.Empty, new(Known(0), Phasing.AsPrinted(months, Known(-120))),
            new(Phasing.AsPrinted([.. months.Skip(1), Known(10)], Known(-120)), Rag.Green, null, false, "On track.", null), "", LineStanding.In);
        var found = Assert.Single(TrackerChecks.Run([CheckedLine.From(line)], new(new(2017), new DateOnly(2017, 10, 31), RagRule.Shipped, "the record")).Findings);
        Assert.Equal(("amount.sign-suspect", "ASC 1, forecast month 12"), (found.Code, found.Where));
    }

    [Theory]
    [InlineData("n/a", "")]
    [InlineData("-", "")]
    [InlineData("not given", "")]
    [InlineData("to be confirmed", "amount.unquantified")]
    [InlineData("not known (#REF!)", "amount.malformed")]
    [InlineData("12,34k.", "amount.malformed")]
    [InlineData("30 days of work", "amount.unquantified")]
    public void A_cell_without_an_amount_is_told_by_its_words(string text, string code)
    {
        var table = Load(Sample("2017-10"));
        table["A/R.6.221"][F1 + 1] = text;
        Assert.Equal(code, string.Join(", ", table.Check().Findings.Where(f => f.Subject == "A/R.6.221").Select(f => f.Code)));
    }

    [Fact]
    public void Nothing_gives_no_findings()
    {
        var report = TrackerChecks.Run([], new(new(2017), null, RagRule.Shipped, "nothing"));
        Assert.Empty(report.Findings);
        Assert.Empty(report.Proofs);
    }
}
