using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Text;

/// <summary>Turns the lines of a text into blocks.</summary>
internal sealed partial class TextBlocks
{
    private readonly IReadOnlyList<TextLine> _lines;
    private readonly string _fileName;
    private readonly PaperLimits _limits;
    private readonly CancellationToken _cancel;
    private readonly InlineMarkup _markup;
    private readonly TextRows _rows;
    private readonly TextWrapping _wrapping;
    private readonly List<Block> _blocks = [];
    private readonly List<int> _indents = [];

    /// <summary>The last line of each block that is one paragraph.</summary>
    private readonly ConditionalWeakTable<Block, object> _ends = [];

    /// <summary>Lines that follow one another without anything that parts them: where they end, and the width at which they wrap.</summary>
    private int _groupEnd;
    private int _groupWidth;
    private int _at;
    private int _cells;

    public TextBlocks(IReadOnlyList<TextLine> lines, string fileName, PaperLimits limits, CancellationToken cancel)
    {
        _lines = lines;
        _fileName = fileName;
        _limits = limits;
        _cancel = cancel;
        _markup = new InlineMarkup(keepsStars: lines.Any(l => l.Text.StartsWith("**", StringComparison.Ordinal) && l.Text.IndexOf("**", 2, StringComparison.Ordinal) < 0));
        _rows = new TextRows(_markup);
        _wrapping = new TextWrapping(lines);
    }

    private Place Here => new(0, _lines[_at].Number);

    public List<Block> Read()
    {
        while (_at < _lines.Count)
        {
            _cancel.ThrowIfCancellationRequested();
            var line = _lines[_at];
            if (line.Text.Length > _limits.MaxTextLength)
            {
                throw PaperReader.TooMuch(_fileName, "A line", _limits.MaxTextLength, "characters");
            }

            if (line.IsBlank)
            {
                _at++;
                continue;
            }
            else if (StartsTable(_at))
            {
                Table();
            }
            else if (TextRows.IsRule(line.Text))
            {
                _at++;
            }
            else if (HeadingSigns().Match(line.Text) is { Success: true } heading)
            {
                Heading(heading);
            }
            else if (IsUnderlined(_at))
            {
                TypedBlocks.AddText(_blocks, Here, TextKind.Heading, _markup.Parse(line.Text.Trim()), "", _lines[_at + 1].Text.TrimStart().StartsWith('=') ? 1 : 2);
                _at += 2;
            }
            else
            {
                Paragraph();
            }

            if (_blocks.Count > _limits.MaxBlocks)
            {
                throw PaperReader.TooMuch(_fileName, "The text", _limits.MaxBlocks, "paragraphs");
            }
        }

        TypedBlocks.NumberPoints(_blocks, (first, second) => _ends.TryGetValue(first, out var end) && (int)end + 1 == second.Place.Number);
        return _blocks;
    }

    private void Heading(Match heading)
    {
        var spans = _markup.Parse(heading.Groups[2].Value.Trim().TrimEnd('#').Trim());
        TypedBlocks.AddText(_blocks, Here, TextKind.Heading, spans, "", heading.Groups[1].Length);
        _at++;
    }

    /// <summary>A heading with a line of equals signs or dashes under it; dashes need to be about as long as it, for two of them are a rule.</summary>
    private bool IsUnderlined(int at)
    {
        if (at + 1 >= _lines.Count || (at > 0 && !_lines[at - 1].IsBlank))
        {
            return false;
        }

        var text = _lines[at].Text.Trim();
        var under = _lines[at + 1].Text.Trim();
        return text.Length <= 150 && under.Length >= 3 && (under.All(c => c == '=') || under.All(c => c == '-')) && (under.Length >= text.Length / 2 || under.Length == 3) && !IsMarked(_lines[at].Text);
    }

    private static bool IsMarked(string text) => TypedMarks.Bullet(text, out _) > 0 || TypedMarks.Letter(text, out _) > 0 || TypedMarks.Number(text, out _) > 0;

    private bool StartsTable(int at)
    {
        var text = _lines[at].Text;
        return TextRows.IsTabbed(text) || TextRows.IsPiped(text) || (TextRows.IsIndentedByTab(text) && (IsRow(at + 1) || FollowsTable(at)));
    }

