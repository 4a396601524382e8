namespace Outturn.Core.Appraisal.Options;

/// <summary>The kinds of project for which bias was measured.</summary>
public enum ProjectType
{
    NonStandardBuildings,
    StandardBuildings,
    NonStandardCivilEngineering,
    StandardCivilEngineering,
    EquipmentAndDevelopment,
    Outsourcing,
    RoadsMotorway,
    FixedLinks,
    StationsAndTerminals,
    ItSystems,
}

/// <summary>By how much costs and works durations of a kind were too low at the start. Per cent; null where the source gives none.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Name">How the source names it.</param>
/// <param name="DurationUpper">Added to a duration, nothing done against it.</param>
/// <param name="DurationLower">Left of it after good work.</param>
/// <param name="CostUpper">Added to capital cost (outsourcing: to running cost), nothing done against it.</param>
/// <param name="CostLower">Left of it after good work.</param>
/// <param name="CostByStage">Of transport projects: at the three stages of a case.</param>
/// <param name="Source">Who measured.</param>
public sealed record BiasRange(ProjectType Type, string Name, decimal? DurationUpper, decimal? DurationLower, decimal CostUpper, decimal CostLower, IReadOnlyList<decimal?> CostByStage, string Source);

/// <summary>The tables that come with the product.</summary>
public static class BiasTables
{
    private const string GreenBook = "HM Treasury, supplementary Green Book guidance on optimism bias, table 2";
    private const string Scotland = "Transport Scotland, table 13.4";

    public static IReadOnlyList<BiasRange> All { get; } =
    [
        new(ProjectType.NonStandardBuildings, "Non-standard buildings", 39, 2, 51, 4, [], GreenBook),
        new(ProjectType.StandardBuildings, "Standard buildings", 4, 1, 24, 2, [], GreenBook),
        new(ProjectType.NonStandardCivilEngineering, "Non-standard civil engineering", 25, 3, 66, 6, [], GreenBook),
        new(ProjectType.StandardCivilEngineering, "Standard civil engineering", 20, 1, 44, 3, [], GreenBook),
        new(ProjectType.EquipmentAndDevelopment, "Equipment/development", 54, 10, 200, 10, [], GreenBook),
        new(ProjectType.Outsourcing, "Outsourcing (opex)", null, null, 41, 0, [], GreenBook),
        new(ProjectType.RoadsMotorway, "Roads: motorway", null, null, 44, 3, [44, 15, 3], Scotland),
        new(ProjectType.FixedLinks, "Fixed links: bridges and tunnels", null, null, 66, 6, [66, 23, 6], Scotland),
        new(ProjectType.StationsAndTerminals, "Building projects: stations and terminal buildings", null, null, 51, 4, [51, null, 4], Scotland),
        new(ProjectType.ItSystems, "IT system development", null, null, 200, 10, [200, null, 10], Scotland),
    ];

    public static BiasRange Of(ProjectType type) => All[(int)type];

    /// <summary>Reads the source's own name of a kind; null for another word.</summary>
    public static ProjectType? Read(string text)
    {
        static string Plain(string words) => new([.. words.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
        var plain = Plain(text);
        return plain.Length == 0 ? null : All.Where(r => Plain(r.Name) == plain || Plain(r.Type.ToString()) == plain).Select(r => (ProjectType?)r.Type).FirstOrDefault();
    }
}

/// <summary>A part of a project of one kind.</summary>
/// <param name="Share">Per cent of the whole; the shares come to 100.</param>
/// <param name="Stage">The stage of the case, 1 to 3, for kinds whose source gives bias by stage; null for the start.</param>
public sealed record BiasPart(ProjectType Type, decimal Share, int? Stage = null)
{
    /// <summary>Per cent added to cost at this stage, nothing done against it; null where the source gives none.</summary>
    public decimal? CostUpper => Stage is { } stage ? BiasTables.Of(Type).CostByStage.ElementAtOrDefault(stage - 1) : BiasTables.Of(Type).CostUpper;
}

/// <summary>One cause of bias and what was done against it.</summary>
/// <param name="Cause">In words.</param>
/// <param name="Share">Per cent of the bias that it makes; the shares of all causes come to no more than 100.</param>
/// <param name="Mitigated">How much of it is dealt with: 0 not at all, 1 wholly.</param>
public sealed record BiasCause(string Cause, decimal Share, decimal Mitigated);

/// <summary>What an option adds for optimism.</summary>
/// <param name="Parts">What the project is made of.</param>
/// <param name="Causes">What was done against the bias; none for nothing.</param>
/// <param name="DurationMonths">How long the works are planned to take; null where nothing is said of time.</param>
/// <param name="Evidence">Why the mitigation is believed.</param>
public sealed record OptimismBias(IReadOnlyList<BiasPart> Parts, IReadOnlyList<BiasCause> Causes, decimal? DurationMonths, string Evidence)
{
    public bool Equals(OptimismBias? other) => other is not null && (DurationMonths, Evidence) == (other.DurationMonths, other.Evidence) && Parts.SequenceEqual(other.Parts) && Causes.SequenceEqual(other.Causes);

    public override int GetHashCode() => HashCode.Combine(DurationMonths, Parts.Count, Causes.Count);

    /// <summary>Per cent of the bias that is dealt with.</summary>
    public decimal Mitigated => MitigatedBy(Causes);

    /// <summary>Per cent added to the capital costs, after mitigation.</summary>
    public decimal CostUplift => After(Blended(Parts.Where(p => p.Type != ProjectType.Outsourcing), p => p.CostUpper ?? 0m), Mitigated);

    /// <summary>Per cent added to the running costs, after mitigation: of outsourcing only.</summary>
    public decimal RunningUplift => After(Blended(Parts.Where(p => p.Type == ProjectType.Outsourcing), p => p.CostUpper ?? 0m), Mitigated);

    /// <summary>Per cent added to the works' duration, after mitigation; null where a part's source gives none.</summary>
    public decimal? DurationUplift => Parts.Any(p => BiasTables.Of(p.Type).DurationUpper is null) ? null : After(Blended(Parts, p => BiasTables.Of(p.Type).DurationUpper ?? 0m), Mitigated);

    /// <summary>The works' duration with what bias adds, in months.</summary>
    public decimal? DurationWithBias => DurationMonths is { } months && DurationUplift is { } uplift ? months * (1m + (uplift / 100m)) : null;

    /// <summary>A project of several kinds has each kind's bias in its share.</summary>
    public static decimal Blended(IEnumerable<BiasPart> parts, Func<BiasPart, decimal> bias) => parts.Sum(p => p.Share / 100m * bias(p));

    public static decimal MitigatedBy(IEnumerable<BiasCause> causes) => causes.Sum(c => c.Share * c.Mitigated);

    /// <summary>What is left of a bias when a part of it is dealt with; all in per cent.</summary>
    public static decimal After(decimal upper, decimal mitigated) => (100m - mitigated) / 100m * upper;
}
