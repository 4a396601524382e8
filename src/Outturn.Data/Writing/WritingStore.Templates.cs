using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Writing;

/// <summary>Templates of the council's own. Those that ship are code and are not here.</summary>
public sealed partial class WritingStore
{
    /// <summary>Every published version of every template of the council's own, by name and version. One statement.</summary>
    public async Task<IReadOnlyList<Template>> TemplatesAsync(AsAt asAt, CancellationToken cancel = default)
    {
        var limits = FactLimits.Of(asAt);
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync($"SELECT x.json FROM case_templates x WHERE {limits.Sql} ORDER BY x.name, x.version", cancel, limits.With());
        var templates = new List<Template>();
        while (await reader.ReadAsync(cancel))
        {
            templates.Add(WritingJson.Read<Template>(reader.GetString(0)));
        }

        return templates;
    }

    /// <summary>Templates that are being changed. One statement.</summary>
    public async Task<IReadOnlyList<TemplateDraft>> TemplateDraftsAsync(CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync($"SELECT s.json, s.revision, s.at, s.author, {WritingQueries.Post} FROM template_drafts s {WritingQueries.Author("s.author")} ORDER BY s.name", cancel);
        var drafts = new List<TemplateDraft>();
        while (await reader.ReadAsync(cancel))
        {
            drafts.Add(new(WritingJson.Read<Template>(reader.GetString(0)), reader.GetInt64(1), new(reader.GetInt64(2)), new(reader.GetGuid(3), reader.GetString(4))));
        }

        return drafts;
    }

    /// <summary>Keeps a template that is being changed, resting on the save that its author had before them (0 for a new one); false where somebody else saved in between.</summary>
    public async Task<bool> SaveTemplateAsync(Template template, long revision, Actor by, CancellationToken cancel = default)
    {
        var json = WritingJson.Write(template);
        return revision == 0
            ? await RunAsync(
                "INSERT INTO template_drafts (name, revision, json, at, author) VALUES (@name, 1, @json, @at, @author) ON CONFLICT DO NOTHING",
                cancel, ("name", template.Key.Name), ("json", json), ("at", Now.Microseconds), ("author", by.Id)) == 1
            : await RunAsync(
                "UPDATE template_drafts SET revision = revision + 1, json = @json, at = @at, author = @author WHERE name = @name AND revision = @revision",
                cancel, ("name", template.Key.Name), ("json", json), ("at", Now.Microseconds), ("author", by.Id), ("revision", revision)) == 1;
    }

    /// <summary>Drops what was changed and not published.</summary>
    public async Task<bool> DropTemplateAsync(string name, CancellationToken cancel = default) => await RunAsync("DELETE FROM template_drafts WHERE name = @name", cancel, ("name", name)) == 1;

    /// <summary>Publishes what is being changed as the next version, by one act. <paramref name="decide"/> is given it and every published version under the write lock.</summary>
    public Task<Result<ActReceipt>> PublishTemplateAsync(ActRequest request, string name, Func<Template?, IReadOnlyList<Template>, Result<Template>> decide, CancellationToken cancel = default) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                var draft = await act.Session.ScalarAsync("SELECT json FROM template_drafts WHERE name = @name", c, ("name", name)) is string json ? WritingJson.Read<Template>(json) : null;
                var published = new List<Template>();
                await using (var reader = await act.Session.QueryAsync("SELECT json FROM case_templates ORDER BY name, version", c))
                {
                    while (await reader.ReadAsync(c))
                    {
                        published.Add(WritingJson.Read<Template>(reader.GetString(0)));
                    }
                }

                var decided = decide(draft, published);
                if (!decided.Ok)
                {
                    return Result.Refused<FactRows>(decided.Problems);
                }

                var template = decided.Value;
                var rows = new FactRows();
                rows.Add(FactTables.CaseTemplates, template.Key.Name, (long)template.Key.Version, act.Order, act.Number, template.Title, WritingJson.Write(template));
                await act.Session.ExecuteAsync("DELETE FROM template_drafts WHERE name = @name", c, ("name", name));
                return Result.Ok(rows, decided.Problems);
            },
            cancel);
}
