using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>Where a case begins in a paper, and on which form.</summary>
internal readonly record struct CaseStart(int Block, CaseTemplate Template, string How);

/// <summary>Finds where each case of a paper begins, by the line over it, by its title's label, or by the headings that follow it.</summary>
internal static class CaseStarts
{
    // A header is short: within so many blocks of the line over a case stands its first label.
    private const int HeaderReach = 15;

    public static IReadOnlyList<CaseStart> In(IReadOnlyList<Block> blocks)
    {
        var starts = new SortedSet<int>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is TextBlock { Kind: TextKind.Heading or TextKind.Paragraph } text && (DocumentLines.Is(text.Text) ? HasLabelWithin(blocks, i + 1) : IsBidTitle(blocks, i)))
            {
                starts.Add(i);
            }
        }

        AddTitles(blocks, starts);
        AddFiveCases(blocks, starts);
        if (starts.Count == 1 && starts.Min is > 0 and var only && HasBodyBefore(blocks, only) && blocks.Count - only <= HeaderReach && EndsInHeader(blocks, only, []))
        {
            starts.Clear();
            starts.Add(0);
        }

        var list = starts.ToList();
        return [.. list.Select((start, i) => Recognised(blocks, start, i + 1 < list.Count ? list[i + 1] : blocks.Count))];
    }

    /// <summary>Whether a case's own text stands before its header, and not a cover: two headings of its own, or of a form.</summary>
    private static bool HasBodyBefore(IReadOnlyList<Block> blocks, int at) => blocks.Take(at).OfType<TextBlock>().Count(t => t.Kind == TextKind.Heading || IsFormHeading(t.Text)) >= 2;

    /// <summary>The form whose headings stand in these blocks, for a paper that has no line over its case.</summary>
    public static CaseStart Recognised(IReadOnlyList<Block> blocks, int from, int to)
    {
        var best = (Template: CaseTemplate.Unknown, Found: 0, Share: 0.0, Of: 0);
        foreach (var form in CaseForms.All)
        {
            var wordings = FormWordings.Of(form.Template);
            var keys = new HashSet<string>(StringComparer.Ordinal);
            for (var i = from; i < to; i++)
            {
                if (blocks[i] is TextBlock { Kind: not (TextKind.Removed or TextKind.Furniture) } text && wordings.Find(text.Text) is { Question: { } question })
                {
                    keys.Add(question.Key);
                }
            }

            var required = form.Questions.Where(q => !q.IsOptional).Select(q => q.Key).ToHashSet(StringComparer.Ordinal);
            keys.IntersectWith(required);
            var share = (double)keys.Count / required.Count;
            if (keys.Count >= 2 && share > best.Share)
            {
                best = (form.Template, keys.Count, share, required.Count);
            }
        }

        if (best.Found == 0)
        {
            return new(from, CaseTemplate.Unknown, "no form of ours has these headings");
        }

        var template = best.Template == CaseTemplate.Council2018 && IsLater(blocks, from, to) ? CaseTemplate.Council2020 : best.Template;
        return new(from, template, $"{best.Found} of the form's {best.Of} headings stand in it");
    }

    /// <summary>The later form carries a project code, or an equality section where the earlier had a community one.</summary>
    private static bool IsLater(IReadOnlyList<Block> blocks, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            switch (blocks[i])
            {
                case TextBlock text when text.Text.Trim() is var t && (t.Equals("Equality Impact Assessment", StringComparison.OrdinalIgnoreCase) || HeaderLabels.Of(t).Any(l => l.Field == HeaderField.ProjectCode)):
                case TableBlock table when table.Rows.Any(r => r.Cells.Any(c => HeaderLabels.FieldOf(c.Text) == HeaderField.ProjectCode)):
                    return true;
            }
        }

        return false;
    }

    private static bool HasLabelWithin(IReadOnlyList<Block> blocks, int from)
    {
        for (var i = from; i < Math.Min(blocks.Count, from + HeaderReach); i++)
        {
            switch (blocks[i])
            {
                case TextBlock text when HeaderLabels.Of(text.Text).Count > 0:
                case TableBlock table when table.Rows.Any(r => r.Cells.Count > 0 && HeaderLabels.FieldOf(r.Cells[0].Text) is not null):
                    return true;
                case TextBlock text when FormWordings.Of(CaseTemplate.Council2022).Find(text.Text) is { Question: not null, Sure: Sureness.Sure }:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text is a heading of some form, in the form's own words.</summary>
    public static bool IsFormHeading(string text) => CaseForms.All.Any(f => FormWordings.Of(f.Template).Find(text) is { Question: not null, Sure: Sureness.Sure });

    /// <summary>A short text straight over "Overview", with another heading of the bid's form before the next of that kind.</summary>
    private static bool IsBidTitle(IReadOnlyList<Block> blocks, int at)
    {
        if (blocks[at] is not TextBlock { Text.Length: > 3 and < 250 } title || Next(blocks, at) is not { } next || !IsBid(blocks[next], "overview") || IsBid(title, null))
        {
            return false;
        }

        for (var i = next + 1; i < blocks.Count; i++)
        {
            if (IsBid(blocks[i], "overview"))
            {
                return false;
            }

            if (IsBid(blocks[i], "outline") || IsBid(blocks[i], "outcomes") || IsBid(blocks[i], "return"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBid(Block block, string? key) =>
        block is TextBlock text && FormWordings.Of(CaseTemplate.FundBid).Find(text.Text) is { Question: { } question, Sure: Sureness.Sure } && (key is null || question.Key == key);

    private static int? Next(IReadOnlyList<Block> blocks, int at)
    {
        for (var i = at + 1; i < blocks.Count; i++)
        {
            if (blocks[i] is not TextBlock { Kind: TextKind.Furniture or TextKind.Removed })
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>A title's label with no line over it begins a case too, unless a case has just begun.</summary>
    private static void AddTitles(IReadOnlyList<Block> blocks, SortedSet<int> starts)
    {
        var (titled, label) = (-1, "");
        for (var i = 0; i < blocks.Count; i++)
        {
            if (TitleLabel(blocks[i]) is not { } here)
            {
                continue;
            }

            // The same label once more begins a second case, however short the first is; the labels straight over a title are its own.
            var begun = starts.Count == 0 || starts.Min > i ? -1 : starts.GetViewBetween(0, i).Max;
            if (begun < 0 || (i - begun > HeaderReach && !(titled < begun && EndsInHeader(blocks, i, starts))) || (titled >= begun && string.Equals(label, here, StringComparison.OrdinalIgnoreCase)))
            {
                starts.Add(FirstLabel(blocks, i, Math.Max(titled, begun) + 1));
            }

            (titled, label) = (i, here);
        }
    }

    /// <summary>Whether from here to the next case there are only labels: the header of a case that had none at its top.</summary>
    private static bool EndsInHeader(IReadOnlyList<Block> blocks, int at, SortedSet<int> starts)
    {
        var end = at < blocks.Count - 1 && starts.GetViewBetween(at + 1, blocks.Count) is { Count: > 0 } later ? later.Min : blocks.Count;
        return end - at <= HeaderReach && HeaderAtEnd.In([.. Enumerable.Range(at, end - at).Select(i => blocks[i])]) == 0;
    }

    /// <summary>The label of a title that stands here; null where none does. "Title" alone is too common to begin a case.</summary>
    private static string? TitleLabel(Block block) => block switch
    {
        TextBlock text => HeaderLabels.Of(text.Text) is [{ Field: HeaderField.Title, Label: var label }, ..] && label.Contains(' ') ? label : null,
        TableBlock { Rows.Count: > 1 } table => table.Rows.Where(r => r.Cells.Count > 1 && HeaderLabels.FieldOf(r.Cells[0].Text) == HeaderField.Title && r.Cells[0].Text.Contains(' ')).Select(r => r.Cells[0].Text.Trim().TrimEnd(':')).FirstOrDefault(),
        _ => null,
    };

    private static int FirstLabel(IReadOnlyList<Block> blocks, int title, int from)
    {
        var first = title;
        for (var i = title - 1; i >= from && title - i < HeaderReach && blocks[i] is TextBlock text && HeaderLabels.Of(text.Text) is { Count: > 0 } labels && labels[^1].Value.Length > 0; i--)
        {
            first = i;
        }

        return first;
    }

    /// <summary>A Treasury case has no line of its own: it begins at the heading over its summary or its first case.</summary>
    private static void AddFiveCases(IReadOnlyList<Block> blocks, SortedSet<int> starts)
    {
        var form = FormWordings.Of(CaseTemplate.FiveCase);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not TextBlock text || form.Find(text.Text) is not { Question.Key: "strategic", Sure: Sureness.Sure } || starts.Any(s => s <= i))
            {
                continue;
            }

            starts.Add(0);
        }
    }
}
