using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.GovUk.TagHelpers;

namespace Outturn.Tests.GovUk;

/// <summary>The tags of fields, bound to a model and to ModelState.</summary>
public sealed class FieldTagTests
{
    private readonly RazorPage page = new();

    [Fact]
    public async Task An_input_takes_name_id_label_hint_and_value_from_its_property()
    {
        page.Form.Title = "Let the third floor – £200";

        var html = await page.Draw(new RazorTag("govuk-input", new InputTagHelper { For = page.For("Title") }));

        var input = html.QuerySelector("input")!;
        Assert.Equal("Form.Title", input.GetAttribute("name"));
        Assert.Equal("Form_Title", input.Id);
        Assert.Equal("Let the third floor – £200", input.GetAttribute("value"));
        Assert.Equal("Form_Title-hint", input.GetAttribute("aria-describedby"));
        Assert.Equal("As the committee will read it", html.QuerySelector("#Form_Title-hint")!.TextContent);
        var label = html.QuerySelector("label")!;
        Assert.Equal("Form_Title", label.GetAttribute("for"));
        Assert.Equal("Title of the proposal", label.TextContent);
    }

    [Fact]
    public async Task An_input_takes_what_its_author_says_before_what_its_property_says()
    {
        var html = await page.Draw(new RazorTag("govuk-input", new InputTagHelper
        {
            For = page.For("Saving"),
            Id = "saving",
            Label = "Saving each year, in pounds",
            LabelSize = TextSize.M,
            Hint = "Whole pounds",
            Inputmode = "numeric",
            Spellcheck = false,
            Autocomplete = "off",
            Prefix = "£",
            Suffix = "a year",
            Width = 10,
            DescribedBy = "note",
        })
        {
            Attributes = [new("class", new HtmlString("mine")), new("data-unit", new HtmlString("&#xA3; &amp; pence")), new("readonly")],
        });

        var input = html.QuerySelector("input")!;
        Assert.Equal("saving", input.Id);
        Assert.Equal("note saving-hint", input.GetAttribute("aria-describedby"));
        Assert.Equal("numeric", input.GetAttribute("inputmode"));
        Assert.Equal("false", input.GetAttribute("spellcheck"));
        Assert.Equal("off", input.GetAttribute("autocomplete"));
        Assert.Equal("£ & pence", input.GetAttribute("data-unit"));
        Assert.True(input.HasAttribute("readonly"));
        Assert.Equal(["govuk-input", "govuk-input--width-10", "mine"], input.ClassList);
        Assert.Equal("£", html.QuerySelector(".govuk-input__prefix")!.TextContent);
        Assert.Equal("a year", html.QuerySelector(".govuk-input__suffix")!.TextContent);
        Assert.Contains("govuk-label--m", html.QuerySelector("label")!.ClassList);
    }

    [Fact]
    public async Task A_label_can_be_the_heading_of_the_page()
    {
        var html = await page.Draw(new RazorTag("govuk-input", new InputTagHelper { For = page.For("Title"), LabelIsPageHeading = true }));

        Assert.Contains("govuk-label--l", html.QuerySelector("h1.govuk-label-wrapper > label")!.ClassList);
    }

