using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Cases;
using Outturn.App.Operations.Writing;
using Outturn.Core.Cases;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Writing;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>A proposal's case: how complete it is for the next gate, what is found in it, its questions and versions; or the way to begin it.</summary>
[RequestSizeLimit(Tracking.ImportModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Tracking.ImportModel.MostBytes)]
public sealed class CaseModel(WrittenCaseReads reads, WriteCaseOperation write, CaseReads papers, TimeProvider clock) : WritingPage(reads)
{
    private const string Source = "page: case";

    public CaseTalk Talk { get; private set; } = new([], [], [], [], []);

    public Readiness Ready { get; private set; } = new(null, [], [], Money.Zero);

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Typed figures that drifted or could follow the plan.</summary>
    public IReadOnlyList<TypedFigure> Typed { get; private set; } = [];

    /// <summary>Cases that were read from papers and are linked to the proposal: a case can begin with what one says.</summary>
    public IReadOnlyList<SelectListItem> Papers { get; private set; } = [];

    /// <summary>The case of a paper to begin with; empty for none.</summary>
    [BindProperty]
    public string? With { get; set; }

    /// <summary>Whose cases say that they depend on this one.</summary>
    public IReadOnlyList<(Proposal Proposal, CaseRow Row)> Dependents { get; private set; } = [];

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The newest version of each template.</summary>
    public IReadOnlyList<SelectListItem> Templates => [new("Choose", ""), .. Shown.Templates.GroupBy(t => t.Key.Name).Select(g => g.MaxBy(t => t.Key.Version)!).Select(t => new SelectListItem(t.Title, t.Key.ToString()))];

    public IReadOnlyList<SelectListItem> Gates { get; } = [.. Enum.GetValues<Gate>().Select(g => new SelectListItem(g.Name(), TrackerQuery.Name(g)))];

    public string GateWords => Ready.For switch
    {
        Gate.Outline => "Ready to be an outline?",
        Gate.Clearance => "Ready to be cleared?",
        Gate.Committee => "Ready for committee?",
        Gate.Council => "Ready for Full Council?",
        _ => "How complete it is",
    };

    public bool MayRemark => AsAt.IsNow && WriteCaseOperation.RemarkRefusal(Viewer) is null && ProposalRules.Frozen(Proposal) is null;

    public IReadOnlyList<TypedFigure> Drifted => [.. Typed.Where(t => t.Problem.Severity > Severity.Notice)];

    public async Task<IActionResult> OnGetAsync(string cycle, int number) => await LoadAsync(cycle, number) ?? Page();

    public async Task<IActionResult> OnPostBeginAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (!TemplateKey.TryParse(On, out var key) || Shown.Templates.FirstOrDefault(t => t.Key == key) is not { } template)
        {
            Show([Core.Values.Problem.Error("case.template", nameof(On), "Choose the template that the case is written on.")]);
            return Page();
        }

        CaseContent? content = null;
        var said = "The case is begun.";
        if (With is { Length: > 0 })
        {
            var read = CaseKey.TryParse(With, out var of) && Papers.Any(p => p.Value == With) ? await papers.CaseAsync(Viewer, of, AsAt, Cancel) : Result.Refused<CasePage>();
            if (!read.Ok)
            {
                Show([Core.Values.Problem.Error("case.paper", nameof(With), "This case of a paper is no longer linked to the proposal. Choose another, or begin with nothing.")]);
                return Page();
            }

            var draft = DraftFromReading.Of(read.Value.Case.Read, template, () => RowId.New(clock));
            content = draft.Content;
            said = $"The case is begun with what the paper says.{(draft.Content.Kept.Count > 0 ? " What the template has no place for is kept at its end." : "")}";
        }

