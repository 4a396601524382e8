using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>A figure that a paper prints for a cell of a model, in the unit that the model shows.</summary>
/// <param name="Quantity">Its place in the model.</param>
/// <param name="Period">From 0; null for a quantity that does not vary, or for all periods added up.</param>
/// <param name="Scenario">Its place in the model.</param>
/// <param name="Printed">As printed: its decimal places say how it was rounded.</param>
public sealed record PrintedFigure(int Quantity, int? Period, int Scenario, decimal Printed);

/// <summary>One printed figure beside what the model gives.</summary>
/// <param name="Printed">As printed.</param>
/// <param name="Expected">What the model gives, in the plain unit.</param>
/// <param name="Difference">Printed less expected, in the unit shown; null where nothing is expected.</param>
/// <param name="Agrees">Whether the printed figure is the expected one, rounded as it is printed.</param>
/// <param name="Explanation">Where another figure would come to what is printed: which; empty where none was found.</param>
public sealed record ComparedFigure(PrintedFigure Printed, ModelFigure Expected, decimal? Difference, bool Agrees, string Explanation);

/// <summary>A printed table beside a model: what agrees, what does not, and what it would take.</summary>
public sealed record ModelComparison(ModelResult Result, IReadOnlyList<ComparedFigure> Figures)
{
    public IEnumerable<ComparedFigure> Disagreeing => Figures.Where(f => !f.Agrees);

    public static ModelComparison Of(ModelResult result, IReadOnlyList<PrintedFigure> printed) =>
        new(result, [.. printed.Select(p => Of(result, p, printed))]);

    private static ComparedFigure Of(ModelResult result, PrintedFigure printed, IReadOnlyList<PrintedFigure> all)
    {
        var expected = Expected(result, printed);
        if (result.Shown(printed.Quantity, expected) is not { } shown)
        {
            return new(printed, expected, null, Agrees: false, "");
        }

        var agrees = Rounded(shown, printed.Printed) == printed.Printed;
        return new(printed, expected, printed.Printed - shown, agrees, agrees ? "" : Explained(result, printed, expected.Value!.Value, all));
    }

    private static ModelFigure Expected(ModelResult result, PrintedFigure printed) => new ResultChoice(printed.Quantity, printed.Period).Of(result, printed.Scenario);

    private static decimal Rounded(decimal value, decimal asPrinted) => decimal.Round(value, Math.Min(asPrinted.Scale, (byte)28), MidpointRounding.AwayFromZero);

    private static string Explained(ModelResult result, PrintedFigure printed, decimal expected, IReadOnlyList<PrintedFigure> all)
    {
        var model = result.Checked;
        var plain = printed.Printed * model.Units[printed.Quantity].Scale;
        var found = new List<string>();
        if (FollowsFromPrinted(model, printed, all))
        {
            return "It follows from the other printed figures: the sum is right, what it adds up is not.";
        }

        if (plain != 0m && expected != 0m && plain == -expected)
        {
            found.Add("It has the other sign.");
        }
        else if (plain != 0m && plain == expected * 2m)
        {
            found.Add("It is counted twice.");
        }

        for (var s = 0; s < result.Scenarios.Count; s++)
        {
            if (s != printed.Scenario && plain != 0m && Expected(result, printed with { Scenario = s }).Value == plain)
            {
                found.Add($"It is the figure of {result.Scenarios[s].Scenario}.");
                break;
            }
        }

        if (printed.Period is { } at && plain != 0m)
        {
            foreach (var beside in (ReadOnlySpan<int>)[at - 1, at + 1])
            {
                if (beside >= 0 && beside < model.Model.Span.Count && result.Figure(printed.Quantity, printed.Scenario, beside).Value == plain)
                {
                    found.Add($"It is the figure of {model.Model.Span[beside]}.");
                }
            }
        }

        if (Implied(result, printed, expected, plain) is { } implied)
        {
            found.Add(implied);
        }

        return string.Join(' ', found);
    }

    private static bool FollowsFromPrinted(CheckedModel model, PrintedFigure printed, IReadOnlyList<PrintedFigure> all)
    {
        var cells = all.Where(p => p.Scenario == printed.Scenario && p.Quantity != printed.Quantity && (p.Period is not null || !model.Varies(p.Quantity)))
            .GroupBy(p => (p.Quantity, Period: p.Period ?? -1)).ToDictionary(g => g.Key, g => g.First().Printed * model.Units[g.Key.Quantity].Scale);
        if (cells.Count == 0)
        {
            return false;
        }

        var from = new ResultChoice(printed.Quantity, printed.Period).Of(model, printed.Scenario, new ModelChange(Cells: cells));
        return from.Value is { } value && Rounded(value / model.Units[printed.Quantity].Scale, printed.Printed) == printed.Printed;
    }

