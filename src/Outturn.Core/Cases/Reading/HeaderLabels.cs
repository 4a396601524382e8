using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>What a label of a case's header asks for.</summary>
internal enum HeaderField
{
    Title,
    Committee,
    Amount,
    Description,
    Version,
    Reference,
    Leads,
    ProjectCode,

    /// <summary>A label that cases carry and no field of ours takes: kept as printed.</summary>
    Other,
}

/// <summary>Tells the labels of a case's header from its values, in the spellings that councils print.</summary>
internal static partial class HeaderLabels
{
    private const int LongestLabel = 70;

    [GeneratedRegex(@"^(?:(?:project|proposal|scheme|bid|case|programme|business case|savings?|pressure|growth|investment|income|option|application)\s+)?(?:title|name)$|^(?:title|name)\s+of\s+(?:the\s+|this\s+)?(?:[a-z]+\s+)?(?:project|proposal|scheme|bid|case|programme|saving|pressure|option|application|initiative)$", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"^(?:(?:lead|responsible|service|policy|relevant)\s+)?(?:committees?(?:\(s\))?(?:\s+name)?|committee\s*(?:/|or|and)\s*(?:board|panel|cabinet)|decision\s+body)$", RegexOptions.IgnoreCase)]
    private static partial Regex Committee();

    [GeneratedRegex(@"^(?:(?:business\s+planning\s+)?brief\s+(?:description|summary)(?:\s+of\s+(?:the\s+)?(?:proposal|project|bid))?|proposal|summary(?:\s+of\s+(?:the\s+)?proposal)?|proposal\s+summary|description(?:\s+of\s+(?:the\s+)?(?:proposal|project|bid|saving|pressure))?|(?:proposal|project|bid)\s+description)$", RegexOptions.IgnoreCase)]
    private static partial Regex Description();

