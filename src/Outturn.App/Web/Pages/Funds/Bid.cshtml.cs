using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;
using Outturn.Documents.Charts;

namespace Outturn.App.Web.Pages.Funds;

/// <summary>One bid: what it asks, what was decided, its money, and what became of it.</summary>
public sealed class BidModel(FundReads reads, WriteFundOperation write) : FundPage(reads, write)
{
    public Bid Bid { get; private set; } = null!;

    /// <summary>The proposal that it is for, where the viewer may see it.</summary>
    public BidProposal? Proposal { get; private set; }

    /// <summary>Where the plan differs from the bid; null where it does not, or has no figures.</summary>
    public Sheet? AgainstPlan => Proposal is { Years.Count: > 0 } of && Bid.Terms.DifferencesFrom(of.Years).Count > 0 ? FundSheets.AgainstPlan(Bid, of.Years, new MoneyStyle(MoneyUnit.Pounds)) : null;

    public ApprovalRoute Route => ApprovalRoutes.Of(Bid.Terms.Investment, Fund.Terms);

    public Problem? Split => Bid.Status is BidStatus.Draft or BidStatus.Submitted ? ApprovalRoutes.Split(Fund, Bid, Book.Bids) : null;

    /// <summary>Whether the viewer may change the bid, today.</summary>
    public bool MayChange => AsAt.IsNow && FundSight.Refusal(Viewer, Bid.Terms.Lead, "change a bid") is null;

    public Sheet Years => FundSheets.Years(Bid, new MoneyStyle(MoneyUnit.Pounds));

    public Sheet Money => FundSheets.MoneyOf(Bid, Book.BalancesOf(Fund), new MoneyStyle(MoneyUnit.Pounds));

    public Sheet Instalments => FundSheets.Instalments(Bid, new MoneyStyle(MoneyUnit.Pounds));

    public string Chart => FundChart.Drawdown("bid-chart", $"{Bid.Terms.Title}: approved and drawn", Bid, Book.BalancesOf(Fund), MoneyStyle.Thousands);

    public IReadOnlyList<SelectListItem> Outcomes { get; } = [new("Approved", "approved"), new("Refused", "refused")];

    public IReadOnlyList<SelectListItem> Deeds =>
    [
        new("Money is drawn", "drawdown"), new("Drawn money is given back", "hand-back"),
        .. Bid.Stages.Index().Where(s => s.Item.Released is null).Select(s => new SelectListItem($"Release {MoneyStyle.Exactly(s.Item.Amount)} of {s.Item.Year}", $"release-{s.Index.ToString(CultureInfo.InvariantCulture)}")),
        new("Move between years", "reprofile"), new("It is paid back", "repayment"), new("Interest is paid", "interest"), new("Savings come back to the fund", "return"),
        .. Fund.Terms.Repayment == FundRepayment.None ? [] : new[] { new SelectListItem("Agree a repayment, from the year to the other", "agree") },
    ];

    public string Sentence => $"{BidWords.Stands(Bid)}. It asks for {Worth(Bid.Terms.Investment)} and saves {Worth(Bid.Terms.Saving)} in all.";

    public string Delivers => Bid.Review is { } review ? Worth(Total.Of(review.Delivered)) : "";

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Stages { get; set; }

    /// <summary>The version of the bid that the decision was made on.</summary>
    public string SeenNow => Bid.Act.ToString(CultureInfo.InvariantCulture);

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Deed { get; set; }

