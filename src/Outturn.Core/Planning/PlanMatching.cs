using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>Matches a file's rows to the plan's proposals and lines: by our hidden key, then by reference, category and permanence, then by title.</summary>
internal sealed class PlanMatching
{
    private readonly Plan plan;
    private readonly PlanReading reading;
    private readonly Func<Guid> newId;
    private readonly List<Problem> problems = [];
    private readonly Dictionary<Guid, Proposal> proposals;
    private readonly ILookup<string, PlanLine> byCode;
    private readonly ILookup<Guid, PlanLine> byProposal;
    private readonly HashSet<Guid> taken = [];
    private readonly HashSet<Guid> touched = [];

    public PlanMatching(Plan plan, PlanReading reading, Func<Guid> newId)
    {
        (this.plan, this.reading, this.newId) = (plan, reading, newId);
        proposals = plan.Proposals.ToDictionary(p => p.Id);
        var standing = plan.Lines.Where(l => !l.Withdrawn).ToList();
        byCode = standing.SelectMany(l => l.Terms.References.Select(code => (code, l))).ToLookup(x => x.code, x => x.l, StringComparer.OrdinalIgnoreCase);
        byProposal = standing.ToLookup(l => l.Proposal);
    }

    /// <summary>Rows that somebody added to our own workbook: each is a new line, of the proposal of its title or of a new one.</summary>
    public static PlanImportPreview Adding(Plan plan, PlanReading reading, Func<Guid> newId) => new PlanMatching(plan, reading, newId).Match(onlyNew: true);

    public PlanImportPreview Match(bool onlyNew = false)
    {
        problems.AddRange(reading.Problems);
        problems.AddRange(reading.BadRows.Select(b => b.Problem with { Severity = Severity.Warning }));
        if (!reading.CanBeImported && reading.Problems.All(p => p.Severity != Severity.Error))
        {
            problems.Add(Problem.Error("import.nothing-read", reading.FileName, "No plan line was read from this file. Check that it has headings with years, and rows with amounts under them."));
        }

        if (reading.Cycle is { } cycle && cycle != plan.Cycle)
        {
            problems.Add(Problem.Error("plan.another-cycle", reading.FileName, $"This file is for {cycle} ({reading.CycleHow}), and this plan is {plan.Cycle}. Open the plan of {cycle}, or say that the file is for {plan.Cycle}."));
        }

        if (problems.Any(p => p.Severity == Severity.Error))
        {
            return new([], [], [], problems);
        }

        var number = plan.Proposals.Select(p => p.Number).DefaultIfEmpty(0).Max();
        var matches = reading.Lines.ToDictionary(l => l, _ => (PlanLine?)null, ReferenceEqualityComparer.Instance as IEqualityComparer<ReadPlanLine>);
        if (!onlyNew)
        {
            ByKey(matches);
            ByReference(matches);
        }

        var owners = Owners(matches, ref number);
        if (!onlyNew)
        {
            ByTitle(matches, owners);
        }

        var rows = Rows(matches, owners);
        References(rows);
        var kept = taken;
        return new(rows, [.. proposals.Values.Where(p => touched.Contains(p.Id)).OrderBy(p => p.Number)], [.. plan.Lines.Where(l => !l.Withdrawn && !kept.Contains(l.Id))], problems);
    }

    private void ByKey(Dictionary<ReadPlanLine, PlanLine?> matches)
    {
        var keys = plan.Lines.ToDictionary(l => PlanKeys.Of(proposals[l.Proposal], l), StringComparer.OrdinalIgnoreCase);
        foreach (var row in reading.Lines.Where(l => l.Key.Length > 0))
        {
            var found = keys.GetValueOrDefault(row.Key);
            if (found is null || !taken.Add(found.Id))
            {
                problems.Add(Problem.Warning("plan.key-unknown", row.Where, found is null
                    ? $"{row.Where} carries the key {row.Key}, and no line of this plan has it. It was matched by its reference and title instead."
                    : $"{row.Where} carries the key {row.Key}, and so does a row above it. It was matched by its reference and title instead."));
                continue;
            }

            matches[row] = found;
        }
    }

