using System.Globalization;
using Outturn.Core.Appraisal.Options;

namespace Outturn.Documents.Charts;

/// <summary>
/// The discounted cash of each option added up so far, from the outlay of year 0: a line crosses nought where the option has paid back, and a dot marks it.
/// Options are told apart by their number and by the dashes of the line, never by colour. Options with ranges are drawn at their worse end.
/// </summary>
public static class CumulativeCashChart
{
    /// <summary>More lines than this nobody can follow.</summary>
    public const int MostLines = 6;

    private const double Left = 2;
    private const double Right = 82;
    private const double Top = 16;

    public static string Draw(string id, AppraisalResult result, int height = 260)
    {
        var options = Drawn(result);
        var description = string.Join(' ', options.Select((o, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}, {o.Option.Name}: {AppraisalWords.Money(o.Npv)} after {result.LastYear + 1} years, paid back after: {o.Low.DiscountedPayback.InWords(result.LastYear + 1).ToLowerInvariant()}.")));
        var svg = new Svg(id, height, "Discounted cash added up so far, by option", description);
        if (options.Count == 0)
        {
            return svg.ToString();
        }

        var bottom = height - 28.0;
        var paths = options.Select(Path).ToList();
        var (low, high) = ((double)paths.SelectMany(p => p).Min(), (double)paths.SelectMany(p => p).Max());
        (low, high) = (Math.Min(0, low), Math.Max(0, high));
        double Y(decimal pounds) => high - low < 0.005 ? bottom : bottom - (((double)pounds - low) / (high - low) * (bottom - Top));
        double X(decimal years) => Left + ((Right - Left) * (double)years / (result.LastYear + 1));
        svg.Line("axis", Left, Y(0), Right, Y(0)).Text("soft", Right, Y(0) + 4, "£0", dx: 6);
        foreach (var (i, path) in paths.Index())
        {
            for (var year = 1; year < path.Count; year++)
            {
                svg.Line(string.Create(CultureInfo.InvariantCulture, $"line dash-{i + 1}"), X(year - 1), Y(path[year - 1]), X(year), Y(path[year]));
            }
        }

        Ends(svg, [.. paths.Select((p, i) => (i + 1, p[^1], Y(p[^1])))], Y(0));
        foreach (var (i, option) in options.Index())
        {
            if (option.Low.DiscountedPayback.Years is { } after)
            {
                // Even numbers above the line and odd ones below, so that two that pay back together are both read.
                svg.Dot("dot-plan", X(after), Y(0), 5).Text("bold halo m", X(after), Y(0) + (i % 2 == 0 ? 20 : -10), string.Create(CultureInfo.InvariantCulture, $"{i + 1}: {after:0.0}"));
            }
        }

        foreach (var year in Ticks(result.LastYear + 1))
        {
            svg.Text("soft m", X(year), height - 8, year.ToString(CultureInfo.InvariantCulture));
        }

        svg.Text("soft", Right, height - 8, "years", dx: 14);
        return svg.ToString();
    }

    /// <summary>The options that have a line, in the order of their numbers: one that is nought in every year is the line of nought itself.</summary>
    public static IReadOnlyList<OptionResult> Drawn(AppraisalResult result) => [.. result.Options.Where(AppraisalSheets.HasFlows).Take(MostLines)];

    /// <summary>What is owed at the start, and what has come together at the end of each row.</summary>
    private static List<decimal> Path(OptionResult option)
    {
        var path = new List<decimal> { -option.Low.Years[0].Cost * option.Low.Years[0].Factor };
        var total = 0m;
        foreach (var year in option.Low.Years)
        {
            total += year.PresentNet;
            path.Add(total);
        }

        return path;
    }

    /// <summary>The words at the ends of the lines, moved apart where they would stand on each other or on the nought.</summary>
    private static void Ends(Svg svg, IReadOnlyList<(int Number, decimal Pounds, double Y)> ends, double nought)
    {
        const double Apart = 16;
        var placed = new List<double> { nought };
        foreach (var (number, pounds, y) in ends.OrderBy(e => e.Y))
        {
            var at = y;
            for (var step = 1; placed.Exists(p => Math.Abs(p - at) < Apart); step++)
            {
                at = y + ((step % 2 == 0 ? -1 : 1) * ((step + 1) / 2) * (Apart / 2));
            }

            placed.Add(at);
            svg.Text("bold halo", Right, at + 4, string.Create(CultureInfo.InvariantCulture, $"{number}: {Short(pounds)}"), dx: 6);
        }
    }

    private static string Short(decimal pounds) => (pounds < 0m ? "-" : "") + Core.Values.MoneyStyle.Words(OptionResult.Pence(pounds));

    private static IEnumerable<int> Ticks(int years)
    {
        var step = new[] { 1, 2, 5, 10, 20, 50, 100 }.First(s => years / s <= 8 || s == 100);
        for (var year = 0; year <= years; year += step)
        {
            yield return year;
        }
    }
}
