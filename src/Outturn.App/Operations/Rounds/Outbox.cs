using System.Globalization;
using System.Text;
using Outturn.Core.Values;

namespace Outturn.App.Operations.Rounds;

/// <summary>One letter to people who hold a post.</summary>
/// <param name="To">Their addresses.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text, its lines ended by LF.</param>
/// <param name="Sent">The clock.</param>
/// <param name="Name">Unique within the outbox; the file's name without its ending.</param>
public sealed record Letter(IReadOnlyList<string> To, string Subject, string Body, Instant Sent, string Name);

/// <summary>
/// Letters as files, in place of mail: one <c>.eml</c> each (RFC 5322, UTF-8, plain text), for a council's own mail system to pick up. Addresses
/// stand here and in the accounts, never in the record.
/// </summary>
/// <param name="folder">Where they lie; made on first use, for the server's user alone.</param>
public sealed class Outbox(string folder)
{
    /// <summary>The sender until a council's mail system puts its own: a domain that can never exist.</summary>
    public const string From = "Outturn <no-reply@outturn.invalid>";

    private const int LineLength = 76;

    public string Folder => folder;

    /// <summary>Whether an address can stand in a header as it is.</summary>
    public static bool IsUsable(string address) =>
        address.Length is > 2 and <= 254 && address.Contains('@', StringComparison.Ordinal) && address.All(c => c is > ' ' and < (char)127 && !"<>,;:\"()[]\\".Contains(c, StringComparison.Ordinal));

    /// <summary>Writes the letter; a file that is there is whole.</summary>
    /// <returns>The file's path.</returns>
    public async Task<string> PutAsync(Letter letter, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var file = Path.Combine(folder, letter.Name + ".eml");
        var unfinished = file + ".part";
        await File.WriteAllTextAsync(unfinished, Text(letter), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
        File.Move(unfinished, file, overwrite: true);
        return file;
    }

    /// <summary>The letter as it is kept.</summary>
    public static string Text(Letter letter)
    {
        var text = new StringBuilder();
        void Header(string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");
        Header("From", From);
        Header("To", string.Join(",\r\n ", letter.To));
        Header("Subject", Encoded(letter.Subject));
        Header("Date", letter.Sent.Utc.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header("Message-ID", $"<{letter.Name}@outturn.invalid>");
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=utf-8");
        Header("Content-Transfer-Encoding", "8bit");
        Header("Auto-Submitted", "auto-generated");
        text.Append("\r\n");
        foreach (var line in letter.Body.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            foreach (var part in Wrapped(line))
            {
                text.Append(part).Append("\r\n");
            }
        }

        return text.ToString();
    }

    /// <summary>A header's text by RFC 2047 where it is not plain.</summary>
    private static string Encoded(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        if (line.All(char.IsAscii))
        {
            return line;
        }

        var words = new List<string>();
        var piece = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(piece.ToString()) + rune.Utf8SequenceLength > 45)
            {
                words.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(rune.ToString());
        }

        words.Add(piece.ToString());
        return string.Join("\r\n ", words.Select(w => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(w))}?="));
    }

    /// <summary>Breaks a line at spaces, and a word that is longer than a mail may carry in its middle.</summary>
    private static IEnumerable<string> Wrapped(string line)
    {
        var rest = line.TrimEnd();
        while (rest.Length > LineLength)
        {
            var at = rest.LastIndexOf(' ', LineLength - 1, LineLength);
            if (at <= 0)
            {
                at = rest.IndexOf(' ', LineLength);
            }

            // 998 octets is the limit, and a character takes at most three of a pair's four.
            at = at is > 0 and < 300 ? at : Math.Min(rest.Length, char.IsHighSurrogate(rest[Math.Min(299, rest.Length - 1)]) ? 299 : 300);
            yield return rest[..at];
            rest = rest[at..].TrimStart(' ');
        }

        yield return rest;
    }
}
