namespace Outturn.Core.Forecasting;

/// <summary>
/// What is thought before a council has closed years of its own. Published trackers of a council whose savings came to 76 to 95 per cent of plan in all give the
/// classes: of the 64 planned savings of its tracker of October 2017 the forecasts were nothing for 8, 1 to 49 per cent for 11, 50 to 94 per cent for 8, all for
/// 34 and more for 3. The other figures are our judgement, weak on purpose, and give way to the council's own years (decision 0062).
/// </summary>
public static class DeliveryPrior
{
    /// <summary>The published counts, by <see cref="DeliveredClass"/>.</summary>
    public static IReadOnlyList<int> Published { get; } = [8, 11, 8, 34, 3];

    /// <summary>Where the counts come from, in one sentence.</summary>
    public const string Source = "The prior: of 64 planned savings in a county council’s published tracker of October 2017, 8 deliver nothing, 11 deliver 1 to 49%, 8 deliver 50 to 94%, 34 exactly all and 3 more; published histories deliver 76 to 95% in all.";

    /// <summary>For how many closed lines the published counts stand: they are forecasts of one year of one council, so for fewer than they are.</summary>
    internal const double LinesOfPublished = 20;

    /// <summary>How far an owner's forecast is taken at its word, by <see cref="Band"/>: the mean of the prior.</summary>
    internal static readonly double[] Trust = [0.97, 0.95, 0.85, 0.7, 0.5, 0.35];

    /// <summary>Closed lines that the prior of trust is worth.</summary>
    internal const double TrustLines = 8;

    /// <summary>How often an outturn in the class of the forecast is the forecast itself, by band.</summary>
    internal static readonly double[] Exact = [0.95, 0.85, 0.6, 0.4, 0.3, 0.2];

    /// <summary>The same where all is delivered.</summary>
    internal const double ExactAll = 0.85;

    /// <summary>Closed lines that the priors of exactness are worth.</summary>
    internal const double ExactLines = 10;

    /// <summary>How strongly all lines of a year move together (the loading of the year's effect on the normal scale), and how likely each is.</summary>
    internal static readonly double[] Loadings = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7];

    internal static readonly double[] LoadingChances = [0.08, 0.14, 0.2, 0.2, 0.16, 0.11, 0.07, 0.04];

    /// <summary>Strengths of pooling that are tried for what owners say by months left, and how likely each is.</summary>
    internal static readonly double[] Strengths = [4, 8, 16, 32, 64, 128];

    internal static readonly double[] StrengthChances = [0.1, 0.2, 0.3, 0.2, 0.12, 0.08];

    /// <summary>The same for rating, basis and kind. The last is no split at all: half of the prior, so that a split must earn its place.</summary>
    internal static readonly double[] SplitStrengths = [4, 8, 16, 32, 64, double.PositiveInfinity];

    internal static readonly double[] SplitChances = [0.08, 0.1, 0.12, 0.1, 0.1, 0.5];

    /// <summary>The chance of at least 95 per cent that a rating is given where a council has no closed years: green, amber, red; the steps between lie half-way.</summary>
    internal static double RatingChance(Tracking.Rag rag) => rag switch
    {
        Tracking.Rag.Blue => 0.95,
        Tracking.Rag.Green => 0.9,
        Tracking.Rag.AmberGreen => 0.7,
        Tracking.Rag.Amber => 0.5,
        Tracking.Rag.RedAmber => 0.3,
        Tracking.Rag.Red => 0.1,
        _ => BaseChance,
    };

    /// <summary>The same whatever the rating: the published 37 of 64.</summary>
    internal const double BaseChance = 37.0 / 64;

    /// <summary>Closed lines for which the chances of ratings and the base rate stand when a council has years of its own.</summary>
    internal const double ScoreLines = 2;

    /// <summary>The band of trust: signed off, then months left 0, 1 to 3, 4 to 6, 7 to 9, 10 to 12.</summary>
    internal static int Band(bool signedOff, int monthsLeft) => signedOff ? 0 : 1 + ((monthsLeft + 2) / 3);

    internal const int Bands = 6;

    /// <summary>The published counts as shares.</summary>
    internal static readonly double[] Shares = [.. Published.Select(n => n / 64.0)];
}
