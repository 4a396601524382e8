using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>A text with the number or bullet that is printed before it.</summary>
internal static class MarkedText
{
    public static string Of(TextBlock text) => text.Mark.Length > 0 ? text.Mark + " " + text.Text : text.Text;
}
