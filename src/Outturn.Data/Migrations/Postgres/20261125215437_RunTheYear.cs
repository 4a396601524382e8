using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Outturn.Data.Migrations.Postgres
{
    /// <inheritdoc />
    internal partial class RunTheYear : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "line_bases",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_bases", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_bases_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_bases_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_covers",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    covers = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_covers", x => new { x.line, x.covers, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_covers_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_covers_tracker_lines_covers",
                        column: x => x.covers,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_covers_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_overrides",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    rag = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_overrides", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_overrides_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_overrides_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_progress",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_progress", x => new { x.line, x.period, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_progress_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_progress_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_replacements",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    replaces = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    ended = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_replacements", x => new { x.line, x.replaces, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_replacements_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_replacements_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_replacements_tracker_lines_replaces",
                        column: x => x.replaces,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_reprofiles",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    to_year = table.Column<long>(type: "bigint", nullable: false),
                    to_key = table.Column<string>(type: "text", nullable: false),
                    moved = table.Column<long>(type: "bigint", nullable: false),
                    shortfall = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    approver = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_reprofiles", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_reprofiles_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_reprofiles_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    parameters = table.Column<string>(type: "text", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false),
                    renderer = table.Column<string>(type: "text", nullable: false),
                    supersedes = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => x.number);
                    table.ForeignKey(
                        name: "fk_reports_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "round_chases",
                columns: table => new
                {
                    year = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<long>(type: "bigint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round_chases", x => new { x.year, x.period, x.owner, x.fact_order });
                    table.ForeignKey(
                        name: "fk_round_chases_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "round_drafts",
                columns: table => new
                {
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    saved = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round_drafts", x => new { x.owner, x.year, x.period });
                });

            migrationBuilder.CreateTable(
                name: "rounds",
                columns: table => new
                {
                    year = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    due = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rounds", x => new { x.year, x.period, x.fact_order });
                    table.ForeignKey(
                        name: "fk_rounds_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "visits",
                columns: table => new
                {
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    act_before = table.Column<long>(type: "bigint", nullable: false),
                    at_before = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visits", x => x.account);
                });

            migrationBuilder.CreateTable(
                name: "report_files",
                columns: table => new
                {
                    report = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_files", x => new { x.report, x.format });
                    table.ForeignKey(
                        name: "fk_report_files_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_files_files_sha256",
                        column: x => x.sha256,
                        principalTable: "files",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_files_reports_report",
                        column: x => x.report,
                        principalTable: "reports",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_line_bases_act_line",
                table: "line_bases",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_covers_act_line_covers",
                table: "line_covers",
                columns: new[] { "act", "line", "covers" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_covers_covers",
                table: "line_covers",
                column: "covers");

            migrationBuilder.CreateIndex(
                name: "ix_line_overrides_act_line",
                table: "line_overrides",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_progress_act_line_period",
                table: "line_progress",
                columns: new[] { "act", "line", "period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_replacements_act_line_replaces",
                table: "line_replacements",
                columns: new[] { "act", "line", "replaces" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_replacements_replaces",
                table: "line_replacements",
                column: "replaces");

            migrationBuilder.CreateIndex(
                name: "ix_line_reprofiles_act_line",
                table: "line_reprofiles",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_files_act_report_format",
                table: "report_files",
                columns: new[] { "act", "report", "format" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_files_sha256",
                table: "report_files",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_reports_act_number",
                table: "reports",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_round_chases_act_year_period_owner",
                table: "round_chases",
                columns: new[] { "act", "year", "period", "owner" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rounds_act_year_period",
                table: "rounds",
                columns: new[] { "act", "year", "period" },
                unique: true);
            AppendOnly.Guard(migrationBuilder, "line_overrides", "line_bases", "rounds", "line_progress", "round_chases", "line_covers", "line_replacements", "line_reprofiles", "reports", "report_files");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "line_bases");

            migrationBuilder.DropTable(
                name: "line_covers");

            migrationBuilder.DropTable(
                name: "line_overrides");

            migrationBuilder.DropTable(
                name: "line_progress");

            migrationBuilder.DropTable(
                name: "line_replacements");

            migrationBuilder.DropTable(
                name: "line_reprofiles");

            migrationBuilder.DropTable(
                name: "report_files");

            migrationBuilder.DropTable(
                name: "round_chases");

            migrationBuilder.DropTable(
                name: "round_drafts");

            migrationBuilder.DropTable(
                name: "rounds");

            migrationBuilder.DropTable(
                name: "visits");

            migrationBuilder.DropTable(
                name: "reports");
        }
    }
}
