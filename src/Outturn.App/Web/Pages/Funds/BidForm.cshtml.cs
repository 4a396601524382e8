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

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Lines { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGetAsync(int number, int? of)
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
            Seen = known.Act.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            Rows = [.. Enumerable.Range(0, 5).Select(i => new Row((ThisYear + i).ToString(), "", ""))];
            Lead = Viewer.Actor.Post;
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
        var years = ReadYears(problems);
        var lines = ReadLines(problems);
        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        var terms = new BidTerms(Name ?? "", Workstream ?? "", Lead ?? "", Source ?? "", Note ?? "", years, Known?.Terms.Proposal, lines);
        var id = Known?.Id ?? NewId();
        long? rests = string.IsNullOrEmpty(Seen) ? null : long.TryParse(Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var address = $"{Base}/bids/{(Known?.Number ?? Book.NextBid(Fund.Id)).ToString(CultureInfo.InvariantCulture)}";
        var done = await DoAsync("fund.bid", new WriteBid(Fund.Id, id, terms) { Rests = rests }.Decide, Reason, address, "The bid is saved.", Field);

        // Once somebody is told of another's version, to save again is to mean it.
        if (ModelState.Values.Any(v => v.Errors.Any(e => e.ErrorMessage.StartsWith("Somebody else changed", StringComparison.Ordinal))))
        {
            ModelState.Remove(nameof(Seen));
            Seen = Known?.Act.ToString(CultureInfo.InvariantCulture);
        }

        return done;
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
