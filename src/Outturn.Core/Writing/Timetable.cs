using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Writing;

/// <summary>One task of a case's timetable.</summary>
/// <param name="Row">The row's id.</param>
/// <param name="Name">As typed.</param>
/// <param name="WaitsFor">The rows of the tasks that it waits for, as far as they are found.</param>
public sealed record TimetableTask(string Row, string Name, When Start, When End, IReadOnlyList<string> WaitsFor);

/// <summary>The days that a time comes to.</summary>
/// <param name="First">Null where none follows, or the beginning is open.</param>
/// <param name="Last">Null where none follows, or the end is open.</param>
/// <param name="Chain">How it was reached, step by step, such as "6 weeks after Approval (9 December 2021): 20 January 2022". Empty for a date.</param>
/// <param name="Why">Why no day follows; empty where one does.</param>
public sealed record ResolvedWhen(DateOnly? First, DateOnly? Last, IReadOnlyList<string> Chain, string Why)
{
    public bool IsKnown => First is not null || Last is not null;

    internal static ResolvedWhen Unknown(string why) => new(null, null, [], why);
}

/// <summary>A case's timetable: its times counted from one another and from days that are known.</summary>
public sealed class Timetable
{
    // Longer chains are no plan, and a walk has to end.
    private const int LongestChain = 200;

