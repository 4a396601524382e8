using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>A funding source with its rules and a forecast of it.</summary>
public sealed class SourceFormModel(PlanReads reads, WritePlanOperation write) : PlanPage(reads)
{
    private const int PartnerRows = 4;

    public override bool ShowsAsAt => false;

    public FundingSource? Known { get; private set; }

    /// <summary>Whether the partners stand open: for a pool, and where one was typed.</summary>
    public bool ShowsPool => TrackerQuery.Named<SourceKind>(Kind) == SourceKind.Pool || Partners.Exists(p => !p.IsEmpty);

    public bool ShowsReceipts => TrackerQuery.Named<SourceKind>(Kind) == SourceKind.CapitalReceipts;

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<SourceKind>().Select(k => new SelectListItem(k.Name(), TrackerQuery.Name(k)))];

    public IReadOnlyList<SelectListItem> Statuses { get; } = [.. Enum.GetValues<FundingStatus>().Select(s => new SelectListItem(s.Name(), TrackerQuery.Name(s)))];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Status { get; set; }

    [BindProperty]
    public bool MeetsBudget { get; set; }

    [BindProperty]
    public bool OneOff { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Balance { get; set; }

    [BindProperty]
    public string? RingFence { get; set; }

    [BindProperty]
    public string? Shares { get; set; }

    [BindProperty]
    public List<PooledPartner> Partners { get; set; } = [];

    /// <summary>Which of the partners is the council.</summary>
    [BindProperty]
    public int Council { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Agreed { get; set; }

    [BindProperty]
    public string? AgreedBy { get; set; }

    [BindProperty]
    public string? Prudential { get; set; }

    // Named, or a form without one would be read as if its own name were the forecast's.
    [BindProperty(Name = nameof(Vintage))]
    public TypedVintage Vintage { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string cycle, Guid? id)
    {
        if (await LoadAsync(cycle, id) is { } stop)
        {
            return stop;
        }

        Vintage = TypedVintage.Of(Known is null ? null : Vintages.Of(Known.Vintages), Cycle);
        Status = TrackerQuery.Name(FundingStatus.Assumed);
        Partners = TypedTerms.Of(Known?.Pool, PartnerRows);
        Shares = Known?.Pool?.ByAmount == true ? "amount" : "percent";
        if (Known is { } known)
        {
            (Name, Kind, Status, MeetsBudget, OneOff, RingFence) = (known.Name, TrackerQuery.Name(known.Kind), TrackerQuery.Name(known.Status), known.MeetsBudget, known.OneOff, known.RingFence);
            (From, Agreed, AgreedBy, Prudential) = (known.Receipts?.From.ToString(), known.Receipts?.Agreed is { } on ? CouncilTime.Words(on) : null, known.Receipts?.AgreedBy, known.Receipts?.Prudential);
            Council = Math.Max(0, known.Pool?.Partners.Index().FirstOrDefault(p => p.Item.IsCouncil).Index ?? 0);
            (Until, Balance) = (known.Until?.ToString(), known.Balance is { } balance ? MoneyStyle.Thousands.Text(balance) : null);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, Guid? id)
    {
        if (await LoadAsync(cycle, id) is { } stop)
        {
            return stop;
        }

        var problems = new List<Problem>();
        var until = string.IsNullOrWhiteSpace(Until) ? null : TypedTerms.Year(Until, nameof(Until), Cycle.Last, problems);

        Money? balance = null;
        if (!string.IsNullOrWhiteSpace(Balance))
        {
            balance = AmountReader.Read(Balance, MoneyUnit.Thousands).Value?.Value;
            if (balance is null)
            {
                problems.Add(Core.Values.Problem.Error("amount.unreadable", nameof(Balance), "Type the balance in £000, such as 2,000."));
            }
        }

        var kind = TrackerQuery.Named<SourceKind>(Kind) ?? SourceKind.Other;
        var pool = kind == SourceKind.Pool ? TypedTerms.Pool(Partners, Council, Shares == "amount", problems) : null;
        var receipts = kind == SourceKind.CapitalReceipts ? ReadReceipts(problems) : null;
        while (Partners.Count < PartnerRows)
        {
            Partners.Add(new());
        }

        var vintages = Known?.Vintages.ToList() ?? [];
        if (!Vintage.IsEmpty && Vintage.Read(Cycle, nameof(Vintage), problems) is { } vintage)
        {
            // One of the same name is stated anew; another name is a further forecast.
            vintages = [.. vintages.Where(v => v.Name != vintage.Name), vintage];
        }

        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        var source = new FundingSource(
            Known?.Id ?? NewId(), Name ?? "", kind, TrackerQuery.Named<FundingStatus>(Status) ?? FundingStatus.Assumed,
            MeetsBudget, OneOff, until, balance, RingFence ?? "", vintages)
        {
            Pool = pool,
            Receipts = receipts,
        };
        return After(
            await write.RunAsync(Viewer, Cycle, "plan.source", new WriteSource(source).Decide, Reason ?? "", "page: funding source", position: null, Cancel),
            Base + "/funding", $"{source.Name.Trim()} is saved.",
            FieldOf);
    }

    /// <summary>The box of what a rule names; of a partner, the row in which it was typed.</summary>
    private string FieldOf(string where) => where switch
    {
        "balance" => nameof(Balance),
        "vintage" => "Vintage.Name",
        "rates" => "Vintage.Rates[0].Percent[0]",
        "levels" => "Vintage.Levels[0]",
        "meetsBudget" => nameof(MeetsBudget),
        "until" => nameof(Until),
        "from" => nameof(From),
        "agreed" => nameof(Agreed),
        "agreedBy" => nameof(AgreedBy),
        "partners" => "Partners[0].Name",
        ['p', 'a', 'r', 't', 'n', 'e', 'r', 's', '[', .. var row, ']'] => $"Partners[{Partners.Index().Where(p => !p.Item.IsEmpty).ElementAt(int.Parse(row, CultureInfo.InvariantCulture)).Index}].Name",
        _ => nameof(Name),
    };

    private ReceiptsTerms? ReadReceipts(List<Problem> problems)
    {
        if (new[] { From, Agreed, AgreedBy, Prudential }.All(string.IsNullOrWhiteSpace))
        {
            return null;
        }

        DateOnly? agreed = null;
        if (!string.IsNullOrWhiteSpace(Agreed))
        {
            if (CouncilTime.TryParseDay(Agreed, out var day))
            {
                agreed = day;
            }
            else
            {
                problems.Add(Core.Values.Problem.Error("date.unreadable", nameof(Agreed), $"“{TypedTerms.Short(Agreed)}” is not a date. Write it as 20 February 2018 or 20/2/2018."));
            }
        }

        return TypedTerms.Year(From, nameof(From), Cycle.First, problems) is { } from ? new(from, agreed, AgreedBy ?? "", Prudential ?? "") : null;
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

        Known = id is null ? null : Plan.Sources.FirstOrDefault(s => s.Id == id);
        if (id is not null && Known is null)
        {
            return Refused([Core.Values.Problem.Error(PlanReads.NotFound, "source", $"There is no such source in {Cycle}.")]);
        }

        Title = Known is null ? "Add a funding source" : Known.Name;
        return null;
    }
}
