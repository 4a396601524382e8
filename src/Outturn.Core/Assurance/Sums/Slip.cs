using System.Globalization;

namespace Outturn.Core.Assurance.Sums;

internal enum SlipKind
{
    SignFlipped,
    ThousandTimes,
    Thousandth,
    DigitsSwapped,
    NoughtTooMany,
    NoughtTooFew,
}

/// <summary>The ways in which a hand turns one figure into another. Finds which of them, if any, does.</summary>
internal static class Slip
{
    /// <param name="actual">What stands there, in pence.</param>
    /// <param name="needed">What would be right.</param>
    /// <param name="grain">What the file's figures are whole multiples of.</param>
    public static SlipKind? Between(long actual, long needed, long grain)
    {
        if (actual == needed || actual == 0 || needed == 0)
        {
            return null;
        }

        if (actual == -needed)
        {
            return SlipKind.SignFlipped;
        }

        if (Math.Sign(actual) != Math.Sign(needed))
        {
            return null;
        }

        // A figure in pounds among thousands keeps its last three digits, which the right one has lost to rounding.
        if (Math.Abs((actual / 1000m) - needed) <= grain && Math.Abs(actual) >= 100 * Math.Abs((decimal)needed))
        {
            return SlipKind.ThousandTimes;
        }

        if (actual * 1000m == needed)
        {
            return SlipKind.Thousandth;
        }

        if (DigitsSwapped(Math.Abs(actual), Math.Abs(needed), grain))
        {
            return SlipKind.DigitsSwapped;
        }

        return actual == needed * 10m ? SlipKind.NoughtTooMany : actual * 10m == needed ? SlipKind.NoughtTooFew : null;
    }

    public static string Words(SlipKind kind) => kind switch
    {
        SlipKind.SignFlipped => "with its sign turned",
        SlipKind.ThousandTimes => "a thousand times too large, as if typed in pounds",
        SlipKind.Thousandth => "a thousandth of what it should be",
        SlipKind.DigitsSwapped => "with two digits swapped",
        SlipKind.NoughtTooMany => "with a nought too many",
        _ => "with a nought too few",
    };

    private static bool DigitsSwapped(long a, long b, long grain)
    {
        if (a % grain != 0 || b % grain != 0)
        {
            return false;
        }

        var x = (a / grain).ToString(CultureInfo.InvariantCulture);
        var y = (b / grain).ToString(CultureInfo.InvariantCulture);
        if (x.Length != y.Length)
        {
            return false;
        }

        int first = -1, second = -1;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != y[i])
            {
                if (first < 0)
                {
                    first = i;
                }
                else if (second < 0)
                {
                    second = i;
                }
                else
                {
                    return false;
                }
            }
        }

        return second > 0 && x[first] == y[second] && x[second] == y[first];
    }
}
