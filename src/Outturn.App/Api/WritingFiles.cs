using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Outturn.App.Operations.Writing;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Writing;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>Written cases as files.</summary>
public static class WritingFiles
{
    /// <summary>The forms that a case is taken out in.</summary>
    public static IReadOnlyList<string> CaseForms { get; } = ["docx", "pdf", "html", "md", "json"];

    public static void Map(IEndpointRouteBuilder app)
    {
        var read = RightRequirement.Policy(Area.Plan, Level.Read);
        foreach (var format in new[] { "csv", "xlsx", "json" })
        {
            app.MapGet($"/plan/{{cycle:cycle}}/cases.{format}", (string cycle, HttpContext context, WrittenCaseReads reads, Viewers viewers, CancellationToken cancel) => ListAsync(cycle, format, context, reads, viewers, cancel)).RequireAuthorization(read);
        }

        app.MapGet("/plan/like.json", LikeAsync).RequireAuthorization(read);
        app.MapGet("/plan/{cycle:cycle}/proposals/{number:int}/case/files/{file:int}", FileAsync).RequireAuthorization(read);
        var contribute = RightRequirement.Policy(Area.Plan, Level.Contribute);
        app.MapPost("/plan/{cycle:cycle}/proposals/{number:int}/case/write/draft", (string cycle, int number, HttpContext context, WrittenCaseReads reads, WriteCaseOperation write, Viewers viewers, IAntiforgery antiforgery, TimeProvider clock, CancellationToken cancel) =>
            DraftAsync(cycle, number, null, context, reads, write, viewers, antiforgery, clock, cancel)).RequireAuthorization(contribute);
        app.MapPost("/plan/{cycle:cycle}/proposals/{number:int}/case/write/{question}/draft", DraftAsync).RequireAuthorization(contribute);
        foreach (var format in CaseForms)
        {
            app.MapGet($"/plan/{{cycle:cycle}}/proposals/{{number:int}}/case.{format}", (string cycle, int number, HttpContext context, WrittenCaseReads reads, Viewers viewers, TimeProvider clock, CancellationToken cancel) =>
                CaseAsync(cycle, number, format, context, reads, viewers, clock, cancel)).RequireAuthorization(read);
        }
    }

    /// <summary>Titles like one that is typed: <c>?title=</c>.</summary>
    private static async Task<IResult> LikeAsync(HttpContext context, WrittenCaseReads reads, Viewers viewers, CancellationToken cancel)
    {
        var like = await reads.LikeAsync(await viewers.OfAsync(context.User, cancel), context.Request.Query["title"].ToString(), cancel);
        return like.Ok
            ? TypedResults.Json(like.Value.Select(l => new { title = l.Title, cycle = l.Item.Cycle.ToString(), link = string.Create(CultureInfo.InvariantCulture, $"/plan/{l.Item.Cycle}/proposals/{l.Item.Number}"), share = Math.Round(l.Share, 2) }))
            : TrackerFiles.Problems(like.Problems);
    }

    /// <summary>A file that the case names as evidence: always to be saved, never shown by the browser.</summary>
    private static async Task<IResult> FileAsync(string cycle, int number, int file, HttpContext context, WrittenCaseReads reads, WriteCaseOperation write, Viewers viewers, CancellationToken cancel)
    {
        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var shown = await reads.FindAsync(await viewers.OfAsync(context.User, cancel), parsed, number, AsAt.Now, cancel);
        if (!shown.Ok)
        {
            return TrackerFiles.Problems(shown.Problems);
        }

        var kept = await write.FileAsync(shown.Value, file, cancel);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return kept.Ok
            ? TypedResults.File(kept.Value.Bytes, Outturn.Documents.Reading.EvidenceFile.TypeOf(kept.Value.Bytes) ?? "application/octet-stream", kept.Value.Name)
            : TrackerFiles.Problems(kept.Problems);
    }

