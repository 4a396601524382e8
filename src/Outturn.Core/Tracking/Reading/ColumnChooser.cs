using System.Text.RegularExpressions;
using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <summary>
/// Decides what each column is. Headings propose; content disposes: a rating column holds colours, the year is the column that
/// equals the sum of its parts, the variance the one that equals forecast less plan.
/// </summary>
internal sealed partial class ColumnChooser
{
    private const int RowsLookedAt = 400;
    private const double Agrees = 0.85;

    /// <summary>Why a column of figures is kept as text where the plan or the forecast was not found.</summary>
    internal const string NotRecognised = "not recognised";

    private readonly HeadingBlock _block;
    private readonly IReadOnlyList<GridRow> _sample;
    private readonly Dictionary<int, ColumnProfile> _profiles = [];
    private readonly Dictionary<int, ColumnHeading> _headings = [];
    private readonly Dictionary<int, (TrackerField Field, int Part, string How)> _chosen = [];
    private readonly FinancialYear? _year;

    private ColumnChooser(Grid grid, HeadingBlock block, FinancialYear? year, IEnumerable<ColumnMapping> given)
    {
        _block = block;
        _year = year;
        var width = grid.Rows.Skip(block.First).Take(RowsLookedAt * 2).Select(r => r.Cells.Count).DefaultIfEmpty(0).Max();
        var held = grid.Rows.Skip(block.Last + 1).Take(RowsLookedAt).ToList();
        var moneyColumns = block.Headings.Where(h => held.Any(r => FigureText.IsFigure(r[h.Column]))).Where(h => h.Sense.Basis != Basis.None || h.Sense.SaysMoney || h.Sense.Quarter + h.Sense.Month > 0).Select(h => h.Column)
            .Concat(given.Where(m => TrackerLayout.IsMoney(m.Field)).Select(m => m.Column)).ToHashSet();
        _sample = [.. grid.Rows.Skip(block.Last + 1).Where(r => LooksLikeLine(r, moneyColumns)).Take(RowsLookedAt)];
        foreach (var heading in block.Headings)
        {
            _headings[heading.Column] = heading;
        }

        for (var column = 0; column < width; column++)
        {
            var profile = ColumnProfile.Of(_sample, column);
            if (profile.Filled > 0 || _headings.ContainsKey(column))
            {
                _profiles[column] = profile;
                _headings.TryAdd(column, new(column, "", "", "", HeadingSense.Of("", "", null)));
            }
        }
    }

    public static IReadOnlyList<ColumnMapping> Choose(
        Grid grid, HeadingBlock block, FinancialYear? year, IReadOnlyList<ColumnMapping>? remembered, IReadOnlyList<ColumnMapping>? byHand, List<Problem> problems)
    {
        var chooser = new ColumnChooser(grid, block, year, [.. byHand ?? [], .. remembered ?? []]);
        chooser.Take(byHand, null);
        chooser.Take(remembered, "remembered");
        foreach (var twice in chooser._twice)
        {
            problems.Add(Problem.Warning("columns.twice", grid.Place(grid.Rows[block.Last].Number, twice.Column), $"\"{twice.Heading}\" was named as {twice.Field}, but another column is that already; the other was read and this one was kept as text."));
        }

        chooser.ChooseTexts();
        chooser.ChooseMoney();
        chooser.Fallbacks();
        foreach (var (taken, others) in chooser.Rivals)
        {
            problems.Add(Problem.Warning(
                "columns.rivals",
                grid.Place(grid.Rows[block.Last].Number, taken),
                $"\"{chooser._headings[taken].Text}\" was read as the {(chooser._chosen[taken].Field == TrackerField.PlannedYear ? "plan" : "forecast")}, but {string.Join(" and ", others.Select(o => $"\"{chooser._headings[o].Text}\""))} could be too, and no arithmetic decides. If that is wrong, say which column it is."));
        }

        if (chooser.Silent is var (silent, plan))
        {
            problems.Add(Problem.Error(
                "parts.unclear",
                grid.Place(grid.Rows[block.Last].Number, silent[0]),
                $"Nothing says whether {chooser.Quoted(silent[0])} to {chooser.Quoted(silent[^1])} are planned or forecast, and they do not add up to {chooser.Quoted(plan)}. Say by hand what each of them is, or that they are not to be read."));
        }