    [BindProperty]
    public new string? Year { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Closing { get; set; }

    [BindProperty]
    public string? Delivered { get; set; }

    [BindProperty]
    public string? Learned { get; set; }

    public async Task<IActionResult> OnGetAsync(int number, int of)
    {
        if (await LoadBidAsync(number, of) is { } stop)
        {
            return stop;
        }

        Year = ThisYear.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number, int of)
    {
        if (await LoadBidAsync(number, of) is { } stop)
        {
            return stop;
        }

        var here = BidAddress(Bid);
        return Request.Form["do"].ToString() switch
        {
            "submit" => await DoAsync("fund.submit", new SubmitBid(Bid.Id, Today2).Decide, "", here, "The bid is sent in."),
            "withdraw" => await DoAsync("fund.withdraw", new WithdrawBid(Bid.Id, true).Decide, "", here, "The bid is taken back."),
            "reopen" => await DoAsync("fund.reopen", new WithdrawBid(Bid.Id, false).Decide, "", here, "The bid is a draft again."),
            "decide" => await DecideAsync(here),
            "money" => await MoneyAsync(here),
            "close" => await DoAsync("fund.close", new CloseBid(Bid.Id, NewId(), Today2, Closing ?? "").Decide, Closing, here, "The bid is closed.", _ => nameof(Closing)),
            "review" => await ReviewAsync(here),
            _ => Refused([Core.Values.Problem.Error("fund.deed", "do", "Nothing was asked that can be done to a bid. Go back and use one of its buttons.")]),
        };
    }

    private DateOnly Today2 => Instant.From(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).Day;

    private async Task<IActionResult> DecideAsync(string here)
    {
        var problems = new List<Problem>();
        if (Outcomes.All(o => o.Value != Outcome))
        {
            problems.Add(Core.Values.Problem.Error("fund.outcome", nameof(Outcome), "Choose whether it was approved or refused."));
        }

        var on = Day(On, nameof(On), problems);
        var approved = Outcome == "approved";
        var stages = approved ? ReadStages(problems) : [];
        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        return await DoAsync(
            "fund.decide", new DecideBid(Bid.Id, approved, on!.Value, "", "", Words ?? "", stages, NewId(), NewId()) { Rests = Rests(Seen) ?? 0, Today = Today2 }.Decide, Words, here, "The decision is recorded.",
            field => field switch { "on" => nameof(On), "words" => nameof(Words), "by" or "status" => nameof(Outcome), _ => nameof(Stages) });
    }

    /// <summary>A year, an amount and perhaps a condition on each line; amounts may have commas, so the first figure after the year is taken as it is written.</summary>
    private List<BidStage> ReadStages(List<Problem> problems)
    {
        var stages = new List<BidStage>();
        foreach (var (i, line) in (Stages ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Index())
        {
            if (BidStageText.Read(line) is { } stage)
            {
                stages.Add(stage);
            }
            else
            {
                problems.Add(Core.Values.Problem.Error("fund.stage-unreadable", nameof(Stages), $"Line {(i + 1).ToString(CultureInfo.InvariantCulture)}, “{Short(line)}”, is not a year and an amount. Write it as 2017-18, 656,000 and a condition if there is one."));
            }
        }

        return stages;
    }

    private async Task<IActionResult> MoneyAsync(string here)
    {
        var problems = new List<Problem>();
        string Field(string field) => field switch { "words" => nameof(Why), "to" => nameof(To), "year" or "first" or "years" => nameof(Year), "stage" or "kind" or "status" => nameof(Deed), _ => nameof(Amount) };
        if (Deed is { } release && release.StartsWith("release-", StringComparison.Ordinal) && int.TryParse(release[8..], NumberStyles.None, CultureInfo.InvariantCulture, out var stage))
        {
            return await DoAsync("fund.release", new ReleaseStage(Bid.Id, stage, Today2, Why ?? "", NewId()).Decide, Why, here, "The stage is released.", Field);
        }

        if (Deeds.All(d => d.Value != Deed))
        {
            problems.Add(Core.Values.Problem.Error("fund.kind", nameof(Deed), "Choose what happens to the money."));
        }

        var year = FundPage.Year(Year, nameof(Year), problems);
        var to = Deed is "reprofile" or "agree" ? FundPage.Year(To, nameof(To), problems) : null;
        var amount = Deed == "agree" ? null : Pounds(Amount, nameof(Amount), problems);
        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        return Deed switch
        {
            "reprofile" => await DoAsync("fund.reprofile", new ReprofileBid(Bid.Id, NewId(), year!.Value, to!.Value, amount!.Value, Why ?? "").Decide, Why, here, "The money is moved.", Field),
            "agree" => await DoAsync("fund.agree-repayment", new AgreeRepayment(Bid.Id, year!.Value, to!.Value - year.Value + 1).Decide, Why, here, "The repayment is agreed.", Field),
            _ => await DoAsync(
                "fund." + Deed,
                new MoveMoney(
                    Bid.Id, NewId(), Deed switch { "hand-back" => FundEntryKind.HandBack, "repayment" => FundEntryKind.Repayment, "interest" => FundEntryKind.Interest, "return" => FundEntryKind.Return, _ => FundEntryKind.Drawdown },
                    year!.Value, amount!.Value, Why ?? "").Decide,
                Why, here, "It is entered.", Field),
        };
    }

    private async Task<IActionResult> ReviewAsync(string here)
    {
        if (AmountReader.Read(Delivered, MoneyUnit.Pounds).Value is not { } delivered)
        {
            Show([Core.Values.Problem.Error("amount.unreadable", nameof(Delivered), "Type what it delivers a year in pounds, or TBC where nobody knows.")]);
            return Page();
        }

        return await DoAsync("fund.review", new ReviewBid(Bid.Id, new(Today2, delivered.Negate(), (Learned ?? "").Trim())).Decide, "", here, "The review is recorded.", _ => nameof(Learned));
    }

    private static string Worth(Total total) => total switch
    {
        { Low.IsZero: true, High.IsZero: true, Unquantified: > 0 } => "an amount that is not known",
        { Unquantified: > 0 } => $"{MoneyStyle.Words(total.Low)} and an amount that is not known",
        _ => total.Low == total.High ? MoneyStyle.Words(total.Low) : $"{MoneyStyle.Words(total.Low)} to {MoneyStyle.Words(total.High)}",
    };

    private async Task<IActionResult?> LoadBidAsync(int number, int of)
    {
        if (await LoadAsync(number) is { } stop)
        {
            return stop;
        }

        if (Book.BidsOf(Fund).FirstOrDefault(b => b.Number == of) is not { } bid)
        {
            return Refused([Core.Values.Problem.Error(FundReads.NotFound, "of", $"There is no bid {of.ToString(CultureInfo.InvariantCulture)} of {Fund.Terms.Name}.")]);
        }

        (Bid, Title) = (bid, bid.Terms.Title);
        Proposal = await Reads.ProposalAsync(Viewer, Fund, bid, AsAt, Cancel);
        return null;
    }
}
