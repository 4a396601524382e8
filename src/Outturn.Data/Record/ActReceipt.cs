using System.Diagnostics.CodeAnalysis;
using Outturn.Core.Values;

namespace Outturn.Data.Record;

/// <summary>What became of a request to write. Where nothing was to be changed there is no act.</summary>
/// <param name="Act">The act; null where nothing was written.</param>
/// <param name="Hash">Its hash in lower-case hex: the head of the record. Empty where nothing was written.</param>
/// <param name="Facts">How many rows it wrote.</param>
public sealed record ActReceipt(Act? Act, string Hash, int Facts)
{
    public static ActReceipt Nothing { get; } = new(null, "", 0);

    [MemberNotNullWhen(true, nameof(Act), nameof(Number))]
    public bool Wrote => Act is not null;

    public long? Number => Act?.Number;
}
