using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>What a project's tracker lines say of a year: its savings, negative.</summary>
/// <param name="Complete">What finance has said is complete; null where nothing is.</param>
public sealed record ProjectDelivery(Guid Proposal, FinancialYear Year, Total Forecast, Total? Complete);

/// <summary>A project that capital receipts pay for.</summary>
/// <param name="Use">Receipts that it uses in each year of the cycle, positive.</param>
/// <param name="Saving">What it is expected to save in each year against the base: negative. Savings and income that stay.</param>
/// <param name="Brings">Whether it brings a saving that stays, which is what receipts may be used for.</param>
public sealed record StrategyProject(Proposal Proposal, IReadOnlyList<Total> Use, IReadOnlyList<Total> Saving, bool Brings)
{
    public Total UseInAll => Use.Aggregate(Total.Zero, (sum, of) => sum + of);
}

/// <summary>
/// The table that the direction on the flexible use of capital receipts asks for: each project with the receipts that it is to use and the savings that it is to bring, by
/// year; and, of the projects of the strategy as it was agreed, what has become of what was promised.
/// </summary>
/// <param name="Source">The receipts.</param>
/// <param name="Projects">As the plan has them now.</param>
/// <param name="Agreed">As the plan had them when the strategy was agreed; null while it is not, or where that plan is not known.</param>
/// <param name="Call">The receipts against what is drawn on them, for revenue and for capital.</param>
/// <param name="Delivered">What trackers say of the projects' savings.</param>
public sealed record ReceiptsStrategy(
    FundingSource Source, PlanCycle Cycle, IReadOnlyList<StrategyProject> Projects, IReadOnlyList<StrategyProject>? Agreed, SourceCall? Call, IReadOnlyList<ProjectDelivery> Delivered)
{
    /// <param name="source">Capital receipts of the ledger's plan, with the terms of the direction.</param>
    /// <param name="agreed">The plan as it stood when the strategy was agreed; null where there is none.</param>
    public static ReceiptsStrategy Of(PlanLedger ledger, FundingSource source, PlanLedger? agreed = null, IReadOnlyList<ProjectDelivery>? delivered = null) => new(
        source, ledger.Plan.Cycle, ProjectsOf(ledger, source.Id), agreed is null ? null : ProjectsOf(agreed, source.Id),
        SourceCalls.Of(ledger).All.FirstOrDefault(c => c.Source?.Id == source.Id), delivered ?? []);

    /// <summary>Who agreed it and when, and for which years it holds.</summary>
    public string InWords => Source.Receipts is not { } terms ? "" : string.Concat(
        terms.Agreed is { } on ? $"Agreed by {terms.AgreedBy} on {CouncilTime.Words(on)}. " : "Not agreed yet. ",
        $"The direction holds for receipts and cost from {terms.From} to {Source.Until}.");

    /// <summary>The receipts themselves: what is there, what is drawn, what is left. Null where nobody has said how much there is and nothing is drawn.</summary>
    public Sheet? Money(MoneyStyle? style = null) => Call is { } call && new SourceCalls(Cycle, [call]).ToSheet(style) is var sheet ? sheet with { Name = "receipts", Caption = $"{Source.Name} by year, {sheet.Unit}. What is received and what is drawn are positive; what is left is negative where it is not there." } : null;

    /// <summary>Every table of it, the projects first.</summary>
    public IReadOnlyList<Sheet> Sheets(MoneyStyle? style = null) => [Table(style), .. new[] { Money(style), Progress(style) }.OfType<Sheet>()];

    /// <summary>Sources of a plan that have such a strategy.</summary>
    public static IReadOnlyList<FundingSource> SourcesOf(Plan plan) => [.. plan.Sources.Where(s => s is { Kind: SourceKind.CapitalReceipts, Receipts: not null })];

    /// <summary>What stands against the direction, in words; none where all is as it asks.</summary>
    public IEnumerable<string> Missing
    {
        get
        {
            if (Source.Receipts is { Agreed: null })
            {
                yield return "Full council has not agreed the strategy: until it does, the money is not confirmed.";
            }

            foreach (var project in Projects.Where(p => !p.Brings))
            {
                yield return $"{project.Proposal.Terms.Name} brings no saving that stays: receipts may not pay for it.";
            }

            if (Agreed is { } agreed && Source.Receipts is { Agreed: { } on })
            {
                foreach (var project in Projects.Where(p => agreed.FirstOrDefault(a => a.Proposal.Id == p.Proposal.Id) is not { } then || More(p.UseInAll, then.UseInAll)))
                {
                    yield return $"{project.Proposal.Terms.Name} is to use more than the strategy of {CouncilTime.Words(on)} says: full council agrees the strategy anew before it does.";
                }
            }

            if (Source.Receipts is { Prudential.Length: 0 })
            {
                yield return "The strategy does not say yet what the use does to the prudential indicators.";
            }
        }
    }

    /// <summary>The projects: receipts used and savings expected, by year.</summary>
    public Sheet Table(MoneyStyle? style = null)
    {
        style ??= MoneyStyle.Thousands;
        IReadOnlyList<Total> Sum(Func<StrategyProject, IReadOnlyList<Total>> of) => [.. Enumerable.Range(0, Cycle.Years).Select(i => Projects.Aggregate(Total.Zero, (sum, p) => sum + of(p)[i]))];
        Row Line(string key, string project, string what, RowKind kind, IReadOnlyList<Total> figures, Total? all) => new(key, kind, [Cell.Text(project), Cell.Text(what), .. figures.Select(Cell.Of), all is { } sum ? Cell.Of(sum) : Cell.Empty]);
        Total All(IReadOnlyList<Total> figures) => figures.Aggregate(Total.Zero, (sum, of) => sum + of);
        Row[] all = Projects.Count == 0 ? [] :
        [
            Line("use", "All projects", "Receipts used", RowKind.Total, Sum(p => p.Use), All(Sum(p => p.Use))),
            Line("saving", "All projects", "Saving expected", RowKind.Total, Sum(p => p.Saving), null),
        ];
        return new(
            "strategy", $"{Source.Name}: projects of the strategy for their flexible use, {style.UnitText}. Receipts used are positive and add up; a saving is the effect in the year against the base, and negative.", "within the year",
            [
                new("project", "Project", ColumnKind.Text, Width: 40), new("what", "What", ColumnKind.Text, Width: 18),
                .. Cycle.Each.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Money, style, Width: 12)), new("all", "All years", ColumnKind.Money, style, Width: 12),
            ],
            [
                .. Projects.SelectMany((p, i) => (Row[])
                [
                    Line(string.Create(CultureInfo.InvariantCulture, $"project-{p.Proposal.Number}-use"), p.Proposal.Terms.Name, "Receipts used", RowKind.Item, p.Use, p.UseInAll),
                    Line(string.Create(CultureInfo.InvariantCulture, $"project-{p.Proposal.Number}-saving"), p.Proposal.Terms.Name, "Saving expected", RowKind.Item, p.Saving, null),
                ]),
                .. all,
            ]);
    }

    /// <summary>Each project of the strategy as it was agreed: what was promised then, what is expected now, and what trackers say. Null where none was agreed.</summary>
    public Sheet? Progress(MoneyStyle? style = null)
    {
        if (Agreed is not { Count: > 0 } agreed || Source.Receipts is not { Agreed: { } on })
        {
            return null;
        }

        style ??= MoneyStyle.Thousands;
        var now = Projects.ToDictionary(p => p.Proposal.Id);
        Row Line(StrategyProject then)
        {
            var today = now.GetValueOrDefault(then.Proposal.Id);
            var difference = (today?.Saving[^1] ?? Total.Zero) - then.Saving[^1];
            var delivered = Delivered.Where(d => d.Proposal == then.Proposal.Id).OrderBy(d => d.Year).ToList();
            return new(string.Create(CultureInfo.InvariantCulture, $"project-{then.Proposal.Number}"), RowKind.Item,
            [
                Cell.Text(then.Proposal.Terms.Name), Cell.Of(then.UseInAll), Cell.Of(today?.UseInAll ?? Total.Zero), Cell.Of(then.Saving[^1]), Cell.Of(today?.Saving[^1] ?? Total.Zero), Cell.Of(difference),
                delivered.Count > 0 ? Cell.Of(delivered[^1].Forecast) : Cell.Empty, Cell.Text(Words(then, today, delivered)),
            ]);
        }

        return new(
            "progress", $"{Source.Name}: what the strategy of {CouncilTime.Words(on)} promised and what is expected now, {style.UnitText}. Savings are negative, a year, in {Cycle.Last}; a difference above nought is a saving that is lower than promised.", "within the year",
            [
                new("project", "Project", ColumnKind.Text, Width: 40), new("useThen", "Receipts, promised", ColumnKind.Money, style, Width: 12), new("useNow", "Receipts, now", ColumnKind.Money, style, Width: 12),
                new("savingThen", "Saving, promised", ColumnKind.Money, style, Width: 12), new("savingNow", "Saving, now", ColumnKind.Money, style, Width: 12), new("difference", "Now less promised", ColumnKind.Money, style with { PlusSign = true }, Width: 12),
                new("tracker", "Tracker’s forecast", ColumnKind.Money, style, Width: 12), new("note", "Progress", ColumnKind.Text, Width: 44),
            ],
            [.. agreed.Select(Line)]);
    }

    private static string Words(StrategyProject then, StrategyProject? today, List<ProjectDelivery> delivered)
    {
        var stands = today is null ? "No longer in the plan, or no longer paid for by receipts"
            : today.Saving[^1] == then.Saving[^1] ? "As promised" : More(then.Saving[^1], today.Saving[^1]) ? "More than promised" : "Less than promised";
        return delivered.Count == 0 ? $"{stands}; not in a tracker yet."
            : $"{stands}; the tracker of {delivered[^1].Year}{(delivered[^1].Complete is { } complete ? $" has {AmountWords.Amount(complete)} complete" : " has nothing complete yet")}.";
    }

    private static bool More(Total a, Total b) => a.High > b.High;

    private static List<StrategyProject> ProjectsOf(PlanLedger ledger, Guid source)
    {
        if (ledger.Plan.Sources.FirstOrDefault(s => s.Id == source) is not { } receipts)
        {
            return [];
        }

        var cycle = ledger.Plan.Cycle;
        var columns = cycle.Each.Select(ledger.Years.ColumnOf).ToArray();
        var projects = new SortedDictionary<int, (Total[] Use, Total[] Saving)>();
        for (var entry = 0; entry < ledger.LineCount; entry++)
        {
            if (ledger.StandingOf(entry) != Standing.Net)
            {
                continue;
            }

            foreach (var part in SourcePart.Of(ledger, entry).Where(p => p.Share is { } share && SourceMoney.Is(receipts, share.Source)))
            {
                if (!projects.TryGetValue(ledger.ProposalOf(entry), out var project))
                {
                    projects.Add(ledger.ProposalOf(entry), project = (new Total[cycle.Years], new Total[cycle.Years]));
                }

                foreach (var (i, column) in columns.Index())
                {
                    project.Use[i] += part.Pays[column];
                }
            }
        }

        for (var entry = 0; entry < ledger.LineCount; entry++)
        {
            if (ledger.StandingOf(entry) == Standing.Net && projects.TryGetValue(ledger.ProposalOf(entry), out var project) && ReceiptsTerms.IsLastingSaving(ledger.Line(entry)!))
            {
                var levels = ledger.Movements(entry).ToLevels();
                foreach (var (i, column) in columns.Index())
                {
                    project.Saving[i] += levels[column];
                }
            }
        }

        return [.. projects.Where(p => p.Key >= 0).Select(p => new StrategyProject(ledger.Plan.Proposals[p.Key], p.Value.Use, p.Value.Saving, ReceiptsTerms.BringsSaving(ledger.Plan, ledger.Plan.Proposals[p.Key].Id)))];
    }
}
