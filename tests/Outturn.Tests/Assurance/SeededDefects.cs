using static Outturn.Tests.Assurance.Seeding;
using static Outturn.Tests.Assurance.TrackerTable;

namespace Outturn.Tests.Assurance;

/// <summary>Defects that the checks were built against, in the words of several councils.</summary>
public static class SeededDefects
{
    private const string Contradicts = "tracker.commentary-contradicts";
    private const string CompleteContradicts = "tracker.complete-contradicts";
    private const string Stale = "tracker.commentary-stale";

    public static IReadOnlyList<Seeded> All { get; } =
    [
        // Sums of a line.
        Cell("tracker.arithmetic", "A/R.6.134", P1 + 1, "-193"),
        Cell("tracker.arithmetic", "A/R.6.244", F1 + 2, "-363"),
        Cell("tracker.arithmetic", "A/R.6.160", F1, "-601"),
        Cell("tracker.arithmetic", "A/R.6.219", PY, "-416"),
        Cell("tracker.arithmetic", "A/R.6.205", FY, "-434"),
        Cell("tracker.arithmetic", "A/R.6.215", V, "443"),
        Cell("tracker.arithmetic", "A/R.6.101", V, "-395"),
        new("A/R.6.125: forecast Q2 retyped", "tracker.arithmetic", "A/R.6.125", F1 + 1, t => t["A/R.6.125"][F1 + 1] = "-41"),
        new("A/R.6.125: forecast Q2 retyped, no totals printed", "tracker.arithmetic", "A/R.6.125", FY, t =>
        {
            t["A/R.6.125"][F1 + 1] = "-51";
            t.PrintNothing();
        }),
        Cell("tracker.arithmetic", "A/R.6.114", PY, "-23,810"),

        // Signs.
        Cell("amount.sign-suspect", "A/R.6.145", F1 + 1, "155"),
        Cell("amount.sign-suspect", "A/R.6.146", P1, "201"),
        new("A/R.6.220: forecast typed positive", "amount.sign-suspect", "A/R.6.220", FY, t => Turn(t["A/R.6.220"], F1, FY)),
        new("A/R.6.215: plan typed positive", "amount.sign-suspect", "A/R.6.215", PY, t => Turn(t["A/R.6.215"], P1, PY)),
        Cell("amount.sign-suspect", "A/R.6.241", PY, "152"),

        // Units.
        Cell("amount.unit-suspect", "A/R.6.111", F1 + 2, "-255,000"),
        Cell("amount.unit-suspect", "A/R.6.140", P1 + 2, "-51,340"),
        Cell("amount.unit-suspect", "A/R.6.169", PY, "-0.93"),
        new("A/R.6.205: forecast in pounds", "amount.unit-suspect", "A/R.6.205", FY, t => Thousandfold(t["A/R.6.205"], F1, FY)),
        new("A/R.6.001: whole row in pounds", "amount.unit-suspect", "A/R.6.001", PY, t => Thousandfold(t["A/R.6.001"], P1, FY)),
        new("A/R.6.111: investment in pounds", "amount.unit-suspect", "A/R.6.111", Investment, t =>
        {
            t["A/R.6.111"][Investment] = "128,000";
            t.WithTotals();
        }),
        Says("amount.unit-suspect", "A/R.6.125", "A shortfall of £588 is forecast because needs are higher."),
        Says("amount.unit-suspect", "A/R.6.132", "The forecast saving of £234,000k reflects demand."),

        // Rows that moved.
        new("A/R.6.217: plan moved right", "table.row-shifted", "A/R.6.217", P1, t => MoveRight(t["A/R.6.217"], P1, V)),
        new("A/R.6.134: forecast moved right", "table.row-shifted", "A/R.6.134", F1, t => MoveRight(t["A/R.6.134"], F1, V)),
        new("A/R.6.160: forecast moved left", "table.row-shifted", "A/R.6.160", F1, t => MoveLeft(t["A/R.6.160"], F1, V)),
        new("A/R.6.238: quarters moved left, row comes to the same", "table.row-shifted", "A/R.6.238", P1, t => MoveLeft(t["A/R.6.238"], P1, PY - 1)),
        new("A/R.6.241: quarters moved left, row comes to the same", "table.row-shifted", "A/R.6.241", P1, t => MoveLeft(t["A/R.6.241"], P1, PY - 1)),

        // Totals.
        new("total of forecast Q3 misprinted", "table.column-does-not-foot", "total", F1 + 2, t => t.PrintTotal("All lines", "forecastQ3", v => v - 100_000)),
        new("total of variance with two digits swapped", "table.column-does-not-foot", "total", V, t => t.PrintTotal("All lines", "variance", _ => 3_828_000)),
        new("subtotal of Adults still holds a deleted amount", "table.column-does-not-foot", "total", PY, t => t.PrintTotal("Adults", "plannedYear", v => v - 77_000)),
        new("a line deleted under its totals", "table.column-does-not-foot", "total", PY, t => t.Rows.RemoveAll(r => r[0] == "A/R.6.243")),
        new("a line counted twice by the total", "table.column-does-not-foot", "total", PY, t => Retotal(t, "A/R.6.169", 1)),
        new("a line left out of the total", "table.column-does-not-foot", "total", PY, t => Retotal(t, "A/R.6.201", -1)),

        // Cells that are no amounts.
        Cell("amount.malformed", "A/R.6.165", F1 + 3, "-1O5"),
        Cell("amount.malformed", "A/R.6.168", F1, "#REF!"),
        Cell("amount.malformed", "A/R.6.155", P1, "-150.£%"),
        Cell("amount.unquantified", "A/R.6.239", F1 + 3, "TBC"),
        Cell("amount.unquantified", "A/R.6.113", Investment, "to be agreed"),

        // Complete.
        Cell(CompleteContradicts, "A/R.6.245", Complete, "Yes"),
        new("A/R.6.101 complete", CompleteContradicts, "A/R.6.101", Complete, t => t["A/R.6.101"][Complete] = "Yes"),
        Seen(CompleteContradicts, "A/R.6.203", "Saving delivered in full.", Complete),
        Seen(CompleteContradicts, "A/R.6.245", "Complete - budget removed from the service.", Complete),
        Seen(CompleteContradicts, "A/R.6.202", "This target has now been fully achieved.", Complete),
        Seen(CompleteContradicts, "A/R.6.121", "Work to be delivered by year end.", Complete),
        Seen(CompleteContradicts, "A/R.6.167", "Awaiting sign-off of the new contract.", Complete),
        Seen(CompleteContradicts, "A/R.6.243", "Not yet delivered: the posts are still to be deleted.", Complete),

        // Ratings.
        Cell("tracker.rag-contradicts", "A/R.6.218", RagColumn, "Green"),
        Cell("tracker.rag-contradicts", "A/R.6.241", RagColumn, "Green"),
        Cell("tracker.rag-contradicts", "A/R.6.210", RagColumn, "Red"),
        Cell("tracker.rag-contradicts", "A/R.6.143", RagColumn, "Red"),
        Cell("tracker.rag-contradicts", "A/R.6.221", RagColumn, "Green"),

        // Words against figures.
        Says(Contradicts, "A/R.6.210", "Savings target exceeded by £382k following the tender."),
        Says(Contradicts, "A/R.6.213", "Over-achievement of £86k forecast."),
        Says(Contradicts, "A/R.6.213", "Currently £50k ahead of target."),
        Says(Contradicts, "A/R.6.220", "This is expected to over-deliver by £167k."),
        Says(Contradicts, "A/R.7.104", "Target exceeded by £20k."),
        Says(Contradicts, "A/R.6.132", "A shortfall of £424k is forecast at year end due to demand."),
        Says(Contradicts, "A/R.6.125", "£500k will not be achieved this year."),
        Says(Contradicts, "A/R.6.205", "Forecasting an under-delivery of £261k."),
        Says(Contradicts, "A/R.6.143", "There is a £60k shortfall on this line."),
        Says(Contradicts, "A/R.6.160", "£264k has been delivered to date."),
        Says(Contradicts, "A/R.6.239", "So far £150k has been achieved."),
        Says(Contradicts, "A/R.6.170", "£500k has been saved from respite beds."),
        Says(Contradicts, "A/R.6.163", "Forecast saving of £131k for the year."),
        Says(Contradicts, "A/R.6.168", "It is anticipated that £61k will be delivered this year, then reviewed."),
        Says(Contradicts, "A/R.6.244", "Expected to achieve £480k."),
        Says(Contradicts, "A/R.6.241", "Against the savings target of £125k, carers are hard to find."),
        Says(Contradicts, "A/R.6.163", "The saving has been fully achieved."),
        Says(Contradicts, "A/R.6.115", "Delivered in full."),
        Says(Contradicts, "A/R.6.132", "On track."),
        Says(Contradicts, "A/R.6.215", "The project is on target and both homes are open."),
        Says(Contradicts, "A/R.6.217", "The remaining £120k will be delivered in 2018-19."),
        Says(Contradicts, "A/R.6.240", "A further £90k saving slips to next financial year."),

        // Stale.
        Says(Stale, "A/R.6.140", "Advisers will start in June 2017."),
        Says(Stale, "A/R.6.143", "The new contract is due to begin on 1 September 2017."),
        Says(Stale, "A/R.6.201", "Consultation to be completed by the end of July 2017."),
        Says(Stale, "A/R.6.238", "Tender expected in Q2 2017-18, planned for August 2017."),
        Says(Stale, "A/R.6.140", "The team will be in place by July."),

        // Missing, marks, references, owners, dates, doubles.
        Says("tracker.commentary-missing", "A/R.6.101", ""),
        Says("tracker.commentary-missing", "A/R.6.227", "n/a"),
        Says("tracker.commentary-missing", "A/R.6.230", "-"),
        Says("tracker.markup", "A/R.6.111", "<div>On track&nbsp;</div>"),
        Cell("tracker.markup", "A/R.6.169", Title, "Better Care Fund<br/>improvement"),
        Says("tracker.markup", "A/R.6.203", "On track_x000D_ with one joint rota."),
        Says("reference.malformed", "A/R.6.214", "Few families took the offer, so nothing is saved; AR.6.210 covers the gap."),
        Says("reference.malformed", "A/R.6.222", "Nothing is saved this year. A / R 6.210 covers the gap."),
        new("a reference with a digit lost", "reference.malformed", "A/R.6.16", 0, t => t["A/R.6.165"][0] = "A/R.6.16"),
        new("a reference with a space", "reference.malformed", "A/R. 6.165", 0, t => t["A/R.6.165"][0] = "A/R. 6.165"),
        new("no reference", "reference.missing", "", 0, t => t["A/R.6.165"][0] = ""),
        Says("reference.unknown", "A/R.6.214", "Few families took the offer. A/R.6.211 covers the gap."),
        new("owner to be confirmed", "owner.unknown", "A/R.6.165", 22, t => t["A/R.6.165"][22] = "TBC"),
        new("owner vacant", "owner.unknown", "A/R.6.165", 22, t => t["A/R.6.165"][22] = "Vacant (recruiting)"),
        Says("date.impossible", "A/R.6.132", "A shortfall remains; the review panel reports on 31 November."),
        Says("date.year-suspect", "A/R.6.132", "A shortfall remains; the new contract runs from May 2071."),
        new("the same line under two codes", "count.double", "A/R.6.299", Title, t =>
        {
            t.Rows.Add([.. t["A/R.6.219"]]);
            t.Rows[^1][0] = "A/R.6.299";
            t.WithTotals();
        }),
        new("one code twice", "reference.reused", "A/R.6.202", 0, t => t["A/R.6.203"][0] = "A/R.6.202"),
        new("a whole row turned", "amount.sign-suspect", "A/R.6.164", PY, t =>
        {
            Turn(t["A/R.6.164"], P1, PY);
            Turn(t["A/R.6.164"], F1, FY);
        }),
        Says("mitigation.over-allocated", "A/R.6.213", "The surplus of £68k covers the gap on A/R.6.239 and A/R.6.240."),
    ];

