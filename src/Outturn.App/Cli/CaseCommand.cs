using System.CommandLine;
using System.Globalization;
using Outturn.App.Api;
using Outturn.App.Operations.Cases;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Searching;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn case list | show ID | search WORDS | erase PAPER</c>: the business cases that were read.</summary>
public static class CaseCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock) => new("case", "Business cases: those that were read, and those that are written here.") { List(terminal, clock), Show(terminal, clock), Diff(terminal, clock), Export(terminal, clock), Search(terminal, clock), Erase(terminal, clock) };

    private static Command List(Terminal terminal, TimeProvider clock)
    {
        var paper = new Option<int?>("--paper") { Description = "The cases of one paper, by its number, amount by amount.", HelpName = "N" };
        var command = new Command("list", "Papers, and what came of each.") { paper };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, options => WithAsync(terminal, options, clock, async (session, reads) =>
        {
            if (parsed.GetValue(paper) is { } number)
            {
                var one = await reads.PaperAsync(session.Viewer, number, options.AsAt, cancel);
                if (!one.Ok)
                {
                    return await OutturnCommand.RefusedAsync(terminal, options.Json, one.Problems, cancel);
                }

                var sheet = PaperSheet.Of(one.Value.Paper, [.. one.Value.Cases.Where(c => c.Head is not null && c.Case is not null).Select(c => (c.Key, c.Head!, c.Case!))]);
                if (options.Json)
                {
                    await terminal.WriteAsync(JsonSheet.Write(sheet), null, cancel);
                }
                else
                {
                    foreach (var shown in one.Value.Cases)
                    {
                        terminal.Out.WriteLine(Line(shown));
                    }
                }

                return ExitCode.Fine;
            }

            var papers = await reads.PapersAsync(session.Viewer, options.AsAt, cancel);
            if (!papers.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, papers.Problems, cancel);
            }

            if (options.Json)
            {
                await terminal.WriteAsync(JsonSheet.Write(PapersSheet.Of(papers.Value)), null, cancel);
                return ExitCode.Fine;
            }

            await WrittenCaseRuns.ListAsync(terminal, options, session, cancel);
            if (papers.Value.Count == 0)
            {
                terminal.Out.WriteLine("No paper has been brought in. Bring one in with: outturn import FILE --kind case --cycle 2022-27");
            }

            foreach (var line in papers.Value)
            {
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line.Paper.Number,3}  {line.Paper.Cycle}  {line.Paper.FileName}: {line.Cases.Count} {(line.Cases.Count == 1 ? "case" : "cases")}, {line.Cases.Count(c => c.State == ReviewState.ToReview)} to review"));
                foreach (var one in line.Cases)
                {
                    terminal.Out.WriteLine($"     {one.Key,-6} {one.State.Name().ToLowerInvariant(),-10} {one.Title}");
                }
            }

            return ExitCode.Fine;
        })));
        return command;
    }

    private static Command Show(Terminal terminal, TimeProvider clock)
    {
        var id = new Argument<string>("id") { Description = "A case that was read, such as 12-3: paper 12, case 3. Or one that is written here, such as 2022-27/12: the cycle and the proposal's number." };
        var version = new Option<int?>("--version") { Description = "Of a written case: this version, not what is written now.", HelpName = "N" };
        var command = new Command("show", "One case: what was read and what people have said of it, or what is written.") { id, version };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, options => WithAsync(terminal, options, clock, async (session, reads) =>
        {
            if (Outturn.Core.Writing.WrittenKey.TryParse(parsed.GetValue(id), out var written))
            {
                return await WrittenCaseRuns.ShowAsync(terminal, options, session, written, parsed.GetValue(version), cancel);
            }

            if (!CaseKey.TryParse(parsed.GetValue(id), out var key))
            {
                terminal.Problems([Problem.Error("case.id", "id", $"“{parsed.GetValue(id)}” is not a case. Name it by its paper and number, such as 12-3, or by its cycle and proposal, such as 2022-27/12; “outturn case list” shows them.")]);
                return ExitCode.Usage;
            }

            var page = await reads.CaseAsync(session.Viewer, key, options.AsAt, cancel);
            if (!page.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, page.Problems, cancel);
            }

            if (options.Json)
            {
                await terminal.JsonAsync(TrackerJson.Bytes(json => KeptCaseJson.Write(json, page.Value)), cancel);
            }
            else
            {
                Text(terminal, page.Value);
            }

            return ExitCode.Fine;
        })));
        return command;
    }

    private static Command Diff(Terminal terminal, TimeProvider clock)
    {
        var id = new Argument<string>("id") { Description = "The case, such as 2022-27/12: the cycle and the proposal's number." };
        var from = new Argument<string>("from") { Description = "A version by its number, or draft for what is written now." };
        var to = new Argument<string>("to") { Description = "The other." };
        var command = new Command("diff", "What differs between two versions of a written case, in words and in figures.") { id, from, to };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, options => WithAsync(terminal, options, clock, (session, _) =>
            WrittenCaseRuns.DiffAsync(terminal, options, session, parsed.GetValue(id)!, parsed.GetValue(from)!, parsed.GetValue(to)!, cancel))));
        return command;
    }

    private static Command Export(Terminal terminal, TimeProvider clock)
    {
        var id = new Argument<string>("id") { Description = "The case, such as 2022-27/12: the cycle and the proposal's number." };
        var format = new Option<string>("--format") { Description = "docx, pdf, html, md or json.", DefaultValueFactory = _ => "docx", HelpName = "F" };
        format.AcceptOnlyFromAmong([.. WritingFiles.CaseForms]);
        var version = new Option<int?>("--version") { Description = "This version, not what is written now.", HelpName = "N" };
        var file = new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" };
        var command = new Command("export", "A written case as a Word file, PDF, web page, Markdown or JSON.") { id, format, version, file };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, options => WithAsync(terminal, options, clock, (session, _) =>
            WrittenCaseRuns.ExportAsync(terminal, options, session, parsed.GetValue(id)!, parsed.GetValue(format)!, parsed.GetValue(version), parsed.GetValue(file), cancel))));
        return command;
    }

    private static Command Search(Terminal terminal, TimeProvider clock)
    {
        var words = new Argument<string[]>("words") { Description = "Words, \"phrases in quotes\", the beginning of a word*; -word leaves out (after --).", Arity = ArgumentArity.OneOrMore };
        var cycle = new Option<string>("--cycle") { Description = "Only this cycle, such as 2022-27.", DefaultValueFactory = _ => "", HelpName = "C" };
        var committee = new Option<string>("--committee") { Description = "Only this committee.", DefaultValueFactory = _ => "", HelpName = "K" };
        var command = new Command("search", "Finds words in everything that was read.") { words, cycle, committee };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, options => WithAsync(terminal, options, clock, async (session, reads) =>
        {
            // The shell has taken the quotes off: what came as one argument with spaces in it is a phrase.
            var text = string.Join(' ', parsed.GetValue(words)!.Select(w => w.Contains(' ', StringComparison.Ordinal) && !w.Contains('"', StringComparison.Ordinal) && parsed.GetValue(words)!.Length > 1 ? $"\"{w}\"" : w));
            var found = await reads.SearchAsync(session.Viewer, new(SearchWords.Parse(text), parsed.GetValue(cycle)!, parsed.GetValue(committee)!), 0, 50, cancel);
            if (!found.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, found.Problems, cancel);
            }

            if (options.Json)
            {
                await terminal.JsonAsync(TrackerJson.Bytes(json => CaseHitsJson.Write(json, found.Value)), cancel);
                return ExitCode.Fine;
            }

            terminal.Out.WriteLine(found.Value.Count == 0 ? "Nothing found." : string.Create(CultureInfo.InvariantCulture, $"{found.Value.Count} found"));
            foreach (var hit in found.Value.Hits)
            {
                terminal.Out.WriteLine($"  {(hit.Key.Number == 0 ? hit.Key.Paper.ToString(CultureInfo.InvariantCulture) : hit.Key.ToString()),-6} {hit.Title}, {hit.Where}");
                terminal.Out.WriteLine($"         {string.Concat(hit.Snippet.Select(s => s.Marked ? $"[{s.Text}]" : s.Text))}");
            }

            return ExitCode.Fine;
        })));
        return command;
    }

    private static Command Erase(Terminal terminal, TimeProvider clock)
    {
        var paper = new Argument<int>("paper") { Description = "The paper, by its number." };
        var command = new Command("erase", "Erases the words of a paper: its file, what was read, what was said of it. That it was there stays in the record.") { paper };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, options => WithAsync(terminal, options, clock, async (session, reads) =>
        {
            var found = await reads.PaperAsync(session.Viewer, parsed.GetValue(paper), AsAt.Now, cancel);
            var erased = found.Ok ? await session.Services.GetRequiredService<ReviewCaseOperation>().EraseWordsAsync(session.Viewer, parsed.GetValue(paper), cancel) : Result.Refused<bool>(found.Problems);
            if (!erased.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, erased.Problems, cancel);
            }

            if (options.Json)
            {
                await terminal.JsonAsync(TrackerJson.Bytes(json =>
                {
                    json.WriteStartObject();
                    json.WriteNumber("paper", parsed.GetValue(paper));
                    json.WriteBoolean("erased", erased.Value);
                    json.WriteEndObject();
                }), cancel);
            }
            else
            {
                terminal.Out.WriteLine(erased.Value ? $"The words of {found.Value!.Paper.FileName} are erased. That it was there stays in the record." : "Its words were erased before.");
            }

            return ExitCode.Fine;
        })));
        return command;
    }

    private static string Line(CaseShown shown) => shown.Case is not { } standing
        ? $"{shown.Key,-6} its words were erased"
        : $"{shown.Key,-6} {shown.Review.State.Name().ToLowerInvariant(),-10} {string.Join(", ", standing.References)} {standing.Title}: {string.Join("; ", standing.Amounts.Select(Words))}";

    private static string Words(EffectiveAmount amount) => amount.Standing == Standing.Asked
        ? $"“{amount.Read.Raw}” to answer"
        : $"{amount.Now.Role.Name().ToLowerInvariant()} {ReviewRules.Words(amount.Now)}";

    private static void Text(Terminal terminal, CasePage page)
    {
        var to = terminal.Out;
        var standing = page.Case;
        to.WriteLine($"{page.Whole.Key}  {standing.Title}");
        to.WriteLine($"  {page.Whole.Paper.FileName}, {page.Whole.Paper.Cycle}; {standing.Read.Template.Name()}; {standing.Review.State.Name().ToLowerInvariant()}{(standing.Review.Reason.Length > 0 ? ": " + standing.Review.Reason : "")}");
        foreach (var field in Enum.GetValues<CaseField>().Where(f => f != CaseField.Title && standing.Value(f).Count > 0))
        {
            to.WriteLine($"  {field.Name()}: {string.Join(", ", standing.Value(field))} ({standing.Of(field).Name().ToLowerInvariant()})");
        }

        foreach (var amount in standing.Amounts)
        {
            to.WriteLine($"  {amount.Read.Label}: {(amount.Standing == Standing.Asked ? "" : $"“{amount.Read.Raw}”, ")}{Words(amount)} ({(amount.Standing == Standing.Asked ? "" : amount.Standing.Name().ToLowerInvariant() + "; ")}{amount.Read.Place.Words(page.Whole.Paper.Form)})");
        }

        foreach (var section in standing.Read.Sections)
        {
            to.WriteLine();
            to.WriteLine($"  {section.Heading} ({section.State.Name().ToLowerInvariant()})");
            if (section.Text.Length > 0)
            {
                to.WriteLine("    " + section.Text.Replace("\n", "\n    ", StringComparison.Ordinal));
            }
        }

        foreach (var unread in standing.Read.Unread)
        {
            to.WriteLine($"  not understood, {unread.Place.Words(page.Whole.Paper.Form)}: {unread.Text}");
        }
    }

    private static async Task<int> WithAsync(Terminal terminal, GlobalOptions options, TimeProvider clock, Func<CouncilSession, CaseReads, Task<int>> run)
    {
        var opened = await CouncilSession.OpenAsync(options, write: false, clock, CancellationToken.None);
        if (!opened.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, CancellationToken.None);
        }

        await using var session = opened.Value;
        return await run(session, session.Services.GetRequiredService<CaseReads>());
    }
}