    /// <summary>The same reference, category and way of lasting; where the file's title is quite another, the reference is taken, not changed.</summary>
    private void ByReference(Dictionary<ReadPlanLine, PlanLine?> matches)
    {
        foreach (var exact in new[] { true, false })
        {
            foreach (var row in reading.Lines.Where(l => matches[l] is null && l.Terms.References.Count > 0))
            {
                var same = row.Terms.References.SelectMany(code => byCode[code]).Distinct().Where(l => !taken.Contains(l.Id) && IsSameProposal(row, proposals[l.Proposal])
                    && l.Terms.Category == row.Terms.Category && (!exact || l.Terms.Permanence.GetType() == row.Terms.Permanence.GetType())).ToList();
                if (Pick(row, same, alone: !exact) is { } found)
                {
                    taken.Add(found.Id);
                    matches[row] = found;
                }
            }
        }
    }

    private static PlanLine? Pick(ReadPlanLine row, List<PlanLine> same, bool alone) =>
        same.FirstOrDefault(l => ImportPlan.Normal(l.Terms.Title) == ImportPlan.Normal(row.Terms.Title)) ?? (same.Count == 1 || (!alone && same.Count > 0) ? same[0] : null);

    /// <summary>A file that names cases by number only says nothing of titles.</summary>
    private bool IsSameProposal(ReadPlanLine row, Proposal proposal)
    {
        if (!reading.Has(PlanField.Title))
        {
            return true;
        }

        var now = Words(row.Title);
        var was = Words(proposal.Terms.Title);
        return now.Count == 0 || was.Count == 0 || ImportPlan.Normal(row.Title) == ImportPlan.Normal(proposal.Terms.ShortName) || now.Intersect(was, StringComparer.Ordinal).Count() * 2 >= Math.Min(now.Count, was.Count);
    }

    private static HashSet<string> Words(string title) => ImportPlan.Normal(title).Split(' ', '-', '/', '(', ')', '\'', '.').Where(w => w.Length > 3).ToHashSet(StringComparer.Ordinal);

    /// <summary>Each group of rows is one proposal: the one that its matched lines belong to, the one of its title, or a new one.</summary>
    private Dictionary<string, Proposal> Owners(Dictionary<ReadPlanLine, PlanLine?> matches, ref int number)
    {
        var owners = new Dictionary<string, Proposal>(StringComparer.Ordinal);
        var byTitle = plan.Proposals.ToLookup(p => ImportPlan.Normal(p.Terms.Title), StringComparer.Ordinal);
        var byShortName = plan.Proposals.Where(p => p.Terms.ShortName.Length > 0).ToLookup(p => ImportPlan.Normal(p.Terms.ShortName), StringComparer.Ordinal);
        foreach (var group in reading.Lines.GroupBy(l => l.Group, StringComparer.Ordinal))
        {
            var first = group.First();
            var owner = group.Select(l => matches[l]).OfType<PlanLine>().Select(l => proposals[l.Proposal]).FirstOrDefault()
                ?? byTitle[ImportPlan.Normal(first.Title)].FirstOrDefault()
                ?? byShortName[ImportPlan.Normal(first.Title)].FirstOrDefault()
                ?? byShortName[group.Key].FirstOrDefault();
            var committees = group.SelectMany(l => l.Committees).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (owner is null)
            {
                number++;
                var services = group.Select(l => l.Terms.Service).Distinct(StringComparer.Ordinal).ToList();
                owner = new(newId(), plan.Cycle, number, ProposalTerms.Of(first.Title, ImportPlan.TypeOf([.. group.Select(l => l.Terms)])) with { Committees = committees, Service = services is [var one] ? one : "" }, ProposalStatus.Draft, "");
                touched.Add(owner.Id);
            }
            else
            {
                var terms = owner.Terms with
                {
                    Title = reading.Has(PlanField.Title) && ImportPlan.Normal(first.Title) != ImportPlan.Normal(owner.Terms.ShortName) ? first.Title : owner.Terms.Title,
                    Committees = reading.Has(PlanField.Committee) && committees.Count > 0 ? committees : owner.Terms.Committees,
                };
                if (terms != owner.Terms)
                {
                    touched.Add(owner.Id);
                    owner = owner with { Terms = terms };
                }
            }

            proposals[owner.Id] = owner;
            owners[group.Key] = owner;
        }

        return owners;
    }

