namespace Outturn.Data.Model;

/// <summary>An uploaded file that nobody has confirmed yet. Not a fact.</summary>
internal sealed class DraftRow
{
    public Guid Id { get; set; }

    public Guid Owner { get; set; }

    public string FileName { get; set; } = "";

    public byte[] Bytes { get; set; } = [];

    public string Options { get; set; } = "";

    /// <summary>Microseconds since 1970 UTC.</summary>
    public long Created { get; set; }

    /// <summary>Microseconds since 1970 UTC.</summary>
    public long Expires { get; set; }
}
