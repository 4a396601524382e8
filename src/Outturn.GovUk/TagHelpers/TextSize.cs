using Outturn.GovUk.Components;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.TagHelpers;

/// <summary>The sizes of labels and legends. Guidance: <see cref="L"/> for one that is the page's heading.</summary>
public enum TextSize
{
    /// <summary>Bold, the size of body text.</summary>
    S,

    M,

    L,

    Xl,
}

internal static class Captions
{
    public static LabelOptions Label(string text, TextSize? size, bool isPageHeading, string? classes) => new()
    {
        Text = text,
        IsPageHeading = isPageHeading,
        Classes = ClassNames.Join(Sized("govuk-label", size, isPageHeading), classes),
    };

    public static LegendOptions Legend(string text, TextSize? size, bool isPageHeading, string? classes) => new()
    {
        Text = text,
        IsPageHeading = isPageHeading,
        Classes = ClassNames.Join(Sized("govuk-fieldset__legend", size, isPageHeading), classes),
    };

    // A page heading without a size would look like body text.
    private static string? Sized(string block, TextSize? size, bool isPageHeading) =>
        (size ?? (isPageHeading ? TextSize.L : null)) is { } chosen ? $"{block}--{chosen.ToString().ToLowerInvariant()}" : null;
}
