using System.Text.Json;
using Outturn.Core.Appraisal;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using Outturn.Data.Facts;

namespace Outturn.Data.Workings;

/// <summary>
/// What goes into calculations, as JSON that stays readable: money in pence, years by the one in which they start, enumerations by name. It is part of
/// the record, so what is stored is never written anew; members are added, never renamed.
/// </summary>
internal static class WorkingJson
{
    /// <summary>Kinds of content by the name under which they are kept: one line each, never renamed.</summary>
    private static readonly Dictionary<string, Type> Kinds = new(StringComparer.Ordinal)
    {
        ["rates"] = typeof(Rates),
        ["build-up"] = typeof(BuildUp),
        ["estimate"] = typeof(Estimate),
        ["cause"] = typeof(CommonCause),
        ["run"] = typeof(KeptRun),
        ["appraisal"] = typeof(OptionAppraisal),
        ["model"] = typeof(DriverModel),
    };

    private static readonly Dictionary<Type, string> Names = Kinds.ToDictionary(k => k.Value, k => k.Key);

    private static readonly JsonSerializerOptions Options = ReadableJson.Options(new JsonMonth(), new JsonByYear<PlanAmounts, Amount>(pairs => new(pairs)));

    public static string KindOf(Calculation content) => Names[content.GetType()];

    public static Type TypeOf(string kind) => Kinds.TryGetValue(kind, out var type) ? type : throw new InvalidDataException($"'{kind}' is no kind of calculation.");

    public static string Write(Calculation content) => StoredText.Of(JsonSerializer.Serialize(content, content.GetType(), Options));

    public static Calculation Read(string kind, string json) =>
        (Calculation?)JsonSerializer.Deserialize(json, TypeOf(kind), Options) ?? throw new InvalidDataException("A stored calculation is null.");

    public static string? WriteLink(LineLink? link) => link is null ? null : StoredText.Of(JsonSerializer.Serialize(new StoredLink(link.Accepted, link.Rates, link.From), Options));

    public static LineLink ReadLink(Guid line, string json) =>
        JsonSerializer.Deserialize<StoredLink>(json, Options) is { } stored ? new(line, stored.Accepted, stored.Rates) { From = stored.From } : throw new InvalidDataException("A stored link is null.");

    private sealed record StoredLink(PlanAmounts Accepted, IReadOnlyList<RateUsed> Rates, ModelSource? From = null);
}
