using System.Text;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Returning;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Drafts;
using Outturn.Data.Writing;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;

namespace Outturn.App.Operations.Writing;

/// <summary>A document that came back, and what it changes.</summary>
/// <param name="Rests">On what it rests; null where the file does not say: then it is compared with what is written now.</param>
/// <param name="Changes">Field by field.</param>
/// <param name="Meanwhile">Fields that somebody has changed since the document was taken out.</param>
public sealed record ReturnedFile(string Name, CaseRests? Rests, CaseContent Out, IReadOnlyList<ReturnedChange> Changes, IReadOnlyList<string> Meanwhile, ReturnedCase Returned, IReadOnlyList<Problem> Problems);

/// <summary>Brings back what somebody changed in a document that was taken out: read, look, accept field by field.</summary>
public sealed class ReturnCaseOperation(WritingStore store, DraftStore drafts, WriteCaseOperation write, TimeProvider clock)
{
    private const string Mark = "case-return:";

    /// <summary>Keeps the file for a look, and gives its id.</summary>
    public async Task<Result<Guid>> KeepAsync(Viewer viewer, CaseShown shown, IncomingFile file, CancellationToken cancel)
    {
        var read = await ReadAsync(shown, file, cancel);
        return read.Ok ? Result.Ok(await drafts.PutAsync(file.Bytes, file.Name, viewer.Actor.Id, Mark + shown.Key, cancel)) : Result.Refused<Guid>(read.Problems);
    }

    /// <summary>The kept file with what it changes.</summary>
    public async Task<Result<ReturnedFile>> FindAsync(Viewer viewer, CaseShown shown, Guid id, CancellationToken cancel) =>
        await drafts.GetAsync(id, viewer.Actor.Id, cancel) is { } draft && draft.OptionsJson == Mark + shown.Key
            ? await ReadAsync(shown, new(draft.FileName, draft.Bytes), cancel)
            : Result.Refused<ReturnedFile>(Problem.Error("case.return-not-found", "file", "This file is no longer kept: it was brought in already, or seven days have passed. Choose it again."));

    /// <summary>Saves the changes of the fields that are named, each through the merge, and drops the file. Gives what became of each.</summary>
    public async Task<Result<IReadOnlyList<(ReturnedChange Change, SaveOutcome Saved)>>> AcceptAsync(Viewer viewer, CaseShown shown, CaseTalk talk, Guid id, IReadOnlyCollection<string> fields, CancellationToken cancel)
    {
        var found = await FindAsync(viewer, shown, id, cancel);
        if (!found.Ok)
        {
            return Result.Refused<IReadOnlyList<(ReturnedChange, SaveOutcome)>>(found.Problems);
        }

        var saved = new List<(ReturnedChange, SaveOutcome)>();
        foreach (var change in found.Value.Changes.Where(c => fields.Contains(c.Field)))
        {
            var rests = found.Value.Rests is { Version: null } draft ? draft.Saves.GetValueOrDefault(change.Field) : await LatestThatSaysAsync(shown, change, cancel);
            var done = await write.SaveAsync(viewer, shown, talk, shown.Template!.Key, change.Field, rests, change.After, cancel);
            if (!done.Ok)
            {
                return Result.Refused<IReadOnlyList<(ReturnedChange, SaveOutcome)>>(done.Problems);
            }

            saved.Add((change, done.Value));
        }

        await drafts.DeleteAsync(id, viewer.Actor.Id, cancel);
        return Result.Ok<IReadOnlyList<(ReturnedChange, SaveOutcome)>>(saved);
    }

    /// <summary>The save that a version's field was, or the latest.</summary>
    private async Task<int> LatestThatSaysAsync(CaseShown shown, ReturnedChange change, CancellationToken cancel)
    {
        var saves = await store.SavesAsync(shown.Proposal.Id, change.Field, cancel);
        return saves.FirstOrDefault(s => s.Answer == change.Before)?.Revision ?? shown.Case!.RevisionOf(change.Field);
    }

