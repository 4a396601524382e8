using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Outturn.GovUk.Forms;

/// <summary>What an application sets once so that its pages speak as the design system does.</summary>
public static class GovUkServices
{
    /// <summary>
    /// Razor's own text keeps £ and dashes readable in the source, as the components do; model binding's errors read as
    /// instructions; and dates are read from the boxes of a date input.
    /// </summary>
    public static IServiceCollection AddGovUk(this IServiceCollection services)
    {
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<MvcOptions>(options =>
        {
            Word(options.ModelBindingMessageProvider);
            options.ModelBinderProviders.Insert(0, new DateInputModelBinderProvider());
        });
        return services;
    }

    private static void Word(DefaultModelBindingMessageProvider messages)
    {
        messages.SetMissingBindRequiredValueAccessor(field => $"Enter {Inside(field)}");
        messages.SetMissingKeyOrValueAccessor(() => "Enter a value");
        messages.SetValueMustNotBeNullAccessor(_ => "Enter a value");
        messages.SetValueMustBeANumberAccessor(field => $"{field} must be a number");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number");
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => $"Check {Inside(field)}");
        messages.SetUnknownValueIsInvalidAccessor(field => $"Check {Inside(field)}");
        messages.SetValueIsInvalidAccessor(_ => "Check what you entered");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Check what you entered");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Check what you entered");
    }

    /// <summary>A label inside a sentence: "Full name" becomes "full name", "NDR reference" stays.</summary>
    private static string Inside(string label) =>
        label is [var first, var second, ..] && char.IsUpper(first) && !char.IsUpper(second)
            ? char.ToLowerInvariant(first) + label[1..]
            : label;
}
