using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

internal enum TokenKind
{
    Number,
    Words,
    Pound,
    Percent,
    Open,
    Close,
    Comma,
    Operator,
    End,
}

/// <param name="Kind">What it is.</param>
/// <param name="At">Where it begins in the formula, from 0.</param>
/// <param name="Text">As it is written.</param>
internal readonly record struct Token(TokenKind Kind, int At, string Text, decimal Value = 0m, ModelOperator Operator = default)
{
    public string Shown => Kind == TokenKind.End ? "the end of the formula" : $"“{(Text.Length > 40 ? Text[..40] + "…" : Text)}”";
}

/// <summary>Cuts a formula into its parts: one pass, never back.</summary>
internal static class ExpressionTokens
{
    /// <summary>Returns null, with the problem, where a character has no place in a formula.</summary>
    public static List<Token>? Of(string formula, out (int At, string Message)? problem)
    {
        var tokens = new List<Token>();
        problem = null;
        var i = 0;
        while (i < formula.Length)
        {
            var c = formula[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && i + 1 < formula.Length && char.IsAsciiDigit(formula[i + 1])))
            {
                var start = i;
                while (i < formula.Length && (char.IsAsciiDigit(formula[i]) || formula[i] == '.'))
                {
                    i++;
                }

                var text = formula[start..i];
                if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                {
                    problem = (start, $"“{(text.Length > 40 ? text[..40] + "…" : text)}” is not a number that can be worked with. Write at most 28 digits and one point.");
                    return null;
                }

                tokens.Add(new(TokenKind.Number, start, text, value));
            }
            else if (char.IsLetter(c))
            {
                var start = i;
                var end = i;
                while (i < formula.Length && (ModelName.IsInWord(formula[i]) || formula[i] == '_' || char.IsWhiteSpace(formula[i])))
                {
                    end = formula[i] == '_' || char.IsWhiteSpace(formula[i]) ? end : i + 1;
                    i++;
                }

                tokens.Add(new(TokenKind.Words, start, formula[start..end]));
            }
            else if (Symbol(formula, i) is { } symbol)
            {
                tokens.Add(symbol);
                i += symbol.Text.Length;
            }
            else
            {
                problem = (i, Unknown(c));
                return null;
            }
        }

        tokens.Add(new(TokenKind.End, formula.Length, ""));
        return tokens;
    }

    private static Token? Symbol(string formula, int i)
    {
        var next = i + 1 < formula.Length ? formula[i + 1] : '\0';
        return (formula[i], next) switch
        {
            ('<', '=') => new(TokenKind.Operator, i, "<=", Operator: ModelOperator.LessOrEqual),
            ('>', '=') => new(TokenKind.Operator, i, ">=", Operator: ModelOperator.MoreOrEqual),
            ('<', '>') => new(TokenKind.Operator, i, "<>", Operator: ModelOperator.NotEqual),
            ('<', _) => new(TokenKind.Operator, i, "<", Operator: ModelOperator.Less),
            ('>', _) => new(TokenKind.Operator, i, ">", Operator: ModelOperator.More),
            ('=', _) => new(TokenKind.Operator, i, "=", Operator: ModelOperator.Equal),
            ('≤', _) => new(TokenKind.Operator, i, "≤", Operator: ModelOperator.LessOrEqual),
            ('≥', _) => new(TokenKind.Operator, i, "≥", Operator: ModelOperator.MoreOrEqual),
            ('≠', _) => new(TokenKind.Operator, i, "≠", Operator: ModelOperator.NotEqual),
            ('+', _) => new(TokenKind.Operator, i, "+", Operator: ModelOperator.Plus),
            ('-' or '−' or '–', _) => new(TokenKind.Operator, i, formula.Substring(i, 1), Operator: ModelOperator.Minus),
            ('*' or '×', _) => new(TokenKind.Operator, i, formula.Substring(i, 1), Operator: ModelOperator.Times),
            ('/' or '÷', _) => new(TokenKind.Operator, i, formula.Substring(i, 1), Operator: ModelOperator.Over),
            ('(', _) => new(TokenKind.Open, i, "("),
            (')', _) => new(TokenKind.Close, i, ")"),
            (',', _) => new(TokenKind.Comma, i, ","),
            ('£', _) => new(TokenKind.Pound, i, "£"),
            ('%', _) => new(TokenKind.Percent, i, "%"),
            _ => null,
        };
    }

    private static string Unknown(char c) => c switch
    {
        '_' => "A name begins with a letter.",
        '^' => "There is no power. Multiply by the number again.",
        '&' => "“&” has no place in a formula. Write the name with “and”.",
        '[' or ']' or '{' or '}' => $"“{c}” has no place in a formula. Use round brackets.",
        '"' or '“' or '”' or '\'' or '’' => "Words in quotation marks have no place in a formula. Write the name without them.",
        ';' => "“;” has no place in a formula. Part what stands in brackets with commas.",
        '.' => "A point stands inside a number only, such as 0.5.",
        '!' or ':' or '$' => $"“{c}” has no place in a formula. A quantity is called by its name, not by a cell.",
        _ when char.IsControl(c) || char.IsSurrogate(c) => "A character here has no place in a formula. Write letters, digits and + - * / ( ) , < > = only.",
        _ => $"“{c}” has no place in a formula. Write letters, digits and + - * / ( ) , < > = only.",
    };

    /// <summary>The message with its place, counted from 1 as people count.</summary>
    public static Problem Problem(string code, string where, int at, string message) =>
        Values.Problem.Error(code, where, string.Create(CultureInfo.InvariantCulture, $"At character {at + 1}: {message}"));
}
