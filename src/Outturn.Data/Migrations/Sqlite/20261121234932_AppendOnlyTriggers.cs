using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Outturn.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    internal partial class AppendOnlyTriggers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => AppendOnly.Guard(
            migrationBuilder,
            "acts", "files", "tracker_lines", "tracker_acts", "imports", "line_details", "line_plans", "line_forecasts", "line_owners", "line_standings",
            "line_sources", "settings");
    }
}