    private bool IsRow(int at) => at < _lines.Count && (TextRows.IsTabbed(_lines[at].Text) || TextRows.IsPiped(_lines[at].Text)) && !_lines[at].IsBlank;

    /// <summary>Whether the last block is a table and nothing but blank lines stands between: a page broke it, and the row's first cell is empty.</summary>
    private bool FollowsTable(int at) => _blocks.Count > 0 && _blocks[^1] is TableBlock { Columns: > 1 } table && _lines.Skip(table.Rows[^1].Place.Number).Take(Math.Max(0, at - table.Rows[^1].Place.Number)).All(l => l.IsBlank || TextRows.IsRule(l.Text));

    private void Table()
    {
        var place = Here;
        var rows = new List<PaperRow>();
        var ruled = 0;
        while (_at < _lines.Count)
        {
            var line = _lines[_at];
            var text = line.Text;
            if (!string.IsNullOrWhiteSpace(text) && TextRows.IsRule(text) && (text.AsSpan().IndexOfAny("\t|+") >= 0 || rows.Count > 0))
            {
                if (rows.Count == 1)
                {
                    rows[0] = rows[0] with { IsHeading = true };
                }

                ruled = rows.Count;
                _at++;
            }
            else if (IsRow(_at) || (TextRows.IsIndentedByTab(text) && (rows.Count > 0 || IsRow(_at + 1) || FollowsTable(_at))))
            {
                if (text.Length > _limits.MaxTextLength)
                {
                    throw PaperReader.TooMuch(_fileName, "A line", _limits.MaxTextLength, "characters");
                }

                var cells = _rows.Cells(text);
                _cells += cells.Count;
                if (_cells > _limits.MaxCells)
                {
                    throw PaperReader.TooMuch(_fileName, "The text", _limits.MaxCells, "cells in its tables");
                }

                rows.Add(new(Here, cells));
                if (rows.Count > _limits.MaxTableRows)
                {
                    throw PaperReader.TooMuch(_fileName, "A table", _limits.MaxTableRows, "rows");
                }

                _at++;
            }
            else if (line.IsBlank && text.Contains('\t', StringComparison.Ordinal) && rows.Count > 0 && IsRow(_at + 1))
            {
                rows.Add(new(Here, [.. Enumerable.Repeat(new PaperCell(""), Math.Min(text.Count(c => c == '\t') + 1, 1_000))]));
                _at++;
            }
            else if (line.IsBlank)
            {
                // Rows that each have a rule under them and a blank line between are one table.
                var next = _at;
                while (next < _lines.Count && _lines[next].IsBlank)
                {
                    next++;
                }

                if (ruled != rows.Count || rows.Count == 0 || !IsRow(next) || next + 1 >= _lines.Count || !TextRows.IsRule(_lines[next + 1].Text) || TextRows.IsRule(_lines[next].Text) || _rows.Cells(_lines[next].Text).Count != rows[^1].Cells.Count)
                {
                    break;
                }

                _at = next;
            }
            else if (rows.Count > 0 && GoesOn(rows[^1], _at))
            {
                var last = rows[^1].Cells[^1];
                var more = _rows.Cell(text);
                rows[^1] = rows[^1] with { Cells = [.. rows[^1].Cells.Take(rows[^1].Cells.Count - 1), last with { Text = last.Text + "\n" + more.Text, Links = [.. last.Links, .. more.Links] }] };
                _at++;
            }
            else if (rows.Count > 0 && IsRow(_at + 1))
            {
                rows.Add(new(Here, [_rows.Cell(text)]));
                _at++;
            }
            else
            {
                break;
            }
        }

        if (rows.Count > 0)
        {
            _blocks.Add(new TableBlock(place, rows));
        }
    }

