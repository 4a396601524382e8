using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Closing;
using Outturn.Core.Reports.Closing;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>A year's end as a checklist: the outturn, what returns as a pressure, the benefits, what the funds brought back.</summary>
public sealed class CloseModel(YearEndReads reads) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public FinancialYear Year { get; private set; }

    public YearEndPage End { get; private set; } = null!;

    public string? Saved { get; private set; }

    public string Here => $"/tracker/{Year}/close";

    public bool MayClose => AsAt.IsNow && Viewer.May(Area.SignOff, Level.Manage);

    public bool MayRoll => AsAt.IsNow && Viewer.May(Area.Plan, Level.Manage);

    public YearEndItem Item(YearEndPart part) => End.Items.Single(i => i.Part == part);

    /// <summary>What is recorded; null while the year is open.</summary>
    public Sheet? Outturn => End.Closing is { } closing ? OutturnWorkbook.Sheet(End.State.Position, closing) with { Notes = [] } : null;

    /// <summary>Funds with a bid that is joined to a line of the year.</summary>
    public IEnumerable<FundReturn> Returns => End.Returns.Where(r => r.Joined > 0);

    public static string Name(YearEndPart part) => part switch
    {
        YearEndPart.Outturn => "The outturn is recorded",
        YearEndPart.Undelivered => "What was not delivered returns as pressures",
        YearEndPart.Benefits => "The benefits of approved cases are reviewed",
        _ => "The funds’ return is reported",
    };

    public static (string Words, string Css) State(YearEndState state) => state switch
    {
        YearEndState.Done => ("Done", "govuk-tag--green"),
        YearEndState.ToDo => ("To do", "govuk-tag--yellow"),
        YearEndState.Waits => ("Not yet", "govuk-tag--grey"),
        YearEndState.Nothing => ("Nothing to do", "govuk-tag--grey"),
        _ => ("Not open to you", "govuk-tag--grey"),
    };

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        Year = parsed;
        Title = $"Year end {Year}";
        var read = await reads.ReadAsync(Viewer, Year, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        End = read.Value;
        Positions = [.. End.Facts.Marks.Select(m => m.Position)];
        Saved = Said.Read(HttpContext);
        return Page();
    }
}
