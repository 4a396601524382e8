using Outturn.Core.Values;

namespace Outturn.Core.Writing.Templates;

/// <summary>The templates that ship. Each is the first version of its name; a council copies one and changes the copy.</summary>
public static class ShippedTemplates
{
    public static IReadOnlyList<Template> All { get; } = [Council2022Template.Template, EarlierCouncilTemplate.Of2018, EarlierCouncilTemplate.Of2020, FundBidTemplate.Template, FiveCaseTemplate.Template];

    public static Template? Find(TemplateKey key) => All.FirstOrDefault(t => t.Key == key);

    internal static TemplateField Words(string key, Gate? requiredBy = null, decimal fromPounds = 0, params IReadOnlyList<string> takes) =>
        new(key, FieldKind.Words) { RequiredBy = requiredBy, AsksFrom = Money.FromPounds(fromPounds), Takes = takes };

    internal static TemplateField Table(string key, CaseTable table, Gate? requiredBy = null, decimal fromPounds = 0, params IReadOnlyList<string> takes) =>
        new(key, FieldKind.Table) { Table = table, RequiredBy = requiredBy, AsksFrom = Money.FromPounds(fromPounds), Takes = takes };
}
