using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>
/// Reads a formula by hand, the strongest sign first: brackets and functions, the minus before one thing, * and /, + and -, comparison. One pass over the parts, so it
/// takes time in proportion to the length; length and depth have limits, so no formula can take the stack.
/// </summary>
public sealed class ExpressionReader
{
    /// <summary>The longest formula, in characters.</summary>
    public const int MaxLength = 1_000;

    /// <summary>How many brackets, functions and minuses may stand inside one another.</summary>
    public const int MaxDepth = 40;

    private readonly List<Token> tokens;
    private readonly IReadOnlyCollection<string> known;
    private int next;
    private int depth;
    private (int At, string Message)? problem;

    private ExpressionReader(List<Token> tokens, IReadOnlyCollection<string> known)
    {
        this.tokens = tokens;
        this.known = known;
    }

    /// <summary>Reads a formula. The problem names the place in it and what was expected there.</summary>
    /// <param name="formula">As it was typed.</param>
    /// <param name="where">The field that a problem names.</param>
    /// <param name="known">The names that may stand in it: a name beside a number is told from a unit by them.</param>
    public static Result<Expression> Read(string formula, string where, IReadOnlyCollection<string>? known = null)
    {
        if (string.IsNullOrWhiteSpace(formula))
        {
            return Result.Refused<Expression>(Problem.Error("model.no-formula", where, "The formula is empty. Write one, or give figures."));
        }

        if (formula.Length > MaxLength)
        {
            return Result.Refused<Expression>(Problem.Error("model.formula-long", where, string.Create(CultureInfo.InvariantCulture, $"The formula has {formula.Length:#,##0} characters and the most is {MaxLength:#,##0}. Give parts of it names of their own.")));
        }

        if (ExpressionTokens.Of(formula, out var stray) is not { } tokens)
        {
            return Result.Refused<Expression>(ExpressionTokens.Problem("model.formula", where, stray!.Value.At, stray.Value.Message));
        }

        var reader = new ExpressionReader(tokens, known ?? []);
        var read = reader.Comparison();
        if (read is not null && reader.Now.Kind != TokenKind.End)
        {
            read = reader.Stray();
        }

        return read is not null ? Result.Ok(read) : Result.Refused<Expression>(ExpressionTokens.Problem("model.formula", where, reader.problem!.Value.At, reader.problem.Value.Message));
    }

    private Token Now => tokens[next];

    private Token Take() => tokens[next++];

    private Expression? Refuse(int at, string message)
    {
        problem ??= (at, message);
        return null;
    }

    /// <summary>What follows a whole formula and should not.</summary>
    private Expression? Stray() => Now.Kind switch
    {
        TokenKind.Close => Refuse(Now.At, "A closing bracket without an opening one."),
        TokenKind.Comma => Refuse(Now.At, "A comma stands only between the things in a function's brackets. Write a number without commas, such as 1000."),
        TokenKind.Operator => Refuse(Now.At, "Only one comparison can stand here. Put the first in if(...)."),
        _ => Refuse(Now.At, $"Expected a sign such as + or *, and found {Now.Shown}."),
    };

    private Expression? Comparison()
    {
        var left = Sum();
        if (left is null || Now is not { Kind: TokenKind.Operator, Operator: >= ModelOperator.Less })
        {
            return left;
        }

        var sign = Take();
        var right = Sum();
        return right is null ? null : new Expression.Pair(sign.Operator, left, right, sign.At);
    }

    private Expression? Sum()
    {
        var left = Product();
        while (left is not null && Now is { Kind: TokenKind.Operator, Operator: ModelOperator.Plus or ModelOperator.Minus })
        {
            var sign = Take();
            var right = Product();
            left = right is null ? null : new Expression.Pair(sign.Operator, left, right, sign.At);
        }

        return left;
    }

    private Expression? Product()
    {
        var left = One();
        while (left is not null && Now is { Kind: TokenKind.Operator, Operator: ModelOperator.Times or ModelOperator.Over })
        {
            var sign = Take();
            var right = One();
            left = right is null ? null : new Expression.Pair(sign.Operator, left, right, sign.At);
        }

        return left;
    }

    private Expression? One()
    {
        if (depth >= MaxDepth)
        {
            return Refuse(Now.At, $"More than {MaxDepth} brackets, functions or minuses stand inside one another. Give parts of the formula names of their own.");
        }

        depth++;
        var read = Take() switch
        {
            { Kind: TokenKind.Number } token => Number(token, token.At),
            { Kind: TokenKind.Pound } token => Pounds(token),
            { Kind: TokenKind.Words } token => Named(token),
            { Kind: TokenKind.Open } token => Bracketed(token),
            { Kind: TokenKind.Operator, Operator: ModelOperator.Minus } token => One() is { } of ? new Expression.Negative(of, token.At) : null,
            { Kind: TokenKind.Operator, Operator: ModelOperator.Equal } token when next == 1 => Refuse(token.At, "Write the formula without the equals sign before it."),
            { Kind: TokenKind.Close } token => Missing(token, "Nothing stands before this closing bracket."),
            var token => Missing(token, null),
        };
        depth--;
        return read;
    }

    private Expression? Missing(Token token, string? message)
    {
        next--;
        var before = next > 0 ? $" after {tokens[next - 1].Shown}" : "";
        return Refuse(token.At, message ?? $"Expected a name, a number or an opening bracket{before}, and found {token.Shown}.");
    }