    /// <summary>Saves what is typed while it is typed, and says what stands. Takes the form of the page, with its token.</summary>
    private static async Task<IResult> DraftAsync(
        string cycle, int number, string? question, HttpContext context, WrittenCaseReads reads, WriteCaseOperation write, Viewers viewers, IAntiforgery antiforgery, TimeProvider clock, CancellationToken cancel)
    {
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { ValueCountLimit = WritingForm.MostFields, ValueLengthLimit = WritingForm.MostCharacters, BufferBodyLengthLimit = WritingForm.MostBytes }));
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            return TrackerFiles.Problems([Problem.Error("form.expired", "form", "This page is older than your sign-in. What you typed is kept on this computer: load the page again.")]);
        }

        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var viewer = await viewers.OfAsync(context.User, cancel);
        var shown = await reads.FindAsync(viewer, parsed, number, AsAt.Now, cancel);
        if (!shown.Ok || shown.Value.Template is not { } template)
        {
            return TrackerFiles.Problems(shown.Ok ? [SubmitCase.NotBegun] : shown.Problems);
        }

        var form = await context.Request.ReadFormAsync(cancel);
        var talk = await reads.TalkAsync(shown.Value, cancel);
        var on = TemplateKey.TryParse(form["template"], out var key) ? key : template.Key;
        var questions = question is null ? template.Questions : [.. template.Questions.Where(q => q.Key == question)];
        var saved = new List<(TypedAnswer Typed, SaveOutcome Outcome)>();
        var problems = new List<Problem>();
        foreach (var typed in questions.SelectMany(q => WritingForm.Read(form, template, q, clock, keepEmpty: true)))
        {
            var done = await write.SaveAsync(viewer, shown.Value, talk, on, typed.Field.Key, typed.Revision, typed.Answer, cancel);
            problems.AddRange(done.Problems);
            if (done.Ok)
            {
                saved.Add((typed, done.Value));
            }
        }

        await write.HereAsync(viewer, shown.Value, question ?? "", cancel);
        return TypedResults.Bytes(
            TrackerJson.Bytes(json =>
            {
                json.WriteStartObject();
                json.WriteString("saved", Instant.From(clock.GetUtcNow()).London.ToString("HH:mm", CultureInfo.InvariantCulture));
                json.WriteStartObject("fields");
                foreach (var (typed, outcome) in saved)
                {
                    json.WriteStartObject(typed.Field.Key);
                    json.WriteNumber("revision", outcome.Now.Revision);
                    json.WriteBoolean("merged", outcome.Now.Answer != typed.Answer);
                    json.WriteBoolean("conflict", outcome.Conflicts.Count > 0);
                    if (typed.Field.Kind == FieldKind.Words)
                    {
                        json.WriteString("words", outcome.Now.Answer.Words);
                        json.WriteString("preview", CaseHtml.Words(outcome.Now.Answer.Words, shown.Value.Figures, 3));
                    }

                    json.WriteEndObject();
                }

                json.WriteEndObject();
                json.WriteStartArray("present");
                foreach (var other in talk.Present.Where(p => p.Who.Id != viewer.Actor.Id && (question is null || p.Question == question)))
                {
                    json.WriteStringValue(other.Who.Post);
                }

                json.WriteEndArray();
                json.WriteStartArray("problems");
                foreach (var problem in problems)
                {
                    json.WriteStringValue(problem.Message);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }),
            "application/json; charset=utf-8");
    }

    /// <summary>The case, or a version of it, as a file.</summary>
    private static async Task<IResult> CaseAsync(string cycle, int number, string format, HttpContext context, WrittenCaseReads reads, Viewers viewers, TimeProvider clock, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        var version = VersionQuery.Read(context.Request.Query);
        if (!asAt.Ok || !version.Ok)
        {
            return TrackerFiles.Problems([.. asAt.Problems, .. version.Problems]);
        }

        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var shown = await reads.FindAsync(await viewers.OfAsync(context.User, cancel), parsed, number, asAt.Value, cancel);
        if (!shown.Ok)
        {
            return TrackerFiles.Problems(shown.Problems);
        }

        var wanted = version.Value.Number ?? (asAt.Value.IsNow ? null : shown.Value.Case?.Latest?.Number ?? 0);
        var document = await reads.DocumentAsync(shown.Value, wanted, Instant.From(clock.GetUtcNow()), cancel);
        if (!document.Ok)
        {
            return TrackerFiles.Problems(document.Problems);
        }

        var written = await CaseForm.WriteAsync(shown.Value, document.Value.Document, document.Value.Snapshot, document.Value.Template, format, cancel);
        return written.Ok ? TypedResults.File(written.Value.Bytes, written.Value.Type, written.Value.Name) : TrackerFiles.Problems(written.Problems);
    }

    private static async Task<IResult> ListAsync(string cycle, string format, HttpContext context, WrittenCaseReads reads, Viewers viewers, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var cases = await reads.ListAsync(await viewers.OfAsync(context.User, cancel), parsed, asAt.Value, cancel);
        return cases.Ok
            ? SheetFiles.Written(CaseListSheet.Of(parsed, cases.Value.Cases, asAt.Value.Position is { } day ? CouncilTime.Words(day) : "today"), format)
            : TrackerFiles.Problems(cases.Problems);
    }
}
