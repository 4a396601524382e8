using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Planning;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>What was done to a proposal, act by act, latest first.</summary>
public static class ProposalDeeds
{
    public static IReadOnlyList<ProposalDeed> Of(ProposalHistory history)
    {
        var byAct = new SortedDictionary<long, (Act Act, List<string> What)>();
        Proposal? before = null;
        foreach (var version in history.Versions)
        {
            Say(version.Act, before is null ? "Proposed" : version.Value.Status != before.Status ? $"{before.Status.Name()} to {version.Value.Status.Name().ToLowerInvariant()}" : "Terms changed");
            before = version.Value;
        }

        var lines = new Dictionary<Guid, PlanLine>();
        foreach (var version in history.Lines)
        {
            var line = version.Value;
            var called = line.Terms.Title.Length > 0 ? line.Terms.Title : line.Terms.Category.Name().ToLowerInvariant();
            var name = line.Terms.References.Count > 0 ? $"{line.Terms.References[0]} {called}" : TrackerWords.Upper(called);
            Say(version.Act, !lines.TryGetValue(line.Id, out var was) ? $"{name} added"
                : was.Withdrawn != line.Withdrawn ? line.Withdrawn ? $"{name} taken out" : $"{name} put back"
                : was.Typed.Equals(line.Typed) ? $"{name} reworded"
                : $"{name}: {string.Join(", ", Changes(was, line))}");
            lines[line.Id] = line;
        }

        return [.. byAct.Values.Reverse().Select(d => new ProposalDeed(d.Act, string.Join("; ", d.What)))];

        void Say(Act act, string what)
        {
            if (!byAct.TryGetValue(act.Number, out var known))
            {
                byAct.Add(act.Number, known = (act, []));
            }

            known.What.Add(what);
        }
    }

    private static IEnumerable<string> Changes(PlanLine was, PlanLine now) => was.Typed.Select(t => t.Key).Union(now.Typed.Select(t => t.Key)).Order()
        .Where(year => was.Typed[year] != now.Typed[year])
        .Select(year => $"{year} from {MoneyStyle.Thousands.Text(was.Typed[year])} to {MoneyStyle.Thousands.Text(now.Typed[year])}");
}
