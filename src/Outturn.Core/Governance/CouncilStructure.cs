using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Governance;

/// <summary>
/// The council's structure over time: what a unit that is named in a plan or tracker is called on another day. A figure never
/// changes its amount by this, only the name that it stands under.
/// </summary>
public sealed class CouncilStructure
{
    private readonly Dictionary<UnitKind, StructureChange[]> byKind;

    public CouncilStructure(IEnumerable<StructureChange> changes) =>
        byKind = changes.GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => g.OrderBy(c => c.From).ThenBy(c => c.Act).ToArray());

    public static CouncilStructure Empty { get; } = new([]);

    public IReadOnlyList<StructureChange> Changes(UnitKind kind) => byKind.GetValueOrDefault(kind, []);

    /// <summary>The days on which something of a kind changed, in order.</summary>
    public IReadOnlyList<DateOnly> Days => [.. byKind.Values.SelectMany(c => c).Select(c => c.From).Distinct().Order()];

    /// <summary>
    /// What a name that stands in the record is called on a day: later names are taken back to what they were, earlier ones forward
    /// to what they became. Where one became several, or several became one that was named directly, nobody can say which
    /// part is meant: the name then says so and stays one group, so that nothing is lost or counted twice.
    /// </summary>
    public string NameOn(UnitKind kind, string name, DateOnly day)
    {
        var changes = Changes(kind);
        var now = name;

        // Back: what came into being after the day was something else on it.
        for (var i = changes.Count - 1; i >= 0; i--)
        {
            var change = changes[i];
            if (change.From > day && Has(change.After, now) && !(change.Change == StructureChangeKind.Moved))
            {
                now = change.Before switch
                {
                    [] => now,
                    [var one] => one,
                    var several => string.Join(" and ", several),
                };
            }
        }

        // Forward: what ended by the day is something else on it.
        foreach (var change in changes)
        {
            if (change.From <= day && Has(change.Before, now))
            {
                now = change.After switch
                {
                    [] => now,
                    [var one] => one,
                    var several => string.Create(CultureInfo.InvariantCulture, $"{now} (now {string.Join(" and ", several)}: not yet divided)"),
                };
            }
        }

        return now;
    }

    /// <summary>The directorate of a service on a day; empty where it was never said.</summary>
    public string DirectorateOn(string service, DateOnly day)
    {
        var directorate = "";
        var now = NameOn(UnitKind.Service, service, day);
        foreach (var change in Changes(UnitKind.Service).Where(c => c.From <= day && c.Directorate.Length > 0))
        {
            if (change.After.Any(name => string.Equals(NameOn(UnitKind.Service, name, day), now, StringComparison.OrdinalIgnoreCase)))
            {
                directorate = NameOn(UnitKind.Directorate, change.Directorate, day);
            }
        }

        return directorate;
    }

    /// <summary>
    /// The units that changes say exist on a day, in order of their names: what a change ends was there before it, unless an earlier one began it.
    /// Units that never changed are not known here.
    /// </summary>
    public IReadOnlyList<string> NamesOn(UnitKind kind, DateOnly day)
    {
        var changes = Changes(kind);
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        var met = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var change in changes)
        {
            names.UnionWith(change.Before.Where(name => !met.Contains(name)));
            met.UnionWith(change.Before);
            met.UnionWith(change.After);
        }

        foreach (var change in changes.Where(c => c.From <= day))
        {
            if (change.Change != StructureChangeKind.Moved)
            {
                names.ExceptWith(change.Before);
            }

            names.UnionWith(change.After);
        }

        return [.. names];
    }

    /// <summary>
    /// The other names under which a unit stands in the record on a day: those it had before it was renamed, those of the units that became it, and
    /// its new name where it is asked by an old one. A name that another unit bears on that day is not among them, nor is one that
    /// was split: nobody can say whose that is.
    /// </summary>
    public IReadOnlyList<string> OtherNames(UnitKind kind, string name, DateOnly day)
    {
        var inForce = NamesOn(kind, day);
        var changes = Changes(kind).Where(c => c.From <= day).ToList();
        var now = name;
        if (!Has(inForce, now))
        {
            foreach (var change in changes.Where(c => c.Change == StructureChangeKind.Renamed))
            {
                now = Has(change.Before, now) ? change.After[0] : now;
            }
        }

        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase) { now };
        foreach (var change in Enumerable.Reverse(changes).Where(c => c.Change is StructureChangeKind.Renamed or StructureChangeKind.Merged))
        {
            if (change.After.Any(names.Contains))
            {
                names.UnionWith(change.Before);
            }
        }

        names.ExceptWith(inForce.Where(other => !string.Equals(other, now, StringComparison.OrdinalIgnoreCase)));
        names.Remove(name);
        return [.. names];
    }

    private static bool Has(IReadOnlyList<string> names, string name) => names.Any(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Records a change of structure from a day on.</summary>
public sealed record ChangeStructure(StructureChange Change)
{
    public const int LongestName = 120;

    public Result<IReadOnlyList<StructureChange>> Decide(IReadOnlyList<StructureChange> known, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Manage, "change the council's structure") is { } refusal)
        {
            return Result.Refused<IReadOnlyList<StructureChange>>(refusal);
        }

        // Who is moved keeps the name.
        var before = Tidy(Change.Before);
        var after = Tidy(Change.After);
        var change = Change with
        {
            Before = before,
            After = Change.Change == StructureChangeKind.Moved && after.Length == 0 ? before : after,
            Directorate = Change.Directorate.Trim(),
            Why = Change.Why.Trim(),
            Act = 0,
        };
        var problems = Shape(change).ToList();
        var structure = new CouncilStructure(known);
        foreach (var name in change.After.Where(name => change.Change is not StructureChangeKind.Moved && !change.Before.Contains(name, StringComparer.OrdinalIgnoreCase)
            && structure.NamesOn(change.Kind, change.From).Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            problems.Add(Problem.Error("structure.name-taken", "after", $"There is a {change.Kind.ToString().ToLowerInvariant()} called {name} on that day already. Give the new one a name of its own."));
        }

        foreach (var name in change.Before)
        {
            if (known.FirstOrDefault(c => c.Kind == change.Kind && c.Change != StructureChangeKind.Moved && c.From <= change.From && c.Before.Contains(name, StringComparer.OrdinalIgnoreCase)
                && !c.After.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } ended && !structure.NamesOn(change.Kind, change.From).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(Problem.Error("structure.ended", "before", $"{name} ended on {CouncilTime.Words(ended.From)}. Name what it became."));
            }
        }

        return problems.Count > 0
            ? Result.Refused<IReadOnlyList<StructureChange>>(problems)
            : Result.Ok<IReadOnlyList<StructureChange>>(known.Any(c => (c with { Act = 0 }).Equals(change)) ? [] : [change]);
    }

    private static IEnumerable<Problem> Shape(StructureChange change)
    {
        var (before, after, words) = change.Change switch
        {
            StructureChangeKind.Opened => ((0, 0), (1, 1), "An opening names one unit that begins."),
            StructureChangeKind.Renamed => ((1, 1), (1, 1), "A renaming has one name before and one after."),
            StructureChangeKind.Merged => ((2, 20), (1, 1), "A merger names two or more units that end and the one that they become."),
            StructureChangeKind.Split => ((1, 1), (2, 20), "A split names the one unit that ends and the two or more that it becomes."),
            StructureChangeKind.Moved => ((1, 1), (1, 1), "A move names the one service that goes to another directorate. It keeps its name."),
            _ => ((1, 1), (0, 0), "A closing names one unit that ends."),
        };
        if (change.Before.Count < before.Item1 || change.Before.Count > before.Item2)
        {
            yield return Problem.Error("structure.shape", "before", words);
        }
        else if (change.After.Count < after.Item1 || change.After.Count > after.Item2)
        {
            yield return Problem.Error("structure.shape", "after", words);
        }

        else if (change.Change == StructureChangeKind.Moved && !Same(change))
        {
            yield return Problem.Error("structure.shape", "after", words);
        }
        else if (change.Change == StructureChangeKind.Renamed && change.Before[0] == change.After[0])
        {
            yield return Problem.Error("structure.same-name", "after", "The name before and the name after are the same. Give the new one.");
        }

        if (change.Change == StructureChangeKind.Moved && change.Kind != UnitKind.Service)
        {
            yield return Problem.Error("structure.moves-service", "change", "Only a service goes to another directorate. For anything else, record a new name, a merger or a split.");
        }
        else if (change.Change == StructureChangeKind.Moved && change.Directorate.Length == 0)
        {
            yield return Problem.Error("structure.directorate", "directorate", "Name the directorate that the service goes to.");
        }

        foreach (var (field, name) in change.Before.Select(n => ("before", n)).Concat(change.After.Select(n => ("after", n))).Append(("directorate", change.Directorate)).Where(n => n.Item2.Length > LongestName))
        {
            yield return Problem.Error("structure.name-long", field, $"“{name[..40]}…” is longer than a name is. Give names one to a line, each of no more than 120 characters.");
        }
    }

    private static bool Same(StructureChange change) => string.Equals(change.Before[0], change.After[0], StringComparison.OrdinalIgnoreCase);

    private static string[] Tidy(IReadOnlyList<string> names) =>
        [.. names.Select(n => string.Join(' ', n.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
