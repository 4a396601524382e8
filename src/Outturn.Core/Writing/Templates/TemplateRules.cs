using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Values;

namespace Outturn.Core.Writing.Templates;

/// <summary>What is refused of a council's own template. A published version never changes: an edit is of the next.</summary>
public static partial class TemplateRules
{
    public const int LongestWording = 500;
    public const int LongestGuidance = 4_000;
    public const int MostQuestions = 60;

    [GeneratedRegex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")]
    private static partial Regex Key();

    /// <summary>Begins a template of the council's own from another.</summary>
    /// <param name="source">Any version of any template.</param>
    /// <param name="name">Its name: small letters, digits and hyphens.</param>
    /// <param name="known">Names that are taken.</param>
    public static Result<Template> Copy(Template source, string name, string title, IReadOnlyCollection<string> known)
    {
        var problems = new List<Problem>();
        if (!Key().IsMatch(name) || name.Length > 40)
        {
            problems.Add(Problem.Error("template.name", "name", "Give the template a name of small letters, digits and hyphens, such as “capital-2027”, in no more than 40 characters."));
        }
        else if (known.Contains(name))
        {
            problems.Add(Problem.Error("template.name-taken", "name", $"There is a template “{name}” already. Give this one another name."));
        }

        if (title.Trim().Length is 0 or > 120)
        {
            problems.Add(Problem.Error("template.title", "title", "Say what people call it, in no more than 120 characters."));
        }

        // Answers on the template that it was copied from have their place in the copy.
        return problems.Count > 0 ? Result.Refused<Template>(problems) : Result.Ok(source with
        {
            Key = new(name, 1),
            Title = title.Trim(),
            Schema = [.. source.Schema.Select(f => f with { Takes = [.. f.Takes.Append($"{source.Key.Name}/{f.Key}").Where(t => !t.StartsWith(name + "/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)] })],
        });
    }

    public static IReadOnlyList<Problem> Check(Template template) => [.. Found(template)];

    private static IEnumerable<Problem> Found(Template template)
    {
        if (template.Title.Trim().Length is 0 or > 120)
        {
            yield return Problem.Error("template.title", "title", "Say what people call it, in no more than 120 characters.");
        }

        if (template.Questions.Count is 0 or > MostQuestions)
        {
            yield return Problem.Error("template.questions", "questions", "A template has one question at least and sixty at most.");
        }

        foreach (var question in template.Questions)
        {
            if (!Key().IsMatch(question.Key))
            {
                yield return Problem.Error("template.key", question.Key, $"“{question.Key}” cannot be the key of a question: use small letters, digits and hyphens.");
            }

            if (question.Wording.Trim().Length is 0 or > LongestWording)
            {
                yield return Problem.Error("template.wording", question.Key, "Word the question in no more than 500 characters.");
            }

            if (question.Short.Trim().Length is 0 or > 60)
            {
                yield return Problem.Error("template.short", question.Key, "Give the question a short name for lists, in no more than 60 characters.");
            }

            if (question.Guidance.Length > LongestGuidance)
            {
                yield return Problem.Error("template.guidance", question.Key, "Keep the guidance to 4,000 characters: it stands beside the box.");
            }

            if (question.Fields.Count == 0)
            {
                yield return Problem.Error("template.no-field", question.Key, "The question has no field to answer it in.");
            }
        }

        foreach (var twice in template.Questions.GroupBy(q => q.Key, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).Concat(template.Schema.GroupBy(f => f.Key, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)))
        {
            yield return Problem.Error("template.key-twice", twice, $"“{twice}” is there twice. Give one of them another key.");
        }

        var onForm = template.Questions.SelectMany(q => q.Fields.Select(f => f.Field)).ToList();
        foreach (var lost in template.Schema.Select(f => f.Key).Except(onForm, StringComparer.Ordinal))
        {
            yield return Problem.Error("template.field-lost", lost, $"The field “{lost}” is under no question: nobody could fill it.");
        }

        foreach (var unknown in onForm.Except(template.Schema.Select(f => f.Key), StringComparer.Ordinal))
        {
            yield return Problem.Error("template.field-unknown", unknown, $"The form asks for “{unknown}”, which the template does not have.");
        }

        foreach (var field in template.Schema.Where(f => f.AsksFrom < Money.Zero))
        {
            yield return Problem.Error("template.size", field.Key, "The size from which a field is asked cannot be below nothing.");
        }
    }

    /// <summary>Publishes what is being changed as the next version.</summary>
    /// <param name="draft">What is being changed; null where nothing is.</param>
    /// <param name="published">Every published version of every template.</param>
    public static Result<Template> Publish(Template? draft, IReadOnlyList<Template> published)
    {
        if (draft is null)
        {
            return Result.Refused<Template>(Problem.Error("template.no-draft", "template", "Nothing of this template is waiting to be published."));
        }

        var before = published.Where(t => t.Key.Name == draft.Key.Name).OrderBy(t => t.Key.Version).ToList();
        var problems = Check(draft).ToList();
        foreach (var field in draft.Schema)
        {
            if (before.SelectMany(t => t.Schema).FirstOrDefault(f => f.Key == field.Key && (f.Kind != field.Kind || f.Table != field.Table)) is not null)
            {
                problems.Add(Problem.Error("template.kind-changed", field.Key, $"“{field.Key}” was of another kind in a published version. Give the new field another key: answers to the old one have to stay readable."));
            }
        }

        var next = draft with { Key = draft.Key with { Version = (before.Count == 0 ? 0 : before[^1].Key.Version) + 1 } };
        if (before.Count > 0 && before[^1] with { Key = next.Key } == next)
        {
            problems.Add(Problem.Error("template.same", "template", string.Create(CultureInfo.InvariantCulture, $"Nothing differs from version {before[^1].Key.Version}.")));
        }

        return problems.Count > 0 ? Result.Refused<Template>(problems) : Result.Ok(next);
    }
}