    /// <summary>
    /// Whether a line without tabs goes on with the last cell of the row over it: it begins in the middle of a sentence or with a
    /// bullet, or the cell answers yes or no and the line says who did. Any other line between rows is a row of one cell.
    /// </summary>
    private bool GoesOn(PaperRow row, int at)
    {
        var text = _lines[at].Text.TrimStart();
        var last = row.Cells[^1].Text;
        if (last.Length == 0 || text.Length == 0)
        {
            return false;
        }

        return char.IsAsciiLetterLower(text[0]) || text[0] is '(' or '•' || (TypedMarks.Bullet(text, out _) > 0 && IsRow(at + 1))
            || (last.Trim() is "Yes" or "No" or "N/A" or "None" && text.Length <= 60 && (IsRow(at + 1) || at + 1 >= _lines.Count || _lines[at + 1].IsBlank));
    }

    private void Paragraph()
    {
        var start = _at;
        var place = Here;
        var line = _lines[_at].Text;
        var indent = _lines[_at].Indent;
        var bullet = TypedMarks.Bullet(line, out var mark);
        if (bullet >= line.Length)
        {
            // A bullet with nothing after it.
            _at++;
            return;
        }

        if (bullet > 0 && HeadingSigns().Match(line[bullet..]) is { Success: true } heading)
        {
            Heading(heading);
            return;
        }

        if (_at >= _groupEnd)
        {
            for (_groupEnd = _at + 1; _groupEnd < _lines.Count && IsPlain(_groupEnd);)
            {
                _groupEnd++;
            }

            _groupWidth = _wrapping.WidthOf(_lines, _at, _groupEnd);
        }

        var isPoint = bullet > 0 || TypedMarks.Letter(line, out _) > 0 || TypedMarks.Number(line, out _) > 0;
        var text = new StringBuilder(line.Trim());
        while (_at + 1 < _groupEnd)
        {
            var next = _lines[_at + 1];
            var goesOn = isPoint && next.Indent > indent + 1 || TextWrapping.Wraps(_lines[_at].Text.TrimEnd(), next.Text, _groupWidth);
            if (!goesOn)
            {
                break;
            }

            var endsInHyphen = text.Length > 1 && text[^1] == '-' && char.IsLetter(text[^2]);
            text.Append(endsInHyphen ? "" : " ").Append(next.Text.Trim());
            _at++;
            if (text.Length > _limits.MaxTextLength)
            {
                throw PaperReader.TooMuch(_fileName, "A paragraph", _limits.MaxTextLength, "characters");
            }
        }

        var before = _blocks.Count;
        if (bullet > 0)
        {
            TypedBlocks.AddPoint(_blocks, place, _markup.Parse(text.ToString()[Math.Min(text.Length, bullet - (line.Length - line.TrimStart().Length))..]), mark, LevelOf(indent, start));
        }
        else
        {
            TypedBlocks.AddParagraph(_blocks, place, _markup.Parse(text.ToString()));
        }

        if (_blocks.Count == before + 1)
        {
            _ends.AddOrUpdate(_blocks[^1], _lines[_at].Number);
        }

        _at++;
    }

    /// <summary>How deep a point is, from the indents of the points before it in the same list.</summary>
    private int LevelOf(int indent, int at)
    {
        if (at == 0 || (_lines[at - 1].IsBlank && indent == 0))
        {
            _indents.Clear();
        }

        while (_indents.Count > 0 && _indents[^1] > indent)
        {
            _indents.RemoveAt(_indents.Count - 1);
        }

        if (_indents.Count == 0 || _indents[^1] < indent)
        {
            _indents.Add(indent);
        }

        return _indents.Count;
    }

    /// <summary>Whether a line could go on with the prose of the line before it.</summary>
    private bool IsPlain(int at)
    {
        var text = _lines[at].Text;
        return !_lines[at].IsBlank && !_lines[at].StartsPage && !StartsTable(at) && !TextRows.IsRule(text) && !HeadingSigns().IsMatch(text)
            && TypedMarks.Bullet(text, out _) == 0 && TypedMarks.Letter(text, out _) == 0 && TypedMarks.Number(text, out _) == 0 && TypedMarks.Note(text, out _) == 0;
    }

    [GeneratedRegex(@"^\s{0,3}(#{1,6})\s+(\S.*)$")]
    private static partial Regex HeadingSigns();
}
