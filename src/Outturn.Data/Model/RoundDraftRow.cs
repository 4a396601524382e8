namespace Outturn.Data.Model;

/// <summary>What someone has typed in a round and not submitted. Not a fact.</summary>
internal sealed class RoundDraftRow
{
    public Guid Owner { get; set; }

    /// <summary>The financial year by its first calendar year.</summary>
    public int Year { get; set; }

    /// <summary>The month from 1 (April).</summary>
    public int Period { get; set; }

    public string Json { get; set; } = "";

    /// <summary>Microseconds since 1970 UTC.</summary>
    public long Saved { get; set; }
}

/// <summary>How far into the record someone had read when they were last here. Not a fact.</summary>
internal sealed class VisitRow
{
    public Guid Account { get; set; }

    /// <summary>The last act when this visit began, and when that was.</summary>
    public long Act { get; set; }

    public long At { get; set; }

    /// <summary>The last act when the visit before ended: what has happened since is news.</summary>
    public long ActBefore { get; set; }

    public long AtBefore { get; set; }
}
