using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Cases;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Intake;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Cases;

/// <summary>Takes a case into the plan of its cycle: links it to a proposal or makes one, and makes plan lines of confirmed amounts.</summary>
public sealed class CasePlanModel(CaseReads reads, ReviewCaseOperation review) : OutturnPage
{
    private const string Source = "page: case into the plan";

    public CasePage Shown { get; private set; } = null!;

    public EffectiveCase Case => Shown.Case;

    public CaseKey Key => Shown.Whole.Key;

    public Plan Plan => Shown.Plan;

    public string Here => Key.Link + "/plan";

    public string? Saved { get; private set; }

    public string Words { get; private set; } = "";

    public IReadOnlyList<ProposalOffer> Offers { get; private set; } = [];

    public IReadOnlyList<ProposalOffer> Found { get; private set; } = [];

    public IReadOnlyList<Proposal> Tied { get; private set; } = [];

    public IReadOnlyList<PlanLine> Made { get; private set; } = [];

    /// <summary>Amounts that can be plan lines now.</summary>
    public IReadOnlyList<EffectiveAmount> Ready { get; private set; } = [];

    /// <summary>Amounts that cannot, each with the reason.</summary>
    public IReadOnlyList<(EffectiveAmount Amount, string Why)> NotReady { get; private set; } = [];

    /// <summary>Rows of money by year with which the form of a plan line can be begun.</summary>
    public IReadOnlyList<YearRow> YearRows => _yearRows ??= Core.Intake.YearRows.Of(Case);

    private IReadOnlyList<YearRow>? _yearRows;

