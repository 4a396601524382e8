using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Outturn.Data;
using Outturn.WebTests;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Outturn.WebTests;

/// <summary>
/// One PostgreSQL server for the whole run, started when the first test asks: Debian's, on a free port of this machine, in a
/// folder of its own. OUTTURN_TEST_POSTGRES names a server to use instead, by a connection string that may create databases.
/// Where there is neither, the tests are skipped, aloud.
/// </summary>
public sealed class PostgresServer : ITestDatabases, IAsyncDisposable
{
    private const string Template = "outturn_template";

    private readonly Lazy<Task<string>> admin;
    private readonly SemaphoreSlim making = new(1, 1);
    private readonly string mark = Guid.CreateVersion7().ToString("N")[^8..];
    private string? binaries;
    private string? folder;
    private int count;

    public PostgresServer() => admin = new(StartAsync);

    public async Task<DatabaseChoice> NewAsync()
    {
        var choice = (DatabaseChoice.Postgres)await NewMissingAsync();
        var name = new NpgsqlConnectionStringBuilder(choice.ConnectionString).Database;
        await making.WaitAsync();
        try
        {
            await AdminAsync($"CREATE DATABASE {name} TEMPLATE {Template}_{mark}");
        }
        finally
        {
            making.Release();
        }

        return choice;
    }

    public async Task<DatabaseChoice> NewMissingAsync() => Named(await admin.Value, $"outturn_{mark}_{Interlocked.Increment(ref count)}");

    public Task DropAsync(DatabaseChoice choice) =>
        AdminAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(((DatabaseChoice.Postgres)choice).ConnectionString).Database} WITH (FORCE)");

    public async ValueTask DisposeAsync()
    {
        if (admin.IsValueCreated && admin.Value.IsCompletedSuccessfully)
        {
            await AdminAsync($"DROP DATABASE IF EXISTS {Template}_{mark} WITH (FORCE)");
        }

        NpgsqlConnection.ClearAllPools();
        Stop();
        making.Dispose();
    }

    private static DatabaseChoice.Postgres Named(string connectionString, string name) =>
        new(new NpgsqlConnectionStringBuilder(connectionString) { Database = name, MaxPoolSize = 20, IncludeErrorDetail = true }.ConnectionString);

    private async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await admin.Value);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> StartAsync()
    {
        var connectionString = Environment.GetEnvironmentVariable("OUTTURN_TEST_POSTGRES") is { Length: > 0 } given ? given : StartOwn();
        if (connectionString is null)
        {
            Assert.Skip("skipped: no PostgreSQL on this machine; apt-get install postgresql");
        }

        await using (var council = new TestCouncil(Named(connectionString, $"{Template}_{mark}")))
        {
            await council.Database.CreateOrMigrateAsync();
        }

        // A template is copied only while nobody is connected to it.
        NpgsqlConnection.ClearAllPools();
        return connectionString;
    }

    private string? StartOwn()
    {
        binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var v) ? v : 0)
                .Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (binaries is null)
        {
            return null;
        }

        folder = Run("mktemp", "-d", "/tmp/outturn-postgres-XXXXXX").Trim();
        var data = Path.Combine(folder, "data");
        // Text sorts as in an English dictionary, as on a council's server: what must not depend on it shows.
        Run(Path.Combine(binaries, "initdb"), "-D", data, "--auth=trust", "--username=outturn", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-GB", "--no-sync");
        var port = FreePort();

        // Nothing of it outlives the run, so nothing need reach the disk.
        var options = $"-p {port} -k {folder} -h 127.0.0.1 -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200";
        Run(Path.Combine(binaries, "pg_ctl"), "-D", data, "-l", Path.Combine(folder, "log"), "-o", options, "-w", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=outturn;Database=postgres");
    }

    private void Stop()
    {
        if (Interlocked.Exchange(ref folder, null) is { } mine)
        {
            Run(Path.Combine(binaries!, "pg_ctl"), "-D", Path.Combine(mine, "data"), "-m", "immediate", "-w", "stop");
            Run("rm", "-rf", mine);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to run as root.
    private static string Run(string file, params string[] arguments)
    {
        var root = Environment.UserName == "root";
        var start = new ProcessStartInfo(root ? "runuser" : file) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var argument in root ? ["-u", "postgres", "--", file, .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {output}");
    }
}
