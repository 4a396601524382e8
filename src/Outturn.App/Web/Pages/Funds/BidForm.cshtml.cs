using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web.Pages.Funds;

/// <summary>A bid, new or changed.</summary>
public sealed class BidFormModel(FundReads reads, WriteFundOperation write) : FundPage(reads, write)
{
    private const int MostRows = BidRules.MostYears;

    public override bool ShowsAsAt => false;

    public Bid? Known { get; private set; }

    public string Back => Known is { } known ? BidAddress(known) : Base;

    public string Here => Known is { } known ? BidAddress(known) + "/edit" : Base + "/bids/new";

    /// <summary>A row of the form as it was typed.</summary>
    public sealed record Row(string Year, string Asks, string Saves)
    {
        public bool IsEmpty => string.IsNullOrWhiteSpace(Year) && string.IsNullOrWhiteSpace(Asks) && string.IsNullOrWhiteSpace(Saves);
    }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Workstream { get; set; }

    [BindProperty]
    public string? Lead { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    /// <summary>The cycle and number of the proposal that the bid is for.</summary>
    [BindProperty]
    public string? Proposal { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Lines { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGetAsync(int number, int? of, [FromQuery(Name = "for")] string? proposal)
    {
        if (await LoadFormAsync(number, of) is { } stop)
        {
            return stop;
        }

        if (Known is { } known)
        {
            var terms = known.Terms;
            (Name, Workstream, Lead, Source, Note) = (terms.Title, terms.Workstream, terms.Lead, terms.Source, terms.Note);
            Rows = [.. terms.Years.Select(y => new Row(y.Year.ToString(), Text(y.Investment), Text(y.Saving.Negate()))), new("", "", "")];
            Lines = string.Join('\n', terms.Lines.Select(l => $"{l.Year} {l.Key}"));
            Proposal = (await Reads.ProposalAsync(Viewer, Fund, known, AsAt.Now, Cancel))?.Key.ToString();
            Seen = known.Act.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            Rows = [.. Enumerable.Range(0, 5).Select(i => new Row((ThisYear + i).ToString(), "", ""))];
            Lead = Viewer.Actor.Post;
            if (!string.IsNullOrWhiteSpace(proposal))
            {
                await BeginAsync(proposal);
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number, int? of)
    {
        if (await LoadFormAsync(number, of) is { } stop)
        {
            return stop;
        }

        Rows = [.. Enumerable.Range(0, MostRows + 3).TakeWhile(i => Request.Form.ContainsKey($"rows.{i}.year")).Select(i => new Row(Request.Form[$"rows.{i}.year"].ToString(), Request.Form[$"rows.{i}.asks"].ToString(), Request.Form[$"rows.{i}.saves"].ToString()))];
        if (Request.Form["do"] == "rows")
        {
            Rows = [.. Rows, .. Enumerable.Repeat(new Row("", "", ""), Math.Min(3, Math.Max(0, MostRows - Rows.Count)))];
            return Page();
        }

        var problems = new List<Problem>();
        var proposal = await ReadProposalAsync(problems);
        if (Request.Form["do"] == "plan")
        {
            Fill(proposal, problems);
            Show(problems);
            return Page();
        }

        var years = ReadYears(problems);
        var lines = ReadLines(problems);
        if (Known is null && FundSight.Refusal(Viewer, Lead ?? "", "make a bid") is { } notTheirs)
        {
            // The form may be theirs while what stands in this box is not.
            problems.Add(notTheirs with { Where = nameof(Lead) });
        }

        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        var terms = new BidTerms(Name ?? "", Workstream ?? "", Lead ?? "", Source ?? "", Note ?? "", years, proposal.Id, lines);
        var id = Known?.Id ?? NewId();
        var made = 0;
        var done = await DoAsync(
            "fund.bid",
            (book, viewer) =>
            {
                var decided = new WriteBid(Fund.Id, id, terms) { Rests = Rests(Seen) }.Decide(book, viewer);
                made = decided.Value?.Bids.FirstOrDefault()?.Number ?? 0;
                return decided;
            },
            Reason, () => $"{Base}/bids/{made.ToString(CultureInfo.InvariantCulture)}", "The bid is saved.", Field);

        // Once somebody is told of another's version, to save again is to mean it.
        if (Overtaken)
        {
            ModelState.Remove(nameof(Seen));
            Seen = Known?.Act.ToString(CultureInfo.InvariantCulture);
        }

        return done;
    }

    /// <summary>What is typed; a proposal that the viewer may not see stays where nothing is typed over it.</summary>
    private async Task<(Guid? Id, IReadOnlyList<BidYear> Years)> ReadProposalAsync(List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(Proposal))
        {
            var unseen = Known is { } known && await Reads.ProposalAsync(Viewer, Fund, known, AsAt.Now, Cancel) is null ? known.Terms.Proposal : null;
            return (unseen, []);
        }

        var found = await Reads.ProposalAsync(Viewer, Fund, Proposal.Trim(), Cancel);
        if (found.Ok)
        {
            return (found.Value.Proposal.Id, found.Value.Years);
        }

        problems.AddRange(found.Problems.Select(p => p with { Where = nameof(Proposal) }));
        return (null, []);
    }

    /// <summary>A bid that somebody begins from a proposal's case: what the proposal says stands in the boxes already.</summary>
    private async Task BeginAsync(string proposal)
    {
        Proposal = proposal;
        var found = await Reads.ProposalAsync(Viewer, Fund, proposal.Trim(), Cancel);
        if (!found.Ok)
        {
            Show([.. found.Problems.Select(p => p with { Where = nameof(Proposal) })]);
            return;
        }

        var terms = found.Value.Proposal.Terms;
        (Name, Source) = (terms.Title, $"The case of {found.Value.Key}");
        Lead = terms.Leads.FirstOrDefault(l => FundSight.Refusal(Viewer, l, "make a bid") is null) ?? Lead;
        if (found.Value.Years.Count > 0)
        {
            Fill((found.Value.Proposal.Id, found.Value.Years), []);
        }
    }

    /// <summary>Puts what the plan says in the rows, for the person to look at; nothing is saved.</summary>
    private void Fill((Guid? Id, IReadOnlyList<BidYear> Years) proposal, List<Problem> problems)
    {
        if (proposal.Years.Count > 0)
        {
            Rows = [.. proposal.Years.Select(y => new Row(y.Year.ToString(), Text(y.Investment), Text(y.Saving.Negate()))), new("", "", "")];
        }
        else if (problems.Count == 0)
        {
            problems.Add(proposal.Id is null
                ? Core.Values.Problem.Error("fund.bid-proposal", nameof(Proposal), "Say first which proposal the bid is for, by its cycle and number, such as 2022-27/12.")
                : Core.Values.Problem.Error("fund.bid-no-figures", nameof(Proposal), "The plan has no figures for this proposal yet, or it does not count. Type them here."));
        }
    }

    private List<BidYear> ReadYears(List<Problem> problems)
    {
        var years = new List<BidYear>();
        Amount Figure(string typed, string field)
        {
            if (string.IsNullOrWhiteSpace(typed))
            {
                return Core.Values.Amount.Zero;
            }

            if (AmountReader.Read(typed, MoneyUnit.Pounds).Value is { } amount)
            {
                return amount;
            }

            problems.Add(Core.Values.Problem.Error("amount.unreadable", field, $"“{Short(typed)}” is not one amount. Type it in pounds, such as 50,000 or 40k to 60k, or TBC."));
            return Core.Values.Amount.Zero;
        }

        foreach (var (i, row) in Rows.Index().Where(r => !r.Item.IsEmpty))
        {
            var before = problems.Count;
            if (string.IsNullOrWhiteSpace(row.Asks) && string.IsNullOrWhiteSpace(row.Saves))
            {
                // A year that was offered and not used.
                continue;
            }

            var year = FundPage.Year(row.Year, $"rows.{i}.year", problems);
            var (asks, saves) = (Figure(row.Asks, $"rows.{i}.asks"), Figure(row.Saves, $"rows.{i}.saves").Negate());
            if (problems.Count == before)
            {
                years.Add(new(year!.Value, asks, saves));
            }
        }

        return [.. years.OrderBy(y => y.Year)];
    }

    private List<BidTrackerLine> ReadLines(List<Problem> problems)
    {
        var lines = new List<BidTrackerLine>();
        foreach (var line in (Lines ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (line.IndexOfAny([' ', ',', '\t']) is > 0 and var at && FinancialYear.TryParse(line[..at], out var year) && line[(at + 1)..].Trim() is { Length: > 0 } key)
            {
                lines.Add(new(year, key));
            }
            else
            {
                problems.Add(Core.Values.Problem.Error("fund.line-unreadable", nameof(Lines), $"“{Short(line)}” is not a year and a reference. Write it as 2017-18 A/R.6.116."));
            }
        }

        return lines;
    }

    /// <summary>From a place in the bid to the box in which it was typed.</summary>
    private string Field(string where)
    {
        if (where.StartsWith("years.", StringComparison.Ordinal) && where.Split('.') is [_, var year, ..] parts)
        {
            var row = Rows.Index().LastOrDefault(r => FinancialYear.TryParse(r.Item.Year, out var of) && of.ToString() == year, (-1, new("", "", ""))).Item1;
            return row < 0 ? "Years" : $"rows.{row}.{(parts.Length > 2 ? parts[2] == "investment" ? "asks" : "saves" : "year")}";
        }

        return where switch { "title" => nameof(Name), "workstream" => nameof(Workstream), "lead" => nameof(Lead), "source" => nameof(Source), "note" => nameof(Note), "lines" => nameof(Lines), _ => "Years" };
    }

    private static string Text(Amount amount) => amount switch
    {
        Core.Values.Amount.Known known => known.Figure.Pounds.ToString("#,##0.##", CultureInfo.InvariantCulture),
        Core.Values.Amount.Range range => $"{range.Low.Pounds.ToString("#,##0.##", CultureInfo.InvariantCulture)} to {range.High.Pounds.ToString("#,##0.##", CultureInfo.InvariantCulture)}",
        Core.Values.Amount.Unquantified unknown => unknown.Why,
        _ => "",
    };

    private async Task<IActionResult?> LoadFormAsync(int number, int? of)
    {
        if (await LoadAsync(number) is { } stop)
        {
            return stop;
        }

        Known = of is { } n ? Book.BidsOf(Fund).FirstOrDefault(b => b.Number == n) : null;
        if (of is not null && Known is null)
        {
            return Refused([Core.Values.Problem.Error(FundReads.NotFound, "of", $"There is no bid {of.Value.ToString(CultureInfo.InvariantCulture)} of {Fund.Terms.Name}.")]);
        }

        if (FundSight.Refusal(Viewer, Known?.Terms.Lead ?? Viewer.Actor.Post, "change a bid") is { } refusal)
        {
            return Refused([refusal]);
        }

        Title = Known is null ? "Make a bid" : "Change " + Known.Terms.Title;
        return null;
    }
}
