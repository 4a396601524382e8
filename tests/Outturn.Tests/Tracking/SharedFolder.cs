namespace Outturn.Tests.Tracking;

/// <summary>The published documents: they stay out of the repository, so tests that need them are skipped where the folder is absent.</summary>
internal static class SharedFolder
{
    public static string? Root { get; } = Find();

    public static string PathOf(params string[] parts)
    {
        var path = Root is null ? null : Path.Combine([Root, .. parts]);
        if (path is null || !File.Exists(path))
        {
            Assert.Skip("skipped: no shared folder");
        }

        return path;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("OUTTURN_SHARED") is { Length: > 0 } given && Directory.Exists(given))
        {
            return given;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Outturn.slnx")))
            {
                var beside = Path.Combine(folder.Parent?.FullName ?? "", "shared");
                return Directory.Exists(beside) ? beside : null;
            }
        }

        return null;
    }
}
