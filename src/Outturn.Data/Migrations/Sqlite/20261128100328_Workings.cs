using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Outturn.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    internal partial class Workings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "workings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    cycle = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workings", x => x.id);
                    table.ForeignKey(
                        name: "fk_workings_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "working_versions",
                columns: table => new
                {
                    working = table.Column<Guid>(type: "TEXT", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    proposal = table.Column<Guid>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    plan_line = table.Column<Guid>(type: "TEXT", nullable: true),
                    accepted = table.Column<string>(type: "TEXT", nullable: true),
                    json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_working_versions", x => new { x.working, x.fact_order });
                    table.ForeignKey(
                        name: "fk_working_versions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_working_versions_workings_working",
                        column: x => x.working,
                        principalTable: "workings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_working_versions_act_working",
                table: "working_versions",
                columns: new[] { "act", "working" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_workings_act_id",
                table: "workings",
                columns: new[] { "act", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_workings_cycle_kind_number",
                table: "workings",
                columns: new[] { "cycle", "kind", "number" },
                unique: true);

            AppendOnly.Guard(migrationBuilder, "workings", "working_versions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "working_versions");

            migrationBuilder.DropTable(
                name: "workings");
        }
    }
}
