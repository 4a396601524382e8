using Outturn.Core.Values;

namespace Outturn.Data.Settings;

/// <summary>What the roles may do until a council settles otherwise.</summary>
public static class ShippedGrants
{
    public static IReadOnlyList<Grant> All { get; } =
    [
        new(Roles.Administrator, Area.Users, Level.Manage, Scope.Council),
        new(Roles.Administrator, Area.Settings, Level.Manage, Scope.Council),
        new(Roles.Administrator, Area.Record, Level.Manage, Scope.Council),
        new(Roles.Administrator, Area.Tracker, Level.Read, Scope.Council),

        new(Roles.Finance, Area.Tracker, Level.Manage, Scope.Council),
        new(Roles.Finance, Area.Documents, Level.Manage, Scope.Council),
        new(Roles.Finance, Area.Findings, Level.Manage, Scope.Council),
        new(Roles.Finance, Area.Record, Level.Read, Scope.Council),

        new(Roles.Finance, Area.SignOff, Level.Manage, Scope.Council),
        new(Roles.Finance, Area.Reports, Level.Manage, Scope.Council),

        new(Roles.Pmo, Area.Tracker, Level.Manage, Scope.Council),
        new(Roles.Pmo, Area.Documents, Level.Contribute, Scope.Council),
        new(Roles.Pmo, Area.Findings, Level.Contribute, Scope.Council),
        new(Roles.Pmo, Area.Record, Level.Read, Scope.Council),

        new(Roles.Owner, Area.Tracker, Level.Contribute, Scope.Own),
        new(Roles.Owner, Area.Tracker, Level.Read, Scope.Council),

        new(Roles.Member, Area.Tracker, Level.Read, Scope.Council),

        new(Roles.Administrator, Area.Reports, Level.Read, Scope.Council),
        new(Roles.Pmo, Area.Reports, Level.Read, Scope.Council),
        new(Roles.Owner, Area.Reports, Level.Read, Scope.Council),
        new(Roles.Member, Area.Reports, Level.Read, Scope.Council),
        new(Roles.Auditor, Area.Reports, Level.Read, Scope.Council),

        // What is published is for everybody, signed in or not.
        new(Roles.Public, Area.Reports, Level.Read, Scope.Council),

        new(Roles.Administrator, Area.Plan, Level.Read, Scope.Council),
        new(Roles.Finance, Area.Plan, Level.Manage, Scope.Council),
        new(Roles.Pmo, Area.Plan, Level.Contribute, Scope.Council),
        new(Roles.Owner, Area.Plan, Level.Contribute, Scope.Own),
        new(Roles.Owner, Area.Plan, Level.Read, Scope.Council),
        new(Roles.Member, Area.Plan, Level.Read, Scope.Council),
        new(Roles.Auditor, Area.Plan, Level.Read, Scope.Council),

        new(Roles.Administrator, Area.Funds, Level.Read, Scope.Council),
        new(Roles.Finance, Area.Funds, Level.Manage, Scope.Council),
        new(Roles.Pmo, Area.Funds, Level.Contribute, Scope.Council),
        new(Roles.Owner, Area.Funds, Level.Contribute, Scope.Own),
        new(Roles.Owner, Area.Funds, Level.Read, Scope.Council),
        new(Roles.Member, Area.Funds, Level.Read, Scope.Council),
        new(Roles.Auditor, Area.Funds, Level.Read, Scope.Council),

        // Reading the record is what lets an auditor read by the clock.
        new(Roles.Auditor, Area.Tracker, Level.Read, Scope.Council),
        new(Roles.Auditor, Area.Documents, Level.Read, Scope.Council),
        new(Roles.Auditor, Area.Findings, Level.Read, Scope.Council),
        new(Roles.Auditor, Area.Record, Level.Read, Scope.Council),
    ];
}
