using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Funds;

/// <summary>A fund's rules, new or changed.</summary>
public sealed class FundFormModel(FundReads reads, WriteFundOperation write) : FundPage(reads, write)
{
    public override bool ShowsAsAt => false;

    public IReadOnlyList<SelectListItem> Repayments { get; } = [new("Nothing: savings stay in the budget", "none"), new("What was drawn", "principal"), new("What was drawn, with interest", "with-interest")];

    public string Back => Fund is null ? "/funds" : Base;

    public string Here => Fund is null ? "/funds/new" : Base + "/edit";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string? DelegatedUpTo { get; set; }

    [BindProperty]
    public string? Delegate { get; set; }

    [BindProperty]
    public string? Consulted { get; set; }

    [BindProperty]
    public string? Committee { get; set; }

    [BindProperty]
    public string? SplitDays { get; set; }

    [BindProperty]
    public string? Repayment { get; set; }

    [BindProperty]
    public string? Interest { get; set; }

    [BindProperty]
    public string? ReviewMonths { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The version of the fund that is changed.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public async Task<IActionResult> OnGetAsync(int? number)
    {
        if (await LoadFormAsync(number) is { } stop)
        {
            return stop;
        }

        Seen = Fund?.Act.ToString(CultureInfo.InvariantCulture);
        var terms = Fund?.Terms ?? FundTerms.Of("");
        (Name, Purpose, Delegate, Consulted, Committee) = (terms.Name, terms.Purpose, terms.Delegate, terms.Consulted, terms.Committee);
        DelegatedUpTo = terms.DelegatedUpTo.Pounds.ToString("#,##0.##", CultureInfo.InvariantCulture);
        (SplitDays, ReviewMonths) = (terms.SplitDays.ToString(CultureInfo.InvariantCulture), terms.ReviewMonths.ToString(CultureInfo.InvariantCulture));
        (Repayment, Interest) = (Slug(terms.Repayment), terms.InterestPercent == 0m ? "" : terms.InterestPercent.ToString("0.##", CultureInfo.InvariantCulture));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int? number)
    {
        if (await LoadFormAsync(number) is { } stop)
        {
            return stop;
        }

        var problems = new List<Problem>();
        int Whole(string? typed, string field)
        {
            if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
            {
                return whole;
            }

            problems.Add(Core.Values.Problem.Error("number.unreadable", field, "Type a whole number, such as 12."));
            return 0;
        }

        var upTo = Pounds(DelegatedUpTo, nameof(DelegatedUpTo), problems);
        var interest = 0m;
        if (!string.IsNullOrWhiteSpace(Interest) && !decimal.TryParse(Interest.Trim().TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out interest))
        {
            problems.Add(Core.Values.Problem.Error("number.unreadable", nameof(Interest), "Type the interest in per cent a year, such as 3.5."));
        }

        var terms = new FundTerms(
            Name ?? "", Purpose ?? "", upTo ?? Money.Zero, Delegate ?? "", Consulted ?? "", Committee ?? "", Whole(SplitDays, nameof(SplitDays)),
            Enum.GetValues<FundRepayment>().FirstOrDefault(r => Slug(r) == Repayment), interest, Whole(ReviewMonths, nameof(ReviewMonths)));
        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        var made = 0;
        var done = await DoAsync(
            "fund.terms",
            (book, viewer) =>
            {
                var decided = new WriteFund(Fund?.Id ?? NewId(), terms) { Rests = Rests(Seen) }.Decide(book, viewer);
                made = decided.Value?.Funds.FirstOrDefault()?.Number ?? 0;
                return decided;
            },
            Reason, () => $"/funds/{made.ToString(CultureInfo.InvariantCulture)}", $"{terms.Name.Trim()} is saved.", field => char.ToUpperInvariant(field[0]) + field[1..]);
        if (Overtaken)
        {
            ModelState.Remove(nameof(Seen));
            Seen = Fund?.Act.ToString(CultureInfo.InvariantCulture);
        }

        return done;
    }

    private static string Slug(FundRepayment repayment) => repayment switch { FundRepayment.None => "none", FundRepayment.Principal => "principal", _ => "with-interest" };

    private async Task<IActionResult?> LoadFormAsync(int? number)
    {
        if (FundSight.Refusal(Viewer, "change a fund") is { } refusal)
        {
            return Refused([refusal]);
        }

        if ((number is { } n ? await LoadAsync(n) : await LoadAsync()) is { } stop)
        {
            return stop;
        }

        Title = Fund is null ? "Open a fund" : "Change " + Fund.Terms.Name;
        return null;
    }
}
