using static Outturn.Tests.Assurance.Seeding;
using static Outturn.Tests.Assurance.TrackerTable;

namespace Outturn.Tests.Assurance;

/// <summary>
/// Defects written after the checks were finished, before any was run, in three rounds: the measure of what is found that was not
/// built for. The first run of each round stands in docs/reference/findings.md and is not improved by what was learnt from it.
/// </summary>
public static class BlindDefects
{
    public static IReadOnlyList<Seeded> First { get; } =
    [
        Cell("tracker.arithmetic", "A/R.6.243", V, "159"),
        Cell("tracker.arithmetic", "A/R.6.164", P1 + 3, "-71"),
        Cell("tracker.arithmetic", "A/R.7.106", F1 + 3, "53"),
        Cell("amount.sign-suspect", "A/R.6.210", F1 + 3, "253"),
        Cell("amount.unit-suspect", "A/R.6.117", P1, "-58,210"),
        Cell("tracker.arithmetic", "A/R.6.149", FY, "-1,500"),
        new("A/R.6.242: forecast moved right in part", "table.row-shifted", "A/R.6.242", F1, t =>
        {
            var row = t["A/R.6.242"];
            (row[F1], row[F1 + 1], row[F1 + 2]) = ("0", "-17", "-12");
        }),
        new("subtotal of C&YP with a nought too many", "table.column-does-not-foot", "total", F1, t => t.PrintTotal("C&YP", "forecastQ1", v => v * 10)),
        Cell("amount.unquantified", "A/R.6.165", P1 + 2, "under review"),
        Cell("amount.malformed", "A/R.6.165", P1 + 2, "-1.9.0"),
        Says("tracker.commentary-contradicts", "A/R.6.125", "The latest projection is that only £183k will be saved this year."),
        Says("tracker.commentary-contradicts", "A/R.6.213", "Fee freezes have brought in £86k more than planned."),
        Says("tracker.commentary-contradicts", "A/R.6.163", "Reviews continue but we will fall short of the target by £73k."),
        Says("tracker.commentary-contradicts", "A/R.6.132", "Savings to date stand at £230k."),
        Says("tracker.commentary-contradicts", "A/R.6.241", "The full saving has already been made."),
        Says("tracker.commentary-contradicts", "A/R.6.168", "All on schedule and the team is fully staffed."),
        Says("tracker.commentary-contradicts", "A/R.6.219", "£95k of this saving will now be made in 2018/19."),
        Says("tracker.commentary-stale", "A/R.6.244", "New routes go live in September 2017 and the saving follows."),
        Says("tracker.commentary-stale", "A/R.6.205", "Shortfall because the hub is late; it is scheduled to open on 4th September 2017."),
        Says("tracker.commentary-stale", "A/R.6.222", "Nothing is forecast; a trainer is to be appointed by the end of Q1."),
        Says("tracker.complete-contradicts", "A/R.6.001", "Negotiations are still in progress with the provider.") with { Column = Complete },
        Says("tracker.complete-contradicts", "A/R.6.245", "Target met in full, nothing further to report.") with { Column = Complete },
        Says("reference.malformed", "A/R.6.222", "Nothing will be saved this year. A/R 6 210 covers the gap."),
        Says("date.impossible", "A/R.6.215", "Handover slipped; the second home opens on 31/11/2017."),
        Cell("tracker.markup", "A/R.6.203", Partners, "Health &amp; social care partners"),
        Cell("tracker.rag-contradicts", "A/R.6.132", RagColumn, "Green"),
    ];

