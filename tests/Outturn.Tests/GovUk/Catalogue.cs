using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Components;

namespace Outturn.Tests.GovUk;

/// <summary>Which components are built, which are not and why, and which fixtures are deliberately not met.</summary>
internal static class Catalogue
{
    public static readonly IReadOnlyDictionary<string, Func<JsonElement, IHtmlContent>> Built =
        new Dictionary<string, Func<JsonElement, IHtmlContent>>(StringComparer.Ordinal)
        {
            ["back-link"] = With<BackLinkOptions>(BackLink.Render),
            ["breadcrumbs"] = With<BreadcrumbsOptions>(Breadcrumbs.Render),
            ["button"] = With<ButtonOptions>(Button.Render),
            ["checkboxes"] = With<CheckboxesOptions>(Checkboxes.Render),
            ["date-input"] = With<DateInputOptions>(DateInput.Render),
            ["details"] = With<DetailsOptions>(Details.Render),
            ["error-message"] = With<ErrorMessageOptions>(ErrorMessage.Render),
            ["error-summary"] = With<ErrorSummaryOptions>(ErrorSummary.Render),
            ["fieldset"] = With<FieldsetOptions>(Fieldset.Render),
            ["file-upload"] = With<FileUploadOptions>(FileUpload.Render),
            ["hint"] = With<HintOptions>(Hint.Render),
            ["input"] = With<InputOptions>(Input.Render),
            ["inset-text"] = With<InsetTextOptions>(InsetText.Render),
            ["label"] = With<LabelOptions>(Label.Render),
            ["notification-banner"] = With<NotificationBannerOptions>(NotificationBanner.Render),
            ["pagination"] = With<PaginationOptions>(Pagination.Render),
            ["panel"] = With<PanelOptions>(Panel.Render),
            ["phase-banner"] = With<PhaseBannerOptions>(PhaseBanner.Render),
            ["radios"] = With<RadiosOptions>(Radios.Render),
            ["select"] = With<SelectOptions>(Select.Render),
            ["skip-link"] = With<SkipLinkOptions>(SkipLink.Render),
            ["summary-list"] = With<SummaryListOptions>(SummaryList.Render),
            ["tabs"] = With<TabsOptions>(Tabs.Render),
            ["tag"] = With<TagOptions>(Tag.Render),
            ["textarea"] = With<TextareaOptions>(Textarea.Render),
            ["warning-text"] = With<WarningTextOptions>(WarningText.Render),
        };

    public static readonly IReadOnlyDictionary<string, string> NotBuilt = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["accordion"] = "No page needs one; details and headings serve.",
        ["character-count"] = "No page needs one yet.",
        ["cookie-banner"] = "Only cookies that are strictly necessary are set.",
        ["exit-this-page"] = "For services that put their users in danger.",
        ["feedback"] = "The layout's own, where a council wants it.",
        ["footer"] = "The layout's own: a council is not GOV.UK.",
        ["generic-header"] = "The layout's own.",
        ["header"] = "The layout's own: the crown is not used.",
        ["language-navigation"] = "One language so far.",
        ["password-input"] = "Needs JavaScript to be more than an input of type password.",
        ["service-navigation"] = "The layout's own.",
        ["table"] = "Tables are drawn from sheets, which carry more than the design system's options.",
        ["task-list"] = "No page needs one yet.",
    };

    /// <summary>Fixtures that are deliberately not met, with the reason. One that starts to be met must leave the list.</summary>
    public static readonly IReadOnlyDictionary<(string Component, string Fixture), string> Unsupported =
        new Dictionary<(string, string), string>
        {
        };

    private static Func<JsonElement, IHtmlContent> With<T>(Func<T, IHtmlContent> render) => options => render(FixtureOptions.Read<T>(options));
}
