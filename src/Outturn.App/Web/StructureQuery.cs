using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>The day whose names are asked for, in an address: <c>?on=2022-04-01</c>. Nothing asks for the day that is shown.</summary>
public static class StructureQuery
{
    public static Result<DateOnly> On(IQueryCollection query, Result<AsAt> asAt, TimeProvider clock) => query["on"].ToString() switch
    {
        "" => Result.Ok((asAt.Ok ? asAt.Value.Position : null) ?? Instant.From(clock.GetUtcNow()).Day),
        var text when CouncilTime.TryParseDay(text, out var day) => Result.Ok(day),
        var text => Result.Refused<DateOnly>(Problem.Error("structure.day", "on", $"“{(text.Length > 40 ? text[..40] + "…" : text)}” is not a date. Write it as 2022-04-01 or 1/4/2022.")),
    };
}
