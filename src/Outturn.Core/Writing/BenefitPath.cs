using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

public enum BenefitTrack
{
    /// <summary>Nothing was measured, or the baseline or target is no figure.</summary>
    NotMeasured,
    OnTrack,
    Behind,

    /// <summary>The target is reached.</summary>
    Reached,
}

/// <summary>A measured point.</summary>
public sealed record BenefitPoint(DateOnly On, decimal Value, string Typed);

/// <summary>A benefit over time: from its baseline to its target, and what was measured.</summary>
/// <param name="Field">The field that its row stands in.</param>
/// <param name="Row">As the case has it.</param>
/// <param name="From">The day from which the path runs: when the case was first submitted, or the first reading where that is earlier.</param>
/// <param name="By">The last day by which the target is to be reached; null where the case gives none that can be placed.</param>
/// <param name="Unit">What the figures count.</param>
public sealed record BenefitPath(string Field, CaseRow Row, decimal? Baseline, decimal? Target, DateOnly From, DateOnly? By, string Unit, IReadOnlyList<BenefitPoint> Points)
{
    /// <summary>Off the path by up to this share of the whole way counts as on it.</summary>
    public const decimal Tolerance = 0.10m;

    public bool IsDisBenefit => Row["kind"] == "dis-benefit";

    public BenefitPoint? Latest => Points.Count > 0 ? Points[^1] : null;

    /// <summary>Where the straight way from baseline to target stands on a day; null where one of them is no figure.</summary>
    public decimal? PathOn(DateOnly day) => (Baseline, Target, By) switch
    {
        ({ } b, { } t, { } by) when by > From => day <= From ? b : day >= by ? t : b + ((t - b) * (day.DayNumber - From.DayNumber) / (by.DayNumber - From.DayNumber)),
        (_, { } t, _) => t,
        _ => null,
    };

    public BenefitTrack Track
    {
        get
        {
            if (Latest is not { } latest || Baseline is not { } baseline || Target is not { } target || PathOn(latest.On) is not { } path)
            {
                return BenefitTrack.NotMeasured;
            }

            // A target below the baseline is to fall; a dis-benefit is to stay below its target.
            var rises = target > baseline || (target == baseline && !IsDisBenefit);
            var wanted = IsDisBenefit ? !rises || latest.Value > target : rises;
            if (IsDisBenefit)
            {
                return latest.Value <= Math.Max(target, baseline) ? BenefitTrack.OnTrack : BenefitTrack.Behind;
            }

            var slack = Math.Abs(target - baseline) * Tolerance;
            return (wanted ? latest.Value >= target : latest.Value <= target) ? BenefitTrack.Reached
                : (wanted ? latest.Value >= path - slack : latest.Value <= path + slack) ? BenefitTrack.OnTrack
                : BenefitTrack.Behind;
        }
    }

    public string Sentence => Latest is not { } latest ? "Not measured yet."
        : Track switch
        {
            BenefitTrack.Reached => $"{latest.Typed} on {CouncilTime.Words(latest.On)}: the target is reached.",
            BenefitTrack.OnTrack => IsDisBenefit ? $"{latest.Typed} on {CouncilTime.Words(latest.On)}: no more than was said." : $"{latest.Typed} on {CouncilTime.Words(latest.On)}: on its way.",
            BenefitTrack.Behind => IsDisBenefit ? $"{latest.Typed} on {CouncilTime.Words(latest.On)}: more than was said." : $"{latest.Typed} on {CouncilTime.Words(latest.On)}: behind. It should be about {PathOn(latest.On)!.Value.ToString("#,##0.##", CultureInfo.InvariantCulture)} {Unit} by then.",
            _ => $"{latest.Typed} on {CouncilTime.Words(latest.On)}. Baseline or target is no figure, so nothing says whether that is enough.",
        };

