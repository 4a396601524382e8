using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

public enum AssessmentState
{
    /// <summary>The heading stands with nothing under it, or is not there.</summary>
    NotSaid,

    /// <summary>It exists and stands elsewhere.</summary>
    Provided,
    ToBeCompleted,

    /// <summary>Words that say neither: the assessment itself, perhaps.</summary>
    Other,
}

/// <summary>What a fund bid says of its impact assessment.</summary>
/// <param name="State">Whether it is there.</param>
/// <param name="Raw">As printed; empty where nothing is.</param>
public sealed partial record BidAssessment(AssessmentState State, string Raw)
{
    [GeneratedRegex(@"\b(?:provided|attached|supporting\s+information|appended|available|completed\s+and)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Provided();

    [GeneratedRegex(@"\b(?:to\s+be\s+(?:completed|developed|done|provided|confirmed|drafted)|will\s+be\s+(?:completed|developed|done|provided|drafted)|tbc|in\s+(?:progress|development|draft))\b", RegexOptions.IgnoreCase)]
    private static partial Regex ToBe();

    /// <summary>Null where the case is no bid.</summary>
    public static BidAssessment? Of(ReadCase read)
    {
        if (read.Template != CaseTemplate.FundBid)
        {
            return null;
        }

        var raw = read.Sections.FirstOrDefault(s => s.Key == "assessment")?.Text ?? "";
        return new(raw.Length == 0 ? AssessmentState.NotSaid : ToBe().IsMatch(raw) ? AssessmentState.ToBeCompleted : Provided().IsMatch(raw) ? AssessmentState.Provided : AssessmentState.Other, raw);
    }
}
