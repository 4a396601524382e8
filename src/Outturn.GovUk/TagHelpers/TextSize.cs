using Outturn.GovUk.Components;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.TagHelpers;

/// <summary>
/// The sizes of labels and legends. Guidance: <see cref="L"/> for one that is the page's heading.
/// </summary>
/// <remarks>Attributes of this type are never nullable: Razor would then not take <c>label-size="L"</c> without its type's name.</remarks>
public enum TextSize
{
    /// <summary>As body text; as <see cref="L"/> where the label or legend is the page's heading.</summary>
    Default,

    /// <summary>Bold, the size of body text.</summary>
    S,

    M,

    L,

    Xl,
}

internal static class Captions
{
    public static LabelOptions Label(string text, TextSize size, bool isPageHeading, string? classes) => new()
    {
        Text = text,
        IsPageHeading = isPageHeading,
        Classes = ClassNames.Join(Sized("govuk-label", size, isPageHeading), classes),
    };

    public static LegendOptions Legend(string text, TextSize size, bool isPageHeading, string? classes) => new()
    {
        Text = text,
        IsPageHeading = isPageHeading,
        Classes = ClassNames.Join(Sized("govuk-fieldset__legend", size, isPageHeading), classes),
    };

    // A page heading without a size would look like body text.
    private static string? Sized(string block, TextSize size, bool isPageHeading) => size switch
    {
        TextSize.Default => isPageHeading ? block + "--l" : null,
        _ => $"{block}--{size.ToString().ToLowerInvariant()}",
    };
}
