using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;
using Outturn.GovUk.Forms;

namespace Outturn.GovUk.TagHelpers;

/// <summary>
/// Renders a date to type, as day, month and year, with legend, hint and error. Bound to a DateOnly by
/// <see cref="DateInputModelBinder"/>. Guidance: the hint gives an example.
/// </summary>
[HtmlTargetElement("govuk-date-input")]
public sealed class DateInputTagHelper : FieldTagHelper
{
    /// <summary>The question; that of the property's Display attribute when not given.</summary>
    [HtmlAttributeName("legend")]
    public string? Legend { get; set; }

    [HtmlAttributeName("legend-size")]
    public TextSize LegendSize { get; set; }

    /// <summary>The legend is also the page's <c>h1</c>, of size L unless said otherwise.</summary>
    [HtmlAttributeName("legend-is-page-heading")]
    public bool LegendIsPageHeading { get; set; }

    /// <summary>The date that stands in the boxes, where no property holds it.</summary>
    [HtmlAttributeName("value")]
    public DateOnly? Value { get; set; }

    /// <summary>The date is the reader's date of birth, so that the browser can fill it in (WCAG 1.3.5).</summary>
    [HtmlAttributeName("birthday")]
    public bool Birthday { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = Bind(context, hasParts: true, FirstWrongBox);
        var hint = await HintSlot.Filled(context, output);
        var passed = PassedAttributes.Of(output);
        var date = Value ?? For?.Model as DateOnly?;
        output.Become(DateInput.Render(new DateInputOptions
        {
            Id = GroupId(field.Name),
            Items =
            [
                Box(field.Name, "Day", date?.Day, "bday-day"),
                Box(field.Name, "Month", date?.Month, "bday-month"),
                Box(field.Name, "Year", date?.Year, "bday-year") with { Classes = "govuk-input--width-4" },
            ],
            Fieldset = new FieldsetOptions
            {
                Legend = Captions.Legend(Caption(context, "legend", Legend), LegendSize, LegendIsPageHeading, classes: null),
            },
            Hint = HintOf(hint),
            ErrorMessage = field.ErrorMessage,
            FormGroup = FormGroupOf(),
            Classes = passed.Classes,
            Attributes = passed.Others,
        }));
    }

    // The error summary must lead to a box, for the group takes no focus: to the first that is wrong.
    private string FirstWrongBox(string name) =>
        GroupId(name) + "_" + (Array.Find(DateInputModelBinder.Parts, part => IsWrong(name, part)) ?? DateInputModelBinder.Parts[0]);

    private string GroupId(string name) => string.IsNullOrEmpty(Id) ? FieldId.From(name) : Id;

    private bool IsWrong(string name, string part) => ViewContext.ModelState.TryGetValue($"{name}.{part}", out var entry) && entry.Errors.Count > 0;

    private DateInputItem Box(string name, string part, int? held, string purpose) => new()
    {
        Id = $"{GroupId(name)}_{part}",
        Name = $"{name}.{part}",
        Label = part,
        Value = FormValue.Typed(ViewContext.ModelState, $"{name}.{part}")?.FirstOrDefault() ?? held?.ToString(CultureInfo.InvariantCulture),
        Error = IsWrong(name, part) ? true : null,
        Autocomplete = Birthday ? purpose : null,
    };
}
