using Outturn.Core.Funds;
using Outturn.Core.Values;

namespace Outturn.Tests.Funds;

/// <summary>A small fund and the people about it.</summary>
internal static class SomeFund
{
    public static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-0000000000e1");
    public static readonly DateOnly December = new(2016, 12, 20);

    public static Viewer Finance { get; } = Post("Head of finance", Roles.Finance, Level.Manage, Scope.Council);

    public static Viewer Member { get; } = Post("Member", Roles.Member, Level.Read, Scope.Council);

    public static Viewer Lead { get; } = Post("Head of adults", Roles.Owner, Level.Contribute, Scope.Own);

    public static FundTerms Terms { get; } = FundTerms.Of("Transformation fund") with { Committee = "General Purposes Committee", Delegate = "Section 151 officer", Consulted = "Leader of the council" };

    public static FinancialYear Y(int year) => new(year);

    public static Guid NewId(int n) => Guid.Parse($"01890000-0000-7000-8000-{n:x12}");

    public static FundBook Opened(long pounds = 1_000_000, FundTerms? terms = null)
    {
        var book = FundBook.Empty.Done(new WriteFund(Id, terms ?? Terms).Decide(FundBook.Empty, Finance));
        return book.Done(new PayIn(Id, NewId(1), FundEntryKind.Opening, Y(2016), Money.FromPounds(pounds), "Set aside").Decide(book, Finance));
    }

    public static BidYear Asks(int year, long investment, long saving = 0) => new(Y(year), Amount.Of(Money.FromPounds(investment)), Amount.Of(Money.FromPounds(saving)));

    public static FundBook WithBid(this FundBook book, int n, BidTerms terms, bool sent = true)
    {
        var written = book.Done(new WriteBid(Id, NewId(100 + n), terms with { Lead = terms.Lead.Length > 0 ? terms.Lead : "Head of adults" }).Decide(book, Finance));
        return sent ? written.Done(new SubmitBid(NewId(100 + n), December.AddDays(-20)).Decide(written, Lead)) : written;
    }

    public static Bid Bid(this FundBook book, int n) => book.FindBid(NewId(100 + n))!;

    public static Result<FundChanges> Approve(this FundBook book, int n, params IReadOnlyList<BidStage> stages) =>
        new DecideBid(NewId(100 + n), true, December, "", "", "Agreed", stages, NewId(book.Entries.Count + 1_000), NewId(book.Entries.Count + 2_000)).Decide(book, Finance);

    public static FundBook Approved(this FundBook book, int n, params IReadOnlyList<BidStage> stages) => book.Done(book.Approve(n, stages));

    public static Result<FundChanges> Move(this FundBook book, int n, FundEntryKind kind, int year, long pounds, Viewer? by = null) =>
        new MoveMoney(NewId(100 + n), NewId(book.Entries.Count + 3_000), kind, Y(year), Money.FromPounds(pounds), "Work").Decide(book, by ?? Finance);

    public static FundBook Done(this FundBook book, Result<FundChanges> decided) =>
        decided.Ok ? book.With(decided.Value) : throw new InvalidOperationException(string.Join(' ', decided.Problems.Select(p => p.Message)));

    public static string? Code<T>(this Result<T> result) => result.Problems.FirstOrDefault()?.Code;

    private static Viewer Post(string post, string role, Level level, Scope scope) =>
        new(new(NewId(post.Length + 900), post), [role], [new(role, Area.Funds, level, scope), .. role == Roles.Finance ? [new Grant(role, Area.SignOff, Level.Manage, Scope.Council)] : Array.Empty<Grant>()]);
}
