using Outturn.Data;
using Outturn.WebTests;

[assembly: AssemblyFixture(typeof(SqliteFiles))]

namespace Outturn.WebTests;

/// <summary>SQLite databases in a folder of their own.</summary>
public sealed class SqliteFiles : ITestDatabases, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("outturn-sqlite-").FullName;
    private readonly Lazy<Task<string>> template;
    private int count;

    public SqliteFiles() => template = new(MakeTemplateAsync);

    public async Task<DatabaseChoice> NewAsync()
    {
        var path = NextPath();
        File.Copy(await template.Value, path);
        return new DatabaseChoice.Sqlite(path);
    }

    public Task<DatabaseChoice> NewMissingAsync() => Task.FromResult<DatabaseChoice>(new DatabaseChoice.Sqlite(NextPath()));

    public Task DropAsync(DatabaseChoice choice)
    {
        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            File.Delete(((DatabaseChoice.Sqlite)choice).Path + ending);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string NextPath() => Path.Combine(folder, $"council-{Interlocked.Increment(ref count)}.db");

    private async Task<string> MakeTemplateAsync()
    {
        var path = Path.Combine(folder, "template.db");
        await using (var council = new TestCouncil(new DatabaseChoice.Sqlite(path)))
        {
            await council.Database.CreateOrMigrateAsync();
        }

        return path;
    }
}
