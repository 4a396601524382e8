using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>What radios and checkboxes take alike.</summary>
public abstract record ChoicesOptions : FieldOptions
{
    /// <summary>
    /// The id of the first choice, and the beginning of the ids of the others; the name when not given. An error
    /// summary links to it.
    /// </summary>
    public string? IdPrefix { get; init; }

    /// <summary>Give it a legend, always: it is the question.</summary>
    public FieldsetOptions? Fieldset { get; init; }

    internal string Prefix => (string.IsNullOrEmpty(IdPrefix) ? Name : IdPrefix) ?? "";
}

/// <summary>What one radio or one checkbox takes. Classes and attributes of the input; those of the label are apart.</summary>
public abstract record ChoicesItem
{
    public string? Text { get; init; }

    /// <summary>Wins over <see cref="Text"/>.</summary>
    public IHtmlContent? Html { get; init; }

    public string? Id { get; init; }

    public string? Value { get; init; }

    /// <summary>Makes this no choice but a word between choices, such as "or".</summary>
    public string? Divider { get; init; }

    public HintOptions? Hint { get; init; }

    /// <summary>Classes and attributes of the label; its text is that of the item.</summary>
    public LabelOptions? Label { get; init; }

    /// <summary>Overrides the values of the whole when given.</summary>
    public bool? Checked { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Fields that belong to this choice: shown when it is chosen; without JavaScript always shown.</summary>
    public ConditionalOptions? Conditional { get; init; }

    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>What is revealed under a choice.</summary>
public sealed record ConditionalOptions
{
    public IHtmlContent? Html { get; init; }
}

/// <summary>The parts that radios and checkboxes share.</summary>
internal static class Choices
{
    /// <param name="block">The class of the component: the classes of its parts begin with it.</param>
    /// <param name="options">The whole.</param>
    /// <param name="describedBy">Ids that describe the group.</param>
    /// <param name="items">Draws the choices, given the ids that describe the group.</param>
    public static IHtmlContent Render(string block, ChoicesOptions options, string? describedBy, Func<string?, IHtmlContent> items)
    {
        (var messages, describedBy) = FormGroup.Messages(options, options.Prefix, describedBy);
        var list = new Element("div", block, options.Classes)
            .Attributes(options.Attributes)
            .Attribute("data-module", block)
            .Add(options.FormGroup?.BeforeInputs?.Content)
            .Add(items(describedBy))
            .Add(options.FormGroup?.AfterInputs?.Content);
        var content = new Fragment(messages, list);
        return FormGroup.Open(options).Add(options.Fieldset is { } fieldset
            ? Fieldset.Render(fieldset with { DescribedBy = describedBy, Role = null, Html = content })
            : content);
    }

    /// <summary>The choice at a position counted from 1, with what it reveals.</summary>
    public static IHtmlContent Item(string block, ChoicesOptions options, ChoicesItem item, int position, bool isChecked, string? describedBy, Element input)
    {
        // The first id has no number, so that an error summary can link to it by the id of the group.
        var id = !string.IsNullOrEmpty(item.Id) ? item.Id
            : position == 1 ? options.Prefix
            : FormattableString.Invariant($"{options.Prefix}-{position}");
        var hint = item.Hint is { HasContent: true } given
            ? given with { Id = id + "-item-hint", Classes = ClassNames.Join(block + "__hint", given.Classes) }
            : null;
        var conditionalId = "conditional-" + id;
        input.Attribute("id", id)
            .Attribute("value", item.Value ?? "")
            .Flag("checked", isChecked)
            .Flag("disabled", item.Disabled)
            .AttributeIfAny("data-aria-controls", item.Conditional?.Html is null ? null : conditionalId)
            .AttributeIfAny("aria-describedby", ClassNames.Join(describedBy, hint?.Id))
            .Attributes(item.Attributes);
        var choice = new Element("div", block + "__item")
            .Add(input)
            .Add(Label.Render(new LabelOptions
            {
                Html = item.Html,
                Text = item.Text,
                For = id,
                Classes = ClassNames.Join(block + "__label", item.Label?.Classes),
                Attributes = item.Label?.Attributes,
            }))
            .Add(hint is null ? null : Hint.Render(hint));
        var conditional = item.Conditional?.Html is not { } html ? null
            : new Element("div", block + "__conditional", isChecked ? null : block + "__conditional--hidden")
                .Attribute("id", conditionalId)
                .Add(html);
        return new Fragment(choice, conditional);
    }

    public static Element Divider(string block, string word) => new Element("div", block + "__divider").Add(word);
}
