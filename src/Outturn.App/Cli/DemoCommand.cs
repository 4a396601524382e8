using System.CommandLine;
using System.Globalization;
using Outturn.App.Hosting;
using Outturn.App.Security;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary><c>outturn demo [--urls U] [--no-serve]</c>: makes the sample council through the real operations, serves it, and prints one sign-in link per role.</summary>
public static class DemoCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var urls = new Option<string?>("--urls") { Description = $"The addresses to listen on. Default: {ServeCommand.DefaultUrls}.", HelpName = "U" };
        var noServe = new Option<bool>("--no-serve") { Description = "Make the sample council and stop." };
        var command = new Command("demo", "Make the sample council, serve it, and print sign-in links.") { urls, noServe };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var made = await SampleCouncil.MakeAsync(options, cancel);
            if (!made.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, made.Problems, cancel);
            }

            if (parsed.GetValue(noServe))
            {
                await SayAsync(terminal, options, made.Value, url: null, links: [], cancel);
                return ExitCode.Fine;
            }

            var started = await ServeCommand.StartAsync(options, parsed.GetValue(urls) ?? ServeCommand.DefaultUrls, new SampleTime(made.Value.Today), cancel);
            if (!started.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, started.Problems, cancel);
            }

            await using var app = started.Value;
            var address = ServeCommand.Address(app).TrimEnd('/');
            var links = new List<(string Role, string Post, string Link)>();
            await using (var scope = app.Services.CreateAsyncScope())
            {
                var accounts = await scope.ServiceProvider.GetRequiredService<Accounts>().AllAsync(cancel);
                var signIn = scope.ServiceProvider.GetRequiredService<SignInLinks>();
                foreach (var role in Roles.All)
                {
                    if (accounts.Where(a => a.Roles.Contains(role)).MaxBy(a => a.Email.StartsWith(role + "@", StringComparison.Ordinal)) is { } summary && await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync(summary.Email) is { } account)
                    {
                        links.Add((role, summary.Post, address + await signIn.CreateAsync(account)));
                    }
                }
            }

            await SayAsync(terminal, options, made.Value, address, links, cancel);
            await app.WaitForShutdownAsync(cancel);
            return ExitCode.Fine;
        }));
        return command;
    }

    private static async Task SayAsync(Terminal terminal, GlobalOptions options, SampleCounts counts, string? url, List<(string Role, string Post, string Link)> links, CancellationToken cancel)
    {
        if (options.Json)
        {
            await terminal.JsonAsync(
                Api.TrackerJson.Bytes(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("url", url);
                    json.WriteString("council", SampleCouncil.Name);
                    json.WriteStartObject("counts");
                    json.WriteNumber("lines", counts.Lines);
                    json.WriteNumber("rounds", counts.Rounds);
                    json.WriteNumber("acts", counts.Acts);
                    json.WriteEndObject();
                    json.WriteString("today", Instant.From(counts.Today).London.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
                    json.WriteStartArray("links");
                    foreach (var (role, post, link) in links)
                    {
                        json.WriteStartObject();
                        json.WriteString("role", role);
                        json.WriteString("post", post);
                        json.WriteString("link", link);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteEndObject();
                }),
                cancel);
            return;
        }

        await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{SampleCouncil.Name}: a savings tracker of {counts.Lines} lines over {counts.Rounds} monthly rounds, {counts.Acts} acts, in {options.Data}."));
        if (url is null)
        {
            return;
        }

        await terminal.Out.WriteLineAsync($"\nOutturn serves {url}");
        await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Its clock starts at {Instant.From(counts.Today).London:d MMMM yyyy, HH:mm} in London and goes on from there: the January 2018 round is open.\n\nSign in as:"));
        foreach (var (role, post, link) in links)
        {
            await terminal.Out.WriteLineAsync($"  {role,-14} {post}\n    {link}");
        }

        await terminal.Out.WriteLineAsync("\nStop with Ctrl+C. The sample stays in the data folder; delete the folder to begin again.");
        await terminal.Out.FlushAsync(cancel);
    }
}
