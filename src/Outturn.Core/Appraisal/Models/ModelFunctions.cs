namespace Outturn.Core.Appraisal.Models;

/// <summary>What the language can do with brackets. Closed: what is not here cannot be said.</summary>
public enum ModelFunction
{
    Sum,
    RunningSum,
    YearTotal,
    YearToDate,
    Average,
    First,
    Last,
    Lowest,
    Highest,
    Previous,
    Share,
    Min,
    Max,
    Round,
    RoundUp,
    RoundDown,
    If,
}

/// <summary>What the language knows of the period without being told.</summary>
public enum ModelMoment
{
    WeeksLeft,
    WeeksInPeriod,
    WeeksInYear,
    MonthsLeft,
    MonthsInPeriod,
    DaysInPeriod,
    PeriodNumber,
    Periods,
}

/// <param name="Function">What it does.</param>
/// <param name="Name">As it is written.</param>
/// <param name="Arguments">What stands in the brackets, in words.</param>
/// <param name="Least">The fewest things in the brackets.</param>
/// <param name="Most">The most.</param>
/// <param name="Gives">One sentence.</param>
/// <param name="Unit">Which unit comes out, and which must go in.</param>
/// <param name="Example">A formula that the tests read.</param>
public sealed record FunctionWords(ModelFunction Function, string Name, string Arguments, int Least, int Most, string Gives, string Unit, string Example);

/// <param name="Moment">What it is.</param>
/// <param name="Name">As it is written.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Gives">One sentence.</param>
public sealed record MomentWords(ModelMoment Moment, string Name, Unit Unit, string Gives);

/// <summary>The language's own words: what the reader knows, the reference prints and the messages offer.</summary>
public static class ModelFunctions
{
    /// <summary>The most things in one pair of brackets.</summary>
    public const int MostArguments = 20;

    public static IReadOnlyList<FunctionWords> All { get; } =
    [
        new(ModelFunction.Sum, "sum", "x", 1, 1, "x added up over all periods of the model.", "That of x.", "sum(calls)"),
        new(ModelFunction.RunningSum, "running sum", "x", 1, 1, "x added up from the first period to this one.", "That of x.", "running sum(calls)"),
        new(ModelFunction.YearTotal, "year total", "x", 1, 1, "x added up over this period's financial year: those of its periods that the model has.", "That of x.", "year total(calls)"),
        new(ModelFunction.YearToDate, "year to date", "x", 1, 1, "x added up from the first period of this financial year to this one.", "That of x.", "year to date(calls)"),
        new(ModelFunction.Average, "average", "x", 1, 1, "The sum of x over all periods, divided by the number of periods.", "That of x.", "average(calls)"),
        new(ModelFunction.First, "first", "x", 1, 1, "x in the first period.", "That of x.", "first(calls)"),
        new(ModelFunction.Last, "last", "x", 1, 1, "x in the last period.", "That of x.", "last(calls)"),
        new(ModelFunction.Lowest, "lowest", "x", 1, 1, "The smallest x of all periods.", "That of x.", "lowest(calls)"),
        new(ModelFunction.Highest, "highest", "x", 1, 1, "The largest x of all periods.", "That of x.", "highest(calls)"),
        new(ModelFunction.Previous, "previous", "x, start, back", 1, 3, "x in the period before. In the first period it is start; without a start it is not known there. back, a whole number, goes back further than one.", "That of x; start must have it too.", "previous(calls, 0)"),
        new(ModelFunction.Share, "share", "x, y", 1, 2, "x divided by y. With x alone, x divided by its sum over all periods.", "A number; x and y must have one unit. Show it as %.", "share(calls, sum(calls))"),
        new(ModelFunction.Min, "min", "a, b, ...", 2, MostArguments, "The smallest of them.", "All must have one unit, and it comes out.", "min(calls, capacity)"),
        new(ModelFunction.Max, "max", "a, b, ...", 2, MostArguments, "The largest of them.", "All must have one unit, and it comes out.", "max(calls - capacity, 0)"),
        new(ModelFunction.Round, "round", "x, places", 1, 2, "x to so many decimal places, none where places is left out; halves go away from nought, as in council papers and Excel. -3 rounds to thousands.", "That of x.", "round(calls, 0)"),
        new(ModelFunction.RoundUp, "round up", "x, places", 1, 2, "x to the next place away from nought.", "That of x.", "round up(calls, 0)"),
        new(ModelFunction.RoundDown, "round down", "x, places", 1, 2, "x cut off towards nought.", "That of x.", "round down(calls, 0)"),
        new(ModelFunction.If, "if", "condition, a, b", 3, 3, "a where the condition holds, b where it does not. The other is not worked out.", "a and b must have one unit, and it comes out.", "if(calls > capacity, capacity, calls)"),
    ];

    public static IReadOnlyList<MomentWords> Moments { get; } =
    [
        new(ModelMoment.WeeksLeft, "weeks left", Unit.Weeks, "Weeks from the end of this period to the end of its financial year, by the model's rule for weeks."),
        new(ModelMoment.WeeksInPeriod, "weeks in period", Unit.Weeks, "Weeks of this period, by the same rule."),
        new(ModelMoment.WeeksInYear, "weeks in year", Unit.Weeks, "Weeks of this period's financial year, by the same rule."),
        new(ModelMoment.MonthsLeft, "months left", Unit.Months, "Months from the end of this period to the end of its financial year."),
        new(ModelMoment.MonthsInPeriod, "months in period", Unit.Months, "1, 3 or 12."),
        new(ModelMoment.DaysInPeriod, "days in period", Unit.Days, "Days of this period by the calendar."),
        new(ModelMoment.PeriodNumber, "period number", Unit.Number, "1 in the first period of the model, 2 in the next."),
        new(ModelMoment.Periods, "periods", Unit.Number, "How many periods the model has."),
    ];

    private static readonly Dictionary<string, FunctionWords> ByName = All.ToDictionary(f => ModelName.Key(f.Name), StringComparer.Ordinal);

    private static readonly Dictionary<string, MomentWords> MomentsByName = Moments.ToDictionary(m => ModelName.Key(m.Name), StringComparer.Ordinal);

    public static FunctionWords? Find(string name) => ByName.GetValueOrDefault(ModelName.Key(name));

    public static MomentWords? FindMoment(string name) => MomentsByName.GetValueOrDefault(ModelName.Key(name));

    internal static FunctionWords Of(ModelFunction function) => All[(int)function];

    internal static MomentWords Of(ModelMoment moment) => Moments[(int)moment];
}
