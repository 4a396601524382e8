using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking;

/// <summary>
/// What a decision changes about one line: each part that is not null becomes one new fact. A null <paramref name="LineId"/>
/// asks the store for a new line under <paramref name="Key"/>.
/// </summary>
public sealed record LineChange(Guid? LineId, string Key, string Reference)
{
    public LineDetails? Details { get; init; }

    public LinePlan? Plan { get; init; }

    public LineForecast? Stated { get; init; }

    /// <summary>The post; an empty text takes the owner away.</summary>
    public string? Owner { get; init; }

    public LineStanding? Standing { get; init; }

    public LineOverride? Override { get; init; }

    public DeliveryBasis? Basis { get; init; }

    /// <summary>Recorded by the act that closes the year or corrects its outturn, and by no other.</summary>
    public LineOutturn? Outturn { get; init; }

    /// <summary>The row of the imported file, where it came from one.</summary>
    public LineSource? Source { get; init; }

    public bool IsEmpty => Details is null && Plan is null && Stated is null && Owner is null && Standing is null && Override is null && Basis is null && Outturn is null;
}

/// <summary>Where a line's facts were read: the row in the import's sheet and its cells as they stood.</summary>
public sealed record LineSource(int Row, IReadOnlyList<string> Raw);

/// <summary>One import: the file by its hash, and how it was understood. With a line's row it names the cell of every figure.</summary>
/// <param name="FileName">As uploaded.</param>
/// <param name="Format">"excel", "csv" or "text".</param>
/// <param name="Sha256">Of the file's bytes, in lower-case hex. The bytes are kept under it.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sheet">The tab, or the file's name.</param>
/// <param name="HeaderRow">The row of the headings.</param>
/// <param name="Unit">What a bare number counted.</param>
/// <param name="Savings">How savings were signed.</param>
/// <param name="Columns">What each column was taken to be.</param>
/// <param name="PrintedTotals">The totals that the file itself prints, with what its lines come to.</param>
/// <param name="Unread">What stands outside the lines.</param>
public sealed record ImportRecord(
    string FileName,
    string Format,
    string Sha256,
    long Size,
    string Sheet,
    int HeaderRow,
    MoneyUnit Unit,
    SavingsSign Savings,
    IReadOnlyList<ColumnMapping> Columns,
    IReadOnlyList<PrintedTotal> PrintedTotals,
    IReadOnlyList<UnreadText> Unread);

/// <summary>Everything that one act writes to a year's tracker.</summary>
/// <param name="Lines">The changes, in the order in which new lines are to be numbered.</param>
/// <param name="Import">Where they came from; null for changes made by hand.</param>
/// <param name="File">The imported file's bytes; null for changes made by hand.</param>
public sealed record TrackerChanges(IReadOnlyList<LineChange> Lines, ImportRecord? Import, ReadOnlyMemory<byte>? File)
{
    public static TrackerChanges None { get; } = new([], null, null);

    /// <summary>A round that opens or closes.</summary>
    public RoundEvent? Round { get; init; }

    /// <summary>What becomes of lines in a round.</summary>
    public IReadOnlyList<ProgressChange> Progress { get; init; } = [];

    /// <summary>Posts that are reminded.</summary>
    public IReadOnlyList<Chase> Chases { get; init; } = [];

    public IReadOnlyList<Cover> Covers { get; init; } = [];

    public IReadOnlyList<Replacement> Replacements { get; init; } = [];

    public IReadOnlyList<Reprofile> Reprofiles { get; init; } = [];

    public ReportToKeep? Report { get; init; }

    /// <summary>Lines of another year that the same act writes: a re-profile opens next year's line.</summary>
    public OtherYearChanges? OtherYear { get; init; }

    /// <summary>The act closes the year, or corrects its outturn; null for every other act.</summary>
    public ClosingChange? Closing { get; init; }

    /// <summary>Which plan lines the year's lines were opened from.</summary>
    public IReadOnlyList<LineOrigin> Origins { get; init; } = [];

    public bool IsEmpty => !ChangesYear && Report is null && OtherYear is null;

    /// <summary>Whether anything is said of the year's lines: what a closed year does not take. A report changes nothing.</summary>
    public bool ChangesYear => Lines.Any(l => !l.IsEmpty) || Round is not null || Progress.Count > 0 || Chases.Count > 0 || Covers.Count > 0
        || Replacements.Count > 0 || Reprofiles.Count > 0 || Closing is not null || Origins.Count > 0;
}

/// <summary>A plan line that a tracker line was opened from. One tracker line can come from several.</summary>
/// <param name="LineId">The tracker line; null for the one of the key, which the same act may make.</param>
/// <param name="Key">The tracker line's key.</param>
/// <param name="PlanLine">The plan line's id.</param>
/// <param name="Proposal">The id of the proposal that it belongs to.</param>
/// <param name="Cycle">The cycle of the plan, such as <c>2022-27</c>.</param>
public sealed record LineOrigin(Guid? LineId, string Key, Guid PlanLine, Guid Proposal, string Cycle);

/// <summary>What an act writes to a year beside its own.</summary>
public sealed record OtherYearChanges(FinancialYear Year, IReadOnlyList<LineChange> Lines);

/// <summary>One version of one kind of fact about a line.</summary>
public sealed record FactVersion<T>(Act Act, T Value)
{
    public DateOnly Position => Act.Position;
}

/// <summary>Where a version of a line was read.</summary>
public sealed record LineProvenance(Act Act, ImportRecord Import, LineSource Source);

/// <summary>All that was ever stated of one line, within what the reader may look at; each list oldest act first.</summary>
public sealed record LineHistory(
    IReadOnlyList<FactVersion<LineDetails>> Details,
    IReadOnlyList<FactVersion<LinePlan>> Plan,
    IReadOnlyList<FactVersion<LineForecast>> Stated,
    IReadOnlyList<FactVersion<string>> Owner,
    IReadOnlyList<FactVersion<LineStanding>> Standing,
    IReadOnlyList<LineProvenance> Provenance)
{
    public IReadOnlyList<FactVersion<LineOverride>> Override { get; init; } = [];

    public IReadOnlyList<FactVersion<DeliveryBasis>> Basis { get; init; } = [];

    public IReadOnlyList<FactVersion<LineOutturn>> Outturn { get; init; } = [];

    /// <summary>What became of the line in each round.</summary>
    public IReadOnlyList<FactVersion<LineProgress>> Progress { get; init; } = [];
}
