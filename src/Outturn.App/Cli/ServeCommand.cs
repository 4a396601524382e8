using System.CommandLine;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Outturn.App.Hosting;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Values;
using Outturn.Data;

namespace Outturn.App.Cli;

/// <summary><c>outturn serve [--urls U]</c>: the web application, and the default command.</summary>
public static class ServeCommand
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var urls = new Option<string?>("--urls") { Description = $"The addresses to listen on. Default: {DefaultUrls}.", HelpName = "U" };
        var command = new Command("serve", "Serve the web application (the default).") { urls };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(urls), terminal, clock, cancel));
        return command;
    }

    public static Task<int> RunAsync(ParseResult parsed, string? urls, Terminal terminal, TimeProvider clock, CancellationToken cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
    {
        var started = await StartAsync(options, urls ?? DefaultUrls, clock, cancel);
        if (!started.Ok)
        {
            terminal.Problems(started.Problems);
            return ExitCode.Findings;
        }

        await using var app = started.Value;
        await terminal.Out.WriteLineAsync($"Outturn serves {Address(app)}. Stop with Ctrl+C.");
        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Fine;
    });

    /// <summary>Builds the application, brings the database up to date where it may, and starts to listen.</summary>
    public static async Task<Result<WebApplication>> StartAsync(GlobalOptions options, string urls, TimeProvider clock, CancellationToken cancel)
    {
        Directory.CreateDirectory(options.Data);
        var builder = OutturnWeb.CreateBuilder(new DataPlace(options.Data, options.Database), clock, urls);
        var app = builder.Build();
        var database = await app.Services.GetRequiredService<CouncilDatabase>().StartAsync(cancel);
        if (!database.Ok)
        {
            await app.DisposeAsync();
            return Result.Refused<WebApplication>(database.Problems);
        }

        await CouncilName.LoadAsync(app.Services, cancel);
        OutturnWeb.Map(app);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            return Result.Refused<WebApplication>(Problem.Error("serve.address", "--urls", $"{urls} cannot be listened on: {e.Message} Name another address with --urls."));
        }

        return Result.Ok(app);
    }

    public static string Address(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Serves for a moment on a free port of this machine, prints one page as the local operator, and stops.</summary>
    public static async Task<Result<byte[]>> PrintAsync(GlobalOptions options, TimeProvider clock, string pathAndQuery, CancellationToken cancel)
    {
        if (PrintedPages.Browser is null)
        {
            return Result.Refused<byte[]>(Problem.Error("print.no-browser", "pdf", "This machine has no browser to print with. Install Debian's chromium, or print the page from your own browser."));
        }

        var started = await StartAsync(options, "http://127.0.0.1:0", clock, cancel);
        if (!started.Ok)
        {
            return Result.Refused<byte[]>(started.Problems);
        }

        await using var app = started.Value;
        var cookies = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);

        // The operator can read the database's files, and so may read the page: a ticket of this process, for this one question.
        var who = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Role, Roles.Auditor), new(Viewers.PostClaim, "Local operator")], IdentityConstants.ApplicationScheme));
        var ticket = new AuthenticationTicket(who, new AuthenticationProperties { IssuedUtc = clock.GetUtcNow(), ExpiresUtc = clock.GetUtcNow().AddMinutes(5) }, IdentityConstants.ApplicationScheme);
        using var client = new HttpClient { BaseAddress = new Uri(Address(app)) };
        client.DefaultRequestHeaders.Add("Cookie", $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}");
        using var answer = await client.GetAsync(pathAndQuery, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            return Result.Refused<byte[]>(Problem.Error("print.failed", pathAndQuery, $"The page answered {(int)answer.StatusCode}."));
        }

        return await PrintedPages.PrintHtmlAsync(await PrintedPages.WithStylesAsync(await answer.Content.ReadAsStringAsync(cancel), cancel), cancel);
    }
}
