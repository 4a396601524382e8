using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Cases;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Intake;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Record;

namespace Outturn.App.Web.Pages.Cases;

/// <summary>One case: the document beside what was read of it, which a person confirms, corrects and answers.</summary>
public sealed class CaseModel(CaseReads reads, ReviewCaseOperation review) : OutturnPage
{
    private const string Source = "page: case";

    public override bool ShowsAsAt => true;

    public CasePage Shown { get; private set; } = null!;

    public EffectiveCase Case => Shown.Case;

    public CaseKey Key => Shown.Whole.Key;

    public KeptPaper Paper => Shown.Whole.Paper;

    public TypedCase Typed { get; private set; } = null!;

    public string? Saved { get; private set; }

    public IReadOnlyList<ProposalOffer> Offers { get; private set; } = [];

    /// <summary>The proposals that the case is tied to, as far as the plan of its cycle holds them.</summary>
    public IReadOnlyList<Proposal> Tied { get; private set; } = [];

    public bool MayReview => AsAt.IsNow && Case.Review.State != ReviewState.SetAside && ReviewCaseOperation.Refusal(Viewer) is null;

    public bool MaySettle => AsAt.IsNow && ReviewCaseOperation.Refusal(Viewer) is null;

    public bool MayTakeIn => MayReview && ReviewCaseOperation.TakeInRefusal(Viewer) is null;

    public int SureAndOpen => ReviewRules.Confirmed(Case, sureOnly: true).Count;

    public IReadOnlyList<Problem> Problems => [.. Case.Read.Problems.Where(p => Case.Read.Amounts.All(a => a.Question is null || a.Question.Message != p.Message)), .. Case.Read.Tables.SelectMany(t => t.Problems)];

    public IReadOnlyList<SelectListItem> RolesOfAmounts { get; } = [.. Enum.GetValues<AmountRole>().Select(r => new SelectListItem(r.Name(), TrackerQuery.Name(r)))];

    public IReadOnlyList<SelectListItem> Terms { get; } = [.. Enum.GetValues<AmountTerm>().Select(t => new SelectListItem(t.Name(), TrackerQuery.Name(t)))];

    [BindProperty]
    public string? AsideReason { get; set; }

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>The link to the place in the document.</summary>
    public string AnchorOf(Core.Papers.Place place) => DocumentMarkup.AnchorOf(Case.Read.Blocks, place);

    public async Task<IActionResult> OnGetAsync(int number, int of)
    {
        if (await LoadAsync(number, of) is { } stop)
        {
            return stop;
        }

        Typed = TypedCase.Of(Case);
        return Page();
    }

    /// <summary>Every button sends the whole form: nothing that was typed is lost, whichever is pressed.</summary>
    public async Task<IActionResult> OnPostAsync(int number, int of)
    {
        if (await LoadAsync(number, of) is { } stop)
        {
            return stop;
        }

        Typed = TypedCase.From(Request.Form, Case);
        var problems = new List<Problem>();
        var deed = Request.Form["do"].ToString();
        var said = Typed.Said(Request.Form, Case, Request.Form["confirm"].ToString(), problems);
        if (Answer() is { } answer)
        {
            said = said with { Amounts = new Dictionary<int, HeadlineAmount>(said.Amounts) { [answer.Index] = answer.Now } };
        }

        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        var next = deed == "reviewed" && Shown.NextToReview is { } key ? key.Link : Key.Link;
        var done = await review.RunAsync(
            Viewer, Key, deed == "reviewed" ? "case.reviewed" : "case.review",
            standing =>
            {
                var steps = said.Decide(standing);
                if (!steps.Ok || deed is not ("sure" or "reviewed"))
                {
                    return steps;
                }

                // What was typed counts first; then what is pressed.
                var after = EffectiveCase.Of(standing.Read, standing.Review.With(steps.Value, standing.Review.LatestAct));
                var further = deed == "sure" ? ConfirmSure.Decide(after) : new SettleCase(ReviewState.Reviewed, "").Decide(after);
                return further.Ok ? Result.Ok<IReadOnlyList<ReviewStep>>([.. steps.Value, .. further.Value], [.. steps.Problems, .. further.Problems]) : further;
            },
            Source, Cancel);
        return After(done, next, deed switch
        {
            "sure" => "What the reader was sure of is confirmed.",
            "reviewed" => $"“{Case.Title}” is reviewed.{(next == Key.Link ? "" : " Here is the next.")}",
            _ => "Saved.",
        });
    }

