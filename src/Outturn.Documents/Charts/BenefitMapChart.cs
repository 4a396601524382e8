using Outturn.Core.Writing;

namespace Outturn.Documents.Charts;

/// <summary>What brings about which benefit and what that serves, as three columns with lines between them. The same stands as a list beneath.</summary>
public static class BenefitMapChart
{
    private const int Row = 46;
    private const int Longest = 34;

    public static string Draw(string id, BenefitMap map)
    {
        var height = 30 + (Row * Math.Max(1, Math.Max(map.Means.Count, Math.Max(map.Benefits.Count, map.Ends.Count))));
        var description = string.Join(" ", map.Benefits.Select(b => $"{b.Name}: from {Said(map.From.Where(f => f.Benefit == b.Id).Select(f => f.Mean))}; serves {Said(map.Serves.Where(s => s.Benefit == b.Id).Select(s => s.End))}."));
        var svg = new Svg(id, height, "What brings about which benefit, and what it serves", description);
        svg.Text("bold", 0, 14, "Comes from").Text("bold", 36, 14, "Benefit").Text("bold", 76, 14, "Serves");
        double Y(int index) => 38 + (index * Row);
        foreach (var (mean, benefit) in map.From)
        {
            svg.Line("line", 26, Y(Index(map.Means, mean)) - 4, 35, Y(Place(map, benefit)) - 4);
        }

        foreach (var (benefit, end) in map.Serves)
        {
            svg.Line("line", 66, Y(Place(map, benefit)) - 4, 75, Y(Index(map.Ends, end)) - 4);
        }

        Column(svg, 0, map.Means, _ => "");
        Column(svg, 36, [.. map.Benefits.Select(b => b.Name)], i => map.Benefits[i].IsDisBenefit ? "dis-benefit" : "");
        Column(svg, 76, map.Ends, _ => "");
        return svg.ToString();
    }

    private static void Column(Svg svg, double x, IReadOnlyList<string> names, Func<int, string> note)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var (first, second) = Lines(names[i]);
            svg.Text("halo", x, 38 + (i * Row), first);
            if (second.Length > 0 || note(i).Length > 0)
            {
                svg.Text("soft halo", x, 54 + (i * Row), second.Length > 0 ? second : note(i));
            }
        }
    }

    /// <summary>A name in two lines at most.</summary>
    private static (string, string) Lines(string name)
    {
        if (name.Length <= Longest)
        {
            return (name, "");
        }

        var at = name.LastIndexOf(' ', Longest);
        at = at <= 0 ? Longest : at;
        var rest = name[at..].Trim();
        return (name[..at], rest.Length > Longest ? rest[..Longest] + "…" : rest);
    }

    private static string Said(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("nothing that is named"));

    private static int Index(IReadOnlyList<string> names, string name) => Math.Max(0, names.ToList().FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)));

    private static int Place(BenefitMap map, string benefit) => Math.Max(0, map.Benefits.ToList().FindIndex(b => b.Id == benefit));
}
