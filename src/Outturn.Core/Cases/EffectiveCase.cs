using Outturn.Core.Cases.Reading;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Cases;

/// <summary>How a value of a case stands.</summary>
public enum Standing
{
    /// <summary>As read; nobody has looked.</summary>
    AsRead,

    /// <summary>The reader doubts it and asks.</summary>
    Asked,

    /// <summary>A person said that it is so.</summary>
    Confirmed,

    /// <summary>A person said that it is otherwise.</summary>
    Corrected,
}

/// <summary>A headline amount as it stands now.</summary>
/// <param name="Index">Its place in the case, from 0.</param>
/// <param name="Read">As the reader gave it.</param>
/// <param name="Now">As it stands: a person's answer, or as read.</param>
public sealed record EffectiveAmount(int Index, CaseAmount Read, HeadlineAmount Now, Standing Standing)
{
    public bool IsSettled => Standing is Standing.Confirmed or Standing.Corrected;

    /// <summary>
    /// What counts in totals. A doubtful amount that nobody has answered is not quantified, with its own words: it is never zero, and
    /// never the figure that is doubted.
    /// </summary>
    public Amount Counted => Standing == Standing.Asked ? new Amount.Unquantified(Read.Raw) : Now.Amount;
}

/// <summary>A case as it stands: as read, with what people have said of it.</summary>
public sealed class EffectiveCase
{
    private EffectiveCase(ReadCase read, CaseReview review)
    {
        Read = read;
        Review = review;
        Amounts = [.. read.Amounts.Select((a, i) => Amount(a, i, review))];
    }

    public ReadCase Read { get; }

    public CaseReview Review { get; }

    public IReadOnlyList<EffectiveAmount> Amounts { get; }

    public string Title => Value(CaseField.Title) is [var title, ..] ? title : "";

    public IReadOnlyList<CaseType> Types => [.. Value(CaseField.Types).Select(CaseWords.TypeOf).OfType<CaseType>()];

    public IReadOnlyList<string> Committees => Value(CaseField.Committees);

    /// <summary>The codes, in their one spelling.</summary>
    public IReadOnlyList<string> References => Value(CaseField.References);

    /// <summary>The version's date as written; empty where there is none.</summary>
    public string Version => Value(CaseField.Version) is [var version, ..] ? version : "";

    /// <summary>Names or posts as printed: they stand outside the record.</summary>
    public IReadOnlyList<string> Leads => Value(CaseField.Leads);

    /// <summary>Amounts that a person has to answer.</summary>
    public IReadOnlyList<EffectiveAmount> Asked => [.. Amounts.Where(a => a.Standing == Standing.Asked)];

    public static EffectiveCase Of(ReadCase read, CaseReview review) => new(read, review);

    /// <summary>A field as it stands, one value each; empty where there is none.</summary>
    public IReadOnlyList<string> Value(CaseField field) => Review.Fields.TryGetValue(field, out var said) ? said.Now : ReadValue(field);

    /// <summary>A field as it was read.</summary>
    public IReadOnlyList<string> ReadValue(CaseField field) => field switch
    {
        CaseField.Title => One(Read.Title.Value),
        CaseField.Types => [.. Read.Types.Select(t => t.Value.ToString()).Distinct(StringComparer.Ordinal)],
        CaseField.Committees => [.. Read.Committees.Select(c => c.Value).Distinct(StringComparer.Ordinal)],
        CaseField.References => [.. Read.References.Select(r => r.Value.Code).Distinct(StringComparer.Ordinal)],
        CaseField.Version => One(Read.Version?.Raw ?? ""),
        _ => [.. Read.Leads.Select(l => l.Value)],
    };

    /// <summary>How the field stands: what the reader is least sure of counts.</summary>
    public Standing Of(CaseField field) => Review.Fields.TryGetValue(field, out var said)
        ? said.Now.SequenceEqual(ReadValue(field), StringComparer.Ordinal) ? Standing.Confirmed : Standing.Corrected
        : SureOf(field) == Sureness.Doubtful ? Standing.Asked : Standing.AsRead;

    /// <summary>How sure the reader is of a field; of several values the least. A field that the form has and nothing is in is sure.</summary>
    public Sureness SureOf(CaseField field) => Sources(field).Select(s => s.Sure).DefaultIfEmpty(Sureness.Sure).Max();

    /// <summary>Where the field's values were read: the place, as printed, how sure, how.</summary>
    public IReadOnlyList<(Papers.Place Place, string Raw, Sureness Sure, string How)> Sources(CaseField field) => field switch
    {
        CaseField.Title => [From(Read.Title)],
        CaseField.Types => [.. Read.Types.Select(From)],
        CaseField.Committees => [.. Read.Committees.Select(From)],
        CaseField.References => [.. Read.References.Select(From)],
        CaseField.Version => Read.Version is { } version ? [From<DateReading>(version)] : [],
        _ => [.. Read.Leads.Select(From)],
    };

    private static (Papers.Place Place, string Raw, Sureness Sure, string How) From<T>(ReadValue<T> value) => (value.Place, value.Raw, value.Sure, value.How);

    private static string[] One(string text) => text.Length == 0 ? [] : [text];

    private static EffectiveAmount Amount(CaseAmount read, int index, CaseReview review)
    {
        var asRead = HeadlineAmount.Of(read);
        return review.Amounts.TryGetValue(index, out var said)
            ? new(index, read, said.Now, said.Now == asRead ? Standing.Confirmed : Standing.Corrected)
            : new(index, read, asRead, read.Sure == Sureness.Doubtful || read.Question is not null ? Standing.Asked : Standing.AsRead);
    }
}
