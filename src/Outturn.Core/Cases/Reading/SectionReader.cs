using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>The body of a case: its sections, and what stands before the first.</summary>
internal sealed record CaseBody(IReadOnlyList<Block> Header, IReadOnlyList<ReadSection> Sections, IReadOnlyList<UnreadText> Unread);

/// <summary>Parts a case's blocks at the headings of its form. Every block is in the header, in a section, or a heading over one.</summary>
internal static class SectionReader
{
    public static CaseBody Read(IReadOnlyList<Block> blocks, CaseTemplate template) => template == CaseTemplate.Unknown
        ? OwnHeadings.Read(blocks)
        : new Parting(FormWordings.Of(template)).Read(blocks);

    private sealed class Parting(FormWordings form)
    {
        private readonly List<Block> _header = [];
        private readonly List<Open> _sections = [];
        private readonly List<TextBlock> _groups = [];
        private readonly List<UnreadText> _unread = [];

        private sealed record Open(CaseQuestion Question, string Heading, Sureness Sure, Place Place, IReadOnlyList<TextBlock> Above)
        {
            public List<Block> Blocks { get; } = [];
        }

        public CaseBody Read(IReadOnlyList<Block> blocks)
        {
            for (var i = 0; i < blocks.Count; i++)
            {
                if (blocks[i] is TextBlock { Kind: not (TextKind.Removed or TextKind.Furniture or TextKind.Note) } text)
                {
                    i += Take(text, i + 1 < blocks.Count ? blocks[i + 1] as TextBlock : null);
                }
                else
                {
                    Put(blocks[i]);
                }
            }

            if (_groups.Count > 0)
            {
                Flush();
            }

            // A header under the last answer, where none stands at the top.
            if (_sections.Count > 1 && !_header.Exists(HeaderAtEnd.HoldsLabel) && HeaderAtEnd.In(_sections[^1].Blocks) is >= 0 and var from)
            {
                _header.AddRange(_sections[^1].Blocks.Skip(from));
                _sections[^1].Blocks.RemoveRange(from, _sections[^1].Blocks.Count - from);
            }

            return new(
                _header,
                [.. _sections.Select(s => new ReadSection(s.Question.Key, s.Heading, SectionStates.Of(s.Blocks, form.Form.Printed), s.Place, s.Blocks) { Sure = s.Sure, Also = s.Question.Also, Above = s.Above })],
                _unread);
        }

        /// <summary>Puts a text where it belongs; gives how many of the blocks after it were taken with it.</summary>
        private int Take(TextBlock text, TextBlock? next)
        {
            var words = text.Mark.Length > 0 && char.IsAsciiDigit(text.Mark[0]) ? MarkedText.Of(text) : text.Text;
            var found = form.Find(words);
            var taken = 0;

            // A question that was printed over two lines, read as two paragraphs.
            if (found is null && next is { Mark: "" } && text.Text.Length < 300 && next.Text.Length < 300 && !EndsAsSentence(text.Text) && form.Find(next.Text) is null
                && form.Find(words + " " + next.Text) is { Question: not null, Sure: Sureness.Sure } both && both.Length >= words.Length + next.Text.Length)
            {
                (found, words, taken) = (both, words + " " + next.Text, 1);
            }

            if (found is null || IsOfThis(found))
            {
                Put(text);
                return 0;
            }

            if (found.Question is not { } question)
            {
                _groups.Add(text);
                return taken;
            }

            var section = new Open(question, words[..found.Length].Trim(), found.Sure, text.Place, [.. _groups]);
            _groups.Clear();
            _sections.Add(section);
            if (words[found.Length..].Trim() is { Length: > 0 } answer)
            {
                // The answer may itself begin with the next question.
                Take(TextBlock.Plain(text.Place, answer), null);
            }

            return taken;
        }

        private static bool EndsAsSentence(string text) => text.TrimEnd() is [.., '.' or '?' or '!' or ':' or ';'];

        /// <summary>"Risks" under "Assumptions and risks", or the question's own words once more: a heading inside the answer.</summary>
        private bool IsOfThis(FoundHeading found) =>
            found.Question is { } question && _sections.Count > 0 && _groups.Count == 0
            && (_sections[^1].Question.Key == question.Key || _sections[^1].Question.Also.Contains(question.Key) || _sections.Exists(s => s.Question.Key == question.Key));

        private void Put(Block block)
        {
            if (_groups.Count > 0)
            {
                Flush();
            }

            (_sections.Count == 0 ? _header : _sections[^1].Blocks).Add(block);
        }

        /// <summary>A heading of a group with something else than a question under it is a heading of the answer before it.</summary>
        private void Flush()
        {
            (_sections.Count == 0 ? _header : _sections[^1].Blocks).AddRange(_groups);
            _groups.Clear();
        }
    }
}
