using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web;

/// <summary>A source of a line as it is typed.</summary>
public sealed record TypedShare(string Source, string Status, IReadOnlyDictionary<FinancialYear, string> Pays)
{
    public bool IsEmpty => Source.Length == 0 && Pays.Values.All(string.IsNullOrWhiteSpace);
}

/// <summary>A partner of a line as it is typed.</summary>
public sealed record TypedPartner(string Name, string Percent, string Status)
{
    public bool IsEmpty => Name.Length == 0 && Percent.Length == 0;
}

/// <summary>
/// A plan line as it is typed, text by text. A form holds it under these names: the words' own; <c>year</c> once for each row;
/// <c>a-</c>, <c>k-</c>, <c>e-</c>, <c>w-</c> with a year for the amount, the text that is said to be meant, the earlier profile and the whole
/// cost; <c>source-1</c>, <c>status-1</c>, <c>p1-</c> with a year; <c>partner-1</c>, <c>percent-1</c>, <c>agreed-1</c>.
/// </summary>
public sealed record TypedLine
{
    public const int MostSources = 3;
    public const int MostPartners = 3;

    // The years between the earliest and the latest that anybody plans.
    private const int MostYears = 2 * LineRules.FarthestYears + PlanCycle.MostYears;
    private const int LongestText = 4_000;

    public string Title { get; init; } = "";

    public string References { get; init; } = "";

    public string Directorate { get; init; } = "";

    public string Category { get; init; } = "";

    public string Service { get; init; } = "";

    /// <summary><c>permanent</c>, <c>one-off</c>, <c>temporary</c> or <c>then</c>.</summary>
    public string Permanence { get; init; } = "permanent";

    public string Until { get; init; } = "";

    public string Lasting { get; init; } = "";

    public string Benefit { get; init; } = "";

    public string Role { get; init; } = "net";

    public string Confidence { get; init; } = "not-said";

