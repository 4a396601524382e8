using System.IO.Compression;
using System.Text;

namespace Outturn.Tests.Papers;

/// <summary>A zip with the text of its parts changed.</summary>
internal static class Rezipped
{
    public static byte[] With(byte[] bytes, Func<string, string, string> change)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(bytes)))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                MadeDocument.Add(to, entry.FullName, Encoding.UTF8.GetBytes(change(entry.FullName, reader.ReadToEnd())));
            }
        }

        return result.ToArray();
    }
}
