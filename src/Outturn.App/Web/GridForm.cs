using System.Globalization;
using Outturn.App.Operations.Rounds;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>
/// The grid's fields in a form: <c>b-</c> the stamp of what was shown, <c>f1-</c> to <c>f4-</c> and <c>f0-</c> the boxes, <c>k1-</c> and so on
/// a text that was said to be meant, <c>c-</c> the commentary, <c>r-</c> the tick; each with the line's id.
/// </summary>
public static class GridForm
{
    /// <summary>Lines times fields: a thousand lines are more than a council has.</summary>
    public const int MostFields = 16_384;

    public const long MostBytes = 8L * 1024 * 1024;

    /// <summary>The month that an address names, within its year.</summary>
    public static Result<FinancialMonth> PeriodOf(string year, string month) =>
        !FinancialYear.TryParse(year, out var parsed) || !FinancialMonth.TryParse(month, out var period)
            ? Result.Refused<FinancialMonth>(Problem.Error("round.not-found", "month", $"“{(month.Length > 24 ? month[..24] + "…" : month)}” is not a month. Write it as 2017-11."))
            : period.Year != parsed
                ? Result.Refused<FinancialMonth>(Problem.Error("round.not-found", "month", $"{Round.NameOf(period)} is not a month of {parsed}: it is in {period.Year}."))
                : Result.Ok(period);

    public static TypedLines Read(IFormCollection form)
    {
        var lines = new Dictionary<Guid, LineDraft>();
        var cells = new List<(Guid, int)>();
        foreach (var key in form.Keys)
        {
            if (!key.StartsWith("b-", StringComparison.Ordinal) || !Guid.TryParseExact(key[2..], "N", out var line) || GridStamp.Read(form[key]) is not { } shown)
            {
                continue;
            }

            cells.Add((line, -1));
            var texts = new Dictionary<int, string>();
            var kept = new Dictionary<int, string>();
            for (var part = 0; part <= 4; part++)
            {
                var id = part.ToString(CultureInfo.InvariantCulture) + "-" + key[2..];
                if (form.TryGetValue("f" + id, out var text))
                {
                    cells.Add((line, part));
                    texts[part] = text.ToString();
                    kept[part] = form["k" + id].ToString();
                }
            }

            lines[line] = LineDraft.Typed(shown, texts, form.TryGetValue("c-" + key[2..], out var words) ? words.ToString() : null, form.ContainsKey("r-" + key[2..]), kept);
        }

        return new(lines, cells);
    }
}