        if (chooser.Split is var (shares, rest))
        {
            var named = string.Join(", ", shares.Select(chooser.Quoted));
            problems.Add(rest is { } undelivered
                ? Problem.Notice("forecast.from-split", grid.Place(grid.Rows[block.Last].Number, undelivered), $"There is no forecast column; the target is shared out over {named}, so the forecast was worked out as the target less {chooser.Quoted(undelivered)}.")
                : Problem.Error("forecast.unclear", grid.Place(grid.Rows[block.Last].Number, shares[0]), $"There is no forecast column. {named} share out the target, but nothing says how much of it is expected. Add a column with the forecast, or say by hand which column holds it or, as the variance, which holds the part that will not be delivered."));
        }

        return chooser.Mappings();
    }

    private string Quoted(int column) => $"\"{_headings[column].Text}\"";

    /// <summary>A line has a text and something else; headings of groups and repeated headings are left out.</summary>
    private static bool LooksLikeLine(GridRow row, HashSet<int> moneyColumns)
    {
        var filled = 0;
        var texts = 0;
        var money = false;
        for (var column = 0; column < row.Cells.Count; column++)
        {
            var cell = row.Cells[column];
            if (cell.IsEmpty)
            {
                continue;
            }

            filled++;
            texts += cell.Kind == GridCellKind.Text && !FigureText.Is(cell.Text) ? 1 : 0;
            money |= moneyColumns.Contains(column) && (cell.Kind is GridCellKind.Number or GridCellKind.FormulaWithoutResult or GridCellKind.Error || (cell.Kind == GridCellKind.Text && FigureText.Is(cell.Text)));
        }

        return filled >= 2 && texts >= 1 && (money || moneyColumns.Count == 0) && !TotalWords.IsTotal(row);
    }

    private void Take(IReadOnlyList<ColumnMapping>? mappings, string? how)
    {
        foreach (var mapping in mappings ?? [])
        {
            if (how is null && !_chosen.ContainsKey(mapping.Column) && mapping.Field is not (TrackerField.Other or TrackerField.Ignored) && Has(mapping.Field, mapping.Part))
            {
                _twice.Add(mapping);
                _chosen[mapping.Column] = (TrackerField.Other, 0, mapping.How is { Length: > 0 } ? mapping.How : "by hand");
            }
            else if (!_chosen.ContainsKey(mapping.Column) && (mapping.Field is TrackerField.Other or TrackerField.Ignored || !Has(mapping.Field, mapping.Part)))
            {
                _chosen[mapping.Column] = (mapping.Field, mapping.Part, how ?? (mapping.How is { Length: > 0 } ? mapping.How : "by hand"));
                _headings.TryAdd(mapping.Column, new(mapping.Column, mapping.Heading, HeadingText.Normal(mapping.Heading), "", HeadingSense.Of(HeadingText.Normal(mapping.Heading), "", null)));
                _profiles.TryAdd(mapping.Column, ColumnProfile.Of(_sample, mapping.Column));
            }
        }
    }

    private readonly List<ColumnMapping> _twice = [];

    private bool Has(TrackerField field, int part = 0) => _chosen.Values.Any(c => c.Field == field && c.Part == part);

    private int? ColumnOf(TrackerField field, int part = 0)
    {
        foreach (var (column, chosen) in _chosen)
        {
            if (chosen.Field == field && chosen.Part == part)
            {
                return column;
            }
        }

        return null;
    }

    private IEnumerable<int> Free => _profiles.Keys.Where(c => !_chosen.ContainsKey(c)).Order();

    private void Choose(int column, TrackerField field, int part, string how) => _chosen[column] = (field, part, how);

    // ---- texts ----

    private void ChooseTexts()
    {
        var candidates = new List<(double Score, int Column, TrackerField Field)>();
        foreach (var column in Free)
        {
            var heading = _headings[column];
            var profile = _profiles[column];
            foreach (var (field, strength) in heading.Sense.Fields)
            {
                if (Score(field, strength, heading, profile, _year) is > 30 and var score)
                {
                    candidates.Add((score - (column * 0.01), column, field));
                }
            }
        }

        foreach (var (_, column, field) in candidates.OrderByDescending(c => c.Score))
        {
            if (!_chosen.ContainsKey(column) && !Has(field))
            {
                Choose(column, field, 0, "heading");
            }
        }
    }

    private static double Score(TrackerField field, double strength, ColumnHeading heading, ColumnProfile profile, FinancialYear? year)
    {
        var sense = heading.Sense;
        if (field is TrackerField.Rag or TrackerField.Complete or TrackerField.Direction or TrackerField.Commentary && sense.Year is { } of && year is { } asked && of != asked)
        {
            return 0; // another year's
        }

        if (profile.Filled == 0)
        {
            // An empty column keeps what its heading says, unless the heading may be money.
            return sense.Basis != Basis.None && field is not (TrackerField.Rag or TrackerField.Commentary or TrackerField.Direction or TrackerField.Partners) ? 0 : strength - 20;
        }

        switch (field)
        {
            case TrackerField.Reference:
                return profile.Figures > 0.9 && sense.Unit is not null ? 0 : strength + (profile.Distinct > 0.9 ? 3 : -10) - (profile.AverageLength > 40 ? 60 : 0);
            case TrackerField.Rag:
                return profile.Colours == 0 && strength < 90 && profile.Answers > 0.9 && profile.Answers > profile.Ratings ? 0 // achieved, partially, not achieved
                    : profile.Colours > 0.5 ? strength + 10 : profile.Ratings > 0.6 ? strength : profile.AverageLength < 25 && strength > 90 && profile.Figures < 0.5 ? strength - 20 : 0;
            case TrackerField.Direction:
                return profile.Arrows > 0.5 ? strength + 10 : profile.Directions > 0.6 && profile.Figures < 0.6 ? strength : 0;
            case TrackerField.Complete:
                return profile.Answers > 0.6 ? strength + 8 : profile.Percents > 0.6 && heading.Own.Contains("complete", StringComparison.Ordinal) ? strength : 0;
        }

        if ((profile.IsMoney && !(profile.IsAllZero && sense is { Basis: Basis.None or Basis.Beside, SaysMoney: false })) || profile.Percents > 0.5)
        {
            return 0;
        }

        return field switch
        {
            TrackerField.Title => strength + (profile.AverageLength is > 8 and < 160 ? 4 : 0) + (profile.Distinct > 0.7 ? 4 : -20),
            TrackerField.Description => strength + (profile.AverageLength > 40 ? 4 : 0),
            TrackerField.Commentary => profile.Days > 0.5 ? 0 : strength,
            TrackerField.Committee or TrackerField.Service => profile.AverageLength > 80 ? 0 : strength,
            TrackerField.Owner => profile.AverageLength > 80 ? 0 : strength,
            _ => strength,
        };
    }

    // ---- money ----

    private void ChooseMoney()
    {
        var money = Free.Where(c => IsMoneyColumn(_headings[c], _profiles[c])).ToList();
        AssignSilentRuns(money);
        var basis = money.ToDictionary(c => c, c => _basisOf.TryGetValue(c, out var b) ? b : _headings[c].Sense.Basis);
        var plannedParts = Parts(money, basis, Basis.Planned);
        var forecastParts = Parts(money, basis, Basis.Forecast) ?? Parts(money, basis, Basis.Forecast, Basis.Actual) ?? Parts(money, basis, Basis.Actual);
        TakeParts(plannedParts, TrackerField.PlannedPart);
        TakeParts(forecastParts, TrackerField.ForecastPart);
        money.RemoveAll(_chosen.ContainsKey);
        ChooseInvestment(money, basis);
        ChooseYears(money, basis);
    }

    private readonly Dictionary<int, Basis> _basisOf = [];

    /// <summary>Months or quarters of which nothing says what they are, and the plan that they do not add up to.</summary>
    public (int[] Columns, int Plan)? Silent { get; private set; }

    private static bool IsMoneyColumn(ColumnHeading heading, ColumnProfile profile)
    {
        var sense = heading.Sense;
        var says = sense.Basis is not Basis.None || sense.SaysMoney || sense.Quarter + sense.Month > 0;
        return profile.Filled == 0 ? says && sense.Fields.Count == 0 : profile.IsMoney || (says && profile.Figures > 0.3 && profile.Percents < 0.5);
    }

    /// <summary>Q1 to Q4 and total twice with no word over them: the plan first, the forecast second.</summary>
    private void AssignSilentRuns(List<int> money)
    {
        var silent = money.Where(c => _headings[c].Sense is { Basis: Basis.None } s && s.Quarter + s.Month > 0).ToList();
        var runs = new List<List<int>>();
        foreach (var column in silent)
        {
            var sense = _headings[column].Sense;
            var key = (sense.Quarter, sense.Month);
            var run = runs.Find(r => r.All(c => (_headings[c].Sense.Quarter, _headings[c].Sense.Month) != key));
            if (run is null)
            {
                runs.Add(run = []);
            }

            run.Add(column);
        }

        var open = new Queue<Basis>([Basis.Planned, Basis.Forecast, Basis.Beside]);
        while (open.Count > 0 && money.Any(c => _headings[c].Sense.Basis == open.Peek() && _headings[c].Sense.Quarter + _headings[c].Sense.Month > 0))
        {
            open.Dequeue();
        }

        if (runs is [{ Count: 12 or 4 } only] && open.Peek() == Basis.Planned && OfYear(Basis.Planned) is { Length: > 0 } plans && !plans.Any(c => IsSumOf(c, [.. only])))
        {
            // There is a plan for the year which these are not the parts of.
            // They are the forecast's where they add up to it, or to a total of their own beside the target.
            if (OfYear(Basis.Forecast).Concat(OfYear(Basis.None)).Any(c => IsSumOf(c, [.. only])))
            {
                open.Dequeue();
            }
            else
            {
                Silent = ([.. only], plans[0]);
                open.Clear();
            }
        }

        int[] OfYear(Basis wanted) => [.. money.Where(c => _headings[c].Sense.Basis == wanted && IsThisYear(c) && _profiles[c].Filled > 0)];

        foreach (var run in runs)
        {
            var basis = open.Count > 0 ? open.Dequeue() : Basis.Beside;
            foreach (var column in run)
            {
                _basisOf[column] = basis;
            }

            // The total that follows the run belongs to it.
            var after = run.Max() + 1;
            if (money.Contains(after) && _headings[after].Sense is { Basis: Basis.None, SaysYear: true })
            {
                _basisOf[after] = basis;
            }
        }
    }

    /// <summary>Four quarters or twelve months of the bases, in order; the first of several columns for one part. Null where the set is not complete.</summary>
    private int[]? Parts(List<int> money, Dictionary<int, Basis> basis, params Basis[] bases)
    {
        var columns = money.Where(c => !_chosen.ContainsKey(c) && bases.Contains(basis[c]) && (_headings[c].Sense.Year is not { } y || _year is not { } year || y == year)).ToList();
        return Complete(columns, 12, c => _headings[c].Sense.Month) ?? Complete(columns, 4, c => _headings[c].Sense.Quarter);

        int[]? Complete(List<int> from, int count, Func<int, int> part)
        {
            var parts = new int[count];
            Array.Fill(parts, -1);
            foreach (var column in from.OrderBy(c => basis[c] == Basis.Actual ? 0 : 1).ThenBy(c => _headings[c].Sense.SaysOld && bases[0] == Basis.Forecast ? 1 : 0))
            {
                var p = part(column);
                if (p > 0 && parts[p - 1] < 0)
                {
                    parts[p - 1] = column;
                }
            }

            return parts.All(p => p >= 0) ? parts : null;
        }
    }

    private void TakeParts(int[]? parts, TrackerField field)
    {
        if (parts is null || _chosen.Values.Any(c => c.Field == field))
        {
            return;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            Choose(parts[i], field, i + 1, _basisOf.ContainsKey(parts[i]) ? "position" : "heading");
        }
    }

    private void ChooseInvestment(List<int> money, Dictionary<int, Basis> basis)
    {
        if (Has(TrackerField.Investment))
        {
            return;
        }

        var best = money.Where(c => basis[c] == Basis.Investment && !IsAnotherYear(c))
            .OrderByDescending(c => _headings[c].Sense.Quarter + _headings[c].Sense.Month == 0 ? 1 : 0)
            .ThenByDescending(c => _headings[c].Sense.SaysYear ? 1 : 0)
            .ThenBy(c => c)
            .Cast<int?>().FirstOrDefault();
        if (best is { } column)
        {
            Choose(column, TrackerField.Investment, 0, "heading");
            money.Remove(column);
        }
    }

    private void ChooseYears(List<int> money, Dictionary<int, Basis> basis)
    {
        var plannedParts = PartColumns(TrackerField.PlannedPart);
        var forecastParts = PartColumns(TrackerField.ForecastPart);
        var variances = Has(TrackerField.Variance) ? [] : money.Where(c => basis[c] == Basis.Variance && IsThisYear(c)).ToList();
        variances.AddRange(Has(TrackerField.Variance) ? [] : money.Where(c => basis[c] == Basis.Variance && !variances.Contains(c) && !IsAnotherYear(c)));
        var planned = Has(TrackerField.PlannedYear) ? [ColumnOf(TrackerField.PlannedYear)!.Value] : Candidates(money, basis, Basis.Planned, plannedParts);
        var forecast = Has(TrackerField.ForecastYear) ? [ColumnOf(TrackerField.ForecastYear)!.Value] : Candidates(money, basis, Basis.Forecast, forecastParts);

        if (forecast.Count == 0 && forecastParts.Length == 0 && planned.Count > 0 && !Has(TrackerField.Variance))
        {
            FindSplit(planned[0], money, basis);
            if (Split is var (shares, rest))
            {
                money.RemoveAll(c => shares.Contains(c) && c != rest);
                variances = rest is { } undelivered ? [undelivered] : [];
            }
        }

        // Nothing is headed forecast: what is delivered stands for it, or an "expected" beside an "actual" was the plan.
        if (forecast.Count == 0 && forecastParts.Length == 0)
        {
            forecast = Candidates(money, basis, Basis.Actual, forecastParts);
        }

        if (planned.Count == 0 && plannedParts.Length == 0)
        {
            var plain = money.Where(c => basis[c] == Basis.None && !forecast.Contains(c) && IsThisYear(c)).ToList();
            if (forecast.Count == 0 && forecastParts.Length == 0 && (plain.Count > 1 || plain.Any(c => !_headings[c].Sense.SaysMoney && _headings[c].Sense.Year is null)))
            {
                // Figures that nothing names: a person must say which is which.
                plain = [];
            }

            var weak = forecast.Where(c => _headings[c].Sense.IsWeak).ToList();
            if (plain.Count > 0)
            {
                planned = Ordered(plain, plannedParts);
            }
            else if (weak.Count > 0)
            {
                var actual = forecast.Except(weak).Concat(Candidates(money, basis, Basis.Actual, [])).Distinct().ToList();
                if (actual.Count > 0)
                {
                    planned = weak;
                    forecast = actual;
                }
            }
            else if (forecast.Count > 1 && _headings[forecast[0]].Sense.SaysOld != _headings[forecast[^1]].Sense.SaysOld)
            {
                planned = [.. forecast.Where(c => _headings[c].Sense.SaysOld)];
                forecast = [.. forecast.Where(c => !_headings[c].Sense.SaysOld)];
            }
        }

        var best = BestTriple(planned, forecast, variances, plannedParts, forecastParts, money);
        if (!best.Proved)
        {
            NoteRivals(best.Planned, planned, plannedParts);
            NoteRivals(best.Forecast, forecast, forecastParts);
        }

        TakeYear(best.Planned, TrackerField.PlannedYear);
        TakeYear(best.Forecast, TrackerField.ForecastYear);
        if (!Has(TrackerField.Variance) && best.Variance is { } variance)
        {
            Choose(variance, TrackerField.Variance, 0, basis[variance] == Basis.Variance ? "heading" : "content");
        }

        void TakeYear(int? column, TrackerField field)
        {
            if (column is { } c && !Has(field))
            {
                Choose(c, field, 0, _basisOf.ContainsKey(c) ? "position" : basis[c] is Basis.None ? "content" : "heading");
            }
        }
    }

    [GeneratedRegex(@"\bon track\b|\bat risk\b|\bgreen\b|\bamber\b|\bred\b|\bundeliver|\bunachiev|\bnot (achiev|deliver|started)|\bin progress\b|\bunder way\b|\bin delivery\b|\b(high|medium|low) risk\b")]
    private static partial Regex ShareWords();

    /// <summary>Columns that share out the target by how sure it is, where no forecast is printed, and the one that will not be delivered.</summary>
    public (int[] Columns, int? Undelivered)? Split { get; private set; }

    private void FindSplit(int planned, List<int> money, Dictionary<int, Basis> basis)
    {
        var open = money.Where(c => c != planned && basis[c] is not (Basis.Planned or Basis.Investment or Basis.Forecast) && !IsAnotherYear(c) && _profiles[c].Filled > 0).ToArray();
        var named = open.Where(c => ShareWords().IsMatch(_headings[c].Own)).ToArray();
        if (named.Length < 2)
        {
            return;
        }

        for (var length = open.Length; length >= 3; length--)
        {
            for (var from = 0; from + length <= open.Length; from++)
            {
                int[] shares = [.. open.Skip(from).Take(length)];
                if (shares.Count(named.Contains) >= 2 && IsSumOf(planned, shares))
                {
                    var lost = shares.Where(c => basis[c] == Basis.Variance && !_headings[c].Own.Contains("at risk", StringComparison.Ordinal)).ToArray();
                    Split = (shares, lost is [var one] ? one : null);
                    return;
                }
            }
        }

        Split = ([.. open.Where(c => basis[c] == Basis.Actual || named.Contains(c))], null);
    }

    /// <summary>Columns that could as well be the year, where no arithmetic decided between them: a person is told.</summary>
    public List<(int Taken, int[] Others)> Rivals { get; } = [];

    private void NoteRivals(int? taken, List<int> candidates, int[] parts)
    {
        if (taken is not { } column || (parts.Length > 0 && IsSumOf(column, parts)))
        {
            return;
        }

        var sense = _headings[column].Sense;
        var others = candidates.Where(c => c != column && _headings[c].Sense is var s && s.Basis == sense.Basis && s.SaysOld == sense.SaysOld && s.IsWeak == sense.IsWeak && (s.SaysYear == sense.SaysYear || !sense.SaysYear) && !_profiles[c].IsAllZero && _profiles[c].Filled > 0).ToArray();
        if (others.Length > 0)
        {
            Rivals.Add((column, others));
        }
    }

    private int[] PartColumns(TrackerField field) => [.. _chosen.Where(c => c.Value.Field == field).OrderBy(c => c.Value.Part).Select(c => c.Key)];

    private bool IsThisYear(int column)
    {
        var sense = _headings[column].Sense;
        return sense.Quarter + sense.Month == 0 && (sense.Year is not { } y || _year is not { } year || y == year);
    }

    private bool IsAnotherYear(int column) => _headings[column].Sense.Year is { } of && _year is { } asked && of != asked;

    /// <summary>Columns that can be the year of a basis, best first.</summary>
    private List<int> Candidates(List<int> money, Dictionary<int, Basis> basis, Basis wanted, int[] parts)
    {
        var named = money.Where(c => basis[c] == wanted && IsThisYear(c)).ToList();
        if (named.Count == 0)
        {
            // "Forecast (month 7)" and "Q2 forecast": the forecast made then, not a part of the year.
            named = [.. money.Where(c => basis[c] == wanted && (_headings[c].Sense.Year is not { } y || _year is not { } year || y == year))];
            named = [.. named.OrderByDescending(c => Math.Max(_headings[c].Sense.Month, _headings[c].Sense.Quarter * 3)).ThenByDescending(c => c)];
        }

        // A table that prints the budget beside the saving in it: the saving is what is tracked.
        if (named.Any(c => SaysSaving(_headings[c])))
        {
            named.RemoveAll(c => !SaysSaving(_headings[c]) && SaysBudget(_headings[c]));
        }

        // A total beside the parts which no word claims, or whichever column is the sum of the parts.
        if (parts.Length > 0)
        {
            var sums = money.Where(c => basis[c] is not (Basis.Variance or Basis.Investment) && IsSumOf(c, parts)).ToList();
            named = [.. sums.OrderBy(c => basis[c] == wanted ? 0 : 1).ThenBy(c => Math.Abs(c - parts[^1])).Take(sums.Count), .. named.Where(c => !sums.Contains(c))];
            if (named.Count == 0)
            {
                named = [.. money.Where(c => basis[c] == Basis.None && _headings[c].Sense.SaysYear && c == parts[^1] + 1)];
            }
        }

        return parts.Length > 0 && named.Count > 0 && IsSumOf(named[0], parts) ? named : Ordered(named, parts);
    }

    private static bool SaysSaving(ColumnHeading heading) => Says(heading, "saving") || Says(heading, "efficienc") || Says(heading, "benefit");

    private static bool SaysBudget(ColumnHeading heading) => Says(heading, "budget") || Says(heading, "outturn") || Says(heading, "spend");

    private static bool Says(ColumnHeading heading, string word) => heading.Own.Contains(word, StringComparison.Ordinal) || heading.Above.Contains(word, StringComparison.Ordinal);

    private List<int> Ordered(List<int> columns, int[] parts) =>
    [
        .. columns.OrderBy(c => parts.Length > 0 && c == parts[^1] + 1 ? 0 : 1)
            .ThenBy(c => _profiles[c].Filled > 0 ? 0 : 1)
            .ThenBy(c => _headings[c].Sense.Year == _year && _year is not null ? 0 : 1)
            .ThenBy(c => _headings[c].Sense.SaysYear ? 0 : 1),
    ];

    private (int? Planned, int? Forecast, int? Variance, bool Proved) BestTriple(List<int> planned, List<int> forecast, List<int> variances, int[] plannedParts, int[] forecastParts, List<int> money)
    {
        var best = (Planned: planned.Cast<int?>().FirstOrDefault(), Forecast: forecast.Where(c => c != planned.Cast<int?>().FirstOrDefault()).Cast<int?>().FirstOrDefault(), Variance: variances.Cast<int?>().FirstOrDefault(), Proved: false);
        var bestScore = 0.0;
        int?[] Some(List<int> columns, int[] parts) => columns.Count > 0 ? [.. columns.Take(4).Cast<int?>()] : parts.Length > 0 ? [null] : [];
        foreach (var (p, i) in Some(planned, plannedParts).Select((p, i) => (p, i)))
        {
            var plannedValues = p is { } pc ? _profiles[pc].Values : Sum(plannedParts);
            foreach (var (f, j) in Some(forecast, forecastParts).Select((f, j) => (f, j)))
            {
                if (f == p && f is not null)
                {
                    continue;
                }

                var forecastValues = f is { } fc ? _profiles[fc].Values : Sum(forecastParts);
                var possible = variances.Count > 0 ? variances : [.. money.Where(c => c != p && c != f && !planned.Contains(c) && !forecast.Contains(c) && !IsAnotherYear(c) && _headings[c].Sense.Basis is Basis.None)];
                foreach (var v in possible)
                {
                    var share = VarianceAgreement(_profiles[v].Values, plannedValues, forecastValues, variances.Count > 0 ? 1 : 2);
                    var score = share - ((i + j) * 0.02);
                    if (share >= Agrees && score > bestScore)
                    {
                        bestScore = score;
                        best = (p, f, v, true);
                    }
                }
            }
        }

        return best;
    }

    private decimal?[] Sum(int[] columns)
    {
        var result = new decimal?[_sample.Count];
        for (var row = 0; row < result.Length; row++)
        {
            foreach (var column in columns)
            {
                result[row] = _profiles[column].Values[row] is { } value ? (result[row] ?? 0) + value : result[row];
            }
        }

        return result;
    }

    /// <summary>Whether the column equals the sum of the parts in nearly every row, and not only where all are zero.</summary>
    private bool IsSumOf(int column, int[] parts)
    {
        var sums = Sum(parts);
        var values = _profiles[column].Values;
        var (same, tried, telling) = (0, 0, 0);
        for (var row = 0; row < sums.Length; row++)
        {
            if (values[row] is { } value && sums[row] is { } sum)
            {
                tried++;
                var equal = Math.Abs(value - sum) <= Math.Max(1m, Math.Abs(sum) * 0.002m);
                same += equal ? 1 : 0;
                telling += equal && sum != 0 ? 1 : 0;
            }
        }

        return telling > 0 && same >= tried * Agrees && (tried >= 2 || sums.Length == 1);
    }

    private static double VarianceAgreement(decimal?[] variance, decimal?[] planned, decimal?[] forecast, int fewest)
    {
        var (same, tried, telling) = (0, 0, 0);
        for (var row = 0; row < variance.Length; row++)
        {
            if (variance[row] is { } v && (planned[row] is not null || forecast[row] is not null))
            {
                var difference = (forecast[row] ?? 0) - (planned[row] ?? 0);
                tried++;
                var equal = Math.Abs(Math.Abs(v) - Math.Abs(difference)) <= Math.Max(0.011m, Math.Abs(difference) * 0.002m);
                same += equal ? 1 : 0;
                telling += equal && v != 0 ? 1 : 0;
            }
        }

        return telling < fewest ? 0 : (double)same / tried;
    }

    // ---- what is left ----

    private void Fallbacks()
    {
        if (!Has(TrackerField.Rag) && First(p => p.Colours > 0.8) is { } rag)
        {
            Choose(rag, TrackerField.Rag, 0, "content");
        }

        if (!Has(TrackerField.Direction) && First(p => p.Arrows > 0.7) is { } direction)
        {
            Choose(direction, TrackerField.Direction, 0, "content");
        }

        if (!Has(TrackerField.Title))
        {
            if (ColumnOf(TrackerField.Description) is { } description)
            {
                Choose(description, TrackerField.Title, 0, "heading");
            }
            else if (Free.Where(c => _profiles[c] is { AverageLength: > 6, Distinct: > 0.7 } p && p.Figures < 0.3 && p.References < 0.7 && p.Days < 0.3)
                .OrderBy(c => c).Cast<int?>().FirstOrDefault() is { } title)
            {
                Choose(title, TrackerField.Title, 0, "content");
            }
            else if (ColumnOf(TrackerField.Reference) is { } reference && _profiles[reference] is { AverageLength: > 15 })
            {
                // "Saving ref" that holds the whole name.
                Choose(reference, TrackerField.Title, 0, "content");
            }
            else if (ColumnOf(TrackerField.Commentary) is { } comment && _profiles[comment].Distinct > 0.9 && comment < (ColumnOf(TrackerField.PlannedYear) ?? int.MaxValue))
            {
                Choose(comment, TrackerField.Title, 0, "position");
            }
        }

        if (!Has(TrackerField.Reference) && ColumnOf(TrackerField.Title) is { } named
            && Free.Where(c => c < named && _profiles[c] is { References: > 0.9, Distinct: > 0.95, AverageLength: < 24 }).Cast<int?>().FirstOrDefault() is { } code)
        {
            Choose(code, TrackerField.Reference, 0, "content");
        }

        int? First(Func<ColumnProfile, bool> fits) => Free.Where(c => _profiles[c].Filled > 0 && fits(_profiles[c])).Cast<int?>().FirstOrDefault();
    }

    private IReadOnlyList<ColumnMapping> Mappings()
    {
        var result = new List<ColumnMapping>();
        var plan = _chosen.Values.Any(c => c.Field is TrackerField.PlannedPart or TrackerField.PlannedYear);
        var forecast = _chosen.Values.Any(c => c.Field is TrackerField.ForecastPart or TrackerField.ForecastYear);
        foreach (var column in _profiles.Keys.Order())
        {
            var heading = _headings[column];
            var (field, part, how) = _chosen.TryGetValue(column, out var chosen) ? chosen
                : (TrackerField.Other, 0, !(plan && forecast) && _profiles[column].IsMoney && heading.Sense.Basis == Basis.None ? NotRecognised : "heading");
            result.Add(new(column, heading.Text, field, part, how));
        }

        return result;
    }
}
