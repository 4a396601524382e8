using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Outturn.Data.Migrations.Postgres
{
    /// <inheritdoc />
    internal partial class ReadCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_finds",
                columns: table => new
                {
                    read_case = table.Column<long>(type: "bigint", nullable: false),
                    paper = table.Column<long>(type: "bigint", nullable: false),
                    paper_number = table.Column<long>(type: "bigint", nullable: false),
                    cycle = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    codes = table.Column<string>(type: "text", nullable: false),
                    template = table.Column<string>(type: "text", nullable: false),
                    types = table.Column<string>(type: "text", nullable: false),
                    committees = table.Column<string>(type: "text", nullable: false),
                    unread = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_finds", x => x.read_case);
                });

            migrationBuilder.CreateTable(
                name: "case_heads",
                columns: table => new
                {
                    read_case = table.Column<long>(type: "bigint", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_heads", x => x.read_case);
                });

            migrationBuilder.CreateTable(
                name: "paper_contents",
                columns: table => new
                {
                    digest = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    encoding = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_contents", x => x.digest);
                });

            migrationBuilder.CreateTable(
                name: "papers",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    cycle = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    pages = table.Column<long>(type: "bigint", nullable: false),
                    reader = table.Column<string>(type: "text", nullable: false),
                    reading = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_papers", x => x.number);
                    table.ForeignKey(
                        name: "fk_papers_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_words",
                columns: table => new
                {
                    read_case = table.Column<long>(type: "bigint", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_words", x => new { x.read_case, x.item, x.fact_order });
                });

            migrationBuilder.CreateTable(
                name: "read_cases",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    paper = table.Column<long>(type: "bigint", nullable: false),
                    paper_number = table.Column<long>(type: "bigint", nullable: false),
                    reading = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_read_cases", x => x.number);
                    table.ForeignKey(
                        name: "fk_read_cases_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_read_cases_papers_paper",
                        column: x => x.paper,
                        principalTable: "papers",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_reviews",
                columns: table => new
                {
                    read_case = table.Column<long>(type: "bigint", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: true),
                    proposal = table.Column<Guid>(type: "uuid", nullable: true),
                    cycle = table.Column<string>(type: "text", nullable: true),
                    plan_line = table.Column<Guid>(type: "uuid", nullable: true),
                    amounts = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_reviews", x => new { x.read_case, x.item, x.fact_order });
                    table.ForeignKey(
                        name: "fk_case_reviews_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_reviews_read_cases_read_case",
                        column: x => x.read_case,
                        principalTable: "read_cases",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_case_reviews_act_read_case_item",
                table: "case_reviews",
                columns: new[] { "act", "read_case", "item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_papers_act_number",
                table: "papers",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_papers_cycle_sha256",
                table: "papers",
                columns: new[] { "cycle", "sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_papers_id",
                table: "papers",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_read_cases_act_number",
                table: "read_cases",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_read_cases_paper_paper_number",
                table: "read_cases",
                columns: new[] { "paper", "paper_number" },
                unique: true);

            foreach (var sql in Cases.PostgresCaseIndex.Schema)
            {
                migrationBuilder.Sql(sql);
            }

            AppendOnly.Guard(migrationBuilder, "papers", "read_cases", "case_reviews");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_finds");

            migrationBuilder.DropTable(
                name: "case_heads");

            migrationBuilder.DropTable(
                name: "case_reviews");

            migrationBuilder.DropTable(
                name: "paper_contents");

            migrationBuilder.DropTable(
                name: "review_words");

            migrationBuilder.DropTable(
                name: "read_cases");

            migrationBuilder.DropTable(
                name: "papers");
        }
    }
}
