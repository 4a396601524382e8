using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Writing;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Writing;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>A question of a case with its fields, or all of them on one page.</summary>
[RequestSizeLimit(WritingForm.MostBytes)]
[RequestFormLimits(ValueCountLimit = WritingForm.MostFields, ValueLengthLimit = WritingForm.MostCharacters, BufferBodyLengthLimit = WritingForm.MostBytes)]
public sealed class WriteModel(WrittenCaseReads reads, WriteCaseOperation write, TypedForms typedForms, TimeProvider clock) : WritingPage(reads)
{
    public override bool ShowsAsAt => false;

    /// <summary>The questions on the page: one, or all.</summary>
    public IReadOnlyList<TemplateQuestion> Questions { get; private set; } = [];

    /// <summary>The question of a page of one; null where all are on it.</summary>
    public TemplateQuestion? Question { get; private set; }

    public CaseTalk Talk { get; private set; } = null!;

    /// <summary>What stands in the boxes: as typed where it could not be saved, else as saved.</summary>
    public Dictionary<string, Answer> Boxes { get; } = new(StringComparer.Ordinal);

    /// <summary>What is asked of what is written.</summary>
    public IReadOnlyList<Problem> Asked { get; private set; } = [];

    /// <summary>Whether what is typed takes the place of what stands; else it is a suggestion.</summary>
    public bool MaySave { get; private set; }

    public Answer Box(string field) => Boxes.GetValueOrDefault(field, Case.Content[field]);

    public string Here => Question is null ? Base + "/write" : $"{Base}/write/{Question.Key}";

    public TemplateQuestion? Next => Question is null ? null : Template.Questions.SkipWhile(q => q.Key != Question.Key).Skip(1).FirstOrDefault();

    public IEnumerable<Problem> AskedOf(string where) => Asked.Where(p => p.Where == where);

