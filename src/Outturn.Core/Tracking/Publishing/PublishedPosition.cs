using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Publishing;

/// <summary>What a published report froze of each line: the ground on which a direction of travel stands.</summary>
/// <param name="Number">The report's number.</param>
/// <param name="Position">The day at which it stands.</param>
/// <param name="Forecasts">The year's forecast of each line that was in it.</param>
public sealed record PublishedPosition(long Number, DateOnly Position, IReadOnlyDictionary<Guid, Total> Forecasts);

/// <summary>A published report: frozen, numbered, dated and hashed. Its bytes are kept and are served for ever as they were.</summary>
/// <param name="Number">1, 2, 3 and so on within the council.</param>
/// <param name="Year">The tracker's year.</param>
/// <param name="Position">The day at which it stands.</param>
/// <param name="Title">Such as "Savings tracker 2017-18, October 2017".</param>
/// <param name="Act">Who published it, when and why.</param>
/// <param name="Digest">The SHA-256, in lower-case hex, of its canonical JSON.</param>
/// <param name="Renderer">The version of the program that drew it: redrawing can be compared only within one.</param>
/// <param name="Supersedes">The report that it corrects; null for a first publication.</param>
/// <param name="SupersededBy">The report that corrects it; null while it stands.</param>
/// <param name="Files">The kept files.</param>
public sealed record ReportEntry(
    long Number, FinancialYear Year, DateOnly Position, string Title, Act Act, string Digest, string Renderer, long? Supersedes, long? SupersededBy, IReadOnlyList<ReportFile> Files);

/// <summary>One kept form of a report.</summary>
/// <param name="Format">"json" (the canonical one), "csv", "xlsx" or "pdf".</param>
/// <param name="Name">The name to download it by.</param>
/// <param name="Sha256">Of its bytes, in lower-case hex.</param>
/// <param name="Size">In bytes.</param>
public sealed record ReportFile(string Format, string Name, string Sha256, long Size);

/// <summary>A report that is about to be frozen.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Parameters">What it was asked to show, as JSON.</param>
/// <param name="Digest">The SHA-256 of the canonical JSON.</param>
/// <param name="Renderer">The version of the program.</param>
/// <param name="Supersedes">The report that it corrects.</param>
/// <param name="Files">Format, name and bytes.</param>
public sealed record ReportToKeep(string Title, string Parameters, string Digest, string Renderer, long? Supersedes, IReadOnlyList<(string Format, string Name, ReadOnlyMemory<byte> Bytes)> Files);
