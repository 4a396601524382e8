using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>What every form component takes.</summary>
public abstract record FieldOptions : ComponentOptions
{
    public string? Name { get; init; }

    public HintOptions? Hint { get; init; }

    /// <summary>The message; its presence puts the field in its error state.</summary>
    public ErrorMessageOptions? ErrorMessage { get; init; }

    public FormGroupOptions? FormGroup { get; init; }
}

/// <summary>What every form component with one label takes.</summary>
public abstract record LabelledFieldOptions : FieldOptions
{
    /// <summary>The name when not given.</summary>
    public string? Id { get; init; }

    public LabelOptions? Label { get; init; }

    /// <summary>Ids of elements that describe the field, separated by spaces; its hint and error are added.</summary>
    public string? DescribedBy { get; init; }

    public bool Disabled { get; init; }

    internal string FieldId => (string.IsNullOrEmpty(Id) ? Name : Id) ?? "";
}

/// <summary>The element around label, hint, error and field.</summary>
public sealed record FormGroupOptions : ComponentOptions
{
    public FormGroupContent? BeforeInput { get; init; }

    public FormGroupContent? AfterInput { get; init; }

    /// <summary>As <see cref="BeforeInput"/>, for components with several inputs.</summary>
    public FormGroupContent? BeforeInputs { get; init; }

    /// <summary>As <see cref="AfterInput"/>, for components with several inputs.</summary>
    public FormGroupContent? AfterInputs { get; init; }
}

/// <summary>Content beside a field, as text or as HTML.</summary>
public sealed record FormGroupContent
{
    public string? Text { get; init; }

    public IHtmlContent? Html { get; init; }

    internal IHtmlContent? Content => Contents.Of(Html, Text);
}

/// <summary>The parts that form components share.</summary>
internal static class FormGroup
{
    public static Element Open(FieldOptions options) =>
        new Element("div", "govuk-form-group", options.ErrorMessage is null ? null : "govuk-form-group--error", options.FormGroup?.Classes)
            .Attributes(options.FormGroup?.Attributes);

    /// <summary>The group with label, hint and error, and the ids that describe the field.</summary>
    public static (Element Group, string? DescribedBy) OpenLabelled(LabelledFieldOptions options)
    {
        var (messages, describedBy) = Messages(options, options.FieldId, options.DescribedBy);
        var label = options.Label is null ? null : Label.Render(options.Label with { For = options.FieldId });
        return (Open(options).Add(label).Add(messages), describedBy);
    }

    /// <summary>Hint and error, with ids made from that of the field, and the ids that describe the field.</summary>
    public static (IHtmlContent Messages, string? DescribedBy) Messages(FieldOptions options, string id, string? describedBy)
    {
        IHtmlContent? hint = null, error = null;
        if (options.Hint is not null)
        {
            hint = Hint.Render(options.Hint with { Id = id + "-hint" });
            describedBy = ClassNames.Join(describedBy, id + "-hint");
        }

        if (options.ErrorMessage is not null)
        {
            error = ErrorMessage.Render(options.ErrorMessage with { Id = id + "-error" });
            describedBy = ClassNames.Join(describedBy, id + "-error");
        }

        return (new Fragment(hint, error), describedBy);
    }
}