    public async Task<IActionResult> OnPostAsideAsync(int number, int of) => await SettleAsync(number, of, ReviewState.SetAside, "The case is set aside. It counts in no total.");

    public async Task<IActionResult> OnPostBackAsync(int number, int of) => await SettleAsync(number, of, ReviewState.ToReview, "The case is to review again.");

    public async Task<IActionResult> OnPostTieAsync(int number, int of)
    {
        if (await LoadAsync(number, of) is { } stop)
        {
            return stop;
        }

        Typed = TypedCase.Of(Case);
        _ = Guid.TryParse(Request.Form["proposal"], out var proposal);
        var done = await review.TakeInAsync(Viewer, Key, Shown.Plan.Cycle, "case.tie", (standing, plan) => new TieCase(proposal, Tied: true).Decide(standing, plan, Viewer), Source, Cancel);
        return After(done, Key.Link, "The case is linked to the proposal.");
    }

    private async Task<IActionResult> SettleAsync(int number, int of, ReviewState to, string said)
    {
        if (await LoadAsync(number, of) is { } stop)
        {
            return stop;
        }

        Typed = TypedCase.Of(Case);
        var done = await review.RunAsync(Viewer, Key, to == ReviewState.SetAside ? "case.set-aside" : "case.reopen", new SettleCase(to, AsideReason ?? "").Decide, Source, Cancel);
        return After(done, Key.Link, said, where => where == "reason" ? nameof(AsideReason) : where);
    }

    private IActionResult After(Result<ActReceipt> done, string address, string said, Func<string, string>? field = null)
    {
        if (done.Ok)
        {
            var warnings = done.Problems.Where(p => p.Severity == Severity.Warning).Select(p => " " + p.Message);
            return LocalRedirect($"{address}?done={Said.Write(HttpContext, (done.Value.Wrote ? said : "Nothing changed.") + string.Concat(warnings))}");
        }

        if (done.Problems.Any(p => p.Code.StartsWith("permission.", StringComparison.Ordinal) || p.Code.EndsWith("not-found", StringComparison.Ordinal)))
        {
            return Refused(done.Problems);
        }

        if (done.Problems.Any(p => p.Code == ReviewCase.Meanwhile))
        {
            Typed = Typed.Resting(Case.Review.LatestAct);
        }

        Show([.. done.Problems.Where(p => p.Severity == Severity.Error)], field);
        return Page();
    }

    /// <summary>The one press that settles a doubtful amount: <c>0|1</c> is the second answer to the first amount.</summary>
    private (int Index, HeadlineAmount Now)? Answer()
    {
        var parts = Request.Form["answer"].ToString().Split('|');
        return parts is [var a, var b] && int.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && int.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out var answer)
            && index < Case.Amounts.Count && answer < Case.Amounts[index].Read.Answers.Count
            ? (index, Case.Amounts[index].Now with { Amount = Case.Amounts[index].Read.Answers[answer].Amount })
            : null;
    }

    private async Task<IActionResult?> LoadAsync(int number, int of)
    {
        var read = await reads.CaseAsync(Viewer, new(number, of), AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        if (!HttpMethods.IsGet(Request.Method) && ReviewCaseOperation.Refusal(Viewer) is { } refusal)
        {
            return Refused([refusal]);
        }

        Shown = read.Value;
        Title = Case.Title;
        Positions = [.. Shown.Whole.Steps.Select(s => s.Act.Position).Append(Shown.Whole.By.Position).Distinct().OrderDescending()];
        Saved = Said.Read(HttpContext);
        Offers = Shown.Plan.IsOpen && Case.Review.Links.Count == 0 ? ProposalOffers.Likely(Case, Shown.Plan) : [];
        Tied = [.. Case.Review.Links.Select(l => Shown.Plan.Proposal(l.Proposal)).OfType<Proposal>()];
        return null;
    }
}
