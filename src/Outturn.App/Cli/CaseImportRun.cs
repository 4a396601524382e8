using System.Globalization;
using Outturn.App.Api;
using Outturn.App.Operations.Cases;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary>Reads business cases and bids from the command line, and keeps them for review. A dry run needs no database.</summary>
internal sealed record CaseImportRun(Terminal Terminal, TimeProvider Clock, GlobalOptions Options, string? Cycle, string? Expected, bool DryRun)
{
    public async Task<int> FileAsync(IncomingFile file, CancellationToken cancel)
    {
        var paper = await ImportPapersOperation.ReadAsync(file, cancel);
        if (!paper.Ok)
        {
            return await OutturnCommand.RefusedAsync(Terminal, Options.Json, paper.Problems, cancel);
        }

        var pack = paper.Value.Pack;
        var kept = DryRun ? null : await KeepAsync(paper.Value, cancel);
        var problems = (kept is { Ok: false } ? kept.Problems : []).Concat(pack.Problems).Concat(pack.Cases.SelectMany(c => c.Problems)).DistinctBy(p => (p.Code, p.Where, p.Message)).ToList();
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
                    json.WriteBoolean("committed", kept is { Ok: true });
                    if (kept is { Ok: true })
                    {
                        json.WriteNumber("paper", kept.Value);
                    }

                    json.WriteEndObject();
                }),
                cancel);
        }
        else
        {
            Text(file, pack, kept);
            Terminal.Problems(problems);
        }

        return problems.Exists(p => p.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    private async Task<Result<int>> KeepAsync(ReadPaper read, CancellationToken cancel)
    {
        if (!PlanCycle.TryParse(Cycle, out var cycle))
        {
            return Result.Refused<int>(Problem.Error("paper.cycle-unclear", read.File.Name, "Say which cycle the paper belongs to, with --cycle, such as --cycle 2022-27."));
        }

        if (Expected is not null && !string.Equals(Expected, read.File.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            return Result.Refused<int>(Problem.Error("import.file-changed", read.File.Name, "The file is not the one that was previewed: it changed in between. Nothing was written. Look at the preview again."));
        }

        var opened = await CouncilSession.OpenAsync(Options, write: true, Clock, cancel);
        if (!opened.Ok)
        {
            return Result.Refused<int>(opened.Problems);
        }

        await using var session = opened.Value;
        return await session.Services.GetRequiredService<ImportPapersOperation>().KeepAsync(session.Viewer, read, cycle, Options.Reason, "command line: import", cancel);
    }

    private void Text(IncomingFile file, CasePack pack, Result<int>? kept)
    {
        var to = Terminal.Out;
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {pack.Cases.Count} {(pack.Cases.Count == 1 ? "case" : "cases")}, {Tables(pack)}, {pack.Unread.Count + pack.Cases.Sum(c => c.Unread.Count)} texts not read"));
        foreach (var read in pack.Cases)
        {
            var references = string.Join(", ", read.References.Select(r => r.Value.Code));
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {read.Number,3}  {(references.Length > 0 ? references + "  " : "")}{read.Title.Value}"));
            to.WriteLine($"       {CaseJson.Name(read.Template)}; {string.Join(", ", read.Types.Select(t => CaseJson.Name(t.Value)))}; {string.Join("; ", read.Amounts.Select(a => $"{a.Label}: {a.Raw}"))}");
        }

        to.WriteLine(kept is { Ok: true } ? string.Create(CultureInfo.InvariantCulture, $"  kept as paper {kept.Value}, to review; no plan has changed") : DryRun ? $"  nothing written (dry run); sha256 {file.Sha256}" : "  nothing written");
    }

    private static string Tables(CasePack pack) => pack.Cases.Sum(c => c.Tables.Count) is var count && count == 1 ? "1 table" : string.Create(CultureInfo.InvariantCulture, $"{count} tables");
}
