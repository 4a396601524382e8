namespace Outturn.Data.Record;

/// <summary>Where the record is broken first.</summary>
/// <param name="Act">The act's number; 0 where a file is broken that no act can be named for.</param>
/// <param name="Sentence">What is wrong, for people.</param>
public sealed record RecordBreak(long Act, string Sentence);

/// <summary>
/// What a proof of the record checked and found. A record whose last acts were removed whole, or that was rewritten whole by
/// someone who can compute, is whole in itself: only a head that was written down elsewhere shows it.
/// </summary>
/// <param name="Acts">Acts whose number, time, place in the chain and content digest were recomputed.</param>
/// <param name="Facts">Rows that went into the digests.</param>
/// <param name="Files">Kept files whose bytes were hashed and compared with their name.</param>
/// <param name="FirstBreak">The break with the lowest act number; null where all holds.</param>
/// <param name="Head">The hash of the last act, in lower-case hex: what to write down. Empty for an empty record.</param>
/// <param name="HeadAct">The number of the last act.</param>
/// <param name="ExpectedHeadAct">The act at which the expected head was found; null where none was given or it was not found.</param>
public sealed record Verification(long Acts, long Facts, long Files, RecordBreak? FirstBreak, string Head, long HeadAct, long? ExpectedHeadAct)
{
    public bool Holds => FirstBreak is null;
}
