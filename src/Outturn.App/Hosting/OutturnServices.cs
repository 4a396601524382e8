using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Outturn.App.Operations.Cases;
using Outturn.App.Operations.Closing;
using Outturn.App.Operations.Documents;
using Outturn.App.Operations.Forecasting;
using Outturn.App.Operations.Funds;
using Outturn.App.Operations.Governance;
using Outturn.App.Operations.Home;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Publishing;
using Outturn.App.Operations.Record;
using Outturn.App.Operations.Rounds;
using Outturn.App.Operations.Tracking;
using Outturn.App.Operations.Workings;
using Outturn.App.Operations.Writing;
using Outturn.App.Security;
using Outturn.Data;

namespace Outturn.App.Hosting;

/// <summary>Where a council's data lies.</summary>
/// <param name="Folder">Keys, backups and, for SQLite, the database.</param>
/// <param name="Connection">A PostgreSQL connection; null for the embedded database.</param>
public sealed record DataPlace(string Folder, string? Connection)
{
    public DatabaseChoice Database => Connection is { Length: > 0 } c ? new DatabaseChoice.Postgres(c) : new DatabaseChoice.Sqlite(Path.Combine(Folder, "outturn.db"));
}

/// <summary>What the command line and the web share: the stores, the operations, the accounts, the clock.</summary>
public static class OutturnServices
{
    public static IServiceCollection AddOutturn(this IServiceCollection services, DataPlace place, TimeProvider clock)
    {
        services.AddSingleton(place);
        services.AddSingleton(clock);
        services.AddOutturnData(place.Database);
        services.AddDataProtection().SetApplicationName("outturn").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(place.Folder, "keys")));
        services.AddIdentityCore<Account>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Lockout.AllowedForNewUsers = true;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddOutturnStores()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<SignInLinks>();
        services.AddScoped<Accounts>();
        services.AddScoped<Viewers>();
        services.AddSingleton<FileFindings>();
        services.AddSingleton<PublishedPositions>();
        services.AddSingleton<Judging>();
        services.AddSingleton<IReportForms, Api.TrackerForms>();
        services.AddSingleton<ReportDrawing>();
        services.AddScoped<PublishReportOperation>();
        services.AddScoped<ReportReads>();
        services.AddScoped<CompareReads>();
        services.AddScoped<YearReads>();
        services.AddScoped<ForecastReads>();
        services.AddScoped<CloseYearOperation>();
        services.AddScoped<YearEndReads>();
        services.AddSingleton(new Outbox(Path.Combine(place.Folder, "outbox")));
        services.AddScoped<RoundReads>();
        services.AddScoped<HomeReads>();
        services.AddScoped<RoundDrafts>();
        services.AddScoped<RunRoundOperation>();
        services.AddScoped<SubmitForecastsOperation>();
        services.AddScoped<UpdateForecastsOperation>();
        services.AddScoped<ReviewOperation>();
        services.AddScoped<TrackerReads>();
        services.AddScoped<ImportDrafts>();
        services.AddScoped<ImportTrackerOperation>();
        services.AddScoped<AssignOwnersOperation>();
        services.AddScoped<ChangeLineOperation>();
        services.AddScoped<RulesOperation>();
        services.AddScoped<CheckFileOperation>();
        services.AddScoped<RecordReads>();
        services.AddScoped<CaseReads>();
        services.AddScoped<PaperDrafts>();
        services.AddScoped<ImportPapersOperation>();
        services.AddScoped<ReviewCaseOperation>();
        services.AddScoped<WrittenCaseReads>();
        services.AddScoped<WriteCaseOperation>();
        services.AddScoped<ReturnCaseOperation>();
        services.AddScoped<TemplateOperation>();
        services.AddScoped<PlanReads>();
        services.AddScoped<StrategyReads>();
        services.AddScoped<WritePlanOperation>();
        services.AddScoped<WriteWorkingOperation>();
        services.AddScoped<WorkingReads>();
        services.AddScoped<FundReads>();
        services.AddScoped<WriteFundOperation>();
        services.AddScoped<PlanImportDrafts>();
        services.AddScoped<ImportPlanOperation>();
        services.AddScoped<DeliveryOperation>();
        services.AddScoped<FrozenPlans>();
        services.AddScoped<StructureOperations>();
        return services;
    }

    public static IServiceCollection AddOutturnRights(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationPolicyProvider, RightPolicies>();
        services.AddScoped<IAuthorizationHandler, RightHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }
}
