using System.Globalization;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Tracking.Closing;

/// <summary>What somebody typed of one line's outturn.</summary>
/// <param name="Text">In £000, a saving with a minus; "not known" where nobody knows.</param>
/// <param name="Reason">Why it departs from plan, or why it is not known.</param>
/// <param name="Kept">Whether a person has said that exactly this text is meant although it looks wrong.</param>
public sealed record TypedOutturn(string Text, string Reason, bool Kept = false)
{
    /// <summary>What stands in the boxes before anybody types: what is recorded, else the last forecast with its commentary where that departs from plan.</summary>
    public static TypedOutturn Of(TrackerLine line)
    {
        if (line.Outturn is { } recorded)
        {
            return new(OutturnCell.Said(recorded.Amount), recorded.Reason);
        }

        // Nobody has stated a forecast, or it is a range: what came has to be said.
        var amount = line.ForecastPosition is null ? null : line.Forecast switch
        {
            { Value: { } exact } => Amount.Of(exact),
            { Unquantified: > 0 } => new Amount.Unquantified(OutturnCell.NotKnown),
            _ => (Amount?)null,
        };
        return new(amount is null ? "" : OutturnCell.Said(amount), amount is not null && OutturnCell.AsksWhy(line, amount) ? line.Stated.Commentary : "");
    }
}

/// <summary>One line's outturn as understood.</summary>
/// <param name="Line">The line.</param>
/// <param name="Typed">As typed.</param>
/// <param name="Amount">Null where the text is no outturn.</param>
/// <param name="Problem">What is wrong with the figure; null where nothing is.</param>
/// <param name="ReasonProblem">What is wrong with the reason; null where nothing is.</param>
public sealed record OutturnCell(TrackerLine Line, TypedOutturn Typed, Amount? Amount, Problem? Problem, Problem? ReasonProblem)
{
    public const string NotKnown = "not known";
    public const int LongestReason = 1_000;

    /// <summary>Whether the figure only looks wrong, and a person can say that it is meant.</summary>
    public bool Asks => Problem?.Code is "outturn.sign" or "outturn.thousand-times";

    /// <summary>Plan less outturn; null where one of them is not known exactly.</summary>
    public Money? Undelivered => Amount?.Value is { } came && Line.Planned.Value is { } plan ? plan - came : null;

    /// <summary>Where a problem of a line's figure or reason stands, such as <c>A/R.6.242#reason</c>.</summary>
    public static string Where(TrackerLine line, string part) => $"{line.Key}#{part}";

    /// <summary>How an outturn stands in its box.</summary>
    public static string Said(Amount amount) => amount is Amount.Unquantified ? NotKnown : ForecastCell.Text(amount);

    /// <summary>Whether an outturn needs a reason: it is not known, or it is not what was planned.</summary>
    public static bool AsksWhy(TrackerLine line, Amount amount) => amount.Value is not { } came || (line.Planned.Value is { } plan && plan != came);

    public static OutturnCell Read(TrackerLine line, TypedOutturn? typed)
    {
        var said = typed ?? new("", "");
        var name = LineScope.Named(line);
        var text = said.Text.Trim();
        var why = said.Reason.ReplaceLineEndings("\n").Trim();
        var tooLong = why.Length > LongestReason
            ? Error("outturn.reason-too-long", "reason", string.Create(CultureInfo.InvariantCulture, $"the reason has {why.Length:#,##0} characters. Keep it to {LongestReason:#,##0}."))
            : null;
        if (text.Length == 0)
        {
            return Wrong("outturn.missing", $"say what it came to in £000, such as -48, or “{NotKnown}”. An empty box is not nought.");
        }

        // What is on record is not asked about again.
        var kept = said.Kept || text == TypedOutturn.Of(line).Text;
        switch (AmountReader.Read(text, MoneyUnit.Thousands).Value)
        {
            case Amount.Unquantified:
                return Good(new Amount.Unquantified(NotKnown));
            case Amount.Known known when !kept && ForecastCells.IsFarAbove(line, Amount.Zero, known):
                return Wrong("outturn.thousand-times", $"{Short(text)} is {MoneyStyle.Words(known.Figure)} in this column, which is in £000. Type it in £000, or say that it is meant.");
            case Amount.Known known when !kept && ForecastCells.HasOtherSign(line, known):
                return Wrong("outturn.sign", $"{Short(text)} is a {(known.Figure.Sign > 0 ? "cost, and the line plans a saving: put a minus before it" : "saving, and the line plans a cost: take the minus away")}, or say that it is meant.");
            case Amount.Known known:
                return Good(known);
            default:
                return Wrong("outturn.unreadable", $"“{Short(text)}” is not one figure. Type what it came to in £000, such as -48, or “{NotKnown}”.");
        }

        OutturnCell Good(Amount amount) => new(line, said, amount, null, tooLong ?? (why.Length == 0 && AsksWhy(line, amount)
            ? Error("outturn.reason", "reason", amount.Value is null ? "say why it is not known." : $"it came to {Said(amount)} where {MoneyStyle.Thousands.Text(line.Planned)} was planned, in £000. Say why.")
            : null));

        OutturnCell Wrong(string code, string message) => new(line, said, null, Error(code, "outturn", message), tooLong);

        Problem Error(string code, string part, string message) => Problem.Error(code, Where(line, part), $"{name}: {message}");
    }

    private static string Short(string text) => text.Length > 24 ? text[..24] + "…" : text;
}
