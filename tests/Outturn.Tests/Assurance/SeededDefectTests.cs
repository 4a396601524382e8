namespace Outturn.Tests.Assurance;

public class SeededDefectTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_seeded_defect_is_found_once_at_its_cell_and_nothing_else_is()
    {
        var misses = new List<string>();
        foreach (var seeded in SeededDefects.All)
        {
            var wrong = Seeding.Try(seeded);
            output.WriteLine($"{(wrong is null ? "hit " : "MISS")} {seeded.Code} | {seeded.Name} | {(wrong is null ? Seeding.Message(seeded) : wrong)}");
            if (wrong is not null)
            {
                misses.Add($"{seeded.Name}: {wrong}");
            }
        }

        output.WriteLine($"{SeededDefects.All.Count - misses.Count} of {SeededDefects.All.Count}");
        Assert.Empty(misses);
    }
}