    private readonly IReadOnlyList<KnownDay> days;
    private readonly DateOnly? near;
    private readonly List<(TimetableTask Task, HashSet<string> Stems)> tasks = [];
    private readonly Dictionary<string, int> byRow = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Task, bool Start), ResolvedWhen> resolved = [];
    private readonly List<(int Task, bool Start)> path = [];
    private readonly Dictionary<(int Task, bool Start), string> circles = [];

    private Timetable(IReadOnlyList<KnownDay> days, DateOnly? near)
    {
        this.days = days;
        this.near = near;
    }

    /// <param name="rows">Of a timetable's table: <c>task</c>, <c>start</c>, <c>end</c>, <c>depends</c>.</param>
    /// <param name="days">What is known besides, such as the committee's day.</param>
    /// <param name="near">A day of the case's own time, for the century of a year of two digits.</param>
    public static Timetable Of(IReadOnlyList<CaseRow> rows, IReadOnlyList<KnownDay> days, DateOnly? near = null)
    {
        var table = new Timetable(days, near);
        var waits = new List<string>();
        foreach (var row in rows)
        {
            if (table.byRow.TryAdd(row.Id, table.tasks.Count))
            {
                waits.Add(row["depends"]);
                table.tasks.Add((new(row.Id, row["task"].Trim(), When.Read(row["start"], near), When.Read(row["end"], near), []), PlainWords.Stems(row["task"])));
            }
        }

        for (var i = 0; i < table.tasks.Count; i++)
        {
            var (task, stems) = table.tasks[i];
            table.tasks[i] = (task with { WaitsFor = table.Named(waits[i], i) }, stems);
        }

        return table;
    }

    public IReadOnlyList<TimetableTask> Tasks => [.. tasks.Select(t => t.Task)];

    /// <summary>When a task starts: its start, or what follows from its words.</summary>
    public ResolvedWhen StartOf(string row) => byRow.TryGetValue(row, out var task) ? At(task, start: true) : ResolvedWhen.Unknown("There is no such task.");

    /// <summary>When a task ends; where it has no end, when it starts.</summary>
    public ResolvedWhen EndOf(string row) => byRow.TryGetValue(row, out var task) ? At(task, start: false) : ResolvedWhen.Unknown("There is no such task.");

    /// <summary>A time that stands elsewhere in the case, such as the day by which a benefit comes.</summary>
    public ResolvedWhen Resolve(When when) => Resolve(when, -1, start: false);

    /// <summary>What is wrong with the order of its times.</summary>
    /// <param name="field">The field's key, for the place of a problem.</param>
    public IReadOnlyList<Problem> Check(string field)
    {
        var problems = new List<Problem>();
        for (var i = 0; i < tasks.Count; i++)
        {
            var task = tasks[i].Task;
            foreach (var start in (bool[])[true, false])
            {
                var when = start ? task.Start : task.End;
                var where = $"{field}/{task.Row}/{(start ? "start" : "end")}";
                var at = At(i, start);
                if (circles.TryGetValue((i, start), out var circle))
                {
                    problems.Add(Problem.Error("timetable.circular", where, $"{circle} This goes round in a circle: give one of them a date."));
                }
                else if (!at.IsKnown && when.Kind is WhenKind.Relative or WhenKind.Event && at.Why.Length > 0)
                {
                    problems.Add(Problem.Notice("timetable.anchor-unknown", where, $"No day follows from “{Cut(when.Words)}”. {at.Why}"));
                }
            }

            var (begins, ends) = (At(i, start: true), At(i, start: false));
            if (task.Start.Kind != WhenKind.Blank && task.End.Kind != WhenKind.Blank && begins.First is { } first && ends.Last is { } last && last < first)
            {
                problems.Add(Problem.Error("timetable.ends-before-start", $"{field}/{task.Row}/end", $"{Name(i)} ends on {CouncilTime.Words(last)} and starts on {CouncilTime.Words(first)}. Put one of the two right."));
            }

            problems.AddRange(Order(field, i));
        }

        return problems;
    }

    private IEnumerable<Problem> Order(string field, int i)
    {
        var task = tasks[i].Task;
        var where = $"{field}/{task.Row}/depends";
        if (WaitsInCircle(i) is { } circle)
        {
            yield return Problem.Error("timetable.circular", where, $"{circle}. This goes round in a circle: one of them must come first.");
            yield break;
        }

        foreach (var other in task.WaitsFor.Select(w => byRow[w]))
        {
            if (At(other, start: false).First is { } done
                && (task.Start.Kind == WhenKind.Blank ? At(i, start: false).Last : At(i, start: true).Last ?? At(i, start: true).First) is { } mine && mine < done)
            {
                yield return Problem.Warning(
                    "timetable.out-of-order", where,
                    $"{Name(i)} waits for {Name(other)}, which ends on {CouncilTime.Words(done)}, and {(task.Start.Kind == WhenKind.Blank ? "ends" : "starts")} on {CouncilTime.Words(mine)}, before that. Say which date is right, or take the wait out.");
            }
        }
    }

    private ResolvedWhen At(int task, bool start)
    {
        var key = (task, start);
        if (resolved.TryGetValue(key, out var known))
        {
            return known;
        }

        var from = path.IndexOf(key);
        if (from >= 0)
        {
            var steps = path.Skip(from).Select(p => p.Task).ToList();
            var names = steps.Where((t, n) => n == 0 || t != steps[n - 1]).Select(Name).ToList();
            var words = names.Count == 1 ? $"{names[0]} is counted from itself." : string.Join(" is counted from ", names.Append(names[0])) + ".";
            foreach (var step in path.Skip(from))
            {
                circles.TryAdd(step, words);
            }

            return ResolvedWhen.Unknown(words);
        }

        if (path.Count >= LongestChain)
        {
            return ResolvedWhen.Unknown(string.Create(CultureInfo.InvariantCulture, $"It is counted over more than {LongestChain} steps."));
        }

        path.Add(key);
        var of = tasks[task].Task;
        var when = start ? of.Start : of.End;
        var result = !start && when.Kind == WhenKind.Blank && of.Start.Kind != WhenKind.Blank ? At(task, start: true) : Resolve(when, task, start);
        path.RemoveAt(path.Count - 1);
        return resolved[key] = result;
    }

    private ResolvedWhen Resolve(When when, int task, bool start)
    {
        if (when.HasDay)
        {
            return new(when.First, when.Last, [], "");
        }

        if (when.Kind is not (WhenKind.Relative or WhenKind.Event))
        {
            return ResolvedWhen.Unknown("");
        }

        if (when.Anchor.Length == 0)
        {
            // "6 weeks" as an end is how long it takes.
            return when.Span is { } takes && task >= 0 && !start && tasks[task].Task.Start.Kind != WhenKind.Blank
                ? Counted(when with { Side = WhenSide.After }, takes, At(task, start: true), $"the start of {Name(task)}")
                : ResolvedWhen.Unknown("It says a length of time and not from when it counts. Say what it follows, such as “6 weeks after approval”.");
        }

        var (at, name) = Anchor(when, task, start);
        if (!at.IsKnown)
        {
            return at;
        }

        return when.Span is { } span ? Counted(when, span, at, name)
            : when.Side switch
            {
                WhenSide.Before => new(null, at.First ?? at.Last, [.. at.Chain, $"before {name} ({DaysOf(at)})"], ""),
                WhenSide.After => new(at.Last ?? at.First, null, [.. at.Chain, $"after {name} ({DaysOf(at)})"], ""),
                _ => new(at.First, at.Last, [.. at.Chain, $"with {name} ({DaysOf(at)})"], ""),
            };
    }

    private static ResolvedWhen Counted(When when, WhenSpan span, ResolvedWhen at, string name)
    {
        var before = when.Side == WhenSide.Before;
        if ((before ? at.First ?? at.Last : at.Last ?? at.First) is not { } from)
        {
            return at;
        }

        var (a, b) = before ? (Moved(from, -span.Most, span.Unit), Moved(from, -span.Least, span.Unit)) : (Moved(from, span.Least, span.Unit), Moved(from, span.Most, span.Unit));
        if (a is not { } first || b is not { } last)
        {
            return ResolvedWhen.Unknown(span.Unit == WhenUnit.Terms ? "How long a term is is not known here. Give weeks, or a date." : "That is further off than a plan goes. Give a date.");
        }

        var result = new ResolvedWhen(first, last, [], "");
        return result with { Chain = [.. at.Chain, $"{span.Words} {(before ? "before" : "after")} {name} ({CouncilTime.Words(from)}): {DaysOf(result)}"] };
    }

    private (ResolvedWhen At, string Name) Anchor(When when, int task, bool start)
    {
        var stems = PlainWords.Stems(when.Anchor);
        if (task >= 0 && !start && stems.Count == 1 && stems.Overlaps(PlainWords.Stems("start")) && tasks[task].Task.Start.Kind != WhenKind.Blank)
        {
            return (At(task, start: true), $"the start of {Name(task)}");
        }

        var same = Enumerable.Range(0, tasks.Count).Where(i => tasks[i].Stems.SetEquals(stems)).ToList();
        if (same.Count == 0)
        {
            if (days.FirstOrDefault(d => d.IsMeantBy(stems)) is { } day)
            {
                return (new(day.Day, day.Day, [], ""), day.Name);
            }

            if (When.Read(when.Anchor, near) is { HasDay: true, Kind: not (WhenKind.Relative or WhenKind.Event) } date)
            {
                return (new(date.First, date.Last, [], ""), date.Words);
            }

            same = [.. Enumerable.Range(0, tasks.Count).Where(i => i != task && tasks[i].Stems.Count > 0 && (tasks[i].Stems.IsSupersetOf(stems) || (tasks[i].Stems.Count > 1 && tasks[i].Stems.IsSubsetOf(stems))))];
        }

        // Before something is before it begins; after it is after it ends.
        return same switch
        {
            [var one] => (when.Side == WhenSide.Before && tasks[one].Task.Start.Kind != WhenKind.Blank ? At(one, start: true) : At(one, start: false)) is var at
                ? (at.IsKnown || at.Why.Length > 0 ? at : ResolvedWhen.Unknown($"{Name(one)} has no date that it could be counted from."), Name(one)) : default,
            [] => (ResolvedWhen.Unknown($"Nothing in the timetable is called “{Cut(when.Anchor)}”. Name a task as the timetable does, or give a date."), ""),
            _ => (ResolvedWhen.Unknown($"“{Cut(when.Anchor)}” could be {string.Join(" or ", same.Take(3).Select(Name))}. Say which."), ""),
        };
    }

    /// <summary>The tasks that a "waits for" names: by their words, or by their number in the table.</summary>
    private List<string> Named(string text, int self)
    {
        var found = new List<string>();
        if (string.IsNullOrWhiteSpace(text))
        {
            return found;
        }

        foreach (var part in text.Split([';', '\n', ',', '&']).SelectMany(p => Whole(p) ? [p] : p.Split(" and ")))
        {
            var trimmed = part.Trim().TrimEnd('.');
            var digits = trimmed.StartsWith("task ", StringComparison.OrdinalIgnoreCase) ? trimmed[5..] : trimmed.TrimStart('#');
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                if (number >= 1 && number <= tasks.Count)
                {
                    found.Add(tasks[number - 1].Task.Row);
                }
            }
            else if (trimmed.Length > 0 && PlainWords.Stems(trimmed) is { Count: > 0 } stems)
            {
                var same = tasks.Where(t => t.Stems.SetEquals(stems)).Select(t => t.Task.Row).Take(2).ToList();
                found.AddRange(same.Count == 1 ? same : tasks.Where((t, i) => i != self && t.Stems.IsSupersetOf(stems)).Select(t => t.Task.Row).Take(2).ToList() is [var one] ? [one] : []);
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];

        bool Whole(string p) => PlainWords.Stems(p) is var stems && tasks.Exists(t => t.Stems.SetEquals(stems));
    }

    private string? WaitsInCircle(int from)
    {
        // Breadth first with the way back, so that a long table is walked once and not as deep as it is long.
        var came = new Dictionary<int, int>();
        var next = new Queue<int>([from]);
        while (next.TryDequeue(out var at))
        {
            foreach (var other in tasks[at].Task.WaitsFor.Select(w => byRow[w]))
            {
                if (other == from)
                {
                    var way = new List<string> { Name(from) };
                    for (var back = at; back != from; back = came[back])
                    {
                        way.Insert(0, Name(back));
                    }

                    return string.Join(" waits for ", way.Prepend(Name(from)));
                }

                if (came.TryAdd(other, at))
                {
                    next.Enqueue(other);
                }
            }
        }

        return null;
    }

    private string Name(int task) => tasks[task].Task.Name is { Length: > 0 } name ? $"“{Cut(name)}”" : string.Create(CultureInfo.InvariantCulture, $"task {task + 1}");

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60].TrimEnd() + "…";

    private static string DaysOf(ResolvedWhen at) => new When("", WhenKind.Range, at.First, at.Last).Days;

    private static DateOnly? Moved(DateOnly day, int by, WhenUnit unit)
    {
        if (unit == WhenUnit.Terms || day.Year is < 1000 or > 3000)
        {
            return null;
        }

        return unit switch
        {
            WhenUnit.Days => day.AddDays(by),
            WhenUnit.Weeks => day.AddDays(7 * by),
            WhenUnit.Months => day.AddMonths(by),
            WhenUnit.Quarters => day.AddMonths(3 * by),
            WhenUnit.Years when day.Year + by is > 0 and < 9999 => day.AddYears(by),
            WhenUnit.Years => null,
            _ => WorkingDay(day, by),
        };
    }

    private static DateOnly WorkingDay(DateOnly day, int by)
    {
        for (var left = Math.Abs(by); left > 0;)
        {
            day = day.AddDays(Math.Sign(by));
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
