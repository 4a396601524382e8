namespace Outturn.Core.Appraisal.Models;

public enum ModelOperator
{
    Plus,
    Minus,
    Times,
    Over,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Equal,
    NotEqual,
}

/// <summary>A formula as it was understood. <see cref="At"/> is the place in the text, from 0, for messages.</summary>
public abstract record Expression(int At)
{
    /// <param name="Value">In the unit as it is written: 5 for 5 %.</param>
    /// <param name="Unit">What it counts; a plain number where nothing stands beside it.</param>
    /// <param name="UnitWords">The words that were read as its unit; empty for £, % and none.</param>
    public sealed record Literal(decimal Value, Unit Unit, string UnitWords, int At) : Expression(At);

    public sealed record Name(string Written, int At) : Expression(At)
    {
        public string Key { get; } = ModelName.Key(Written);
    }

    public sealed record Moment(ModelMoment Which, int At) : Expression(At);

    public sealed record Negative(Expression Of, int At) : Expression(At);

    public sealed record Pair(ModelOperator Operator, Expression Left, Expression Right, int At) : Expression(At);

    public sealed record Call(ModelFunction Function, IReadOnlyList<Expression> Of, int At) : Expression(At);

    /// <summary>Every name that stands in it, as often as it stands.</summary>
    public IEnumerable<Name> Names()
    {
        var open = new Stack<Expression>([this]);
        while (open.TryPop(out var next))
        {
            switch (next)
            {
                case Name name:
                    yield return name;
                    break;
                case Negative negative:
                    open.Push(negative.Of);
                    break;
                case Pair pair:
                    open.Push(pair.Right);
                    open.Push(pair.Left);
                    break;
                case Call call:
                    foreach (var part in call.Of.Reverse())
                    {
                        open.Push(part);
                    }

                    break;
            }
        }
    }
}
