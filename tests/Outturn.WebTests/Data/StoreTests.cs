namespace Outturn.WebTests.Data;

/// <summary>A test of the stores: each gets a council of its own, and each class is run once on each engine.</summary>
public abstract class StoreTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly List<TestCouncil> opened = [];

    protected TestCouncil Council { get; private set; } = null!;

    protected ITestDatabases Databases => databases;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => Council = Open(await databases.NewAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var council in opened)
        {
            await council.DisposeAsync();
        }

        foreach (var choice in opened.Select(c => c.Choice).Distinct())
        {
            await databases.DropAsync(choice);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Stores of their own over a database, as another process would have them.</summary>
    protected TestCouncil Open(Outturn.Data.DatabaseChoice choice, TestClock? clock = null)
    {
        var council = new TestCouncil(choice, clock);
        opened.Add(council);
        return council;
    }
}
