using System.CommandLine;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary>The options that name a year and days, read the same way by every command that has them.</summary>
internal static class YearOption
{
    public static Option<string> Build() => new("--year") { Description = "The tracker's year, such as 2017-18.", Required = true, HelpName = "Y" };

    public static Result<FinancialYear> Read(string? text) => FinancialYear.TryParse(text, out var year)
        ? Result.Ok(year)
        : Result.Refused<FinancialYear>(Problem.Error("year.unreadable", "--year", $"“{text}” is not a financial year. Write it as 2017-18."));

    public static Result<DateOnly> Day(string name, string? text) => CouncilTime.TryParseDay(text, out var day)
        ? Result.Ok(day)
        : Result.Refused<DateOnly>(Problem.Error("position.unreadable", name, $"“{text}” is not a date. Write it as 2017-10-31."));
}