    public string? ErrorOf(string where) => ModelState.TryGetValue(where, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>Others who have the question open.</summary>
    public IEnumerable<CasePresence> Others(string question) => Talk.Present.Where(p => p.Question == question && p.Who.Id != Viewer.Actor.Id);

    public async Task<IActionResult> OnGetAsync(string cycle, int number, string? question)
    {
        if (await LoadAsync(cycle, number, question) is { } stop)
        {
            return stop;
        }

        if (typedForms.Take(HttpContext) is { } kept)
        {
            foreach (var typed in Questions.SelectMany(q => WritingForm.Read(kept, Template, q, clock, keepEmpty: true)))
            {
                Boxes[typed.Field.Key] = typed.Answer;
            }

            ModelState.AddModelError("", "Your sign-in had run out, so nothing was saved. What you typed is back in the boxes: save it.");
        }

        await write.HereAsync(Viewer, Shown, question ?? "", Cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, int number, string? question)
    {
        if (await LoadAsync(cycle, number, question) is { } stop)
        {
            return stop;
        }

        var pressed = Request.Form["do"].ToString().Split(':');
        var typed = Questions.SelectMany(q => WritingForm.Read(Request.Form, Template, q, clock, keepEmpty: pressed[0] is not ("save" or "next" or ""))).ToList();
        foreach (var one in typed)
        {
            Boxes[one.Field.Key] = one.Answer;
        }

        if (pressed is ["add" or "drop" or "up" or "down", var table, ..])
        {
            typed = [.. typed.Select(t => t.Field.Key == table ? t with { Answer = Answer.Of(WritingForm.Pressed(t.Answer.Rows, pressed[0], pressed.Length > 2 ? pressed[2] : "", clock)) } : t)];
        }

        var suggested = 0;
        var conflicts = new List<string>();
        var problems = new List<Problem>();
        foreach (var one in typed)
        {
            if (MaySave)
            {
                var done = await write.SaveAsync(Viewer, Shown, Talk, TemplateOf(), one.Field.Key, one.Revision, one.Answer, Cancel);
                problems.AddRange(done.Problems);
                if (done.Ok)
                {
                    Boxes.Remove(one.Field.Key);
                    if (done.Value.Conflicts.Count > 0)
                    {
                        conflicts.Add(one.Field.Key);
                    }
                }
            }
            else if (!one.Answer.SaysAs(Case.Content[one.Field.Key]))
            {
                var done = await write.SuggestAsync(Viewer, Shown, one.Field.Key, one.Revision, one.Answer, Request.Form["why"].ToString(), Cancel);
                problems.AddRange(done.Problems);
                if (done.Ok)
                {
                    Boxes.Remove(one.Field.Key);
                    suggested++;
                }
            }
        }

        problems.AddRange(await OtherDeedsAsync(pressed));
        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        if (!MaySave && pressed[0] is "save" or "next" && suggested == 0 && !MaySave)
        {
            return To(Here, "Nothing differs from what stands: nothing was suggested.");
        }

        if (conflicts.Count > 0)
        {
            return To($"{Here}#s-{conflicts[0]}", "Somebody else changed the same words while you wrote. Theirs stand; yours are kept beside them as a suggestion: choose.");
        }

        return pressed[0] switch
        {
            "next" when Next is { } next => await SeriousAsync(cycle, number, question) ?? LocalRedirect($"{Base}/write/{next.Key}"),
            "save" or "next" or "" => suggested > 0 ? To(Base, "Your suggestion is kept beside the answer. Who writes the case decides.") : await SeriousAsync(cycle, number, question) ?? To(Base, "Saved."),
            _ => LocalRedirect(pressed.Length > 1 && pressed[0] is "add" or "drop" or "up" or "down" ? $"{Here}#{(pressed[0] == "add" ? $"end-{pressed[1]}" : $"table-{pressed[1]}")}" : Here),
        };
    }

    private LocalRedirectResult To(string address, string said)
    {
        var (path, anchor) = address.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? (address[..at], address[at..]) : (address, "");
        return LocalRedirect($"{path}?done={Said.Write(HttpContext, said)}{anchor}");
    }

    /// <summary>The page again where what was saved has an error that would stop a submission.</summary>
    private async Task<IActionResult?> SeriousAsync(string cycle, int number, string? question)
    {
        if (await LoadAsync(cycle, number, question) is { } stop)
        {
            return stop;
        }

        var errors = Asked.Where(p => p.Severity == Severity.Error).ToList();
        if (errors.Count == 0)
        {
            return null;
        }

        ModelState.AddModelError("", "What you typed is saved. This has to be put right before the case is submitted:");
        Show(errors);
        return Page();
    }

    /// <summary>Remarks and decisions on suggestions: they are done after the boxes are saved.</summary>
    private async Task<IReadOnlyList<Problem>> OtherDeedsAsync(string[] pressed)
    {
        switch (pressed)
        {
            case ["remark", var field]:
                return (await write.RemarkAsync(Viewer, Shown, field, Request.Form["q-" + field].ToString(), Request.Form["c-" + field].ToString(), null, Cancel)).Problems is { Count: > 0 } said ? [.. said.Select(p => p with { Where = "c-" + field })] : [];
            case ["reply", var field, var to] when Guid.TryParse(to, out var id):
                return (await write.RemarkAsync(Viewer, Shown, field, "", Request.Form["c-" + to].ToString(), id, Cancel)).Problems is { Count: > 0 } said2 ? [.. said2.Select(p => p with { Where = "c-" + to })] : [];
            case ["resolve" or "keep" or "open", var to] when Guid.TryParse(to, out var id):
                return (await write.CloseRemarkAsync(Viewer, Shown, id, pressed[0] switch { "resolve" => CommentState.Resolved, "keep" => CommentState.Kept, _ => CommentState.Open }, Cancel)).Problems;
            case ["accept" or "decline", var to] when Guid.TryParse(to, out var id):
                // What stood in the boxes has just been saved: the suggestion rests on that.
                return await LoadAsync(Cycle.ToString(), Proposal.Number, Question?.Key) is null ? (await write.DecideAsync(Viewer, Shown, Talk, id, pressed[0] == "accept", Cancel)).Problems : [];
            default:
                return [];
        }
    }

    /// <summary>The template that the form was made of: a case that has moved since is not written into.</summary>
    private TemplateKey TemplateOf() => TemplateKey.TryParse(Request.Form["template"], out var key) ? key : Template.Key;

    private async Task<IActionResult?> LoadAsync(string cycle, int number, string? question)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        Question = question is null ? null : Template.Question(question);
        if (question is not null && Question is null)
        {
            return Refused([Core.Values.Problem.Error("case.question-not-found", "question", "The template of this case has no such question.")]);
        }

        Questions = Question is null ? Template.Questions : [Question];
        Talk = await Reads.TalkAsync(Shown, Cancel);
        Title = $"{(Question is null ? "All questions" : Question.Short)}: {Proposal.Terms.Name}";
        MaySave = Questions.All(q => WriteCaseOperation.Refusal(Viewer, Proposal, q.Key, Talk) is null);
        var known = Shown.Plan.Proposals.Select(p => string.Create(CultureInfo.InvariantCulture, $"{Cycle}/{p.Number}")).ToHashSet(StringComparer.Ordinal);
        Asked = [.. Questions.SelectMany(q => q.Fields).SelectMany(f => CaseRules.Field(Template, Template.Field(f.Field)!, Case.Content[f.Field], Proposal, Shown.Figures, known))];
        return MaySave ? null
            : ProposalFrozen() is { } frozen ? Refused([frozen])
            : WriteCaseOperation.RemarkRefusal(Viewer) is { } refusal ? Refused([refusal])
            : null;
    }

    private Problem? ProposalFrozen() => Core.Planning.ProposalRules.Frozen(Proposal);
}
