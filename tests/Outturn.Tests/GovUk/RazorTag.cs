using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Outturn.GovUk.Markup;

namespace Outturn.Tests.GovUk;

/// <summary>What a page's form holds, for the tag helpers to bind to.</summary>
internal sealed class FormModel
{
    [Display(Name = "Title of the proposal", Description = "As the committee will read it")]
    public string? Title { get; set; }

    [Display(Name = "Annual saving")]
    public decimal? Saving { get; set; }

    [Display(Name = "Kind")]
    public DayOfWeek? Kind { get; set; }

    [Display(Name = "Committees")]
    public List<string> Committees { get; set; } = [];

    public bool Agreed { get; set; }

    [Display(Name = "Evidence")]
    public IFormFile? File { get; set; }

    [Display(Name = "More evidence")]
    public List<IFormFile> Files { get; set; } = [];

    [Display(Name = "Date due")]
    public DateOnly? Due { get; set; }

    public string? Unlabelled { get; set; }
}

/// <summary>One tag of a page: its helper, the attributes no property takes, and what stands within.</summary>
internal sealed record RazorTag(string Name, TagHelper Helper, params IReadOnlyList<object> Content)
{
    public IReadOnlyList<TagHelperAttribute> Attributes { get; init; } = [];
}

/// <summary>Runs tags as Razor does: in order, each with its parents' items, and written only once all have run.</summary>
internal sealed class RazorPage
{
    private static readonly IModelMetadataProvider Metadata = new ServiceCollection()
        .AddLogging()
        .AddMvcCore()
        .AddDataAnnotations()
        .Services.BuildServiceProvider()
        .GetRequiredService<IModelMetadataProvider>();

    public ViewContext View { get; } = new()
    {
        HttpContext = new DefaultHttpContext(),
        ViewData = new ViewDataDictionary(Metadata, new ModelStateDictionary()),
    };

    public FormModel Form { get; init; } = new();

    /// <summary>What Razor makes of <c>for="Form.Title"</c>.</summary>
    public ModelExpression For(string property)
    {
        var explorer = Metadata.GetModelExplorerForType(typeof(FormModel), Form).GetExplorerForProperty(property)!;
        return new ModelExpression("Form." + property, explorer);
    }

    public async Task<AngleSharp.Dom.IElement> Draw(params RazorTag[] tags) => Markup.Parse(await Source(tags));

    public async Task<string> Source(params RazorTag[] tags)
    {
        var outputs = new List<IHtmlContent>();
        foreach (var tag in tags)
            outputs.Add(await Run(tag, new Dictionary<object, object>()));
        using var writer = new StringWriter();
        foreach (var output in outputs)
            output.WriteTo(writer, MinimalEncoder.Instance);
        return writer.ToString();
    }

    private async Task<TagHelperOutput> Run(RazorTag tag, Dictionary<object, object> parentItems)
    {
        var items = new Dictionary<object, object>(parentItems);
        foreach (var property in tag.Helper.GetType().GetProperties().Where(p => p.PropertyType == typeof(ViewContext)))
            property.SetValue(tag.Helper, View);
        TagHelperContent? content = null;
        var context = new TagHelperContext(tag.Name, [.. tag.Attributes], items, "test");
        var output = new TagHelperOutput(tag.Name, [.. tag.Attributes], async (_, _) =>
        {
            if (content is not null)
                return content;
            content = new DefaultTagHelperContent();
            foreach (var part in tag.Content)
            {
                if (part is RazorTag child)
                    content.AppendHtml(await Run(child, items));
                else
                    content.Append((string)part);
            }

            return content;
        });
        tag.Helper.Init(context);
        await tag.Helper.ProcessAsync(context, output);
        return output;
    }
}
