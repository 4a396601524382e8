using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

/// <summary>One row of a table.</summary>
/// <param name="Id">Stays with the row while its words change: what a merge and a benefit's readings go by. Short, and unique within the case.</param>
/// <param name="Cells">What is typed, by the column's key; what is empty is left out.</param>
public sealed record CaseRow(string Id, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    public bool IsEmpty => Cells.Count == 0;

    /// <summary>The same with a cell typed anew; an empty one is taken out.</summary>
    public CaseRow With(string column, string text)
    {
        var cells = new Dictionary<string, string>(Cells, StringComparer.Ordinal);
        if (text.Length == 0)
        {
            cells.Remove(column);
        }
        else
        {
            cells[column] = text;
        }

        return this with { Cells = cells };
    }

    /// <summary>Whether the same is typed in it, whatever its id.</summary>
    public bool SaysAs(CaseRow other) => Cells.Count == other.Cells.Count && Cells.All(c => other[c.Key] == c.Value);

    public bool Equals(CaseRow? other) => other is not null && Id == other.Id && SaysAs(other);

    public override int GetHashCode() => HashCode.Combine(Id, Cells.Count);
}

/// <summary>What stands in one field of a case.</summary>
/// <param name="Words">Markdown, with live figures in double braces; empty for a table's field.</param>
/// <param name="Rows">Of a table; none for a field of words.</param>
/// <param name="Reason">Why it does not apply; null where it does.</param>
public sealed record Answer(string Words, IReadOnlyList<CaseRow> Rows, string? Reason = null)
{
    public static Answer None { get; } = new("", []);

    public static Answer Of(string words) => new(words, []);

    public static Answer Of(IReadOnlyList<CaseRow> rows) => new("", rows);

    public static Answer NotApplicable(string reason) => new("", [], reason);

    public bool IsEmpty => Reason is null && string.IsNullOrWhiteSpace(Words) && Rows.Count == 0;

    /// <summary>Whether the same is said, whatever the ids of rows.</summary>
    public bool SaysAs(Answer other) => Words == other.Words && Reason == other.Reason && Rows.Count == other.Rows.Count && Rows.Zip(other.Rows).All(p => p.First.SaysAs(p.Second));

    public bool Equals(Answer? other) => other is not null && Words == other.Words && Reason == other.Reason && Rows.SequenceEqual(other.Rows);

    public override int GetHashCode() => HashCode.Combine(Words, Reason, Rows.Count);
}

/// <summary>An answer that the case's template has no field for: it came from another template and is kept, shown and printed at the end.</summary>
/// <param name="From">The template that it was written on.</param>
/// <param name="Field">Its field there.</param>
/// <param name="Heading">What it answered, in words.</param>
/// <param name="Table">Of a table.</param>
public sealed record KeptAnswer(TemplateKey From, string Field, string Heading, CaseTable? Table, Answer Answer);

/// <summary>Everything that is written in a case. Its title, its money, its committees and its posts are not here: they are the proposal's and its plan lines'.</summary>
/// <param name="Template">What it is written on.</param>
/// <param name="Answers">By field; a field that is not here is empty.</param>
/// <param name="Kept">What earlier templates had and this one has no place for.</param>
public sealed record CaseContent(TemplateKey Template, IReadOnlyDictionary<string, Answer> Answers, IReadOnlyList<KeptAnswer> Kept)
{
    public static CaseContent Empty(TemplateKey template) => new(template, new Dictionary<string, Answer>(StringComparer.Ordinal), []);

    public Answer this[string field] => Answers.GetValueOrDefault(field, Answer.None);

    /// <summary>The same with one field answered anew; an empty answer is left out.</summary>
    public CaseContent With(string field, Answer answer)
    {
        var answers = new Dictionary<string, Answer>(Answers, StringComparer.Ordinal);
        if (answer.IsEmpty)
        {
            answers.Remove(field);
        }
        else
        {
            answers[field] = answer;
        }

        return this with { Answers = answers };
    }

    public bool Equals(CaseContent? other) => other is not null && Template == other.Template && Kept.SequenceEqual(other.Kept)
        && Answers.Count == other.Answers.Count && Answers.All(a => other.Answers.TryGetValue(a.Key, out var theirs) && a.Value == theirs);

    public override int GetHashCode() => HashCode.Combine(Template, Answers.Count, Kept.Count);
}
