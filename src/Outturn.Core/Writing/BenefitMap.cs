using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

/// <summary>What brings about which benefit, and what it serves: three columns of names with lines between them.</summary>
/// <param name="Means">Workstreams and tasks that a benefit comes from.</param>
/// <param name="Benefits">By the id of their rows.</param>
/// <param name="Ends">Priorities and outcomes that a benefit serves.</param>
/// <param name="Loose">What stands alone, in words: a workstream that brings about nothing, a benefit that comes from nothing or serves nothing.</param>
public sealed record BenefitMap(
    IReadOnlyList<string> Means, IReadOnlyList<(string Id, string Name, bool IsDisBenefit)> Benefits, IReadOnlyList<string> Ends, IReadOnlyList<(string Mean, string Benefit)> From, IReadOnlyList<(string Benefit, string End)> Serves,
    IReadOnlyList<string> Loose)
{
    public static BenefitMap Of(Template template, CaseContent content)
    {
        var rows = Rows(template, content, CaseTable.Benefits).ToList();
        var streams = Rows(template, content, CaseTable.Workstreams).Select(r => r["workstream"]).Where(w => w.Length > 0).ToList();
        var from = rows.SelectMany(r => Names(r["from"]).Select(m => (m, r.Id))).ToList();
        var serves = rows.SelectMany(r => Names(r["serves"]).Select(e => (r.Id, e))).ToList();
        var named = from.Select(f => f.m).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new(
            [.. named.Concat(streams.Where(s => !named.Contains(s, StringComparer.OrdinalIgnoreCase)))],
            [.. rows.Select(r => (r.Id, r["benefit"], r["kind"] == "dis-benefit"))],
            [.. serves.Select(s => s.e).Distinct(StringComparer.OrdinalIgnoreCase)],
            from, serves,
            [
                .. streams.Where(s => !named.Contains(s, StringComparer.OrdinalIgnoreCase)).Select(s => $"“{s}” brings about no benefit"),
                .. rows.Where(r => r["from"].Length == 0).Select(r => $"“{r["benefit"]}” comes from nothing that is named"),
                .. rows.Where(r => r["serves"].Length == 0).Select(r => $"“{r["benefit"]}” serves nothing that is named"),
            ]);
    }

    private static IEnumerable<CaseRow> Rows(Template template, CaseContent content, CaseTable table) =>
        template.Schema.Where(f => f.Table == table).SelectMany(f => content[f.Key].Rows).Where(r => !r.IsEmpty);

    private static IEnumerable<string> Names(string cell) => cell.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
