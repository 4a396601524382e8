using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>One row of a rate table as it is typed: a name with a value for each year, and where they come from.</summary>
public sealed record TypedRateRow(string Name, IReadOnlyList<string> Values, string Source)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Source) && Values.All(string.IsNullOrWhiteSpace);
}

/// <summary>A rate table as it is typed. Nothing that was typed is lost, whatever is wrong with it.</summary>
public sealed record TypedRates(string Name, string Kind, string Unit, string Note, IReadOnlyList<TypedRateRow> Rows, string Pasted, string Reason)
{
    /// <summary>As many rows as a form may have.</summary>
    public const int MostRows = 400;

    public static TypedRates Empty { get; } = new("", "", "", "", [], "", "");

    public static TypedRates Of(RateTable? table, IReadOnlyList<FinancialYear> years) => table is null
        ? Empty.WithRows(5, years.Count)
        : new TypedRates(
            table.Name, TrackerQuery.Name(table.Kind), table.Unit, table.Note,
            [
                .. table.Rates.GroupBy(r => (Name: r.Name.ToUpperInvariant(), r.Source)).Select(g => new TypedRateRow(
                    g.First().Name, [.. years.Select(y => g.FirstOrDefault(r => r.Year == y) is { } rate ? Quantity.Text(rate.Value) : "")], g.Key.Source)),
            ],
            "", "").WithRows(2, years.Count);

    public static TypedRates From(IFormCollection form, IReadOnlyList<FinancialYear> years)
    {
        var rows = new List<TypedRateRow>();
        for (var i = 0; i < MostRows && form.ContainsKey($"rates.{i}.name"); i++)
        {
            rows.Add(new(form[$"rates.{i}.name"].ToString(), [.. years.Select(y => form[$"rates.{i}.{y}"].ToString())], form[$"rates.{i}.source"].ToString()));
        }

        return new(form["name"].ToString(), form["kind"].ToString(), form["unit"].ToString(), form["note"].ToString(), rows, form["pasted"].ToString(), form["reason"].ToString());
    }

    public TypedRates WithRows(int more, int years) =>
        this with { Rows = [.. Rows, .. Enumerable.Range(0, Math.Min(more, MostRows - Rows.Count)).Select(_ => new TypedRateRow("", [.. Enumerable.Repeat("", years)], ""))] };

    /// <summary>Puts pasted rows of name, year, value and source into the table; what cannot be read stays in the box, with what is wrong.</summary>
    public TypedRates WithPasted(IReadOnlyList<FinancialYear> years, List<Problem> problems)
    {
        var rows = Rows.Where(r => !r.IsEmpty).ToList();
        var left = new List<string>();
        foreach (var (number, line) in Pasted.Split('\n').Index())
        {
            var parts = line.TrimEnd('\r').Split('\t').Select(p => p.Trim()).ToArray();
            if (parts.All(p => p.Length == 0))
            {
                continue;
            }

            var at = parts.Length >= 3 && FinancialYear.TryParse(parts[1], out var year) ? years.Index().Where(y => y.Item == year).Select(y => y.Index).FirstOrDefault(-1) : -1;
            if (at < 0 || rows.Count >= MostRows)
            {
                left.Add(line.TrimEnd('\r'));
                problems.Add(Problem.Error("rate.paste", "pasted", $"Line {number + 1} is not a name, a year from {years[0]} to {years[^1]}, a value and a source with tabs between them. It is still in the box."));
                continue;
            }

            var source = parts.Length > 3 ? parts[3] : "";
            var row = rows.FindIndex(r => string.Equals(r.Name, parts[0], StringComparison.OrdinalIgnoreCase) && r.Source == source && r.Values[at].Length == 0);
            if (row < 0)
            {
                rows.Add(new(parts[0], [.. years.Select(_ => "")], source));
                row = rows.Count - 1;
            }

            rows[row] = rows[row] with { Values = [.. rows[row].Values.Select((v, i) => i == at ? parts[2] : v)] };
        }

        return (this with { Rows = rows, Pasted = string.Join('\n', left) }).WithRows(2, years.Count);
    }

    /// <summary>The rates as they are read; what is no number is said at its box.</summary>
    public Rates Read(IReadOnlyList<FinancialYear> years, List<Problem> problems)
    {
        var rates = new List<Rate>();
        foreach (var (i, row) in Rows.Index())
        {
            if (row.IsEmpty)
            {
                continue;
            }

            if (row.Values.All(string.IsNullOrWhiteSpace))
            {
                problems.Add(Problem.Error("rate.without-value", $"rates.{i}.{years[0]}", $"{(row.Name.Trim().Length > 0 ? row.Name.Trim() : "A rate")} has no value in any year. Give one, or empty the row."));
            }

            foreach (var (y, year) in years.Index())
            {
                var text = row.Values.ElementAtOrDefault(y) ?? "";
                if (string.IsNullOrWhiteSpace(text))
                {
                    continue;
                }

                if (Quantity.Read(text) is { Value: { } value })
                {
                    rates.Add(new(string.Join(' ', row.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), year, value, row.Source.Trim()));
                }
                else
                {
                    problems.Add(Problem.Error("rate.unreadable", $"rates.{i}.{year}", $"“{(text.Length > 40 ? text[..40] + "…" : text)}” is not a number. Type pounds or per cent, such as 45,000 or 2.5."));
                }
            }
        }

        return new(TrackerQuery.Named<RateKind>(Kind) ?? RateKind.GradePay, string.Join(' ', Unit.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Note.Trim(), rates);
    }
}