    private void ByTitle(Dictionary<ReadPlanLine, PlanLine?> matches, Dictionary<string, Proposal> owners)
    {
        for (var looseness = 0; looseness < 3; looseness++)
        {
            foreach (var row in reading.Lines.Where(l => matches[l] is null))
            {
                // A row whose references are all new to the proposal is a new line of it.
                var same = byProposal[owners[row.Group].Id].Where(l => !taken.Contains(l.Id) && l.Terms.Category == row.Terms.Category
                    && (looseness > 1 || l.Terms.Permanence.GetType() == row.Terms.Permanence.GetType())
                    && (row.Terms.References.Count == 0 || l.Terms.References.Count == 0 || row.Terms.References.Intersect(l.Terms.References, StringComparer.OrdinalIgnoreCase).Any())
                    && (looseness > 0 || ImportPlan.Normal(l.Terms.Title) == ImportPlan.Normal(row.Terms.Title))).ToList();
                if ((looseness == 0 ? same.FirstOrDefault() : same is [var one] ? one : null) is { } found)
                {
                    taken.Add(found.Id);
                    matches[row] = found;
                }
            }
        }
    }

    private List<PlanImportRow> Rows(Dictionary<ReadPlanLine, PlanLine?> matches, Dictionary<string, Proposal> owners)
    {
        var before = plan.Proposals.ToDictionary(p => p.Id);
        var numbers = plan.Lines.GroupBy(l => l.Proposal).ToDictionary(g => g.Key, g => g.Max(l => l.Number));
        var rows = new List<PlanImportRow>();
        foreach (var row in reading.Lines)
        {
            var owner = matches[row] is { } m ? proposals[m.Proposal] : owners[row.Group];
            if (matches[row] is not { } current)
            {
                var next = numbers[owner.Id] = numbers.GetValueOrDefault(owner.Id) + 1;
                rows.Add(new(row, owner, null, new(newId(), owner.Id, next, row.Terms, row.Typed), []));
                continue;
            }

            var line = current with { Terms = Merged(row, current), Typed = row.Typed };
            rows.Add(new(row, owner, current, line, [.. PlanLineWords.Changes(before[owner.Id].Terms, owner.Terms), .. PlanLineWords.Changes(current, line)]));
        }

        return rows;
    }

    /// <summary>What the file has no column for stays as it is.</summary>
    private LineTerms Merged(ReadPlanLine row, PlanLine current)
    {
        var (now, was) = (row.Terms, current.Terms);
        return was with
        {
            Title = reading.Has(PlanField.LineTitle) || now.Title.Length > 0 ? now.Title : was.Title,
            References = reading.Has(PlanField.Reference) && now.References.Count > 0 ? now.References : was.References,
            Category = row.CategoryHow == "sign" ? was.Category : now.Category,
            Service = now.Service.Length > 0 ? now.Service : was.Service,
            Permanence = now.Permanence,
            Benefit = reading.Has(PlanField.Benefit) ? now.Benefit : was.Benefit,
            Role = reading.Has(PlanField.Role) ? now.Role : was.Role,
            Confidence = reading.Has(PlanField.Confidence) ? now.Confidence : was.Confidence,
            Sources = reading.Has(PlanField.Funding) ? Sources(now.Sources, was.Sources) : was.Sources,
            Earlier = now.Earlier is { } earlier && was.Earlier is null ? earlier : was.Earlier,
            Note = now.Note.Length > 0 ? now.Note : was.Note,
        };
    }

    /// <summary>What a source pays by year is not in a file: it stays with its source.</summary>
    internal static IReadOnlyList<SourceShare> Sources(IReadOnlyList<SourceShare> now, IReadOnlyList<SourceShare> was)
    {
        var merged = now.Select(s => was.FirstOrDefault(w => w.Source.Equals(s.Source, StringComparison.OrdinalIgnoreCase)) is { } same ? s with { Pays = same.Pays } : s).ToList();
        return merged.SequenceEqual(was) ? was : merged;
    }

    /// <summary>A code names one proposal's lines in a cycle; lines that are withdrawn keep theirs.</summary>
    private void References(List<PlanImportRow> rows)
    {
        var holders = new Dictionary<string, Proposal>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in plan.Lines)
        {
            foreach (var code in line.Terms.References)
            {
                holders.TryAdd(code, proposals[line.Proposal]);
            }
        }

        foreach (var row in rows)
        {
            foreach (var code in row.Line.Terms.References)
            {
                if (holders.TryGetValue(code, out var holder) && holder.Id != row.Proposal.Id)
                {
                    problems.Add(Problem.Error("reference.taken", row.Row.Where, $"{row.Row.Where}: {code} is the reference of {ImportPlan.Name(holder)}, in this cycle, and this row is “{row.Row.Title}”. Give it another reference, or the other’s title if it is the same proposal."));
                }

                holders.TryAdd(code, row.Proposal);
            }
        }
    }
}
