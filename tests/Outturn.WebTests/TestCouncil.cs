using Microsoft.Extensions.DependencyInjection;
using Outturn.Core.Values;
using Outturn.Data;
using Outturn.Data.Cases;
using Outturn.Data.Drafts;
using Outturn.Data.Engines;
using Outturn.Data.Funds;
using Outturn.Data.Governance;
using Outturn.Data.Planning;
using Outturn.Data.Record;
using Outturn.Data.Settings;
using Outturn.Data.Tracking;
using Outturn.Data.Workings;
using Outturn.Data.Writing;

namespace Outturn.WebTests;

/// <summary>The stores of one council over one database, with a clock that the test moves.</summary>
public sealed class TestCouncil : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public TestCouncil(DatabaseChoice choice, TestClock? clock = null)
    {
        Choice = choice;
        Clock = clock ?? new();
        services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddOutturnData(choice).BuildServiceProvider();
    }

    public DatabaseChoice Choice { get; }

    public TestClock Clock { get; }

    public IServiceProvider Services => services;

    public Actor Finance { get; } = new(Guid.Parse("01890000-0000-7000-8000-000000000001"), "Finance partner");

    public CouncilDatabase Database => services.GetRequiredService<CouncilDatabase>();

    public ActLog Acts => services.GetRequiredService<ActLog>();

    public TrackerStore Trackers => services.GetRequiredService<TrackerStore>();

    public PlanStore Plans => services.GetRequiredService<PlanStore>();

    public CaseStore Cases => services.GetRequiredService<CaseStore>();

    public WritingStore Writing => services.GetRequiredService<WritingStore>();

    public WorkingStore Workings => services.GetRequiredService<WorkingStore>();

    public FundStore Funds => services.GetRequiredService<FundStore>();

    public StructureStore Structure => services.GetRequiredService<StructureStore>();

    public FileStore Files => services.GetRequiredService<FileStore>();

    public SettingStore Settings => services.GetRequiredService<SettingStore>();

    public GrantStore Grants => services.GetRequiredService<GrantStore>();

    public People People => services.GetRequiredService<People>();

    public DraftStore Drafts => services.GetRequiredService<DraftStore>();

    public SqlStatements Statements => services.GetRequiredService<SqlStatements>();

    internal Engine Engine => services.GetRequiredService<Engine>();

    public bool IsSqlite => Choice is DatabaseChoice.Sqlite;

    public ActRequest Request(DateOnly? position = null, string kind = "test", string reason = "because") => new(kind, Finance, reason, "test", position);

    /// <summary>SQL as someone would type it who has got at the database.</summary>
    public async Task<int> SqlAsync(string sql)
    {
        await using var session = await Engine.OpenAsync(CancellationToken.None);
        return await session.ExecuteAsync(sql, CancellationToken.None);
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var session = await Engine.OpenAsync(CancellationToken.None);
        return await session.ScalarAsync(sql, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
