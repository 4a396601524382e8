using System.Globalization;
using Outturn.Core.Cases.Reading;

namespace Outturn.Tests.Cases.Labelled;

/// <summary>How many of the labelled values were read, and how many were read that no label has, by field.</summary>
internal sealed class Recall
{
    // Named so that the two forms of one set have the same rows, though a field was read in one of them only.
    private static readonly string[] Known = ["amount", "cases", "code", "committee", "date in a table", "lead", "rag", "reference", "section", "table", "template", "title", "type", "unread", "version"];

    private readonly SortedDictionary<string, (int Labelled, int Found, int Extra)> _fields = new(StringComparer.Ordinal);

    /// <summary>What was missed or read in excess, one line each.</summary>
    public List<string> Differences { get; } = [];

    public int Papers { get; private set; }

    public void Count(LabelledPaper paper, CasePack pack)
    {
        Papers++;
        Add(paper.Name, [("cases", paper.Cases.Count.ToString(CultureInfo.InvariantCulture))], [("cases", pack.Cases.Count.ToString(CultureInfo.InvariantCulture))]);
        for (var i = 0; i < paper.Cases.Count; i++)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{paper.Name}, case {i + 1}"), paper.Cases[i], i < pack.Cases.Count ? LabelledPaper.Told(pack.Cases[i]) : []);
        }
    }

    private void Add(string where, IReadOnlyList<(string Field, string Value)> labels, IReadOnlyList<(string Field, string Value)> told)
    {
        var left = told.ToList();
        foreach (var label in labels)
        {
            var (labelled, found, extra) = _fields.GetValueOrDefault(label.Field);
            var has = left.Remove(label);
            _fields[label.Field] = (labelled + 1, found + (has ? 1 : 0), extra);
            if (!has)
            {
                Differences.Add($"{where}: {label.Field} “{label.Value}” was not read");
            }
        }

        foreach (var (field, value) in left)
        {
            var (labelled, found, extra) = _fields.GetValueOrDefault(field);
            _fields[field] = (labelled, found, extra + 1);
            Differences.Add($"{where}: {field} “{value}” was read and is not labelled");
        }
    }

    /// <summary>Each field that any paper may have, in order, and the sum of all at the end.</summary>
    public IEnumerable<(string Field, (int Labelled, int Found, int Extra) Counted)> Fields() =>
        Known.Concat(_fields.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(f => (f, _fields.GetValueOrDefault(f)))
            .Append(("all", (_fields.Values.Sum(f => f.Labelled), _fields.Values.Sum(f => f.Found), _fields.Values.Sum(f => f.Extra))));

    /// <summary>Found of labelled in per cent; empty where nothing is labelled.</summary>
    public static string Share((int Labelled, int Found, int Extra) counted) =>
        counted.Labelled == 0 ? "" : (100m * counted.Found / counted.Labelled).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
