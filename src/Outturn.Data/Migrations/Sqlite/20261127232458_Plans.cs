using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Outturn.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    internal partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "line_origins",
                columns: table => new
                {
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    plan_line = table.Column<Guid>(type: "TEXT", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    proposal = table.Column<Guid>(type: "TEXT", nullable: false),
                    cycle = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_origins", x => new { x.line, x.plan_line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_origins_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_origins_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_cycles",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    first_year = table.Column<long>(type: "INTEGER", nullable: false),
                    years = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_cycles", x => x.number);
                    table.ForeignKey(
                        name: "fk_plan_cycles_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "structure_changes",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    change = table.Column<string>(type: "TEXT", nullable: false),
                    starts = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    directorate = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_structure_changes", x => x.number);
                    table.ForeignKey(
                        name: "fk_structure_changes_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cost_assumptions",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    cycle = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_assumptions", x => x.number);
                    table.ForeignKey(
                        name: "fk_cost_assumptions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cost_assumptions_plan_cycles_cycle",
                        column: x => x.cycle,
                        principalTable: "plan_cycles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_sources",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    cycle = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_sources", x => x.number);
                    table.ForeignKey(
                        name: "fk_funding_sources_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_sources_plan_cycles_cycle",
                        column: x => x.cycle,
                        principalTable: "plan_cycles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_acts",
                columns: table => new
                {
                    cycle = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_acts", x => new { x.cycle, x.fact_order });
                    table.ForeignKey(
                        name: "fk_plan_acts_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_acts_plan_cycles_cycle",
                        column: x => x.cycle,
                        principalTable: "plan_cycles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_baselines",
                columns: table => new
                {
                    cycle = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    approved = table.Column<bool>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_baselines", x => new { x.cycle, x.number });
                    table.ForeignKey(
                        name: "fk_plan_baselines_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_baselines_plan_cycles_cycle",
                        column: x => x.cycle,
                        principalTable: "plan_cycles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_opening_budgets",
                columns: table => new
                {
                    cycle = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<string>(type: "TEXT", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    budget_low = table.Column<long>(type: "INTEGER", nullable: true),
                    budget_high = table.Column<long>(type: "INTEGER", nullable: true),
                    budget_why = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_opening_budgets", x => new { x.cycle, x.service, x.fact_order });
                    table.ForeignKey(
                        name: "fk_plan_opening_budgets_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_opening_budgets_plan_cycles_cycle",
                        column: x => x.cycle,
                        principalTable: "plan_cycles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    cycle = table.Column<long>(type: "INTEGER", nullable: false),
                    cycle_number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposals", x => x.number);
                    table.ForeignKey(
                        name: "fk_proposals_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposals_plan_cycles_cycle",
                        column: x => x.cycle,
                        principalTable: "plan_cycles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scenarios",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    cycle = table.Column<long>(type: "INTEGER", nullable: false),
                    cycle_number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scenarios", x => x.number);
                    table.ForeignKey(
                        name: "fk_scenarios_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scenarios_plan_cycles_cycle",
                        column: x => x.cycle,
                        principalTable: "plan_cycles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cost_assumption_versions",
                columns: table => new
                {
                    assumption = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    service = table.Column<string>(type: "TEXT", nullable: false),
                    vintages = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_assumption_versions", x => new { x.assumption, x.fact_order });
                    table.ForeignKey(
                        name: "fk_cost_assumption_versions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cost_assumption_versions_cost_assumptions_assumption",
                        column: x => x.assumption,
                        principalTable: "cost_assumptions",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_source_versions",
                columns: table => new
                {
                    source = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    meets_budget = table.Column<bool>(type: "INTEGER", nullable: false),
                    one_off = table.Column<bool>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    balance = table.Column<long>(type: "INTEGER", nullable: true),
                    ring_fence = table.Column<string>(type: "TEXT", nullable: false),
                    vintages = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_source_versions", x => new { x.source, x.fact_order });
                    table.ForeignKey(
                        name: "fk_funding_source_versions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_source_versions_funding_sources_source",
                        column: x => x.source,
                        principalTable: "funding_sources",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_lines",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    cycle = table.Column<long>(type: "INTEGER", nullable: false),
                    proposal = table.Column<long>(type: "INTEGER", nullable: false),
                    line_number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_lines", x => x.number);
                    table.ForeignKey(
                        name: "fk_plan_lines_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_lines_plan_cycles_cycle",
                        column: x => x.cycle,
                        principalTable: "plan_cycles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_lines_proposals_proposal",
                        column: x => x.proposal,
                        principalTable: "proposals",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposal_versions",
                columns: table => new
                {
                    proposal = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    short_name = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    service = table.Column<string>(type: "TEXT", nullable: false),
                    committees = table.Column<string>(type: "TEXT", nullable: true),
                    leads = table.Column<string>(type: "TEXT", nullable: true),
                    sponsors = table.Column<string>(type: "TEXT", nullable: true),
                    priorities = table.Column<string>(type: "TEXT", nullable: true),
                    confidentiality = table.Column<string>(type: "TEXT", nullable: false),
                    links = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    status_reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_versions", x => new { x.proposal, x.fact_order });
                    table.ForeignKey(
                        name: "fk_proposal_versions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposal_versions_proposals_proposal",
                        column: x => x.proposal,
                        principalTable: "proposals",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scenario_versions",
                columns: table => new
                {
                    scenario = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scenario_versions", x => new { x.scenario, x.fact_order });
                    table.ForeignKey(
                        name: "fk_scenario_versions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scenario_versions_scenarios_scenario",
                        column: x => x.scenario,
                        principalTable: "scenarios",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_line_amounts",
                columns: table => new
                {
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_low = table.Column<long>(type: "INTEGER", nullable: true),
                    amount_high = table.Column<long>(type: "INTEGER", nullable: true),
                    amount_why = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_line_amounts", x => new { x.line, x.fact_order, x.year });
                    table.ForeignKey(
                        name: "fk_plan_line_amounts_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_line_amounts_plan_lines_line",
                        column: x => x.line,
                        principalTable: "plan_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_line_versions",
                columns: table => new
                {
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    codes = table.Column<string>(type: "TEXT", nullable: true),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    service = table.Column<string>(type: "TEXT", nullable: false),
                    permanence = table.Column<string>(type: "TEXT", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    lasting = table.Column<long>(type: "INTEGER", nullable: true),
                    benefit = table.Column<string>(type: "TEXT", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    confidence = table.Column<string>(type: "TEXT", nullable: false),
                    sources = table.Column<string>(type: "TEXT", nullable: true),
                    partners = table.Column<string>(type: "TEXT", nullable: true),
                    earlier = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_line_versions", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_plan_line_versions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_line_versions_plan_lines_line",
                        column: x => x.line,
                        principalTable: "plan_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_references",
                columns: table => new
                {
                    cycle = table.Column<long>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_references", x => new { x.cycle, x.reference });
                    table.ForeignKey(
                        name: "fk_plan_references_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_references_plan_cycles_cycle",
                        column: x => x.cycle,
                        principalTable: "plan_cycles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_references_plan_lines_line",
                        column: x => x.line,
                        principalTable: "plan_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cost_assumption_versions_act_assumption",
                table: "cost_assumption_versions",
                columns: new[] { "act", "assumption" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cost_assumptions_act_number",
                table: "cost_assumptions",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cost_assumptions_cycle",
                table: "cost_assumptions",
                column: "cycle");

            migrationBuilder.CreateIndex(
                name: "ix_cost_assumptions_id",
                table: "cost_assumptions",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_source_versions_act_source",
                table: "funding_source_versions",
                columns: new[] { "act", "source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_sources_act_number",
                table: "funding_sources",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_sources_cycle",
                table: "funding_sources",
                column: "cycle");

            migrationBuilder.CreateIndex(
                name: "ix_funding_sources_id",
                table: "funding_sources",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_origins_act_line_plan_line",
                table: "line_origins",
                columns: new[] { "act", "line", "plan_line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_acts_act_cycle",
                table: "plan_acts",
                columns: new[] { "act", "cycle" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_acts_cycle_act",
                table: "plan_acts",
                columns: new[] { "cycle", "act" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_baselines_act_cycle_number",
                table: "plan_baselines",
                columns: new[] { "act", "cycle", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_cycles_act_number",
                table: "plan_cycles",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_cycles_first_year_years",
                table: "plan_cycles",
                columns: new[] { "first_year", "years" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_line_amounts_act_line_year",
                table: "plan_line_amounts",
                columns: new[] { "act", "line", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_line_versions_act_line",
                table: "plan_line_versions",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_lines_act_number",
                table: "plan_lines",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_lines_cycle",
                table: "plan_lines",
                column: "cycle");

            migrationBuilder.CreateIndex(
                name: "ix_plan_lines_id",
                table: "plan_lines",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_lines_proposal_line_number",
                table: "plan_lines",
                columns: new[] { "proposal", "line_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_opening_budgets_act_cycle_service",
                table: "plan_opening_budgets",
                columns: new[] { "act", "cycle", "service" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_references_act_cycle_reference",
                table: "plan_references",
                columns: new[] { "act", "cycle", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_references_line",
                table: "plan_references",
                column: "line");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_versions_act_proposal",
                table: "proposal_versions",
                columns: new[] { "act", "proposal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposals_act_number",
                table: "proposals",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposals_cycle_cycle_number",
                table: "proposals",
                columns: new[] { "cycle", "cycle_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposals_id",
                table: "proposals",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scenario_versions_act_scenario",
                table: "scenario_versions",
                columns: new[] { "act", "scenario" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scenarios_act_number",
                table: "scenarios",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scenarios_cycle_cycle_number",
                table: "scenarios",
                columns: new[] { "cycle", "cycle_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scenarios_id",
                table: "scenarios",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_structure_changes_act_number",
                table: "structure_changes",
                columns: new[] { "act", "number" },
                unique: true);
            AppendOnly.Guard(
                migrationBuilder,
                "plan_cycles", "plan_acts", "plan_opening_budgets", "proposals", "proposal_versions", "plan_lines", "plan_line_versions",
                "plan_line_amounts", "plan_references", "funding_sources", "funding_source_versions",
                "cost_assumptions", "cost_assumption_versions", "scenarios", "scenario_versions", "plan_baselines", "line_origins", "structure_changes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cost_assumption_versions");

            migrationBuilder.DropTable(
                name: "funding_source_versions");

            migrationBuilder.DropTable(
                name: "line_origins");

            migrationBuilder.DropTable(
                name: "plan_acts");

            migrationBuilder.DropTable(
                name: "plan_baselines");

            migrationBuilder.DropTable(
                name: "plan_line_amounts");

            migrationBuilder.DropTable(
                name: "plan_line_versions");

            migrationBuilder.DropTable(
                name: "plan_opening_budgets");

            migrationBuilder.DropTable(
                name: "plan_references");

            migrationBuilder.DropTable(
                name: "proposal_versions");

            migrationBuilder.DropTable(
                name: "scenario_versions");

            migrationBuilder.DropTable(
                name: "structure_changes");

            migrationBuilder.DropTable(
                name: "cost_assumptions");

            migrationBuilder.DropTable(
                name: "funding_sources");

            migrationBuilder.DropTable(
                name: "plan_lines");

            migrationBuilder.DropTable(
                name: "scenarios");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "plan_cycles");
        }
    }
}
