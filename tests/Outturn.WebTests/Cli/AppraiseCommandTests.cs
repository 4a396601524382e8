using System.Text;
using Outturn.App.Cli;

namespace Outturn.WebTests.Cli;

/// <summary>What <c>outturn appraise</c> answers; it needs no database.</summary>
public sealed class AppraiseCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("outturn-appraise-").FullName;

    [Fact]
    public async Task The_sample_comes_out_as_the_papers_print_it()
    {
        var run = await CommandRun.OfAsync("appraise", Path.Combine(Approved.Root, "samples", "appraisal", "street-lighting.json"), "--json");
        Assert.Equal(ExitCode.Fine, run.Exit);
        var options = run.Json.GetProperty("options").EnumerateArray().ToDictionary(o => o.GetProperty("name").GetString()!, StringComparer.Ordinal);
        foreach (var (name, npv, bcr, payback, discounted) in new[] { ("Leave for £800,000", "2216296.01", 3.770, 3.91, 4.14), ("Leave for £500,000", "2516296.01", 6.033, 2.53, 2.60) })
        {
            var option = options[name];
            Assert.Equal(npv, option.GetProperty("npv").GetProperty("pounds").GetString());
            Assert.Equal((bcr, payback, discounted), (Math.Round(option.GetProperty("bcr").GetDouble(), 3), Math.Round(option.GetProperty("payback").GetDouble(), 2), Math.Round(option.GetProperty("discountedPayback").GetDouble(), 2)));
        }

        Assert.Equal("unquantified", options["Share the saving with the contractor"].GetProperty("npv").GetProperty("status").GetString());
        Assert.Contains("has no figures", run.Json.GetProperty("comparison").GetProperty("refusals")[0].GetString()!, StringComparison.Ordinal);
        Assert.Contains("costs to the council", run.Json.GetProperty("definitions").GetProperty("bcr").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_takes_its_rates_and_outlay_from_the_command()
    {
        var file = Write("flows.csv", "year,project,other,total\n0,95133,49182,144315\n1,128532,108216,236748\n2,135401,89448,224849\n3,133980,80466,214446\n");
        var run = await CommandRun.OfAsync("appraise", file, "--vintage", "green-book-2022", "--cost", "£800k");
        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Contains("3.91 years", run.Output, StringComparison.Ordinal);
        Assert.Contains("BCR: Benefit-cost ratio", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_place_and_leaves_with_one()
    {
        var bad = Write("bad.json", """{"options":[{"name":"A","flows":[{"year":0,"cost":"lots"}]}]}""");
        var run = await CommandRun.OfAsync("appraise", bad);
        Assert.Equal(ExitCode.Findings, run.Exit);
        Assert.Contains("error: options[0].flows[0].cost: “lots” is not an amount of money.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("[appraisal.vintage-missing]", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal(2, (await CommandRun.OfAsync("appraise", bad, "--json")).Json.GetProperty("problems").GetArrayLength());
        Assert.Equal(ExitCode.Findings, (await CommandRun.OfAsync("appraise", Path.Combine(folder, "nothing.json"))).Exit);
    }

    [Fact]
    public async Task A_misuse_leaves_with_two()
    {
        Assert.Equal(ExitCode.Usage, (await CommandRun.OfAsync("appraise")).Exit);
        Assert.Equal(ExitCode.Usage, (await CommandRun.OfAsync("appraise", "x.json", "--format", "pdf")).Exit);
    }

    [Fact]
    public async Task Rates_that_nobody_adopted_need_the_word_what_if_and_are_said_aloud()
    {
        var file = Write("a.json", """{"vintage":"discount-rate-review-2026","options":[{"name":"A","flows":[{"year":0,"cost":1}]}]}""");
        Assert.Equal(ExitCode.Findings, (await CommandRun.OfAsync("appraise", file)).Exit);
        var run = await CommandRun.OfAsync("appraise", file, "--what-if");
        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.Contains("has not been adopted", string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xlsx", "PK")]
    [InlineData("docx", "PK")]
    [InlineData("html", "<!doctype html>")]
    [InlineData("csv", "Option,")]
    [InlineData("json", "{")]
    public async Task Every_form_is_written_to_a_file(string format, string begins)
    {
        var file = Path.Combine(folder, "out." + format);
        var run = await CommandRun.OfAsync("appraise", Path.Combine(Approved.Root, "samples", "appraisal", "street-lighting.json"), "--format", format, "-o", file);
        Assert.Equal(ExitCode.Fine, run.Exit);
        Assert.StartsWith(begins, Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
