using System.Globalization;
using Outturn.Core.Assurance;

namespace Outturn.App.Web;

public static class FindingWords
{
    /// <summary>Such as "19 findings: 8 errors, 9 warnings, 2 notices."</summary>
    public static string Sentence(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return "The checks found nothing.";
        }

        static string Of(int n, string word) => string.Create(CultureInfo.InvariantCulture, $"{n:#,##0} {word}{(n == 1 ? "" : "s")}");
        var kinds = findings.GroupBy(f => f.Severity).OrderByDescending(g => g.Key).Select(g => Of(g.Count(), g.Key.ToString().ToLowerInvariant()));
        return $"{Of(findings.Count, "finding")}: {string.Join(", ", kinds)}.";
    }
}