    private static Seeded Seen(string code, string reference, string commentary, int column) => Says(code, reference, commentary) with { Column = column };

    private static void Turn(string[] row, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            row[i] = row[i].StartsWith('-') ? row[i][1..] : row[i];
        }
    }

    private static void Thousandfold(string[] row, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            row[i] = row[i] == "0" ? "0" : row[i] + ",000";
        }
    }

    private static void MoveRight(string[] row, int from, int to)
    {
        for (var i = to; i > from; i--)
        {
            row[i] = row[i - 1];
        }

        row[from] = "";
    }

    private static void MoveLeft(string[] row, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            row[i] = row[i + 1];
        }

        row[to] = "0";
    }

    /// <summary>Changes the printed totals over all lines by a line's own figures.</summary>
    private static void Retotal(TrackerTable table, string reference, int sign)
    {
        foreach (var measure in new[] { "investment", "plannedQ1", "plannedQ2", "plannedQ3", "plannedQ4", "plannedYear", "forecastQ1", "forecastQ2", "forecastQ3", "forecastQ4", "forecastYear", "variance" })
        {
            var amount = long.Parse(table[reference][ColumnOf(measure)], System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture) * 1000;
            table.PrintTotal("All lines", measure, v => v + (sign * amount));
        }
    }
}
