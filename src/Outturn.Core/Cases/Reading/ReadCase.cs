using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Cases.Reading;

/// <summary>How sure the reader is of what it read.</summary>
public enum Sureness
{
    /// <summary>Written in the field that asks for it, in a form that means one thing.</summary>
    Sure,

    /// <summary>Followed from what stands near it, or spelt in another way.</summary>
    Likely,

    /// <summary>A person should say: it is asked about.</summary>
    Doubtful,
}

/// <summary>A value with where it came from.</summary>
/// <param name="Value">As understood.</param>
/// <param name="Raw">As printed.</param>
/// <param name="Place">Where it is printed.</param>
/// <param name="Sure">How sure the reader is.</param>
/// <param name="How">How it was reached, in words; empty where it is plainly in its field.</param>
public sealed record ReadValue<T>(T Value, string Raw, Place Place, Sureness Sure = Sureness.Sure, string How = "");

/// <summary>What a headline amount is of.</summary>
public enum AmountRole
{
    Saving,
    Income,
    Pressure,
    Investment,

    /// <summary>Against a forecast that would have been: never counted with the others.</summary>
    CostAvoidance,

    /// <summary>Held apart, to be drawn on if it is needed.</summary>
    Contingency,

    /// <summary>What an earlier paper said: it no longer holds.</summary>
    Previous,
    Unclear,
}

/// <summary>How long an amount lasts, where the paper says.</summary>
public enum AmountTerm
{
    NotSaid,
    Permanent,
    OneOff,

    /// <summary>For <see cref="CaseAmount.Years"/> years in all.</summary>
    OverYears,
}

/// <summary>One press that settles a doubtful amount.</summary>
public sealed record AmountAnswer(Amount Amount, string Words);

/// <summary>One headline amount of a case, from its header.</summary>
/// <param name="Label">As printed, such as "2022-23 Savings amount".</param>
/// <param name="Raw">As printed, such as "£562,200 / £325k".</param>
/// <param name="Year">The year that the label or the text names; null where it names none.</param>
/// <param name="Amount">The effect on the council's net budget: savings and income are negative.</param>
/// <param name="Role">What it is of.</param>
/// <param name="Place">Where it is printed.</param>
/// <param name="Sure">How sure the reader is.</param>
/// <param name="How">How the unit and the sign were reached.</param>
public sealed record CaseAmount(string Label, string Raw, FinancialYear? Year, Amount Amount, AmountRole Role, Place Place, Sureness Sure, string How)
{
    public AmountTerm Term { get; init; }

    /// <summary>With <see cref="AmountTerm.OverYears"/>; 0 otherwise.</summary>
    public int Years { get; init; }

    public AmountQualifiers Qualifiers { get; init; }

    /// <summary>What to ask a person, as a sentence; null where nothing is doubtful.</summary>
    public Problem? Question { get; init; }

    /// <summary>What settles the question at one press; the first is what <see cref="Amount"/> holds now.</summary>
    public IReadOnlyList<AmountAnswer> Answers { get; init; } = [];
}

/// <summary>A section of a case: an answer to one of its form's questions.</summary>
/// <param name="Key">The form's own key of the question; for headings of no form, the heading in small letters with hyphens.</param>
/// <param name="Heading">As printed.</param>
/// <param name="State">Whether it is answered.</param>
/// <param name="Place">Of the heading.</param>
/// <param name="Blocks">What stands under the heading, in order, tables among them.</param>
public sealed record ReadSection(string Key, string Heading, SectionState State, Place Place, IReadOnlyList<Block> Blocks)
{
    /// <summary>Whether the wording differs from the form's own so far that it was matched by likeness.</summary>
    public Sureness Sure { get; init; }

    /// <summary>Other keys of the form that the heading answers too, as in "Assumptions and risks".</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Headings that only group, such as "Project approach", and stand over this one.</summary>
    public IReadOnlyList<TextBlock> Above { get; init; } = [];

    /// <summary>The words without the tables: paragraphs parted by an empty line, points of a list by a newline, each with its mark.</summary>
    public string Text => SectionText.Of(Blocks);
}

/// <summary>Text that no field or table took, kept in its place.</summary>
public sealed record UnreadText(Place Place, string Text);

/// <summary>One case, bid or paper of a pack, as read.</summary>
public sealed record ReadCase
{
    /// <summary>From 1, in the order of the pack.</summary>
    public required int Number { get; init; }

    public required CaseTemplate Template { get; init; }

    /// <summary>How the form was recognised, in words.</summary>
    public required string TemplateHow { get; init; }

    public required ReadValue<string> Title { get; init; }

    /// <summary>The line that says what kind of document this is, such as "Business Planning: Business Case – Savings proposal"; empty where there is none.</summary>
    public string DocumentLine { get; init; } = "";

    /// <summary>What the case says that it proposes, in the order said.</summary>
    public IReadOnlyList<ReadValue<CaseType>> Types { get; init; } = [];

    public IReadOnlyList<ReadValue<string>> Committees { get; init; } = [];

    public IReadOnlyList<ReadValue<Reference>> References { get; init; } = [];

    /// <summary>Such as TR001532, where the form asks for one.</summary>
    public ReadValue<string>? ProjectCode { get; init; }

    public IReadOnlyList<CaseAmount> Amounts { get; init; } = [];

    /// <summary>Null where the form has no such field.</summary>
    public ReadValue<DateReading>? Version { get; init; }

    /// <summary>Names or posts as printed, one by one, each with the post that stands beside it.</summary>
    public IReadOnlyList<ReadValue<string>> Leads { get; init; } = [];

    public ReadValue<string>? Description { get; init; }

    /// <summary>Every header field as printed, label and value, in order: nothing of the header is lost.</summary>
    public IReadOnlyList<ReadLabel> Labels { get; init; } = [];

    public IReadOnlyList<ReadSection> Sections { get; init; } = [];

    public IReadOnlyList<ReadTable> Tables { get; init; } = [];

    /// <summary>Every figure in the prose, in order.</summary>
    public IReadOnlyList<ProseFigure> Figures { get; init; } = [];

    /// <summary>Where the paper itself says that a table or a picture cannot be read.</summary>
    public IReadOnlyList<Illegible> Illegible { get; init; } = [];

    public IReadOnlyList<UnreadText> Unread { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The case's own blocks, in order.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>The part of the pack that it stands in; null in a paper of one case.</summary>
    public int? Part { get; init; }
}

/// <summary>A label of the header with what stands in it.</summary>
public sealed record ReadLabel(string Label, string Value, Place Place);

public enum FigureKind
{
    Money,
    Percent,
    Number,
}

/// <summary>A figure in running text.</summary>
/// <param name="Kind">Money, a share of a hundred, or a count.</param>
/// <param name="Raw">As printed.</param>
/// <param name="Amount">Of money, signed as printed; null for the others.</param>
/// <param name="Value">Of a percentage or a count; null for money.</param>
/// <param name="Section">The key of the section; "header" above the first.</param>
/// <param name="Place">Of the paragraph.</param>
public sealed record ProseFigure(FigureKind Kind, string Raw, Amount? Amount, decimal? Value, string Section, Place Place);

/// <param name="Section">The key of the section; "header" above the first.</param>
/// <param name="Text">As printed, such as "[illegible]".</param>
public sealed record Illegible(string Section, string Text, Place Place);
