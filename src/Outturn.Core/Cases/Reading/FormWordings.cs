using System.Runtime.CompilerServices;

namespace Outturn.Core.Cases.Reading;

/// <summary>A heading found in a paper that is one of a form's.</summary>
/// <param name="Question">The question; null for a heading that only groups questions.</param>
/// <param name="Sure">Whether the wording is the form's own, or only like it.</param>
/// <param name="Length">How much of the text the heading takes, in characters; what follows is its answer.</param>
internal sealed record FoundHeading(CaseQuestion? Question, Sureness Sure, int Length);

/// <summary>The wordings of one form, ready to be compared with the blocks of a paper.</summary>
internal sealed class FormWordings
{
    private const int MostWords = 60;

    // What a numbered question needs at least; see below.
    private const double LeastLikeness = 0.45;

    private static readonly Dictionary<CaseTemplate, FormWordings> Forms = Enum.GetValues<CaseTemplate>()
        .Select(CaseForms.Of).OfType<CaseForm>().ToDictionary(f => f.Template, f => new FormWordings(f));

    private readonly List<(CaseQuestion? Question, WordRun Words, int Number)> _wordings = [];

    private FormWordings(CaseForm form)
    {
        Form = form;
        for (var i = 0; i < form.Questions.Count; i++)
        {
            foreach (var wording in form.Questions[i].Wordings)
            {
                _wordings.Add((form.Questions[i], WordRun.Of(wording), i + 1));
            }
        }

        _wordings.AddRange(form.Groups.Select(g => ((CaseQuestion?)null, WordRun.Of(g), 0)));
    }

    public CaseForm Form { get; }

    public static FormWordings Of(CaseTemplate template) => Forms[template];

    /// <summary>The heading that a text is or begins with; null where it is none.</summary>
    public FoundHeading? Find(string text) => text.Length > 6_000
        ? null // an answer, never a question
        : _looked.GetValue(text, t => new(Look(t))).Heading;

    // Several readers ask of the same paragraph: it is taken apart once, and forgotten with its paper.
    private static readonly ConditionalWeakTable<string, WordRun> Runs = [];

    private readonly ConditionalWeakTable<string, Looked> _looked = [];

    private sealed record Looked(FoundHeading? Heading);

    private FoundHeading? Look(string text)
    {
        var all = Runs.GetValue(text, t => WordRun.Of(t, MostWords + 1));
        if (all.Count == 0)
        {
            return null;
        }

        var words = all.WithoutNumber();
        var number = all.LeadingNumber;
        var (best, likeness, numbered) = words.Count <= MostWords ? Best(words, number) : default;
        if (best is { } own && likeness >= 0.999)
        {
            return new(own.Question, Sureness.Sure, text.Length);
        }

        if (Prefix(text, words) is { } before)
        {
            return before; // the question, and its answer on the same line
        }

        // A long answer can be like a short question: it is one only where it is hardly longer.
        return best is { } whole && whole.Words.Count > 4 && likeness >= (numbered ? LeastLikeness : 0.72) && words.Count <= whole.Words.Count + 4
            ? new(whole.Question, likeness >= 0.93 ? Sureness.Sure : Sureness.Likely, text.Length)
            : null;
    }

    private ((CaseQuestion? Question, WordRun Words, int Number)? Best, double Likeness, bool Numbered) Best(WordRun words, int number)
    {
        (CaseQuestion?, WordRun, int)? best = null;
        var (most, rank, isNumbered) = (0.0, 0.0, false);
        foreach (var wording in _wordings)
        {
            if (Math.Abs(wording.Words.Count - words.Count) > Math.Max(3, wording.Words.Count))
            {
                continue;
            }

            // Too different in length to be alike, however many words they share.
            if (2.0 * Math.Min(wording.Words.Count, words.Count) / (wording.Words.Count + words.Count) < LeastLikeness)
            {
                continue;
            }

            var likeness = wording.Words.Likeness(words);
            var numbered = number > 0 && number == wording.Number && Form.Template == CaseTemplate.Council2022;
            if (likeness + (numbered ? 0.15 : 0) > rank)
            {
                (best, most, rank, isNumbered) = (wording, likeness, likeness + (numbered ? 0.15 : 0), numbered);
            }
        }

        return (best, most, isNumbered);
    }

    /// <summary>A question with its answer on the same line: the longest wording that the text begins with, closed by a mark.</summary>
    private FoundHeading? Prefix(string text, WordRun words)
    {
        FoundHeading? found = null;
        foreach (var (question, wording, _) in _wordings)
        {
            if (question is null || wording.Count < 4 || words.Count <= wording.Count || !words.BeginsWith(wording))
            {
                continue;
            }

            var end = words.EndOf(wording.Count - 1);
            var mark = end;
            while (mark < text.Length && text[mark] is ' ' or '\u00A0')
            {
                mark++;
            }

            if (mark < text.Length && text[mark] is '?' or ':' or '.' or '\n' or '-' or '–' && mark + 1 > (found?.Length ?? 0))
            {
                found = new(question, Sureness.Likely, mark + 1);
            }
        }

        return found;
    }
}
