using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Outturn.Core.Cases;

/// <summary>What a case is called in addresses and commands: the paper's number and its own within the paper, such as <c>12-3</c>.</summary>
public readonly record struct CaseKey(int Paper, int Number)
{
    /// <summary>The page of its review.</summary>
    public string Link => string.Create(CultureInfo.InvariantCulture, $"/papers/{Paper}/cases/{Number}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Paper}-{Number}");

    public static bool TryParse([NotNullWhen(true)] string? text, out CaseKey key)
    {
        key = default;
        if (text?.Split('-') is [var paper, var number]
            && int.TryParse(paper, NumberStyles.None, CultureInfo.InvariantCulture, out var p) && p > 0
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0)
        {
            key = new(p, n);
            return true;
        }

        return false;
    }
}
