using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Outturn.App.Operations.Rounds;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Record;

namespace Outturn.App.Cli;

/// <summary><c>outturn round open|status|submit|chase|close</c>: runs a month's round.</summary>
public static class RoundCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock) => new("round", "Run a month's round: open, status, submit, chase, close.")
    {
        Open(terminal, clock), Status(terminal, clock), Submit(terminal, clock), Chase(terminal, clock), Close(terminal, clock),
    };

    private static Command Open(Terminal terminal, TimeProvider clock)
    {
        var month = Month();
        var due = new Option<string?>("--due") { Description = "The day by which owners submit. Default: five working days after the month's end.", HelpName = "DATE" };
        var command = new Command("open", "Open a month's round.") { month, due };
        command.SetAction((parsed, cancel) => WithAsync(parsed, terminal, clock, month, write: true, async (period, options, session) =>
        {
            var day = NextRound.DefaultDue(period);
            if (parsed.GetValue(due) is { } text && !CouncilTime.TryParseDay(text, out day))
            {
                terminal.Problems([Problem.Error("round.due-unreadable", "--due", $"“{text}” is not a date. Write it as 2018-02-01.")]);
                return ExitCode.Usage;
            }

            var done = await session.Services.GetRequiredService<RunRoundOperation>().OpenAsync(session.Viewer, new OpenRound(period, day), options.Reason, "command line: round open", cancel);
            return await DoneAsync(
                terminal, options, done, r => $"act {r.Number}: the {Round.NameOf(period)} round is open, due on {CouncilTime.Words(day)}",
                json => json.WriteString("due", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), cancel);
        }, cancel));
        return command;
    }

    private static Command Close(Terminal terminal, TimeProvider clock)
    {
        var month = Month();
        var command = new Command("close", "Close a month's round. With lines that are not signed off it needs --reason.") { month };
        command.SetAction((parsed, cancel) => WithAsync(parsed, terminal, clock, month, write: true, async (period, options, session) =>
        {
            // The reason that every command has by default is none for this: somebody must have said it.
            var said = parsed.GetResult(Shared.Reason) is { Implicit: false } ? options.Reason : "";
            var done = await session.Services.GetRequiredService<RunRoundOperation>().CloseAsync(session.Viewer, new CloseRound(period, said), "command line: round close", cancel);
            return await DoneAsync(terminal, options, done, r => $"act {r.Number}: the {Round.NameOf(period)} round is closed", _ => { }, cancel);
        }, cancel));
        return command;
    }

    private static Command Chase(Terminal terminal, TimeProvider clock)
    {
        var month = Month();
        var owner = new Option<string[]>("--owner") { Description = "The post to remind; may be given more than once. Default: every post with lines outstanding.", HelpName = "POST" };
        var command = new Command("chase", "Remind owners; puts a letter into the outbox for each post that an account holds.") { month, owner };
        command.SetAction((parsed, cancel) => WithAsync(parsed, terminal, clock, month, write: true, async (period, options, session) =>
        {
            var done = await session.Services.GetRequiredService<RunRoundOperation>().ChaseAsync(session.Viewer, new ChaseOwners(period, parsed.GetValue(owner) ?? []), options.Reason, "command line: round chase", cancel);
            if (!done.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, done.Problems, cancel);
            }

            if (!options.Json)
            {
                terminal.Problems(done.Problems);
            }

            var chased = done.Value.Owners;
            return await OutturnCommand.DoneAsync(
                terminal, options.Json,
                string.Join('\n', chased.Select(o => $"{o.Owner}: {o.File ?? (o.Accounts == 0 ? "no account that can be written to holds this post" : "no letter")}").Prepend($"act {done.Value.Receipt.Number!.Value.ToString(CultureInfo.InvariantCulture)}: {chased.Count.ToString(CultureInfo.InvariantCulture)} reminded")),
                json =>
                {
                    json.WriteBoolean("committed", done.Value.Receipt.Wrote);
                    json.WriteNumber("act", done.Value.Receipt.Number!.Value);
                    json.WriteStartArray("reminded");
                    foreach (var one in chased)
                    {
                        json.WriteStartObject();
                        json.WriteString("owner", one.Owner);
                        json.WriteNumber("accounts", one.Accounts);
                        json.WriteString("file", one.File);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    Api.TrackerJson.Problems(json, done.Problems);
                },
                cancel);
        }, cancel));
        return command;
    }

    private static Command Submit(Terminal terminal, TimeProvider clock)
    {
        var month = Month();
        var line = new Option<string>("--line") { Description = "The line's reference.", Required = true, HelpName = "REF" };
        var year = new Option<string?>("--forecast") { Description = "The year's forecast in £000, of a line that is not phased; a saving is negative.", HelpName = "AMOUNT" };
        var quarters = Enumerable.Range(1, 4).Select(q => new Option<string?>(string.Create(CultureInfo.InvariantCulture, $"--q{q}")) { Description = string.Create(CultureInfo.InvariantCulture, $"Quarter {q}'s forecast in £000."), HelpName = "AMOUNT" }).ToList();
        var commentary = new Option<string?>("--commentary") { Description = "The commentary.", HelpName = "TEXT" };
        var command = new Command("submit", "Write a line's forecast and commentary and submit it to finance.") { month, line, year, commentary };
        quarters.ForEach(command.Options.Add);
        command.SetAction((parsed, cancel) => WithAsync(parsed, terminal, clock, month, write: true, async (period, options, session) =>
        {
            var read = await session.Services.GetRequiredService<RoundReads>().RoundAsync(session.Viewer, period, cancel);
            if (!read.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, read.Problems, cancel);
            }

            var key = parsed.GetValue(line)!;
            if (read.Value.State.Position.Lines.FirstOrDefault(l => string.Equals(l.Key, key, StringComparison.OrdinalIgnoreCase)) is not { } found)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, [Problem.Error("tracker.line-not-found", "--line", $"{key} is not in the tracker of {period.Year}.")], cancel);
            }

            var parts = quarters.Prepend(year).Select((option, part) => (Part: part, Text: parsed.GetValue(option))).Where(p => p.Text is not null).ToDictionary(p => p.Part, p => p.Text!);
            var draft = new LineDraft(found.Acts.Forecast, parts, parsed.GetValue(commentary), Ready: true, new Dictionary<int, string>());
            var done = await session.Services.GetRequiredService<SubmitForecastsOperation>().RunAsync(
                session.Viewer, new SubmitForecasts(period, new RoundDraft(new Dictionary<Guid, LineDraft> { [found.Id] = draft })), "command line: round submit", cancel);
            return await DoneAsync(terminal, options, done, r => $"act {r.Number}: {key} submitted for {Round.NameOf(period)}", json => json.WriteString("line", found.Key), cancel);
        }, cancel));
        return command;
    }

    private static Command Status(Terminal terminal, TimeProvider clock)
    {
        var month = Month();
        var command = new Command("status", "Say how far a month's round is, by owner and line.") { month };
        command.SetAction((parsed, cancel) => WithAsync(parsed, terminal, clock, month, write: false, async (period, options, session) =>
        {
            var read = await session.Services.GetRequiredService<RoundReads>().ReviewAsync(session.Viewer, period, _ => new ReviewFilter("", "", null), cancel);
            if (!read.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, read.Problems, cancel);
            }

            var (page, progress, rows, _, unsigned) = read.Value;
            var round = page.Round;
            var text = new List<string> { $"{round.Name}: {(round.State == RoundState.Open ? "open" : "closed")}, due on {CouncilTime.Words(round.Due)}. {progress.Sentence}" };
            text.AddRange(progress.Owners.Select(o => string.Create(CultureInfo.InvariantCulture, $"  {(o.Owner.Length == 0 ? "No owner" : o.Owner)}: {o.Counts.SignedOff} signed off, {o.Counts.Submitted} with finance, {o.Counts.Returned} returned, {o.Counts.Waiting} not submitted{(o.DaysLate > 0 ? $", {Core.Reports.DayWords.Late(o.DaysLate)}" : "")}")));
            return await OutturnCommand.DoneAsync(
                terminal, options.Json, string.Join('\n', text),
                json =>
                {
                    json.WriteString("round", period.ToString());
                    json.WriteString("state", Name(round.State));
                    json.WriteString("due", round.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    json.WriteNumber("unsigned", unsigned);
                    json.WriteStartArray("owners");
                    foreach (var owner in progress.Owners)
                    {
                        json.WriteStartObject();
                        json.WriteString("owner", owner.Owner);
                        json.WriteNumber("lines", owner.Counts.Lines);
                        json.WriteNumber("waiting", owner.Counts.Waiting);
                        json.WriteNumber("submitted", owner.Counts.Submitted);
                        json.WriteNumber("returned", owner.Counts.Returned);
                        json.WriteNumber("signed-off", owner.Counts.SignedOff);
                        json.WriteNumber("days-late", owner.DaysLate);
                        json.WriteString("reminded", owner.Reminded?.Recorded.ToString());
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteStartArray("lines");
                    foreach (var row in rows)
                    {
                        json.WriteStartObject();
                        json.WriteString("line", row.Line.Key);
                        json.WriteString("state", Name(row.State));
                        json.WriteString("reason", row.Progress?.Reason);
                        json.WriteString("forecast", MoneyStyle.Thousands.Text(row.Line.Forecast));
                        json.WriteString("commentary", row.Line.Stated.Commentary);
                        if (row.Progress is { } progressed)
                        {
                            json.WriteNumber("act", progressed.Act.Number);
                        }

                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                },
                cancel);
        }, cancel));
        return command;
    }

    private static Option<string> Month() => new("--month") { Description = "The month, such as 2018-01. It says the year too.", Required = true, HelpName = "M" };

    private static string Name<T>(T value)
        where T : struct, Enum => Web.TrackerQuery.Name(value);

    private static Task<int> WithAsync(
        ParseResult parsed, Terminal terminal, TimeProvider clock, Option<string> month, bool write, Func<FinancialMonth, GlobalOptions, CouncilSession, Task<int>> run, CancellationToken cancel) =>
        OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            if (!FinancialMonth.TryParse(parsed.GetValue(month), out var period))
            {
                terminal.Problems([Problem.Error("month.unreadable", "--month", $"“{parsed.GetValue(month)}” is not a month. Write it as 2018-01.")]);
                return ExitCode.Usage;
            }

            if (!CouncilSession.Exists(options))
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, [Problem.Error("data.none", options.Data, $"There is no council in {options.Data}. Bring a file in with “outturn import”, or name the folder with --data.")], cancel);
            }

            var opened = await CouncilSession.OpenAsync(options, write, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            return await run(period, options, session);
        });

    private static async Task<int> DoneAsync(Terminal terminal, GlobalOptions options, Result<ActReceipt> done, Func<ActReceipt, FormattableString> sentence, Action<Utf8JsonWriter> more, CancellationToken cancel) =>
        !done.Ok
            ? await OutturnCommand.RefusedAsync(terminal, options.Json, done.Problems, cancel)
            : await OutturnCommand.DoneAsync(
                terminal, options.Json, done.Value.Wrote ? sentence(done.Value).ToString(CultureInfo.InvariantCulture) : "nothing changed",
                json =>
                {
                    json.WriteBoolean("committed", done.Value.Wrote);
                    if (done.Value.Number is { } act)
                    {
                        json.WriteNumber("act", act);
                    }

                    more(json);
                },
                cancel);
}
