using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// What the overview and the gap both rest on: the net budget's total, what pays for it, and what remains. Funding is known where
/// a source meets the budget or a counted line is of the category funding. Where opening budgets are known too, levels are whole
/// amounts: opening budget and effect make the net budget, and net budget and funding make the gap. Else levels are changes from
/// the base, and the gap is what the plan itself opens.
/// </summary>
internal sealed class BudgetAndFunding
{
    private readonly PlanLedger ledger;
    private readonly Dictionary<string, Total> openings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> entries = new(StringComparer.Ordinal);

    public BudgetAndFunding(PlanLedger ledger)
    {
        this.ledger = ledger;
        var net = GroupSums.All(ledger, Standing.Net);
        var lines = net.Lines(0);
        Proposals = net.CountProposals().Proposals[0];
        Total = new("total", "Net", PlanPart.Total, RowKind.Total, net.Movements(0), headings: NetHeading)
        {
            Lines = lines,
            Assumptions = net.Size(0) - lines.Length,
            Proposals = Proposals,
            Note = PlanRows.LineNote(lines.Length, net.Size(0) - lines.Length, ""),
        };
        HasOpening = ledger.Plan.Opening.Count > 0;
        Opening = Values.Total.Sum(ledger.Plan.Opening.Select(o => o.Budget));
        FundingRows = [.. Sources(), .. FundingLines()];
        if (HasOpening)
        {
            var opening = new PlanRow("opening", "Opening budget", PlanPart.Standing, RowKind.Item, PlanMovements.None(Years), () => PlanMovements.None(Years).ToLevels().Above(Opening))
            {
                Note = PlanHeadings.Counted(ledger.Plan.Opening.Count, "service"),
                WholeIn = PlanRow.LevelsOnly,
                ShownAs = PlanRow.LevelsOnly,
            };
            OpeningRow = opening;
            NetBudget = new("net-budget", "Net budget", PlanPart.Standing, RowKind.Total, Total.Movements, () => Total.Levels.Above(Opening)) { WholeIn = PlanRow.LevelsOnly, ShownAs = PlanRow.LevelsOnly };
        }

        if (FundingRows.Count > 0)
        {
            var funding = FundingRows.Select(r => r.Movements).Aggregate((a, b) => a + b);
            Funding = new("funding", "Funding", PlanPart.Funding, RowKind.Subtotal, funding, HasOpening ? () => FundingRows.Select(r => r.Levels).Aggregate((a, b) => a + b) : null, headings: FundingHeading) { WholeIn = Whole };
            Gap = new("gap", "Gap", PlanPart.Gap, RowKind.Total, Total.Movements + funding, HasOpening ? () => NetBudget!.Levels + Funding.Levels : null, headings: GapHeading) { WholeIn = Whole };
        }
    }

    private const string FundingLinesKey = "funding-lines";

    private PlanYears Years => ledger.Years;

    private IReadOnlySet<PlanBasis> Whole => HasOpening ? PlanRow.LevelsOnly : PlanRow.None;

    public PlanRow Total { get; }

    public int Proposals { get; }

    public bool HasOpening { get; }

    public Total Opening { get; }

    public PlanRow? OpeningRow { get; }

    public PlanRow? NetBudget { get; }

    public IReadOnlyList<PlanRow> FundingRows { get; }

    /// <summary>Null where nothing in the plan says what pays for it.</summary>
    public PlanRow? Funding { get; }

    public PlanRow? Gap { get; }

    /// <summary>What the funding of the base year came to; a source that does not state it counts with its first year's level.</summary>
    public Total OpeningFunding => Values.Total.Sum(WorkedOut().Select(w => w.Worked.OpeningLevel(Years.Cycle)));

    /// <summary>What the base year had of one source, by its row's key; null for a row that is no source.</summary>
    public Total? OpeningOf(string key) => openings.TryGetValue(key, out var opening) ? opening : null;

    /// <summary>Which entry of the ledger a source's row is, by the row's key; null for a row that is no source.</summary>
    public int? EntryOf(string key) => entries.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>The key of the row of a source, or of a line that pays for the net budget.</summary>
    public string KeyOf(int entry) => entries.FirstOrDefault(e => e.Value == entry).Key ?? FundingLinesKey;

