namespace Outturn.Core.Appraisal.Models;

/// <summary>What is otherwise than a model says, while one scenario is worked out to see what would follow.</summary>
/// <param name="Quantity">An input that is changed; -1 for none.</param>
/// <param name="By">How its figures change, in the plain unit.</param>
/// <param name="From">Another scenario whose figures it takes.</param>
/// <param name="Cells">Figures put in place of what cells come to, in the plain unit; a period of -1 is all periods.</param>
internal sealed record ModelChange(int Quantity = -1, Func<decimal, decimal>? By = null, int? From = null, IReadOnlyDictionary<(int Quantity, int Period), decimal>? Cells = null)
{
    public static ModelChange None { get; } = new();

    public ModelFigure? Given(int series, int period) =>
        Cells is null ? null
        : Cells.TryGetValue((series, period), out var figure) || Cells.TryGetValue((series, -1), out figure) ? ModelFigure.Known(figure)
        : null;
}
