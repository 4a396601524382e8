using System.Globalization;

namespace Outturn.Documents.Reading;

/// <summary>What a spreadsheet's number format says of a number: whether it is a day, and how such a day reads.</summary>
internal static class NumberFormats
{
    /// <summary>Built-in formats by id (ECMA-376, part 1, 18.8.30); ids that are not here are general.</summary>
    public static string BuiltIn(int id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 or 6 => "£#,##0;-£#,##0",
        7 or 8 => "£#,##0.00;-£#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "dd/mm/yyyy h:mm",
        >= 27 and <= 31 or 36 or (>= 50 and <= 58) => "dd/mm/yyyy",
        37 or 38 => "#,##0;(#,##0)",
        39 or 40 => "#,##0.00;(#,##0.00)",
        41 or 42 => "#,##0",
        43 or 44 => "#,##0.00",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        49 => "@",
        _ => "",
    };

    /// <summary>Whether the format shows a day: a d, m or y outside quotes, brackets and escapes, and not only hours, minutes and seconds.</summary>
    public static bool IsDay(string format)
    {
        if (format.Length == 0)
        {
            return false;
        }

        var hours = false;
        var month = false;
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '"':
                    i = End(format, '"', i);
                    break;
                case '[':
                    i = End(format, ']', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'd' or 'D' or 'y' or 'Y':
                    return true;
                case 'm' or 'M' when !IsMeridiem(format, i):
                    month = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    hours = true;
                    break;
                case 'G' or 'g' when format.AsSpan(i).StartsWith("general", StringComparison.OrdinalIgnoreCase):
                    i += 6;
                    break;
                case ';':
                    return month && !hours;
            }
        }

        return month && !hours;
    }

    /// <summary>A day as text: with a time where it has one, as month and year where the format shows no day.</summary>
    public static string DayText(DateTime value, string format)
    {
        var showsDay = format.Contains('d', StringComparison.OrdinalIgnoreCase);
        return value.TimeOfDay > TimeSpan.Zero && showsDay ? value.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)
            : showsDay ? value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : value.ToString("MMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>The day of a serial number. Excel's 1900 calendar holds a 29 February 1900 that never was, so days before it are one off.</summary>
    public static DateTime? Day(decimal serial, bool from1904)
    {
        var days = from1904 ? serial + 1462 : serial;
        if (days is < 1 or >= 2_958_466)
        {
            return null;
        }

        var whole = (double)(days < 60 ? days + 1 : days);
        return DateTime.FromOADate(Math.Round(whole * 86_400) / 86_400);
    }

    private static int End(string format, char closing, int start)
    {
        var end = format.IndexOf(closing, start + 1);
        return end < 0 ? format.Length : end;
    }

    private static bool IsMeridiem(string format, int i) => i > 0 && format[i - 1] is ('A' or 'a' or 'P' or 'p');
}
