using System.Globalization;
using Outturn.App.Operations.Governance;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Values;

namespace Outturn.App.Api;

/// <summary>The council's structure as data: the same changes and names as the page.</summary>
public static class StructureFiles
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/structure.json", StructureAsync).RequireAuthorization(RightRequirement.Policy(Area.Plan, Level.Read));

    private static async Task<IResult> StructureAsync(HttpContext context, StructureOperations structure, Viewers viewers, TimeProvider clock, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        var on = StructureQuery.On(context.Request.Query, asAt, clock);
        if (!asAt.Ok || !on.Ok)
        {
            return TrackerFiles.Problems(asAt.Ok ? on.Problems : asAt.Problems);
        }

        var read = await structure.ReadAsync(await viewers.OfAsync(context.User, cancel), asAt.Value, on.Value, cancel);
        return read.Ok
            ? TypedResults.Json(new
            {
                on = Day(read.Value.On),
                units = read.Value.Units.ToDictionary(k => TrackerQuery.Name(k.Key), k => k.Value.Select(u => new { name = u.Name, directorate = u.Directorate })),
                changes = read.Value.Changes.Select(c => new
                {
                    kind = TrackerQuery.Name(c.Kind),
                    change = TrackerQuery.Name(c.Change),
                    from = Day(c.From),
                    before = c.Before,
                    after = c.After,
                    directorate = c.Directorate,
                    why = c.Why,
                    act = c.Act,
                }),
            })
            : TrackerFiles.Problems(read.Problems);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
