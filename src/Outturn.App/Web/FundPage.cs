using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web;

/// <summary>A page about the council's funds, or about one of them.</summary>
public abstract class FundPage(FundReads reads, WriteFundOperation write) : OutturnPage
{
    protected FundReads Reads => reads;

    public override bool ShowsAsAt => true;

    /// <summary>All funds, as the viewer may see them.</summary>
    public FundBook Book { get; private set; } = FundBook.Empty;

    /// <summary>Only where <see cref="LoadAsync(int)"/> was asked for one.</summary>
    public Fund Fund { get; private set; } = null!;

    /// <summary>The fund's address.</summary>
    public string Base => $"/funds/{Fund.Number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What a page that was redirected to has to say, once.</summary>
    public string? Saved { get; private set; }

    /// <summary>Whether the viewer may move money and change terms, today.</summary>
    public bool MayManage => AsAt.IsNow && FundSight.Refusal(Viewer, "change a fund") is null;

    public bool MayDecide => AsAt.IsNow && Viewer.May(Area.SignOff, Level.Manage);

    public bool MayBid => AsAt.IsNow && Viewer.May(Area.Funds, Level.Contribute);

    public string BidAddress(Bid bid) => $"{Base}/bids/{bid.Number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads all funds; what stops the page where they cannot be shown.</summary>
    protected async Task<IActionResult?> LoadAsync()
    {
        var read = await reads.ReadAsync(Viewer, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Book = read.Value;
        if (ShowsAsAt)
        {
            Positions = await reads.PositionsAsync(Cancel);
        }

        Saved = Said.Read(HttpContext);
        return null;
    }

    /// <summary>The same, for one fund by its number.</summary>
    protected async Task<IActionResult?> LoadAsync(int number)
    {
        if (await LoadAsync() is { } stop)
        {
            return stop;
        }

        if (Book.Find(number) is not { } fund)
        {
            return Refused([Core.Values.Problem.Error(FundReads.NotFound, "number", $"There is no fund {number.ToString(CultureInfo.InvariantCulture)}.")]);
        }

        Fund = fund;
        return null;
    }

    /// <summary>Writes, and then to an address with what to say there; the form again, with its problems, where it was refused.</summary>
    protected Task<IActionResult> DoAsync(string kind, Func<FundBook, Viewer, Result<FundChanges>> decide, string? reason, string address, string said, Func<string, string>? field = null) =>
        DoAsync(kind, decide, reason, () => address, said, field);

    /// <summary>The same, to an address that is known once it is written.</summary>
    protected async Task<IActionResult> DoAsync(string kind, Func<FundBook, Viewer, Result<FundChanges>> decide, string? reason, Func<string> to, string said, Func<string, string>? field = null)
    {
        var done = await write.RunAsync(Viewer, kind, decide, reason ?? "", "page: funds", position: null, Cancel);
        if (done.Ok)
        {
            var warnings = string.Join(' ', done.Problems.Where(p => p.Severity == Severity.Warning).Select(p => p.Message));
            var address = to();
            return LocalRedirect($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={Said.Write(HttpContext, !done.Value.Wrote ? "Nothing changed." : warnings.Length == 0 ? said : $"{said} {warnings}")}");
        }

        Overtaken = done.Problems.Any(p => p.Code is WriteFund.Meanwhile or WriteBid.Meanwhile);
        if (ProblemStatus.Of(done.Problems) is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
        {
            return Refused(done.Problems);
        }

        Show([.. done.Problems.Where(p => p.Severity == Severity.Error)], field);
        return Page();
    }

    /// <summary>Whether a form was refused because somebody else was faster: who is told of it and saves again means it.</summary>
    protected bool Overtaken { get; private set; }

    /// <summary>The version that a form was opened on, as it came back; null where it was opened on none.</summary>
    protected static long? Rests(string? seen) => string.IsNullOrEmpty(seen) ? null : long.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var act) ? act : 0;

    /// <summary>An amount in pounds as people type it; null, with the problem, where it is none.</summary>
    protected static Money? Pounds(string? typed, string field, List<Problem> problems)
    {
        if (AmountReader.Read(typed, MoneyUnit.Pounds).Value?.Value is { } money)
        {
            return money;
        }

        problems.Add(Core.Values.Problem.Error("amount.unreadable", field, string.IsNullOrWhiteSpace(typed) ? "Type an amount in pounds, such as 50,000 or 1.2m." : $"“{Short(typed)}” is not one amount. Type it in pounds, such as 50,000 or 1.2m."));
        return null;
    }

    protected static FinancialYear? Year(string? typed, string field, List<Problem> problems)
    {
        if (FinancialYear.TryParse(typed, out var year))
        {
            return year;
        }

        problems.Add(Core.Values.Problem.Error("year.unreadable", field, string.IsNullOrWhiteSpace(typed) ? "Type a financial year, such as 2017-18." : $"“{Short(typed)}” is not a financial year. Write it as 2017-18."));
        return null;
    }

    protected static DateOnly? Day(string? typed, string field, List<Problem> problems)
    {
        if (CouncilTime.TryParseDay(typed ?? "", out var day))
        {
            return day;
        }

        problems.Add(Core.Values.Problem.Error("date.unreadable", field, string.IsNullOrWhiteSpace(typed) ? "Type a date, such as 20 December 2016." : $"“{Short(typed)}” is not a date. Write it as 20 December 2016 or 20/12/2016."));
        return null;
    }

    protected static Guid NewId() => Guid.CreateVersion7();

    protected static string Short(string typed) => typed.Length > 40 ? typed[..40] + "…" : typed;

    /// <summary>Where nothing is said, today's financial year.</summary>
    protected FinancialYear ThisYear => FinancialYear.Containing(AsAt.Position ?? Instant.From(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).Day);
}
