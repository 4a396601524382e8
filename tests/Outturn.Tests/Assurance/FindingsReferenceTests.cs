using System.Reflection;
using System.Text.RegularExpressions;
using Outturn.Core.Assurance;

namespace Outturn.Tests.Assurance;

/// <summary>docs/reference/findings.md has one heading for each code, and no other.</summary>
public partial class FindingsReferenceTests
{
    [GeneratedRegex(@"^## `(?<code>[a-z.-]+)`$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    private static readonly string[] Parts = ["Finds:", "Why:", "Severity:", "Fails:", "Passes:"];

    [Fact]
    public void Every_code_has_its_heading_and_every_heading_its_code()
    {
        var text = File.ReadAllText(Path.Combine(TrackerTable.Root(), "docs", "reference", "findings.md"));
        var headings = Heading().Matches(text).Select(m => m.Groups["code"].Value).ToList();
        var codes = typeof(TrackerChecks).Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith("Outturn.Core.Assurance", StringComparison.Ordinal) == true)
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f is { IsLiteral: true, Name: "Code" })
            .Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.Equal(codes.Order(StringComparer.Ordinal), headings.Order(StringComparer.Ordinal));
        Assert.Equal(codes.Order(StringComparer.Ordinal), TrackerChecks.All.Select(c => c.Code).Order(StringComparer.Ordinal));
        foreach (var section in text.Split("\n## ").Skip(1).Where(s => s.StartsWith('`')))
        {
            Assert.All(Parts, part => Assert.Contains(part, section, StringComparison.Ordinal));
        }
    }
}
