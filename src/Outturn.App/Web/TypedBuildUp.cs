using System.Globalization;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>One row of a build-up as it is typed, every box of it.</summary>
/// <param name="Key">The row's own key.</param>
/// <param name="Boxes">By the name of the box within the row.</param>
public sealed record TypedBuildUpRow(string Key, IReadOnlyDictionary<string, string> Boxes)
{
    /// <summary>Keys of the rows that it is of, and less, as they are kept.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    public IReadOnlyList<string> Less { get; init; } = [];

    public string this[string box] => Boxes.GetValueOrDefault(box, "");

    public bool IsEmpty => Boxes.All(b => b.Key is "kind" or "part" || string.IsNullOrWhiteSpace(b.Value) || (b.Key is "count" or "fte" && b.Value.Trim() == "1"));

    public TypedBuildUpRow With(string box, string value) => this with { Boxes = new Dictionary<string, string>(Boxes, StringComparer.Ordinal) { [box] = value } };
}

/// <summary>A build-up as it is typed. Nothing that was typed is lost, whatever is wrong with it.</summary>
public sealed record TypedBuildUp(string Title, string Saves, string First, string Years, string Grain, IReadOnlyList<TypedBuildUpRow> Rows, IReadOnlyList<(string Party, string Weight, bool Council)> Shares, string Reason)
{
    public const int MostShares = 6;

    private static readonly string[] Plain = ["kind", "title", "part", "count", "fte", "price", "price.own", "price.reason", "onCost", "onCost.own", "onCost.reason", "uplift", "uplift.own", "uplift.reason", "from", "to", "of", "less", "note"];

    /// <summary>The years that the boxes are for: as typed, or five from the cycle's first where that cannot be read.</summary>
    public IReadOnlyList<FinancialYear> AllYears(FinancialYear fallback)
    {
        var first = FinancialYear.TryParse(First, out var year) ? year : fallback;
        var years = int.TryParse(Years, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= BuildUpRules.MostYears ? n : 5;
        return [.. Enumerable.Range(0, years).Select(i => first + i)];
    }

    public static TypedBuildUp New(FinancialYear first, int years) =>
        new TypedBuildUp("", "cost", first.ToString(), years.ToString(CultureInfo.InvariantCulture), "pence", [], [], "").WithRow();

    public static TypedBuildUp Of(string title, BuildUp buildUp, IReadOnlyList<RateTable> tables) => new(
        title, buildUp.Saves ? "saving" : "cost", buildUp.First.ToString(), buildUp.Years.ToString(CultureInfo.InvariantCulture), buildUp.Grain == BuildUpGrain.Pounds ? "pounds" : "pence",
        [.. buildUp.Rows.Select(r => Typed(r, tables))], [.. buildUp.Shares.Select(s => (s.Party, Quantity.Text(s.Weight), s.Council))], "");

    public static TypedBuildUp From(IFormCollection form)
    {
        var rows = new List<TypedBuildUpRow>();
        foreach (var key in form["row"].OfType<string>().Where(k => k.Length is > 0 and < 12).Distinct(StringComparer.Ordinal).Take(BuildUpRules.MostRows))
        {
            var prefix = $"rows.{key}.";
            var boxes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var box in Plain)
            {
                boxes[box] = form[prefix + box].ToString();
            }

            foreach (var name in form.Keys.Where(k => k.StartsWith(prefix + "byYear.", StringComparison.Ordinal)))
            {
                boxes[name[prefix.Length..]] = form[name].ToString();
            }

            rows.Add(new(key, boxes));
        }

        var council = form["shares.council"].ToString();
        return new(
            form["title"].ToString(), form["saves"].ToString(), form["first"].ToString(), form["years"].ToString(), form["grain"].ToString(), rows,
            [.. Enumerable.Range(0, MostShares).Select(i => (form[$"shares.{i}.party"].ToString(), form[$"shares.{i}.weight"].ToString(), council == i.ToString(CultureInfo.InvariantCulture)))],
            form["reason"].ToString());
    }

