using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;
using Outturn.GovUk.Forms;
using Outturn.GovUk.TagHelpers;

namespace Outturn.Tests.GovUk;

/// <summary>The tags that are not fields. Each must draw what its component draws.</summary>
public sealed class PageTagTests
{
    private readonly RazorPage page = new();

    [Fact]
    public async Task A_button_sends_the_form_once() =>
        await Draws(
            Button.Render(new ButtonOptions { Text = "Save", PreventDoubleClick = true, Name = "go", Value = "save" }),
            new RazorTag("govuk-button", new ButtonTagHelper { PreventDoubleClick = true, Name = "go", Value = "save" }, "Save"));

    [Fact]
    public async Task A_button_passes_on_what_it_does_not_know() =>
        await Draws(
            Button.Render(new ButtonOptions
            {
                Text = "Withdraw",
                Classes = "govuk-button--warning mine",
                Attributes = new Dictionary<string, string?> { ["formaction"] = "/withdraw?a=1&b=2" },
            }),
            new RazorTag("govuk-button", new ButtonTagHelper { Warning = true }, "Withdraw")
            {
                Attributes = [new("class", new HtmlString("mine")), new("formaction", new HtmlString("/withdraw?a=1&amp;b=2"))],
            });

    [Fact]
    public async Task A_button_link_goes_somewhere() =>
        await Draws(
            Button.Render(new ButtonOptions { Html = new HtmlString("Start now"), Href = "/start", IsStartButton = true }),
            new RazorTag("govuk-button-link", new ButtonLinkTagHelper { Href = "/start", Start = true }, "Start now"));

    [Fact]
    public async Task A_back_link_says_back_unless_told_otherwise()
    {
        await Draws(BackLink.Render(new BackLinkOptions { Href = "/bids" }), new RazorTag("govuk-back-link", new BackLinkTagHelper { Href = "/bids" }));
        await Draws(
            BackLink.Render(new BackLinkOptions { Href = "/bids", Text = "All bids" }),
            new RazorTag("govuk-back-link", new BackLinkTagHelper { Href = "/bids" }, "All bids"));
    }

    [Fact]
    public async Task A_tag_has_a_colour() =>
        await Draws(
            Tag.Render(new TagOptions { Text = "At risk", Classes = "govuk-tag--orange" }),
            new RazorTag("govuk-tag", new TagTagHelper { Colour = TagColour.Orange }, "At risk"));

    [Fact]
    public async Task Details_open_on_their_summary() =>
        await Draws(
            Details.Render(new DetailsOptions { SummaryText = "How", Text = "Like this", Open = true }),
            new RazorTag("govuk-details", new DetailsTagHelper { Summary = "How", Open = true }, "Like this"));

    [Fact]
    public async Task Inset_text_and_warning_text_hold_their_content()
    {
        await Draws(InsetText.Render(new InsetTextOptions { Text = "A note" }), new RazorTag("govuk-inset-text", new InsetTextTagHelper(), "A note"));
        await Draws(
            WarningText.Render(new WarningTextOptions { Text = "Final" }),
            new RazorTag("govuk-warning-text", new WarningTextTagHelper(), "Final"));
    }

    [Fact]
    public async Task A_notification_banner_tells_of_success() =>
        await Draws(
            NotificationBanner.Render(new NotificationBannerOptions { Type = "success", Text = "Saved" }),
            new RazorTag("govuk-notification-banner", new NotificationBannerTagHelper { Success = true, Text = "Saved" }));

    [Fact]
    public async Task A_fieldset_groups_its_content() =>
        await Draws(
            Fieldset.Render(new FieldsetOptions
            {
                Legend = new LegendOptions { Text = "Address", Classes = "govuk-fieldset__legend--m" },
                Html = new HtmlString("fields"),
            }),
            new RazorTag("govuk-fieldset", new FieldsetTagHelper { Legend = "Address", LegendSize = TextSize.M }, "fields"));

    [Fact]
    public async Task A_summary_list_holds_rows_with_values_and_actions() =>
        await Draws(
            SummaryList.Render(new SummaryListOptions
            {
                Card = new SummaryCardOptions { Title = new SummaryCardTitle { Text = "Proposal", HeadingLevel = 3 } },
                Rows =
                [
                    new SummaryListRow
                    {
                        Key = new SummaryListCell { Text = "Title" },
                        Value = new SummaryListCell { Text = "Let the third floor" },
                        Actions = new SummaryListActions
                        {
                            Items = [new SummaryListAction { Href = "/title", Text = "Change", VisuallyHiddenText = "title" }],
                        },
                    },
                    new SummaryListRow { Key = new SummaryListCell { Text = "Saving" }, Value = new SummaryListCell { Text = "£200,000" } },
                ],
            }),
            new RazorTag("govuk-summary-list", new SummaryListTagHelper { CardTitle = "Proposal", CardHeadingLevel = 3 },
                new RazorTag("govuk-summary-list-row", new SummaryListRowTagHelper { Key = "Title" }, "Let the third floor",
                    new RazorTag(
                        "govuk-summary-list-action",
                        new SummaryListActionTagHelper { Href = "/title", VisuallyHiddenText = "title" },
                        "Change")),
                new RazorTag("govuk-summary-list-row", new SummaryListRowTagHelper { Key = "Saving" }, "£200,000")));

    [Fact]
    public void The_title_of_a_page_with_errors_says_so_first()
    {
        var modelState = new ModelStateDictionary();
        Assert.Equal("Bids – Outturn", PageTitle.Of(modelState, "Bids", null, "Outturn"));

        modelState.AddModelError("", "Wrong");
        Assert.Equal("Error: Bids – Outturn", PageTitle.Of(modelState, "Bids", "Outturn"));
    }

    [Fact]
    public void Every_tag_helper_says_which_tag_it_is()
    {
        var helpers = typeof(InputTagHelper).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TagHelper)) && !t.IsAbstract).ToList();

        Assert.NotEmpty(helpers);
        Assert.All(helpers, helper => Assert.NotEmpty(helper.GetCustomAttributes(typeof(HtmlTargetElementAttribute), inherit: false)));
    }

    [Theory]
    [InlineData("tag", "govuk-tag--", new[] { "grey", "green", "teal", "purple", "magenta", "red", "orange", "yellow" })]
    [InlineData("input", "govuk-input--width-", new[] { "2", "3", "4", "5", "10", "20", "30" })]
    [InlineData("label", "govuk-label--", new[] { "s", "m", "l", "xl" })]
    [InlineData("fieldset", "govuk-fieldset__legend--", new[] { "s", "m", "l", "xl" })]
    public void The_design_system_has_the_classes_that_the_tags_choose_from(string component, string prefix, string[] endings)
    {
        var styles = DesignSystem.Styles(component);

        Assert.All(endings, ending => Assert.Matches(Regex.Escape(prefix + ending) + @"\b", styles));
    }

    [Fact]
    public void The_colours_of_tags_are_those_tested_against_the_design_system() =>
        Assert.Equal(
            ["blue", "grey", "green", "teal", "purple", "magenta", "red", "orange", "yellow"],
            Enum.GetNames<TagColour>().Select(name => name.ToLowerInvariant()));

    private async Task Draws(IHtmlContent expected, RazorTag tag) =>
        Assert.Equal(Markup.Normalised(Markup.Written(expected)), Markup.Normalised(await page.Source(tag)));
}
