namespace Outturn.Data.Facts;

/// <summary>
/// Every append-only table. The order of <see cref="Contents"/> and the names are part of the canonical form that acts are
/// hashed over: tables are added at the end and columns are added as nullable ones; nothing is renamed or moved.
/// </summary>
internal static class FactTables
{
    public static FactTable Acts { get; } = new(
        "acts",
        [
            Whole("number"), Id("id"), Text("kind"), Whole("recorded"), Text("position"), Id("actor"), Text("reason"), Text("source"),
            new("content", ColumnType.Bytes), new("previous", ColumnType.Bytes), new("hash", ColumnType.Bytes, Hashed: false),
        ],
        ["number"],
        ["number"])
    {
        Unique = [["id"], ["recorded"]],
    };

    public static FactTable Files { get; } = new(
        "files",
        [Text("sha256"), Whole("act"), Whole("size"), Text("encoding"), new("bytes", ColumnType.Bytes, Hashed: false)],
        ["sha256"],
        ["sha256"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>
    /// Lines have an id for the world and a number, from 1 within the council, for the tables of facts: half the room and
    /// twice the speed of ids there.
    /// </summary>
    public static FactTable TrackerLines { get; } = new(
        "tracker_lines",
        [Whole("number"), Id("id"), Whole("act"), Whole("year"), Text("key"), Text("reference")],
        ["number"],
        ["number"])
    {
        RefersTo = [("act", "acts")],
        Unique = [["id"], ["year", "key"]],
    };

    /// <summary>Which acts wrote to which year's tracker: answers at once which positions a year has.</summary>
    public static FactTable TrackerActs { get; } = new(
        "tracker_acts",
        [Whole("year"), Whole("fact_order"), Whole("act")],
        ["year", "fact_order"],
        ["year"])
    {
        RefersTo = [("act", "acts")],
        Unique = [["year", "act"]],
    };

    public static FactTable Imports { get; } = new(
        "imports",
        [
            Whole("act"), Whole("year"), Text("file_name"), Text("format"), Text("sha256"), Whole("size"), Text("sheet"), Whole("header_row"),
            Text("unit"), Text("savings"), Text("columns"), Text("printed_totals"), Text("unread"),
        ],
        ["act"],
        ["act"])
    {
        RefersTo = [("act", "acts"), ("sha256", "files")],
    };

    public static FactTable LineDetails { get; } = OfLine(
        "line_details", Text("title"), Text("description"), NullText("committees"), Text("service"), Text("partners"), NullText("other"));

    public static FactTable LinePlans { get; } = OfLine("line_plans", [.. Amount("investment"), .. Phasing("planned")]);

    public static FactTable LineForecasts { get; } = OfLine(
        "line_forecasts",
        [
            .. Phasing("forecast"), NullText("rag"), NullText("direction"), new("complete", ColumnType.Flag, Nullable: true), Text("commentary"),
            NullWhole("stated_variance"),
        ]);

    public static FactTable LineOwners { get; } = OfLine("line_owners", Text("owner"));

    public static FactTable LineStandings { get; } = OfLine("line_standings", new FactColumn("withdrawn", ColumnType.Flag), Text("reason"));

    public static FactTable LineSources { get; } = OfLine("line_sources", Whole("row_number"), Text("cells"));

    public static FactTable Settings { get; } = new(
        "settings",
        [Text("key"), Whole("fact_order"), Whole("act"), Text("json")],
        ["key", "fact_order"],
        ["key"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>A person's rating in place of the rule's. <c>until</c> is the last day on which it holds.</summary>
    public static FactTable LineOverrides { get; } = OfLine("line_overrides", NullText("rag"), Text("reason"), NullText("until"));

    public static FactTable LineBases { get; } = OfLine("line_bases", Text("basis"));

    /// <summary>Rounds of updates, by the month of the financial year from 1 (April).</summary>
    public static FactTable Rounds { get; } = new(
        "rounds",
        [Whole("year"), Whole("period"), Whole("fact_order"), Whole("act"), Text("state"), Text("due"), Text("reason")],
        ["year", "period", "fact_order"],
        ["year", "period"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>What became of a line in a round.</summary>
    public static FactTable LineProgress { get; } = new(
        "line_progress",
        [Whole("line"), Whole("period"), Whole("fact_order"), Whole("act"), Text("state"), Text("reason")],
        ["line", "period", "fact_order"],
        ["line", "period"])
    {
        RefersTo = [("line", "tracker_lines"), ("act", "acts")],
    };

    public static FactTable RoundChases { get; } = new(
        "round_chases",
        [Whole("year"), Whole("period"), Text("owner"), Whole("fact_order"), Whole("act")],
        ["year", "period", "owner", "fact_order"],
        ["year", "period", "owner"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>Over-delivery of one line allocated to the shortfall of another, in pence; zero takes it back.</summary>
    public static FactTable LineCovers { get; } = new(
        "line_covers",
        [Whole("line"), Whole("covers"), Whole("fact_order"), Whole("act"), Whole("amount"), Text("reason")],
        ["line", "covers", "fact_order"],
        ["line", "covers"])
    {
        RefersTo = [("line", "tracker_lines"), ("covers", "tracker_lines"), ("act", "acts")],
    };

    public static FactTable LineReplacements { get; } = new(
        "line_replacements",
        [Whole("line"), Whole("replaces"), Whole("fact_order"), Whole("act"), new("ended", ColumnType.Flag), Text("reason")],
        ["line", "replaces", "fact_order"],
        ["line", "replaces"])
    {
        RefersTo = [("line", "tracker_lines"), ("replaces", "tracker_lines"), ("act", "acts")],
    };

    public static FactTable LineReprofiles { get; } = OfLine(
        "line_reprofiles", Whole("to_year"), Text("to_key"), Whole("moved"), Whole("shortfall"), Text("reason"), Text("approver"));

    public static FactTable Reports { get; } = new(
        "reports",
        [
            Whole("number"), Whole("act"), Whole("year"), Text("position"), Text("title"), Text("parameters"), Text("digest"), Text("renderer"), NullWhole("supersedes"),
        ],
        ["number"],
        ["number"])
    {
        RefersTo = [("act", "acts")],
    };

    public static FactTable ReportFiles { get; } = new(
        "report_files",
        [Whole("report"), Whole("act"), Text("format"), Text("name"), Text("sha256"), Whole("size")],
        ["report", "format"],
        ["report", "format"])
    {
        RefersTo = [("report", "reports"), ("act", "acts"), ("sha256", "files")],
    };

    /// <summary>Cycles of business planning that were opened, by their first year and how many years they are. Never closed: history stays readable.</summary>
    public static FactTable PlanCycles { get; } = new(
        "plan_cycles",
        [Whole("number"), Whole("act"), Whole("first_year"), Whole("years")],
        ["number"],
        ["number"])
    {
        RefersTo = [("act", "acts")],
        Unique = [["first_year", "years"]],
    };

    /// <summary>Which acts wrote to which cycle: answers at once which positions a plan has.</summary>
    public static FactTable PlanActs { get; } = new(
        "plan_acts",
        [Whole("cycle"), Whole("fact_order"), Whole("act")],
        ["cycle", "fact_order"],
        ["cycle"])
    {
        RefersTo = [("cycle", "plan_cycles"), ("act", "acts")],
        Unique = [["cycle", "act"]],
    };

    /// <summary>A service's net budget in the year before the cycle.</summary>
    public static FactTable PlanOpeningBudgets { get; } = new(
        "plan_opening_budgets",
        [Whole("cycle"), Text("service"), Whole("fact_order"), Whole("act"), .. Amount("budget")],
        ["cycle", "service", "fact_order"],
        ["cycle", "service"])
    {
        RefersTo = [("cycle", "plan_cycles"), ("act", "acts")],
    };

    /// <summary>Proposals have a number within the council, for the tables of facts, and one within their cycle, for people.</summary>
    public static FactTable Proposals { get; } = new(
        "proposals",
        [Whole("number"), Id("id"), Whole("act"), Whole("cycle"), Whole("cycle_number")],
        ["number"],
        ["number"])
    {
        RefersTo = [("act", "acts"), ("cycle", "plan_cycles")],
        Unique = [["id"], ["cycle", "cycle_number"]],
    };

    public static FactTable ProposalVersions { get; } = Versions(
        "proposal_versions", "proposal", "proposals",
        [
            Text("title"), Text("short_name"), Text("type"), Text("description"), Text("service"), NullText("committees"), NullText("leads"), NullText("sponsors"),
            NullText("priorities"), Text("confidentiality"), NullText("links"), Text("status"), Text("status_reason"),
        ]);

    public static FactTable PlanLines { get; } = new(
        "plan_lines",
        [Whole("number"), Id("id"), Whole("act"), Whole("cycle"), Whole("proposal"), Whole("line_number")],
        ["number"],
        ["number"])
    {
        RefersTo = [("act", "acts"), ("cycle", "plan_cycles"), ("proposal", "proposals")],
        Unique = [["id"], ["proposal", "line_number"]],
    };

    /// <summary>All that is stated of a line but its amounts. <c>lasting</c> is pence; <c>until</c> a year by the one in which it starts.</summary>
    public static FactTable PlanLineVersions { get; } = Versions(
        "plan_line_versions", "line", "plan_lines",
        [
            Text("title"), NullText("codes"), Text("category"), Text("service"), Text("permanence"), NullWhole("until"), NullWhole("lasting"), NullText("benefit"),
            Text("role"), Text("confidence"), NullText("sources"), NullText("partners"), NullText("earlier"), Text("note"), new("withdrawn", ColumnType.Flag),
        ]);

    /// <summary>The movements of one version of a line: those that share its order. A version without amounts moves nothing.</summary>
    public static FactTable PlanLineAmounts { get; } = new(
        "plan_line_amounts",
        [Whole("line"), Whole("fact_order"), Whole("year"), Whole("act"), .. Amount("amount")],
        ["line", "fact_order", "year"],
        ["line", "year"])
    {
        RefersTo = [("line", "plan_lines"), ("act", "acts")],
    };

    /// <summary>The first line of a cycle to use a reference, whatever became of the line: none is handed out again unnoticed.</summary>
    public static FactTable PlanReferences { get; } = new(
        "plan_references",
        [Whole("cycle"), Text("reference"), Whole("line"), Whole("act")],
        ["cycle", "reference"],
        ["cycle", "reference"])
    {
        RefersTo = [("cycle", "plan_cycles"), ("line", "plan_lines"), ("act", "acts")],
    };

    public static FactTable FundingSources { get; } = OfCycle("funding_sources");

    /// <summary><c>until</c> is a year by the one in which it starts, <c>balance</c> pence, <c>terms</c> those of a pool or of capital receipts.</summary>
    public static FactTable FundingSourceVersions { get; } = Versions(
        "funding_source_versions", "source", "funding_sources",
        [
            Text("name"), Text("kind"), Text("status"), new("meets_budget", ColumnType.Flag), new("one_off", ColumnType.Flag), NullWhole("until"), NullWhole("balance"),
            Text("ring_fence"), NullText("vintages"), NullText("terms"),
        ]);

    public static FactTable CostAssumptions { get; } = OfCycle("cost_assumptions");

    public static FactTable CostAssumptionVersions { get; } = Versions(
        "cost_assumption_versions", "assumption", "cost_assumptions", [Text("name"), Text("category"), Text("service"), NullText("vintages")]);

    public static FactTable CapitalSchemes { get; } = OfCycle("capital_schemes");

    /// <summary><c>terms</c> holds what is spent, who pays and how the rest is borrowed.</summary>
    public static FactTable CapitalSchemeVersions { get; } = Versions(
        "capital_scheme_versions", "scheme", "capital_schemes",
        [Text("name"), new("proposal", ColumnType.Id, Nullable: true), Text("service"), Text("terms"), new("withdrawn", ColumnType.Flag)]);

    public static FactTable Scenarios { get; } = new(
        "scenarios",
        [Whole("number"), Id("id"), Whole("act"), Whole("cycle"), Whole("cycle_number")],
        ["number"],
        ["number"])
    {
        RefersTo = [("act", "acts"), ("cycle", "plan_cycles")],
        Unique = [["id"], ["cycle", "cycle_number"]],
    };

    public static FactTable ScenarioVersions { get; } = Versions(
        "scenario_versions", "scenario", "scenarios", [Text("name"), Text("why"), Text("state"), NullText("changes")]);

    /// <summary>Frozen plans: what each holds is what the record held when its act was written.</summary>
    public static FactTable PlanBaselines { get; } = new(
        "plan_baselines",
        [Whole("cycle"), Whole("number"), Whole("fact_order"), Whole("act"), Text("name"), new("approved", ColumnType.Flag), Text("digest")],
        ["cycle", "number"],
        ["cycle", "number"])
    {
        RefersTo = [("cycle", "plan_cycles"), ("act", "acts")],
    };

    /// <summary>Which plan lines a tracker line was opened from. The plan is named by ids and by the cycle's text, for rooms meet by those.</summary>
    public static FactTable LineOrigins { get; } = new(
        "line_origins",
        [Whole("line"), Id("plan_line"), Whole("fact_order"), Whole("act"), Id("proposal"), Text("cycle")],
        ["line", "plan_line", "fact_order"],
        ["line", "plan_line"])
    {
        RefersTo = [("line", "tracker_lines"), ("act", "acts")],
    };

    /// <summary>Changes of the council's structure. <c>starts</c> is the first day on which one holds.</summary>
    public static FactTable StructureChanges { get; } = new(
        "structure_changes",
        [
            Whole("number"), Whole("fact_order"), Whole("act"), Text("kind"), Text("change"), Text("starts"), NullText("before"), NullText("after"), Text("directorate"), Text("why"),
        ],
        ["number"],
        ["number"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>Files that were brought into a plan.</summary>
    public static FactTable PlanImports { get; } = new(
        "plan_imports",
        [
            Whole("act"), Whole("cycle"), Text("file_name"), Text("format"), Text("sha256"), Whole("size"), Text("sheet"), Whole("header_row"),
            Text("unit"), NullText("savings"), Text("basis"), Text("columns"), Text("unread"),
        ],
        ["act"],
        ["act"])
    {
        RefersTo = [("act", "acts"), ("cycle", "plan_cycles"), ("sha256", "files")],
    };

    /// <summary>
    /// Papers that were read, by their number within the council. What a paper and its reading say stands apart (<c>paper_contents</c>) under
    /// the hashes here, so that names in it can be erased and the chain still holds.
    /// </summary>
    public static FactTable Papers { get; } = new(
        "papers",
        [
            Whole("number"), Id("id"), Whole("fact_order"), Whole("act"), Text("cycle"), Text("file_name"), Text("sha256"), Whole("size"), Text("form"), Whole("pages"),
            Text("reader"), Text("reading"),
        ],
        ["number"],
        ["number"])
    {
        RefersTo = [("act", "acts")],
        Unique = [["id"], ["cycle", "sha256"]],
    };

    /// <summary>The cases of papers: a number within the council for the tables of facts, and one within the paper for people. <c>reading</c> is the hash of what was read.</summary>
    public static FactTable ReadCases { get; } = new(
        "read_cases",
        [Whole("number"), Whole("act"), Whole("paper"), Whole("paper_number"), Text("reading")],
        ["number"],
        ["number"])
    {
        RefersTo = [("act", "acts"), ("paper", "papers")],
        Unique = [["paper", "paper_number"]],
    };

    /// <summary>
    /// What people say of a case, item by item: a field, an amount by its place, a tie, a line, the state. <c>words</c> is the salted hash of what was
    /// said (<c>review_words</c>), for a lead is a name; what the plan names by its ids is here in clear.
    /// </summary>
    public static FactTable CaseReviews { get; } = new(
        "case_reviews",
        [
            Whole("read_case"), Text("item"), Whole("fact_order"), Whole("act"), Text("step"), NullText("words"), NullText("state"),
            new("proposal", ColumnType.Id, Nullable: true), NullText("cycle"), new("plan_line", ColumnType.Id, Nullable: true), NullText("amounts"),
        ],
        ["read_case", "item", "fact_order"],
        ["read_case", "item"])
    {
        RefersTo = [("read_case", "read_cases"), ("act", "acts")],
    };

    /// <summary>Templates of the council's own, version by version: a published version never changes.</summary>
    public static FactTable CaseTemplates { get; } = new(
        "case_templates",
        [Text("name"), Whole("version"), Whole("fact_order"), Whole("act"), Text("title"), Text("json")],
        ["name", "version"],
        ["name", "version"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>Cases that are written here: the template that a proposal's case is on, from each beginning or move.</summary>
    public static FactTable WrittenCases { get; } = new(
        "written_cases",
        [Id("proposal"), Whole("fact_order"), Whole("act"), Text("cycle"), Text("template"), Whole("template_version")],
        ["proposal", "fact_order"],
        ["proposal"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>Submissions of written cases. <c>snapshot</c> is the hash of what was submitted, whose words stand apart (<c>paper_contents</c>), for they can hold names.</summary>
    public static FactTable CaseVersions { get; } = new(
        "case_versions",
        [Id("proposal"), Whole("number"), Whole("fact_order"), Whole("act"), Text("template"), Whole("template_version"), Text("gate"), Text("snapshot")],
        ["proposal", "number"],
        ["proposal", "number"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>Which version of a case a meeting had before it.</summary>
    public static FactTable CaseMeetings { get; } = new(
        "case_meetings",
        [Id("proposal"), Whole("version"), Whole("fact_order"), Whole("act"), Text("body"), Text("held"), Text("purpose")],
        ["proposal", "version", "fact_order"],
        ["proposal", "version"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>What a benefit's measure came to on a day, by the id of its row, or why it was not measured; the latest said of a day stands.</summary>
    public static FactTable BenefitReadings { get; } = new(
        "benefit_readings",
        [Id("proposal"), Text("benefit"), Text("read_on"), Whole("fact_order"), Whole("act"), Text("field"), Text("value"), Text("source"), NullText("because")],
        ["proposal", "benefit", "read_on", "fact_order"],
        ["proposal", "benefit", "read_on"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>Calculations that are kept beside a plan: rate tables, build-ups, models, appraisals, estimates. Numbers are from 1 within cycle and kind.</summary>
    public static FactTable Workings { get; } = new(
        "workings",
        [Id("id"), Whole("act"), Text("cycle"), Text("kind"), Whole("number")],
        ["id"],
        ["id"])
    {
        RefersTo = [("act", "acts")],
        Unique = [["cycle", "kind", "number"]],
    };

    /// <summary>What goes into a calculation, and the plan line that it fills with the movements that were accepted from it.</summary>
    public static FactTable WorkingVersions { get; } = new(
        "working_versions",
        [
            Id("working"), Whole("fact_order"), Whole("act"), new("proposal", ColumnType.Id, Nullable: true), Text("title"), new("withdrawn", ColumnType.Flag),
            new("plan_line", ColumnType.Id, Nullable: true), NullText("accepted"), Text("json"),
        ],
        ["working", "fact_order"],
        ["working"])
    {
        RefersTo = [("working", "workings"), ("act", "acts")],
    };

    /// <summary>Sums of money that are kept for change. Numbers are from 1 within the council.</summary>
    public static FactTable Funds { get; } = new("funds", [Id("id"), Whole("act"), Whole("number")], ["id"], ["id"])
    {
        RefersTo = [("act", "acts")],
        Unique = [["number"]],
    };

    public static FactTable FundVersions { get; } = OfFund("fund_versions", "fund", "funds", Text("json"));

    /// <summary>Requests for a fund's money. Numbers are from 1 within the fund.</summary>
    public static FactTable FundBids { get; } = OfNumber("fund_bids");

    public static FactTable FundBidVersions { get; } = OfFund("fund_bid_versions", "bid", "fund_bids", Text("json"));

    /// <summary>Money that moves within a fund: postings that sum to zero.</summary>
    public static FactTable FundEntries { get; } = new(
        "fund_entries",
        [Id("id"), Whole("fact_order"), Whole("act"), Id("fund"), Whole("number"), Text("kind"), new("bid", ColumnType.Id, Nullable: true), Text("words")],
        ["id"],
        ["id"])
    {
        RefersTo = [("fund", "funds"), ("act", "acts")],
        Unique = [["fund", "number"]],
    };

    public static FactTable FundPostings { get; } = new(
        "fund_postings",
        [Id("entry"), Whole("line"), Whole("act"), Text("account"), new("bid", ColumnType.Id, Nullable: true), Whole("year"), Whole("pence")],
        ["entry", "line"],
        ["entry", "line"])
    {
        RefersTo = [("entry", "fund_entries"), ("act", "acts")],
    };

    /// <summary>Packages of bids as papers printed them. Numbers are from 1 within the fund.</summary>
    public static FactTable FundPackages { get; } = OfNumber("fund_packages");

    public static FactTable FundPackageVersions { get; } = OfFund("fund_package_versions", "package", "fund_packages", Text("json"));

    /// <summary>Acts that closed a year or corrected its outturn, numbered from 1 within the year.</summary>
    public static FactTable YearClosings { get; } = new(
        "year_closings",
        [Whole("year"), Whole("number"), Whole("fact_order"), Whole("act"), Text("source")],
        ["year", "number"],
        ["year", "number"])
    {
        RefersTo = [("act", "acts")],
    };

    /// <summary>What lines came to when their year was closed, and later corrections.</summary>
    public static FactTable LineOutturns { get; } = OfLine("line_outturns", [.. Amount("outturn"), Text("reason")]);

    /// <summary>What acts write, in the order of the canonical form.</summary>
    public static IReadOnlyList<FactTable> Contents { get; } =
    [
        Files, TrackerLines, TrackerActs, Imports, LineDetails, LinePlans, LineForecasts, LineOwners, LineStandings, LineSources, Settings,
        LineOverrides, LineBases, Rounds, LineProgress, RoundChases, LineCovers, LineReplacements, LineReprofiles, Reports, ReportFiles,
        PlanCycles, PlanActs, PlanOpeningBudgets, Proposals, ProposalVersions, PlanLines, PlanLineVersions, PlanLineAmounts, PlanReferences,
        FundingSources, FundingSourceVersions, CostAssumptions, CostAssumptionVersions, Scenarios, ScenarioVersions, PlanBaselines, LineOrigins, StructureChanges,
        PlanImports, Papers, ReadCases, CaseReviews, CaseTemplates, WrittenCases, CaseVersions, CaseMeetings, BenefitReadings,
        Workings, WorkingVersions, Funds, FundVersions, FundBids, FundBidVersions, FundEntries, FundPostings, FundPackages, FundPackageVersions,
        YearClosings, LineOutturns,
        CapitalSchemes, CapitalSchemeVersions,
    ];

    public static IReadOnlyList<FactTable> All { get; } = [Acts, .. Contents];

    private static FactTable OfLine(string name, params IReadOnlyList<FactColumn> columns) => new(
        name, [Whole("line"), Whole("fact_order"), Whole("act"), .. columns], ["line", "fact_order"], ["line"])
    {
        RefersTo = [("line", "tracker_lines"), ("act", "acts")],
    };

    private static FactTable OfNumber(string name) => new(name, [Id("id"), Whole("act"), Id("fund"), Whole("number")], ["id"], ["id"])
    {
        RefersTo = [("fund", "funds"), ("act", "acts")],
        Unique = [["fund", "number"]],
    };

    private static FactTable OfFund(string name, string of, string table, params IReadOnlyList<FactColumn> columns) => new(
        name, [Id(of), Whole("fact_order"), Whole("act"), .. columns], [of, "fact_order"], [of])
    {
        RefersTo = [(of, table), ("act", "acts")],
    };

    private static FactTable OfCycle(string name) => new(name, [Whole("number"), Id("id"), Whole("act"), Whole("cycle")], ["number"], ["number"])
    {
        RefersTo = [("act", "acts"), ("cycle", "plan_cycles")],
        Unique = [["id"]],
    };

    private static FactTable Versions(string name, string of, string table, IReadOnlyList<FactColumn> columns) => new(
        name, [Whole(of), Whole("fact_order"), Whole("act"), .. columns], [of, "fact_order"], [of])
    {
        RefersTo = [(of, table), ("act", "acts")],
    };

    private static FactColumn[] Amount(string name) => [NullWhole(name + "_low"), NullWhole(name + "_high"), NullText(name + "_why")];

    private static FactColumn[] Phasing(string name) =>
    [
        Text(name + "_kind"), .. Amount(name + "_stated"),
        NullWhole(name + "_q1"), NullWhole(name + "_q2"), NullWhole(name + "_q3"), NullWhole(name + "_q4"), NullText(name + "_parts"),
    ];

    private static FactColumn Whole(string name) => new(name, ColumnType.Whole);

    private static FactColumn NullWhole(string name) => new(name, ColumnType.Whole, Nullable: true);

    private static FactColumn Text(string name) => new(name, ColumnType.Text);

    private static FactColumn NullText(string name) => new(name, ColumnType.Text, Nullable: true);

    private static FactColumn Id(string name) => new(name, ColumnType.Id);
}
