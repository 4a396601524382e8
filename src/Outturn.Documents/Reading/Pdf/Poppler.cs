namespace Outturn.Documents.Reading.Pdf;

/// <summary>The programs of poppler-utils on this machine, by their full paths: no shell looks for them.</summary>
internal sealed record Poppler(string Info, string Fonts, string Text, string Html, string Cairo)
{
    /// <summary>Sets limits on memory, processor time and written files, then becomes the program. Null where the machine has none (it is of Linux).</summary>
    public string? Limiter { get; init; }

    /// <summary>Where the folder of a reading is made; the system's own place where it is null.</summary>
    public string? TempRoot { get; init; }

    /// <param name="path">Folders, parted as in PATH.</param>
    /// <returns>Null where one of the programs is missing.</returns>
    public static Poppler? Find(string? path)
    {
        var folders = (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified).ToList();
        string? In(string program) => folders.Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists)
            ?? folders.Select(f => Path.Combine(f, program + ".exe")).FirstOrDefault(File.Exists);
        return In("pdfinfo") is { } info && In("pdffonts") is { } fonts && In("pdftotext") is { } text && In("pdftohtml") is { } html && In("pdftocairo") is { } cairo
            ? new(info, fonts, text, html, cairo) { Limiter = In("prlimit") }
            : null;
    }
}
