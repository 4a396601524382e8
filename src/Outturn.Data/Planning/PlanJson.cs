using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Data.Facts;

namespace Outturn.Data.Planning;

/// <summary>
/// The lists of a plan as JSON inside one column, null for an empty one. It is written by hand because acts are hashed over it: the
/// order of names never depends on that of a type's members. Money is pence; amounts by year are <c>[[2022,-38000000],…]</c> in
/// year order, each amount pence, <c>[low,high]</c> or the words for what is not quantified; rates are decimal numbers without
/// trailing zeros; members of enumerations stand by name; what is null is left out.
/// </summary>
internal static class PlanJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? OfSources(IReadOnlyList<SourceShare> sources) => ListOf(sources, Share);

    public static IReadOnlyList<SourceShare> Sources(string? json) => List(json, ShareOf);

    /// <summary>What a pool or capital receipts have beside what every source has; null for neither.</summary>
    public static string? OfTerms(PoolTerms? pool, ReceiptsTerms? receipts) => pool is null && receipts is null ? null : ObjectOf((pool, receipts), static (json, value) =>
    {
        if (value.pool is { } pool)
        {
            json.WriteBoolean("byAmount", pool.ByAmount);
            json.WriteStartArray("partners");
            foreach (var partner in pool.Partners)
            {
                json.WriteStartObject();
                Text(json, "name", partner.Name);
                Rate(json, "share", partner.Share);
                Text(json, "status", EnumText<FundingStatus>.Of(partner.Status));
                json.WriteBoolean("council", partner.IsCouncil);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (value.receipts is { } receipts)
        {
            json.WriteNumber("from", receipts.From.StartYear);
            if (receipts.Agreed is { } agreed)
            {
                json.WriteString("agreed", Day(agreed));
            }

            Text(json, "agreedBy", receipts.AgreedBy);
            Text(json, "prudential", receipts.Prudential);
        }
    });

    public static (PoolTerms? Pool, ReceiptsTerms? Receipts) Terms(string? json) => json is null ? (null, null) : Parsed(json, static terms => (
        terms.TryGetProperty("partners", out var partners)
            ? new PoolTerms(
                terms.GetProperty("byAmount").GetBoolean(),
                [.. partners.EnumerateArray().Select(p => new PoolPartner(Text(p, "name"), p.GetProperty("share").GetDecimal(), Named<FundingStatus>(p, "status"), p.GetProperty("council").GetBoolean()))])
            : null,
        terms.TryGetProperty("from", out var from)
            ? new ReceiptsTerms(new(from.GetInt32()), terms.TryGetProperty("agreed", out var agreed) ? DayOf(agreed.GetString()!) : null, Text(terms, "agreedBy"), Text(terms, "prudential"))
            : null));

    public static string OfScheme(CapitalScheme scheme) => ObjectOf(scheme, static (json, value) =>
    {
        json.WritePropertyName("spending");
        Years(json, value.Spending, Pence);
        json.WriteStartArray("paid");
        foreach (var share in value.Paid)
        {
            json.WriteStartObject();
            Share(json, share);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Text(json, "borrowsFrom", value.BorrowsFrom);
        json.WriteNumber("years", value.Terms.Years);
        Rate(json, "percent", value.Terms.RatePercent);
        json.WriteNumber("inUse", value.Terms.InUse.StartYear);
        Text(json, "method", EnumText<RepaymentMethod>.Of(value.Terms.Method));
        Text(json, "firstInterest", EnumText<FirstYearInterest>.Of(value.Terms.FirstInterest));
    });

    public static CapitalScheme Scheme(Guid id, string name, Guid? proposal, string service, string json) => Parsed(json, terms => new CapitalScheme(
        id, name, proposal, service, new(Years(terms.GetProperty("spending"), MoneyOf)), [.. terms.GetProperty("paid").EnumerateArray().Select(ShareOf)], Text(terms, "borrowsFrom"),
        new(
            terms.GetProperty("years").GetInt32(), terms.GetProperty("percent").GetDecimal(), new(terms.GetProperty("inUse").GetInt32()),
            Named<RepaymentMethod>(terms, "method"), Named<FirstYearInterest>(terms, "firstInterest"))));

    public static string? OfPartners(PartnerSplit? split) => split is null ? null : ObjectOf(split, static (json, value) =>
    {
        json.WritePropertyName("whole");
        Amounts(json, value.Whole);
        json.WriteStartArray("shares");
        foreach (var share in value.Shares)
        {
            json.WriteStartObject();
            Text(json, "partner", share.Partner);
            Rate(json, "percent", share.Percent);
            Text(json, "status", EnumText<FundingStatus>.Of(share.Status));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static PartnerSplit? Partners(string? json) => json is null ? null : Parsed(json, static split => new PartnerSplit(
        new(Years(split.GetProperty("whole"), AmountOf)),
        [.. split.GetProperty("shares").EnumerateArray().Select(share => new PartnerShare(Text(share, "partner"), share.GetProperty("percent").GetDecimal(), Named<FundingStatus>(share, "status")))]));

    public static string? OfEarlier(EarlierProfile? earlier) => earlier is null ? null : ObjectOf(earlier, static (json, value) =>
    {
        json.WritePropertyName("amounts");
        Amounts(json, value.Amounts);
        Text(json, "counts", EnumText<EarlierCounts>.Of(value.Counts));
    });

    public static EarlierProfile? Earlier(string? json) => json is null ? null : Parsed(json, static earlier => new EarlierProfile(
        new(Years(earlier.GetProperty("amounts"), AmountOf)), Named<EarlierCounts>(earlier, "counts")));

    public static string? OfLinks(IReadOnlyList<ProposalLink> links) => ListOf(links, static (json, link) =>
    {
        Text(json, "kind", EnumText<LinkKind>.Of(link.Kind));
        if (link.Earlier is { } earlier)
        {
            json.WriteString("earlier", earlier);
        }

        Text(json, "cycle", link.Cycle);
        Text(json, "reference", link.Reference);
        Text(json, "note", link.Note);
    });

    public static IReadOnlyList<ProposalLink> Links(string? json) => List(json, static item => new ProposalLink(
        Named<LinkKind>(item, "kind"), item.TryGetProperty("earlier", out var earlier) ? earlier.GetGuid() : null, Text(item, "cycle"), Text(item, "reference"), Text(item, "note")));

    public static string? OfVintages(IReadOnlyList<Vintage> vintages) => ListOf(vintages, static (json, vintage) =>
    {
        Text(json, "name", vintage.Name);
        json.WriteString("dated", Day(vintage.Dated));
        json.WriteStartObject("forecast");
        switch (vintage.Forecast)
        {
            case Forecast.Stated stated:
                json.WriteString("kind", "stated");
                json.WritePropertyName("levels");
                Amounts(json, stated.Levels);
                break;
            case Forecast.Grown grown:
                json.WriteString("kind", "grown");
                json.WriteNumber("base", grown.Base.Pence);
                json.WriteStartArray("rates");
                foreach (var rate in grown.Rates)
                {
                    json.WriteStartObject();
                    Text(json, "name", rate.Name);
                    json.WritePropertyName("percent");
                    Years(json, rate.Percent, Rate);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException("A forecast of a new kind has no stored form.");
        }

        json.WriteEndObject();
        Text(json, "why", vintage.Why);
    });

    public static IReadOnlyList<Vintage> Vintages(string? json) => List(json, static item => new Vintage(
        Text(item, "name"), DayOf(Text(item, "dated")), ForecastOf(item.GetProperty("forecast")), Text(item, "why")));

    public static string? OfChanges(IReadOnlyList<ScenarioChange> changes) => ListOf(changes, static (json, change) =>
    {
        switch (change)
        {
            case ScenarioChange.Drop drop:
                json.WriteString("kind", "drop");
                json.WriteString("proposal", drop.Proposal);
                break;
            case ScenarioChange.Slip slip:
                json.WriteString("kind", "slip");
                json.WriteString("proposal", slip.Proposal);
                json.WriteNumber("years", slip.Years);
                break;
            case ScenarioChange.SetAmount set:
                json.WriteString("kind", "set-amount");
                json.WriteString("line", set.Line);
                json.WriteNumber("year", set.Year.StartYear);
                json.WritePropertyName("amount");
                Value(json, set.Amount);
                break;
            case ScenarioChange.SetRate set:
                json.WriteString("kind", "set-rate");
                json.WriteString("of", set.Of);
                Text(json, "rate", set.Rate);
                json.WriteNumber("year", set.Year.StartYear);
                Rate(json, "percent", set.Percent);
                break;
            case ScenarioChange.SetLevel set:
                json.WriteString("kind", "set-level");
                json.WriteString("of", set.Of);
                json.WriteNumber("year", set.Year.StartYear);
                json.WritePropertyName("level");
                Value(json, set.Level);
                break;
            case ScenarioChange.Add add:
                json.WriteString("kind", "add");
                json.WriteString("proposal", add.Proposal);
                json.WriteString("line", add.Line);
                Text(json, "title", add.Title);
                Text(json, "category", EnumText<PlanCategory>.Of(add.Category));
                Text(json, "service", add.Service);
                Text(json, "committee", add.Committee);
                var (permanence, until, lasting) = PermanenceColumns.Of(add.Permanence);
                json.WriteString("permanence", permanence);
                if (until is { } year)
                {
                    json.WriteNumber("until", year);
                }

                if (lasting is { } pence)
                {
                    json.WriteNumber("lasting", pence);
                }

                if (add.Benefit is { } benefit)
                {
                    Text(json, "benefit", EnumText<BenefitClass>.Of(benefit));
                }

                json.WritePropertyName("amounts");
                Amounts(json, add.Amounts);
                break;
            default:
                throw new InvalidOperationException("A change of a new kind has no stored form.");
        }
    });

    public static IReadOnlyList<ScenarioChange> Changes(string? json) => List<ScenarioChange>(json, static item => Text(item, "kind") switch
    {
        "drop" => new ScenarioChange.Drop(Id(item, "proposal")),
        "slip" => new ScenarioChange.Slip(Id(item, "proposal"), item.GetProperty("years").GetInt32()),
        "set-amount" => new ScenarioChange.SetAmount(Id(item, "line"), Year(item), AmountOf(item.GetProperty("amount"))),
        "set-rate" => new ScenarioChange.SetRate(Id(item, "of"), Text(item, "rate"), Year(item), item.GetProperty("percent").GetDecimal()),
        "set-level" => new ScenarioChange.SetLevel(Id(item, "of"), Year(item), AmountOf(item.GetProperty("level"))),
        "add" => new ScenarioChange.Add(
            Id(item, "proposal"), Id(item, "line"), Text(item, "title"), Named<PlanCategory>(item, "category"), Text(item, "service"), Text(item, "committee"),
            PermanenceColumns.Read(
                Text(item, "permanence"),
                item.TryGetProperty("until", out var until) ? until.GetInt64() : null,
                item.TryGetProperty("lasting", out var lasting) ? lasting.GetInt64() : null),
            item.TryGetProperty("benefit", out var benefit) ? EnumText<BenefitClass>.Read(benefit.GetString()!) : null,
            new(Years(item.GetProperty("amounts"), AmountOf))),
        var other => throw new InvalidDataException($"A scenario cannot hold a change of the kind '{other}'."),
    });

    private static Forecast ForecastOf(JsonElement json) => Text(json, "kind") switch
    {
        "stated" => new Forecast.Stated(new Dictionary<FinancialYear, Amount>(Years(json.GetProperty("levels"), AmountOf))),
        "grown" => new Forecast.Grown(
            MoneyOf(json.GetProperty("base")),
            [.. json.GetProperty("rates").EnumerateArray().Select(r => new NamedRate(Text(r, "name"), new Dictionary<FinancialYear, decimal>(Years(r.GetProperty("percent"), e => e.GetDecimal()))))]),
        var other => throw new InvalidDataException($"A vintage cannot hold a forecast of the kind '{other}'."),
    };

    private static void Share(Utf8JsonWriter json, SourceShare share)
    {
        Text(json, "source", share.Source);
        Text(json, "status", EnumText<FundingStatus>.Of(share.Status));
        if (share.Pays is { } pays)
        {
            json.WritePropertyName("pays");
            Years(json, pays, Pence);
        }
    }

    private static SourceShare ShareOf(JsonElement item) => new(
        Text(item, "source"), Named<FundingStatus>(item, "status"), item.TryGetProperty("pays", out var pays) ? new Levels(Years(pays, MoneyOf)) : null);

    private static void Pence(Utf8JsonWriter json, Money money) => json.WriteNumberValue(money.Pence);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly DayOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? ListOf<T>(IReadOnlyList<T> list, Action<Utf8JsonWriter, T> write) => list.Count == 0 ? null : Written(json =>
    {
        json.WriteStartArray();
        foreach (var item in list)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string ObjectOf<T>(T value, Action<Utf8JsonWriter, T> write) => Written(json =>
    {
        json.WriteStartObject();
        write(json, value);
        json.WriteEndObject();
    });

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Text(Utf8JsonWriter json, string name, string text) => json.WriteString(name, StoredText.Of(text));

    private static void Amounts(Utf8JsonWriter json, IEnumerable<KeyValuePair<FinancialYear, Amount>> amounts) => Years(json, amounts, Value);

    private static void Years<T>(Utf8JsonWriter json, IEnumerable<KeyValuePair<FinancialYear, T>> years, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var (year, value) in years.OrderBy(y => y.Key))
        {
            json.WriteStartArray();
            json.WriteNumberValue(year.StartYear);
            write(json, value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, Amount amount)
    {
        switch (amount)
        {
            case Amount.Known known:
                json.WriteNumberValue(known.Figure.Pence);
                break;
            case Amount.Range range:
                json.WriteStartArray();
                json.WriteNumberValue(range.Low.Pence);
                json.WriteNumberValue(range.High.Pence);
                json.WriteEndArray();
                break;
            case Amount.Unquantified unquantified:
                json.WriteStringValue(StoredText.Of(unquantified.Why));
                break;
            default:
                throw new InvalidOperationException("An amount of a new kind has no stored form.");
        }
    }

    private static void Rate(Utf8JsonWriter json, string name, decimal rate)
    {
        json.WritePropertyName(name);
        Rate(json, rate);
    }

    // Equal rates have one form: 2.50 is 2.5.
    private static void Rate(Utf8JsonWriter json, decimal rate) => json.WriteRawValue(rate == 0m ? "0" : rate.ToString("0.############################", CultureInfo.InvariantCulture));

    private static IReadOnlyList<T> List<T>(string? json, Func<JsonElement, T> read) =>
        json is null ? [] : Parsed(json, root => root.EnumerateArray().Select(read).ToArray());

    private static T Parsed<T>(string json, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(json);
        return read(document.RootElement);
    }

    private static IEnumerable<KeyValuePair<FinancialYear, T>> Years<T>(JsonElement json, Func<JsonElement, T> read) =>
        json.EnumerateArray().Select(item => KeyValuePair.Create(new FinancialYear(item[0].GetInt32()), read(item[1])));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static Guid Id(JsonElement json, string name) => json.GetProperty(name).GetGuid();

    private static FinancialYear Year(JsonElement json) => new(json.GetProperty("year").GetInt32());

    private static T Named<T>(JsonElement json, string name)
        where T : struct, Enum => EnumText<T>.Read(Text(json, name));

    private static Money MoneyOf(JsonElement json) => Money.FromPence(json.GetInt64());

    private static Amount AmountOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => Amount.Of(MoneyOf(json)),
        JsonValueKind.Array => new Amount.Range(MoneyOf(json[0]), MoneyOf(json[1])),
        _ => new Amount.Unquantified(json.GetString()!),
    };
}
