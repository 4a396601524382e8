#pragma warning disable
namespace Outturn.Core.Assurance { 
 public record CheckReport(IReadOnlyList<Finding> Findings, IReadOnlyList<Proof> Proofs);
 public record CheckedLine { public static CheckedLine From(Outturn.Core.Tracking.TrackerLine l) => null!; public static IReadOnlyList<CheckedLine> From(Outturn.Core.Tracking.Reading.TrackerReading l) => null!;}
 public record TrackerCheckContext(Outturn.Core.Values.FinancialYear Year, DateOnly? Position, Outturn.Core.Tracking.RagRule Rag, string Source) { public IReadOnlyList<Outturn.Core.Tracking.Reading.PrintedTotal> PrintedTotals {get;init;} = []; public IReadOnlySet<string> OtherReferences {get;init;} = new HashSet<string>(); }
 public static class TrackerChecks { public static CheckReport Run(IReadOnlyList<CheckedLine> l, TrackerCheckContext c) => new([], []); }
}