    public IReadOnlyList<string> Services { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Statuses { get; } = [.. Enum.GetValues<FundingStatus>().Select(s => new SelectListItem(s.Name(), TrackerQuery.Name(s)))];

    public IReadOnlyList<SelectListItem> Benefits { get; } = [new("Not said", ""), .. Enum.GetValues<BenefitClass>().Where(b => b != BenefitClass.CostAvoidance).Select(b => new SelectListItem(b.ChangesBudget() ? b.Name() : $"{b.Name()} (beside the plan, in no total)", TrackerQuery.Name(b)))];

    public string Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    public bool IsTyped(string name, string value) => Request.HasFormContentType && Request.Form[name].Contains(value);

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>What the paper itself says of how long the amounts last; null where it does not say, or says several things.</summary>
    public AmountTerm? Said => Ready.Select(a => a.Now.Term).Distinct().ToList() is [var one] && one != AmountTerm.NotSaid ? one : null;

    /// <summary>The last year that follows from "over three years" and the first year, where the paper says both.</summary>
    public string LastYear => Said == AmountTerm.OverYears && Ready[0].Now is { Year: { } first, Years: > 1 and var years } ? (first + (years - 1)).ToString() : "";

    public async Task<IActionResult> OnGetAsync(int number, int of) => await LoadAsync(number, of) ?? Page();

    public async Task<IActionResult> OnPostTieAsync(int number, int of) => await DoAsync(number, of, "case.tie", "The case is linked to the proposal.", (standing, plan) => new TieCase(ProposalOf(), Tied: true).Decide(standing, plan, Viewer));

    public async Task<IActionResult> OnPostUntieAsync(int number, int of) => await DoAsync(number, of, "case.untie", "The case is no longer linked.", (standing, plan) => new TieCase(ProposalOf(), Tied: false).Decide(standing, plan, Viewer));

    public async Task<IActionResult> OnPostMakeAsync(int number, int of)
    {
        var id = Guid.CreateVersion7();
        var leads = Request.Form["leads"].ToString().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        var confidentiality = TrackerQuery.Named<Confidentiality>(Request.Form["confidentiality"]) ?? Confidentiality.Open;
        return await DoAsync(
            number, of, "case.propose", "The proposal is made and linked.",
            (standing, plan) => new MakeProposal(id, Request.Form["title"].ToString(), Request.Form["service"].ToString(), leads, confidentiality).Decide(standing, plan, Viewer));
    }

    public async Task<IActionResult> OnPostLineAsync(int number, int of)
    {
        var problems = new List<Problem>();
        var answers = Answers(problems);
        if (problems.Count > 0)
        {
            if (await LoadAsync(number, of) is { } stop)
            {
                return stop;
            }

            Show(problems);
            return Page();
        }

        var line = Guid.CreateVersion7();
        var amounts = Request.Form["amounts"].Select(a => int.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : -1).ToList();
        return await DoAsync(number, of, "case.line", "The plan line is made.", (standing, plan) => new MakeLine(line, ProposalOf(), amounts, answers).Decide(standing, plan, Viewer));
    }

    private IntakeAnswers Answers(List<Problem> problems)
    {
        var form = Request.Form;
        var until = Year(form["until"].ToString(), "until", problems);
        var years = new Dictionary<int, FinancialYear>();
        foreach (var (key, value) in form.Where(f => f.Key.StartsWith("year-amount-", StringComparison.Ordinal)))
        {
            if (int.TryParse(key.AsSpan("year-amount-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && Year(value.ToString(), key, problems) is { } year)
            {
                years[index] = year;
            }
        }

        return new(
            TrackerQuery.Named<IntakeBasis>(form["basis"]), TrackerQuery.Named<IntakeLasting>(form["lasting"]), until, form["service"].ToString(),
            form["funding"].ToString() switch { "own" => true, "source" => false, _ => null }, form["source"].ToString(), TrackerQuery.Named<FundingStatus>(form["status"]) ?? FundingStatus.Assumed,
            TrackerQuery.Named<BenefitClass>(form["benefit"]), years);
    }

    private static FinancialYear? Year(string typed, string where, List<Problem> problems)
    {
        if (typed.Trim().Length == 0)
        {
            return null;
        }

        if (FinancialYear.TryParse(typed, out var year))
        {
            return year;
        }

        problems.Add(Core.Values.Problem.Error("year.unreadable", where, $"“{(typed.Length > 40 ? typed[..40] + "…" : typed)}” is not a financial year. Write it as 2024-25."));
        return null;
    }

    private Guid ProposalOf() => Guid.TryParse(Request.Form["proposal"], out var id) ? id : Guid.Empty;

    private async Task<IActionResult> DoAsync(int number, int of, string kind, string said, Func<EffectiveCase, Plan, Result<IntakeChanges>> decide)
    {
        if (await LoadAsync(number, of) is { } stop)
        {
            return stop;
        }

        var done = await review.TakeInAsync(Viewer, Key, Plan.Cycle, kind, decide, Source, Cancel);
        if (done.Ok)
        {
            return LocalRedirect($"{Here}?done={Web.Said.Write(HttpContext, done.Value.Wrote ? said : "Nothing changed.")}");
        }

        if (done.Problems.Any(p => p.Code is "permission.refused"))
        {
            return Refused(done.Problems);
        }

        Show([.. done.Problems.Where(p => p.Severity == Severity.Error)], Field);
        return Page();
    }

    /// <summary>The form's name of what a rule speaks of.</summary>
    private static string Field(string where) => where switch
    {
        _ when where.StartsWith("amount-", StringComparison.Ordinal) || where.StartsWith("amounts.", StringComparison.Ordinal) || where == "references" => "amounts",
        _ when where.StartsWith("sources", StringComparison.Ordinal) => "source",
        _ => where,
    };

    private async Task<IActionResult?> LoadAsync(int number, int of)
    {
        if (ReviewCaseOperation.TakeInRefusal(Viewer) is { } refusal)
        {
            return Refused([refusal]);
        }

        var read = await reads.CaseAsync(Viewer, new(number, of), AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Shown = read.Value;
        Title = $"“{Case.Title}” in the plan";
        Saved = Web.Said.Read(HttpContext);
        Tied = [.. Case.Review.Links.Select(l => Plan.Proposal(l.Proposal)).OfType<Proposal>()];
        Made = [.. Case.Review.Lines.Select(l => Plan.Lines.FirstOrDefault(p => p.Id == l.Line)).OfType<PlanLine>()];
        var live = Case.Review.Lines.Where(l => Plan.Lines.Any(p => p.Id == l.Line && !p.Withdrawn)).SelectMany(l => l.Amounts).ToHashSet();
        Ready = [.. Case.Amounts.Where(a => AmountIntake.Bar(a) is null && !live.Contains(a.Index))];
        NotReady = [.. Case.Amounts.Where(a => !Ready.Contains(a)).Select(a => (a, live.Contains(a.Index) ? "It is in the plan." : AmountIntake.Bar(a)?.Message ?? ""))];
        Words = Request.Query["q"].ToString() is { Length: <= 200 } words ? words.Trim() : "";
        Offers = [.. ProposalOffers.Likely(Case, Plan).Where(o => Tied.All(t => t.Id != o.Proposal.Id))];
        Found = [.. ProposalOffers.Search(Words, Plan).Where(o => Tied.All(t => t.Id != o.Proposal.Id))];
        Services = [.. Plan.Opening.Select(o => o.Service).Concat(Plan.Lines.Select(l => l.Terms.Service)).Concat(Plan.Proposals.Select(p => p.Terms.Service)).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        return null;
    }
}
