using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Documents.Writing;

/// <summary>
/// Forty-seven cases of about 2,500 words and six tables each, written as Word, as a web page and as Markdown. Beside each, in the same run, the same bytes
/// only copied (web and Markdown) or only packed (Word).
/// </summary>
internal static class WriteBench
{
    private const int Cases = 47;

    public static void Run(List<(string, string, string, string)> rows)
    {
        var documents = Enumerable.Range(1, Cases).Select(Made).ToList();
        Measure(rows, "Word", 1_000, () => documents.ConvertAll(d => Word(d)), Packed);
        Measure(rows, "a web page", 500, () => documents.ConvertAll(d => Text(to => CaseHtml.Write(d, to))), Copied);
        Measure(rows, "Markdown", 500, () => documents.ConvertAll(d => Text(to => CaseMarkdownWriter.Write(d, to))), Copied);
    }

    private static void Measure(List<(string, string, string, string)> rows, string form, double bar, Func<List<byte[]>> work, Func<List<byte[]>, int> bare)
    {
        List<byte[]> written = [];
        var (ours, allocated) = Best(() => written = work());
        var (least, _) = Best(() => bare(written));
        var size = written.Sum(w => (long)w.Length);
        rows.Add((
            $"write {Cases} cases as {form}", string.Create(CultureInfo.InvariantCulture, $"{ours:0} ms, {allocated / 1e6:0} MB allocated, {size / 1e6:0.0} MB written"),
            string.Create(CultureInfo.InvariantCulture, $"the same bytes {(form == "Word" ? "packed" : "copied")} {least:0.0} ms; the bar {bar:0} ms"), string.Create(CultureInfo.InvariantCulture, $"{ours / Math.Max(least, 0.01):0.0}; {ours / bar:0.00} of the bar")));
    }

    private static (double Ms, long Bytes) Best(Action work)
    {
        var best = double.MaxValue;
        var bytes = 0L;
        for (var i = 0; i < 5; i++)
        {
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
            bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        return (best, bytes);
    }

    private static int Copied(List<byte[]> written) => written.Sum(w => w.ToArray().Length);

    /// <summary>The parts of each Word file unpacked before, packed again.</summary>
    private static int Packed(List<byte[]> written)
    {
        var size = 0;
        foreach (var file in written)
        {
            using var from = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            using var stream = new MemoryStream();
            using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var entry in from.Entries)
                {
                    using var source = entry.Open();
                    using var target = to.CreateEntry(entry.FullName).Open();
                    source.CopyTo(target);
                }
            }

            size += (int)stream.Length;
        }

        return size;
    }

    private static byte[] Word(CaseDocument document)
    {
        using var stream = new MemoryStream();
        CaseWordWriter.Write(document, stream);
        return stream.ToArray();
    }

    private static byte[] Text(Action<TextWriter> write)
    {
        using var text = new StringWriter();
        write(text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static CaseDocument Made(int number)
    {
        var cycle = new PlanCycle(new FinancialYear(2022), 5);
        var id = Guid.CreateVersion7();
        var template = ShippedTemplates.All[0];
        var proposal = new Proposal(id, cycle, number, ProposalTerms.Of($"Case {number} of the pack", ProposalType.Saving) with { Leads = ["Head of service"], Committees = ["A committee"] }, ProposalStatus.Draft, "");
        var line = new PlanLine(Guid.CreateVersion7(), id, 1, LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) with { References = [$"A/R.6.{200 + number}"], Benefit = BenefitClass.CashableReduction }, PlanAmounts.Starting(cycle.First, Money.FromPounds(-380_000 - number)));
        var random = new Random(number);
        string[] words = ["people", "travel", "council", "**bold** words", "service", "cost", "of", "the", "year", "and", "reach", "{{saving 2022-23}}", "home", "with", "fewer", "journeys", "by", "autumn", "*often*", "places"];
        string Said(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));
        var content = CaseContent.Empty(template.Key);
        foreach (var field in template.Schema)
        {
            content = content.With(field.Key, field.Kind == FieldKind.Words
                ? Answer.Of(string.Join("\n\n", Enumerable.Range(0, 4).Select(_ => Said(60))) + "\n\n- " + Said(12) + "\n- " + Said(12))
                : Answer.Of([.. Enumerable.Range(1, 4).Select(i => new CaseRow($"{field.Key}{i}", CaseTables.Of(field.Table!.Value).Columns.ToDictionary(c => c.Key, c => c.Kind == CellKind.Choice ? c.Choices[i % c.Choices.Count].Key : $"{i} {Said(4)}", StringComparer.Ordinal)))]));
        }

        return CaseDocument.Of(new(new(cycle, number), 1, "Version 1, submitted 3 December 2021", new string('a', 64)), template, new(content, proposal, [line]));
    }
}
