using System.Text.RegularExpressions;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Reads what <c>pdffonts</c> lists: which fonts number their shapes and do not say which letters they are.</summary>
internal static partial class FontList
{
    /// <returns>Names of fonts whose letters can only be guessed.</returns>
    public static HashSet<string> Unknown(Stream output)
    {
        using var reader = new StreamReader(output);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (Numbered().Match(line) is { Success: true } font)
            {
                names.Add(font.Groups[1].Value);
            }
        }

        return names;
    }

    // Name, type, encoding, embedded, subset, unicode.
    [GeneratedRegex(@"^(\S+) .*Identity-[HV] +(?:yes|no) +(?:yes|no) +no ")]
    private static partial Regex Numbered();
}
