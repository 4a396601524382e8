using System.Text;
using System.Text.Json;
using Outturn.App.Cli;
using Outturn.Data;

namespace Outturn.WebTests.Cli;

/// <summary>One run of the command line inside the test: what it answered, said and returned.</summary>
public sealed record CommandRun(int Exit, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<CommandRun> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var bytes = new MemoryStream();
        var exit = await OutturnCommand.RunAsync(args, new Terminal(output, errors, bytes), TimeProvider.System);
        return new(exit, output + Encoding.UTF8.GetString(bytes.ToArray()), errors.ToString());
    }
}

/// <summary>A data folder, and a database on one of the engines, for commands to write to.</summary>
public sealed class CommandCouncil : IDisposable
{
    private CommandCouncil(string folder, string[] place)
    {
        Folder = folder;
        Place = place;
    }

    public string Folder { get; }

    /// <summary>The options that name it.</summary>
    public string[] Place { get; }

    public static async Task<CommandCouncil> NewAsync(ITestDatabases databases)
    {
        var folder = Directory.CreateTempSubdirectory("outturn-cli-").FullName;
        var choice = await databases.NewAsync();
        if (choice is DatabaseChoice.Sqlite sqlite)
        {
            File.Copy(sqlite.Path, Path.Combine(folder, "outturn.db"));
        }

        return new(folder, choice is DatabaseChoice.Postgres postgres ? ["--data", folder, "--db", postgres.ConnectionString] : ["--data", folder]);
    }

    public Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync([.. args, .. Place]);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>The folder of real documents, where it is at hand.</summary>
public static class Shared
{
    public static string File(string path)
    {
        var folder = Environment.GetEnvironmentVariable("OUTTURN_SHARED") ?? Path.Combine(Approved.Root, "..", "shared");
        var full = Path.Combine(folder, path);
        Assert.SkipUnless(System.IO.File.Exists(full), "skipped: no shared folder");
        return full;
    }
}
