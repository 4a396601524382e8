namespace Outturn.Core.Tracking.Reading;

/// <summary>Reads a direction of travel: an arrow of any font, or a word. Up is better, as in the October 2017 tracker.</summary>
internal static class DirectionMarks
{
    /// <summary>False where the text is not a direction. Null in <paramref name="direction"/> for a blank, 0, N/A or a dash.</summary>
    public static bool TryRead(string text, out Direction? direction)
    {
        direction = null;
        var mark = text.Trim().TrimEnd('\uFE0F', '\uFE0E').ToLowerInvariant();
        switch (mark)
        {
            case "" or "0" or "-" or "–" or "n/a" or "na" or "none" or "not applicable" or "tbc":
                return true;
            case "new" or "n" or "new line" or "new saving":
                direction = Direction.New;
                return true;
            case "not comparable":
                direction = Direction.NotComparable;
                return true;
        }

        direction = IsUp(mark) ? Direction.Better : IsDown(mark) ? Direction.Worse : IsLevel(mark) ? Direction.NoChange : null;
        return direction is not null;
    }

    /// <summary>Whether the text is an arrow or another mark that can mean nothing else.</summary>
    public static bool IsArrow(string text)
    {
        var mark = text.Trim().TrimEnd('\uFE0F', '\uFE0E');
        return mark.Length is 1 or 2 && !char.IsAsciiLetterOrDigit(mark[0]) && mark is not ("=" or "-" or "+") && (IsUp(mark) || IsDown(mark) || IsLevel(mark));
    }

    // é ê ç è ó are Wingdings arrows and p q t u the triangles of Wingdings 3, as they read once the font is lost.
    private static bool IsUp(string mark) => mark is "↑" or "▲" or "△" or "⬆" or "⇧" or "⇑" or "⬈" or "↗" or "🡅" or "🡹" or "🠕" or "🠝" or "🡑" or "➚" or "^" or "é" or "p" or "h"
        or "up" or "improving" or "improved" or "better" or "increasing" or "increase" or "upward" or "upwards" or "positive" or "favourable" or "+" or "i" or "⏫" or "🔼" or "moving up";

    private static bool IsDown(string mark) => mark is "↓" or "▼" or "▽" or "⬇" or "⇩" or "⇓" or "⬊" or "↘" or "🡇" or "🡻" or "🠗" or "🠟" or "🡓" or "➘" or "v" or "ê" or "q"
        or "down" or "worsening" or "worsened" or "worse" or "declining" or "decline" or "declined" or "deteriorating" or "deteriorated" or "decreasing" or "decrease" or "downward" or "downwards" or "negative" or "adverse" or "d" or "w" or "⏬" or "🔽" or "moving down";

    private static bool IsLevel(string mark) => mark is "↔" or "→" or "←" or "⇔" or "⇒" or "⇐" or "⟷" or "⬌" or "⬅" or "➡" or "➔" or "➜" or "⇨" or "⇦" or "►" or "◄" or "▶" or "◀" or "◄►" or "◀▶" or "=" or "è" or "ç" or "ó" or "u" or "t" or "↕" or "<>" or "<->" or "->" or "🡆" or "🡄" or "🠖" or "🠔" or "⮕"
        or "same" or "no change" or "unchanged" or "stable" or "static" or "steady" or "level" or "flat" or "maintained" or "consistent" or "s" or "nochange" or "as before" or "on track" or "no movement";
}
