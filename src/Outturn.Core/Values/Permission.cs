namespace Outturn.Core.Values;

/// <summary>The parts of the product that rights are given on.</summary>
public enum Area
{
    Tracker,

    /// <summary>Business plans: cycles, proposals, scenarios, baselines.</summary>
    Plan,
    Documents,
    Findings,
    Record,
    Users,
    Settings,

    /// <summary>What finance alone does: sign off, complete, close, publish.</summary>
    SignOff,

    /// <summary>Published reports.</summary>
    Reports,

    /// <summary>Transformation funds: their money, bids and packages.</summary>
    Funds,
}

/// <summary>What may be done. Each level includes those before it.</summary>
public enum Level
{
    None,
    Read,
    Contribute,
    Manage,
}

/// <summary>Over what.</summary>
public enum Scope
{
    Own,
    Service,
    Directorate,
    Council,
}

/// <summary>One right, as data: a role may do up to a level in an area, over a scope.</summary>
public sealed record Grant(string Role, Area Area, Level Level, Scope Scope);

/// <summary>The roles that ship. A council's grants to them are data; these names are not.</summary>
public static class Roles
{
    public const string Administrator = "administrator";
    public const string Finance = "finance";
    public const string Owner = "owner";
    public const string Pmo = "pmo";
    public const string Member = "member";
    public const string Auditor = "auditor";
    public const string Public = "public";

    public static IReadOnlyList<string> All { get; } = [Administrator, Finance, Owner, Pmo, Member, Auditor, Public];
}

/// <summary>Who is looking, with what they may do. Every read that shows council data demands one. Nothing is allowed that no grant allows.</summary>
public sealed record Viewer(Actor Actor, IReadOnlyList<string> Roles, IReadOnlyList<Grant> Grants)
{
    /// <summary>Other names of the viewer's post: a post that is renamed keeps what is recorded under its old name.</summary>
    public IReadOnlyList<string> OtherPosts { get; init; } = [];

    /// <summary>Whether a post that stands in the record is the viewer's.</summary>
    public bool Holds(string post) => post.Length > 0
        && (string.Equals(post, Actor.Post, StringComparison.OrdinalIgnoreCase) || OtherPosts.Contains(post, StringComparer.OrdinalIgnoreCase));

    /// <summary>The widest scope over which this viewer reaches the level in the area; null where none.</summary>
    public Scope? ScopeFor(Area area, Level level)
    {
        Scope? widest = null;
        foreach (var grant in Grants)
        {
            if (grant.Area == area && grant.Level >= level && Roles.Contains(grant.Role, StringComparer.Ordinal) && (widest is null || grant.Scope > widest))
            {
                widest = grant.Scope;
            }
        }

        return widest;
    }

    public bool May(Area area, Level level) => ScopeFor(area, level) is not null;

    /// <summary>Null where allowed; otherwise the problem that every face shows.</summary>
    public Problem? Refusal(Area area, Level level, string deed) => May(area, level)
        ? null
        : Problem.Error("permission.refused", area.ToString(), $"Your roles ({string.Join(", ", Roles.DefaultIfEmpty("none"))}) do not let you {deed}. Ask an administrator for {level.ToString().ToLowerInvariant()} rights on {area.ToString().ToLowerInvariant()}.");
}
