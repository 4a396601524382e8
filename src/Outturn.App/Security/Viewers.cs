using System.Security.Claims;
using Outturn.Core.Governance;
using Outturn.Core.Values;
using Outturn.Data.Governance;
using Outturn.Data.Settings;

namespace Outturn.App.Security;

/// <summary>Makes the <see cref="Viewer"/> that every read and operation demands from who is signed in.</summary>
public sealed class Viewers(GrantStore grants, StructureStore structures, TimeProvider clock)
{
    /// <summary>The claim that holds the account's post.</summary>
    public const string PostClaim = "outturn:post";

    public async Task<Viewer> OfAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        var id = Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var found) ? found : Guid.Empty;
        var roles = user.Identity?.IsAuthenticated == true ? user.FindAll(ClaimTypes.Role).Select(c => c.Value).ToList() : [Roles.Public];
        var post = user.FindFirstValue(PostClaim) ?? "";
        return new(new Actor(id, post), roles, await grants.ReadAsync(cancel))
        {
            OtherPosts = post.Length == 0 ? [] : (await structures.ReadAsync(cancel)).OtherNames(UnitKind.Post, post, Instant.From(clock.GetUtcNow()).Day),
        };
    }

    /// <summary>The local operator of the command line: whoever can read the database's files may do what the files allow.</summary>
    public static Viewer Operator(Actor actor) =>
        new(actor, ["operator"], [.. Enum.GetValues<Area>().Select(area => new Grant("operator", area, Level.Manage, Scope.Council))]);
}