    public string Note { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary><c>movements</c> or <c>levels</c>.</summary>
    public string Basis { get; init; } = "movements";

    /// <summary><c>£</c> or <c>£000</c>.</summary>
    public string Unit { get; init; } = "£000";

    /// <summary>One row each, without a gap.</summary>
    public IReadOnlyList<FinancialYear> Years { get; init; } = [];

    public IReadOnlyDictionary<FinancialYear, string> Amounts { get; init; } = None;

    /// <summary>Texts that were said to be meant as they are.</summary>
    public IReadOnlyDictionary<FinancialYear, string> Kept { get; init; } = None;

    public IReadOnlyDictionary<FinancialYear, string> Earlier { get; init; } = None;

    public string EarlierCounts { get; init; } = "undecided";

    public IReadOnlyList<TypedShare> Sources { get; init; } = [];

    public IReadOnlyList<TypedPartner> Partners { get; init; } = [];

    public IReadOnlyDictionary<FinancialYear, string> Whole { get; init; } = None;

    public MoneyUnit MoneyUnit => Unit == "£" ? MoneyUnit.Pounds : MoneyUnit.Thousands;

    public TypedBasis TypedBasis => Basis == "levels" ? TypedBasis.Levels : TypedBasis.Movements;

    /// <summary>Years whose text is still the one that was said to be meant.</summary>
    public IReadOnlySet<FinancialYear> Meant => Kept.Where(k => k.Value.Length > 0 && Amounts.GetValueOrDefault(k.Key, "").Trim() == k.Value).Select(k => k.Key).ToHashSet();

    private static IReadOnlyDictionary<FinancialYear, string> None { get; } = new Dictionary<FinancialYear, string>();

    /// <summary>The empty form, or the form of a line as it stands; its figures are on record, so none is asked about again.</summary>
    public static TypedLine Of(PlanLine? line, PlanCycle cycle, string service)
    {
        if (line is null)
        {
            return new() { Service = service, Years = [.. cycle.Each] };
        }

        var terms = line.Terms;
        const MoneyUnit Thousands = MoneyUnit.Thousands;
        var years = line.Typed.Select(t => t.Key)
            .Concat(terms.Earlier?.Amounts.Select(t => t.Key) ?? []).Concat(terms.Partners?.Whole.Select(t => t.Key) ?? []).Concat(terms.Sources.SelectMany(s => s.Pays?.Select(p => p.Key) ?? []))
            .Append(cycle.First).Append(cycle.Last).ToList();
        var amounts = Texts(line.Typed, Thousands);
        return new()
        {
            Title = terms.Title,
            References = string.Join(", ", terms.References),
            Category = TrackerQuery.Name(terms.Category),
            Service = terms.Service,
            Permanence = terms.Permanence switch { Core.Series.Permanence.OneOff => "one-off", Core.Series.Permanence.TemporaryUntil => "temporary", Core.Series.Permanence.TemporaryThenPermanent => "then", _ => "permanent" },
            Until = terms.Permanence switch { Core.Series.Permanence.TemporaryUntil t => t.LastYear.ToString(), Core.Series.Permanence.TemporaryThenPermanent t => t.LastYear.ToString(), _ => "" },
            Lasting = terms.Permanence is Core.Series.Permanence.TemporaryThenPermanent then ? TypedAmounts.Text(Amount.Of(then.Lasting), Thousands) : "",
            Benefit = terms.Benefit is { } benefit ? TrackerQuery.Name(benefit) : "",
            Role = TrackerQuery.Name(terms.Role),
            Confidence = TrackerQuery.Name(terms.Confidence),
            Note = terms.Note,
            Years = Between(years.Min(), years.Max()),
            Amounts = amounts,
            Kept = amounts,
            Earlier = terms.Earlier is { } earlier ? Texts(earlier.Amounts, Thousands) : None,
            EarlierCounts = TrackerQuery.Name(terms.Earlier?.Counts ?? Core.Planning.EarlierCounts.Undecided),
            Sources = [.. terms.Sources.Select(s => new TypedShare(s.Source, TrackerQuery.Name(s.Status), s.Pays is null ? None : s.Pays.ToDictionary(p => p.Key, p => TypedAmounts.Text(Amount.Of(p.Value), Thousands))))],
            Partners = terms.Partners is null ? [] : [.. terms.Partners.Shares.Select(p => new TypedPartner(p.Partner, p.Percent.ToString("0.####", CultureInfo.InvariantCulture), TrackerQuery.Name(p.Status)))],
            Whole = terms.Partners is { } split ? Texts(split.Whole, Thousands) : None,
        };
    }

    public static TypedLine From(IFormCollection form, PlanCycle cycle)
    {
        var years = form["year"].Take(MostYears).Select(y => FinancialYear.TryParse(y, out var year) ? year : (FinancialYear?)null).OfType<FinancialYear>()
            .Where(y => cycle.First - y <= LineRules.FarthestYears && y - cycle.Last <= LineRules.FarthestYears).Append(cycle.First).Append(cycle.Last).ToList();
        var rows = Between(years.Min(), years.Max());
        return new()
        {
            Title = Text("title"),
            References = Text("references"),
            Directorate = Text("directorate"),
            Category = Text("category"),
            Service = Text("service"),
            Permanence = Text("permanence"),
            Until = Text("until"),
            Lasting = Text("lasting"),
            Benefit = Text("benefit"),
            Role = Text("role"),
            Confidence = Text("confidence"),
            Note = Text("note"),
            Reason = Text("reason"),
            Basis = Text("basis"),
            Unit = Text("unit"),
            Years = rows,
            Amounts = ByYear("a-"),
            Kept = ByYear("k-"),
            Earlier = ByYear("e-"),
            EarlierCounts = Text("earlier-counts"),
            Sources = [.. Numbers(MostSources).Select(i => new TypedShare(Text("source-" + i), Text("status-" + i), ByYear($"p{i}-"))).Where(s => !s.IsEmpty)],
            Partners = [.. Numbers(MostPartners).Select(i => new TypedPartner(Text("partner-" + i), Text("percent-" + i), Text("agreed-" + i))).Where(p => !p.IsEmpty)],
            Whole = ByYear("w-"),
        };

        string Text(string name) => form[name].ToString().Trim() is var text && text.Length > LongestText ? text[..LongestText] : text;

        Dictionary<FinancialYear, string> ByYear(string prefix) => rows.Select(y => (Year: y, Text: Text(prefix + y))).Where(x => x.Text.Length > 0).ToDictionary(x => x.Year, x => x.Text);

        static IEnumerable<string> Numbers(int most) => Enumerable.Range(1, most).Select(i => i.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The same with a row more, before or after.</summary>
    public TypedLine WithYear(PlanCycle cycle, bool before) => before
        ? cycle.First - Years[0] < LineRules.FarthestYears ? this with { Years = [Years[0].Previous, .. Years] } : this
        : Years[^1] - cycle.Last < LineRules.FarthestYears ? this with { Years = [.. Years, Years[^1].Next] } : this;

    /// <summary>The same with one question answered at a press: <c>use|2022-23|-30</c> or <c>keep|2022-23</c>.</summary>
    public TypedLine Answered(string? answer)
    {
        var parts = (answer ?? "").Split('|', 3);
        return parts.Length >= 2 && FinancialYear.TryParse(parts[1], out var year) && Years.Contains(year)
            ? parts[0] switch
            {
                "use" when parts.Length == 3 => this with { Amounts = With(Amounts, year, parts[2]) },
                "keep" => this with { Kept = With(Kept, year, Amounts.GetValueOrDefault(year, "").Trim()) },
                _ => this,
            }
            : this;
    }

    public TypedLine WithReference(string code) => this with { References = References.Length == 0 ? code : References.TrimEnd(',', ' ') + ", " + code };

    /// <summary>The terms as far as they can be read, with what cannot, each at its field.</summary>
    public LineTerms Terms(List<Problem> problems)
    {
        var category = TrackerQuery.Named<PlanCategory>(Category);
        if (category is null)
        {
            problems.Add(Problem.Error("line.category", "category", "Choose what the line is: a saving, a pressure, an investment."));
        }

        var earlier = Money(Earlier, "e-", problems);
        return new(
            Title, [.. References.Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Reference.From).OfType<Reference>().Select(r => r.Code)], category ?? PlanCategory.BaseAdjustment, Service, PermanenceOf(problems),
            TrackerQuery.Named<BenefitClass>(Benefit), TrackerQuery.Named<LineRole>(Role) ?? LineRole.Net, TrackerQuery.Named<Confidence>(Confidence) ?? Core.Planning.Confidence.NotSaid,
            [.. Sources.Index().Select(s => Share(s.Item, s.Index + 1, problems))],
            PartnersOf(problems),
            earlier.Count == 0 ? null : new EarlierProfile(earlier, TrackerQuery.Named<EarlierCounts>(EarlierCounts) ?? Core.Planning.EarlierCounts.Undecided),
            Note);
    }

    private static List<FinancialYear> Between(FinancialYear first, FinancialYear last) => [.. Enumerable.Range(0, last - first + 1).Select(i => first + i)];

    private static Dictionary<FinancialYear, string> Texts(PlanAmounts amounts, MoneyUnit unit) => amounts.ToDictionary(a => a.Key, a => TypedAmounts.Text(a.Value, unit));

    private static Dictionary<FinancialYear, string> With(IReadOnlyDictionary<FinancialYear, string> texts, FinancialYear year, string text) => new(texts) { [year] = text };

    private Permanence PermanenceOf(List<Problem> problems)
    {
        switch (Permanence)
        {
            case "one-off":
                return new Permanence.OneOff();
            case "temporary" or "then":
                FinancialYear last = default;
                if (Until.Length > 0 && !FinancialYear.TryParse(Until, out last))
                {
                    problems.Add(Problem.Error("year.unreadable", "until", $"“{Short(Until)}” is not a financial year. Write it as 2024-25."));
                }
                else if (Until.Length == 0)
                {
                    problems.Add(Problem.Error("plan.temporary-without-end", "until", "Say in which year the line ends. What is temporary reverses by itself after its last year."));
                }

                if (Permanence == "temporary")
                {
                    return new Permanence.TemporaryUntil(last);
                }

                var lasting = AmountReader.Read(Lasting, MoneyUnit).Value?.Value;
                if (lasting is null)
                {
                    problems.Add(Problem.Error("amount.unreadable", "lasting", $"Give the amount that stays for good, in {Unit}, such as -50."));
                }

                return new Permanence.TemporaryThenPermanent(last, lasting ?? Core.Values.Money.Zero);
            default:
                return new Permanence.Permanent();
        }
    }

    private SourceShare Share(TypedShare typed, int number, List<Problem> problems)
    {
        var at = number.ToString(CultureInfo.InvariantCulture);
        if (typed.Source.Length == 0)
        {
            problems.Add(Problem.Error("funding.not-named", "source-" + at, "Choose the source that pays this, or empty its years."));
        }

        var pays = new Dictionary<FinancialYear, Money>();
        foreach (var (year, text) in typed.Pays)
        {
            if (AmountReader.Read(text, MoneyUnit).Value?.Value is { } money)
            {
                pays.Add(year, money);
            }
            else
            {
                problems.Add(Problem.Error("amount.unreadable", $"p{at}-{year}", $"{year}: “{Short(text)}” is not one amount. Type what the source pays in that year in {Unit}, without a minus."));
            }
        }

        return new(typed.Source, TrackerQuery.Named<FundingStatus>(typed.Status) ?? FundingStatus.Assumed, typed.Pays.Count == 0 ? null : new Levels(pays));
    }

    private PartnerSplit? PartnersOf(List<Problem> problems)
    {
        var whole = Money(Whole, "w-", problems);
        var shares = new List<PartnerShare>();
        foreach (var (i, partner) in Partners.Index())
        {
            var at = (i + 1).ToString(CultureInfo.InvariantCulture);
            if (partner.Name.Length == 0)
            {
                problems.Add(Problem.Error("partners.not-named", "partner-" + at, "Name the partner that has this share."));
            }

            if (!decimal.TryParse(partner.Percent.TrimEnd('%', ' '), NumberStyles.Number, CultureInfo.InvariantCulture, out var percent))
            {
                problems.Add(Problem.Error("rate.unreadable", "percent-" + at, $"“{Short(partner.Percent)}” is not a share. Type per cent of the whole cost, such as 23."));
            }

            shares.Add(new(partner.Name, percent, TrackerQuery.Named<FundingStatus>(partner.Status) ?? FundingStatus.Assumed));
        }

        if (shares.Count > 0 && whole.Count == 0)
        {
            problems.Add(Problem.Error("partners.no-whole", "w-" + Years[0], "Give the whole cost in at least one year: the partners’ shares are of it."));
        }
        else if (shares.Count == 0 && whole.Count > 0)
        {
            problems.Add(Problem.Error("partners.no-share", "partner-1", "Name at least one partner with its share, or empty the whole cost."));
        }

        return shares.Count == 0 && whole.Count == 0 ? null : new(whole, shares);
    }

    private PlanAmounts Money(IReadOnlyDictionary<FinancialYear, string> texts, string prefix, List<Problem> problems)
    {
        var amounts = new List<KeyValuePair<FinancialYear, Amount>>();
        foreach (var (year, text) in texts)
        {
            if (AmountReader.Read(text, MoneyUnit).Value is { } amount)
            {
                amounts.Add(new(year, amount));
            }
            else
            {
                problems.Add(Problem.Error("amount.unreadable", prefix + year, $"{year}: “{Short(text)}” is not one amount. Type it in {Unit}, such as -390, or TBC."));
            }
        }

        return new(amounts);
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
