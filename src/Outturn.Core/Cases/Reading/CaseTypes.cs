using System.Text.RegularExpressions;
using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.Core.Cases.Reading;

/// <summary>What a case proposes: by the line over it, by the labels of its amounts, by what its header says of where the money comes from, by its references.</summary>
internal static partial class CaseTypes
{
    [GeneratedRegex(@"\b(?<saving>savings?|efficienc(?:y|ies))\b|\b(?<income>income|charges)\b|\b(?<pressure>pressures?)\b|\b(?<investment>investments?)\b|\b(?<temporary>temporary|one[- ]off)\b|\b(?<capital>capital)\b|\b(?<update>updates?|updated|revised|revision)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:one[- ]off\s+(?:from\s+)?reserves?|(?:from|by|of)\s+(?:the\s+)?(?:council'?s\s+)?(?:earmarked\s+|general\s+)?reserves?|reserve\s+funding)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FromReserves();

    [GeneratedRegex(@"\bcapital\s+(?:investment|expenditure|funding|programme)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CapitalWords();

    [GeneratedRegex(@"\b(?:no|not\s+require\s+any|does\s+not\s+(?:require|need)\s+(?:any\s+)?|without)\s+capital\b|\bno\s+capital\b|not\s+require\s+any\s+capital", RegexOptions.IgnoreCase)]
    private static partial Regex NoCapital();

    [GeneratedRegex(@"\bcosts?\b(?!\s+avoid)", RegexOptions.IgnoreCase)]
    private static partial Regex CostOfIt();

    [GeneratedRegex(@"\bcapital\b", RegexOptions.IgnoreCase)]
    private static partial Regex CapitalLabel();

    [GeneratedRegex(@"^(?:(?:proposal|option|bid|case|scheme)\s+)?type(?:\s+of\s+(?:proposal|saving|option|bid|case))?$", RegexOptions.IgnoreCase)]
    private static partial Regex TypeLabel();

    // "MTFS Savings Proposal", "Growth Bid 2024/25": the name of a form, and not a title that has the word in it.
    [GeneratedRegex(@"\b(?:savings?|income|pressures?|investments?|capital|growth)\s+(?:proposals?|bids?|options?|templates?|pro\s?-?\s?formas?|forms?|business\s+case|case|applications?|requests?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysItsKind();

    /// <summary>The types that a heading names, in its order.</summary>
    public static IEnumerable<(CaseType Type, string Raw)> In(string text)
    {
        foreach (Match match in Word().Matches(text))
        {
            var type = match.Groups["saving"].Success ? CaseType.Saving
                : match.Groups["income"].Success ? CaseType.Income
                : match.Groups["pressure"].Success ? CaseType.Pressure
                : match.Groups["investment"].Success ? CaseType.Investment
                : match.Groups["temporary"].Success ? CaseType.Temporary
                : match.Groups["capital"].Success ? CaseType.Capital
                : CaseType.Update;
            yield return (type, match.Value);
        }
    }

    public static IReadOnlyList<ReadValue<CaseType>> Of(CaseHeader header, CaseTemplate template, IReadOnlyList<CaseAmount> amounts, IReadOnlyList<ReadValue<Reference>> references, Place start)
    {
        var types = new List<ReadValue<CaseType>>();
        void Add(CaseType type, string raw, Place place, Sureness sure, string how)
        {
            if (types.TrueForAll(t => t.Value != type))
            {
                types.Add(new(type, raw, place, sure, how));
            }
        }

        foreach (var (type, raw) in In(AfterTheWord(header.DocumentLine)))
        {
            Add(type, raw, start, Sureness.Sure, "said by the line over the case");
        }

        // "Option type: Saving" says it in a field of its own.
        foreach (var entry in header.Entries.Where(e => e.Field == HeaderField.Other && TypeLabel().IsMatch(e.Label)))
        {
            foreach (var (type, raw) in In(entry.Value))
            {
                Add(type, raw, entry.Place, Sureness.Sure, $"said by “{entry.Label}”");
            }
        }

        // What it costs to make a saving is no further proposal.
        var saves = amounts.Any(a => a.Role is AmountRole.Saving or AmountRole.Income);
        foreach (var amount in amounts.Where(a => !(saves && CostOfIt().IsMatch(a.Label))))
        {
            if (OfRole(amount.Role) is { } type)
            {
                Add(type, amount.Label, amount.Place, Sureness.Likely, $"its header has “{amount.Label}”");
            }
        }

        // "Savings / Income amount" under a line that says nothing else names both.
        if (!In(AfterTheWord(header.DocumentLine)).Any())
        {
            foreach (var amount in amounts.Where(a => a.Role != AmountRole.Previous))
            {
                foreach (var (type, _) in In(amount.Label).Where(t => t.Type is CaseType.Saving or CaseType.Income or CaseType.Pressure or CaseType.Investment))
                {
                    Add(type, amount.Label, amount.Place, Sureness.Likely, $"its header has “{amount.Label}”");
                }
            }
        }

        var said = header.Entries.Where(e => e.Field is HeaderField.Amount or HeaderField.Description).SelectMany(e => e.Lines).ToList();
        if (said.Find(l => FromReserves().IsMatch(l.Text)) is { Text: not null } reserve)
        {
            Add(CaseType.Temporary, reserve.Text, reserve.Place, Sureness.Likely, "its header says that the money comes from reserves");
        }
        else if (amounts.FirstOrDefault(a => a is { Term: AmountTerm.OverYears, Role: AmountRole.Investment or AmountRole.Pressure }) is { } limited)
        {
            Add(CaseType.Temporary, limited.Raw, limited.Place, Sureness.Likely, "its header says for how many years");
        }

        if (header.Of(HeaderField.Amount).FirstOrDefault(e => CapitalLabel().IsMatch(e.Label) && amounts.Any(a => a.Label == e.Label && a.Amount is Amount.Known or Amount.Range)) is { } asked)
        {
            Add(CaseType.Capital, asked.Label, asked.Place, Sureness.Likely, $"its header has “{asked.Label}”");
        }

        if (said.Find(l => CapitalWords().IsMatch(l.Text) && !NoCapital().IsMatch(l.Text)) is { Text: not null } capital)
        {
            Add(CaseType.Capital, capital.Text, capital.Place, Sureness.Likely, "its header speaks of capital");
        }

        if (types.Count == 0 && template == CaseTemplate.FundBid)
        {
            Add(CaseType.Investment, "", start, Sureness.Likely, "a bid asks for money");
        }

        if (types.Count == 0 && header.Headings.Count > 0 && SaysItsKind().IsMatch(header.Headings[0].Text))
        {
            foreach (var (type, raw) in In(header.Headings[0].Text))
            {
                Add(type, raw, header.Headings[0].Place, Sureness.Likely, "said by the heading over the case");
            }
        }

        if (types.Count == 0 && references.Count > 0 && OfSection(references[0].Value) is { } bySection)
        {
            Add(bySection, references[0].Raw, references[0].Place, Sureness.Likely, "by the section of its reference");
        }

        return types;
    }

    public static CaseType? OfRole(AmountRole role) => role switch
    {
        AmountRole.Saving or AmountRole.CostAvoidance => CaseType.Saving,
        AmountRole.Income => CaseType.Income,
        AmountRole.Pressure => CaseType.Pressure,
        AmountRole.Investment => CaseType.Investment,
        _ => null,
    };

    /// <summary>The type that a reference's section stands for: 4 pressures, 5 investments, 6 savings, 7 fees and charges.</summary>
    public static CaseType? OfSection(Reference reference) => reference.Code.Split('.') is [_, [var section], ..] ? section switch
    {
        '3' or '4' => CaseType.Pressure,
        '5' => CaseType.Investment,
        '6' => CaseType.Saving,
        '7' => CaseType.Income,
        _ => null,
    } : null;

    private static string AfterTheWord(string line)
    {
        var at = line.IndexOf("case", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : line[(at + 4)..];
    }
}