    public IEnumerable<string> SourcesWithoutBase => WorkedOut().Where(w => !w.Worked.KnowsBase()).Select(w => w.Worked.Name);

    public IEnumerable<string> Footnotes()
    {
        var names = SourcesWithoutBase.ToList();
        if (names.Count > 0)
        {
            yield return $"The {Years.Cycle.Base} level of {PlanHeadings.Listed(names)} is not stated, so how {(names.Count == 1 ? "it changes" : "they change")} in {Years.Cycle.First} is not known.";
        }

        if (!HasOpening && FundingRows.Count > 0)
        {
            yield return "Opening budgets are not in the plan: levels are changes from the base, and the gap is what the plan itself opens.";
        }
    }

    private IEnumerable<(int Entry, WorkedOut Worked)> WorkedOut()
    {
        for (var entry = ledger.LineCount; entry < ledger.Count; entry++)
        {
            if (ledger.StandingOf(entry) == Standing.Funding && ledger.Worked(entry) is { } worked)
            {
                yield return (entry, worked);
            }
        }
    }

    private IEnumerable<PlanRow> Sources()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (entry, worked) in WorkedOut())
        {
            var key = PlanKeys.Unused(keys, "funding-" + PlanHeadings.Slug(worked.Name));
            openings.Add(key, Values.Total.Of(worked.OpeningLevel(Years.Cycle)));
            entries.Add(key, entry);
            yield return new(key, worked.Name, PlanPart.Funding, RowKind.Item, ledger.Movements(entry), HasOpening ? () => WholeLevels(worked) : null)
            {
                WholeIn = Whole,
                Note = worked.Source!.Status == FundingStatus.Confirmed ? "" : worked.Source.Status.Name(),
            };
        }
    }

    /// <summary>The levels as the forecast gives them, in whole.</summary>
    public PlanLevels WholeLevels(WorkedOut worked)
    {
        var low = new long[Years.Count];
        var high = new long[Years.Count];
        UnknownLines? unknown = null;
        for (var column = Years.Begun; column < Years.Count; column++)
        {
            var amount = worked.Levels[Years[column]];
            var level = Values.Total.Of(amount);
            (low[column], high[column]) = (level.Low.Pence, level.High.Pence);
            if (amount is Amount.Unquantified)
            {
                (unknown ??= new(Years)).AddLevel(column);
            }
        }

        return new(Years, low, high, unknown);
    }

    private IEnumerable<PlanRow> FundingLines()
    {
        var placements = new Placements(0);
        for (var entry = 0; entry < ledger.LineCount; entry++)
        {
            if (ledger.StandingOf(entry) == Standing.Funding)
            {
                placements.Add(entry, 0);
            }
        }

        if (placements.Count > 0)
        {
            var sums = GroupSums.Of(ledger, placements, 1);
            var ids = sums.Lines(0);
            yield return new(FundingLinesKey, "Funding lines of proposals", PlanPart.Funding, RowKind.Item, sums.Movements(0))
            {
                Lines = ids,
                Proposals = sums.CountProposals().Proposals[0],
                Note = PlanHeadings.Lines(ids.Length),
                WholeIn = Whole,
            };
        }
    }

    private static string NetHeading(PlanBasis basis) => basis switch
    {
        PlanBasis.Movements => "Change in net budget",
        PlanBasis.Levels => "Effect on net budget",
        _ => "Net cost so far",
    };

    private string FundingHeading(PlanBasis basis) => basis switch
    {
        PlanBasis.Levels when HasOpening => "Funding",
        PlanBasis.RunningTotals => "Change in funding so far",
        _ => "Change in funding",
    };

    private static string GapHeading(PlanBasis basis) => basis switch
    {
        PlanBasis.Movements => "Change in the gap",
        PlanBasis.Levels => "To be found",
        _ => "Net cost so far less the change in funding",
    };
}

internal static class PlanKeys
{
    public static string Unused(HashSet<string> used, string key)
    {
        var unused = key;
        for (var n = 2; !used.Add(unused); n++)
        {
            unused = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key}-{n}");
        }

        return unused;
    }
}