    private Expression? Bracketed(Token open)
    {
        var inside = Comparison();
        if (inside is null)
        {
            return null;
        }

        if (Now.Kind != TokenKind.Close)
        {
            return NotClosed(open);
        }

        next++;
        return inside;
    }

    private Expression? NotClosed(Token open) => Now.Kind switch
    {
        TokenKind.End => Refuse(Now.At, string.Create(CultureInfo.InvariantCulture, $"The bracket that opens at character {open.At + 1} is not closed. Expected “)”.")),
        TokenKind.Comma or TokenKind.Operator => Stray(),
        _ => Refuse(Now.At, $"Expected “)” or a sign such as + or *, and found {Now.Shown}."),
    };

    /// <summary>A number, with its unit where one stands beside it: 5 %, 52 weeks, 365 days per year.</summary>
    private Expression? Number(Token token, int at)
    {
        if (Now.Kind == TokenKind.Percent)
        {
            next++;
            return new Expression.Literal(token.Value, Unit.Percent, "", at);
        }

        if (Now.Kind != TokenKind.Words)
        {
            return new Expression.Literal(token.Value, Unit.Number, "", at);
        }

        var words = Now;
        if (known.Contains(ModelName.Key(words.Text)) || ModelFunctions.FindMoment(words.Text) is not null || tokens[next + 1].Kind == TokenKind.Open)
        {
            return Refuse(words.At, $"Expected a sign such as * between {token.Shown} and {words.Shown}.{(known.Contains(ModelName.Key(words.Text)) ? " If that is the number's unit, give the quantity of that name another one." : "")}");
        }

        if (!Unit.TryParse(words.Text, out var unit) || unit.Scale != 1m)
        {
            return Refuse(words.At, $"{words.Shown} is not a unit. Write it as weeks, or £ per person per week.");
        }

        next++;
        return new Expression.Literal(token.Value, unit, words.Text, at);
    }

    /// <summary>£850, or £850 per placement per week.</summary>
    private Expression? Pounds(Token pound)
    {
        if (Now.Kind != TokenKind.Number)
        {
            return Refuse(Now.At, $"Expected a number after “£”, and found {Now.Shown}.");
        }

        var number = Take();
        if (Now.Kind != TokenKind.Words)
        {
            return new Expression.Literal(number.Value, Unit.Pounds, "", pound.At);
        }

        var words = Now;
        if (!ModelName.Key(words.Text).StartsWith("per ", StringComparison.Ordinal) || !Unit.TryParse("£ " + words.Text, out var unit))
        {
            return Refuse(words.At, $"Expected a sign such as *, or a unit such as per week, after the pounds, and found {words.Shown}.");
        }

        next++;
        return new Expression.Literal(number.Value, unit, words.Text, pound.At);
    }

    private Expression? Named(Token words)
    {
        if (Now.Kind != TokenKind.Open)
        {
            return ModelFunctions.FindMoment(words.Text) is { } moment ? new Expression.Moment(moment.Moment, words.At)
                : ModelFunctions.Find(words.Text) is { } bare && !known.Contains(ModelName.Key(words.Text)) ? Refuse(Now.At, $"Expected “(” after {words.Shown}: {bare.Name}({bare.Arguments}).")
                : new Expression.Name(words.Text, words.At);
        }

        if (ModelFunctions.Find(words.Text) is not { } function)
        {
            var near = ModelName.Nearest(words.Text, ModelFunctions.All.Select(f => f.Name));
            return Refuse(words.At, known.Contains(ModelName.Key(words.Text)) ? $"Expected a sign such as * between {words.Shown} and the bracket."
                : $"There is no function named {words.Shown}.{(near is not null ? $" Did you mean {near}?" : " The functions are " + string.Join(", ", ModelFunctions.All.Select(f => f.Name)) + ".")}");
        }

        var open = Take();
        var of = new List<Expression>();
        if (Now.Kind == TokenKind.Close)
        {
            return Refuse(Now.At, $"Nothing stands in the brackets. Write {function.Name}({function.Arguments}).");
        }

        while (true)
        {
            if (Comparison() is not { } part)
            {
                return null;
            }

            of.Add(part);
            if (Now.Kind == TokenKind.Close)
            {
                next++;
                break;
            }

            if (Now.Kind != TokenKind.Comma)
            {
                return Now.Kind == TokenKind.End ? NotClosed(open) : Now.Kind == TokenKind.Operator ? Stray() : Refuse(Now.At, $"Expected a comma or “)”, and found {Now.Shown}.");
            }

            next++;
        }

        return of.Count < function.Least || of.Count > function.Most
            ? Refuse(words.At, string.Create(CultureInfo.InvariantCulture, $"{function.Name} takes {Count(function)} in its brackets and has {of.Count}: {function.Name}({function.Arguments}). A number is written without commas."))
            : new Expression.Call(function.Function, of, words.At);
    }

    private static string Count(FunctionWords function) => function switch
    {
        { Least: 1, Most: 1 } => "one thing",
        { Least: var least, Most: var most } when least == most => string.Create(CultureInfo.InvariantCulture, $"{least} things"),
        { Most: ModelFunctions.MostArguments } => string.Create(CultureInfo.InvariantCulture, $"from {function.Least} to {function.Most} things"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{function.Least} to {function.Most} things"),
    };
}
