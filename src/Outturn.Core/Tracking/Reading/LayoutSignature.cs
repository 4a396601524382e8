using System.Security.Cryptography;
using System.Text;
using Outturn.Core.Sheets.Reading;

namespace Outturn.Core.Tracking.Reading;

/// <summary>Names a layout by its headings, without their dates: the same council's next tracker has the same name.</summary>
internal static class LayoutSignature
{
    public static string Of(HeadingBlock block)
    {
        var text = string.Join('|', block.Headings.Select(h => HeadingText.Undated((h.Above + " " + h.Own).Trim())));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
    }
}
