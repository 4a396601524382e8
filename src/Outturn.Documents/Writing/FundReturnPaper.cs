using Outturn.Core.Reports.Closing;
using Outturn.Core.Values;

namespace Outturn.Documents.Writing;

/// <summary>A fund's return of a closed year as a paper: what came for what was drawn, bid by bid, and what is not known.</summary>
public static class FundReturnPaper
{
    public static SheetPaper Of(FundReturn back) => new(
        $"{back.Fund.Terms.Name}: what came back by the end of {back.Year}",
        [.. FundReturnSheet.Sentences(back), $"Read as at {FundReturnSheet.Pinned(back)}{(back.Closing.Source.Length > 0 ? $" Outturn from {back.Closing.Source}." : "")}"],
        [
            new("Bid by bid", [], FundReturnSheet.Of(back, MoneyStyle.Thousands)),
            new("How to read it", FundReturnSheet.Reading, null),
        ]);
}
