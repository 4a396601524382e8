namespace Outturn.Core.Appraisal.Discounting;

/// <summary>The vintages that come with the product. A council may add its own in the same shape.</summary>
public static class PublishedVintages
{
    /// <summary>δ 0.5 %, L 1.0 %, μ 1, g 2.0 %: 3.5 %. Source: HM Treasury, the Green Book, on the social time preference rate.</summary>
    private static readonly TimePreference Components = new(0.005m, 0.010m, 1.0m, 0.020m);

    /// <summary>The long schedule, which has no end.</summary>
    public static DiscountVintage GreenBook2003 { get; } = new(
        "green-book-2003", "Green Book 2003", "2003", "HM Treasury, The Green Book (2003), long-term discount rates", Active: true, "",
        [new("standard", "Standard", [new(0, 0.035m), new(31, 0.030m), new(76, 0.025m), new(126, 0.020m), new(201, 0.015m), new(301, 0.010m)])],
        Components);

    /// <summary>Four schedules to year 125.</summary>
    public static DiscountVintage GreenBook2022 { get; } = new(
        "green-book-2022", "Green Book 2022", "2022", "HM Treasury, The Green Book (2022), annex 6, table 8", Active: true, "",
        [
            new("standard", "Standard", [new(0, 0.035m), new(31, 0.030m), new(76, 0.025m)], 125),
            new("reduced", "Reduced: pure time preference of nought", [new(0, 0.030m), new(31, 0.0257m), new(76, 0.0214m)], 125),
            new("health", "Health", [new(0, 0.015m), new(31, 0.0129m), new(76, 0.0107m)], 125),
            new("health-reduced", "Health, reduced: pure time preference of nought", [new(0, 0.010m), new(31, 0.0086m), new(76, 0.0071m)], 125),
        ],
        Components);

    /// <summary>Recommended, not adopted. Only the rate of the first thirty years is known, so it reaches no further.</summary>
    public static DiscountVintage Review2026 { get; } = new(
        "discount-rate-review-2026", "Green Book discount rate review 2026", "30 June 2026", "Green Book discount rate review 2026, recommendation", Active: false,
        "A review has recommended 3.0 %. It has not been adopted, so this is a what-if and no appraisal to decide by.",
        [new("standard", "Standard, as recommended", [new(0, 0.030m)], 30)]);

    public static IReadOnlyList<DiscountVintage> All { get; } = [GreenBook2003, GreenBook2022, Review2026];
}
