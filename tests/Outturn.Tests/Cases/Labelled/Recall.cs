using System.Globalization;
using System.Text;
using Outturn.Core.Cases.Reading;

namespace Outturn.Tests.Cases.Labelled;

/// <summary>How many of the labelled values were read, and how many were read that no label has, by field.</summary>
internal sealed class Recall
{
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

    /// <summary>As a table of Markdown.</summary>
    public string Table()
    {
        var text = new StringBuilder("| field | labelled | read | recall | read and not labelled |\n| --- | --- | --- | --- | --- |\n");
        foreach (var (field, (labelled, found, extra)) in _fields.Append(new("all", (_fields.Values.Sum(f => f.Labelled), _fields.Values.Sum(f => f.Found), _fields.Values.Sum(f => f.Extra)))))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {field} | {labelled} | {found} | {(labelled == 0 ? "" : (100m * found / labelled).ToString("0.0", CultureInfo.InvariantCulture) + " %")} | {extra} |\n");
        }

        return text.ToString();
    }
}
