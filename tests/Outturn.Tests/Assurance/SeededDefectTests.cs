using Outturn.Core.Assurance;

namespace Outturn.Tests.Assurance;

public class SeededDefectTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_seeded_defect_is_found_once_at_its_cell_and_nothing_else_is() => Assert.Equal(SeededDefects.All.Count, Hits(SeededDefects.All));

    [Fact]
    public void Nine_in_ten_defects_that_the_checks_were_not_built_on_are_found() => Assert.True(Hits(BlindDefects.All) * 10 >= BlindDefects.All.Count * 9);

    [Fact]
    public void At_most_one_true_statement_in_fifty_is_questioned()
    {
        var alarms = 0;
        foreach (var (reference, says) in CleanStatements.All)
        {
            var found = Seeding.Alarms(reference, says);
            alarms += found.Count > 0 ? 1 : 0;
            foreach (var f in found)
            {
                output.WriteLine($"ALARM {reference}: {says} -> {f.Code}: {f.Message}");
            }
        }

        output.WriteLine($"{alarms} false alarms in {CleanStatements.All.Count} statements");
        Assert.True(alarms * 50 <= CleanStatements.All.Count);
    }

    private int Hits(IReadOnlyList<Seeded> all)
    {
        var hits = 0;
        foreach (var seeded in all)
        {
            var wrong = Seeding.Try(seeded);
            hits += wrong is null ? 1 : 0;
            output.WriteLine($"{(wrong is null ? "hit " : "MISS")} {seeded.Code} | {seeded.Name} | {wrong ?? Seeding.Message(seeded)}");
        }

        output.WriteLine($"{hits} of {all.Count}");
        return hits;
    }
}
