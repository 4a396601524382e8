namespace Outturn.Tests.GovUk;

/// <summary>Layer one against the design system's own fixtures.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string, string> EveryFixture()
    {
        var rows = new TheoryData<string, string>();
        foreach (var (component, fixtures) in DesignSystem.FixturesOrNull ?? new Dictionary<string, IReadOnlyList<Fixture>>())
        {
            foreach (var fixture in fixtures.Where(_ => Catalogue.Built.ContainsKey(component)))
                rows.Add(component, fixture.Name);
        }

        // A theory without rows would fail, not skip: this row finds no fixtures and says so.
        if (rows.Count == 0)
            rows.Add("every component", "every fixture");
        return rows;
    }

    [Theory]
    [MemberData(nameof(EveryFixture))]
    public void The_markup_is_that_of_the_design_system(string component, string name)
    {
        var fixture = DesignSystem.Fixtures[component].Single(f => f.Name == name);
        var expected = Markup.Normalised(fixture.Html);
        string actual;
        try
        {
            actual = Markup.Normalised(Markup.Written(Catalogue.Built[component](fixture.Options)));
        }
        catch (Exception problem) when (Catalogue.Unsupported.ContainsKey((component, name)))
        {
            actual = problem.Message;
        }

        if (Catalogue.Unsupported.TryGetValue((component, name), out var reason))
            Assert.False(expected == actual, $"{component}, \"{name}\" is listed as unsupported ({reason}), but is met: take it off the list.");
        else
            Assert.Equal(expected, actual);
    }

    [Fact]
    public void Every_component_that_is_built_has_fixtures()
    {
        var all = DesignSystem.Fixtures;
        Assert.All(Catalogue.Built.Keys, component =>
            Assert.True(
                all.TryGetValue(component, out var fixtures)
                    && fixtures.Any(f => !Catalogue.Unsupported.ContainsKey((component, f.Name))),
                $"No fixture of {component} was run."));
    }

    [Fact]
    public void Every_component_of_the_design_system_is_either_built_or_listed_as_not_built() =>
        Assert.Equal(
            DesignSystem.Fixtures.Keys.Order(StringComparer.Ordinal),
            Catalogue.Built.Keys.Concat(Catalogue.NotBuilt.Keys).Order(StringComparer.Ordinal));

    [Fact]
    public void The_list_of_unsupported_fixtures_names_only_fixtures_that_exist()
    {
        var all = DesignSystem.Fixtures;
        Assert.All(Catalogue.Unsupported.Keys, listed => Assert.Contains(all[listed.Component], f => f.Name == listed.Fixture));
    }
}
