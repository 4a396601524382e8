using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

/// <summary>A PostgreSQL server of the bench's own, durable as it is shipped: Debian's, on a free port, in a folder that goes with it. OUTTURN_TEST_POSTGRES names another to use.</summary>
internal sealed class PrivatePostgres : IDisposable
{
    private readonly string binaries;
    private readonly string folder;

    private PrivatePostgres(string binaries, string folder, string connection)
    {
        this.binaries = binaries;
        this.folder = folder;
        Connection = connection;
    }

    /// <summary>To a database that is there and empty.</summary>
    public string Connection { get; }

    /// <summary>Null where there is none on this machine.</summary>
    public static PrivatePostgres? Start()
    {
        if (Environment.GetEnvironmentVariable("OUTTURN_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return new("", "", given);
        }

        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (bin is null)
        {
            return null;
        }

        var place = Run("mktemp", "-d", "/tmp/outturn-bench-pg-XXXXXX").Trim();
        var data = Path.Combine(place, "data");
        Run(Path.Combine(bin, "initdb"), "-D", data, "--auth=trust", "--username=outturn", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-GB");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Run(Path.Combine(bin, "pg_ctl"), "-D", data, "-l", Path.Combine(place, "log"), "-o", string.Create(CultureInfo.InvariantCulture, $"-p {port} -k {place} -h 127.0.0.1"), "-w", "start");
        return new(bin, place, string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=outturn;Database=postgres"));
    }

    public void Dispose()
    {
        if (folder.Length > 0)
        {
            Run(Path.Combine(binaries, "pg_ctl"), "-D", Path.Combine(folder, "data"), "-m", "fast", "-w", "stop");
            Run("rm", "-rf", folder);
        }
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
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} ended with {process.ExitCode}.");
    }
}
