using Microsoft.EntityFrameworkCore.Migrations;

namespace Outturn.Data.Migrations;

/// <summary>
/// Triggers by which the database itself refuses to change or delete rows, whoever asks. A migration that makes a table of
/// facts calls this for it; released migrations depend on the text here, so it is only ever added to.
/// </summary>
internal static class AppendOnly
{
    public static void Guard(MigrationBuilder migration, params string[] tables)
    {
        var sqlite = migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite";
        if (!sqlite)
        {
            migration.Sql(
                """
                CREATE OR REPLACE FUNCTION outturn_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'The record is append-only: % is never changed or deleted from.', TG_TABLE_NAME;
                END $$;
                """);
        }

        foreach (var table in tables)
        {
            if (sqlite)
            {
                foreach (var deed in new[] { "UPDATE", "DELETE" })
                {
                    migration.Sql(
                        $"""
                        CREATE TRIGGER {table}_no_{deed.ToLowerInvariant()} BEFORE {deed} ON {table}
                        BEGIN
                            SELECT RAISE(ABORT, 'The record is append-only: {table} is never changed or deleted from.');
                        END;
                        """);
                }
            }
            else
            {
                migration.Sql(
                    $"""
                    CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                        FOR EACH STATEMENT EXECUTE FUNCTION outturn_append_only();
                    """);
            }
        }
    }
}
