using System.Security.Claims;
using Outturn.Core.Values;
using Outturn.Data.Settings;

namespace Outturn.App.Security;

/// <summary>Makes the <see cref="Viewer"/> that every read and operation demands from who is signed in.</summary>
public sealed class Viewers(GrantStore grants)
{
    /// <summary>The claim that holds the account's post.</summary>
    public const string PostClaim = "outturn:post";

    public async Task<Viewer> OfAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        var id = Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var found) ? found : Guid.Empty;
        var roles = user.Identity?.IsAuthenticated == true ? user.FindAll(ClaimTypes.Role).Select(c => c.Value).ToList() : [Roles.Public];
        return new(new Actor(id, user.FindFirstValue(PostClaim) ?? ""), roles, await grants.ReadAsync(cancel));
    }

    /// <summary>The local operator of the command line: whoever can read the database's files may do what the files allow.</summary>
    public static Viewer Operator(Actor actor) =>
        new(actor, ["operator"], [.. Enum.GetValues<Area>().Select(area => new Grant("operator", area, Level.Manage, Scope.Council))]);
}
