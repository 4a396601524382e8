using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Outturn.Data.Migrations.Postgres
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    post = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "acts",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    recorded = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<string>(type: "text", nullable: false),
                    actor = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acts", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    options = table.Column<string>(type: "text", nullable: false),
                    created = table.Column<long>(type: "bigint", nullable: false),
                    expires = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    post = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claims_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_logins_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_account_passkeys_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_tokens_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "files",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    encoding = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files", x => x.sha256);
                    table.ForeignKey(
                        name: "fk_files_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settings", x => new { x.key, x.fact_order });
                    table.ForeignKey(
                        name: "fk_settings_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tracker_acts",
                columns: table => new
                {
                    year = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tracker_acts", x => new { x.year, x.fact_order });
                    table.ForeignKey(
                        name: "fk_tracker_acts_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tracker_lines",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tracker_lines", x => x.number);
                    table.ForeignKey(
                        name: "fk_tracker_lines_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_roles",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_account_roles_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_account_roles_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "role_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_claims_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    act = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sheet = table.Column<string>(type: "text", nullable: false),
                    header_row = table.Column<long>(type: "bigint", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    savings = table.Column<string>(type: "text", nullable: false),
                    columns = table.Column<string>(type: "text", nullable: false),
                    printed_totals = table.Column<string>(type: "text", nullable: false),
                    unread = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.act);
                    table.ForeignKey(
                        name: "fk_imports_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_imports_files_sha256",
                        column: x => x.sha256,
                        principalTable: "files",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_details",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    committees = table.Column<string>(type: "text", nullable: true),
                    service = table.Column<string>(type: "text", nullable: false),
                    partners = table.Column<string>(type: "text", nullable: false),
                    other = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_details", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_details_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_details_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_forecasts",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    forecast_kind = table.Column<string>(type: "text", nullable: false),
                    forecast_stated_low = table.Column<long>(type: "bigint", nullable: true),
                    forecast_stated_high = table.Column<long>(type: "bigint", nullable: true),
                    forecast_stated_why = table.Column<string>(type: "text", nullable: true),
                    forecast_q1 = table.Column<long>(type: "bigint", nullable: true),
                    forecast_q2 = table.Column<long>(type: "bigint", nullable: true),
                    forecast_q3 = table.Column<long>(type: "bigint", nullable: true),
                    forecast_q4 = table.Column<long>(type: "bigint", nullable: true),
                    forecast_parts = table.Column<string>(type: "text", nullable: true),
                    rag = table.Column<string>(type: "text", nullable: true),
                    direction = table.Column<string>(type: "text", nullable: true),
                    complete = table.Column<bool>(type: "boolean", nullable: true),
                    commentary = table.Column<string>(type: "text", nullable: false),
                    stated_variance = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_forecasts", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_forecasts_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_forecasts_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_owners",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_owners", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_owners_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_owners_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_plans",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    investment_low = table.Column<long>(type: "bigint", nullable: true),
                    investment_high = table.Column<long>(type: "bigint", nullable: true),
                    investment_why = table.Column<string>(type: "text", nullable: true),
                    planned_kind = table.Column<string>(type: "text", nullable: false),
                    planned_stated_low = table.Column<long>(type: "bigint", nullable: true),
                    planned_stated_high = table.Column<long>(type: "bigint", nullable: true),
                    planned_stated_why = table.Column<string>(type: "text", nullable: true),
                    planned_q1 = table.Column<long>(type: "bigint", nullable: true),
                    planned_q2 = table.Column<long>(type: "bigint", nullable: true),
                    planned_q3 = table.Column<long>(type: "bigint", nullable: true),
                    planned_q4 = table.Column<long>(type: "bigint", nullable: true),
                    planned_parts = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_plans", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_plans_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_plans_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_sources",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    row_number = table.Column<long>(type: "bigint", nullable: false),
                    cells = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_sources", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_sources_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_sources_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "line_standings",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    fact_order = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<long>(type: "bigint", nullable: false),
                    withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_standings", x => new { x.line, x.fact_order });
                    table.ForeignKey(
                        name: "fk_line_standings_acts_act",
                        column: x => x.act,
                        principalTable: "acts",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_line_standings_tracker_lines_line",
                        column: x => x.line,
                        principalTable: "tracker_lines",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_claims_user_id",
                table: "account_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_logins_user_id",
                table: "account_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_passkeys_user_id",
                table: "account_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_roles_role_id",
                table: "account_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "accounts",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_acts_id",
                table: "acts",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_acts_recorded",
                table: "acts",
                column: "recorded",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_drafts_expires",
                table: "drafts",
                column: "expires");

            migrationBuilder.CreateIndex(
                name: "ix_files_act_sha256",
                table: "files",
                columns: new[] { "act", "sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_imports_sha256",
                table: "imports",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_line_details_act_line",
                table: "line_details",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_forecasts_act_line",
                table: "line_forecasts",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_owners_act_line",
                table: "line_owners",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_plans_act_line",
                table: "line_plans",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_sources_act_line",
                table: "line_sources",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_standings_act_line",
                table: "line_standings",
                columns: new[] { "act", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_post",
                table: "people",
                column: "post",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_role_claims_role_id",
                table: "role_claims",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "role_name_index",
                table: "roles",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settings_act_key",
                table: "settings",
                columns: new[] { "act", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tracker_acts_act_year",
                table: "tracker_acts",
                columns: new[] { "act", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tracker_acts_year_act",
                table: "tracker_acts",
                columns: new[] { "year", "act" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tracker_lines_act_number",
                table: "tracker_lines",
                columns: new[] { "act", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tracker_lines_id",
                table: "tracker_lines",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tracker_lines_year_key",
                table: "tracker_lines",
                columns: new[] { "year", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_claims");

            migrationBuilder.DropTable(
                name: "account_logins");

            migrationBuilder.DropTable(
                name: "account_passkeys");

            migrationBuilder.DropTable(
                name: "account_roles");

            migrationBuilder.DropTable(
                name: "account_tokens");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "line_details");

            migrationBuilder.DropTable(
                name: "line_forecasts");

            migrationBuilder.DropTable(
                name: "line_owners");

            migrationBuilder.DropTable(
                name: "line_plans");

            migrationBuilder.DropTable(
                name: "line_sources");

            migrationBuilder.DropTable(
                name: "line_standings");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "role_claims");

            migrationBuilder.DropTable(
                name: "settings");

            migrationBuilder.DropTable(
                name: "tracker_acts");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "files");

            migrationBuilder.DropTable(
                name: "tracker_lines");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "acts");
        }
    }
}
