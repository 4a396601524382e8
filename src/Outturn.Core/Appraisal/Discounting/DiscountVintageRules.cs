using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Discounting;

/// <summary>What is refused of a vintage that a council writes for itself, each at its field; and how an appraisal finds the one that it names.</summary>
public static class DiscountVintageRules
{
    public const int MostYears = 500;

    private static readonly string[] OtherNames = ["", "hmt", "hmtreasury", "the", "hmtthe"];

    /// <param name="vintage">The vintage.</param>
    /// <param name="where">The field that holds it, such as <c>vintages[0]</c>.</param>
    public static IEnumerable<Problem> Check(DiscountVintage vintage, string where)
    {
        if (VintageNames.Plain(vintage.Name).Length == 0)
        {
            yield return Problem.Error("appraisal.vintage-name", where + ".name", "Give the vintage a name, such as council-2026, so that an appraisal can say which it uses.");
        }
        else if (PublishedVintages.All.Any(p => VintageNames.Same(p.Name, vintage.Name)))
        {
            yield return Problem.Error("appraisal.vintage-taken", where + ".name", $"“{vintage.Name}” is a published vintage, which nobody can change. Give the council's own another name.");
        }

        if (string.IsNullOrWhiteSpace(vintage.Source))
        {
            yield return Problem.Error("appraisal.vintage-source", where + ".source", "Say where the rates come from: a paper, an officer's decision or guidance, with its date.");
        }

        if (vintage.Schedules.Count == 0)
        {
            yield return Problem.Error("appraisal.schedule-none", where + ".schedules", "The vintage has no schedule. Give one at least, with its rates by year.");
        }

        foreach (var (i, schedule) in vintage.Schedules.Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{where}.schedules[{i}]");
            if (vintage.Schedules.Take(i).Any(s => VintageNames.Same(s.Name, schedule.Name)))
            {
                yield return Problem.Error("appraisal.schedule-twice", at + ".name", $"Two schedules are named “{schedule.Name}”. Give each its own name.");
            }

            foreach (var problem in Check(schedule, at))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Check(DiscountSchedule schedule, string at)
    {
        if (schedule.Bands is not [{ FromYear: 0 }, ..])
        {
            yield return Problem.Error("appraisal.bands-start", at + ".bands", "The first band must begin at year 0.");
        }

        foreach (var (i, band) in schedule.Bands.Index())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{at}.bands[{i}]");
            if (i > 0 && band.FromYear <= schedule.Bands[i - 1].FromYear)
            {
                yield return Problem.Error("appraisal.bands-order", where + ".from", string.Create(CultureInfo.InvariantCulture, $"The band from year {band.FromYear} comes after one from year {schedule.Bands[i - 1].FromYear}. Put the bands in the order of their years, each once."));
            }

            if (band.Rate is < 0m or > 0.5m)
            {
                yield return Problem.Error("appraisal.rate-range", where + ".rate", string.Create(CultureInfo.InvariantCulture, $"A rate of {band.Rate * 100m:0.####} % a year is not one to discount by. Give a share from 0 to 0.5, such as 0.035 for 3.5 %."));
            }
        }

        if (schedule.LastYear is { } last && (last < 1 || (schedule.Bands.Count > 0 && last < schedule.Bands[^1].FromYear)))
        {
            yield return Problem.Error("appraisal.bands-end", at + ".lastYear", "The schedule ends before its last band begins. Give a later last year, or leave it out where the last rate has no end.");
        }
    }

    /// <summary>
    /// The vintage and schedule that an appraisal names. A name may carry the schedule behind it, such as <c>Green Book 2022 health</c>.
    /// One that is not in force is refused unless the appraisal says that it is a what-if.
    /// </summary>
    public static Result<(DiscountVintage Vintage, DiscountSchedule Schedule)> Find(IReadOnlyList<DiscountVintage> own, string vintage, string schedule, bool whatIf)
    {
        IReadOnlyList<DiscountVintage> all = [.. PublishedVintages.All, .. own];
        if (VintageNames.Plain(vintage).Length == 0)
        {
            return Result.Refused<(DiscountVintage, DiscountSchedule)>(Problem.Error("appraisal.vintage-missing", "vintage", $"Say which discount rates the appraisal uses. There are {Names(all)}."));
        }

        var found = Named(all, vintage, schedule);
        if (found is not var (known, named))
        {
            return Result.Refused<(DiscountVintage, DiscountSchedule)>(Problem.Error("appraisal.vintage-unknown", "vintage", $"There are no discount rates named “{vintage}”. There are {Names(all)}."));
        }

        if (known.Schedule(named) is not { } chosen)
        {
            return Result.Refused<(DiscountVintage, DiscountSchedule)>(Problem.Error("appraisal.schedule-unknown", "schedule", $"{known.Title} has no schedule named “{named}”. It has {string.Join(", ", known.Schedules.Select(s => s.Name))}."));
        }

        return known.Active || whatIf
            ? Result.Ok((known, chosen), known.Active ? [] : [Problem.Warning("appraisal.vintage-what-if", "vintage", $"{known.Title}: {known.Standing}")])
            : Result.Refused<(DiscountVintage, DiscountSchedule)>(Problem.Error("appraisal.vintage-inactive", "vintage", $"{known.Title} is not in force. {known.Standing} Use {PublishedVintages.GreenBook2022.Name}, or say that the appraisal is a what-if."));
    }

    private static (DiscountVintage Vintage, string Schedule)? Named(IReadOnlyList<DiscountVintage> all, string vintage, string schedule)
    {
        var plain = VintageNames.Plain(vintage);
        foreach (var known in all)
        {
            foreach (var name in new[] { known.Name, known.Title }.Select(VintageNames.Plain))
            {
                foreach (var prefix in OtherNames)
                {
                    if (plain == prefix + name)
                    {
                        return (known, schedule);
                    }

                    if (schedule.Length == 0 && plain.StartsWith(prefix + name, StringComparison.Ordinal) && known.Schedule(plain[(prefix.Length + name.Length)..]) is { } behind)
                    {
                        return (known, behind.Name);
                    }
                }
            }
        }

        return null;
    }

    private static string Names(IReadOnlyList<DiscountVintage> all) => string.Join(", ", all.Select(v => v.Active ? v.Name : $"{v.Name} (what-if only)"));
}
