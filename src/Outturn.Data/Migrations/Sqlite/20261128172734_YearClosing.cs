using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Outturn.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    internal partial class YearClosing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "because",
                table: "benefit_readings",
                type: "TEXT",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 8);

            migrationBuilder.CreateTable(
                name: "line_outturns",
                columns: table => new
                {
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    outturn_low = table.Column<long>(type: "INTEGER", nullable: true),
                    outturn_high = table.Column<long>(type: "INTEGER", nullable: true),
                    outturn_why = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_outturns", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_outturns_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_outturns_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "year_closings",
                columns: table => new
                {
                    year = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_year_closings", x => new { x.year, x.number });
                    table.ForeignKey(
                        name: "fk_year_closings_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_line_outturns_act_line",
                table: "line_outturns",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_year_closings_act_year_number",
                table: "year_closings",
                columns: new[] { "act", "year", "number" },
                unique: true);

            AppendOnly.Guard(migrationBuilder, "line_outturns");
            AppendOnly.Guard(migrationBuilder, "year_closings");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "line_outturns");

            migrationBuilder.DropTable(
                name: "year_closings");

            migrationBuilder.DropColumn(
                name: "because",
                table: "benefit_readings");
        }
    }
}
