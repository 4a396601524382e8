using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>
/// Renders the choice of a file with label, hint and error. <c>&lt;govuk-file-upload for="Input.File" accept=".xlsx" /&gt;</c>; the form needs
/// <c>enctype="multipart/form-data"</c>.
/// </summary>
[HtmlTargetElement("govuk-file-upload")]
public sealed class FileUploadTagHelper : LabelledFieldTagHelper
{
    /// <summary>Several files; true without saying so where the property is a collection.</summary>
    [HtmlAttributeName("multiple")]
    public bool? Multiple { get; set; }

    /// <summary>Becomes a drop zone where JavaScript runs.</summary>
    [HtmlAttributeName("drop-zone")]
    public bool DropZone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = Bind(context, hasParts: true);
        var hint = await HintSlot.Filled(context, output);
        var severalFiles = For is not null && typeof(IEnumerable<IFormFile>).IsAssignableFrom(For.ModelExplorer.ModelType);
        output.Become(FileUpload.Render(Labelled(
            new FileUploadOptions { Multiple = Multiple ?? severalFiles, Javascript = DropZone },
            context,
            output,
            field,
            hint)));
    }
}
