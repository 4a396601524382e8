using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Writing;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Writing;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>One question of a case, with its fields.</summary>
public sealed class WriteModel(WrittenCaseReads reads, WriteCaseOperation write) : WritingPage(reads)
{
    public override bool ShowsAsAt => false;

    public TemplateQuestion Question { get; private set; } = null!;

    public CaseTalk Talk { get; private set; } = null!;

    /// <summary>What stands in the boxes: as typed, or as saved.</summary>
    public CaseContent Answers { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string cycle, int number, string question) => await LoadAsync(cycle, number, question) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle, int number, string question)
    {
        if (await LoadAsync(cycle, number, question) is { } stop)
        {
            return stop;
        }

        foreach (var field in Question.Fields.Select(f => Template.Field(f.Field)!).Where(f => f.Kind == FieldKind.Words))
        {
            var revision = int.TryParse(Request.Form["rev." + field.Key], System.Globalization.CultureInfo.InvariantCulture, out var r) ? r : 0;
            var answer = Answer.Of(Request.Form["f." + field.Key].ToString().ReplaceLineEndings("\n"));
            var done = await write.SaveAsync(Viewer, Shown, Talk, Template.Key, field.Key, revision, answer, Cancel);
            if (!done.Ok)
            {
                Show(done.Problems);
                return Page();
            }
        }

        return LocalRedirect($"{Base}?done={Said.Write(HttpContext, "Saved.")}");
    }

    private async Task<IActionResult?> LoadAsync(string cycle, int number, string question)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (Template.Question(question) is not { } found)
        {
            return Refused([Core.Values.Problem.Error("case.question-not-found", "question", "The template of this case has no such question.")]);
        }

        Question = found;
        Talk = await Reads.TalkAsync(Shown, Cancel);
        Answers = Case.Content;
        Title = $"{found.Short}: {Proposal.Terms.Name}";
        return WriteCaseOperation.Refusal(Viewer, Proposal, question, Talk) is { } refusal ? Refused([refusal]) : null;
    }
}
