using Outturn.Core.Values;

namespace Outturn.Data.Record;

/// <summary>What a writer says of the act that it asks for; the number, the instant and the hashes are given by the record.</summary>
/// <param name="Kind">What is done, such as <c>tracker.import</c>. Not empty.</param>
/// <param name="By">Who. Only the id is kept with the act.</param>
/// <param name="Reason">Why; empty where none was asked. It is hashed, so it cannot be erased: ask for no personal data in it.</param>
/// <param name="Source">The screen or command, such as <c>/tracker/import</c> or <c>outturn import</c>.</param>
/// <param name="Position">The day on which what is written is stated to stand; null for the London day of recording.</param>
public sealed record ActRequest(string Kind, Actor By, string Reason, string Source, DateOnly? Position = null);
