namespace Outturn.Core.Values;

/// <summary>Who acts. The id goes into the record and the hash chain; the post's name stands apart and can be corrected or erased.</summary>
public sealed record Actor(Guid Id, string Post);

/// <summary>One recorded deed: who, when, why, from where. Numbered without gaps, in time order, chained by hash.</summary>
/// <param name="Number">1, 2, 3 and so on within the council.</param>
/// <param name="Kind">What was done, such as <c>tracker.import</c>.</param>
/// <param name="Recorded">The clock.</param>
/// <param name="Position">The day on which what it says is stated to stand.</param>
/// <param name="By">The actor.</param>
/// <param name="Reason">Why, in the actor's words; empty where none was asked.</param>
/// <param name="Source">The screen or command it came from.</param>
public sealed record Act(long Number, string Kind, Instant Recorded, DateOnly Position, Actor By, string Reason, string Source);
