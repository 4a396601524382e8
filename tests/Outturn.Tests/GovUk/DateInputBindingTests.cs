using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Outturn.GovUk.Forms;
using Outturn.GovUk.TagHelpers;

namespace Outturn.Tests.GovUk;

/// <summary>Dates typed into three boxes, through MVC's own model binding and back to the page.</summary>
public sealed class DateInputBindingTests
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddLogging()
        .AddMvcCore()
        .AddDataAnnotations()
        .Services.AddGovUk()
        .BuildServiceProvider();

    private readonly RazorPage page = new();

    [Theory]
    [InlineData("31", "10", "2017")]
    [InlineData("31", "October", "2017")]
    [InlineData(" 31 ", "oct", "2017")]
    public async Task A_date_is_read_from_its_boxes(string day, string month, string year) =>
        Assert.Equal(new DateOnly(2017, 10, 31), await Bound(Typed(day, month, year)));

    [Fact]
    public async Task A_date_is_still_read_from_one_value() =>
        Assert.Equal(new DateOnly(2017, 10, 31), await Bound(new() { ["Form.Due"] = "2017-10-31" }));

    [Fact]
    public async Task Empty_boxes_are_no_date_and_no_error()
    {
        Assert.Null(await Bound(Typed("", "", "")));
        Assert.Equal(0, page.View.ModelState.ErrorCount);
    }

    [Theory]
    [InlineData("31", "", "2017", "Date due must include a month", "#Form_Due_Month", "Month")]
    [InlineData("31", "", "", "Date due must include a month and year", "#Form_Due_Month", "Month Year")]
    [InlineData("31", "10", "17", "Year must include 4 numbers", "#Form_Due_Year", "Year")]
    [InlineData("31", "9", "2017", "Date due must be a real date", "#Form_Due_Day", "Day Month Year")]
    [InlineData("1", "x", "2017", "Date due must be a real date", "#Form_Due_Day", "Day Month Year")]
    [InlineData("1", "1", "0000", "Date due must be a real date", "#Form_Due_Day", "Day Month Year")]
    public async Task What_is_wrong_is_said_once_and_the_boxes_that_are_wrong_are_marked(
        string day, string month, string year, string sentence, string link, string wrong)
    {
        await Bound(Typed(day, month, year));
        // As model validation does to a required date that binding could not read.
        page.View.ModelState.AddModelError("Form.Due", "Enter the date due");

        var html = await page.Draw(
            new RazorTag("govuk-error-summary", new ErrorSummaryTagHelper()),
            new RazorTag("govuk-date-input", new DateInputTagHelper { For = page.For("Due"), Hint = "For example, 27 3 2026" }));

        var error = Assert.Single(html.QuerySelectorAll(".govuk-error-summary li a"));
        Assert.Equal(sentence, error.TextContent);
        Assert.Equal(link, error.GetAttribute("href"));
        Assert.Equal("input", html.QuerySelector(link)!.LocalName);
        Assert.Equal("Error: " + sentence, html.QuerySelector(".govuk-error-message")!.TextContent);
        Assert.Equal(wrong.Split(' ').Select(part => "Form.Due." + part), html.QuerySelectorAll(".govuk-input--error").Select(i => i.GetAttribute("name")!));
        Assert.Equal([day, month, year], html.QuerySelectorAll("input").Select(i => i.GetAttribute("value")!));
    }

    [Fact]
    public async Task A_date_that_the_model_holds_stands_in_the_boxes()
    {
        page.Form.Due = new DateOnly(2026, 3, 7);

        var html = await page.Draw(new RazorTag("govuk-date-input", new DateInputTagHelper { For = page.For("Due") }));

        Assert.Equal(["7", "3", "2026"], html.QuerySelectorAll("input").Select(i => i.GetAttribute("value")!));
        Assert.Equal(["Day", "Month", "Year"], html.QuerySelectorAll("label").Select(l => l.TextContent));
        Assert.Equal("Date due", html.QuerySelector("fieldset[role=group] > legend")!.TextContent);
        Assert.Equal(["Form_Due_Day", "Form_Due_Month", "Form_Due_Year"], html.QuerySelectorAll("input").Select(i => i.Id!));
    }

    private static Dictionary<string, string> Typed(string day, string month, string year) =>
        new() { ["Form.Due.Day"] = day, ["Form.Due.Month"] = month, ["Form.Due.Year"] = year };

    private async Task<DateOnly?> Bound(Dictionary<string, string> posted)
    {
        var metadata = Services.GetRequiredService<IModelMetadataProvider>().GetMetadataForProperty(typeof(FormModel), nameof(FormModel.Due));
        var binder = Services.GetRequiredService<IModelBinderFactory>().CreateBinder(new ModelBinderFactoryContext { Metadata = metadata });
        var form = new FormCollection(posted.ToDictionary(p => p.Key, p => new Microsoft.Extensions.Primitives.StringValues(p.Value)));
        var action = new ActionContext(new DefaultHttpContext { RequestServices = Services }, new RouteData(), new(), page.View.ModelState);
        var context = DefaultModelBindingContext.CreateBindingContext(
            action,
            new FormValueProvider(BindingSource.Form, form, System.Globalization.CultureInfo.InvariantCulture),
            metadata,
            bindingInfo: null,
            "Form.Due");
        await binder.BindModelAsync(context);
        Assert.IsType<DateInputModelBinderProvider>(Services.GetRequiredService<IOptions<MvcOptions>>().Value.ModelBinderProviders[0]);
        return (DateOnly?)context.Result.Model;
    }
}