    [Fact]
    public async Task A_field_of_a_form_that_is_data_goes_by_name()
    {
        var html = await page.Draw(new RazorTag("govuk-input", new InputTagHelper { Name = "fields[aim]", Label = "Aim", Value = "Save" }));

        Assert.Equal("fields[aim]", html.QuerySelector("input")!.GetAttribute("name"));
        Assert.Equal("fields_aim_", html.QuerySelector("input")!.Id);
        Assert.Equal("Save", html.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_typed_stays_when_it_was_wrong()
    {
        page.Form.Saving = 5m;
        Typed("Form.Saving", "five");
        page.View.ModelState.AddModelError("Form.Saving", "Annual saving must be a number");

        var html = await page.Draw(new RazorTag("govuk-input", new InputTagHelper { For = page.For("Saving") }));

        var input = html.QuerySelector("input")!;
        Assert.Equal("five", input.GetAttribute("value"));
        Assert.Contains("govuk-input--error", input.ClassList);
        Assert.Equal("Form_Saving-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("Error: Annual saving must be a number", html.QuerySelector("#Form_Saving-error")!.TextContent);
        Assert.NotNull(html.QuerySelector(".govuk-form-group--error"));
    }

    [Fact]
    public async Task A_field_shows_one_error_at_a_time()
    {
        page.View.ModelState.AddModelError("Form.Title", "Enter a title");
        page.View.ModelState.AddModelError("Form.Title", "Title must be shorter");

        var html = await page.Draw(new RazorTag("govuk-input", new InputTagHelper { For = page.For("Title") }));

        Assert.Equal("Error: Enter a title", html.QuerySelector(".govuk-error-message")!.TextContent);
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        Typed("Form.Title", "hunter2");

        var source = await page.Source(new RazorTag("govuk-input", new InputTagHelper { For = page.For("Title"), Type = "password" }));

        Assert.DoesNotContain("hunter2", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hint_can_be_more_than_text()
    {
        var html = await page.Draw(new RazorTag("govuk-input", new InputTagHelper { For = page.For("Title") },
            new RazorTag("govuk-field-hint", new FieldHintTagHelper(), new RazorTag("govuk-tag", new TagTagHelper(), "new"))));

        Assert.NotNull(html.QuerySelector("#Form_Title-hint .govuk-tag"));
        Assert.Single(html.QuerySelectorAll(".govuk-tag"));
    }

    [Fact]
    public async Task A_text_area_takes_the_value_and_the_height()
    {
        page.Form.Title = "One\nTwo";

        var html = await page.Draw(new RazorTag("govuk-textarea", new TextareaTagHelper { For = page.For("Title"), Rows = 8 }));

        Assert.Equal("One\nTwo", html.QuerySelector("textarea")!.TextContent);
        Assert.Equal("8", html.QuerySelector("textarea")!.GetAttribute("rows"));
    }

    [Fact]
    public async Task A_select_offers_its_items_and_then_those_of_the_model()
    {
        page.Form.Kind = DayOfWeek.Tuesday;

        var html = await page.Draw(new RazorTag("govuk-select", new SelectTagHelper
        {
            For = page.For("Kind"),
            Items = [new SelectListItem("Monday", "Monday"), new SelectListItem("Tuesday & more", "Tuesday")],
        },
            new RazorTag("govuk-select-item", new SelectItemTagHelper { Value = "" }, "Choose a day & hour")));

        Assert.Equal(["Choose a day & hour", "Monday", "Tuesday & more"], html.QuerySelectorAll("option").Select(o => o.TextContent));
        Assert.Equal("Tuesday", Assert.Single(html.QuerySelectorAll("option[selected]")).GetAttribute("value"));
    }

    [Fact]
    public async Task Radios_ask_their_legend_and_the_first_has_the_id_of_the_field()
    {
        page.Form.Kind = DayOfWeek.Tuesday;

        var html = await page.Draw(Kinds());

        Assert.Equal("Kind", html.QuerySelector("fieldset > legend")!.TextContent);
        Assert.Equal(["Form_Kind", "Form_Kind-3"], html.QuerySelectorAll("input[type=radio]").Select(i => i.Id));
        Assert.All(html.QuerySelectorAll("input[type=radio]"), i => Assert.Equal("Form.Kind", i.GetAttribute("name")));
        Assert.Equal("Tuesday", Assert.Single(html.QuerySelectorAll("input[checked]")).GetAttribute("value"));
        Assert.Equal("or", html.QuerySelector(".govuk-radios__divider")!.TextContent);
        Assert.Equal("conditional-Form_Kind-3", html.QuerySelector("#Form_Kind-3")!.GetAttribute("data-aria-controls"));
        Assert.NotNull(html.QuerySelector("#conditional-Form_Kind-3 input[name='Form.Title']"));
        Assert.Equal("The first", html.QuerySelector("#Form_Kind-item-hint")!.TextContent);
    }

    [Fact]
    public async Task A_legend_can_be_the_heading_of_the_page()
    {
        var radios = Kinds();
        ((RadiosTagHelper)radios.Helper).LegendIsPageHeading = true;

        var html = await page.Draw(radios);

        Assert.Equal("Kind", html.QuerySelector("legend.govuk-fieldset__legend--l > h1")!.TextContent);
    }

    [Fact]
    public async Task Checkboxes_tick_what_the_model_holds()
    {
        page.Form.Committees.AddRange(["cet", "asc"]);

        var html = await page.Draw(Committees());

        Assert.Equal(["asc", "cet"], html.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")!));
        Assert.Equal("exclusive", html.QuerySelector("input[value=none]")!.GetAttribute("data-behaviour"));
    }

    [Fact]
    public async Task Checkboxes_tick_what_was_ticked_before_what_the_model_holds()
    {
        page.Form.Committees.Add("cet");
        page.View.ModelState.SetModelValue("Form.Committees", new[] { "asc", "none" }, "asc,none");

        var html = await page.Draw(Committees());

        Assert.Equal(["asc", "none"], html.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")!));
    }

    [Fact]
    public async Task An_error_of_one_of_several_values_is_an_error_of_the_checkboxes()
    {
        page.View.ModelState.AddModelError("Form.Committees[1]", "Choose a committee of this council");

        var html = await page.Draw(Summary(), Committees());

        Assert.Equal("#Form_Committees", html.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.NotNull(html.QuerySelector("#Form_Committees-error"));
    }

    [Fact]
    public async Task One_checkbox_alone_is_its_own_question()
    {
        page.Form.Agreed = true;

        var html = await page.Draw(new RazorTag("govuk-checkboxes", new CheckboxesTagHelper { For = page.For("Agreed") },
            new RazorTag("govuk-checkboxes-item", new CheckboxesItemTagHelper { Value = "true" }, "I have checked the figures")));

        Assert.Null(html.QuerySelector("fieldset"));
        Assert.True(html.QuerySelector("#Form_Agreed")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task A_file_upload_takes_several_files_where_its_property_does()
    {
        var one = await page.Draw(new RazorTag("govuk-file-upload", new FileUploadTagHelper { For = page.For("File") })
        {
            Attributes = [new("accept", new HtmlString(".xlsx"))],
        });
        var several = await page.Draw(new RazorTag("govuk-file-upload", new FileUploadTagHelper { For = page.For("Files"), DropZone = true }));

        Assert.Equal(".xlsx", one.QuerySelector("input[type=file]")!.GetAttribute("accept"));
        Assert.False(one.QuerySelector("input")!.HasAttribute("multiple"));
        Assert.True(several.QuerySelector(".govuk-file-upload-wrapper > input")!.HasAttribute("multiple"));
    }

    [Fact]
    public async Task A_field_without_a_label_is_refused_in_a_sentence()
    {
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            page.Source(new RazorTag("govuk-input", new InputTagHelper { For = page.For("Unlabelled") })));

        Assert.Equal(
            "<govuk-input> for \"Form.Unlabelled\" needs a \"label\" attribute, or a Display attribute with a name on its property.",
            problem.Message);
    }

    [Fact]
    public async Task A_field_without_a_name_is_refused_in_a_sentence()
    {
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            page.Source(new RazorTag("govuk-input", new InputTagHelper { Label = "Aim" })));

        Assert.Equal("<govuk-input> needs a \"for\" or a \"name\" attribute.", problem.Message);
    }

    [Fact]
    public async Task A_choice_outside_its_question_is_refused_in_a_sentence()
    {
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            page.Source(new RazorTag("govuk-radios-item", new RadiosItemTagHelper { Value = "a" }, "A")));

        Assert.Equal("<govuk-radios-item> must stand inside <govuk-radios>.", problem.Message);
    }

    [Fact]
    public async Task The_error_summary_follows_the_order_of_the_fields_and_links_to_them()
    {
        page.View.ModelState.AddModelError("", "The cycle is closed");
        page.View.ModelState.AddModelError("Form.Saving", "Enter the saving");
        page.View.ModelState.AddModelError("Form.Elsewhere", "Something elsewhere is wrong");
        page.View.ModelState.AddModelError("Form.Title", "Enter a title");
        page.View.ModelState.AddModelError("Form.Kind", "Choose a kind");

        var html = await page.Draw(
            Summary(),
            Kinds(),
            new RazorTag("govuk-input", new InputTagHelper { For = page.For("Saving"), Id = "saving" }));

        var errors = html.QuerySelectorAll(".govuk-error-summary__list > li");
        Assert.Equal(
            ["Choose a kind", "Enter a title", "Enter the saving", "Something elsewhere is wrong", "The cycle is closed"],
            errors.Take(3).Select(e => e.TextContent).Concat(errors.Skip(3).Select(e => e.TextContent).Order(StringComparer.Ordinal)));
        var links = html.QuerySelectorAll(".govuk-error-summary__list a");
        Assert.Equal(["#Form_Kind", "#Form_Title", "#saving"], links.Select(a => a.GetAttribute("href")!));
        Assert.All(links, a => Assert.Single(html.QuerySelectorAll(a.GetAttribute("href")!)));
        Assert.Equal("There is a problem", html.QuerySelector("h2")!.TextContent);
    }

    [Fact]
    public async Task There_is_no_error_summary_when_nothing_is_wrong() =>
        Assert.Equal("", await page.Source(Summary()));

    [Fact]
    public async Task An_error_without_words_does_not_show_what_went_wrong_inside()
    {
        page.View.ModelState.TryAddModelException("Form.Title", new InvalidOperationException("secret"));

        var source = await page.Source(Summary(), new RazorTag("govuk-input", new InputTagHelper { For = page.For("Title") }));

        Assert.DoesNotContain("secret", source, StringComparison.Ordinal);
        Assert.Contains("Check what you entered", source, StringComparison.Ordinal);
    }

    private static RazorTag Summary() => new("govuk-error-summary", new ErrorSummaryTagHelper());

    private void Typed(string name, string value) => page.View.ModelState.SetModelValue(name, value, value);

    private RazorTag Kinds() => new("govuk-radios", new RadiosTagHelper { For = page.For("Kind") },
        new RazorTag("govuk-radios-item", new RadiosItemTagHelper { Value = "Monday", Hint = "The first" }, "Monday"),
        new RazorTag("govuk-radios-divider", new RadiosDividerTagHelper(), " or "),
        new RazorTag("govuk-radios-item", new RadiosItemTagHelper { Value = "Tuesday" }, "Tuesday",
            new RazorTag("govuk-radios-conditional", new ChoicesConditionalTagHelper(),
                new RazorTag("govuk-input", new InputTagHelper { For = page.For("Title") }))));

    private RazorTag Committees() => new("govuk-checkboxes", new CheckboxesTagHelper { For = page.For("Committees") },
        new RazorTag("govuk-checkboxes-item", new CheckboxesItemTagHelper { Value = "asc" }, "Adult Social Care"),
        new RazorTag("govuk-checkboxes-item", new CheckboxesItemTagHelper { Value = "cet" }, "Communities"),
        new RazorTag("govuk-checkboxes-divider", new CheckboxesDividerTagHelper()),
        new RazorTag("govuk-checkboxes-item", new CheckboxesItemTagHelper { Value = "none", Exclusive = true }, "None of these"));
}
