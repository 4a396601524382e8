namespace Outturn.Core.Writing.Templates;

/// <summary>The kinds of table that a case can hold. What each has for columns is in <see cref="CaseTables"/>.</summary>
public enum CaseTable
{
    Options,
    Timetable,
    Benefits,
    Risks,
    Dependencies,
    Consultation,
    Evidence,
    Scope,
    Assumptions,
    Workstreams,

    /// <summary>Carbon and social value: what changes, by how much.</summary>
    Impacts,
}

/// <summary>What a cell of a table holds. What is typed is always kept as typed; the kind says what is asked of it.</summary>
public enum CellKind
{
    /// <summary>Plain words.</summary>
    Text,

    /// <summary>One of <see cref="TableColumn.Choices"/>.</summary>
    Choice,

    /// <summary>A date, a month, a quarter, a time after something, an event, or a repetition: <see cref="When"/>.</summary>
    When,

    /// <summary>A number with what it counts, such as "120 pupils" or "4.5 %".</summary>
    Measure,

    /// <summary>A post, not a name.</summary>
    Post,

    /// <summary>A proposal of the council by cycle and number (<c>2022-27/12</c>) or by its reference, or an outside party in words.</summary>
    Case,

    /// <summary>An address on the web, or a file kept with the case.</summary>
    Link,
}

/// <param name="Key">The stable name in JSON and in files that come back.</param>
/// <param name="Heading">As printed.</param>
/// <param name="Kind">What a cell holds.</param>
/// <param name="Required">Whether a row without it is unfinished.</param>
public sealed record TableColumn(string Key, string Heading, CellKind Kind, bool Required = false)
{
    /// <summary>With <see cref="CellKind.Choice"/>, the key first kept and then shown.</summary>
    public IReadOnlyList<(string Key, string Words)> Choices { get; init; } = [];

    public string Hint { get; init; } = "";

    /// <summary>Share of the table's width on paper, relative to the others.</summary>
    public int Width { get; init; } = 3;
}

/// <param name="Name">Such as "Risks".</param>
/// <param name="OfRow">What one row is, such as "risk".</param>
public sealed record TableShape(CaseTable Table, string Name, string OfRow, IReadOnlyList<TableColumn> Columns)
{
    /// <summary>The column that says what the row is about: the first.</summary>
    public TableColumn Subject => Columns[0];

    public TableColumn? Column(string key) => Columns.FirstOrDefault(c => c.Key == key);
}

/// <summary>Every table's columns.</summary>
public static class CaseTables
{
    private static readonly (string, string)[] Levels = [("high", "High"), ("medium", "Medium"), ("low", "Low")];

    private static readonly (string, string)[] Rags = [("red", "Red"), ("amber", "Amber"), ("green", "Green")];

    public static IReadOnlyList<TableShape> All { get; } =
    [
        new(CaseTable.Options, "Options", "option",
        [
            Text("option", "Option", required: true),
            Text("advantages", "For it"),
            Text("disadvantages", "Against it"),
            Choice("verdict", "Verdict", [("preferred", "Preferred"), ("rejected", "Rejected"), ("open", "Still open")], required: true),
            Text("why", "Why", required: true),
        ]),
        new(CaseTable.Timetable, "Timetable", "task",
        [
            Text("task", "Task", required: true),
            When("start", "Start"),
            When("end", "End", required: true),
            new("owner", "Owner", CellKind.Post, Required: true),
            Text("depends", "Waits for"),
        ]),
        new(CaseTable.Benefits, "Benefits", "benefit",
        [
            Text("benefit", "Benefit", required: true),
            Choice("kind", "Kind", [("benefit", "Benefit"), ("dis-benefit", "Dis-benefit")], required: true),
            Text("measure", "Measure", required: true),
            new("baseline", "Baseline", CellKind.Measure, Required: true),
            new("target", "Target", CellKind.Measure, Required: true),
            When("by", "By", required: true),
            Text("source", "Source of the figure"),
            When("frequency", "Measured") with { Hint = "How often, such as monthly or each term" },
            new("owner", "Owner", CellKind.Post, Required: true),
            Text("from", "Comes from") with { Hint = "The workstream or task that brings it about" },
            Text("serves", "Serves") with { Hint = "The council’s priority or outcome" },
        ]),
        new(CaseTable.Risks, "Risks", "risk",
        [
            Text("risk", "Risk", required: true) with { Width = 5 },
            Choice("likelihood", "Likelihood", Levels, required: true),
            Choice("impact", "Impact", Levels, required: true),
            Choice("rag", "RAG, should the risk occur", Rags, required: true),
            Text("mitigation", "Mitigation", required: true) with { Width = 5 },
            new("owner", "Owner", CellKind.Post, Required: true),
            Choice("residual", "Left after mitigation", Rags),
        ]),
        new(CaseTable.Dependencies, "Dependencies", "dependency",
        [
            new("on", "Depends on", CellKind.Case, Required: true) { Hint = "A proposal by its cycle and number, such as 2022-27/12, or by its reference; or an outside party" },
            Text("what", "For what", required: true),
            When("by", "Needed by"),
            new("owner", "Owner", CellKind.Post),
        ]),
        new(CaseTable.Consultation, "Consultation", "consultation",
        [
            Text("who", "Who", required: true),
            Text("how", "How", required: true),
            When("when", "When", required: true),
            Text("said", "What was said, and what changed"),
        ]),
        new(CaseTable.Evidence, "Evidence", "piece of evidence",
        [
            Text("what", "What", required: true),
            Text("shows", "What it shows", required: true),
            new("link", "Where it is", CellKind.Link),
            When("date", "Date"),
        ]),
        new(CaseTable.Scope, "Scope", "entry",
        [
            Text("what", "What", required: true),
            Choice("scope", "In or out", [("in", "In scope"), ("out", "Out of scope")], required: true),
            Text("why", "Why"),
        ]),
        new(CaseTable.Assumptions, "Assumptions", "assumption",
        [
            Text("assumption", "Assumption", required: true),
            Text("rests", "What it rests on"),
            Text("wrong", "What if it is wrong"),
        ]),
        new(CaseTable.Workstreams, "Workstreams", "workstream",
        [
            Text("workstream", "Workstream", required: true),
            Text("does", "What it does", required: true),
            new("lead", "Lead", CellKind.Post, Required: true),
            Text("line", "Plan line") with { Hint = "The reference or number of the line that holds its money" },
        ]),
        new(CaseTable.Impacts, "Carbon and social value", "impact",
        [
            Text("impact", "Impact", required: true),
            new("amount", "How much", CellKind.Measure) { Hint = "Such as -12 tCO2e a year" },
            When("by", "From"),
            Text("rests", "How it is known"),
        ]),
    ];

    public static TableShape Of(CaseTable table) => All.First(t => t.Table == table);

    private static TableColumn Text(string key, string heading, bool required = false) => new(key, heading, CellKind.Text, required);

    private static TableColumn When(string key, string heading, bool required = false) => new(key, heading, CellKind.When, required);

    private static TableColumn Choice(string key, string heading, IReadOnlyList<(string, string)> choices, bool required = false) => new(key, heading, CellKind.Choice, required) { Choices = choices };
}
