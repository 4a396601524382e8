using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Writing;
using Outturn.Core.Values;
using Outturn.Core.Writing;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>Two versions of a case side by side: what differs in words and in figures.</summary>
public sealed class CompareModel(WrittenCaseReads reads, TimeProvider clock) : WritingPage(reads)
{
    public CaseDocument Earlier { get; private set; } = null!;

    public CaseDocument Later { get; private set; } = null!;

    public VersionComparison Comparison { get; private set; } = null!;

    public static string Name(CaseDocument document) => document.Mark.Version is { } number ? string.Create(CultureInfo.InvariantCulture, $"version {number}") : "what is written now";

    public async Task<IActionResult> OnGetAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        var (from, to) = (VersionQuery.Read(Request.Query, "from"), VersionQuery.Read(Request.Query, "to"));
        if (!from.Ok || !to.Ok)
        {
            return Refused([.. from.Problems, .. to.Problems]);
        }

        var now = Instant.From(clock.GetUtcNow());
        var before = await Reads.DocumentAsync(Shown, from.Value.Number, now, Cancel);
        var after = await Reads.DocumentAsync(Shown, to.Value.Number, now, Cancel);
        if (!before.Ok || !after.Ok)
        {
            return Refused([.. before.Problems, .. after.Problems]);
        }

        (Earlier, Later) = (before.Value.Document, after.Value.Document);
        Comparison = VersionComparison.Of(Earlier, Later);
        Title = $"{Proposal.Terms.Name}: {Name(Earlier)} and {Name(Later)}";
        return Page();
    }
}
