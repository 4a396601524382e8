using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>A capital scheme: what is spent by year, what pays, and how the rest is borrowed.</summary>
public sealed class SchemeFormModel(PlanReads reads, WritePlanOperation write) : PlanPage(reads)
{
    private const int Rows = 3;

    public override bool ShowsAsAt => false;

    public CapitalScheme? Known { get; private set; }

    /// <summary>The columns: the cycle's years with the one before, and every other year in which the scheme spends.</summary>
    public IReadOnlyList<FinancialYear> Years { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Proposals { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Payers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Borrowings { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Statuses { get; } = [.. Enum.GetValues<FundingStatus>().Select(s => new SelectListItem(s.Name(), TrackerQuery.Name(s)))];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Proposal { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    [BindProperty]
    public List<string?> Spending { get; set; } = [];

    [BindProperty]
    public List<TypedPayer> Paid { get; set; } = [];

    [BindProperty]
    public string? BorrowsFrom { get; set; }

    [BindProperty]
    public string? Repaid { get; set; }

    [BindProperty]
    public string? Rate { get; set; }

    [BindProperty]
    public string? InUse { get; set; }

    [BindProperty]
    public string? Method { get; set; }

    [BindProperty]
    public string? FirstInterest { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string cycle, Guid? id)
    {
        if (await LoadAsync(cycle, id) is { } stop)
        {
            return stop;
        }

        (Name, Proposal, Service, BorrowsFrom) = (Known?.Name, Known?.Proposal?.ToString(), Known?.Service, Known?.BorrowsFrom);
        Spending = TypedTerms.Texts(Years, Known?.Spending);
        Paid = [.. (Known?.Paid ?? []).Select(p => new TypedPayer { Source = p.Source, Status = TrackerQuery.Name(p.Status), Amounts = TypedTerms.Texts(Years, p.Pays ?? Known!.Spending) })];
        (Repaid, Rate, InUse) = (Known?.Terms.Years.ToString(CultureInfo.InvariantCulture), Known?.Terms.RatePercent.ToString("0.####", CultureInfo.InvariantCulture), (Known?.Terms.InUse ?? Cycle.First).ToString());
        (Method, FirstInterest) = (TrackerQuery.Name(Known?.Terms.Method ?? RepaymentMethod.Annuity), TrackerQuery.Name(Known?.Terms.FirstInterest ?? FirstYearInterest.Half));
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, Guid? id)
    {
        if (await LoadAsync(cycle, id) is { } stop)
        {
            return stop;
        }

        Fill();
        if (Request.Form["do"] == "withdraw" && Known is { } known)
        {
            return await WriteAsync(known with { Withdrawn = true }, $"{known.Name} is out of the plan.");
        }

        var problems = new List<Problem>();
        var spending = TypedTerms.Years(Years, Spending, nameof(Spending), problems);
        var paid = Paid.Index().Where(p => !string.IsNullOrWhiteSpace(p.Item.Source))
            .Select(p => new SourceShare(p.Item.Source!, TrackerQuery.Named<FundingStatus>(p.Item.Status) ?? FundingStatus.Assumed, TypedTerms.Years(Years, p.Item.Amounts, $"Paid[{p.Index}].Amounts", problems))).ToList();
        foreach (var (i, _) in Paid.Index().Where(p => string.IsNullOrWhiteSpace(p.Item.Source) && p.Item.Amounts.Exists(a => !string.IsNullOrWhiteSpace(a))))
        {
            problems.Add(Core.Values.Problem.Error("funding.not-named", $"Paid[{i}].Source", "Choose the source that pays these amounts."));
        }

        var years = TypedTerms.Number(Repaid, nameof(Repaid), "Type the number of years over which it is repaid, such as 40.", problems);
        var rate = TypedTerms.Number(Rate, nameof(Rate), "Type the rate in per cent a year, such as 4.5.", problems);
        var inUse = TypedTerms.Year(InUse, nameof(InUse), Cycle.First + 1, problems);
        if (decimal.Truncate(years) != years)
        {
            problems.Add(Core.Values.Problem.Error("number.unreadable", nameof(Repaid), "Type whole years, such as 40."));
        }

        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        var terms = new BorrowingTerms(
            (int)Math.Clamp(years, int.MinValue, int.MaxValue), rate, inUse!.Value, TrackerQuery.Named<RepaymentMethod>(Method) ?? RepaymentMethod.Annuity, TrackerQuery.Named<FirstYearInterest>(FirstInterest) ?? FirstYearInterest.Half);
        return await WriteAsync(
            new(Known?.Id ?? NewId(), Name ?? "", Guid.TryParse(Proposal, out var of) ? of : null, Service ?? "", spending, paid, BorrowsFrom ?? "", terms), $"{Name?.Trim()} is saved, and its financing cost is in the plan.");
    }

    private async Task<IActionResult> WriteAsync(CapitalScheme scheme, string said) => After(
        await write.RunAsync(Viewer, Cycle, "plan.scheme", new WriteScheme(scheme).Decide, Reason ?? "", "page: capital scheme", position: null, Cancel), Base + "/funding/capital", said, FieldOf);

    /// <summary>The box of what a rule names: <c>spending.2023-24</c>, <c>paid[1]</c>, <c>years</c>.</summary>
    private string FieldOf(string where)
    {
        var column = where.Split('.') is [_, var year] && FinancialYear.TryParse(year, out var named) ? Math.Max(0, Years.Index().FirstOrDefault(y => y.Item == named).Index) : 0;
        var payer = where.StartsWith("paid[", StringComparison.Ordinal) && int.TryParse(where["paid[".Length..].TrimEnd(']'), CultureInfo.InvariantCulture, out var n) ? n : 0;
        return where switch
        {
            "proposal" => nameof(Proposal),
            "years" => nameof(Repaid),
            "rate" => nameof(Rate),
            "inUse" => nameof(InUse),
            "borrowsFrom" => nameof(BorrowsFrom),
            _ when where.StartsWith("spending", StringComparison.Ordinal) => $"Spending[{column}]",
            _ when where.StartsWith("paid[", StringComparison.Ordinal) => $"Paid[{Paid.Index().Where(p => !string.IsNullOrWhiteSpace(p.Item.Source)).ElementAt(payer).Index}].Source",
            _ when where.StartsWith("paid.", StringComparison.Ordinal) => $"Paid[0].Amounts[{column}]",
            _ => nameof(Name),
        };
    }

    /// <summary>Rows and boxes to type in, however many were posted.</summary>
    private void Fill()
    {
        while (Paid.Count < Rows)
        {
            Paid.Add(new());
        }
    }

    private async Task<IActionResult?> LoadAsync(string cycle, Guid? id)
    {
        if (Viewer.Refusal(Area.Plan, Level.Manage, "change the funding") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        Known = id is null ? null : Plan.Schemes.FirstOrDefault(s => s.Id == id && !s.Withdrawn);
        if (id is not null && Known is null)
        {
            return Refused([Core.Values.Problem.Error(PlanReads.NotFound, "scheme", $"There is no such scheme in {Cycle}.")]);
        }

        Title = Known is null ? "Add a capital scheme" : Known.Name;
        Years = [.. Cycle.Each.Prepend(Cycle.Base).Concat((Known?.Spending ?? Enumerable.Empty<KeyValuePair<FinancialYear, Money>>()).Select(s => s.Key)).Distinct().Order()];
        Proposals = [new("None", ""), .. Plan.Proposals.Where(p => p.Status.Counts()).Select(p => new SelectListItem(p.Terms.Name, p.Id.ToString()))];
        Payers = [new("No source", ""), .. Plan.Sources.Where(s => s.Kind != SourceKind.Borrowing).Select(s => new SelectListItem(s.Name, s.Name))];
        Borrowings = [new("None named", ""), .. Plan.Sources.Where(s => s.Kind == SourceKind.Borrowing).Select(s => new SelectListItem(s.Name, s.Name))];
        return null;
    }
}
