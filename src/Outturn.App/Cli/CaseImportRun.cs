using System.Globalization;
using Outturn.App.Api;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.App.Cli;

/// <summary>Reads business cases and bids from the command line. A dry run needs no database.</summary>
internal sealed record CaseImportRun(Terminal Terminal, GlobalOptions Options, string? Cycle, string? Expected, bool DryRun)
{
    public async Task<int> FileAsync(IncomingFile file, CancellationToken cancel)
    {
        var paper = await PaperReader.ReadAsync(file.Bytes, file.Name, cancel);
        if (!paper.Ok)
        {
            return await OutturnCommand.RefusedAsync(Terminal, Options.Json, paper.Problems, cancel);
        }

        var pack = CaseReader.Read(paper.Value);
        var problems = pack.Problems.Concat(pack.Cases.SelectMany(c => c.Problems)).DistinctBy(p => (p.Code, p.Where, p.Message)).ToList();
        if (Options.Json)
        {
            await Terminal.JsonAsync(
                TrackerJson.Bytes(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("kind", pack.Cases.Count > 0 && pack.Cases.All(c => c.Template == CaseTemplate.FundBid) ? "bid" : "case");
                    json.WriteString("file", file.Name);
                    json.WriteString("sha256", file.Sha256);
                    json.WriteString("form", pack.Form.ToString().ToLowerInvariant());
                    json.WriteString("cycle", Cycle);
                    CaseJson.Pack(json, pack);
                    TrackerJson.Problems(json, problems);
                    json.WriteBoolean("committed", false);
                    json.WriteEndObject();
                }),
                cancel);
        }
        else
        {
            Text(file, pack);
            Terminal.Problems(problems);
        }

        return problems.Exists(p => p.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    private void Text(IncomingFile file, CasePack pack)
    {
        var to = Terminal.Out;
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {pack.Cases.Count} {(pack.Cases.Count == 1 ? "case" : "cases")}, {pack.Cases.Sum(c => c.Tables.Count)} tables, {pack.Unread.Count + pack.Cases.Sum(c => c.Unread.Count)} texts not read"));
        foreach (var read in pack.Cases)
        {
            var references = string.Join(", ", read.References.Select(r => r.Value.Code));
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {read.Number,3}  {(references.Length > 0 ? references + "  " : "")}{read.Title.Value}"));
            to.WriteLine($"       {CaseJson.Name(read.Template)}; {string.Join(", ", read.Types.Select(t => CaseJson.Name(t.Value)))}; {string.Join("; ", read.Amounts.Select(a => $"{a.Label}: {a.Raw}"))}");
        }

        to.WriteLine(DryRun ? $"  nothing written (dry run); sha256 {file.Sha256}" : "  nothing written");
    }
}
