using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Sheets;
using Outturn.Core.Workings;

namespace Outturn.App.Web;

/// <summary>The part of a calculation's page that ties it to a plan line.</summary>
/// <param name="Here">The calculation's page.</param>
/// <param name="Model">Of a driver model, worked out; null for a build-up.</param>
public sealed record FilledLine(WorkingPage Page, Working Working, string Here, ModelResult? Model = null)
{
    /// <summary>The line that it fills, as it stands; null for none.</summary>
    public LineMovement? Movement { get; } = LineMovements.Of(Page.Worked).FirstOrDefault(m => m.Working.Id == Working.Id);

    public Sheet Moving => MovementSheet.Of("moves", Page.Cycle, [Movement!]);

    /// <summary>Lines of the proposal that nothing fills.</summary>
    public IReadOnlyList<SelectListItem> Lines { get; } =
    [
        .. Page.Plan.LinesOf(Page.Proposal.Id).Where(l => !l.Withdrawn && Page.Worked.Filling(l.Id) is null)
            .Select(l => new SelectListItem(LineName.Of(Page.Proposal, l) + ", " + LineTermWords.Said(l).Select(s => s.Said).FirstOrDefault(), l.Id.ToString())),
    ];

    /// <summary>Quantities of a model that a line can hold.</summary>
    public IReadOnlyList<SelectListItem> Quantities { get; } =
        Model is null ? [] : [.. Model.Checked.Model.Quantities.Select(q => q.Name.Trim()).Where(q => Model.ByYear(q, Model.Checked.Model.Scenarios[0]).Ok).Select(q => new SelectListItem(q, q))];

    public IReadOnlyList<SelectListItem> Scenarios { get; } = Model is null ? [] : [.. Model.Checked.Model.Scenarios.Select(s => new SelectListItem(s, s))];

    public IReadOnlyList<SelectListItem> Directions { get; } = [new("A cost", "cost"), new("A saving or income", "saving")];

    public bool NoFigure => Model is not null && Quantities.Count == 0;

    /// <summary>Fills the line that is chosen, or unties the one that is filled.</summary>
    public Task<Core.Values.Result<Data.Record.ActReceipt>> DoAsync(WriteWorkingOperation write, IFormCollection form, string source, CancellationToken cancel)
    {
        _ = Guid.TryParse(form["line"], out var line);
        var from = form["quantity"].ToString() is { Length: > 0 } quantity ? new ModelSource(quantity, form["scenario"].ToString(), form["saves"] == "saving") : null;
        var untie = form["do"] == "untie";
        return write.RunAsync(
            Page.Viewer, Page.Cycle, untie ? "working.untie" : "working.fill", (untie ? new FillLine(Working.Id, null) : new FillLine(Working.Id, line, from)).Decide, form["Reason"].ToString(), source, position: null, cancel);
    }
}
