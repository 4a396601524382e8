using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Cases.Reading;

/// <summary>What a person should look at in a case that was read.</summary>
internal static class CaseQuestions
{
    public static IReadOnlyList<Problem> Of(ReadCase read, Paper paper)
    {
        var name = $"case {read.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        string Where(Place place) => $"{name}, {paper.Where(place)}";
        var problems = new List<Problem>();
        if (read.Template == CaseTemplate.Unknown)
        {
            problems.Add(Problem.Notice("case.template-unknown", name, "None of the forms that are known has these headings, so the case is kept under its own. Its fields can be given by hand."));
        }

        if (read.Title.Sure == Sureness.Doubtful)
        {
            problems.Add(Problem.Warning("case.title-unclear", Where(read.Title.Place), "Nothing says which words are the title. Give the title."));
        }

        foreach (var amount in read.Amounts)
        {
            if (amount.Question is { } question)
            {
                problems.Add(question with { Where = Where(amount.Place) });
            }
        }

        if (read.Template == CaseTemplate.Council2022)
        {
            OfReferences(read, name, Where, problems);
        }

        if (read.Version is { } version && version.Value.Kind is not (DateKind.Day or DateKind.Month or DateKind.Quarter or DateKind.Year))
        {
            problems.Add(version.Value.Kind == DateKind.Blank
                ? Problem.Notice("date.missing", Where(version.Place), "The date of the version is blank. Give it if it is known.")
                : Problem.Warning("date.unclear", Where(version.Place), $"“{version.Raw.Trim()}” does not say which day it is{(version.Value.Kind == DateKind.DayWithoutYear ? ": the year is missing" : "")}. Give the date of the version."));
        }

        Missing(read, name, problems);
        problems.AddRange(read.Illegible.Select(i => Problem.Warning("table.illegible", Where(i.Place), $"The paper says that what stood here cannot be read ({i.Text}), in the section “{read.Sections.FirstOrDefault(s => s.Key == i.Section)?.Heading ?? i.Section}”. Ask its author for the table.")));
        problems.AddRange(read.Tables.SelectMany(t => t.Problems.Select(p => p with { Where = $"{Where(t.Place)}: {p.Where}" })));
        return problems;
    }

    private static void OfReferences(ReadCase read, string name, Func<Place, string> where, List<Problem> problems)
    {
        if (read.References.Count == 0)
        {
            problems.Add(Problem.Notice("reference.missing", name, "The case has no business planning reference. It can be linked to a proposal by hand."));
        }

        foreach (var reference in read.References)
        {
            if (CaseTypes.OfSection(reference.Value) is { } type && read.Types.Count > 0 && read.Types.All(t => t.Value != type))
            {
                problems.Add(Problem.Notice("reference.section-disagrees", where(reference.Place), $"{reference.Value.Code} stands in the section of {Words(type)}, and the case says that it is {string.Join(" and ", read.Types.Where(t => t.Value is not (CaseType.Temporary or CaseType.Update or CaseType.Capital)).Select(t => Words(t.Value)))}. Say which is meant."));
            }
        }
    }

    private static void Missing(ReadCase read, string name, List<Problem> problems)
    {
        if (CaseForms.Of(read.Template) is not { } form)
        {
            return;
        }

        var have = read.Sections.SelectMany(s => s.Also.Append(s.Key)).ToHashSet(StringComparer.Ordinal);
        var missing = form.Questions.Where(q => !q.IsOptional && !have.Contains(q.Key)).ToList();
        if (missing.Count > 0)
        {
            problems.Add(Problem.Notice("case.section-missing", name, $"The form asks for {string.Join(", ", missing.Select(q => $"“{q.Wordings[0]}”"))}, and the case has no such heading."));
        }
    }

    private static string Words(CaseType type) => type switch
    {
        CaseType.Saving => "savings",
        CaseType.Income => "income",
        CaseType.Pressure => "pressures",
        CaseType.Investment => "investments",
        CaseType.Temporary => "temporary funding",
        CaseType.Capital => "capital",
        _ => "updates",
    };
}
