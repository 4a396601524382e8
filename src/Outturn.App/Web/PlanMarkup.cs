using Microsoft.AspNetCore.Html;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>Figures of a plan, drawn in one way on every page.</summary>
public static class PlanMarkup
{
    /// <summary>A figure with what it does not know under it: "3,314" and "plus 1". A zero is quiet.</summary>
    public static IHtmlContent Figure(Total total, MoneyStyle style, string? unknownLink = null)
    {
        // A range that ends takes back its ends in the other order.
        var (low, high) = total.Low <= total.High ? (total.Low, total.High) : (total.High, total.Low);
        var figure = low == high ? style.Text(low) : $"{style.Text(low)} to {style.Text(high)}";
        if (total.Unquantified == 0)
        {
            return new HtmlString(figure);
        }

        var plus = $"plus {OutturnPage.N(total.Unquantified)}<span class=\"govuk-visually-hidden\"> not quantified</span>";
        return new HtmlString(figure + (unknownLink is null ? $"<span class=\"app-plus\">{plus}</span>" : $"<a class=\"app-plus\" href=\"{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(unknownLink)}\">{plus}</a>"));
    }

    public static string? Quiet(Total total) => total is { Low.IsZero: true, High.IsZero: true, Unquantified: 0 } ? "z" : null;
}
