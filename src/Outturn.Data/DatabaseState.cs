namespace Outturn.Data;

public enum DatabaseState
{
    /// <summary>There is no database yet, or nothing in it.</summary>
    Missing,

    /// <summary>It was made by an earlier version and wants migrating.</summary>
    Behind,

    Current,

    /// <summary>A later version has migrated it: this one must not touch it.</summary>
    Ahead,
}
