using System.Text.Json;

namespace Outturn.Tests.GovUk;

/// <summary>One case of the design system: options, and the HTML that its own template makes of them.</summary>
internal sealed record Fixture(string Component, string Name, JsonElement Options, string Html);

/// <summary>The fixtures that govuk-frontend ships with each component.</summary>
internal static class DesignSystem
{
    public const string Missing = "skipped: run npm ci first";

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<Fixture>>?> Loaded = new(Load);

    /// <summary>Fixtures by component; skips the test, aloud, where node_modules is absent.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Fixture>> Fixtures
    {
        get
        {
            if (Loaded.Value is null)
                Assert.Skip(Missing);
            return Loaded.Value!;
        }
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<Fixture>>? FixturesOrNull => Loaded.Value;

    /// <summary>The styles of a component; skips the test, aloud, where node_modules is absent.</summary>
    public static string Styles(string component)
    {
        var folder = Folder();
        if (folder is null)
            Assert.Skip(Missing);
        return File.ReadAllText(Path.Combine(folder!, component, "_mixin.scss"));
    }

    private static string? Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Outturn.slnx")))
            root = root.Parent;
        var components = root is null ? null : Path.Combine(root.FullName, "node_modules", "govuk-frontend", "dist", "govuk", "components");
        return Directory.Exists(components) ? components : null;
    }

    private static Dictionary<string, IReadOnlyList<Fixture>>? Load() =>
        Folder() is not { } components
            ? null
            : Directory.EnumerateFiles(components, "fixtures.json", SearchOption.AllDirectories)
                .Select(Read)
                .ToDictionary(file => file.Component, file => file.Fixtures, StringComparer.Ordinal);

    private static (string Component, IReadOnlyList<Fixture> Fixtures) Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var component = document.RootElement.GetProperty("component").GetString()!;
        return (component, [.. document.RootElement.GetProperty("fixtures").EnumerateArray().Select(fixture => new Fixture(
            component,
            fixture.GetProperty("name").GetString()!,
            fixture.GetProperty("options").Clone(),
            fixture.GetProperty("html").GetString()!))]);
    }
}
