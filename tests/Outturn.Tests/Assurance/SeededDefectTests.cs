namespace Outturn.Tests.Assurance;

public class SeededDefectTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_seeded_defect_is_found_once_at_its_cell_and_nothing_else_is() => Assert.Equal(SeededDefects.All.Count, Hits(SeededDefects.All));

    [Fact]
    public void Nine_in_ten_defects_that_the_checks_were_not_built_on_are_found()
    {
        Assert.True(Hits(BlindDefects.First) * 10 >= BlindDefects.First.Count * 9);
        Assert.True(Hits(BlindDefects.Second) * 10 >= BlindDefects.Second.Count * 9);
        Assert.True(Hits(BlindDefects.Third) * 10 >= BlindDefects.Third.Count * 9);
    }

    [Fact]
    public void At_most_one_true_statement_in_fifty_is_questioned()
    {
        List<(string Reference, string Says)> all = [.. CleanStatements.First, .. CleanStatements.Second, .. CleanStatements.Third];
        Assert.True(Alarms(all) * 50 <= all.Count);
    }

    private int Alarms(IReadOnlyList<(string Reference, string Says)> all)
    {
        var alarms = 0;
        foreach (var (reference, says) in all)
        {
            var found = Seeding.Alarms(reference, says);
            alarms += found.Count > 0 ? 1 : 0;
            foreach (var f in found)
            {
                output.WriteLine($"ALARM {reference}: {says} -> {f.Code}: {f.Message}");
            }
        }

        output.WriteLine($"{alarms} false alarms in {all.Count} statements");
        return alarms;
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