    private async Task<Result<ReturnedFile>> ReadAsync(CaseShown shown, IncomingFile file, CancellationToken cancel)
    {
        if (shown is not { Case: { } known, Template: { } template })
        {
            return Result.Refused<ReturnedFile>(SubmitCase.NotBegun);
        }

        var paper = await PaperReader.ReadAsync(file.Bytes, file.Name, cancel);
        if (!paper.Ok)
        {
            return Result.Refused<ReturnedFile>(paper.Problems);
        }

        var problems = paper.Value.Problems.ToList();
        var properties = paper.Value.Form == PaperForm.Word ? CaseWordProperties.Read(file.Bytes) : null;
        if (properties is not null && properties.CaseKey != shown.Key.ToString())
        {
            return Result.Refused<ReturnedFile>(Problem.Error("case.return-other", "file", $"This document is of case {properties.CaseKey}, and this page is of {shown.Key}. Bring it in on the page of its own case."));
        }

        var rests = CaseRests.Read(properties?.RestsOn ?? "");
        if (rests is not null && rests.Template != template.Key)
        {
            return Result.Refused<ReturnedFile>(Problem.Error("case.return-template", "file", $"This document was taken out on {rests.Template}, and the case is on {template.Key} now. Take it out again and make the changes there."));
        }

        if (rests is null)
        {
            problems.Add(Problem.Warning("case.return-rests", "file", "The document does not say when it was taken out. It is compared with what is written now: what others changed since would be changed back, so look at each change."));
        }

        var content = await OutAsync(shown, known, rests, cancel);
        var figures = PlanFigures.Of(shown.Key.Cycle, await LinesAsync(shown, rests, cancel), shown.Figures.Named);
        var snapshot = new CaseSnapshot(content, shown.Proposal, figures.Lines) { Named = figures.Named };
        var returned = ReturnedCase.Read(template, paper.Value.Blocks);
        var written = ReturnedCase.Read(template, await WrittenAsync(template, snapshot, shown.Key, paper.Value.Form, cancel));
        if (returned.Fields.Count == 0)
        {
            return Result.Refused<ReturnedFile>(Problem.Error("case.return-none", "file", "None of the template’s questions stands as a heading in this document. Take the case out as Word, change that, and bring it back."));
        }

        var changes = ReturnedChanges.Of(template, content, written, returned, PrintedFigures.Of(content.Answers.Values.Select(a => a.Words), figures), NewId);
        problems.AddRange(returned.Missing.Where(m => written.Fields.Values.Any(f => !f.IsEmpty && template.QuestionOf(f.Field)?.Key == m)).Select(m => Problem.Warning(
            "case.return-heading", m, $"The heading “{template.Question(m)!.Short}” is not in the document: nothing under it is changed. If words of it stand under another heading, they are shown there.")));
        return Result.Ok(new ReturnedFile(file.Name, rests, content, changes, [.. changes.Where(c => known.Content[c.Field] != content[c.Field]).Select(c => c.Field)], returned, problems));
    }

    /// <summary>The content as it was when the document was taken out.</summary>
    private async Task<CaseContent> OutAsync(CaseShown shown, WrittenCase known, CaseRests? rests, CancellationToken cancel)
    {
        if (rests?.Version is { } version)
        {
            return await store.VersionAsync(shown.Proposal.Id, version, cancel) is { } kept ? kept.Snapshot.Content : known.Content;
        }

        var content = known.Content;
        foreach (var field in rests is null ? [] : known.Fields.Values.Where(f => rests.Saves.GetValueOrDefault(f.Field) != f.Revision))
        {
            var saves = await store.SavesAsync(shown.Proposal.Id, field.Field, cancel);
            content = content.With(field.Field, saves.FirstOrDefault(s => s.Revision == rests!.Saves.GetValueOrDefault(field.Field))?.Answer ?? Answer.None);
        }

        return content;
    }

    private async Task<IReadOnlyList<Core.Planning.PlanLine>> LinesAsync(CaseShown shown, CaseRests? rests, CancellationToken cancel) =>
        rests?.Version is { } version && await store.VersionAsync(shown.Proposal.Id, version, cancel) is { } kept ? kept.Snapshot.Lines : [.. shown.Plan.LinesOf(shown.Proposal.Id)];

    /// <summary>What went out, written and read again in the form in which it came back.</summary>
    private static async Task<IReadOnlyList<Block>> WrittenAsync(Template template, CaseSnapshot snapshot, WrittenKey key, PaperForm form, CancellationToken cancel)
    {
        var document = CaseDocument.Of(new(key, null, "Draft", ""), template, snapshot);
        if (form != PaperForm.Word)
        {
            using var text = new StringWriter();
            CaseMarkdownWriter.Write(document, text);
            return (await PaperReader.ReadAsync(Encoding.UTF8.GetBytes(text.ToString()), "case.md", cancel)).Value?.Blocks ?? [];
        }

        using var stream = new MemoryStream();
        CaseWordWriter.Write(document, stream);
        return (await PaperReader.ReadAsync(stream.ToArray(), "case.docx", cancel)).Value?.Blocks ?? [];
    }

    private string NewId() => RowId.New(clock);
}