    [GeneratedRegex(@"^(?:date\s+of\s+(?:this\s+)?version|version\s*(?:date|/\s*date)?|date\s+of\s+(?:business\s+)?case|date\s+(?:of\s+(?:this\s+|the\s+)?(?:application|form|submission|completion|proposal|bid)|completed|prepared|submitted|updated|last\s+updated|drafted)|(?:last\s+updated|submission\s+date|completion\s+date)|date)$", RegexOptions.IgnoreCase)]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?:(?:bp|business\s+plan(?:ning)?|proposal|budget|savings?|bid|unique|pressure|growth|mtf[sp]|case|option|scheme)\s+)?ref(?:erences?)?\.?(?:\s*(?:\(s\)|number|no\.?|code|id))?$", RegexOptions.IgnoreCase)]
    private static partial Regex ReferenceLabel();

    [GeneratedRegex(@"^(?:business\s+leads?\s*(?:/|and|&)\s*(?:project\s+)?sponsors?|(?:business|project|executive|lead)\s+(?:leads?|sponsors?|officers?|owners?)|leads?|(?:project\s+)?sponsors?|senior\s+responsible\s+(?:officer|owner)s?(?:\s*\(sro\))?|sro|responsible\s+officers?|(?:report\s+)?authors?|(?:proposal\s+|case\s+)?owners?|(?:project|programme|service)\s+managers?|(?:contact|lead|business\s+leads?|responsible|accountable)\s*(?:/|and|&|or)\s*(?:lead|contact|responsible|accountable|sponsor)s?(?:\s+officers?)?|accountable\s+officers?|(?:lead|contact|sponsor)(?:ing)?\s+(?:officer|manager|director|person|name)s?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Leads();

    [GeneratedRegex(@"^(?:project|verto|programme)\s+(?:code|id|number|ref(?:erence)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex ProjectCode();

    [GeneratedRegex(@"^(?:directorate|department|(?:affected\s+)?services?(?:\(s\))?(?:\s+area|\s+affected)?|team|division|portfolio(?:\s+holder)?|cabinet\s+member|lead\s+member|wards?(?:\(s\))?(?:\s+affected)?|status|priority|workstream|programme|finance\s+(?:lead|contact|officer)|hr\s+lead|type(?:\s+of\s+(?:proposal|saving))?|key\s+decision|(?:one[- ]off|permanent|recurring|temporary)\s+or\s+(?:ongoing|recurring|permanent|temporary|one[- ]off))$", RegexOptions.IgnoreCase)]
    private static partial Regex OtherLabel();

    [GeneratedRegex(@"^(?:(?:in|for)\s+)?(?:(?:fy\s?)?(?:19|20)?\d\d\s?[-/–]\s?(?:20)?\d{1,2}\s+)?(?:(?:total|net|gross|revenue|capital|permanent|temporary|one[- ]off|annual|ongoing|expected|planned|estimated|proposed|recurrent|implementation|set-?up)\s+){0,3}(?:savings?|income|investments?|pressures?|costs?|funding|growth|bid|budget(?=\s+(?:requested|required|sought))|amount(?=\s+(?:requested|required|sought|of)))(?:\s*(?:/|&|\band\b|\bor\b)\s*(?:savings?|income|investments?|pressures?|costs?)){0,3}(?:\s+(?:amounts?|requests?|requested|required|targets?|proposals?|value|sought))?(?:\s+of\s+(?:savings?|income|investments?|pressures?|funding|growth|bid))?(?:\s+(?:in\s+|for\s+)?(?:fy\s?)?(?:19|20)?\d\d\s?[-/–]\s?(?:20)?\d{1,2})?(?:\s+(?:per\s+annum|p\.?a\.?|per\s+year|a\s+year|each\s+year))?(?:\s*\(\s*(?:£\s?)?(?:000s?|k|m|£)\s*\)|\s*£\s?(?:000s?|k|m)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    // A second label on the same line, closed by a colon: "Date of version: 2 May BP Reference: A/R.6.255".
    [GeneratedRegex(@"(?<![^\s])(?:(?:BP|Business\s+Plan(?:ning)?)\s+Ref(?:erence)?s?|Date\s+of\s+version|Business\s+Leads?\s*/\s*Sponsors?|Senior\s+Responsible\s+(?:Officer|Owner)|Project\s+Code|Committee|Project\s+Title)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex SecondLabel();

    // "2023-24 -£100k savings", "2023-24 Savings -£20k": a year, an amount and its word, with no colon.
    [GeneratedRegex(@"^(?<year>(?:19|20)\d\d\s?[-/–]\s?(?:20)?\d{1,2})\s+(?:(?<amount>[-–+]?\s?£\s?[-–]?\s?[\d.,]+\s?[km]?)\s+(?<word>savings?|income|investments?|pressures?|costs?)|(?<word2>savings?|income|investments?|pressures?|costs?)(?:\s+amount)?\s+(?<amount2>[-–+]?\s?£\s?[-–]?\s?[\d.,]+\s?[km]?.{0,60}))\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex BareAmount();

    // "Cost avoidance saving - £209,798 per annum": a word, a dash that is no minus, an amount.
    [GeneratedRegex(@"^(?<word>cost\s+avoidance(?:\s+savings?)?|avoided\s+costs?)\s*[-–:]\s*(?<amount>(?:circa\s+|c\.?\s*|approx\.?\s+|up\s+to\s+)?£.{1,80})$", RegexOptions.IgnoreCase)]
    private static partial Regex AvoidanceLine();

    /// <summary>The field that a whole text is the label of; null where it is none.</summary>
    public static HeaderField? FieldOf(string text)
    {
        var label = Squeeze(text);
        if (label.Length is 0 or > LongestLabel)
        {
            return null;
        }

        return Title().IsMatch(label) ? HeaderField.Title
            : Committee().IsMatch(label) ? HeaderField.Committee
            : Version().IsMatch(label) ? HeaderField.Version
            : ReferenceLabel().IsMatch(label) ? HeaderField.Reference
            : Leads().IsMatch(label) ? HeaderField.Leads
            : ProjectCode().IsMatch(label) ? HeaderField.ProjectCode
            : Amount().IsMatch(label) ? HeaderField.Amount
            : Description().IsMatch(label) ? HeaderField.Description
            : OtherLabel().IsMatch(label) ? HeaderField.Other
            : null;
    }

    /// <summary>A line as labels with their values, in order; none where it does not begin with a label.</summary>
    public static IReadOnlyList<(HeaderField Field, string Label, string Value)> Of(string line)
    {
        var found = new List<(HeaderField, string, string)>();
        var rest = line.Trim();
        if (rest.Contains('\t'))
        {
            return InCells(rest.Split('\t', StringSplitOptions.TrimEntries));
        }

        while (rest.Length > 0 && TryFirst(rest, out var field, out var label, out var value))
        {
            var second = SecondLabel().Match(value);
            var here = second.Success ? value[..second.Index].Trim() : value.Trim();
            found.Add((field.Value, label, here));
            rest = second.Success ? value[second.Index..] : "";
        }

        return found;
    }

    /// <summary>Labels and values side by side: a label, its value, the next label.</summary>
    private static List<(HeaderField Field, string Label, string Value)> InCells(string[] cells)
    {
        var found = new List<(HeaderField Field, string Label, string Value)>();
        foreach (var cell in cells.Where(c => c.Length > 0))
        {
            if (FieldOf(cell) is { } field && (found.Count == 0 || found[^1].Value.Length > 0))
            {
                found.Add((field, cell.TrimEnd(':').TrimEnd(), ""));
            }
            else if (found.Count == 0)
            {
                return [];
            }
            else
            {
                found[^1] = found[^1] with { Value = found[^1].Value.Length == 0 ? cell : found[^1].Value + " " + cell };
            }
        }

        // A row of figures under a word such as "Total savings" is a table of years, not a label.
        return found is [{ Field: HeaderField.Amount }] && cells.Count(c => c.Any(char.IsAsciiDigit)) > 1 ? [] : found;
    }

    /// <summary>A line that states an amount without a label and a colon.</summary>
    public static bool TryBareAmount(string line, [NotNullWhen(true)] out string? label, [NotNullWhen(true)] out string? value)
    {
        var text = line.Trim();
        var bare = text.Length > 160 ? Match.Empty : BareAmount().Match(text);
        if (bare.Success)
        {
            // The label is every word that is not the amount, so that none is lost.
            var figure = bare.Groups["amount"].Success ? bare.Groups["amount"] : bare.Groups["amount2"];
            label = (text[..figure.Index].TrimEnd() + text[(figure.Index + figure.Length)..].TrimEnd('.')).Trim();
            value = figure.Value;
            return true;
        }

        var avoidance = text.Length > 160 ? Match.Empty : AvoidanceLine().Match(text);
        label = avoidance.Success ? avoidance.Groups["word"].Value : null;
        value = avoidance.Success ? avoidance.Groups["amount"].Value : null;
        return avoidance.Success;
    }

    private static bool TryFirst(string text, [NotNullWhen(true)] out HeaderField? field, out string label, out string value)
    {
        var colon = text.AsSpan(0, Math.Min(text.Length, LongestLabel + 1)).IndexOfAny(':', '\t');
        if (colon > 0)
        {
            label = text[..colon].Trim();
            value = text[(colon + 1)..].Trim();
            field = FieldOf(label);
            return field is not null;
        }

        // A label that stands alone: a bare word such as "Title" or "Date" is too common to be one.
        label = text.Trim();
        value = "";
        field = label.Contains(' ') || Committee().IsMatch(label) ? FieldOf(label) : null;
        return field is not null;
    }

    private static string Squeeze(string text)
    {
        var trimmed = text.Trim().TrimEnd(':').Trim().Replace('\u00A0', ' ');
        return trimmed.Contains("  ", StringComparison.Ordinal) ? string.Join(' ', trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : trimmed;
    }
}
