using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Outturn.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    internal partial class Funds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "funds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds", x => x.id);
                    table.ForeignKey(
                        name: "fk_funds_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fund_bids",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    fund = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_bids", x => x.id);
                    table.ForeignKey(
                        name: "fk_fund_bids_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fund_bids_funds_fund",
                        column: x => x.fund,
                        principalTable: "funds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fund_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    fund = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    bid = table.Column<Guid>(type: "TEXT", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_fund_entries_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fund_entries_funds_fund",
                        column: x => x.fund,
                        principalTable: "funds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fund_packages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    fund = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_packages", x => x.id);
                    table.ForeignKey(
                        name: "fk_fund_packages_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fund_packages_funds_fund",
                        column: x => x.fund,
                        principalTable: "funds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fund_versions",
                columns: table => new
                {
                    fund = table.Column<Guid>(type: "TEXT", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_versions", x => new { x.fund, x.fact_order });
                    table.ForeignKey(
                        name: "fk_fund_versions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fund_versions_funds_fund",
                        column: x => x.fund,
                        principalTable: "funds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fund_bid_versions",
                columns: table => new
                {
                    bid = table.Column<Guid>(type: "TEXT", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_bid_versions", x => new { x.bid, x.fact_order });
                    table.ForeignKey(
                        name: "fk_fund_bid_versions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fund_bid_versions_fund_bids_bid",
                        column: x => x.bid,
                        principalTable: "fund_bids",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fund_postings",
                columns: table => new
                {
                    entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    bid = table.Column<Guid>(type: "TEXT", nullable: true),
                    year = table.Column<long>(type: "INTEGER", nullable: false),
                    pence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_postings", x => new { x.entry, x.line });
                    table.ForeignKey(
                        name: "fk_fund_postings_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fund_postings_fund_entries_entry",
                        column: x => x.entry,
                        principalTable: "fund_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fund_package_versions",
                columns: table => new
                {
                    package = table.Column<Guid>(type: "TEXT", nullable: false),
                    fact_order = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<long>(type: "INTEGER", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_package_versions", x => new { x.package, x.fact_order });
                    table.ForeignKey(
                        name: "fk_fund_package_versions_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fund_package_versions_fund_packages_package",
                        column: x => x.package,
                        principalTable: "fund_packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_fund_bid_versions_act_bid",
                table: "fund_bid_versions",
                columns: new[] { "act", "bid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_bids_act_id",
                table: "fund_bids",
                columns: new[] { "act", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_bids_fund_number",
                table: "fund_bids",
                columns: new[] { "fund", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_entries_act_id",
                table: "fund_entries",
                columns: new[] { "act", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_entries_fund_number",
                table: "fund_entries",
                columns: new[] { "fund", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_package_versions_act_package",
                table: "fund_package_versions",
                columns: new[] { "act", "package" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_packages_act_id",
                table: "fund_packages",
                columns: new[] { "act", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_packages_fund_number",
                table: "fund_packages",
                columns: new[] { "fund", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_postings_act_entry_line",
                table: "fund_postings",
                columns: new[] { "act", "entry", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_versions_act_fund",
                table: "fund_versions",
                columns: new[] { "act", "fund" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funds_act_id",
                table: "funds",
                columns: new[] { "act", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funds_number",
                table: "funds",
                column: "number",
                unique: true);

            AppendOnly.Guard(migrationBuilder, "funds", "fund_versions", "fund_bids", "fund_bid_versions", "fund_entries", "fund_postings", "fund_packages", "fund_package_versions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "fund_bid_versions");

            migrationBuilder.DropTable(
                name: "fund_package_versions");

            migrationBuilder.DropTable(
                name: "fund_postings");

            migrationBuilder.DropTable(
                name: "fund_versions");

            migrationBuilder.DropTable(
                name: "fund_bids");

            migrationBuilder.DropTable(
                name: "fund_packages");

            migrationBuilder.DropTable(
                name: "fund_entries");

            migrationBuilder.DropTable(
                name: "funds");
        }
    }
}
