using System.Text.RegularExpressions;
using Outturn.App.Cli;

namespace Outturn.Tests.Docs;

/// <summary>What the reference says is what there is: no command, option, setting or problem without its entry, and no entry without its thing.</summary>
public sealed partial class ReferenceTests
{
    [Fact]
    public void Every_problem_that_the_code_raises_has_its_entry()
    {
        var entries = Entry().Matches(File.ReadAllText(Path.Combine(Approved.Root, "docs/reference/problems.md"))).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var source = string.Join('\n', Sources().Select(File.ReadAllText));
        var raised = Raised().Matches(source).Select(m => m.Groups[1].Value).Where(c => c != "user.").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(raised.Except(entries, StringComparer.Ordinal).Order(StringComparer.Ordinal));

        // The other way round: an entry for a code that stands nowhere in the source is a promise that nobody keeps.
        Assert.Empty(entries.Where(e => !source.Contains($"\"{e}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_command_line_s_reference_is_its_own_help()
    {
        var text = new System.Text.StringBuilder("# The command line\n\nOne contract: `--json` on each command, exit 0 fine, 1 findings or refused, 2 usage. This page is printed from the commands' own help by `ReferenceTests`.\n\nThe environment variable `OUTTURN_DB` stands for `--db`.\n");
        var root = OutturnCommand.Build(Terminal.Real(), TimeProvider.System);
        foreach (var path in Paths(root, []).Order(StringComparer.Ordinal))
        {
            using var output = new StringWriter();
            var args = path.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append("--help").ToArray();
            Assert.Equal(0, await OutturnCommand.RunAsync(args, new Terminal(output, output, Stream.Null), TimeProvider.System));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## outturn{(path.Length > 0 ? " " + path : "")}\n\n```\n{Name().Replace(output.ToString().Trim(), "outturn")}\n```\n");
        }

        Approved.File("docs/reference/cli.md", string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())));
    }

    [Fact]
    public void No_path_of_a_machine_and_no_host_of_a_registry_is_in_the_tree()
    {
        var suspects = Sources("*.*").Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && Path.GetExtension(f) is ".cs" or ".md" or ".cshtml" or ".json" or ".props" or ".csproj" or ".scss");
        Assert.DoesNotContain(suspects, f => MachinePath().IsMatch(File.ReadAllText(f)));
    }

    private static IEnumerable<string> Paths(System.CommandLine.Command command, string[] above)
    {
        yield return string.Join(' ', above);
        foreach (var sub in command.Subcommands)
        {
            foreach (var path in Paths(sub, [.. above, sub.Name]))
            {
                yield return path;
            }
        }
    }

    private static IEnumerable<string> Sources(string pattern = "*.cs") => Directory.EnumerateFiles(Path.Combine(Approved.Root, "src"), pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| `([a-z-]+\.[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?:Problem\.(?:Error|Warning|Notice)|UnreadableFileException\.Of|BadRow|Ask|Say|Notice|Warning|Error)\(\s*""([a-z-]+\.[a-z-]+)""", RegexOptions.Singleline)]
    private static partial Regex Raised();

    [GeneratedRegex(@"\b(?:outturn|testhost|Outturn\.Tests|ReSharperTestRunner)\b(?= \[|  )|(?<=Usage:\s+)\S+")]
    private static partial Regex Name();

    [GeneratedRegex(@"/w[o]rk/(?:main|shared)|/home/[a-z]+/|registry\.npm[j]s|api\.nug[e]t")]
    private static partial Regex MachinePath();
}
