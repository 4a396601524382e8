using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Outturn.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    internal partial class Sources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "terms",
                table: "funding_source_versions",
                type: "TEXT",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 12);

            migrationBuilder.CreateTable(
                name: "capital_schemes",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    cycle = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_capital_schemes", x => x.number);
                    table.ForeignKey(
                        name: "fk_capital_schemes_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_capital_schemes_plan_cycles_cycle",
                        column: x => x.cycle,
                        principalTable: "plan_cycles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "capital_scheme_versions",
                columns: table => new
                {
                    scheme = table.Column<long>(type: "INTEGER", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    proposal = table.Column<Guid>(type: "TEXT", nullable: true),
                    service = table.Column<string>(type: "TEXT", nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_capital_scheme_versions", x => new { x.scheme, x.fact_order });
                    table.ForeignKey(
                        name: "fk_capital_scheme_versions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_capital_scheme_versions_capital_schemes_scheme",
                        column: x => x.scheme,
                        principalTable: "capital_schemes",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_capital_scheme_versions_act_scheme",
                table: "capital_scheme_versions",
                columns: new[] { "act", "scheme" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_capital_schemes_act_number",
                table: "capital_schemes",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_capital_schemes_cycle",
                table: "capital_schemes",
                column: "cycle");

            migrationBuilder.CreateIndex(
                name: "ix_capital_schemes_id",
                table: "capital_schemes",
                column: "id",
                unique: true);

            AppendOnly.Guard(migrationBuilder, "capital_schemes", "capital_scheme_versions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "capital_scheme_versions");

            migrationBuilder.DropTable(
                name: "capital_schemes");

            migrationBuilder.DropColumn(
                name: "terms",
                table: "funding_source_versions");
        }
    }
}
