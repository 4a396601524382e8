using System.Buffers.Text;
using System.Text;

namespace Outturn.Documents.Reading.Pdf;

internal enum PostScriptToken
{
    End,
    Number,
    Operator,

    /// <summary>A comment line; its words are kept.</summary>
    Comment,

    /// <summary>A string, a name or a bracket: of no interest here.</summary>
    Other,
}

/// <summary>Takes PostScript as cairo writes it apart, one token at a time, in one pass and with little memory.</summary>
internal sealed class PostScriptTokens(Stream stream)
{
    private const int MaxToken = 400;

    private readonly byte[] _buffer = new byte[65_536];
    private readonly byte[] _token = new byte[MaxToken];
    private int _at;
    private int _filled;
    private int _length;

    /// <summary>Of the last token, when it was a number.</summary>
    public double Number { get; private set; }

    /// <summary>Of the last token, when it was an operator or a comment; cut at 400 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _token.AsSpan(0, _length);

    public string Text => Encoding.Latin1.GetString(Bytes);

    public PostScriptToken Next()
    {
        int c;
        do
        {
            c = Take();
        }
        while (c is ' ' or '\n' or '\r' or '\t' or '\f' or 0);

        switch (c)
        {
            case < 0:
                return PostScriptToken.End;
            case '%':
                return Comment();
            case '(':
                String();
                return PostScriptToken.Other;
            case '<' when Peek() == '~':
                SkipImage();
                return PostScriptToken.Other;
            case '<' when Peek() != '<':
                while (c is not ('>' or < 0))
                {
                    c = Take();
                }

                return PostScriptToken.Other;
            case '[' or ']' or '{' or '}' or '<' or '>' or ')':
                return PostScriptToken.Other;
            case '/':
                Word(Take());
                return PostScriptToken.Other;
            default:
                return Word(c);
        }
    }

    /// <summary>Moves behind the end of packed picture data.</summary>
    public void SkipImage()
    {
        var last = 0;
        int c;
        while ((c = Take()) >= 0 && !(last == '~' && c == '>'))
        {
            last = c;
        }
    }

    private PostScriptToken Comment()
    {
        _length = 0;
        int c;
        while ((c = Take()) >= 0 && c is not ('\n' or '\r'))
        {
            Keep(c);
        }

        return PostScriptToken.Comment;
    }

    private void String()
    {
        var depth = 1;
        int c;
        while (depth > 0 && (c = Take()) >= 0)
        {
            switch (c)
            {
                case '\\':
                    Take();
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
            }
        }
    }

    private PostScriptToken Word(int c)
    {
        _length = 0;
        var digits = true;
        while (c > ' ' && c is not ('[' or ']' or '{' or '}' or '(' or ')' or '<' or '>' or '/' or '%'))
        {
            Keep(c);
            digits &= c is (>= '0' and <= '9') or '.' or '-' or '+' or 'e' or 'E';
            var next = Peek();
            if (next is <= ' ' or '[' or ']' or '{' or '}' or '(' or ')' or '<' or '>' or '/' or '%')
            {
                break;
            }

            c = Take();
        }

        if (digits && _length > 0 && Utf8Parser.TryParse(Bytes, out double number, out var used) && used == _length && double.IsFinite(number))
        {
            Number = number;
            return PostScriptToken.Number;
        }

        return PostScriptToken.Operator;
    }

    private void Keep(int c)
    {
        if (_length < MaxToken)
        {
            _token[_length++] = (byte)c;
        }
    }

    private int Peek() => _at < _filled || Fill() ? _buffer[_at] : -1;

    private int Take() => _at < _filled || Fill() ? _buffer[_at++] : -1;

    private bool Fill()
    {
        _at = 0;
        _filled = stream.Read(_buffer, 0, _buffer.Length);
        return _filled > 0;
    }
}
