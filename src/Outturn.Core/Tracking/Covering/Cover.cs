using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Covering;

/// <summary>Over-delivery on one line that is allocated to the shortfall on another. What stands is the latest for each pair of lines.</summary>
/// <param name="From">The line that delivers more than was planned.</param>
/// <param name="To">The line that falls short.</param>
/// <param name="Amount">Pounds covered: positive; zero takes the allocation back.</param>
/// <param name="Reason">Why.</param>
public sealed record Cover(Guid From, Guid To, Money Amount, string Reason);

/// <summary>A line that takes the place of another.</summary>
/// <param name="Line">The replacing line.</param>
/// <param name="Replaces">The line that it replaces.</param>
/// <param name="Ended">True takes the link back.</param>
/// <param name="Reason">Why.</param>
public sealed record Replacement(Guid Line, Guid Replaces, bool Ended, string Reason);

/// <summary>A part of a line's saving that moves to another year. The original plan stays as it is; the parts add up to what is not delivered now.</summary>
/// <param name="Line">The line it leaves.</param>
/// <param name="ToYear">The year it goes to.</param>
/// <param name="ToKey">The key of the line that opens with it there.</param>
/// <param name="Moved">What moves: a saving, so negative (positive for a reversal).</param>
/// <param name="Shortfall">What is said to be lost and not moved, with the same sign.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approver">The post that approved it.</param>
public sealed record Reprofile(Guid Line, FinancialYear ToYear, string ToKey, Money Moved, Money Shortfall, string Reason, string Approver);

/// <summary>A re-profile seen from the year that it goes to.</summary>
/// <param name="From">The year that it left.</param>
/// <param name="FromKey">The key of the line that it left.</param>
public sealed record MovedIn(FinancialYear From, string FromKey, Recorded<Reprofile> What);

/// <summary>A statement and the act that made it.</summary>
public sealed record Recorded<T>(Act Act, T Value);
