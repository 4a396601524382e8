using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>Freezes the plan as it stands as a baseline: a committee's draft, or the plan that Full Council set.</summary>
/// <param name="Name">Such as "Adults and Health Committee, 9 December 2021".</param>
/// <param name="Approved">Whether it is the approved plan: every proposal that goes to it must be approved.</param>
public sealed record FreezePlan(string Name, bool Approved)
{
    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Manage, "freeze the plan") is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        var name = Name.Trim();
        var problems = new List<Problem>();
        if (name.Length is 0 or > 120)
        {
            problems.Add(Problem.Error("baseline.name", "name", name.Length == 0 ? "Name what is frozen: the committee and the day of its meeting." : "Give the name in no more than 120 characters."));
        }
        else if (plan.Baselines.Any(b => string.Equals(b.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(Problem.Error("baseline.name-taken", "name", $"{name} is frozen already. A frozen plan never changes: give the new one a name of its own."));
        }

        var open = plan.Proposals.Where(p => p.Status.Counts() && p.Status is not (ProposalStatus.Approved or ProposalStatus.InDelivery or ProposalStatus.Complete) && plan.LinesOf(p.Id).Any(l => l.EntersPlan)).ToList();
        if (Approved && open.Count > 0)
        {
            problems.Add(Problem.Error(
                "baseline.not-approved", "approved",
                $"{(open.Count == 1 ? "One proposal that counts is" : open.Count.ToString(CultureInfo.InvariantCulture) + " proposals that count are")} not approved: {string.Join(", ", open.Take(5).Select(p => p.Terms.Name))}{(open.Count > 5 ? " and others" : "")}. Approve, defer or reject each before the plan is set."));
        }

        return problems.Count > 0
            ? Result.Refused<PlanChanges>(problems)
            : Result.Ok(PlanChanges.None with { Freeze = new(plan.NextBaseline, name, Approved, 0, default, PlanText.Digest(plan)) });
    }
}

/// <summary>The plan in one canonical text: two plans that say the same have the same bytes. Acts, dates of reading and scenarios are not in it.</summary>
public static class PlanText
{
    /// <summary>SHA-256 of <see cref="Write(Plan)"/>, in lower-case hex.</summary>
    public static string Digest(Plan plan) => Convert.ToHexStringLower(SHA256.HashData(Write(plan)));

