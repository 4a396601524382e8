using System.Text.RegularExpressions;

namespace Outturn.Core.Values.Reading;

/// <summary>The words of dates in council papers, and those that stand where a date should.</summary>
internal static partial class DateWords
{
    /// <summary>1 for January; 0 where the word is no month.</summary>
    public static int Month(string word) => word switch
    {
        "jan" or "january" => 1,
        "feb" or "february" or "febuary" or "feburary" => 2,
        "mar" or "march" => 3,
        "apr" or "april" => 4,
        "may" => 5,
        "jun" or "june" => 6,
        "jul" or "july" => 7,
        "aug" or "august" => 8,
        "sep" or "sept" or "september" => 9,
        "oct" or "october" => 10,
        "nov" or "november" => 11,
        "dec" or "december" => 12,
        _ => 0,
    };

    public static bool IsWeekday(string word) => word is "mon" or "monday" or "tue" or "tues" or "tuesday" or "wed" or "weds" or "wednesday" or "thu" or "thur" or "thurs" or "thursday" or "fri" or "friday" or "sat" or "saturday" or "sun" or "sunday";

    /// <summary>Words that may stand before a date and change nothing in it.</summary>
    public static bool IsBefore(string word) => IsWeekday(word) || word is "by" or "from" or "to" or "in" or "on" or "the" or "of" or "at" or "for" or "during" or "due" or "date" or "target" or "est" or "estimated" or "expected"
        or "approx" or "approximately" or "circa" or "c" or "around" or "about" or "until" or "till" or "starting" or "start" or "starts" or "begins" or "begin" or "commencing" or "commence" or "commences" or "provisional" or "provisionally"
        or "latest" or "planned" or "anticipated" or "no" or "later" or "than" or "w" or "c" or "week" or "beginning" or "before" or "up" or "tbc" or "live" or "go" or "complete" or "revised" or "indicative" or "likely" or "now" or "is";

    /// <summary>Words that may stand after a date and change nothing in it.</summary>
    public static bool IsAfter(string word) => word is "tbc" or "tba" or "provisional" or "approx" or "approximately" or "latest" or "at" or "the" or "start" or "date" or "or" or "earlier" or "sooner" or "est" or "estimated" or "target" or "proposed" or "planned" or "budget" or "only" or "deadline" or "go" or "live" or "completed" or "indicative" or "financial" or "fy";

    [GeneratedRegex(@"^(?:n\s?[/\\.]\s?a\b|na$|not applicable\b|none$|#n/a$)")]
    public static partial Regex NotApplicable();

    [GeneratedRegex(@"^(?:tbc|tba|tbd|t\.b\.[cad]|to be (?:confirmed|agreed|determined|decided|advised|established|set|scheduled|arranged|assessed|defined|developed|announced)|not (?:yet )?(?:known|agreed|confirmed|set|decided|determined|scheduled)|date (?:tbc|to be)|unknown|unclear|unconfirmed|awaiting|\?)(?![a-z])")]
    public static partial Regex ToBeConfirmed();

    [GeneratedRegex(@"\b(?:daily|weekly|fortnightly|monthly|bi-?\s?monthly|bi-?\s?weekly|quarterly|termly|half[- ]?termly|annually|annual|yearly|bi-?\s?annual(?:ly)?|six-?\s?monthly|half-?\s?yearly|twice|every|each (?:day|week|month|quarter|term|year)|per (?:week|month|quarter|term|year|annum)|recurring|regular(?:ly)?)\b")]
    public static partial Regex Recurring();

    [GeneratedRegex(@"^(?:on-?\s?going|on going|throughout|through-?out|continu(?:ous|ously|ing|es|ed|e|al|ally)|rolling|bau|business as usual|indefinite(?:ly)?|always|all year|as (?:and when )?(?:required|needed|necessary)|as and when|open[- ]ended|no end|permanent|whole (?:year|programme|project)|life of|duration of|for the duration)\b")]
    public static partial Regex Ongoing();

    [GeneratedRegex(@"^(?:completed?|done|closed|delivered|achieved|finished|commenced|started|begun|in (?:process|progress|place|train|hand|development|delivery)|under-?\s?way|not (?:yet )?(?:started|commenced|begun|due)|delayed|on (?:hold|track|target|schedule)|paused|overdue|already|live|current(?:ly)?|existing|agreed|approved|cancelled|superseded|work (?:has|is)|this (?:has|is|work)|now (?:complete|live)|recruited|implemented|appointed|ready)\b")]
    public static partial Regex Status();

    [GeneratedRegex(@"^(?:immediate(?:ly)?|asap|a\.s\.a\.p\.?|as soon as (?:possible|practicable)|straight away|short[- ]term|medium[- ]term|long[- ]term|next (?:week|month|quarter|year)|this (?:week|month|quarter|year))\b")]
    public static partial Regex Soon();

    // "Within 4 months", "6-8 weeks", "three years", "Month 3", "Year 1", "Weeks 1-6".
    [GeneratedRegex(@"(?<![\d/])(?:\d{1,4}(?:\.\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|several|few|couple of)\+?(?:\s?(?:-|to|or|/)\s?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve))?\+?[\s-]?(?:full |working |calendar |school )?(?:hours?|days?|weeks?|wks?|months?|mths?|years?|yrs?|terms?)\b|\b(?:months?|weeks?|days?|years?|yr|mth|wk|m|y|w)\s?\d{1,2}(?:\s?(?:-|to|and|&)\s?(?:(?:month|week|day|year)\s)?\d{1,2})?(?![\d/])")]
    public static partial Regex Length();

    [GeneratedRegex(@"\b(?:committee|council|cabinet|board|panel|meeting|approval|approved|decision|election|elections|budget setting|following|after|once|upon|when|subject to|prior to|before|post|pending|depend(?:s|ent|ing)|linked|in line with|aligned|alongside|completion of|end of (?:the )?(?:project|programme|contract|pilot|consultation|term)|award|go-?\s?live|launch|sign-?\s?off|publication|contract (?:end|start)|until|by the time|easter|christmas|half[- ]term|consultation|gateway|review point)\b")]
    public static partial Regex Event();

    /// <summary>What follows is not the date itself but what it is counted from.</summary>
    [GeneratedRegex(@"^(?:following|after|once|upon|when|post|pending|subject to|depends|dependent|depending|linked|prior to)\b")]
    public static partial Regex CountedFrom();
}
