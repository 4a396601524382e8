using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

/// <summary>What one act writes of a case. Working text is not here: it is saved field by field and becomes part of the record when it is submitted.</summary>
public sealed record CaseChanges
{
    public static CaseChanges None { get; } = new();

    /// <summary>The template that the case is on from now; null where it stays. A case that is not begun begins with it.</summary>
    public TemplateKey? Template { get; init; }

    /// <summary>With <see cref="Template"/>: everything that is written, on it.</summary>
    public CaseContent? Content { get; init; }

    public SubmittedVersion? Submit { get; init; }

    public SeenBy? Seen { get; init; }

    public IReadOnlyList<BenefitReading> Readings { get; init; } = [];

    public bool IsEmpty => Template is null && Submit is null && Seen is null && Readings.Count == 0;
}

/// <param name="Number">The version's.</param>
/// <param name="Note">What is new, in the submitter's words: it stands with the snapshot, outside the record.</param>
public sealed record SubmittedVersion(int Number, Gate For, string Note, CaseSnapshot Snapshot);

/// <summary>That a version was or will be before a meeting.</summary>
public sealed record SeenBy(int Version, string Body, DateOnly On, string Purpose);

/// <summary>What a benefit's measure came to on a day, or why it was not measured.</summary>
/// <param name="Benefit">The id of its row in the case.</param>
/// <param name="Field">The field that the row stands in.</param>
/// <param name="On">The day that the figure is of.</param>
/// <param name="Value">As typed, such as "118 pupils"; empty where it was not measured.</param>
/// <param name="Source">Where the figure is from.</param>
public sealed record BenefitReading(string Field, string Benefit, DateOnly On, string Value, string Source)
{
    /// <summary>Why it was not measured in the year of the day; empty where it was.</summary>
    public string Because { get; init; } = "";
}

/// <summary>Who may see and write a case: whoever may see and change its proposal, and for a question the post that it is given to.</summary>
public static class WritingSight
{
    public static Problem? Refusal(Viewer viewer, Proposal proposal, string deed) => PlanSight.Refusal(viewer, proposal, deed) ?? ProposalRules.Frozen(proposal);
}

/// <summary>Begins a proposal's case on a template, empty or with what an earlier document said.</summary>
public sealed record BeginCase(Guid Proposal, Template On, CaseContent? From)
{
    public Result<CaseChanges> Decide(Plan plan, WrittenCase? known, Viewer viewer)
    {
        if (plan.Proposal(Proposal) is not { } proposal || !PlanSight.MaySee(viewer, proposal))
        {
            return Result.Refused<CaseChanges>(WriteProposal.NotThere);
        }

        if (WritingSight.Refusal(viewer, proposal, "begin the case") is { } refusal)
        {
            return Result.Refused<CaseChanges>(refusal);
        }

        return known is not null
            ? Result.Refused<CaseChanges>(Problem.Error("case.begun", "template", $"{proposal.Terms.Name} has a case already. Go on with that one, or move it to another template."))
            : Result.Ok(CaseChanges.None with { Template = On.Key, Content = From ?? CaseContent.Empty(On.Key) });
    }
}

/// <summary>Makes what is written now a version.</summary>
public sealed record SubmitCase(Guid Proposal, Gate For, string Note)
{
    public const int LongestNote = 500;

    /// <summary>What is worked out beside the words, as it stands; null for nothing.</summary>
    public IReadOnlyList<CaseExhibit>? Exhibits { get; init; }

    public IReadOnlyList<NamedFigure>? Named { get; init; }

    public Result<CaseChanges> Decide(Plan plan, WrittenCase? known, Viewer viewer)
    {
        if (plan.Proposal(Proposal) is not { } proposal || !PlanSight.MaySee(viewer, proposal) || known is null)
        {
            return Result.Refused<CaseChanges>(known is null ? NotBegun : WriteProposal.NotThere);
        }

        if (WritingSight.Refusal(viewer, proposal, "submit the case") is { } refusal)
        {
            return Result.Refused<CaseChanges>(refusal);
        }

        if (Note.Length > LongestNote)
        {
            return Result.Refused<CaseChanges>(Problem.Error("case.note-long", "note", "Say what is new in no more than 500 characters: the version itself says the rest."));
        }

        if (known.Content.Answers.Count == 0)
        {
            return Result.Refused<CaseChanges>(Problem.Error("case.empty", "case", "Nothing is written yet. Answer at least one question before you submit a version."));
        }

        return Result.Ok(CaseChanges.None with
        {
            Submit = new((known.Latest?.Number ?? 0) + 1, For, Note.Trim(), new(known.Content, proposal, [.. plan.LinesOf(Proposal)]) { Exhibits = Exhibits is { Count: > 0 } ? Exhibits : null, Named = Named is { Count: > 0 } ? Named : null }),
        });
    }

    public static Problem NotBegun { get; } = Problem.Error("case.not-begun", "case", "No case has been begun for this proposal. Choose a template and begin it.");
}

/// <summary>Says that a meeting has a version before it.</summary>
public sealed record RecordSeen(Guid Proposal, SeenBy Seen)
{
    public Result<CaseChanges> Decide(Plan plan, WrittenCase? known, Viewer viewer)
    {
        if (plan.Proposal(Proposal) is not { } proposal || !PlanSight.MaySee(viewer, proposal) || known is null)
        {
            return Result.Refused<CaseChanges>(known is null ? SubmitCase.NotBegun : WriteProposal.NotThere);
        }

        if (PlanSight.Refusal(viewer, proposal, "say which meeting sees the case") is { } refusal)
        {
            return Result.Refused<CaseChanges>(refusal);
        }

        var problems = new List<Problem>();
        if (known.Versions.All(v => v.Number != Seen.Version))
        {
            problems.Add(Problem.Error("case.version-unknown", "version", "There is no such version of this case. Choose one that was submitted."));
        }

        if (Seen.Body.Trim().Length is 0 or > 120)
        {
            problems.Add(Problem.Error("case.meeting-body", "body", "Name the committee or board, in no more than 120 characters."));
        }

        if (Seen.Purpose.Length > 200)
        {
            problems.Add(Problem.Error("case.meeting-purpose", "purpose", "Say what the meeting is asked in no more than 200 characters."));
        }

        if (known.Versions.FirstOrDefault(v => v.Number == Seen.Version) is { } version && Seen.On < version.By.Recorded.Day)
        {
            problems.Add(Problem.Error("case.meeting-before", "on", $"Version {version.Number} was submitted on {CouncilTime.Words(version.By.Recorded.Day)}: a meeting before that day did not see it."));
        }

        return problems.Count > 0
            ? Result.Refused<CaseChanges>(problems)
            : Result.Ok(CaseChanges.None with { Seen = Seen with { Body = Seen.Body.Trim(), Purpose = Seen.Purpose.Trim() } });
    }
}
