using Outturn.App.Operations.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary>Reads the files that a command names.</summary>
internal static class IncomingFiles
{
    public static async Task<Result<IncomingFile>> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                return Result.Refused<IncomingFile>(Problem.Error("file.none", path, $"There is no file {path}."));
            }

            return info.Length > Documents.Reading.FileLimits.Usual.MaxBytes
                ? Result.Refused<IncomingFile>(Problem.Error("file.too-large", path, $"{info.Name} is larger than the 50 MB that are read. Save the sheet that is meant on its own, or as CSV."))
                : Result.Ok(new IncomingFile(info.Name, await File.ReadAllBytesAsync(path, cancel)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Result.Refused<IncomingFile>(Problem.Error("file.unreadable", path, $"{path} cannot be opened: {e.Message}"));
        }
    }
}
