using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Writing;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>One template: what it asks; for an administrator, changing a council's own and publishing the next version.</summary>
[RequestFormLimits(ValueCountLimit = 5_000)]
public sealed class TemplateEditModel(TemplateOperation operation) : OutturnPage
{
    public TemplateShown Shown { get; private set; } = null!;

    /// <summary>What stands on the page: as typed, else what is being changed, else the newest published version.</summary>
    public Template Template { get; private set; } = null!;

    public long Revision { get; private set; }

    public string? Saved { get; private set; }

    public bool MayChange => !Shown.Ships && TemplateOperation.Refusal(Viewer) is null;

    /// <summary>Whether the page is a form.</summary>
    public bool Editing => MayChange && Shown.Draft is not null;

    public IReadOnlyList<Problem> Asked => Editing ? TemplateRules.Check(Template) : [];

    public async Task<IActionResult> OnGetAsync(string name) => await LoadAsync(name) ?? Page();

    public async Task<IActionResult> OnPostAsync(string name)
    {
        if (await LoadAsync(name) is { } stop)
        {
            return stop;
        }

        if (TemplateOperation.Refusal(Viewer) is { } refusal)
        {
            return Refused([refusal]);
        }

        var pressed = Request.Form["do"].ToString().Split(':');
        if (pressed[0] == "begin")
        {
            var begun = await operation.BeginAsync(Viewer, name, Cancel);
            return begun.Ok ? LocalRedirect($"/templates/{name}") : Refused(begun.Problems);
        }

        if (!Editing)
        {
            return Refused([Core.Values.Problem.Error("template.not-editing", "template", "This template is not being changed. Begin its next version, or copy it.")]);
        }

        var problems = new List<Problem>();
        Template = TemplateForm.Read(Request.Form, Template, problems);
        Template = pressed switch
        {
            ["drop", var question] => TemplateForm.Without(Template, question),
            ["dropfield", var field] => TemplateForm.WithoutField(Template, field),
            ["addquestion"] => Request.Form["new-short"].ToString().Trim().Length > 0 && Request.Form["new-wording"].ToString().Trim().Length > 0
                ? TemplateForm.WithQuestion(Template, Request.Form["new-wording"].ToString(), Request.Form["new-short"].ToString())
                : Missing(problems, "Give the new question its wording and its short name."),
            ["addfield", var question] => Request.Form[$"new-{question}-label"].ToString().Trim().Length > 0
                ? TemplateForm.WithField(Template, question, Request.Form[$"new-{question}-label"].ToString(), TrackerQuery.Named<CaseTable>(Request.Form[$"new-{question}-kind"]))
                : Missing(problems, "Give the new field a label."),
            _ => Template,
        };
        var revision = long.TryParse(Request.Form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : 0;
        var saved = problems.Count > 0 ? Result.Refused<bool>(problems) : await operation.SaveAsync(Viewer, Template, revision, Cancel);
        if (!saved.Ok)
        {
            Show(saved.Problems);
            return Page();
        }

        if (pressed[0] != "publish")
        {
            return LocalRedirect($"/templates/{name}?done={Said.Write(HttpContext, "Saved. It is not published yet.")}");
        }

        var published = await operation.PublishAsync(Viewer, name, "page: template", Cancel);
        if (!published.Ok)
        {
            if (await LoadAsync(name) is { } again)
            {
                return again;
            }

            Show(published.Problems);
            return Page();
        }

        return LocalRedirect($"/templates/{name}?done={Said.Write(HttpContext, "Published. Cases can be written on it, and this version never changes.")}");
    }

    private Template Missing(List<Problem> problems, string message)
    {
        problems.Add(Core.Values.Problem.Error("template.new", "", message));
        return Template;
    }

    private async Task<IActionResult?> LoadAsync(string name)
    {
        var found = await operation.FindAsync(Viewer, name, Cancel);
        if (!found.Ok)
        {
            return Refused(found.Problems);
        }

        Shown = found.Value;
        Saved = Said.Read(HttpContext);
        Template = MayChange && Shown.Draft is { } draft ? draft.Template : Shown.Newest;
        Revision = Shown.Draft?.Revision ?? 0;
        Title = Template.Title;
        return null;
    }
}
