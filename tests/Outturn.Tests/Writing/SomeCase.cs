using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.Tests.Writing;

/// <summary>A case with every kind of table, and words with everything that Markdown has.</summary>
internal static class SomeCase
{
    public static readonly PlanCycle Cycle = new(new FinancialYear(2022), 5);

    private static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-0000000000c1");

    /// <summary>A template that has every table.</summary>
    public static Template Template { get; } = ShippedTemplates.All[0] with
    {
        Key = new("every-table", 1),
        Schema = [.. ShippedTemplates.All[0].Schema, new TemplateField("assumptions", FieldKind.Table) { Table = CaseTable.Assumptions }],
        Questions = [.. ShippedTemplates.All[0].Questions, new TemplateQuestion("assumed", "What is assumed?", "Assumptions", "", [new FormField("assumptions", "Assumptions")])],
    };

    public static Proposal Proposal { get; } = new(
        Id, Cycle, 12, ProposalTerms.Of("Buses for pupils", ProposalType.Saving) with { Leads = ["Head of transport"], Committees = ["Transport Committee"], Description = "Taxis become buses where three pupils or more share a road." }, ProposalStatus.Draft, "");

    public static IReadOnlyList<PlanLine> Lines { get; } = LinesOf(-380_000);

    public static PlanFigures Figures => PlanFigures.Of(Cycle, Lines);

    public static CaseContent Content { get; } = Everything();

    public static CaseSnapshot Snapshot { get; } = new(Content, Proposal, Lines)
    {
        Exhibits =
        [
            new(
                "Posts of the programme", ["Rates: P1 in 2022-23 at £45,000 (pay scale)."], "What it costs in each year, in £.", [new("Row", false), new("Worked out as", false), new("2022-23", true), new("2023-24", true)],
                [new(RowKind.Item, ["Planners", "2 posts × £45,000", "90,000", "90,000"]), new(RowKind.Total, ["Cost", "", "90,000", "90,000"])], "")
            {
                Drawn = [new("What it costs in each year, £", ChartShape.Bars, ["2022-23", "2023-24"], [new("Cost", [90_000m, 90_000m])])],
            },
            new("When it pays back", ["1 is shared buses."], "", [], [], "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"><title>When it pays back</title></svg>"),
        ],
        Named = [new("npv", "£2,216,296")],
    };

    public static CaseDocument Document => CaseDocument.Of(new(new(Cycle, 12), null, "Draft, 28 November 2026, 10:15", ""), Template, Snapshot) with { Rests = "every-table.1;outcomes=3" };

    public static IReadOnlyList<PlanLine> LinesOf(int saving) =>
    [
        new(Guid.Parse("01890000-0000-7000-8000-0000000000c2"), Id, 1, LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) with { References = ["A/R.6.300"], Benefit = BenefitClass.CashableReduction }, PlanAmounts.Starting(Cycle.First, Money.FromPounds(saving), Money.FromPounds(-570_000))),
        new(Guid.Parse("01890000-0000-7000-8000-0000000000c3"), Id, 2, LineTerms.Of(PlanCategory.Investment, new Permanence.TemporaryUntil(Cycle.First + 2)) with { Title = "Travel trainers" }, PlanAmounts.Starting(Cycle.First, Money.FromPounds(161_000))),
    ];

    public static CaseRow Row(string id, params IReadOnlyList<(string Column, string Text)> cells) => new(id, cells.ToDictionary(c => c.Column, c => c.Text, StringComparer.Ordinal));

    private static CaseContent Everything()
    {
        var content = CaseContent.Empty(Template.Key)
            .With("outcomes", Answer.Of("Pupils travel **together**, and *sooner*: {{saving 2022-23}} in the first year and {{saving level 2023-24}} from the second.\n\n- Shared buses\n- Travel training\n    - for pupils over 14\n    - and their parents\n\n1. First the north\n2. Then the south\n\n### What stays\n\nPupils who ~~must~~ need a taxi [keep it](https://example.org/policy), with 5 < 6 and a_b_c.\n\n| Area | Pupils |\n| --- | --- |\n| North | 120 |\n| South | 80 |"))
            .With("evidence", Answer.Of("Two years of contract returns."))
            .With("not-acting", Answer.Of("Costs grow by a tenth a year."))
            .With("scope", Answer.NotApplicable("The table says it"))
            .With("carbon", Answer.Of("Fewer journeys."));
        var n = 0;
        foreach (var field in Template.Schema.Where(f => f.Kind == FieldKind.Table))
        {
            var shape = CaseTables.Of(field.Table!.Value);
            content = content.With(field.Key, Answer.Of(
            [
                .. Enumerable.Range(1, 3).Select(i => new CaseRow($"r{++n}", shape.Columns.Where(c => i < 3 || c.Required).ToDictionary(c => c.Key, c => Cell(shape, c, i), StringComparer.Ordinal))),
            ]));
        }

        return content;
    }

    private static string Cell(TableShape shape, TableColumn column, int row) => column.Kind switch
    {
        CellKind.Choice => column.Choices[row % column.Choices.Count].Key,
        CellKind.When => new[] { "", "1 September 2022", "6 weeks after approval", "each term" }[row],
        CellKind.Measure => $"{row * 40} pupils",
        CellKind.Post => "Head of transport",
        CellKind.Link => "https://example.org/evidence-" + row,
        CellKind.Case => row == 1 ? "2022-27/3" : "The bus operators",
        _ => $"{column.Heading} of {shape.OfRow} {row}: 10 % of routes & more",
    };
}
