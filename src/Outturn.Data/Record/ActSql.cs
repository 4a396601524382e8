using System.Data.Common;
using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Data.Record;

/// <summary>Reading acts together with today's posts of those who acted, which stand outside the record.</summary>
internal static class ActSql
{
    public const string FormerOfficer = "a former officer";

    /// <summary>Columns of an act aliased <c>a</c>, for <see cref="Read"/>.</summary>
    public const string Columns =
        "a.number, a.kind, a.recorded, a.position, a.actor, COALESCE(NULLIF(ac.post, ''), ac.user_name, pe.post, '" + FormerOfficer + "'), a.reason, a.source";

    /// <summary>Goes after <c>acts a</c>.</summary>
    public const string Joins = "LEFT JOIN accounts ac ON ac.id = a.actor LEFT JOIN people pe ON pe.id = a.actor";

    public const int Width = 8;

    public static Act Read(DbDataReader reader, int from = 0) => new(
        reader.GetInt64(from),
        reader.GetString(from + 1),
        new(reader.GetInt64(from + 2)),
        DayOf(reader.GetString(from + 3)),
        new(reader.GetGuid(from + 4), reader.GetString(from + 5)),
        reader.GetString(from + 6),
        reader.GetString(from + 7));

    public static string TextOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
