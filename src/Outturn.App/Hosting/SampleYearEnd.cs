using Outturn.App.Cli;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Hosting;

/// <summary>The year before the sample's, made up from end to end and closed, so that closing, the funds' return and the forecast's score have something to show.</summary>
internal sealed class SampleYearEnd(CouncilSession session, string folder, Viewer finance)
{
    /// <summary>The line that a bid of the sample's fund is joined to.</summary>
    public static readonly FinancialYear Year = new(2016);
    public const string StreetLighting = "M/R.6.301";

    private const string MadeUp = "figures made up for the sample";

    /// <summary>Null where all went well; otherwise what was refused.</summary>
    public async Task<IReadOnlyList<Problem>?> MakeAsync(CancellationToken cancel)
    {
        var closed = Path.Combine(folder, "closed-2016-17");
        var import = session.Services.GetRequiredService<ImportTrackerOperation>();
        foreach (var (month, day) in new[] { ("2016-07", new DateOnly(2016, 7, 31)), ("2016-10", new DateOnly(2016, 10, 31)), ("2017-01", new DateOnly(2017, 1, 31)) })
        {
            var name = $"tracker-{month}.csv";
            var done = await import.ConfirmAsync(
                finance, new IncomingFile(name, await File.ReadAllBytesAsync(Path.Combine(closed, name), cancel)), new ImportChoices(Year, day),
                new ImportConfirmation(null, null, new Dictionary<string, MissingAnswer>(StringComparer.Ordinal), MissingAnswer.Withdraw, "", $"Position of {CouncilTime.Words(day)}, {MadeUp}", "sample"), cancel);
            if (!done.Ok)
            {
                return done.Problems;
            }
        }

        var close = session.Services.GetRequiredService<CloseYearOperation>();
        var form = await close.OpenAsync(finance, Year, cancel);
        var filled = form.Ok ? CloseYearOperation.TakeBack(form.Value, "outturn.csv", await File.ReadAllBytesAsync(Path.Combine(closed, "outturn.csv"), cancel)) : Result.Refused<(OutturnForm Form, Core.Tracking.Closing.ReturnedOutturn Returned)>(form.Problems);
        if (!filled.Ok)
        {
            return filled.Problems;
        }

        var recorded = await close.RunAsync(finance, Year, filled.Value.Form.Command(MadeUp, "The books of 2016-17 are closed"), Year.LastDay, "sample", cancel);
        return recorded.Ok ? null : recorded.Problems;
    }
}
