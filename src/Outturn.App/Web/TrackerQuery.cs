using System.Globalization;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;

namespace Outturn.App.Web;

/// <summary>A tracker's filter in an address, both ways. What is not understood is left out: an address that someone shortened still opens.</summary>
public static class TrackerQuery
{
    public static TrackerFilter Read(IQueryCollection query) => new(
        query["committee"].ToString(),
        query["service"].ToString(),
        query["owner"].ToString(),
        Named<Rag>(query["rag"]),
        Named<Direction>(query["direction"]),
        query["complete"].ToString() switch { "yes" => true, "no" => false, _ => null },
        query["q"].ToString() is { Length: <= 200 } words ? words : "",
        Named<Grouping>(query["group"]) ?? Grouping.Committee,
        Named<SortBy>(query["sort"]) ?? SortBy.Reference,
        query["desc"] == "yes",
        query["withdrawn"] == "yes");

    /// <summary>Only what differs from the ordinary view.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parts(TrackerFilter filter)
    {
        var plain = new TrackerFilter();
        if (filter.Committee.Length > 0)
        {
            yield return new("committee", filter.Committee);
        }

        if (filter.Service.Length > 0)
        {
            yield return new("service", filter.Service);
        }

        if (filter.Owner.Length > 0)
        {
            yield return new("owner", filter.Owner);
        }

        if (filter.Rag is { } rag)
        {
            yield return new("rag", Name(rag));
        }

        if (filter.Direction is { } direction)
        {
            yield return new("direction", Name(direction));
        }

        if (filter.Complete is { } complete)
        {
            yield return new("complete", complete ? "yes" : "no");
        }

        if (filter.Words.Length > 0)
        {
            yield return new("q", filter.Words);
        }

        if (filter.Group != plain.Group)
        {
            yield return new("group", Name(filter.Group));
        }

        if (filter.Sort != plain.Sort)
        {
            yield return new("sort", Name(filter.Sort));
        }

        if (filter.Descending)
        {
            yield return new("desc", "yes");
        }

        if (filter.Withdrawn)
        {
            yield return new("withdrawn", "yes");
        }
    }

    /// <summary>The address's query with the as-at part, starting with ? or empty.</summary>
    public static string Text(TrackerFilter filter, string asAt)
    {
        var text = string.Join('&', Parts(filter).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}").Append(asAt).Where(p => p.Length > 0));
        return text.Length == 0 ? "" : "?" + text;
    }

    /// <summary>Lower case with hyphens: <c>not-rated</c>, <c>plannedQ1</c> is <c>planned-q1</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + char.ToLower(c, CultureInfo.InvariantCulture) : char.ToLower(c, CultureInfo.InvariantCulture).ToString()));

    /// <summary>The member of that name; null where there is none.</summary>
    public static T? Named<T>(Microsoft.Extensions.Primitives.StringValues text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Name(value), text.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
