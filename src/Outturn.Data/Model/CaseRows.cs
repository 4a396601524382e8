namespace Outturn.Data.Model;

/// <summary>
/// Bytes of a paper, or of what was read of it, under their hash. They stand outside the record, for they hold names: they can be erased, and
/// the hash in the record stays.
/// </summary>
internal sealed class PaperContentRow
{
    /// <summary>SHA-256 of the bytes as they were, in lower-case hex.</summary>
    public string Digest { get; set; } = "";

    public long Size { get; set; }

    public string Encoding { get; set; } = "";

    public byte[] Bytes { get; set; } = [];
}

/// <summary>A case's header as read, for lists and totals. It follows from the reading.</summary>
internal sealed class CaseHeadRow
{
    public long ReadCase { get; set; }

    public string Json { get; set; } = "";
}

/// <summary>What a search filters by and shows of a case, as the case stands now. It follows from the reading and the review; a negative number is what stands around a paper's cases.</summary>
internal sealed class CaseFindRow
{
    public long ReadCase { get; set; }

    public long Paper { get; set; }

    public long PaperNumber { get; set; }

    public string Cycle { get; set; } = "";

    public string Title { get; set; } = "";

    public string Codes { get; set; } = "";

    /// <summary>Slug.</summary>
    public string Template { get; set; } = "";

    /// <summary>Slugs, each between bars: <c>|saving|update|</c>.</summary>
    public string Types { get; set; } = "";

    /// <summary>Names, each between bars.</summary>
    public string Committees { get; set; } = "";

    public long Unread { get; set; }
}

/// <summary>What was said in one step of a review, outside the record: with its salt it hashes to what the record holds.</summary>
internal sealed class ReviewWordsRow
{
    public long ReadCase { get; set; }

    public string Item { get; set; } = "";

    public long FactOrder { get; set; }

    public byte[] Salt { get; set; } = [];

    public string Json { get; set; } = "";
}