    /// <summary>UTF-8 JSON. Money in pounds with pence, as text; years as 2022-23; in the order of numbers.</summary>
    public static byte[] Write(Plan plan)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = false, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("cycle", plan.Cycle.ToString());
            json.WriteStartArray("opening");
            foreach (var opening in plan.Opening.OrderBy(o => o.Service, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("service", opening.Service);
                Write(json, "budget", opening.Budget);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("proposals");
            foreach (var proposal in plan.Proposals.OrderBy(p => p.Number))
            {
                Write(json, plan, proposal);
            }

            json.WriteEndArray();
            json.WriteStartArray("sources");
            foreach (var source in plan.Sources.OrderBy(s => s.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", source.Name);
                json.WriteString("kind", source.Kind.ToString());
                json.WriteString("status", source.Status.ToString());
                json.WriteBoolean("meetsBudget", source.MeetsBudget);
                json.WriteBoolean("oneOff", source.OneOff);
                json.WriteString("until", source.Until?.ToString() ?? "");
                json.WriteString("balance", source.Balance?.ToString() ?? "");
                json.WriteString("ringFence", source.RingFence);
                Write(json, source.Vintages);

                // Only where there are any, so that a plan that was frozen before there could be keeps its digest.
                if (source.Pool is { } pool)
                {
                    json.WriteStartArray(pool.ByAmount ? "partnersByAmount" : "partners");
                    foreach (var partner in pool.Partners)
                    {
                        json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{partner.Name}: {partner.Share:0.######} {partner.Status}{(partner.IsCouncil ? ", the council" : "")}"));
                    }

                    json.WriteEndArray();
                }

                if (source.Receipts is { } receipts)
                {
                    json.WriteString("receiptsFrom", receipts.From.ToString());
                    json.WriteString("agreed", receipts.Agreed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
                    json.WriteString("agreedBy", receipts.AgreedBy);
                    json.WriteString("prudential", receipts.Prudential);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("assumptions");
            foreach (var assumption in plan.Assumptions.OrderBy(a => a.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", assumption.Name);
                json.WriteString("category", assumption.Category.ToString());
                json.WriteString("service", assumption.Service);
                Write(json, assumption.Vintages);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (plan.Schemes.Count > 0)
            {
                json.WriteStartArray("schemes");
                foreach (var scheme in plan.Schemes.OrderBy(s => s.Name, StringComparer.Ordinal))
                {
                    Write(json, scheme);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Plan plan, Proposal proposal)
    {
        var terms = proposal.Terms;
        json.WriteStartObject();
        json.WriteNumber("number", proposal.Number);
        json.WriteString("id", proposal.Id);
        json.WriteString("title", terms.Title);
        json.WriteString("shortName", terms.ShortName);
        json.WriteString("type", terms.Type.ToString());
        json.WriteString("status", proposal.Status.ToString());
        json.WriteString("description", terms.Description);
        json.WriteString("service", terms.Service);
        Write(json, "committees", terms.Committees);
        Write(json, "leads", terms.Leads);
        Write(json, "sponsors", terms.Sponsors);
        Write(json, "priorities", terms.Priorities);
        json.WriteString("confidentiality", terms.Confidentiality.ToString());
        json.WriteStartArray("links");
        foreach (var link in terms.Links)
        {
            json.WriteStartObject();
            json.WriteString("kind", link.Kind.ToString());
            json.WriteString("earlier", link.Earlier?.ToString() ?? "");
            json.WriteString("cycle", link.Cycle);
            json.WriteString("reference", link.Reference);
            json.WriteString("note", link.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("lines");
        foreach (var line in plan.LinesOf(proposal.Id).OrderBy(l => l.Number))
        {
            Write(json, line);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlanLine line)
    {
        var terms = line.Terms;
        json.WriteStartObject();
        json.WriteNumber("number", line.Number);
        json.WriteString("id", line.Id);
        json.WriteBoolean("withdrawn", line.Withdrawn);
        json.WriteString("title", terms.Title);
        Write(json, "references", terms.References);
        json.WriteString("category", terms.Category.ToString());
        json.WriteString("service", terms.Service);
        json.WriteString("permanence", terms.Permanence switch
        {
            Permanence.OneOff => "one-off",
            Permanence.TemporaryUntil t => $"temporary to {t.LastYear}",
            Permanence.TemporaryThenPermanent t => $"temporary to {t.LastYear} then {t.Lasting}",
            _ => "permanent",
        });
        json.WriteString("benefit", terms.Benefit?.ToString() ?? "");
        json.WriteString("role", terms.Role.ToString());
        json.WriteString("confidence", terms.Confidence.ToString());
        Write(json, "sources", terms.Sources);
        if (terms.Partners is { } split)
        {
            json.WriteStartObject("partners");
            Write(json, "whole", split.Whole);
            foreach (var share in split.Shares)
            {
                json.WriteString(share.Partner, string.Create(CultureInfo.InvariantCulture, $"{share.Percent:0.######} % {share.Status}"));
            }

            json.WriteEndObject();
        }

        if (terms.Earlier is { } earlier)
        {
            json.WriteString("earlierCounts", earlier.Counts.ToString());
            Write(json, "earlier", earlier.Amounts);
        }

        json.WriteString("note", terms.Note);
        Write(json, "movements", line.Typed);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<SourceShare> shares)
    {
        json.WriteStartArray(name);
        foreach (var share in shares)
        {
            json.WriteStartObject();
            json.WriteString("source", share.Source);
            json.WriteString("status", share.Status.ToString());
            Write(json, "pays", share.Pays ?? Enumerable.Empty<KeyValuePair<FinancialYear, Money>>());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<FinancialYear, Money>> levels)
    {
        json.WriteStartObject(name);
        foreach (var (year, money) in levels)
        {
            json.WriteString(year.ToString(), money.ToString());
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CapitalScheme scheme)
    {
        json.WriteStartObject();
        json.WriteString("name", scheme.Name);
        json.WriteString("id", scheme.Id);
        json.WriteBoolean("withdrawn", scheme.Withdrawn);
        json.WriteString("proposal", scheme.Proposal?.ToString() ?? "");
        json.WriteString("service", scheme.Service);
        Write(json, "spending", scheme.Spending);
        Write(json, "paid", scheme.Paid);
        json.WriteString("borrowsFrom", scheme.BorrowsFrom);
        json.WriteNumber("years", scheme.Terms.Years);
        json.WriteString("rate", scheme.Terms.RatePercent.ToString("0.######", CultureInfo.InvariantCulture));
        json.WriteString("inUse", scheme.Terms.InUse.ToString());
        json.WriteString("method", scheme.Terms.Method.ToString());
        json.WriteString("firstInterest", scheme.Terms.FirstInterest.ToString());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Vintage> vintages)
    {
        json.WriteStartArray("vintages");
        foreach (var vintage in vintages)
        {
            json.WriteStartObject();
            json.WriteString("name", vintage.Name);
            json.WriteString("dated", vintage.Dated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("why", vintage.Why);
            switch (vintage.Forecast)
            {
                case Forecast.Stated stated:
                    json.WriteStartObject("levels");
                    foreach (var (year, level) in stated.Levels.OrderBy(l => l.Key))
                    {
                        Write(json, year.ToString(), level);
                    }

                    json.WriteEndObject();
                    break;
                case Forecast.Grown grown:
                    json.WriteString("base", grown.Base.ToString());
                    foreach (var rate in grown.Rates)
                    {
                        json.WriteStartObject(rate.Name);
                        foreach (var (year, percent) in rate.Percent.OrderBy(p => p.Key))
                        {
                            json.WriteString(year.ToString(), percent.ToString("0.######", CultureInfo.InvariantCulture));
                        }

                        json.WriteEndObject();
                    }

                    break;
                default:
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, PlanAmounts amounts)
    {
        json.WriteStartObject(name);
        foreach (var (year, amount) in amounts)
        {
            Write(json, year.ToString(), amount);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Amount amount) => json.WriteString(name, amount switch
    {
        Amount.Known known => known.Figure.ToString(),
        Amount.Range range => $"{range.Low} to {range.High}",
        Amount.Unquantified unquantified => "? " + unquantified.Why,
        _ => "",
    });

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
