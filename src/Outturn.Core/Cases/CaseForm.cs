namespace Outturn.Core.Cases;

/// <summary>One question or heading of a form that a case answers.</summary>
/// <param name="Key">The form's own key, such as "outcomes".</param>
/// <param name="Wordings">How it is asked: the form's own wording first, then those seen instead of it.</param>
public sealed record CaseQuestion(string Key, IReadOnlyList<string> Wordings)
{
    /// <summary>Other keys of the form that a heading in this wording answers too, such as "assumptions and risks".</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Whether a case on the form may leave it out.</summary>
    public bool IsOptional { get; init; }
}

/// <summary>A form that cases are written on: its questions, and the headings that only group them.</summary>
/// <param name="Template">Which form.</param>
/// <param name="Questions">In the form's order.</param>
/// <param name="Groups">Headings with no answer of their own, such as "Project approach".</param>
public sealed record CaseForm(CaseTemplate Template, IReadOnlyList<CaseQuestion> Questions, IReadOnlyList<string> Groups)
{
    /// <summary>Words that the form prints inside an answer, such as the "Title" over a list of risks: an answer of nothing else is empty.</summary>
    public IReadOnlyList<string> Printed { get; init; } = [];
}
