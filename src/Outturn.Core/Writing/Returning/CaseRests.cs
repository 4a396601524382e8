using System.Globalization;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing.Returning;

/// <summary>
/// On what the words of a document that was taken out rest: a version, or of each field the save that it had. It travels in the document, so that what comes
/// back is compared with what went out and not with what others have written since.
/// </summary>
/// <param name="Template">The template that it was written on.</param>
/// <param name="Version">The version; null for a draft.</param>
/// <param name="Saves">Of a draft: each field with the number of its save.</param>
public sealed record CaseRests(TemplateKey Template, int? Version, IReadOnlyDictionary<string, int> Saves)
{
    public static string Of(WrittenCase of) => string.Join(';', of.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key}={f.Value.Revision}")).Prepend(of.Template.ToString()));

    public static string Of(int version, TemplateKey template) => string.Create(CultureInfo.InvariantCulture, $"{template};version {version}");

    /// <summary>Reads it; null where the text is not of this form.</summary>
    public static CaseRests? Read(string text)
    {
        var parts = text.Split(';');
        if (parts.Length > 500 || !TemplateKey.TryParse(parts[0], out var template))
        {
            return null;
        }

        if (parts is [_, var one] && one.StartsWith("version ", StringComparison.Ordinal))
        {
            return int.TryParse(one.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? new(template, version, new Dictionary<string, int>(StringComparer.Ordinal)) : null;
        }

        var saves = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
        {
            if (part.Split('=') is not [var field, var save] || !int.TryParse(save, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            {
                return null;
            }

            saves[field] = revision;
        }

        return new(template, null, saves);
    }
}
