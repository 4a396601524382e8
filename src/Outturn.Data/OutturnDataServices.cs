using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Outturn.Data.Cases;
using Outturn.Data.Drafts;
using Outturn.Data.Engines;
using Outturn.Data.Funds;
using Outturn.Data.Governance;
using Outturn.Data.Model;
using Outturn.Data.Planning;
using Outturn.Data.Record;
using Outturn.Data.Settings;
using Outturn.Data.Tracking;
using Outturn.Data.Workings;
using Outturn.Data.Writing;

namespace Outturn.Data;

public static class OutturnDataServices
{
    /// <summary>
    /// Adds the stores of one council's database. All are singletons and safe for use by many threads. Time comes from the
    /// registered <see cref="TimeProvider"/>, or the system's where there is none.
    /// </summary>
    public static IServiceCollection AddOutturnData(this IServiceCollection services, DatabaseChoice choice)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(choice);
        services.AddSingleton<SqlStatements>();
        services.AddSingleton<Engine>(s => choice switch
        {
            DatabaseChoice.Sqlite sqlite => new SqliteEngine(sqlite.Path, s.GetRequiredService<SqlStatements>()),
            DatabaseChoice.Postgres postgres => new PostgresEngine(postgres.ConnectionString, s.GetRequiredService<SqlStatements>()),
            _ => throw new ArgumentException("A database of a new kind.", nameof(choice)),
        });
        services.AddSingleton(s => new CouncilDatabase(s.GetRequiredService<Engine>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ActLog(s.GetRequiredService<Engine>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new TrackerStore(s.GetRequiredService<Engine>(), s.GetRequiredService<ActLog>()));
        services.AddSingleton(s => new PlanStore(s.GetRequiredService<Engine>(), s.GetRequiredService<ActLog>()));
        services.AddSingleton(s => new WorkingStore(s.GetRequiredService<Engine>(), s.GetRequiredService<ActLog>()));
        services.AddSingleton(s => new FundStore(s.GetRequiredService<Engine>(), s.GetRequiredService<ActLog>()));
        services.AddSingleton(s => new CaseStore(s.GetRequiredService<Engine>(), s.GetRequiredService<ActLog>()));
        services.AddSingleton(s => new WritingStore(s.GetRequiredService<Engine>(), s.GetRequiredService<ActLog>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new StructureStore(s.GetRequiredService<Engine>(), s.GetRequiredService<ActLog>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new FileStore(s.GetRequiredService<Engine>()));
        services.AddSingleton(s => new SettingStore(s.GetRequiredService<Engine>(), s.GetRequiredService<ActLog>()));
        services.AddSingleton(s => new GrantStore(s.GetRequiredService<SettingStore>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new People(s.GetRequiredService<Engine>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new DraftStore(s.GetRequiredService<Engine>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new RulesStore(s.GetRequiredService<SettingStore>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new RoundDraftStore(s.GetRequiredService<Engine>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new VisitStore(s.GetRequiredService<Engine>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped(s => s.GetRequiredService<Engine>().NewContext());
        return services;
    }

    /// <summary>Keeps ASP.NET Core Identity's <see cref="Account"/> and <see cref="IdentityRole{TKey}"/> of <see cref="Guid"/> in the council's database, passkeys included.</summary>
    public static IdentityBuilder AddOutturnStores(this IdentityBuilder builder)
    {
        builder.Services.Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        return builder.AddEntityFrameworkStores<OutturnContext>();
    }
}
