using System.Text;

namespace Outturn.Documents.Reading;

/// <summary>
/// Splits delimited text into records, leniently: CR, LF or both end a line, also alone; a quotation mark in the middle of a plain field is a
/// character; text after a closing mark is kept. Each record knows the line on which it starts, which is the place a person is told.
/// </summary>
internal static class CsvText
{
    /// <summary><paramref name="sound"/> is false where a quotation mark is never closed, or closes hundreds of lines later.</summary>
    public static List<(int Number, string[] Fields)> Parse(string text, char separator, bool quoted, out bool sound)
    {
        var scan = new Scan(text, separator);
        var rows = new List<(int, string[])>();
        while (!scan.AtEnd)
        {
            rows.Add(scan.Record(quoted));
        }

        sound = scan.Sound;
        return rows;
    }

    private sealed class Scan(string text, char separator)
    {
        private const int LinesInOneField = 200;

        private readonly List<string> _fields = [];
        private readonly StringBuilder _builder = new();
        private int _at;
        private int _line = 1;

        public bool AtEnd => _at >= text.Length;

        public bool Sound { get; private set; } = true;

        public (int Number, string[] Fields) Record(bool quoted)
        {
            var start = _line;
            _fields.Clear();
            do
            {
                _fields.Add(quoted && !AtEnd && text[_at] == '"' ? Quoted() : Plain());
            }
            while (!AtEnd && text[_at] == separator && ++_at > 0);

            if (!AtEnd)
            {
                _at += LineEnd();
                _line++;
            }

            return (start, [.. _fields]);
        }

        /// <summary>Length of the line end here: 2 for CR LF.</summary>
        private int LineEnd() => text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;

        private string Plain()
        {
            var start = _at;
            while (!AtEnd && text[_at] != separator && text[_at] is not ('\r' or '\n'))
            {
                _at++;
            }

            return text[start.._at];
        }

        private string Quoted()
        {
            _builder.Clear();
            var firstLine = _line;
            _at++;
            while (!AtEnd)
            {
                var c = text[_at];
                if (c == '"')
                {
                    _at++;
                    if (AtEnd || text[_at] != '"')
                    {
                        return _builder.Append(Plain()).ToString();
                    }

                    _builder.Append('"');
                    _at++;
                }
                else if (c is '\r' or '\n')
                {
                    _at += LineEnd();
                    _line++;
                    _builder.Append('\n');
                    Sound &= _line - firstLine < LinesInOneField;
                }
                else
                {
                    _builder.Append(c);
                    _at++;
                }
            }

            Sound = false;
            return _builder.ToString();
        }
    }
}
