using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>The rules by which the tracker is judged: every version with its day, and a form to settle the next.</summary>
public sealed class RulesModel(RulesOperation rules) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public TrackerRules Now { get; private set; } = TrackerRules.Shipped;

    public IReadOnlyList<FactVersion<TrackerRules>> Versions { get; private set; } = [];

    public bool MayChange => AsAt.IsNow && Viewer.May(Area.SignOff, Level.Manage);

    public string? Saved { get; private set; }

    [BindProperty]
    public RatingScheme Scheme { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? DeadBand { get; set; }

    [BindProperty]
    public bool WhenRed { get; set; }

    [BindProperty]
    public bool WhenOverridden { get; set; }

    [BindProperty]
    public string? MovedBy { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What stands in the boxes of bands and words, by field name.</summary>
    public Dictionary<string, string> Typed { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<SelectListItem> Schemes { get; } =
        [new("RAG: green, amber, red", nameof(RatingScheme.Rag)), new("BRAG: and blue once finance has signed it off", nameof(RatingScheme.Brag)), new("Five points: green, amber/green, amber, red/amber, red", nameof(RatingScheme.FivePoint))];

    public static string BandField(Rag rating) => "band-" + rating;

    public static string ShareField(Rag rating) => $"band-{rating}-share";

    public static string LabelField(Rag rating) => "label-" + rating;

    public async Task<IActionResult> OnGetAsync()
    {
        Saved = Request.Query["saved"].ToString() switch
        {
            "none" => "The rules were so already: nothing was written.",
            { Length: > 0 } act when long.TryParse(act, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => string.Create(CultureInfo.InvariantCulture, $"The rules are settled, as act {number:#,##0}."),
            _ => null,
        };
        if (await LoadAsync() is { } stop)
        {
            return stop;
        }

        Scheme = Enum.TryParse<RatingScheme>(Request.Query["scheme"], out var asked) && Enum.IsDefined(asked) ? asked : Now.Rag.Scheme;
        From = Instant.From(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).Day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);
        DeadBand = MoneyStyle.Thousands.Text(Now.Direction.DeadBand);
        MovedBy = MoneyStyle.Thousands.Text(Now.Commentary.MovedBy);
        WhenRed = Now.Commentary.WhenRed;
        WhenOverridden = Now.Commentary.WhenOverridden;
        foreach (var band in Now.Rag.Bands)
        {
            Typed[BandField(band.Rating)] = MoneyStyle.Thousands.Text(band.UpTo);
            Typed[ShareField(band.Rating)] = band.Share is { } share ? (share * 100m).ToString("0.#", CultureInfo.InvariantCulture) : "";
        }

        foreach (var (rating, label) in Now.Rag.Labels)
        {
            Typed[LabelField(rating)] = label;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } stop)
        {
            return stop;
        }

        foreach (var (name, value) in Request.Form.Where(f => f.Key.StartsWith("band-", StringComparison.Ordinal) || f.Key.StartsWith("label-", StringComparison.Ordinal)))
        {
            Typed[name] = value.ToString();
        }

        if (!Enum.IsDefined(Scheme))
        {
            Scheme = RatingScheme.Rag;
        }

        var command = new ChangeRules(
            From ?? "", Scheme,
            [.. ChangeRules.BandsOf(Scheme).Select(r => new TypedBand(r, Typed.GetValueOrDefault(BandField(r), ""), Typed.GetValueOrDefault(ShareField(r), "")))],
            ChangeRules.RatingsOf(Scheme).ToDictionary(r => r, r => Typed.GetValueOrDefault(LabelField(r), "")),
            DeadBand ?? "", WhenRed, WhenOverridden, MovedBy ?? "", Reason ?? "");
        var done = await rules.ChangeAsync(Viewer, command, "page: rules", Cancel);
        if (!done.Ok)
        {
            Show(done.Problems, where => where switch { "from" => nameof(From), "dead-band" => nameof(DeadBand), "moved-by" => nameof(MovedBy), "reason" => nameof(Reason), _ => where });
            return done.Problems.Any(p => p.Code.StartsWith("permission.", StringComparison.Ordinal)) ? Refused(done.Problems) : Page();
        }

        return LocalRedirect("/tracker/rules?saved=" + (done.Value.Number?.ToString(CultureInfo.InvariantCulture) ?? "none"));
    }

    private async Task<IActionResult?> LoadAsync()
    {
        Title = "Rules for the tracker";
        var read = await rules.ReadAsync(Viewer, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        (Now, Versions) = read.Value;
        Positions = [.. Versions.Select(v => v.Position).Distinct().OrderDescending()];
        return null;
    }
}
