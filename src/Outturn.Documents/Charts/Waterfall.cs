using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>One step of a waterfall: what it is and by how much it moves the total. Positive adds.</summary>
public sealed record WaterfallStep(string Name, Money Movement);

/// <summary>
/// A movement as a waterfall: it starts at nothing, dark bars add, blue bars take, dotted lines carry the position from bar to bar, and
/// the black bar is the result. £000.
/// </summary>
public static class Waterfall
{
    private const double Row = 48;
    private const double Bar = 16;
    private const double Left = 1;

    // Room for the figure beside the longest bar, in per cent: nine characters at the narrowest width.
    private const double Right = 80;

    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="steps">In the order drawn.</param>
    /// <param name="resultName">What the black bar is called.</param>
    public static string Draw(string id, string title, IReadOnlyList<WaterfallStep> steps, string resultName)
    {
        var style = MoneyStyle.Variance;
        var after = new List<long> { 0 };
        foreach (var step in steps)
        {
            after.Add(after[^1] + step.Movement.Pence);
        }

        var result = Money.FromPence(after[^1]);
        var description = string.Concat(steps.Select(s => $"{s.Name} {style.Text(s.Movement)}; ")) + $"{resultName} {style.Text(result)}. Thousand pounds, movements.";
        var height = (int)(((steps.Count + 1) * Row) - 6);
        var svg = new Svg(id, height, title, description);
        var (low, high) = (after.Min(), after.Max());
        double X(long pence) => high == low ? Left : Left + ((pence - low) * (Right - Left) / ((double)high - low));
        double Top(int i) => (i * Row) + 19;
        for (var i = 0; i < steps.Count; i++)
        {
            svg.Line("gap", X(after[i + 1]), Top(i) + Bar, X(after[i + 1]), Top(i + 1));
        }

        svg.Line("axis", X(0), 0, X(0), height);
        for (var i = 0; i < steps.Count; i++)
        {
            var (from, to) = (X(Math.Min(after[i], after[i + 1])), X(Math.Max(after[i], after[i + 1])));
            Draw(steps[i].Movement.Pence >= 0 ? "adds" : "takes", i, steps[i].Name, from, to, style.Text(steps[i].Movement));
        }

        Draw("net", steps.Count, resultName, X(Math.Min(0, result.Pence)), X(Math.Max(0, result.Pence)), style.Text(result));
        return svg.ToString();

        void Draw(string css, int i, string name, double from, double to, string figure) => svg
            .Text("bold halo", Left + 0.8, Top(i) - 6, name)
            .Rect(css, from, Top(i), to - from, Bar)
            .Text("bold halo", to, Top(i) + 13, figure, dx: 6);
    }
}