    public TypedBuildUp WithRow(string kind = "posts")
    {
        var next = 1 + Rows.Select(r => r.Key.Length > 1 && int.TryParse(r.Key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max();
        return this with { Rows = [.. Rows, new($"r{next.ToString(CultureInfo.InvariantCulture)}", new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind, ["part"] = "counted", ["count"] = "1", ["fte"] = "1" })] };
    }

    public TypedBuildUp Without(string key) => this with { Rows = [.. Rows.Where(r => r.Key != key)] };

    /// <summary>The build-up as it is read; what cannot be read is said at its box.</summary>
    public BuildUp Read(FinancialYear fallback, IReadOnlyList<RateTable> tables, List<Problem> problems)
    {
        if (!FinancialYear.TryParse(First, out _))
        {
            problems.Add(Problem.Error("year.unreadable", "first", $"“{Short(First)}” is not a financial year. Write it as {fallback}."));
        }

        if (!(int.TryParse(Years, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= BuildUpRules.MostYears))
        {
            problems.Add(Problem.Error("buildup.years", "years", $"Give the number of years, 1 to {BuildUpRules.MostYears}."));
        }

        var years = AllYears(fallback);
        var kept = Rows.Where(r => !r.IsEmpty).ToList();
        return new(
            Saves == "saving", years[0], years.Count, Grain == "pounds" ? BuildUpGrain.Pounds : BuildUpGrain.Pence,
            [.. kept.Select(r => Row(r, kept, years, tables, problems))], [.. ReadShares(problems)]);
    }

    private static BuildUpRow Row(TypedBuildUpRow typed, List<TypedBuildUpRow> rows, IReadOnlyList<FinancialYear> years, IReadOnlyList<RateTable> tables, List<Problem> problems)
    {
        string At(string box) => $"rows.{typed.Key}.{box}";
        Quantity Number(string box, Quantity otherwise)
        {
            var text = typed[box];
            if (string.IsNullOrWhiteSpace(text))
            {
                return otherwise;
            }

            if (Quantity.Read(text) is { } read)
            {
                return read;
            }

            problems.Add(Problem.Error("buildup.unreadable", At(box), $"“{Short(text)}” is not a number. Type 2.5, 30 to 35, or TBC."));
            return otherwise;
        }

        FinancialMonth? Month(string box)
        {
            var text = typed[box].Trim();
            if (text.Length == 0)
            {
                return null;
            }

            if (MonthWords.Read(text) is { } month)
            {
                return month;
            }

            problems.Add(Problem.Error("buildup.month", At(box), $"“{Short(text)}” is not a month. Write it as January 2022 or 2022-01."));
            return null;
        }

        RateUse? Use(string box)
        {
            var chosen = typed[box];
            var own = typed[box + ".own"];
            if (!string.IsNullOrWhiteSpace(own))
            {
                return new(null, "", Number(box + ".own", Quantity.Of(0m)), typed[box + ".reason"].Trim());
            }

            if (chosen.IndexOf('|', StringComparison.Ordinal) is var at and > 0)
            {
                return tables.FirstOrDefault(t => t.Number.ToString(CultureInfo.InvariantCulture) == chosen[..at]) is { } table ? RateUse.From(table, chosen[(at + 1)..]) : new(Guid.Empty, chosen[(at + 1)..], null, "");
            }

            return null;
        }

        IReadOnlyList<string> Keys(string box)
        {
            var keys = new List<string>();
            foreach (var part in typed[box].Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                // People count rows as they see them.
                if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= rows.Count)
                {
                    keys.Add(rows[number - 1].Key);
                }
                else
                {
                    problems.Add(Problem.Error("buildup.row-unknown", At(box), $"There is no row {Short(part)}. Rows are numbered from 1 as they stand on the page."));
                }
            }

            return keys;
        }

        var kind = TrackerQuery.Named<BuildUpKind>(typed["kind"]) ?? BuildUpKind.Posts;
        var byYear = years.Where(y => !string.IsNullOrWhiteSpace(typed["byYear." + y])).Select(y => new YearQuantity(y, Number("byYear." + y, Quantity.Of(0m)))).ToList();
        return new(
            typed.Key, string.Join(' ', typed["title"].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), kind, TrackerQuery.Named<BuildUpPart>(typed["part"]) ?? BuildUpPart.Counted,
            Number("count", Quantity.One), Number("fte", Quantity.One), Use("price"), Use("onCost"), Use("uplift"), Month("from"), Month("to"), byYear, Keys("of"), Keys("less"), typed["note"].Trim());
    }

    private IEnumerable<BuildUpShare> ReadShares(List<Problem> problems)
    {
        foreach (var (i, (party, weight, council)) in Shares.Index())
        {
            if (string.IsNullOrWhiteSpace(party) && string.IsNullOrWhiteSpace(weight))
            {
                continue;
            }

            if (Quantity.Read(weight) is { Value: { } value })
            {
                yield return new(party.Trim(), value, council);
            }
            else
            {
                problems.Add(Problem.Error("buildup.share-weight", $"shares.{i}.weight", $"“{Short(weight)}” is not a part. Type numbers such as 60 and 40, or 121 and 130."));
            }
        }
    }

    private static TypedBuildUpRow Typed(BuildUpRow row, IReadOnlyList<RateTable> tables)
    {
        var boxes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = TrackerQuery.Name(row.Kind),
            ["title"] = row.Title,
            ["part"] = TrackerQuery.Name(row.Part),
            ["count"] = row.Count.ToString(),
            ["fte"] = row.Fte.ToString(),
            ["from"] = row.From is { } from ? MonthWords.Of(from) : "",
            ["to"] = row.To is { } to ? MonthWords.Of(to) : "",
            ["note"] = row.Note,
        };
        foreach (var (box, use) in new[] { ("price", row.Price), ("onCost", row.OnCost), ("uplift", row.Uplift) })
        {
            boxes[box] = use?.Table is { } id && tables.FirstOrDefault(t => t.Id == id) is { } table ? Chosen(table, use.Name) : "";
            boxes[box + ".own"] = use?.Own?.ToString() ?? "";
            boxes[box + ".reason"] = use?.Reason ?? "";
        }

        foreach (var (year, quantity) in row.ByYear.Select(y => (y.Year, y.Quantity)))
        {
            boxes["byYear." + year] = quantity.ToString();
        }

        return new(row.Key, boxes) { Of = row.Of, Less = row.Less };
    }

    /// <summary>The rows that others name, as numbers that people see. Done once all rows are there.</summary>
    public TypedBuildUp Numbered()
    {
        string Numbers(IReadOnlyList<string> keys) => string.Join(", ", keys.Select(k => 1 + Rows.Index().FirstOrDefault(r => r.Item.Key == k).Index).Select(n => n.ToString(CultureInfo.InvariantCulture)));
        return this with { Rows = [.. Rows.Select(r => r.With("of", Numbers(r.Of)).With("less", Numbers(r.Less)))] };
    }

    /// <summary>A rate in a list of choices: the table's number and the name.</summary>
    public static string Chosen(RateTable table, string name) => $"{table.Number.ToString(CultureInfo.InvariantCulture)}|{name}";

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
