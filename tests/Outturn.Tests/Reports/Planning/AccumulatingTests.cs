using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Outturn.Tests.Reports.Planning;

/// <summary>
/// The published overstatement of £1.3m was a running total that was added up once more. Here such a program does not compile: each
/// of these is given to the compiler as it stands, beside one that differs in that alone and compiles.
/// </summary>
public sealed class AccumulatingTests
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Outturn.Core.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    [Theory]
    [InlineData("Levels", "RunningTotals", "Outturn.Core.Series")]
    [InlineData("PlanLevels", "PlanRunningTotals", "Outturn.Core.Reports.Planning")]
    public void A_running_total_cannot_be_accumulated(string levels, string runningTotals, string room)
    {
        Compiles(room, $"{runningTotals} Once({levels} x) => x.ToRunningTotals();");
        DoesNotCompile("CS1061", room, $"{runningTotals} Twice({runningTotals} x) => x.ToRunningTotals();");
        DoesNotCompile("CS1061", room, $"{runningTotals} Twice({levels} x) => x.ToRunningTotals().ToRunningTotals();");
    }

    [Theory]
    [InlineData("Levels", "RunningTotals", "Outturn.Core.Series")]
    [InlineData("PlanLevels", "PlanRunningTotals", "Outturn.Core.Reports.Planning")]
    public void A_running_total_cannot_stand_among_levels(string levels, string runningTotals, string room)
    {
        Compiles(room, $"{levels} Sum({levels} a, {levels} b) => a + b;");
        DoesNotCompile("CS0019", room, $"{levels} Sum({levels} a, {runningTotals} b) => a + b;");
        DoesNotCompile("CS0019", room, $"object Sum({runningTotals} a, {runningTotals} b) => a + b;");
        DoesNotCompile("CS0029", room, $"{levels} Same({runningTotals} x) => x;");
    }

    [Theory]
    [InlineData("Movements", "Levels", "Outturn.Core.Series")]
    [InlineData("PlanMovements", "PlanLevels", "Outturn.Core.Reports.Planning")]
    public void Movements_and_levels_cannot_stand_for_each_other(string movements, string levels, string room)
    {
        Compiles(room, $"{movements} Of({levels} x) => x.ToMovements();");
        DoesNotCompile("CS0029", room, $"{movements} Of({levels} x) => x;");
        DoesNotCompile("CS0019", room, $"object Of({movements} a, {levels} b) => a + b;");
        DoesNotCompile("CS1061", room, $"object Of({movements} x) => x.ToRunningTotals();");
    }

    [Theory]
    [InlineData(typeof(Outturn.Core.Series.RunningTotals))]
    [InlineData(typeof(Outturn.Core.Reports.Planning.PlanRunningTotals))]
    public void Nothing_public_makes_a_running_total_out_of_one(Type type)
    {
        var makers = type.Assembly.GetExportedTypes().SelectMany(t => t.GetMethods()).Where(m => m.ReturnType == type);
        Assert.DoesNotContain(makers, m => (m.DeclaringType == type && !m.IsStatic) || m.GetParameters().Any(p => p.ParameterType == type || p.ParameterType.IsAssignableTo(typeof(IEnumerable<>).MakeGenericType(type))));
    }

    private static void Compiles(string room, string member) => Assert.Empty(Errors(room, member));

    private static void DoesNotCompile(string code, string room, string member) => Assert.Equal([code], Errors(room, member));

    private static IEnumerable<string> Errors(string room, string member) => CSharpCompilation.Create(
            "snippet",
            [CSharpSyntaxTree.ParseText($"using {room};\npublic static class Snippet {{ public static {member} }}")],
            References.Value,
            new(OutputKind.DynamicallyLinkedLibrary))
        .GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id);
}
