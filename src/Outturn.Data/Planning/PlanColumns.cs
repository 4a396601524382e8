using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Facts;

namespace Outturn.Data.Planning;

/// <summary>
/// What is stated of a plan as the columns of its tables, after whose, order and act: what is written here is read here. One reader
/// serves one query, because it remembers the lists that many rows share.
/// </summary>
internal sealed class PlanColumns
{
    private readonly Dictionary<string, IReadOnlyList<string>> lists = new(StringComparer.Ordinal);
    private readonly SharedTexts texts = new();

    /// <summary>The names of a table's columns that say something: not whose, in what order, or by which act.</summary>
    public static IEnumerable<string> NamesOf(FactTable table) => table.Columns.Skip(3).Select(c => c.Name);

    public static object?[] Of(Proposal proposal)
    {
        var terms = proposal.Terms;
        return
        [
            terms.Title, terms.ShortName, EnumText<ProposalType>.Of(terms.Type), terms.Description, terms.Service,
            StoredJson.WriteList(terms.Committees), StoredJson.WriteList(terms.Leads), StoredJson.WriteList(terms.Sponsors), StoredJson.WriteList(terms.Priorities),
            EnumText<Confidentiality>.Of(terms.Confidentiality), PlanJson.OfLinks(terms.Links), EnumText<ProposalStatus>.Of(proposal.Status), proposal.StatusReason,
        ];
    }

    public Proposal Proposal(FactCursor row, Guid id, PlanCycle cycle, int number, long act)
    {
        var terms = new ProposalTerms(
            row.Text(), row.Text(), row.Named<ProposalType>(), row.Text(), row.Text(),
            ListOf(row.TextOrNull()), ListOf(row.TextOrNull()), ListOf(row.TextOrNull()), ListOf(row.TextOrNull()),
            row.Named<Confidentiality>(), PlanJson.Links(row.TextOrNull()));
        return new(id, cycle, number, terms, row.Named<ProposalStatus>(), row.Text()) { Act = act };
    }

    public static object?[] Of(PlanLine line)
    {
        var terms = line.Terms;
        var (permanence, until, lasting) = PermanenceColumns.Of(terms.Permanence);
        return
        [
            terms.Title, StoredJson.WriteList(terms.References), EnumText<PlanCategory>.Of(terms.Category), terms.Service, permanence, until, lasting,
            terms.Benefit is { } benefit ? EnumText<BenefitClass>.Of(benefit) : null, EnumText<LineRole>.Of(terms.Role), EnumText<Confidence>.Of(terms.Confidence),
            PlanJson.OfSources(terms.Sources), PlanJson.OfPartners(terms.Partners), PlanJson.OfEarlier(terms.Earlier), terms.Note, line.Withdrawn,
        ];
    }

    public (LineTerms Terms, bool Withdrawn) Line(FactCursor row)
    {
        var title = row.Text();
        var references = ReferencesOf(row.TextOrNull());
        var category = row.Named<PlanCategory>();
        var service = row.SharedText(texts);
        var permanence = PermanenceColumns.Read(row.SharedText(texts), row.WholeOrNull(), row.WholeOrNull());
        var benefit = row.NamedOrNull<BenefitClass>();
        var role = row.Named<LineRole>();
        var confidence = row.Named<Confidence>();
        var terms = new LineTerms(
            title, references, category, service, permanence, benefit, role, confidence,
            PlanJson.Sources(row.TextOrNull()), PlanJson.Partners(row.TextOrNull()), PlanJson.Earlier(row.TextOrNull()), row.Text());
        return (terms, row.Flag());
    }

    public static object?[] Of(FundingSource source) =>
    [
        source.Name, EnumText<SourceKind>.Of(source.Kind), EnumText<FundingStatus>.Of(source.Status), source.MeetsBudget, source.OneOff, (long?)source.Until?.StartYear,
        source.Balance?.Pence, source.RingFence, PlanJson.OfVintages(source.Vintages), PlanJson.OfTerms(source.Pool, source.Receipts),
    ];

    public static FundingSource Source(FactCursor row, Guid id, long act)
    {
        var source = new FundingSource(
            id, row.Text(), row.Named<SourceKind>(), row.Named<FundingStatus>(), row.Flag(), row.Flag(),
            row.WholeOrNull() is { } year ? new FinancialYear((int)year) : null, row.WholeOrNull() is { } pence ? Money.FromPence(pence) : null,
            row.Text(), PlanJson.Vintages(row.TextOrNull()));
        var (pool, receipts) = PlanJson.Terms(row.TextOrNull());
        return source with { Pool = pool, Receipts = receipts, Act = act };
    }

    public static object?[] Of(CapitalScheme scheme) => [scheme.Name, scheme.Proposal, scheme.Service, PlanJson.OfScheme(scheme), scheme.Withdrawn];

    public static CapitalScheme Scheme(FactCursor row, Guid id, long act) =>
        PlanJson.Scheme(id, row.Text(), row.IdOrNull(), row.Text(), row.Text()) with { Withdrawn = row.Flag(), Act = act };

    public static object?[] Of(CostAssumption assumption) =>
        [assumption.Name, EnumText<PlanCategory>.Of(assumption.Category), assumption.Service, PlanJson.OfVintages(assumption.Vintages)];

    public static CostAssumption Assumption(FactCursor row, Guid id, long act) =>
        new(id, row.Text(), row.Named<PlanCategory>(), row.Text(), PlanJson.Vintages(row.TextOrNull())) { Act = act };

    public static object?[] Of(Scenario scenario) => [scenario.Name, scenario.Why, EnumText<ScenarioState>.Of(scenario.State), PlanJson.OfChanges(scenario.Changes)];

    public static Scenario Scenario(FactCursor row, Guid id, int number, long act) =>
        new(id, number, row.Text(), row.Text(), row.Named<ScenarioState>(), PlanJson.Changes(row.TextOrNull())) { Act = act };

    // Nearly every line has one reference of its own: a list that is shared by none and needs no parser.
    private static IReadOnlyList<string> ReferencesOf(string? json) => json switch
    {
        null => [],
        ['[', '"', .., '"', ']'] when json.AsSpan(2, json.Length - 4).IndexOfAny('"', '\\') < 0 => [json[2..^2]],
        _ => StoredJson.Read<string[]>(json),
    };

    private IReadOnlyList<string> ListOf(string? json)
    {
        if (json is null)
        {
            return [];
        }

        if (!lists.TryGetValue(json, out var list))
        {
            lists.Add(json, list = StoredJson.Read<string[]>(json));
        }

        return list;
    }
}
