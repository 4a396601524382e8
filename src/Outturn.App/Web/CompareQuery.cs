using System.Globalization;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>The two sides of a comparison in an address: <c>from=2017-09-30&amp;to=2017-10-31</c>, or <c>from-report=3&amp;to-report=4</c>; a side may also read <c>from=report-3</c>.</summary>
public static class CompareQuery
{
    public static Result<(ComparedPosition From, ComparedPosition To)> Read(IQueryCollection query)
    {
        var problems = new List<Problem>();
        var from = Side(query, "from", problems);
        var to = Side(query, "to", problems);
        return problems.Count > 0 ? Result.Refused<(ComparedPosition, ComparedPosition)>(problems) : Result.Ok((from, to));
    }

    /// <summary>One side as an address has it.</summary>
    public static string Text(ComparedPosition side) => side.Report is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"report-{number}")
        : side.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static ComparedPosition Side(IQueryCollection query, string name, List<Problem> problems)
    {
        var day = query[name].ToString();
        var report = query[name + "-report"].ToString();
        if (report.Length == 0 && day.StartsWith("report-", StringComparison.Ordinal))
        {
            report = day[7..];
        }

        if (report.Length > 0)
        {
            if (long.TryParse(report, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return new(null, number);
            }

            problems.Add(Problem.Error("compare.report-unknown", name, $"“{report}” is not the number of a report. Write it as {name}-report=3."));
            return ComparedPosition.Unsaid;
        }

        if (day.Length == 0)
        {
            return ComparedPosition.Unsaid;
        }

        if (CouncilTime.TryParseDay(day, out var parsed))
        {
            return new(parsed, null);
        }

        problems.Add(Problem.Error("as-at.unreadable", name, $"“{day}” is not a date. Write it as 2017-10-31 or 31/10/2017."));
        return ComparedPosition.Unsaid;
    }
}
