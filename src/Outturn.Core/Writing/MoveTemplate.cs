using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

public enum MoveKind
{
    /// <summary>The same field has it.</summary>
    Stays,

    /// <summary>Another field takes it, with others where there are several.</summary>
    Goes,

    /// <summary>The new template has no field for it: it is kept at the end of the case.</summary>
    Kept,

    /// <summary>What an earlier move kept has a field again.</summary>
    ComesBack,

    /// <summary>The new template asks it, and nothing is there.</summary>
    Asked,
}

/// <summary>What becomes of one answer.</summary>
/// <param name="From">The old field in words; empty for what is newly asked.</param>
/// <param name="To">The new field in words; empty for what is kept.</param>
public sealed record MoveLine(MoveKind Kind, string From, string To);

/// <summary>A case on another template, with what became of each answer. Nothing is lost.</summary>
public sealed record MovedCase(CaseContent Content, IReadOnlyList<MoveLine> Lines)
{
    /// <summary>Moves what is written from one template to another.</summary>
    public static MovedCase Of(Template from, Template to, CaseContent content)
    {
        var moved = CaseContent.Empty(to.Key);
        var lines = new List<MoveLine>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var kept = content.Kept.ToList();
        foreach (var field in to.Schema)
        {
            var sources = from.Schema.Where(f => !used.Contains(f.Key) && f.Kind == field.Kind && f.Table == field.Table && !content[f.Key].IsEmpty && Takes(field, from.Key, f.Key)).ToList();
            foreach (var source in sources)
            {
                used.Add(source.Key);
                lines.Add(new(source.Key == field.Key && sources.Count == 1 ? MoveKind.Stays : MoveKind.Goes, from.NameOf(source.Key), to.NameOf(field.Key)));
            }

            var back = kept.Where(k => k.Table == field.Table && Takes(field, k.From, k.Field)).ToList();
            foreach (var one in back)
            {
                kept.Remove(one);
                lines.Add(new(MoveKind.ComesBack, one.Heading, to.NameOf(field.Key)));
            }

            // A reason why a table does not apply has no place beside rows of another: it is kept.
            if (field.Kind == FieldKind.Table && sources.Concat<object>(back).Count() > 1 && (sources.Any(s => content[s.Key].Rows.Count > 0) || back.Any(b => b.Answer.Rows.Count > 0)))
            {
                foreach (var silent in sources.Where(s => content[s.Key].Reason is not null).ToList())
                {
                    sources.Remove(silent);
                    kept.Add(new(from.Key, silent.Key, from.NameOf(silent.Key), silent.Table, content[silent.Key]));
                }

                foreach (var silent in back.Where(b => b.Answer.Reason is not null).ToList())
                {
                    back.Remove(silent);
                    kept.Add(silent);
                }
            }

            List<(string Heading, Answer Answer)> answers = [.. sources.Select(s => (from.NameOf(s.Key), content[s.Key])), .. back.Select(b => (b.Heading, b.Answer))];
            if (answers.Count == 1 && !(answers[0].Answer.Reason is not null && !field.MayNotApply))
            {
                moved = moved.With(field.Key, answers[0].Answer);
            }
            else if (answers.Count > 0)
            {
                moved = moved.With(field.Key, Joined(field, answers));
            }
            else if (field.RequiredBy is not null)
            {
                lines.Add(new(MoveKind.Asked, "", to.NameOf(field.Key)));
            }
        }

        foreach (var left in from.Schema.Where(f => !used.Contains(f.Key) && !content[f.Key].IsEmpty))
        {
            kept.Add(new(from.Key, left.Key, from.QuestionOf(left.Key) is { } question && from.NameOf(left.Key) != question.Short ? $"{question.Short}: {from.NameOf(left.Key)}" : from.NameOf(left.Key), left.Table, content[left.Key]));
            lines.Add(new(MoveKind.Kept, from.NameOf(left.Key), ""));
        }

        return new(moved with { Kept = kept }, lines);
    }

    /// <summary>Whether answers of an old field belong in a new one: one of the same name, or one that it takes.</summary>
    private static bool Takes(TemplateField field, TemplateKey from, string key) =>
        field.Key == key || field.Takes.Contains($"{from.Name}/{key}", StringComparer.Ordinal);

    private static Answer Joined(TemplateField field, List<(string Heading, Answer Answer)> answers)
    {
        if (field.Kind == FieldKind.Table)
        {
            // A table that does not apply says why; beside another that has rows it says nothing.
            if (answers.TrueForAll(a => a.Answer.Rows.Count == 0))
            {
                return Answer.NotApplicable(string.Join(" ", answers.Select(a => a.Answer.Reason).Where(r => !string.IsNullOrEmpty(r))));
            }

            return Answer.Of([.. answers.SelectMany(a => a.Answer.Rows).DistinctBy(r => r.Id)]);
        }

        return Answer.Of(string.Join("\n\n", answers.Select(a => (answers.Count > 1 ? $"### {a.Heading}\n\n" : "") + (a.Answer.Reason is { } reason ? "Not applicable: " + reason : a.Answer.Words.Trim()))));
    }
}

/// <summary>Moves a case to another template, or to a newer version of its own.</summary>
public sealed record MoveCase(Guid Proposal, Template From, Template To)
{
    public Result<CaseChanges> Decide(Plan plan, WrittenCase? known, Viewer viewer)
    {
        if (plan.Proposal(Proposal) is not { } proposal || !PlanSight.MaySee(viewer, proposal) || known is null)
        {
            return Result.Refused<CaseChanges>(known is null ? SubmitCase.NotBegun : WriteProposal.NotThere);
        }

        if (WritingSight.Refusal(viewer, proposal, "move the case") is { } refusal)
        {
            return Result.Refused<CaseChanges>(refusal);
        }

        return known.Template != From.Key
            ? Result.Refused<CaseChanges>(Problem.Error("case.moved-meanwhile", "template", $"Somebody has moved the case to {known.Template}. Look at it as it stands."))
            : To.Key == From.Key ? Result.Refused<CaseChanges>(Problem.Error("case.template-same", "template", "The case is on this template already."))
            : Result.Ok(CaseChanges.None with { Template = To.Key, Content = MovedCase.Of(From, To, known.Content).Content });
    }
}
