using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Outturn.Core.Cases;
using Outturn.Core.Values;
using Outturn.Data.Facts;

namespace Outturn.Data.Cases;

/// <summary>A step of a review as the columns of its tables, and back.</summary>
internal static class ReviewColumns
{
    /// <summary>Of <c>case_reviews r</c> and <c>review_words w</c>, in the order of <see cref="Read"/>.</summary>
    public const string Names = "r.item, r.fact_order, r.state, r.proposal, r.cycle, r.plan_line, r.amounts, r.step, w.json";

    public static string Item(ReviewStep step) => step switch
    {
        ReviewStep.Field f => "field:" + f.Of.ToString(),
        ReviewStep.Answer a => string.Create(CultureInfo.InvariantCulture, $"amount:{a.Amount}"),
        ReviewStep.Link l => "link:" + l.Proposal.ToString(),
        ReviewStep.Unlink u => "link:" + u.Proposal.ToString(),
        ReviewStep.Line l => "line:" + l.Made.ToString(),
        _ => "state",
    };

    /// <summary>What was said, to be kept outside the record; null for a step that says nothing but ids.</summary>
    public static string? Words(ReviewStep step) => step switch
    {
        ReviewStep.Field f => CaseJson.Write(new SaidField([.. f.Was.Select(StoredText.Of)], [.. f.Now.Select(StoredText.Of)])),
        ReviewStep.Answer a => CaseJson.Write(new SaidAmount(Clean(a.Was), Clean(a.Now))),
        ReviewStep.Settle { Reason.Length: > 0 } s => CaseJson.Write(StoredText.Of(s.Reason)),
        _ => null,
    };

    public static string Digest(byte[] salt, string words) => Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(words)]));

    /// <summary>The columns after the act.</summary>
    public static object?[] Of(ReviewStep step, string? digest) => step switch
    {
        ReviewStep.Field f => [f.Was.SequenceEqual(f.Now, StringComparer.Ordinal) ? "confirm" : "correct", digest, null, null, null, null, null],
        ReviewStep.Answer a => [a.Was == a.Now ? "confirm" : "correct", digest, null, null, null, null, null],
        ReviewStep.Link l => ["link", null, null, l.Proposal, l.Cycle, null, null],
        ReviewStep.Unlink u => ["unlink", null, null, u.Proposal, null, null, null],
        ReviewStep.Line l => ["line", null, null, l.Proposal, l.Cycle, l.Made, string.Join(',', l.Amounts.Select(a => a.ToString(CultureInfo.InvariantCulture)))],
        ReviewStep.Settle s => ["settle", digest, EnumText<ReviewState>.Of(s.To), null, null, null, null],
        _ => throw new InvalidOperationException($"A step of a new kind: {step.GetType().Name}."),
    };

    /// <summary>The step and its act; null where what was said has been erased.</summary>
    public static (ReviewStep? Step, long Act) Read(FactCursor row)
    {
        var item = row.Text();
        var act = new FactOrder(row.Whole()).Act;
        var state = row.TextOrNull();
        var proposal = row.IdOrNull();
        var cycle = row.TextOrNull();
        var line = row.IdOrNull();
        var amounts = row.TextOrNull();
        var step = row.Text();
        var words = row.TextOrNull();
        var (kind, rest) = item.IndexOf(':', StringComparison.Ordinal) is var at and >= 0 ? (item[..at], item[(at + 1)..]) : (item, "");
        return (kind switch
        {
            "field" => words is null ? null : CaseJson.Said<SaidField>(words) is var said ? new ReviewStep.Field(EnumText<CaseField>.Read(rest), said.Was, said.Now) : null,
            "amount" => words is null ? null : CaseJson.Said<SaidAmount>(words) is var said ? new ReviewStep.Answer(int.Parse(rest, CultureInfo.InvariantCulture), said.Was, said.Now) : null,
            "link" => step == "link" ? new ReviewStep.Link(proposal ?? default, cycle ?? "") : new ReviewStep.Unlink(proposal ?? default),
            "line" => new ReviewStep.Line(line ?? default, proposal ?? default, cycle ?? "", [.. (amounts ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(a => int.Parse(a, CultureInfo.InvariantCulture))]),
            _ => new ReviewStep.Settle(EnumText<ReviewState>.Read(state ?? ""), words is null ? "" : CaseJson.Said<string>(words)),
        }, act);
    }

    private static HeadlineAmount Clean(HeadlineAmount amount) => amount.Amount is Amount.Unquantified u ? amount with { Amount = new Amount.Unquantified(StoredText.Of(u.Why)) } : amount;

    private sealed record SaidField(IReadOnlyList<string> Was, IReadOnlyList<string> Now);

    private sealed record SaidAmount(HeadlineAmount Was, HeadlineAmount Now);
}
