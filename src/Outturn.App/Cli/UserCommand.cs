using System.CommandLine;
using Outturn.App.Security;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary><c>outturn user add|list|link</c>: accounts, for the person who runs the server.</summary>
public static class UserCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var command = new Command("user", "Accounts: who may sign in.");
        command.Subcommands.Add(Add(terminal, clock));
        command.Subcommands.Add(List(terminal, clock));
        command.Subcommands.Add(Link(terminal, clock));
        return command;
    }

    private static Command Add(Terminal terminal, TimeProvider clock)
    {
        var email = new Argument<string>("email") { Description = "The email address." };
        var post = new Option<string>("--post") { Description = "The post that the person holds.", Required = true, HelpName = "POST" };
        var roles = new Option<string[]>("--role") { Description = "A role; may be given more than once.", Required = true, HelpName = "ROLE" };
        var password = new Option<bool>("--password-from-input") { Description = "Read a password from the input's first line. Without it the account signs in by link." };
        var command = new Command("add", "Add an account and print its sign-in link.") { email, post, roles, password };
        command.SetAction((parsed, cancel) => With(parsed, terminal, clock, write: true, async (session, options) =>
        {
            var typed = parsed.GetValue(password) ? await Console.In.ReadLineAsync(cancel) : null;
            var made = await session.Services.GetRequiredService<Accounts>().CreateAsync(parsed.GetValue(email)!, parsed.GetValue(post)!, parsed.GetValue(roles)!, typed);
            if (!made.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, made.Problems, cancel);
            }

            var link = await session.Services.GetRequiredService<SignInLinks>().CreateAsync(made.Value);
            return await OutturnCommand.DoneAsync(
                terminal,
                options.Json,
                $"{made.Value.Post} can sign in: {link}",
                json =>
                {
                    json.WriteString("post", made.Value.Post);
                    json.WriteString("link", link);
                },
                cancel);
        }));
        return command;
    }

    private static Command List(Terminal terminal, TimeProvider clock)
    {
        var command = new Command("list", "Every account with its roles.");
        command.SetAction((parsed, cancel) => With(parsed, terminal, clock, write: false, async (session, options) =>
        {
            var accounts = await session.Services.GetRequiredService<Accounts>().AllAsync(cancel);
            var lines = accounts.Select(account => $"{account.Email}\t{account.Post}\t{string.Join(", ", account.Roles)}{(account.Locked ? "\tlocked" : "")}");
            return await OutturnCommand.DoneAsync(
                terminal,
                options.Json,
                string.Join('\n', lines),
                json =>
                {
                    json.WriteStartArray("accounts");
                    foreach (var account in accounts)
                    {
                        json.WriteStartObject();
                        json.WriteString("email", account.Email);
                        json.WriteString("post", account.Post);
                        json.WriteStartArray("roles");
                        foreach (var role in account.Roles)
                        {
                            json.WriteStringValue(role);
                        }

                        json.WriteEndArray();
                        json.WriteBoolean("locked", account.Locked);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                },
                cancel);
        }));
        return command;
    }

    private static Command Link(Terminal terminal, TimeProvider clock)
    {
        var email = new Argument<string>("email") { Description = "The email address." };
        var command = new Command("link", "Print a sign-in link that holds for a day.") { email };
        command.SetAction((parsed, cancel) => With(parsed, terminal, clock, write: false, async (session, options) =>
        {
            if (await session.Services.GetRequiredService<Accounts>().FindAsync(parsed.GetValue(email)!) is not { } account)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, [Problem.Error("user.not-found", parsed.GetValue(email)!, "There is no account with this email address.")], cancel);
            }

            var link = await session.Services.GetRequiredService<SignInLinks>().CreateAsync(account);
            return await OutturnCommand.DoneAsync(terminal, options.Json, link, json => json.WriteString("link", link), cancel);
        }));
        return command;
    }

    private static Task<int> With(ParseResult parsed, Terminal terminal, TimeProvider clock, bool write, Func<CouncilSession, GlobalOptions, Task<int>> run) => OutturnCommand.WithAsync(parsed, terminal, async options =>
    {
        var opened = await CouncilSession.OpenAsync(options, write, clock, CancellationToken.None);
        if (!opened.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, CancellationToken.None);
        }

        await using var session = opened.Value;
        return await run(session, options);
    });
}
