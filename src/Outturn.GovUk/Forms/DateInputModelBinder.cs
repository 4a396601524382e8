using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Outturn.GovUk.Forms;

/// <summary>
/// Binds a DateOnly from the three boxes of a date input (<c>Due.Day</c>, <c>Due.Month</c>, <c>Due.Year</c>), with the design system's
/// own error sentences. Three empty boxes are no date and no error: that the date is required is the model's to say.
/// </summary>
/// <param name="single">Binds a date that comes as one value, such as one in a query.</param>
public sealed class DateInputModelBinder(IModelBinder single) : IModelBinder
{
    internal static readonly string[] Parts = ["Day", "Month", "Year"];

    private static readonly string[] MonthNames = CultureInfo.GetCultureInfo("en-GB").DateTimeFormat.MonthNames;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var typed = new List<string>();
        foreach (var part in Parts)
        {
            var key = Key(bindingContext, part);
            var value = bindingContext.ValueProvider.GetValue(key);
            if (value == ValueProviderResult.None)
                continue;
            bindingContext.ModelState.SetModelValue(key, value);
            typed.Add(value.FirstValue?.Trim() ?? "");
        }

        if (typed.Count < Parts.Length)
            return single.BindModelAsync(bindingContext);
        if (typed.TrueForAll(text => text.Length == 0))
            return Task.CompletedTask;

        bindingContext.Result = Read(bindingContext, typed) is { } date ? ModelBindingResult.Success(date) : ModelBindingResult.Failed();
        return Task.CompletedTask;
    }

    private static DateOnly? Read(ModelBindingContext context, List<string> typed)
    {
        var name = context.ModelMetadata.GetDisplayName();
        var missing = Parts.Where((_, index) => typed[index].Length == 0).ToList();
        if (missing.Count > 0)
        {
            var sentence = $"{name} must include a {string.Join(" and ", missing.Select(part => part.ToLowerInvariant()))}";
            foreach (var part in missing)
                context.ModelState.TryAddModelError(Key(context, part), sentence);
            return null;
        }

        if (!int.TryParse(typed[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || typed[2].Length != 4)
        {
            context.ModelState.TryAddModelError(Key(context, "Year"), "Year must include 4 numbers");
            return null;
        }

        if (int.TryParse(typed[0], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && Month(typed[1]) is { } month
            && year >= 1
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month))
        {
            return new DateOnly(year, month, day);
        }

        context.ModelState.TryAddModelError(context.ModelName, $"{name} must be a real date");
        return null;
    }

    /// <summary>A month as a number, a name or the beginning of one: people type all three.</summary>
    private static int? Month(string typed)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= 1 and <= 12 ? number : null;
        var index = typed.Length < 3 ? -1 : Array.FindIndex(MonthNames, month => month.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index + 1;
    }

    private static string Key(ModelBindingContext context, string part) => ModelNames.CreatePropertyModelName(context.ModelName, part);
}

/// <summary>Uses <see cref="DateInputModelBinder"/> for every DateOnly.</summary>
public sealed class DateInputModelBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Metadata.UnderlyingOrModelType == typeof(DateOnly)
            ? new DateInputModelBinder(new SimpleTypeModelBinder(
                context.Metadata.ModelType, context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
    }
}
