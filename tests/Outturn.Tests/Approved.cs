namespace Outturn.Tests;

/// <summary>
/// Compares what the code gives with a file that people have read and committed. With OUTTURN_APPROVE=1 the file is written anew,
/// and the change is a diff to review.
/// </summary>
public static class Approved
{
    /// <summary>The repository's root: where the solution lies.</summary>
    public static string Root { get; } = FindRoot();

    public static void File(string path, string actual)
    {
        var full = Path.Combine(Root, path);
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("OUTTURN_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            System.IO.File.WriteAllText(full, text);
            return;
        }

        Assert.True(System.IO.File.Exists(full), $"{path} is missing. Run the tests with OUTTURN_APPROVE=1 and commit it.");
        Assert.Equal(System.IO.File.ReadAllText(full).ReplaceLineEndings("\n"), text);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Outturn.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
