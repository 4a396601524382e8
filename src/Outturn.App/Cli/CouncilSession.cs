using Outturn.App.Hosting;
using Outturn.App.Security;
using Outturn.Core.Values;
using Outturn.Data;

namespace Outturn.App.Cli;

/// <summary>A council's database opened for one command: services, and who acts.</summary>
public sealed class CouncilSession : IAsyncDisposable
{
    private readonly ServiceProvider root;
    private readonly AsyncServiceScope scope;

    private CouncilSession(ServiceProvider provider, AsyncServiceScope scope, Viewer viewer)
    {
        root = provider;
        this.scope = scope;
        Viewer = viewer;
    }

    public IServiceProvider Services => scope.ServiceProvider;

    /// <summary>The local operator, acting for the post that was named.</summary>
    public Viewer Viewer { get; }

    /// <summary>Whether there is a database to open.</summary>
    public static bool Exists(GlobalOptions options) => options.Database is not null || File.Exists(Path.Combine(options.Data, "outturn.db"));

    /// <summary>Opens the database; a write on an empty folder makes it, a read on an empty folder is refused.</summary>
    public static async Task<Result<CouncilSession>> OpenAsync(GlobalOptions options, bool write, TimeProvider clock, CancellationToken cancel)
    {
        if (!write && !Exists(options))
        {
            return Result.Refused<CouncilSession>(Problem.Error("data.none", options.Data, $"There is no council in {options.Data}. Bring a file in with “outturn import”, or name the folder with --data."));
        }

        if (write && !options.AsAt.IsNow)
        {
            return Result.Refused<CouncilSession>(Problem.Error("as-at.read-only", "--as-at", "A past position cannot be written. Leave out --as-at; --position says where what you bring in stands."));
        }

        Directory.CreateDirectory(options.Data);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutturn(new DataPlace(options.Data, options.Database), clock);
        var provider = services.BuildServiceProvider();
        var started = await provider.GetRequiredService<CouncilDatabase>().StartAsync(cancel);
        if (!started.Ok)
        {
            await provider.DisposeAsync();
            return Result.Refused<CouncilSession>(started.Problems);
        }

        var actor = await provider.GetRequiredService<People>().EnsureAsync(options.Actor ?? "Local operator", cancel);
        return Result.Ok(new CouncilSession(provider, provider.CreateAsyncScope(), Viewers.Operator(actor)));
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await root.DisposeAsync();
    }
}
