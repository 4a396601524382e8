using System.Globalization;
using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="DateInput"/>.</summary>
public sealed record DateInputOptions : ComponentOptions
{
    public string? Id { get; init; }

    /// <summary>Put before each name, with a hyphen.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>The boxes, when they are not day, month and year; a null is passed over.</summary>
    public IReadOnlyList<DateInputItem?>? Items { get; init; }

    /// <summary>The first box; <see cref="DateInputItem.Omitted"/> leaves it out.</summary>
    public DateInputItem? Day { get; init; }

    /// <summary>The second box; <see cref="DateInputItem.Omitted"/> leaves it out.</summary>
    public DateInputItem? Month { get; init; }

    /// <summary>The third box; <see cref="DateInputItem.Omitted"/> leaves it out.</summary>
    public DateInputItem? Year { get; init; }

    /// <summary>What stands in the boxes, by their names with the prefix.</summary>
    public IReadOnlyDictionary<string, string?>? Values { get; init; }

    public HintOptions? Hint { get; init; }

    public ErrorMessageOptions? ErrorMessage { get; init; }

    public FormGroupOptions? FormGroup { get; init; }

    /// <summary>Give it a legend, always: it is the question.</summary>
    public FieldsetOptions? Fieldset { get; init; }
}

/// <summary>One box of a date.</summary>
public sealed record DateInputItem
{
    /// <summary>Stands for a box that is left out.</summary>
    public static DateInputItem Omitted { get; } = new();

    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The name, capitalised, when not given.</summary>
    public string? Label { get; init; }

    public string? Value { get; init; }

    /// <summary>Marks the box that is wrong. When none is marked and there is an error message, all are, save those set to false.</summary>
    public bool? Error { get; init; }

    public string? Autocomplete { get; init; }

    /// <summary><c>numeric</c> when not given.</summary>
    public string? Inputmode { get; init; }

    public string? Pattern { get; init; }

    public string? Classes { get; init; }

    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

/// <summary>
/// Renders a date to type: day, month and year. Guidance: for dates that people know; give an example in the hint that
/// is not a likely answer; never move the focus from box to box.
/// </summary>
public static class DateInput
{
    private const string ErrorClass = "govuk-input--error";

    public static IHtmlContent Render(DateInputOptions options)
    {
        var id = options.Id ?? "";
        var shared = new DateInputField { Hint = options.Hint, ErrorMessage = options.ErrorMessage, FormGroup = options.FormGroup };
        var (messages, describedBy) = FormGroup.Messages(shared, id, options.Fieldset?.DescribedBy);
        var boxes = new Element("div", "govuk-date-input", options.Classes)
            .Attributes(options.Attributes)
            .AttributeIfAny("id", options.Id)
            .Add(options.FormGroup?.BeforeInputs?.Content);
        foreach (var box in Boxes(options))
            boxes.Add(box);
        boxes.Add(options.FormGroup?.AfterInputs?.Content);

        var content = new Fragment(messages, boxes);
        // The role: some screen readers do not announce the description of a fieldset of text boxes without it.
        return FormGroup.Open(shared).Add(options.Fieldset is { } fieldset
            ? Fieldset.Render(fieldset with { DescribedBy = describedBy, Role = "group", Html = content })
            : content);
    }

    private static IEnumerable<Element> Boxes(DateInputOptions options)
    {
        (DateInputItem Item, string Name, int Width)[] known =
        [
            (options.Day ?? Default(options, "day", 2), "day", 2),
            (options.Month ?? Default(options, "month", 2), "month", 2),
            (options.Year ?? Default(options, "year", 4), "year", 4),
        ];
        IReadOnlyList<DateInputItem?> items = options.Items is { Count: > 0 } ? options.Items : [.. known.Select(k => k.Item)];
        var anyError = items.Any(item => item is not null && Marked(item));
        foreach (var item in items)
        {
            if (item is null || ReferenceEquals(item, DateInputItem.Omitted))
                continue;
            var part = known.FirstOrDefault(k =>
                ReferenceEquals(k.Item, item) || (item.Name is not null && (item.Name == k.Name || item.Name == k.Item.Name)));
            yield return Box(options, item, item.Name ?? part.Name ?? "", item.Value ?? part.Item?.Value, part.Width == 0 ? 2 : part.Width, anyError);
        }
    }

    private static DateInputItem Default(DateInputOptions options, string name, int width) => new()
    {
        Name = name,
        Value = Typed(options, name),
        Classes = FormattableString.Invariant($"govuk-input--width-{width}"),
    };

    private static Element Box(DateInputOptions options, DateInputItem item, string name, string? value, int width, bool anyError)
    {
        var wrong = Marked(item) || (item.Error != false && options.ErrorMessage is not null && !anyError);
        var fullName = string.IsNullOrEmpty(options.NamePrefix) ? name : options.NamePrefix + "-" + name;
        var input = Input.Render(new InputOptions
        {
            Label = new LabelOptions
            {
                Text = string.IsNullOrEmpty(item.Label) ? Capitalised(name) : item.Label,
                Classes = "govuk-date-input__label",
            },
            Id = string.IsNullOrEmpty(item.Id) ? options.Id + "-" + name : item.Id,
            Classes = ClassNames.Join(
                "govuk-date-input__input",
                wrong && !Has(item, ErrorClass) ? ErrorClass : null,
                Has(item, "govuk-input--width-") ? null : FormattableString.Invariant($"govuk-input--width-{width}"),
                item.Classes),
            Name = fullName,
            Value = value ?? Typed(options, fullName),
            Inputmode = string.IsNullOrEmpty(item.Inputmode) ? "numeric" : item.Inputmode,
            Autocomplete = item.Autocomplete,
            Pattern = item.Pattern,
            Attributes = item.Attributes,
        });
        return new Element("div", "govuk-date-input__item").Add(input);
    }

    private static bool Marked(DateInputItem item) => item.Error == true || Has(item, ErrorClass);

    private static bool Has(DateInputItem item, string name) => item.Classes?.Contains(name, StringComparison.Ordinal) ?? false;

    private static string? Typed(DateInputOptions options, string name) => options.Values?.GetValueOrDefault(name);

    private static string Capitalised(string name) =>
        name.Length == 0 ? name : string.Concat(name[..1].ToUpper(CultureInfo.InvariantCulture), name[1..].ToLowerInvariant());

    /// <summary>The part of a date that every form component has.</summary>
    private sealed record DateInputField : FieldOptions;
}
