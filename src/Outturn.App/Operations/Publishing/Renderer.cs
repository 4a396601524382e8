using System.Reflection;

namespace Outturn.App.Operations.Publishing;

/// <summary>What draws reports: the program's version and the runtime whose compression its workbooks rest on. Redrawing can be compared only within one.</summary>
public static class Renderer
{
    public static string Version { get; } =
        $"{typeof(Renderer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"}, .NET {Environment.Version}";
}
