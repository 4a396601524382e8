using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Outturn.Core.Cases;
using Outturn.Core.Values;

namespace Outturn.Core.Writing.Templates;

/// <summary>A template and its version, such as <c>council-2022.1</c>. A published version never changes.</summary>
/// <param name="Name">Small letters, digits and hyphens.</param>
/// <param name="Version">From 1.</param>
public readonly record struct TemplateKey(string Name, int Version)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}.{Version}");

    public static bool TryParse([NotNullWhen(true)] string? text, out TemplateKey key)
    {
        key = default;
        var dot = text?.LastIndexOf('.') ?? -1;
        if (dot <= 0 || !int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
        {
            return false;
        }

        key = new(text![..dot], version);
        return true;
    }
}

/// <summary>The points at which somebody decides whether a case may go on, in order.</summary>
public enum Gate
{
    /// <summary>An idea becomes an outline worth writing out.</summary>
    Outline,

    /// <summary>Finance, HR, legal and equality clear it.</summary>
    Clearance,

    /// <summary>A committee sees it.</summary>
    Committee,

    /// <summary>Full Council sets the plan.</summary>
    Council,
}

public enum FieldKind
{
    /// <summary>Markdown.</summary>
    Words,

    /// <summary>Rows of a table of a known kind.</summary>
    Table,
}

/// <summary>One field of a template's schema: what is kept under a key, and when it is asked.</summary>
/// <param name="Key">The field's own name within the template: small letters, digits and hyphens.</param>
/// <param name="Kind">Words or a table.</param>
public sealed record TemplateField(string Key, FieldKind Kind)
{
    /// <summary>With <see cref="FieldKind.Table"/>.</summary>
    public CaseTable? Table { get; init; }

    /// <summary>The first gate at which it has to be answered; null for never.</summary>
    public Gate? RequiredBy { get; init; }

    /// <summary>The size from which a case is asked for it: the largest change to a year's budget, either way. Zero for every case.</summary>
    public Money AsksFrom { get; init; }

    /// <summary>Whether "not applicable", with a reason, is an answer.</summary>
    public bool MayNotApply { get; init; } = true;

    /// <summary>How many words are asked at most; 0 for no limit. More is questioned, never refused.</summary>
    public int MostWords { get; init; }

    /// <summary>Fields of other templates, as <c>council-2018/risks</c>, whose answers belong here when a case moves to this template. The field's own key is always one.</summary>
    public IReadOnlyList<string> Takes { get; init; } = [];

    public bool Equals(TemplateField? other) => other is not null && Key == other.Key && Kind == other.Kind && Table == other.Table && RequiredBy == other.RequiredBy
        && AsksFrom == other.AsksFrom && MayNotApply == other.MayNotApply && MostWords == other.MostWords && Takes.SequenceEqual(other.Takes, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Key, Kind, Table, RequiredBy, AsksFrom);
}

/// <summary>A field on the form.</summary>
/// <param name="Field">The field's key.</param>
/// <param name="Label">What it is called beside its box; empty where the question itself says it.</param>
/// <param name="Hint">A sentence under the label; empty for none.</param>
public sealed record FormField(string Field, string Label, string Hint = "");

/// <summary>One question: a page of the form, a heading of the document.</summary>
/// <param name="Key">As the readers of existing papers name the section.</param>
/// <param name="Wording">As it is asked and printed.</param>
/// <param name="Short">For lists, such as "Options".</param>
/// <param name="Guidance">Markdown beside the question: what a good answer says.</param>
public sealed record TemplateQuestion(string Key, string Wording, string Short, string Guidance, IReadOnlyList<FormField> Fields)
{
    /// <summary>A heading over this question and those that follow with the same, such as "Project approach"; empty for none.</summary>
    public string Group { get; init; } = "";

    public bool Equals(TemplateQuestion? other) => other is not null && Key == other.Key && Wording == other.Wording && Short == other.Short && Guidance == other.Guidance && Group == other.Group && Fields.SequenceEqual(other.Fields);

    public override int GetHashCode() => HashCode.Combine(Key, Wording, Short, Group);
}

/// <summary>How the answers are shown.</summary>
/// <param name="DocumentLine">The line over the title, such as "Business planning: business case".</param>
/// <param name="Order">Questions in the order of the document; empty for the form's.</param>
/// <param name="Summary">Fields whose answers make the summary.</param>
public sealed record TemplatePresenters(string DocumentLine, IReadOnlyList<string> Order, IReadOnlyList<string> Summary)
{
    public bool Equals(TemplatePresenters? other) => other is not null && DocumentLine == other.DocumentLine && Order.SequenceEqual(other.Order, StringComparer.Ordinal) && Summary.SequenceEqual(other.Summary, StringComparer.Ordinal);

    public override int GetHashCode() => DocumentLine.GetHashCode(StringComparison.Ordinal);
}

/// <summary>
/// A template that cases are written on, as data in three parts: the schema says what is kept and when it is asked, the form how it is asked, the
/// presenters how it is shown. The vocabulary is closed: there are no expressions in it.
/// </summary>
/// <param name="Key">Which, and which version.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Form">The form of existing papers that it follows; <see cref="CaseTemplate.Unknown"/> for none.</param>
public sealed record Template(TemplateKey Key, string Title, CaseTemplate Form, IReadOnlyList<TemplateField> Schema, IReadOnlyList<TemplateQuestion> Questions, TemplatePresenters Presenters)
{
    public TemplateField? Field(string key) => Schema.FirstOrDefault(f => f.Key == key);

    public TemplateQuestion? Question(string key) => Questions.FirstOrDefault(q => q.Key == key);

    public TemplateQuestion? QuestionOf(string field) => Questions.FirstOrDefault(q => q.Fields.Any(f => f.Field == field));

    /// <summary>Questions as the document has them.</summary>
    public IEnumerable<TemplateQuestion> InDocument => Presenters.Order.Count == 0
        ? Questions
        : Presenters.Order.Select(Question).OfType<TemplateQuestion>().Concat(Questions.Where(q => !Presenters.Order.Contains(q.Key)));

    /// <summary>What a field is called in lists and problems: its label, or its question's short name.</summary>
    public string NameOf(string field) => QuestionOf(field) is { } question
        ? question.Fields.First(f => f.Field == field).Label is { Length: > 0 } label ? label : question.Short
        : field;

    public bool Equals(Template? other) => other is not null && Key == other.Key && Title == other.Title && Form == other.Form
        && Schema.SequenceEqual(other.Schema) && Questions.SequenceEqual(other.Questions) && Presenters == other.Presenters;

    public override int GetHashCode() => HashCode.Combine(Key, Title, Schema.Count, Questions.Count);
}
