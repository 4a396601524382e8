using System.Text;

namespace Outturn.Core.Assurance.Checks;

/// <summary>The shape of a code: letters as A, digits as 9, the rest as it stands.</summary>
internal static class ReferenceShape
{
    /// <summary>Fewer codes than this have no shape in common that means anything.</summary>
    private const int Fewest = 10;

    public static string Of(string code)
    {
        var shape = new StringBuilder(code.Length);
        foreach (var c in code)
        {
            shape.Append(char.IsAsciiDigit(c) ? '9' : char.IsLetter(c) ? 'A' : c);
        }

        // A letter after the number marks a part of the same proposal.
        return shape.Length > 1 && shape[^1] == 'A' && shape[^2] == '9' ? shape.ToString(0, shape.Length - 1) : shape.ToString();
    }

    /// <summary>As <see cref="Of"/>, with runs of digits or letters as one: for councils whose numbers differ in length.</summary>
    public static string Loose(string shape)
    {
        var loose = new StringBuilder(shape.Length);
        foreach (var c in shape)
        {
            if (loose.Length == 0 || loose[^1] != c || c is not ('9' or 'A'))
            {
                loose.Append(c);
            }
        }

        return loose.ToString();
    }

    /// <summary>How to shape a code so that nearly all have one shape, and that shape; null where they have none in common.</summary>
    public static (Func<string, string> Shape, string Common)? Shared(IReadOnlyList<string> codes)
    {
        if (codes.Count < Fewest)
        {
            return null;
        }

        foreach (var shape in new Func<string, string>[] { Of, c => Loose(Of(c)) })
        {
            var common = codes.CountBy(shape, StringComparer.Ordinal).MaxBy(g => g.Value);
            if (common.Value * 10 >= codes.Count * 9)
            {
                return (shape, common.Key);
            }
        }

        return null;
    }
}
