using System.Text.Json;
using Outturn.Core.Funds;
using Outturn.Data.Facts;

namespace Outturn.Data.Funds;

/// <summary>What funds, bids and packages say, as JSON. It is part of the record: members are added, never renamed.</summary>
internal static class FundJson
{
    private static readonly JsonSerializerOptions Options = ReadableJson.Options();

    public static string Write(Fund fund) => Text(fund.Terms);

    public static string Write(Bid bid) => Text(new StoredBid(bid.Terms, bid.Status, bid.Submitted, bid.SubmittedBy, bid.Decision, bid.Stages, bid.Instalments, bid.Closed, bid.Review));

    public static string Write(PrintedPackage package) => Text(new StoredPackage(package.Title, package.Source, package.Printed, package.Known));

    public static FundTerms Terms(string json) => Read<FundTerms>(json);

    public static Bid Bid(Guid id, Guid fund, int number, string json, long act) => Read<StoredBid>(json) is var stored
        ? new(id, fund, number, stored.Terms, stored.Status)
        {
            Submitted = stored.Submitted,
            SubmittedBy = stored.SubmittedBy,
            Decision = stored.Decision,
            Stages = stored.Stages,
            Instalments = stored.Instalments,
            Closed = stored.Closed,
            Review = stored.Review,
            Act = act,
        }
        : throw new InvalidDataException();

    public static PrintedPackage Package(Guid id, Guid fund, int number, string json, long act)
    {
        var stored = Read<StoredPackage>(json);
        return new(id, fund, number, stored.Title, stored.Source, stored.Printed) { Known = stored.Known, Act = act };
    }

    private static string Text<T>(T value) => StoredText.Of(JsonSerializer.Serialize(value, Options));

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException("What a fund says is stored as null.");

    private sealed record StoredBid(
        BidTerms Terms, BidStatus Status, DateOnly? Submitted, string SubmittedBy, BidDecision? Decision, IReadOnlyList<BidStage> Stages, IReadOnlyList<BidInstalment> Instalments, DateOnly? Closed, BidReview? Review);

    private sealed record StoredPackage(string Title, string Source, FundPackage Printed, IReadOnlyList<KnownSeries> Known);
}
