using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;
using Outturn.GovUk.Forms;

namespace Outturn.GovUk.TagHelpers;

/// <summary>
/// What every field's tag takes. It is bound either to a property of the page's model (<c>for</c>) or, where the form is itself
/// data, to a name (<c>name</c>). Its error comes from ModelState by that name, and it enters itself for the error summary.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The property: gives name, id, value, label (from Display's name) and hint (from Display's description).</summary>
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    /// <summary>The form name, instead of <see cref="For"/>.</summary>
    [HtmlAttributeName("name")]
    public string? Name { get; set; }

    /// <summary>The id; made from the name when not given, see <see cref="FieldId"/>.</summary>
    [HtmlAttributeName("id")]
    public string? Id { get; set; }

    /// <summary>The hint as plain text; for more than text, put <c>govuk-field-hint</c> inside.</summary>
    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    /// <summary>Classes of the element around label, hint, error and field.</summary>
    [HtmlAttributeName("form-group-class")]
    public string? FormGroupClass { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Names the field, enters it for the error summary, and finds its error.</summary>
    /// <param name="idToLink">The id to which the error summary links, by name, where it is not that of the field.</param>
    private protected BoundField Bind(TagHelperContext context, bool hasParts = false, Func<string, string>? idToLink = null)
    {
        var name = For is not null
            ? ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)
            : Name ?? throw new InvalidOperationException($"<{context.TagName}> needs a \"for\" or a \"name\" attribute.");
        var id = idToLink?.Invoke(name) ?? (string.IsNullOrEmpty(Id) ? FieldId.From(name) : Id);
        var field = new FormField(name, id, hasParts);
        FormFields.Of(ViewContext).Add(field);
        return new(field.Name, field.Id, field.Error(ViewContext.ModelState));
    }

    /// <summary>The text of label or legend; a field without one cannot be understood, so there must be one.</summary>
    private protected string Caption(TagHelperContext context, string attribute, string? given) =>
        given ?? For?.Metadata.DisplayName ?? throw new InvalidOperationException(
            $"<{context.TagName}> for \"{For?.Name ?? Name}\" needs a \"{attribute}\" attribute, or a Display attribute with a name on its property.");

    /// <summary>The one value of the field: what was typed, else the page's, else the model's.</summary>
    private protected string? CurrentValue(string name, string? given) =>
        FormValue.Typed(ViewContext.ModelState, name)?.FirstOrDefault() ?? given ?? FormValue.Held(For).FirstOrDefault();

    private protected HintOptions? HintOf(IHtmlContent? slot)
    {
        if (slot is not null)
            return new HintOptions { Html = slot };
        var text = Hint ?? For?.Metadata.Description;
        return string.IsNullOrEmpty(text) ? null : new HintOptions { Text = text };
    }

    private protected FormGroupOptions? FormGroupOf() =>
        string.IsNullOrEmpty(FormGroupClass) ? null : new FormGroupOptions { Classes = FormGroupClass };
}

/// <summary>A field with its name, its id and its error.</summary>
internal sealed record BoundField(string Name, string Id, string? Error)
{
    public ErrorMessageOptions? ErrorMessage => Error is null ? null : new ErrorMessageOptions { Text = Error };
}