    /// <summary>The benefits of a case, in the order of its tables.</summary>
    /// <param name="since">The day from which paths run.</param>
    public static IReadOnlyList<BenefitPath> Of(Template template, CaseContent content, IReadOnlyList<BenefitReading> readings, DateOnly since) =>
    [
        .. from field in template.Schema
           where field.Table == CaseTable.Benefits
           from row in content[field.Key].Rows
           where !row.IsEmpty
           select One(field.Key, row, [.. readings.Where(r => r.Benefit == row.Id).OrderBy(r => r.On)], since),
    ];

    private static BenefitPath One(string field, CaseRow row, IReadOnlyList<BenefitReading> readings, DateOnly from)
    {
        var (baseline, target) = (CellRules.Measure(row["baseline"]), CellRules.Measure(row["target"]));
        var points = readings.Select(r => (r.On, Measure: CellRules.Measure(r.Value), r.Value)).Where(r => r.Measure is not null).Select(r => new BenefitPoint(r.On, r.Measure!.Value.Value, r.Value)).ToList();
        return new(field, row, baseline?.Value, target?.Value, points.Count > 0 && points[0].On < from ? points[0].On : from, DateReader.Read(row["by"]).Last, target?.Unit ?? baseline?.Unit ?? "", points);
    }
}

/// <summary>Records what a benefit's measure came to.</summary>
public sealed record ReadBenefit(Guid Proposal, BenefitReading Reading)
{
    public const int LongestSource = 200;

    /// <param name="today">No figure is of a day to come.</param>
    public Result<CaseChanges> Decide(Plan plan, WrittenCase? known, Viewer viewer, Template template, DateOnly today)
    {
        var found = Find(Proposal, Reading.Field, Reading.Benefit, plan, known, viewer, template);
        if (!found.Ok)
        {
            return Result.Refused<CaseChanges>(found.Problems);
        }

        var row = found.Value;
        var problems = new List<Problem>();
        if (CellRules.Measure(Reading.Value) is not { } measure)
        {
            problems.Add(Problem.Error("benefit.no-figure", "value", "Begin with the figure that was measured, such as “118 pupils”."));
        }
        else if (CellRules.Measure(row["target"]) is { Unit: { Length: > 0 } unit } && measure.Unit.Length > 0 && measure.Unit != unit)
        {
            problems.Add(Problem.Error("benefit.reading-unit", "value", $"The target counts {unit} and this counts {measure.Unit}: give the figure in {unit}."));
        }

        if (Reading.On > today)
        {
            problems.Add(Problem.Error("benefit.future", "on", $"{CouncilTime.Words(Reading.On)} is still to come. Give the day that the figure is of."));
        }

        if (Reading.Source.Trim().Length is 0 or > LongestSource)
        {
            problems.Add(Problem.Error("benefit.source", "source", "Say where the figure is from, in no more than 200 characters."));
        }

        return problems.Count > 0
            ? Result.Refused<CaseChanges>(problems)
            : Result.Ok(CaseChanges.None with { Readings = [Reading with { Value = Reading.Value.Trim(), Source = Reading.Source.Trim() }] });
    }

    /// <summary>The row of a benefit of which the viewer may say what was measured.</summary>
    internal static Result<CaseRow> Find(Guid of, string field, string benefit, Plan plan, WrittenCase? known, Viewer viewer, Template template)
    {
        if (plan.Proposal(of) is not { } proposal || !PlanSight.MaySee(viewer, proposal) || known is null)
        {
            return Result.Refused<CaseRow>(known is null ? SubmitCase.NotBegun : WriteProposal.NotThere);
        }

        // Approved cases are the ones that are followed: the text is frozen, the measuring is not.
        var row = known.Content[field].Rows.FirstOrDefault(r => r.Id == benefit);
        return template.Field(field)?.Table != CaseTable.Benefits || row is null
            ? Result.Refused<CaseRow>(Problem.Error("benefit.unknown", "benefit", "The case has no such benefit. Look at its benefits as they stand now."))
            : !viewer.Holds(row["owner"]) && PlanSight.Refusal(viewer, proposal, "record what was measured") is { } refusal
            ? Result.Refused<CaseRow>(refusal)
            : Result.Ok(row);
    }
}
