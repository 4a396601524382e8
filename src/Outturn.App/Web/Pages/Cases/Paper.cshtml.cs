using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Cases;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Cases;

/// <summary>A run of cases under one divider of a pack.</summary>
/// <param name="Part">Null for cases under none.</param>
public sealed record CaseRun(PackPart? Part, IReadOnlyList<CaseShown> Cases);

/// <summary>One paper as a pack: its parts, its cases, what was read and what was not, what it comes to.</summary>
public sealed class PaperModel(CaseReads reads) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public PaperShown Paper { get; private set; } = null!;

    public IReadOnlyList<CaseRun> Runs { get; private set; } = [];

    public IReadOnlyList<CaseTotal> Totals { get; private set; } = [];

    public IReadOnlyList<CaseTotal> InAll { get; private set; } = [];

    /// <summary>The roles that have a column: those in which something stands.</summary>
    public IReadOnlyList<AmountRole> Roles { get; private set; } = [];

    public string? Saved { get; private set; }

    public string Here => Paper.Paper.Link;

    public bool MayReview => AsAt.IsNow && ReviewCaseOperation.Refusal(Viewer) is null;

    public int Unread => Paper.Cases.Sum(c => c.Head?.UnreadWords ?? 0) + (Paper.Around?.Unread.Sum(u => CaseHead.Words(u.Text)) ?? 0);

    public IReadOnlyList<(CaseKey Case, EffectiveAmount Amount)> InDoubt => [.. InAll.SelectMany(t => t.InDoubt)];

    /// <summary>Pairs that say the same, of which neither is set aside and both may be seen.</summary>
    public IReadOnlyList<(CaseShown First, CaseShown Second, decimal Likeness)> Duplicates { get; private set; } = [];

    /// <summary>Such as "£570k of savings, £1.2m of investment plus 1 not quantified" of each year.</summary>
    public string Sentence => InAll.Count == 0 ? "No headline amount was read." : string.Join(" ", InAll.Select(t => $"{(t.Year is { } year ? year.ToString() : "No year named")}: {string.Join(", ", CaseTotals.Roles.Where(t.ByRole.ContainsKey).Select(r => Words(r, t.ByRole[r])))}."));

    public async Task<IActionResult> OnGetAsync(int number)
    {
        var read = await reads.PaperAsync(Viewer, number, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Paper = read.Value;
        Title = Paper.Paper.FileName;
        Positions = [Paper.By.Position];
        Saved = Said.Read(HttpContext);
        Totals = CaseTotals.Of(Paper.Read);
        InAll = CaseTotals.InAll(Paper.Read);
        Roles = [.. CaseTotals.Roles.Where(r => Totals.Any(t => t.ByRole.ContainsKey(r)))];
        var byNumber = Paper.Cases.ToDictionary(c => c.Key.Number);
        Duplicates =
        [
            .. (Paper.Around?.Duplicates ?? []).Where(d => byNumber.ContainsKey(d.First) && byNumber.ContainsKey(d.Second))
                .Select(d => (byNumber[d.First], byNumber[d.Second], d.Likeness))
                .Where(d => d.Item1.Review.State != ReviewState.SetAside && d.Item2.Review.State != ReviewState.SetAside),
        ];
        var runs = new List<CaseRun>();
        foreach (var one in Paper.Cases)
        {
            var part = one.Head?.Case.Part is { } p ? Paper.Around?.Parts.ElementAtOrDefault(p) : null;
            if (runs.Count == 0 || runs[^1].Part != part)
            {
                runs.Add(new(part, [one]));
            }
            else
            {
                runs[^1] = runs[^1] with { Cases = [.. runs[^1].Cases, one] };
            }
        }

        Runs = runs;
        return Page();
    }

    private static string Words(AmountRole role, Total total) =>
        $"{(total.Low == total.High ? MoneyStyle.Words(total.Low) : $"{MoneyStyle.Words(total.Low)} to {MoneyStyle.Words(total.High)}")} {role.Name().ToLowerInvariant()}{(total.Unquantified > 0 ? $" plus {N(total.Unquantified)} not quantified" : "")}";
}
