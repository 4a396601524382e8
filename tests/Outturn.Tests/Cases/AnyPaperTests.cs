using System.Diagnostics;
using System.Text;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Documents.Reading;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Cases;

/// <summary>Whatever the blocks of a paper are, it is read: without an exception, without a word lost, in time that grows with its length.</summary>
public sealed class AnyPaperTests
{
    [Fact]
    public void Any_order_of_blocks_is_read_and_no_word_is_lost()
    {
        var bad = new List<string>();
        for (var seed = 0; seed < 1_500 && bad.Count < 10; seed++)
        {
            var paper = MadeBlocks.Paper(seed, 1 + (seed % 60));
            try
            {
                var lost = NothingLostTests.Lost(paper, CaseReader.Read(paper));
                if (lost.Count > 0)
                {
                    bad.Add($"seed {seed}: lost {string.Join(", ", lost.Take(4))} of\n{Smallest(paper)}");
                }
            }
            catch (Exception e)
            {
                bad.Add($"seed {seed}: {e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault()}");
            }
        }

        Assert.True(bad.Count == 0, string.Join('\n', bad));
    }

    [Fact]
    public void Ten_times_the_blocks_take_no_more_than_about_ten_times_as_long()
    {
        var (small, large) = (MadeBlocks.Paper(7, 1_000), MadeBlocks.Paper(7, 10_000));
        CaseReader.Read(small);

        // The least of several: what another process takes only ever adds.
        var few = Enumerable.Range(0, 5).Min(_ => Milliseconds(small));
        var many = Enumerable.Range(0, 2).Min(_ => Milliseconds(large));

        Assert.True(many <= few * 35, $"1,000 blocks took {few:0} ms and 10,000 took {many:0} ms.");
    }

    [Theory]
    [InlineData("business-cases-2022-23-part1")]
    [InlineData("business-cases-2018-19")]
    [InlineData("transformation-fund-bids-2016-12")]
    public async Task A_thousand_mutations_of_a_published_paper_are_read_and_no_word_is_lost(string name)
    {
        var lines = await File.ReadAllLinesAsync(SharedFolder.PathOf("seeds", name + ".txt"), TestContext.Current.CancellationToken);
        var random = new Random(20_220_208);
        var bad = new List<string>();
        for (var i = 0; i < 1_000 && bad.Count < 10; i++)
        {
            var text = Mutated(lines, random);
            var paper = await PaperReader.ReadAsync(Encoding.UTF8.GetBytes(text), "mutated.txt", TestContext.Current.CancellationToken);
            if (!paper.Ok)
            {
                Assert.NotEmpty(paper.Problems);
                continue;
            }

            try
            {
                var lost = NothingLostTests.Lost(paper.Value, CaseReader.Read(paper.Value));
                if (lost.Count > 0)
                {
                    bad.Add($"mutation {i}: lost {string.Join(", ", lost.Take(4))} of\n{Smallest(paper.Value)}");
                }
            }
            catch (Exception e)
            {
                bad.Add($"mutation {i}: {e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault()}");
            }
        }

        Assert.True(bad.Count == 0, string.Join('\n', bad));
    }

    /// <summary>The fewest of its blocks of which a word is still lost, for whoever mends it.</summary>
    private static string Smallest(Paper paper)
    {
        for (var i = 0; i < paper.Blocks.Count;)
        {
            var without = paper with { Blocks = [.. paper.Blocks.Where((_, at) => at != i)] };
            if (NothingLostTests.Lost(without, CaseReader.Read(without)).Count > 0)
            {
                paper = without;
            }
            else
            {
                i++;
            }
        }

        return string.Join('\n', Papers.PaperWords.Lines(paper).Select(l => "  " + (l.Length > 200 ? l[..200] : l)));
    }

    /// <summary>A stretch of the paper with lines dropped, doubled, swapped, cut and glued.</summary>
    private static string Mutated(string[] lines, Random random)
    {
        var from = random.Next(lines.Length);
        var some = lines.Skip(from).Take(20 + random.Next(200)).ToList();
        for (var n = 1 + random.Next(12); n > 0 && some.Count > 1; n--)
        {
            var at = random.Next(some.Count);
            switch (random.Next(6))
            {
                case 0:
                    some.RemoveAt(at);
                    break;
                case 1:
                    some.Insert(at, some[random.Next(some.Count)]);
                    break;
                case 2:
                    var other = random.Next(some.Count);
                    (some[at], some[other]) = (some[other], some[at]);
                    break;
                case 3:
                    some[at] = some[at][..random.Next(some[at].Length + 1)];
                    break;
                case 4 when at + 1 < some.Count:
                    some[at] += some[at + 1];
                    some.RemoveAt(at + 1);
                    break;
                default:
                    some[at] = some[at][random.Next(some[at].Length + 1)..] + "\t" + some[at];
                    break;
            }
        }

        return string.Join('\n', some);
    }

    private static double Milliseconds(Paper paper)
    {
        var watch = Stopwatch.StartNew();
        CaseReader.Read(paper);
        return watch.Elapsed.TotalMilliseconds;
    }
}
