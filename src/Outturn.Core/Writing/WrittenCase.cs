using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

/// <summary>What a case that is written here is called: its proposal's cycle and number, such as <c>2022-27/12</c>.</summary>
public readonly record struct WrittenKey(PlanCycle Cycle, int Number)
{
    /// <summary>The page of the case.</summary>
    public string Link => string.Create(CultureInfo.InvariantCulture, $"/plan/{Cycle}/proposals/{Number}/case");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cycle}/{Number}");

    public static bool TryParse([NotNullWhen(true)] string? text, out WrittenKey key)
    {
        key = default;
        var slash = text?.LastIndexOf('/') ?? -1;
        if (slash <= 0 || !PlanCycle.TryParse(text![..slash], out var cycle) || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            return false;
        }

        key = new(cycle, number);
        return true;
    }
}

/// <summary>A field as it was last saved.</summary>
/// <param name="Revision">From 1, one more with each save of the field: a save says on which it rests.</param>
public sealed record SavedField(string Field, Answer Answer, int Revision, Instant Saved, Actor By);

/// <summary>
/// Everything that a version is: what was written, and the proposal and plan lines on which its figures rest, as they stood. All that is shown of a
/// version follows from this and its template.
/// </summary>
public sealed record CaseSnapshot(CaseContent Content, Proposal Proposal, IReadOnlyList<PlanLine> Lines)
{
    /// <summary>What stands beside the words: null where nothing is worked out.</summary>
    public IReadOnlyList<CaseExhibit>? Exhibits { get; init; }

    /// <summary>Figures of calculations that the words may name: null where there is none.</summary>
    public IReadOnlyList<NamedFigure>? Named { get; init; }

    public PlanFigures Figures => PlanFigures.Of(Proposal.Cycle, Lines, Named);

    public bool Equals(CaseSnapshot? other) => other is not null && Content == other.Content && Proposal == other.Proposal && Lines.SequenceEqual(other.Lines)
        && (Exhibits ?? []).SequenceEqual(other.Exhibits ?? []) && (Named ?? []).SequenceEqual(other.Named ?? []);

    public override int GetHashCode() => HashCode.Combine(Content, Proposal);
}

/// <summary>A submission. It never changes.</summary>
/// <param name="Number">From 1 within the case.</param>
/// <param name="For">The gate that it was submitted for.</param>
/// <param name="Note">What is new, in the submitter's words.</param>
/// <param name="Digest">SHA-256 of the snapshot as it is kept, in lower-case hex.</param>
public sealed record CaseVersion(int Number, TemplateKey Template, Gate For, string Note, string Digest, Act By);

/// <summary>That a meeting had a version before it.</summary>
/// <param name="Body">The committee or board.</param>
/// <param name="On">The day of the meeting.</param>
/// <param name="Purpose">What for, such as "to endorse"; may be empty.</param>
public sealed record CaseSeen(int Version, string Body, DateOnly On, string Purpose, Act By);

/// <summary>A case as it is being written, without its proposal.</summary>
/// <param name="Proposal">Whose case it is: a proposal has at most one.</param>
/// <param name="Template">What it is written on.</param>
/// <param name="Fields">Fields that were ever saved on this template, by key.</param>
/// <param name="Kept">What earlier templates had.</param>
/// <param name="Versions">In order.</param>
public sealed record WrittenCase(
    Guid Proposal, TemplateKey Template, IReadOnlyDictionary<string, SavedField> Fields, IReadOnlyList<KeptAnswer> Kept, IReadOnlyList<CaseVersion> Versions, IReadOnlyList<CaseSeen> Seen)
{
    /// <summary>One more with each change of anything in it.</summary>
    public long Revision { get; init; }

    public CaseContent Content => new(Template, Fields.Where(f => !f.Value.Answer.IsEmpty).ToDictionary(f => f.Key, f => f.Value.Answer, StringComparer.Ordinal), Kept);

    public int RevisionOf(string field) => Fields.TryGetValue(field, out var saved) ? saved.Revision : 0;

    /// <summary>The day from which the paths of its benefits run: when it was first submitted.</summary>
    public DateOnly Since(DateOnly otherwise) => Versions.Count > 0 ? Versions[0].By.Position : otherwise;

    public CaseVersion? Latest => Versions.Count > 0 ? Versions[^1] : null;
}
