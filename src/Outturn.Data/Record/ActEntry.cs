using Outturn.Core.Values;

namespace Outturn.Data.Record;

/// <summary>One act as it stands in the record, with what chains it. Hashes are SHA-256 in lower-case hex.</summary>
/// <param name="Act">The act; the actor's post is today's, from outside the chain.</param>
/// <param name="Id">A version 7 GUID of the time of recording.</param>
/// <param name="ContentDigest">Over everything that the act wrote.</param>
/// <param name="PreviousHash">The hash of the act before; zeros for the first.</param>
/// <param name="Hash">Over the act, its content digest and the previous hash.</param>
public sealed record ActEntry(Act Act, Guid Id, string ContentDigest, string PreviousHash, string Hash);
