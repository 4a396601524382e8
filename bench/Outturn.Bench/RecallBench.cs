using Outturn.Tests.Cases.Labelled;

/// <summary>Counts what is read of the labelled papers in samples/, by field, from text and from Word.</summary>
internal static class RecallBench
{
    public static async Task RunAsync(string? path)
    {
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Outturn.slnx")))
        {
            folder = folder.Parent;
        }

        var page = await RecallPage.WriteAsync(folder?.FullName ?? throw new InvalidOperationException("Run this inside the repository."));
        if (path is null)
        {
            Console.Write(page);
        }
        else
        {
            await File.WriteAllTextAsync(path, page);
        }
    }
}
