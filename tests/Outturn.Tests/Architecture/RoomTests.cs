using System.Text;

namespace Outturn.Tests.Architecture;

/// <summary>
/// Rooms meet by values and ids, never by reaching into one another. One matrix says who may use whom; it is printed into
/// docs/reference/rooms.md, so that a new dependency is a visible diff.
/// </summary>
public sealed class RoomTests
{
    private static readonly string[] Foundations = ["Values", "Series", "Sheets"];

    /// <summary>Room to the rooms that it may use. A room that is not here may use nothing.</summary>
    private static readonly Dictionary<string, string[]> Core = new(StringComparer.Ordinal)
    {
        ["Values"] = [],
        ["Series"] = ["Values"],
        ["Sheets"] = ["Values"],
        ["Papers"] = ["Values"],
        ["Cases"] = [.. Foundations, "Papers"],
        ["Tracking"] = Foundations,
        ["Governance"] = Foundations,
        ["Planning"] = [.. Foundations, "Governance", "Appraisal"],
        ["Intake"] = [.. Foundations, "Papers", "Cases", "Planning", "Governance"],
        ["Delivery"] = [.. Foundations, "Tracking", "Planning", "Governance"],
        ["Assurance"] = [.. Foundations, "Tracking", "Planning", "Governance"],
        ["Writing"] = [.. Foundations, "Papers", "Cases", "Planning", "Governance", "Appraisal", "Workings"],
        ["Appraisal"] = [.. Foundations],
        ["Forecasting"] = [.. Foundations, "Tracking", "Appraisal"],
        ["Workings"] = [.. Foundations, "Planning", "Governance", "Appraisal"],
        ["Funds"] = [.. Foundations, "Appraisal"],
        ["Reports"] = [.. Foundations, "Papers", "Cases", "Intake", "Writing", "Tracking", "Planning", "Governance", "Delivery", "Assurance", "Appraisal", "Workings", "Funds"],
    };

    /// <summary>The same inside the application: an operation sees no request, page or command line.</summary>
    private static readonly Dictionary<string, string[]> App = new(StringComparer.Ordinal)
    {
        ["Operations"] = [],
        ["Security"] = [],
        ["Hosting"] = ["Operations", "Security", "Web", "Api", "Cli"],
        ["Web"] = ["Operations", "Security"],
        ["Api"] = ["Operations", "Security", "Web", "Hosting"],
        ["Cli"] = ["Operations", "Security", "Web", "Api", "Hosting"],
    };

    [Fact]
    public void A_room_of_the_core_uses_only_the_rooms_that_the_matrix_allows() => Assert.Empty(Strays(typeof(Outturn.Core.Values.Money).Assembly.Location, "Outturn.Core", Core));

    [Fact]
    public void A_part_of_the_application_uses_only_the_parts_that_the_matrix_allows() => Assert.Empty(Strays(typeof(Outturn.App.Cli.OutturnCommand).Assembly.Location, "Outturn.App", App));

    [Fact]
    public void An_operation_knows_nothing_of_the_web() => Assert.Empty(Uses("outturn.dll")
        .Where(u => u.From.StartsWith("Outturn.App.Operations", StringComparison.Ordinal) && u.To.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
        .Select(u => $"{u.FromType} uses {u.To}.{u.ToType}"));

    [Fact]
    public void A_page_or_an_address_reaches_the_stores_through_operations_only() => Assert.Empty(Uses("outturn.dll")
        .Where(u => (u.From.StartsWith("Outturn.App.Web", StringComparison.Ordinal) || u.From.StartsWith("Outturn.App.Api", StringComparison.Ordinal))
            && u.To.StartsWith("Outturn.Data", StringComparison.Ordinal) && (u.ToType.EndsWith("Store", StringComparison.Ordinal) || u.ToType == "ActLog"))
        .Where(u => u.FromType != "CouncilName")
        .Select(u => $"{u.FromType} uses {u.To}.{u.ToType}"));

    [Fact]
    public void The_core_uses_no_package_and_no_machine() => Assert.Empty(Uses("Outturn.Core.dll")
        .Where(u => !u.To.StartsWith("Outturn.Core", StringComparison.Ordinal) && !u.To.StartsWith("System", StringComparison.Ordinal) && u.To.Length > 0 && u.To != "Microsoft.CodeAnalysis")
        .Select(u => $"{u.FromType} uses {u.To}.{u.ToType}"));

    [Fact]
    public void The_components_know_no_word_of_the_council() => Assert.Empty(Uses("Outturn.GovUk.dll")
        .Where(u => u.To.StartsWith("Outturn.", StringComparison.Ordinal) && !u.To.StartsWith("Outturn.GovUk", StringComparison.Ordinal))
        .Select(u => $"{u.FromType} uses {u.To}.{u.ToType}"));

    [Fact]
    public void The_matrix_that_is_printed_is_the_matrix_that_is_kept() => Approved.File("docs/reference/rooms.md", Printed());

    [Fact]
    public void The_reader_of_uses_sees_into_lambdas_and_awaits()
    {
        var uses = TypeReferences.In(typeof(RoomTests).Assembly.Location).Where(u => u.FromType == nameof(RoomProbe)).Select(u => u.To).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("Outturn.Core.Values", uses);
        Assert.Contains("Outturn.Core.Sheets", uses);
    }

    private static IReadOnlyCollection<TypeReferences.Use> Uses(string assembly) => TypeReferences.In(Path.Combine(AppContext.BaseDirectory, assembly));

    private static IEnumerable<string> Strays(string assembly, string root, Dictionary<string, string[]> matrix)
    {
        string? Room(string ns) => ns.StartsWith(root + ".", StringComparison.Ordinal) ? ns[(root.Length + 1)..].Split('.')[0] : null;
        return TypeReferences.In(assembly)
            .Where(u => Room(u.From) is { } from && Room(u.To) is { } to && from != to && !(matrix.TryGetValue(from, out var allowed) && allowed.Contains(to)))
            .Select(u => $"{u.From}.{u.FromType} uses {u.To}.{u.ToType}").Order(StringComparer.Ordinal);
    }

    private static string Printed()
    {
        var text = new StringBuilder("# Rooms, and who may use whom\n\nKept by `RoomTests` over the compiled code; this page is printed from the same matrix.\n");
        foreach (var (title, matrix) in new[] { ("The core", Core), ("The application", App) })
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {title}\n\n| room | may use |\n| --- | --- |\n");
            foreach (var (room, allowed) in matrix)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {room} | {(allowed.Length == 0 ? "nothing" : string.Join(", ", allowed))} |\n");
            }
        }

        return text.ToString();
    }
}

/// <summary>Uses the core only inside a lambda and an awaited method.</summary>
internal static class RoomProbe
{
    public static readonly Func<object> Lambda = () => Outturn.Core.Values.Money.Zero;

    public static async Task<object> AwaitedAsync()
    {
        await Task.Yield();
        return Outturn.Core.Sheets.Cell.Empty;
    }
}
