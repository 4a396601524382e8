using System.Text.RegularExpressions;

namespace Outturn.Core.Writing;

/// <summary>What a link may lead to: the web, a page of this council, a file of the case, or an e-mail address in the words.</summary>
internal static partial class Links
{
    // "[text](target)", "![text](target)", "<target>" and "[name]: target".
    [GeneratedRegex(@"\]\(\s{0,20}(?:<(?<to>[^<>\r\n]{1,2000})|(?<to>[^)\s<>]{1,2000}))|<(?<to>[a-z][a-z0-9+.-]{1,30}:[^<>\s]{1,2000})>|^ {0,3}\[[^\]\r\n]{1,200}\]:\s{0,20}(?:<(?<to>[^<>\r\n]{1,2000})|(?<to>[^\s<>]{1,2000}))", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex InMarkdown();

    /// <summary>Where the links of a Markdown text lead, as typed.</summary>
    public static IEnumerable<(int At, string Target)> In(string markdown) => InMarkdown().Matches(markdown).Select(m => (m.Groups["to"].Index, m.Groups["to"].Value));

    /// <summary>The scheme in small letters, without what browsers skip (white space and control characters, also as entities); empty where there is none.</summary>
    public static string SchemeOf(string target)
    {
        var plain = new string([.. Decoded(target).Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c))]);
        var colon = plain.IndexOf(':');
        return colon <= 0 || plain.AsSpan(0, colon).ContainsAny('/', '?', '#') ? "" : plain[..colon].ToLowerInvariant();
    }

    public static bool MayBeFollowed(string target, bool mail) => SchemeOf(target) switch
    {
        "http" or "https" => true,
        "mailto" => mail,
        "" => !Decoded(target).TrimStart().StartsWith(@"\\", StringComparison.Ordinal) && !Decoded(target).TrimStart().StartsWith("//", StringComparison.Ordinal),
        _ => false,
    };

    public static bool IsWeb(string target) => SchemeOf(target) is "http" or "https" && Uri.TryCreate(target.Trim(), UriKind.Absolute, out var uri) && uri.Host.Length > 0;

    [GeneratedRegex(@"&(?:#(?<n>\d{1,7})|#x(?<x>[0-9a-f]{1,6})|(?<name>colon|tab|newline));?", RegexOptions.IgnoreCase)]
    private static partial Regex Entity();

    private static string Decoded(string text)
    {
        var decoded = Entity().Replace(text, m =>
        {
            var code = m.Groups["n"].Success ? int.Parse(m.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
                : m.Groups["x"].Success ? int.Parse(m.Groups["x"].ValueSpan, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture)
                : m.Groups["name"].Value.ToLowerInvariant() switch { "colon" => ':', _ => '\t' };
            return code is > 0 and < 0xFFFF && !char.IsSurrogate((char)code) ? ((char)code).ToString() : m.Value;
        });
        try
        {
            return Uri.UnescapeDataString(decoded);
        }
        catch (UriFormatException)
        {
            return decoded;
        }
    }
}
