using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>A file that was brought into a plan, and how it was understood. Its bytes are kept under its hash.</summary>
/// <param name="Sha256">In lower-case hex.</param>
/// <param name="Sheet">The tab that was read.</param>
/// <param name="HeadingRow">The row of the headings.</param>
/// <param name="Savings">How savings were signed; null where nothing showed it and nothing hung on it.</param>
/// <param name="Basis">What the figures were.</param>
/// <param name="Columns">What each column was taken to be; none for our own workbook that came back.</param>
/// <param name="Unread">Text that is no part of a line.</param>
public sealed record PlanImportRecord(
    string FileName, string Format, string Sha256, long Size, string Sheet, int HeadingRow, MoneyUnit Unit, SavingsSign? Savings, TypedBasis Basis, IReadOnlyList<PlanColumn> Columns, IReadOnlyList<Reading.PlanText> Unread);
