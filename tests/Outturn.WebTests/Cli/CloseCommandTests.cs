using Outturn.App.Cli;
using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

/// <summary>A year closed from the command line: the form out and back, the closing, its correction.</summary>
public sealed class CloseCommandTests(SqliteFiles sqlite, PostgresServer postgres)
{
    private const string Tracker = "reference,title,planned £000,forecast £000,RAG,commentary\nA/R.6.001,Contracts,-100,-100,Green,On track\nA/R.6.002,Payments,-395,-200,Red,Two months late\n";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_is_closed_from_a_file_and_corrected_with_a_reason(string engine)
    {
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        Assert.Equal(0, (await council.RunAsync("import", council.Write("march.csv", Tracker), "--kind", "tracker", "--year", "2017-18", "--position", "2018-03-31", "--unit", "£000", "--savings", "negative")).Exit);
        var form = council.Write("form.csv", "");
        Assert.Equal(0, (await council.RunAsync("tracker", "close", "--year", "2017-18", "--form", form)).Exit);
        Assert.Contains("A/R.6.002", await File.ReadAllTextAsync(form, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var wrong = await council.RunAsync("tracker", "close", "--year", "2017-18", "--file", council.Write("wrong.csv", "Key,Outturn £000\nA/R.6.001,-90\n"));
        Assert.Equal(ExitCode.Findings, wrong.Exit);
        Assert.Contains("outturn.reason", wrong.Errors, StringComparison.Ordinal);

        var closed = await council.RunAsync("tracker", "close", "--year", "2017-18", "--source", "Outturn report", "--json");
        Assert.True(closed.Exit == 0, closed.Errors + closed.Output);
        Assert.Equal(("-300000.00", "-195000.00", 0), (closed.Json.GetProperty("came").GetString(), closed.Json.GetProperty("undelivered").GetString(), closed.Json.GetProperty("notKnown").GetInt32()));
        Assert.Contains("year.closed", (await council.RunAsync("owners", "A/R.6.001", "--year", "2017-18", "--owner", "Somebody")).Errors, StringComparison.Ordinal);

        var corrected = council.Write("corrected.csv", "Key,Outturn £000,\"Why it departs from plan, or is not known\"\nA/R.6.001,not known,In court\n");
        Assert.Contains("close.reason-missing", (await council.RunAsync("tracker", "close", "--year", "2017-18", "--file", corrected)).Errors, StringComparison.Ordinal);
        var again = await council.RunAsync("tracker", "close", "--year", "2017-18", "--file", corrected, "--reason", "The audit asked");
        Assert.True(again.Exit == 0, again.Errors + again.Output);
        Assert.Contains("planned -495, came -200, not delivered -195; 1 line not known", again.Output, StringComparison.Ordinal);
        Assert.Contains("nothing changed", (await council.RunAsync("tracker", "close", "--year", "2017-18", "--reason", "Again")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon", "is not a financial year")]
    [InlineData("2017-18", "There is no council")]
    [InlineData("2017-18", "is not a date", "--position", "soon")]
    [InlineData("2017-18", "There is no council", "--form", "x.csv")]
    public async Task What_cannot_be_closed_is_refused_in_words(string year, string words, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("outturn-none-");
        var run = await CommandRun.OfAsync(["tracker", "close", "--year", year, "--data", folder.FullName, .. more]);
        folder.Delete(recursive: true);
        Assert.NotEqual(0, run.Exit);
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_fund_s_return_is_asked_of_a_closed_year(string engine)
    {
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        Assert.Equal(0, (await council.RunAsync("import", council.Write("march.csv", Tracker), "--kind", "tracker", "--year", "2017-18", "--position", "2018-03-31", "--unit", "£000", "--savings", "negative")).Exit);
        Assert.Contains("fund.no-year-not-found", (await council.RunAsync("fund", "return", "1")).Errors, StringComparison.Ordinal);
        Assert.Contains("fund.year-not-closed", (await council.RunAsync("fund", "return", "1", "--year", "2017-18")).Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await council.RunAsync("fund", "return", "1", "--year", "soon")).Exit);
        Assert.Equal(0, (await council.RunAsync("tracker", "close", "--year", "2017-18")).Exit);
        Assert.Contains("fund.return-not-found", (await council.RunAsync("fund", "return", "1")).Errors, StringComparison.Ordinal);
    }
}
