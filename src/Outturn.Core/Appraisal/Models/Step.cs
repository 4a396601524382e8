namespace Outturn.Core.Appraisal.Models;

/// <summary>A formula made ready: names are places, units are gone, and what runs over several periods is a series of its own.</summary>
internal abstract record Step
{
    public sealed record Constant(decimal Value) : Step;

    public sealed record SeriesCell(int Series) : Step;

    public sealed record MomentCell(ModelMoment Which) : Step;

    public sealed record Negate(Step Of) : Step;

    public sealed record Two(ModelOperator Operator, Step Left, Step Right) : Step;

    public sealed record Choice(Step Condition, Step Then, Step Otherwise) : Step;

    public sealed record Pick(bool Largest, Step[] Of) : Step;

    public sealed record Rounded(ModelFunction How, Step Of, int Places) : Step;

    public sealed record Earlier(Step Of, Step? Start, int Back) : Step;
}

/// <summary>Which cells a series has, and what each rests on.</summary>
internal enum SeriesKind
{
    /// <summary>Figures that are given.</summary>
    Input,

    /// <summary>The formula in each period.</summary>
    Formula,

    /// <summary>This period's and the running sum of the one before.</summary>
    Running,

    /// <summary>The same, beginning anew with each financial year.</summary>
    RunningInYear,

    /// <summary>One cell for each financial year, in its first period.</summary>
    Year,

    /// <summary>One cell for the whole model.</summary>
    Whole,
}

/// <param name="Kind">What its cells are.</param>
/// <param name="Function">For a whole: which.</param>
/// <param name="Of">What is worked out, or gathered.</param>
/// <param name="Quantity">The quantity whose formula it belongs to.</param>
/// <param name="Written">The formula's part that is gathered, as it was understood.</param>
internal sealed record StepSeries(SeriesKind Kind, ModelFunction Function, Step? Of, int Quantity, Expression? Written = null);
