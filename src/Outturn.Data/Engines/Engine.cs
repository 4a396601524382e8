using Outturn.Data.Facts;
using Outturn.Data.Model;

namespace Outturn.Data.Engines;

/// <summary>What differs between the two databases.</summary>
internal abstract class Engine(SqlStatements statements) : IDisposable
{
    protected SqlStatements Statements => statements;

    public abstract OutturnContext NewContext();

    /// <summary>For reads of one command: each sees one state of the database.</summary>
    public abstract Task<Session> OpenAsync(CancellationToken cancel);

    /// <summary>For reads of several commands that must see one state.</summary>
    public abstract Task<Session> OpenSnapshotAsync(CancellationToken cancel);

    /// <summary>A transaction under the council's one write lock.</summary>
    public abstract Task<Session> OpenToWriteAsync(CancellationToken cancel);

    /// <summary>Many rows at once, as fast as the database takes them.</summary>
    public abstract Task InsertAsync(Session session, FactTable table, IReadOnlyList<object?[]> rows, CancellationToken cancel);

    /// <summary>
    /// A left join that brings at most one row: the one with the greatest order within the limits.
    /// </summary>
    /// <param name="table">The table of facts.</param>
    /// <param name="alias">The alias of the row that it brings.</param>
    /// <param name="column">The column of the facts that says whose they are.</param>
    /// <param name="equals">What it equals on the left side, such as <c>l.id</c>.</param>
    /// <param name="within">The limits, over <c>x</c>.</param>
    public abstract string JoinLatest(FactTable table, string alias, string column, string equals, string within);

    /// <summary>
    /// A join that brings the rows that belong to the latest version: those of its order, from another table.
    /// </summary>
    /// <param name="rows">The table of the rows.</param>
    /// <param name="alias">The alias of the rows that it brings.</param>
    /// <param name="versions">The table of the versions.</param>
    /// <param name="column">The column of both that says whose they are.</param>
    /// <param name="equals">What it equals on the left side, such as <c>l.id</c>.</param>
    /// <param name="within">The limits, over <c>x</c>.</param>
    public abstract string JoinRowsOfLatest(FactTable rows, string alias, FactTable versions, string column, string equals, string within);

    public abstract void Dispose();
}
