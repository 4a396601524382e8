namespace Outturn.Core.Appraisal.Discounting;

/// <summary>A yearly rate from a year on, until the next band begins.</summary>
/// <param name="FromYear">The first year in which it applies, counted from year 0.</param>
/// <param name="Rate">A share, not per cent: 0.035 for 3.5 %.</param>
public sealed record DiscountBand(int FromYear, decimal Rate);

/// <summary>Rates by year. The factor of a year is the factor of the year before divided by one and the year's own rate.</summary>
/// <param name="Name">How an appraisal names it, such as <c>standard</c>.</param>
/// <param name="Title">How it is shown.</param>
/// <param name="Bands">In the order of their years; the first begins at year 0.</param>
/// <param name="LastYear">The last year for which the source gives a rate; null where the last band has no end.</param>
public sealed record DiscountSchedule(string Name, string Title, IReadOnlyList<DiscountBand> Bands, int? LastYear = null)
{
    public bool Equals(DiscountSchedule? other) => other is not null && (Name, Title, LastYear) == (other.Name, other.Title, other.LastYear) && Bands.SequenceEqual(other.Bands);

    public override int GetHashCode() => HashCode.Combine(Name, Bands.Count);

    /// <summary>The rate of a year; null for a year that the schedule does not reach.</summary>
    public decimal? RateOf(int year)
    {
        if (year < 0 || year > LastYear)
        {
            return null;
        }

        decimal? rate = null;
        foreach (var band in Bands)
        {
            rate = band.FromYear <= year ? band.Rate : rate;
        }

        return rate;
    }

    /// <summary>Such as <c>3.5 % to year 30, 3.0 % to year 75, 2.5 % to year 125</c>.</summary>
    public string InWords() => string.Join(", ", Bands.Select((band, i) =>
    {
        int? last = i + 1 < Bands.Count ? Bands[i + 1].FromYear - 1 : LastYear;
        return $"{Percent(band.Rate)} {(last is { } end ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"to year {end}") : Bands.Count == 1 ? "in every year" : "after that")}";
    }));

    private static string Percent(decimal rate) => (rate * 100m).ToString("0.0#", System.Globalization.CultureInfo.InvariantCulture) + " %";
}

/// <summary>What a social time preference rate is made of: δ + L + μ × g. Shares, not per cent; the elasticity is a plain number.</summary>
/// <param name="PureTimePreference">δ: sooner is better than later, for its own sake.</param>
/// <param name="CatastrophicRisk">L: what may end the benefit altogether.</param>
/// <param name="Elasticity">μ: by how much the next pound is worth less to those who have more.</param>
/// <param name="Growth">g: the growth of consumption a head.</param>
public sealed record TimePreference(decimal PureTimePreference, decimal CatastrophicRisk, decimal Elasticity, decimal Growth)
{
    public decimal Rate => PureTimePreference + CatastrophicRisk + (Elasticity * Growth);
}

/// <summary>
/// Discount schedules as a source published them at a date. An appraisal names the vintage that it uses and keeps to it: a later vintage
/// changes no figure that was worked out before.
/// </summary>
/// <param name="Name">How an appraisal names it, such as <c>green-book-2022</c>.</param>
/// <param name="Title">How it is shown, such as <c>Green Book 2022</c>.</param>
/// <param name="Published">When it was published, as exactly as is known: a year, or a day.</param>
/// <param name="Source">Who says so, and where.</param>
/// <param name="Active">Whether it is in force. One that is not is used only where the appraisal says that it is a what-if.</param>
/// <param name="Standing">What a reader must know of it, such as that nobody adopted it; empty where nothing needs saying.</param>
/// <param name="Schedules">The first is used where none is named.</param>
/// <param name="Components">What the standard rate is made of; null where the source does not say.</param>
public sealed record DiscountVintage(
    string Name, string Title, string Published, string Source, bool Active, string Standing, IReadOnlyList<DiscountSchedule> Schedules, TimePreference? Components = null)
{
    public bool Equals(DiscountVintage? other) => other is not null
        && (Name, Title, Published, Source, Active, Standing) == (other.Name, other.Title, other.Published, other.Source, other.Active, other.Standing)
        && Equals(Components, other.Components) && Schedules.SequenceEqual(other.Schedules);

    public override int GetHashCode() => HashCode.Combine(Name, Schedules.Count);

    public DiscountSchedule? Schedule(string name) => name.Length == 0 ? Schedules.FirstOrDefault() : Schedules.FirstOrDefault(s => VintageNames.Same(s.Name, name) || VintageNames.Same(s.Title, name));
}

/// <summary>Names are compared by their letters and digits alone: <c>Green Book 2022</c> is <c>green-book-2022</c>.</summary>
public static class VintageNames
{
    public static string Plain(string name) => new([.. name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

    public static bool Same(string a, string b) => Plain(a) is { Length: > 0 } plain && plain == Plain(b);
}