        var done = await write.RunAsync(Viewer, Cycle, Proposal.Id, "case.begin", (plan, known, viewer) => new BeginCase(Proposal.Id, template, content).Decide(plan, known, viewer), Source, Cancel);
        return After(done, Base, said, _ => nameof(On));
    }

    public async Task<IActionResult> OnPostSubmitAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (Shown.Template is null)
        {
            return Refused([SubmitCase.NotBegun with { Code = "case.not-begun-not-found" }]);
        }

        if (TrackerQuery.Named<Gate>(For) is not { } gate)
        {
            Show([Core.Values.Problem.Error("case.gate", nameof(For), "Choose what the version is submitted for.")]);
            return Page();
        }

        var errors = Problems.Where(p => p.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            Show([.. errors.Select(e => e with { Where = "" })]);
            return Page();
        }

        var done = await write.RunAsync(Viewer, Cycle, Proposal.Id, "case.submit", (plan, known, viewer) => new SubmitCase(Proposal.Id, gate, Note ?? "") { Exhibits = Shown.Exhibits, Named = Shown.Figures.Named }.Decide(plan, known, viewer), Source, Cancel, Note ?? "");
        return After(done, Base, "The version is submitted. It never changes.", where => where == "note" ? nameof(Note) : nameof(For));
    }

    /// <summary>Puts the live figure in the place of the typed one.</summary>
    public async Task<IActionResult> OnPostFollowAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        var chosen = Request.Form["figure"].ToString();
        if (Shown.Template is null || Typed.FirstOrDefault(t => KeyOf(t) == chosen) is not { } typed)
        {
            Show([Core.Values.Problem.Error("figure.gone", "", "The words have changed since: look at the figures as they stand now.")]);
            return Page();
        }

        var answer = TypedFigures.Apply(Case.Content, typed)[typed.Field];
        var done = await write.SaveAsync(Viewer, Shown, Talk, Template.Key, typed.Field, Case.RevisionOf(typed.Field), answer, Cancel);
        if (!done.Ok)
        {
            return Refused(done.Problems);
        }

        return LocalRedirect($"{Base}?done={Said.Write(HttpContext, $"{typed.Typed} in {Template.NameOf(typed.Field)} follows the plan lines now.")}");
    }

    public async Task<IActionResult> OnPostGiveAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        var due = Request.Form["due"].ToString();
        DateOnly? day = null;
        if (due.Trim().Length > 0)
        {
            if (!CouncilTime.TryParseDay(due, out var read))
            {
                Show([Core.Values.Problem.Error("task.due", "due", "Give the day as 2022-01-31 or 31/1/2022, or leave it out.")]);
                return Page();
            }

            day = read;
        }

        var done = await write.GiveAsync(Viewer, Shown, Request.Form["question"].ToString(), Request.Form["post"].ToString(), day, Cancel);
        if (!done.Ok)
        {
            if (ProblemStatus.Of(done.Problems) != StatusCodes.Status400BadRequest)
            {
                return Refused(done.Problems);
            }

            Show(done.Problems);
            return Page();
        }

        return LocalRedirect($"{Base}?done={Said.Write(HttpContext, "Saved who answers it.")}");
    }

    public async Task<IActionResult> OnPostAttachAsync(string cycle, int number, IFormFile? upload)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (upload is null)
        {
            Show([Core.Values.Problem.Error("file.none", "upload", "Choose the file to attach.")]);
            return Page();
        }

        var bytes = new byte[upload.Length];
        await using (var stream = upload.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, Cancel);
        }

        var kept = await write.AttachAsync(Viewer, Shown, Talk, Path.GetFileName(upload.FileName), bytes, Cancel);
        if (!kept.Ok)
        {
            if (ProblemStatus.Of(kept.Problems) != StatusCodes.Status400BadRequest)
            {
                return Refused(kept.Problems);
            }

            Show([.. kept.Problems.Select(p => p with { Where = "upload" })]);
            return Page();
        }

        return LocalRedirect($"{Base}?done={Said.Write(HttpContext, $"Attached. Name it in a table of evidence as file/{kept.Value.ToString(CultureInfo.InvariantCulture)}.")}#files");
    }

    public static string KeyOf(TypedFigure typed) => string.Create(CultureInfo.InvariantCulture, $"{typed.Field}/{typed.Row}/{typed.Column}/{typed.Start}/{typed.Typed}");

    public CaseTask? TaskOf(string question) => Talk.Tasks.FirstOrDefault(t => t.Question == question);

    /// <summary>Questions that are given to the viewer's post.</summary>
    public IReadOnlyList<TemplateQuestion> Mine => [.. Template.Questions.Where(q => TaskOf(q.Key) is { } task && Viewer.Holds(task.Post))];

    public int OpenRemarks(TemplateQuestion question) => Talk.Comments.Count(c => c.State == CommentState.Open && c.ReplyTo is null && question.Fields.Any(f => f.Field == c.Field));

    public int OpenSuggestions(TemplateQuestion question) => Talk.Suggestions.Count(c => c.State == SuggestionState.Open && question.Fields.Any(f => f.Field == c.Field));

    /// <summary>The page of a row of the readiness list: a question, or where the money and the posts are.</summary>
    public string LinkOf(ReadyItem item) =>
        Template.Question(item.Key) is { } question ? MayWrite ? $"{Base}/write/{question.Key}" : $"{Base}/read{AsAtSuffix()}"
        : $"/plan/{Cycle}/proposals/{Proposal.Number}{(item.Key != "lead" ? "#money" : MayPropose ? "/edit" : "")}";

    /// <summary>Whether the viewer may ask a fund for the proposal's money, today.</summary>
    public bool MayAskFund => AsAt.IsNow && Viewer.May(Area.Funds, Level.Contribute);

    private bool MayPropose => AsAt.IsNow && PlanSight.Refusal(Viewer, Proposal, "change a proposal") is null;

    private async Task<IActionResult?> LoadAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number, begun: false) is { } stop)
        {
            return stop;
        }

        if (Shown.Template is null)
        {
            Papers = [new("Nothing", ""), .. (await papers.SeenAsync(Viewer, await Reads.PapersOfAsync(Shown, Cancel), Cancel)).Select(c => new SelectListItem(c.Title.Length > 0 ? c.Title : $"Case {c.Key}", c.Key.ToString()))];
        }
        else
        {
            Talk = await Reads.TalkAsync(Shown, Cancel);
            var known = Shown.Plan.Proposals.Select(p => string.Create(CultureInfo.InvariantCulture, $"{Cycle}/{p.Number}")).ToHashSet(StringComparer.Ordinal);
            Problems = CaseRules.Check(Template, Case.Content, Proposal, Shown.Figures, known);
            Typed = TypedFigures.Of(Template, Case.Content, Shown.Figures, await Reads.PastAsync(Shown, Cancel));
            Dependents = await Reads.DependentsAsync(Shown, Cancel);
            Ready = Readiness.Of(Template, Case.Content, Proposal, Shown.Figures, Problems);
        }

        return null;
    }
}