    public static IReadOnlyList<Seeded> Second { get; } =
    [
        Cell("tracker.arithmetic", "A/R.6.165", V, "3"),
        Cell("tracker.arithmetic", "A/R.6.170", PY, "-505"),
        Cell("amount.sign-suspect", "A/R.6.202", P1, "619"),
        Cell("amount.unit-suspect", "A/R.6.163", F1 + 3, "-0.012"),
        new("A/R.6.114: plan moved left", "table.row-shifted", "A/R.6.114", P1, t => (t["A/R.6.114"][P1], t["A/R.6.114"][P1 + 1]) = ("-74", "0")),
        new("total of plan Q4 with its sign lost", "table.column-does-not-foot", "total", P1 + 3, t => t.PrintTotal("All lines", "plannedQ4", v => -v)),
        Cell("amount.malformed", "A/R.6.220", F1 + 1, "-15l"),
        Cell("amount.unquantified", "A/R.6.220", F1 + 1, "tbd"),
        Says("tracker.commentary-contradicts", "A/R.6.210", "We have outperformed the target by £238k."),
        Says("tracker.commentary-contradicts", "A/R.6.115", "The estimated shortfall is £206k."),
        Says("tracker.commentary-contradicts", "A/R.6.244", "£234k was achieved in the first half of the year."),
        Says("tracker.commentary-contradicts", "A/R.6.101", "Clawbacks mean that £95k will be delivered."),
        Says("tracker.commentary-contradicts", "A/R.6.160", "This saving has been delivered in full."),
        Says("tracker.commentary-contradicts", "A/R.6.239", "Remains on track to deliver."),
        Says("tracker.commentary-contradicts", "A/R.6.146", "£200k is to be carried forward and delivered in 2018/19."),
        Says("tracker.commentary-contradicts", "A/R.6.242", "The original target of £86k is unlikely to be met."),
        Says("tracker.commentary-stale", "A/R.6.143", "Procurement will conclude in summer 2017."),
        Says("tracker.commentary-stale", "A/R.7.101", "The package launches on 15 September 2017."),
        Says("tracker.commentary-stale", "A/R.6.140", "Expect to appoint the advisers by August 2017."),
        Says("tracker.complete-contradicts", "A/R.6.243", "Remaining posts to be deleted; consultation ongoing.") with { Column = Complete },
        Says("tracker.complete-contradicts", "A/R.6.203", "Saving made and banked.") with { Column = Complete },
        Says("tracker.commentary-missing", "A/R.6.244", "N/A"),
        Says("reference.malformed", "A/R.6.214", "Nothing is saved this year. A\\R.6.210 covers the gap."),
        Says("date.impossible", "A/R.6.132", "A shortfall remains. The panel next meets on 31st of September 2017."),
        Says("tracker.markup", "A/R.6.245", "<span style='color:red'>On track</span>"),
    ];

    public static IReadOnlyList<Seeded> Third { get; } =
    [
        Cell("tracker.arithmetic", "A/R.6.216", V, "158"),
        Cell("tracker.arithmetic", "A/R.6.132", FY, "-243"),
        Cell("tracker.arithmetic", "A/R.6.215", P1 + 2, "-114"),
        Cell("amount.sign-suspect", "A/R.7.104", F1 + 3, "9"),
        Cell("amount.unit-suspect", "A/R.6.210", P1 + 1, "-123,400"),
        new("subtotal of Adults leaves out its largest line", "table.column-does-not-foot", "total", PY, t =>
        {
            t.PrintTotal("Adults", "plannedQ1", v => v + 2_307_000);
            t.PrintTotal("Adults", "plannedQ2", v => v + 74_000);
            t.PrintTotal("Adults", "plannedYear", v => v + 2_381_000);
        }),
        Cell("amount.unquantified", "A/R.6.201", P1 + 2, "TBA"),
        Cell("amount.malformed", "A/R.6.201", F1 + 2, "#VALUE!"),
        Says("tracker.commentary-contradicts", "A/R.6.215", "The year-end position is expected to be £343k below target."),
        Says("tracker.commentary-contradicts", "A/R.6.125", "Current forecast is £238k owing to the needs of school leavers."),
        Says("tracker.commentary-contradicts", "A/R.6.213", "A surplus against target of £86k is now forecast."),
        Says("tracker.commentary-contradicts", "A/R.6.170", "£350k delivered to date from the respite contracts."),
        Says("tracker.commentary-contradicts", "A/R.6.218", "The savings have been achieved in full."),
        Says("tracker.commentary-contradicts", "A/R.6.160", "This saving is on course."),
        Says("tracker.commentary-contradicts", "A/R.6.234", "£60k will fall into 2018-19 because of contract dates."),
        Says("tracker.commentary-stale", "A/R.6.215", "The shortfall reflects handover; the second home is due to open in August 2017."),
        Says("tracker.commentary-stale", "A/R.6.201", "A staff consultation will take place during September 2017."),
        Says("tracker.complete-contradicts", "A/R.6.123", "Contract variation still to be signed.") with { Column = Complete },
        Says("tracker.complete-contradicts", "A/R.6.202", "Delivered.") with { Column = Complete },
        Says("tracker.commentary-missing", "A/R.6.213", ""),
        Says("reference.unknown", "A/R.6.222", "Nothing will be saved this year. A/R.6.120 covers the gap."),
        Says("date.year-suspect", "A/R.6.143", "New contracts run until March 2201."),
    ];
}
