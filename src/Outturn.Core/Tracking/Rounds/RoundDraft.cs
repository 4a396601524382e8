namespace Outturn.Core.Tracking.Rounds;

/// <summary>What someone has typed of one line and not submitted. What is null was not touched.</summary>
/// <param name="Basis">The act of the forecast that it was typed over: if that has changed, both values are shown.</param>
/// <param name="Parts">Typed texts by quarter (1 to 4), or under 0 for a year that is not phased.</param>
/// <param name="Commentary">Typed commentary.</param>
/// <param name="Ready">Whether the owner has ticked it.</param>
/// <param name="Kept">Quarters whose typed text was said to be meant, with that text.</param>
public sealed record LineDraft(long Basis, IReadOnlyDictionary<int, string> Parts, string? Commentary, bool Ready, IReadOnlyDictionary<int, string> Kept)
{
    public static LineDraft Empty { get; } = new(0, new Dictionary<int, string>(), null, false, new Dictionary<int, string>());

    public bool IsEmpty => Parts.Count == 0 && Commentary is null && !Ready;

    /// <summary>What a form brings back of a line: only what differs from what was shown is typed.</summary>
    public static LineDraft Typed(GridStamp shown, IReadOnlyDictionary<int, string> texts, string? commentary, bool ready, IReadOnlyDictionary<int, string> kept) => new(
        shown.Basis,
        texts.Where(t => !shown.IsAsShown(t.Key, t.Value)).ToDictionary(t => t.Key, t => CommentaryText.OneLine(t.Value)),
        commentary is null || shown.IsCommentaryAsShown(commentary) ? null : CommentaryText.Clean(commentary),
        ready,
        kept.Where(k => k.Value.Length > 0 && texts.TryGetValue(k.Key, out var text) && text.Trim() == k.Value).ToDictionary(k => k.Key, k => k.Value));

    /// <summary>Answers a question with another text.</summary>
    public LineDraft Use(int part, string text)
    {
        var kept = Kept.Where(k => k.Key != part).ToDictionary(k => k.Key, k => k.Value);
        return this with { Parts = new Dictionary<int, string>(Parts) { [part] = text }, Kept = kept };
    }

    /// <summary>Says that what is typed is meant.</summary>
    public LineDraft Keep(int part) => Parts.TryGetValue(part, out var text) ? this with { Kept = new Dictionary<int, string>(Kept) { [part] = text.Trim() } } : this;
}

/// <summary>All that someone has typed in a round, by line.</summary>
public sealed record RoundDraft(IReadOnlyDictionary<Guid, LineDraft> Lines)
{
    public static RoundDraft Empty { get; } = new(new Dictionary<Guid, LineDraft>());

    public LineDraft Of(Guid line) => Lines.GetValueOrDefault(line) ?? LineDraft.Empty;

    /// <summary>The same with these lines in place of what was typed of them; one with nothing in it goes.</summary>
    public RoundDraft With(IEnumerable<KeyValuePair<Guid, LineDraft>> lines)
    {
        var all = new Dictionary<Guid, LineDraft>(Lines);
        foreach (var (line, draft) in lines)
        {
            all[line] = draft;
        }

        return new(all.Where(l => !l.Value.IsEmpty).ToDictionary(l => l.Key, l => l.Value));
    }

    public RoundDraft With(Guid line, LineDraft draft) => With([new(line, draft)]);

    public RoundDraft Only(Func<Guid, bool> lines) => new(Lines.Where(l => lines(l.Key)).ToDictionary(l => l.Key, l => l.Value));
}

/// <summary>One press beside a cell or a line, as its button says it: <c>use|line|part|text</c>, <c>keep|line|part</c>, <c>theirs|line</c>, <c>mine|line</c>.</summary>
public sealed record GridAnswer(string Kind, Guid Line, int Part, string Text)
{
    public static string Use(Guid line, int part, string text) => FormattableString.Invariant($"use|{line:N}|{part}|{text}");

    public static string Keep(Guid line, int part) => FormattableString.Invariant($"keep|{line:N}|{part}");

    /// <summary>Lets go of what was typed of a line.</summary>
    public static string Theirs(Guid line) => $"theirs|{line:N}";

    /// <summary>What was typed stands over what somebody else has written since: the person has seen both.</summary>
    public static string Mine(Guid line) => $"mine|{line:N}";

    /// <summary>Null for a text that is no answer.</summary>
    public static GridAnswer? Read(string? text)
    {
        var pieces = (text ?? "").Split('|', 4);
        if (pieces.Length < 2 || !Guid.TryParseExact(pieces[1], "N", out var line))
        {
            return null;
        }

        return (pieces[0], pieces.Length) switch
        {
            ("theirs" or "mine", 2) => new(pieces[0], line, 0, ""),
            ("keep", 3) when PartOf(pieces[2]) is { } part => new("keep", line, part, ""),
            ("use", 4) when PartOf(pieces[2]) is { } part => new("use", line, part, pieces[3]),
            _ => null,
        };
    }

    /// <summary>The draft with the answer given. What is not there is left as it is.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="latest">The act that the line's forecast rests on as the person sees it now.</param>
    public RoundDraft Apply(RoundDraft draft, long latest)
    {
        var line = draft.Of(Line);
        return draft.With(Line, Kind switch
        {
            "theirs" => LineDraft.Empty,
            "mine" => line with { Basis = latest },
            "keep" => line.Keep(Part),
            _ => line.Use(Part, Text),
        });
    }

    private static int? PartOf(string text) => text is ['0' or '1' or '2' or '3' or '4'] ? text[0] - '0' : null;
}

/// <summary>Commentary as it is kept: plain text, line ends as one character, nothing that cannot be seen.</summary>
public static class CommentaryText
{
    /// <summary>What was typed into a box: what cannot be seen is a space.</summary>
    public static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);

    public static string Clean(string text) =>
        new string([.. text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]).Trim();
}
