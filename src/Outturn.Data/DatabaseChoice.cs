namespace Outturn.Data;

/// <summary>Where a council's data is kept. One database holds one council.</summary>
public abstract record DatabaseChoice
{
    private DatabaseChoice()
    {
    }

    /// <summary>A file of our own: no server, one machine. It brings itself up to date at start, after a copy of the old file is made beside it.</summary>
    /// <param name="Path">The file, such as <c>data/council.db</c>. Its folder is made if it is missing.</param>
    public sealed record Sqlite(string Path) : DatabaseChoice;

    /// <summary>A PostgreSQL server, for several instances of the application. It is brought up to date by command only.</summary>
    /// <param name="ConnectionString">As Npgsql reads it.</param>
    public sealed record Postgres(string ConnectionString) : DatabaseChoice
    {
        /// <summary>Without the connection string, which may hold a password.</summary>
        public override string ToString() => "PostgreSQL";
    }
}