    /// <summary>
    /// Which one figure that the formula names would have to be another for the printed figure to follow. Told only where that figure is a plain one, of two places at most.
    /// </summary>
    private static string? Implied(ModelResult result, PrintedFigure printed, decimal expected, decimal plain)
    {
        var model = result.Checked;
        var period = printed.Period ?? 0;
        var names = (model.Formulas[printed.Quantity]?.Names() ?? []).Select(n => model.IndexOf(n.Key)).Distinct().OrderByDescending(model.Varies);
        foreach (var name in names)
        {
            if (result.Figure(name, printed.Scenario, period).Value is not { } now || (model.Varies(name) && printed.Period is null))
            {
                continue;
            }

            decimal? With(decimal value) => new ResultChoice(printed.Quantity, printed.Period)
                .Of(model, printed.Scenario, new ModelChange(Cells: new Dictionary<(int, int), decimal> { [(name, model.Varies(name) ? period : -1)] = value })).Value;
            if (With(now + 1m) is not { } beside || beside == expected)
            {
                continue;
            }

            var scale = model.Units[name].Scale;
            try
            {
                var needed = decimal.Round((now + ((plain - expected) / (beside - expected))) / scale, 2, MidpointRounding.AwayFromZero) * scale;
                if (needed != now && With(needed) == plain)
                {
                    return $"It follows where {model.Model.Quantities[name].Name.Trim()} is {FigureWords.Of(needed, model.Units[name])} in place of {FigureWords.Digits(now, model.Units[name])}.";
                }
            }
            catch (OverflowException)
            {
                // A figure out of reach explains nothing.
            }
        }

        return null;
    }

    /// <summary>
    /// Reads printed figures from a table with the columns quantity, period and one for each scenario. An empty cell is nothing printed. A period may be empty for a
    /// quantity that does not vary.
    /// </summary>
    public static Result<IReadOnlyList<PrintedFigure>> Read(CheckedModel model, Grid grid)
    {
        var problems = new List<Problem>();
        var figures = new List<PrintedFigure>();
        var headings = grid.Rows.Count > 0 ? grid.Rows[0] : null;
        int Column(string name) => headings?.Cells.ToList().FindIndex(c => ModelName.Key(c.Text) == name) ?? -1;
        var (quantityColumn, periodColumn) = (Column("quantity"), Column("period"));
        var scenarios = model.Model.Scenarios.Select((s, i) => (Column: Column(ModelName.Key(s)), Scenario: i)).Where(s => s.Column >= 0).ToList();
        if (quantityColumn < 0 || periodColumn < 0 || scenarios.Count == 0)
        {
            return Values.Result.Refused<IReadOnlyList<PrintedFigure>>(Problem.Error("model.printed-columns", grid.Place(1), $"The printed table needs the columns quantity, period and one for a scenario: {string.Join(", ", model.Model.Scenarios)}."));
        }

        foreach (var row in grid.Rows.Skip(1).Where(r => !r.IsEmpty))
        {
            var (name, period) = (row[quantityColumn].Text.Trim(), row[periodColumn].Text.Trim());
            var read = ResultChoice.Read(model, period.Length > 0 ? $"{name.Replace(',', ' ')}, {period}" : name.Replace(',', ' '), grid.Place(row.Number));
            problems.AddRange(read.Problems);
            if (!read.Ok)
            {
                continue;
            }

            foreach (var (column, scenario) in scenarios.Where(s => !row[s.Column].IsEmpty))
            {
                var text = row[column].Text.Replace(",", "", StringComparison.Ordinal).Trim();
                if (row[column].Number is { } number || decimal.TryParse(text.TrimStart('£').TrimEnd('%').Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
                {
                    figures.Add(new(read.Value.Quantity, read.Value.Period, scenario, number));
                }
                else
                {
                    problems.Add(Problem.Error("model.printed-figure", grid.Place(row.Number, column), $"“{row[column].Text.Trim()}” is not a figure. Write the printed figure in digits, or leave the cell empty."));
                }
            }
        }

        return problems.Count > 0 ? Values.Result.Refused<IReadOnlyList<PrintedFigure>>(problems) : Values.Result.Ok<IReadOnlyList<PrintedFigure>>(figures);
    }
}
