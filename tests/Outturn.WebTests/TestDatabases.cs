using Outturn.Data;

namespace Outturn.WebTests;

/// <summary>Hands out fresh councils' databases on one of the two engines. They go when the run ends.</summary>
public interface ITestDatabases
{
    /// <summary>A database at the current version with nothing in it: a copy of one that was migrated once.</summary>
    Task<DatabaseChoice> NewAsync();

    /// <summary>The name of a database that does not exist yet.</summary>
    Task<DatabaseChoice> NewMissingAsync();

    /// <summary>Lets go of one that <see cref="NewAsync"/> or <see cref="NewMissingAsync"/> gave.</summary>
    Task DropAsync(DatabaseChoice choice);
}
