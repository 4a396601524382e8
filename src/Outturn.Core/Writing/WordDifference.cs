using System.Text;

namespace Outturn.Core.Writing;

public enum RunKind
{
    Same,
    Removed,
    Added,
}

/// <param name="Text">Words with the spaces between them.</param>
public sealed record WordRun(RunKind Kind, string Text);

/// <summary>What differs between two texts, word by word: paragraph against paragraph first, then within those that changed.</summary>
public static class WordDifference
{
    public static IReadOnlyList<WordRun> Of(string before, string after)
    {
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var runs = new List<WordRun>();
        var (i, j) = (0, 0);
        foreach (var (x, y) in Differences.Common(a, b).Append((a.Length, b.Length)))
        {
            if (x > i || y > j)
            {
                Within(string.Join('\n', a[i..x]), string.Join('\n', b[j..y]), runs);
                if (x < a.Length)
                {
                    Add(runs, RunKind.Same, "\n");
                }
            }

            if (x < a.Length)
            {
                Add(runs, RunKind.Same, a[x] + (x < a.Length - 1 || y < b.Length - 1 ? "\n" : ""));
            }

            (i, j) = (x + 1, y + 1);
        }

        return runs;
    }

    private static void Within(string before, string after, List<WordRun> runs)
    {
        var (a, b) = (Tokens(before), Tokens(after));
        var (i, j) = (0, 0);
        foreach (var (x, y) in Differences.Common(a, b).Append((a.Count, b.Count)))
        {
            Add(runs, RunKind.Removed, string.Concat(a.Skip(i).Take(x - i)));
            Add(runs, RunKind.Added, string.Concat(b.Skip(j).Take(y - j)));
            if (x < a.Count)
            {
                Add(runs, RunKind.Same, a[x]);
            }

            (i, j) = (x + 1, y + 1);
        }
    }

    /// <summary>Each word with the space after it.</summary>
    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        foreach (var c in text)
        {
            if (token.Length > 0 && !char.IsWhiteSpace(c) && char.IsWhiteSpace(token[^1]))
            {
                tokens.Add(token.ToString());
                token.Clear();
            }

            token.Append(c);
        }

        if (token.Length > 0)
        {
            tokens.Add(token.ToString());
        }

        return tokens;
    }

    private static void Add(List<WordRun> runs, RunKind kind, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (runs.Count > 0 && runs[^1].Kind == kind)
        {
            runs[^1] = runs[^1] with { Text = runs[^1].Text + text };
        }
        else
        {
            runs.Add(new(kind, text));
        }
    }
}
