using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Record;
using Outturn.Data.Writing;

namespace Outturn.App.Operations.Writing;

/// <summary>A template with its versions and what is being changed of it.</summary>
/// <param name="Versions">Published ones, oldest first; a shipped template has one.</param>
/// <param name="Draft">What is being changed; null where nothing is.</param>
public sealed record TemplateShown(string Name, IReadOnlyList<Template> Versions, TemplateDraft? Draft, bool Ships)
{
    public Template Newest => Versions.Count > 0 ? Versions[^1] : Draft!.Template;
}

/// <summary>Reads templates, and changes the council's own. Administrators change them; whoever reads the plan sees them.</summary>
public sealed class TemplateOperation(WritingStore store)
{
    public static Problem? Refusal(Viewer viewer) => viewer.Refusal(Area.Settings, Level.Manage, "change templates");

    public async Task<Result<IReadOnlyList<TemplateShown>>> ListAsync(Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Plan, Level.Read, "read templates") is { } refusal)
        {
            return Result.Refused<IReadOnlyList<TemplateShown>>(refusal);
        }

        var own = (await store.TemplatesAsync(AsAt.Now, cancel)).GroupBy(t => t.Key.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<Template>)[.. g], StringComparer.Ordinal);
        var drafts = (await store.TemplateDraftsAsync(cancel)).ToDictionary(d => d.Template.Key.Name, StringComparer.Ordinal);
        return Result.Ok<IReadOnlyList<TemplateShown>>(
        [
            .. ShippedTemplates.All.Select(t => new TemplateShown(t.Key.Name, [t], null, Ships: true)),
            .. own.Keys.Union(drafts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(n => new TemplateShown(n, own.GetValueOrDefault(n) ?? [], drafts.GetValueOrDefault(n), Ships: false)),
        ]);
    }

    public async Task<Result<TemplateShown>> FindAsync(Viewer viewer, string name, CancellationToken cancel)
    {
        var all = await ListAsync(viewer, cancel);
        return !all.Ok ? Result.Refused<TemplateShown>(all.Problems)
            : all.Value.FirstOrDefault(t => t.Name == name) is { } found ? Result.Ok(found)
            : Result.Refused<TemplateShown>(Problem.Error("template.not-found", "template", "There is no such template."));
    }

    /// <summary>Begins a template of the council's own from another.</summary>
    public async Task<Result<Template>> CopyAsync(Viewer viewer, string from, string name, string title, CancellationToken cancel)
    {
        if (Refusal(viewer) is { } refusal)
        {
            return Result.Refused<Template>(refusal);
        }

        var all = await ListAsync(viewer, cancel);
        if (!all.Ok || all.Value.FirstOrDefault(t => t.Name == from) is not { } found)
        {
            return Result.Refused<Template>(Problem.Error("template.not-found", "from", "There is no such template to copy."));
        }

        var copy = TemplateRules.Copy(found.Newest, name.Trim(), title, [.. all.Value.Select(t => t.Name)]);
        return copy.Ok && !await store.SaveTemplateAsync(copy.Value, 0, viewer.Actor, cancel)
            ? Result.Refused<Template>(Problem.Error("template.name-taken", "name", $"There is a template “{name}” already. Give this one another name."))
            : copy;
    }

    /// <summary>Keeps a change. What has errors is kept too: it cannot be published until they are mended.</summary>
    public async Task<Result<bool>> SaveAsync(Viewer viewer, Template template, long revision, CancellationToken cancel) =>
        Refusal(viewer) is { } refusal ? Result.Refused<bool>(refusal)
        : await store.SaveTemplateAsync(template, revision, viewer.Actor, cancel) ? Result.Ok(true, TemplateRules.Check(template))
        : Result.Refused<bool>(Problem.Error("template.meanwhile", "template", "Somebody else changed this template since you opened it. What you typed is still in the boxes: open the template in another window and put the two together."));

    /// <summary>Begins the next version of a published template.</summary>
    public async Task<Result<bool>> BeginAsync(Viewer viewer, string name, CancellationToken cancel)
    {
        if (Refusal(viewer) is { } refusal)
        {
            return Result.Refused<bool>(refusal);
        }

        var found = await FindAsync(viewer, name, cancel);
        return !found.Ok ? Result.Refused<bool>(found.Problems)
            : found.Value.Ships ? Result.Refused<bool>(Problem.Error("template.ships", "template", "A template that ships does not change. Copy it, and change the copy."))
            : found.Value.Draft is not null || await store.SaveTemplateAsync(found.Value.Newest, 0, viewer.Actor, cancel) ? Result.Ok(true)
            : Result.Ok(false);
    }

    public async Task<Result<ActReceipt>> PublishAsync(Viewer viewer, string name, string source, CancellationToken cancel) =>
        Refusal(viewer) is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.PublishTemplateAsync(new ActRequest("template.publish", viewer.Actor, "", source), name, TemplateRules.Publish, cancel);
}
