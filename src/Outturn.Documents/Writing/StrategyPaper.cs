using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;

namespace Outturn.Documents.Writing;

/// <summary>The strategy for the flexible use of capital receipts as a paper for full council.</summary>
public static class StrategyPaper
{
    public static SheetPaper Of(ReceiptsStrategy strategy)
    {
        var style = MoneyStyle.Thousands;
        string[] missing = [.. strategy.Missing];
        return new(
            $"Strategy for the flexible use of capital receipts, {strategy.Cycle}",
            [strategy.InWords, "Under the direction, receipts of its years may pay for the set-up and one-off cost of projects that bring savings which stay. They may not pay for running cost."],
            [
                .. missing.Length > 0 ? [new PaperPart("What is to be settled", missing, null)] : Array.Empty<PaperPart>(),
                new("Projects", strategy.Projects.Count == 0 ? ["No project uses receipts yet."] : [], strategy.Projects.Count == 0 ? null : strategy.Table(style)),
                .. strategy.Money(style) is { } money ? [new PaperPart("Receipts", [], money)] : Array.Empty<PaperPart>(),
                .. strategy.Progress(style) is { } progress ? [new PaperPart("Progress against what was agreed", [], progress)] : Array.Empty<PaperPart>(),
                .. strategy.Source.Receipts is { Prudential: { Length: > 0 } prudential } ? [new PaperPart("Prudential indicators", [prudential], null)] : Array.Empty<PaperPart>(),
            ]);
    }
}
