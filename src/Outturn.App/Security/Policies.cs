using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Outturn.Core.Values;

namespace Outturn.App.Security;

/// <summary>A right that a folder or a route demands: the outer of the three rings.</summary>
public sealed record RightRequirement(Area Area, Level Level) : IAuthorizationRequirement
{
    /// <summary>The policy's name, such as <c>Tracker:Read</c>.</summary>
    public static string Policy(Area area, Level level) => $"{area}:{level}";
}

/// <summary>Makes a policy from its name, so that every route can name the right it wants.</summary>
public sealed class RightPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        var parts = policyName.Split(':');
        return parts.Length == 2 && Enum.TryParse<Area>(parts[0], out var area) && Enum.TryParse<Level>(parts[1], out var level)
            ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new RightRequirement(area, level)).Build()
            : await base.GetPolicyAsync(policyName);
    }
}

/// <summary>Answers a <see cref="RightRequirement"/> from the grants.</summary>
public sealed class RightHandler(Viewers viewers) : AuthorizationHandler<RightRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        var viewer = await viewers.OfAsync(context.User, CancellationToken.None);
        if (viewer.May(requirement.Area, requirement.Level))
        {
            context.Succeed(requirement);
        }
    }
}
