using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="FileUpload"/>. The texts are those of the drop zone, for a page in another language.</summary>
public sealed record FileUploadOptions : LabelledFieldOptions
{
    public bool Multiple { get; init; }

    /// <summary>Becomes a drop zone where JavaScript runs; stays a file input where it does not.</summary>
    public bool Javascript { get; init; }

    /// <summary>Has no effect: a browser fills in no file of its own accord. Here because the design system names it.</summary>
    public string? Value { get; init; }

    public string? WrapperClasses { get; init; }

    public IReadOnlyDictionary<string, string?>? WrapperAttributes { get; init; }

    public string? ChooseFilesButtonText { get; init; }

    public string? DropInstructionText { get; init; }

    /// <summary>By plural rule: <c>one</c>, <c>other</c>.</summary>
    public IReadOnlyDictionary<string, string>? MultipleFilesChosenText { get; init; }

    public string? NoFileChosenText { get; init; }

    public string? EnteredDropZoneText { get; init; }

    public string? LeftDropZoneText { get; init; }
}

/// <summary>Renders the choice of a file. Guidance: only where the service truly needs the file; say which kinds and sizes it takes.</summary>
public static class FileUpload
{
    public static IHtmlContent Render(FileUploadOptions options)
    {
        var (group, describedBy) = FormGroup.OpenLabelled(options);
        var input = new Element("input", "govuk-file-upload", options.Classes,
                options.ErrorMessage is null ? null : "govuk-file-upload--error")
            .Attribute("id", options.FieldId)
            .Attribute("name", options.Name ?? "")
            .Attribute("type", "file")
            .Flag("disabled", options.Disabled)
            .Flag("multiple", options.Multiple)
            .AttributeIfAny("aria-describedby", describedBy)
            .Attributes(options.Attributes);
        return group.Add(options.FormGroup?.BeforeInput?.Content)
            .Add(options.Javascript ? DropZone(options).Add(input) : input)
            .Add(options.FormGroup?.AfterInput?.Content);
    }

    private static Element DropZone(FileUploadOptions options)
    {
        var zone = new Element("div", "govuk-file-upload-wrapper", options.WrapperClasses)
            .Attribute("data-module", "govuk-file-upload")
            .AttributeIfAny("data-i18n.choose-files-button", options.ChooseFilesButtonText)
            .AttributeIfAny("data-i18n.no-file-chosen", options.NoFileChosenText)
            .AttributeIfAny("data-i18n.drop-instruction", options.DropInstructionText)
            .AttributeIfAny("data-i18n.entered-drop-zone", options.EnteredDropZoneText)
            .AttributeIfAny("data-i18n.left-drop-zone", options.LeftDropZoneText);
        foreach (var (rule, text) in options.MultipleFilesChosenText ?? new Dictionary<string, string>())
            zone.Attribute("data-i18n.multiple-files-chosen." + rule, text);
        return zone.Attributes(options.WrapperAttributes);
    }
}
