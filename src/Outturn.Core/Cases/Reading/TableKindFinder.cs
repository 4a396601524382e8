using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>Says what a table is: by its headings first, then by what its cells hold.</summary>
internal static partial class TableKindFinder
{
    internal sealed record Found(CaseTableKind Kind, Sureness Sure, string How);

    [GeneratedRegex(@"\b(?:savings?|costs?|invest\w*|pressures?|budgets?|income|capital|revenue|funding|spend|expenditure|grants?|fees?|reserves?|inflation|demography|overspend|underspend|contingency|base)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MoneyWords();

    // The sentence over a table speaks of more than its figures: only plain words of money count there.
    [GeneratedRegex(@"\b(?:cashable|savings?|costs?|investments?|revenue|capital)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SavingsOf();

    [GeneratedRegex(@"\b(?:managers?|officers?|analysts?|leads?|leaders?|co-?ordinators?|connectors?|practitioners?|workers?|assistants?|directors?|advis[eo]rs?|administrators?|nurses?|therapists?|apprentices?|consultants?|engineers?|technicians?|supervisors?|specialists?|psychologists?|teachers?|headteachers?|senco'?s?|commissioners?|navigators?|brokers?|surveyors?|planners?|accountants?|solicitors?|fte|wte|band \d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RoleWords();

    [GeneratedRegex(@"\b(?:f\.?t\.?e\.?|wte)s?(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex FullTime();

    public static Found Of(TableShape shape) => ByHeadings(shape) ?? ByContent(shape) ?? Rest(shape);

    private static Found? ByHeadings(TableShape shape)
    {
        if (!shape.Top.HasHeadings)
        {
            return null;
        }

        var sort = shape.Sort;
        if ((sort == SubjectSort.Affected && shape.Width > 1) || (shape.Has(ColumnMeaning.Positive) && shape.Has(ColumnMeaning.Negative)))
        {
            return Sure(shape, CaseTableKind.Impact);
        }

        var rates = shape.Has(ColumnMeaning.Rag) || shape.Has(ColumnMeaning.Score) || shape.Has(ColumnMeaning.Probability);
        if ((sort == SubjectSort.Risk && (rates || shape.Has(ColumnMeaning.Mitigation) || shape.Has(ColumnMeaning.Impact) || shape.Has(ColumnMeaning.Owner))) || (shape.Has(ColumnMeaning.Mitigation) && rates) || (shape.Has(ColumnMeaning.Probability) && shape.Has(ColumnMeaning.Impact)))
        {
            return Sure(shape, CaseTableKind.Risk);
        }

        var weighs = shape.Has(ColumnMeaning.Advantages) || shape.Has(ColumnMeaning.Disadvantages) || shape.Has(ColumnMeaning.Decision);
        if ((sort == SubjectSort.Option && (weighs || shape.Count(ColumnMeaning.Year) < 2)) || (shape.Has(ColumnMeaning.Advantages) && shape.Has(ColumnMeaning.Disadvantages)) || (weighs && shape.Senses.Any(s => s.Sort == SubjectSort.Option)) || (shape.Has(ColumnMeaning.Decision) && sort is SubjectSort.Item or SubjectSort.None && PreferredOption(shape)))
        {
            return Sure(shape, CaseTableKind.Options);
        }

        var targets = shape.Has(ColumnMeaning.Baseline) || shape.Has(ColumnMeaning.Target);
        if (((shape.Has(ColumnMeaning.Measure) || shape.Top.Headings.Any(h => ColumnWords.Normal(h) is "indicator" or "indicators")) && targets) || (shape.Has(ColumnMeaning.Baseline) && shape.Has(ColumnMeaning.Target) && !IsMoney(shape)) || (sort == SubjectSort.Benefit && !(shape.Count(ColumnMeaning.Year) >= 2 && IsMoney(shape)) && (targets || shape.Has(ColumnMeaning.Measure) || shape.Count(ColumnMeaning.Year) < 2)))
        {
            return Sure(shape, CaseTableKind.Benefits);
        }

        var timed = shape.Has(ColumnMeaning.Start) || shape.Has(ColumnMeaning.End) || shape.Has(ColumnMeaning.When) || shape.Has(ColumnMeaning.Duration);
        if ((sort == SubjectSort.Task && timed) || (shape.Has(ColumnMeaning.Start) && shape.Has(ColumnMeaning.End) && !IsMoney(shape)))
        {
            return Sure(shape, CaseTableKind.Timetable);
        }

        if (sort == SubjectSort.Task && !IsMoney(shape) && (shape.Count(ColumnMeaning.Year) + shape.Senses.Count(s => s.IsPartOfYear) >= 2))
        {
            return Likely(shape, CaseTableKind.Timetable);
        }

        if (!IsMoney(shape) && ((sort == SubjectSort.Task && shape.Has(ColumnMeaning.Owner)) || (timed && shape.Has(ColumnMeaning.Owner) && sort is SubjectSort.None or SubjectSort.Item)))
        {
            return Likely(shape, CaseTableKind.Timetable);
        }

        var figures = shape.Has(ColumnMeaning.Amount) || shape.Has(ColumnMeaning.Share) || shape.Has(ColumnMeaning.Total) || shape.Count(ColumnMeaning.Year) > 0 || shape.Contents.Any(c => c.IsMoney);
        if (sort == SubjectSort.Partner && figures)
        {
            return Sure(shape, CaseTableKind.Partners);
        }

        if (shape.Senses.Where((s, i) => s.Meaning == ColumnMeaning.Share && !shape.Contents[i].IsPercent && shape.Contents[i].IsMoney).Skip(1).Any())
        {
            return Likely(shape, CaseTableKind.Partners);
        }

        if ((sort == SubjectSort.Post && (figures || shape.Has(ColumnMeaning.Grade) || shape.Has(ColumnMeaning.Count))) || (shape.Has(ColumnMeaning.Grade) && (figures || shape.Has(ColumnMeaning.Count))) || (shape.Count(ColumnMeaning.Year) < 2 && shape.Top.Headings.Any(h => FullTime().IsMatch(h))))
        {
            return Sure(shape, CaseTableKind.Staffing);
        }

        if (shape.Years >= 2 || shape.Senses.Any(s => s.Meaning == ColumnMeaning.Year))
        {
            return ByYear(shape);
        }

        return sort != SubjectSort.Compared && (shape.Has(ColumnMeaning.Amount) || shape.Has(ColumnMeaning.Total)) && HasMoneyColumn(shape)
            ? AreRoles(shape) ? new(CaseTableKind.Staffing, Sureness.Likely, "its rows are posts, with amounts") : Sure(shape, CaseTableKind.Items)
            : null;
    }

    private static Found? ByYear(TableShape shape)
    {
        if (AreRoles(shape) && (IsMoney(shape) || shape.Contents.Any(c => c.IsNumber)))
        {
            return new(CaseTableKind.Staffing, Sureness.Likely, "its rows are posts, by year");
        }

        if (IsMoney(shape))
        {
            return shape.Count(ColumnMeaning.Year) > 0 ? Sure(shape, CaseTableKind.MoneyByYear) : new(CaseTableKind.MoneyByYear, Sureness.Likely, "a row for each year, with amounts");
        }

        if (shape.Senses.Where((s, i) => s.Meaning == ColumnMeaning.Year && shape.Contents[i].IsFigures).Any() || shape.YearRows >= 2)
        {
            return shape.Contents.Any(c => c.IsFigures) ? new(CaseTableKind.Evidence, Sureness.Likely, "figures by year, and nothing says that they are money") : null;
        }

        return null;
    }

    private static Found? ByContent(TableShape shape)
    {
        if (shape.Contents.Any(c => c.IsRag && c.Rags > 1) || (shape.Contents.Any(c => c.IsRag) && shape.Width >= 3))
        {
            return new(CaseTableKind.Risk, Sureness.Likely, "a column of red, amber and green, and no headings that say otherwise");
        }

        if (shape.Width >= 2 && shape.Contents.Any(c => c.IsDate) && !shape.Contents.Any(c => c.IsMoney))
        {
            return new(CaseTableKind.Timetable, Sureness.Likely, "a column of dates, and no headings that say otherwise");
        }

        if (shape.Width >= 2 && shape.YearRows >= 2 && shape.Contents.Any(c => c.IsMoney))
        {
            return new(CaseTableKind.MoneyByYear, Sureness.Likely, "a row for each year, with amounts");
        }

        if (shape.Contents.Any(c => c.IsMoney && c.Money > 0) && shape.Width >= 2 && !shape.Contents.Any(c => c.IsPercent && c.Percents > 2))
        {
            return AreRoles(shape) ? new(CaseTableKind.Staffing, Sureness.Likely, "its rows are posts, with amounts") : new(CaseTableKind.Items, Sureness.Likely, "a column of amounts beside a column of words");
        }

        if (shape.Width >= 2 && shape.Contents.Any(c => c.IsNumber) && (MoneyWords().IsMatch(shape.Top.Caption) || shape.Unit is not null))
        {
            return new(CaseTableKind.Items, Sureness.Likely, "its caption speaks of money, and a column of figures stands beside a column of words");
        }

        if (shape.Width >= 2 && shape.Contents.Any(c => c.IsFigures))
        {
            return new(CaseTableKind.Evidence, shape.Top.HasHeadings ? Sureness.Likely : Sureness.Doubtful, "figures, and nothing says that they are money");
        }

        return null;
    }

    private static Found Rest(TableShape shape) =>
        new(CaseTableKind.Other, Sureness.Doubtful, shape.Top.HasHeadings ? "its headings are of no kind that is known: " + Headings(shape) : "no headings, and words of no kind that is known");

    /// <summary>A pound, a unit, or names of money beside figures.</summary>
    private static bool IsMoney(TableShape shape) =>
        shape.Contents.Any(c => c.Money > 0)
        || (shape.Contents.Any(c => c.IsPriced) && shape.Count(ColumnMeaning.Year) > 0)
        || ((shape.Unit is not null || shape.Senses.Any(s => s.Unit is not null) || shape.Rows.Any(r => r.First.Length <= 120 && MoneyWords().IsMatch(r.First)) || MoneyWords().IsMatch(shape.Top.Caption) || (shape.Before.Length <= 300 && SavingsOf().IsMatch(shape.Before))) && shape.Contents.Any(c => c.IsFigures && c.Percents < c.Filled) && !shape.Contents.Any(c => c.IsPercent && c.Percents > 2));

    private static bool HasMoneyColumn(TableShape shape) =>
        shape.Senses.Where((s, i) => s.Meaning is ColumnMeaning.Amount or ColumnMeaning.Total && (shape.Contents[i].IsMoney || shape.Contents[i].IsPriced || (shape.Contents[i].IsNumber && (s.Unit ?? shape.Unit) is not null) || (shape.Contents[i].IsNumber && s.Meaning == ColumnMeaning.Amount))).Any();

    private static bool AreRoles(TableShape shape)
    {
        var items = shape.Rows.Where(r => r.Filled > 1 && r.First.Length is > 0 and <= 200 && !RowKindFinder.IsTotalLabel(r.First)).ToList();
        return items.Count >= 2 && items.Count(r => RoleWords().IsMatch(r.First)) * 2 >= items.Count;
    }

    private static bool PreferredOption(TableShape shape) => shape.Top.Headings.Any(h => ColumnWords.Normal(h).Contains("option", StringComparison.Ordinal));

    private static Found Sure(TableShape shape, CaseTableKind kind) => new(kind, Sureness.Sure, "by its headings: " + Headings(shape));

    private static Found Likely(TableShape shape, CaseTableKind kind) => new(kind, Sureness.Likely, "by its headings: " + Headings(shape));

    private static string Headings(TableShape shape)
    {
        var text = string.Join(", ", shape.Top.Headings.Where(h => h.Length > 0).Select(h => h.ReplaceLineEndings(" ")));
        return text.Length <= 160 ? text : text[..157] + "...";
    }
}
