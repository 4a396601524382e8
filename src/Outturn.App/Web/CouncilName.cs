using System.Text.Json;
using Outturn.Core.Values;
using Outturn.Data.Settings;

namespace Outturn.App.Web;

/// <summary>The council's name, read once at start.</summary>
public sealed class CouncilName
{
    /// <summary>The setting that holds it.</summary>
    public const string Key = "council";

    public string Name { get; private set; } = "Council";

    /// <summary>Whether this is the sample council, so that every page says what is made up.</summary>
    public bool IsSample { get; private set; }

    public static string Json(string name, bool sample) => JsonSerializer.Serialize(new Stored(name, sample));

    public static async Task LoadAsync(IServiceProvider services, CancellationToken cancel)
    {
        var json = await services.GetRequiredService<SettingStore>().ReadAsync(Key, AsAt.Now, cancel);
        if (json is not null && JsonSerializer.Deserialize<Stored>(json) is { } stored)
        {
            var name = services.GetRequiredService<CouncilName>();
            name.Name = stored.Name;
            name.IsSample = stored.Sample;
        }
    }

    private sealed record Stored(string Name, bool Sample);
}
