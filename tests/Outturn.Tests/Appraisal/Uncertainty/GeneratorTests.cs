using Outturn.Core.Appraisal.Uncertainty;

namespace Outturn.Tests.Appraisal.Uncertainty;

/// <summary>The generator gives what its authors say it gives, wherever and however wide it runs.</summary>
public sealed class GeneratorTests
{
    /// <summary>The known answers that its authors publish with it (Random123, kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void The_generator_gives_the_answers_of_its_publication(uint a, uint b, uint c, uint d, uint firstKey, uint secondKey, uint x, uint y, uint z, uint w) =>
        Assert.Equal(new FourWords(x, y, z, w), Philox.Words(new(a, b, c, d), firstKey, secondKey));

    [Fact]
    public void A_uniform_number_is_the_word_of_its_counter()
    {
        var row = new double[128];
        new Lanes(Wide: false).Uniform(row, 0x299f31d0a4093822, 0x0370734413198a2e, 2, 64);

        // Draw 64 + 16 j + i is word j of counter 16 + i.
        var words = Philox.Words(new(16 + 5, 2, 0x13198a2e, 0x03707344), 0xa4093822, 0x299f31d0);
        Assert.Equal((words.A + 0.5) / 4294967296.0, row[5]);
        Assert.Equal((words.B + 0.5) / 4294967296.0, row[16 + 5]);
        Assert.Equal((words.D + 0.5) / 4294967296.0, row[48 + 5]);
        Assert.All(row, u => Assert.InRange(u, 1e-10, 1 - 1e-10));
    }

    [Fact]
    public void Four_draws_side_by_side_give_the_same_bits_as_one_after_the_other()
    {
        if (!Lanes.Widest.Wide)
        {
            Assert.Skip("skipped: this processor has no wide registers");
        }

        var (narrow, wide) = (new Lanes(Wide: false), new Lanes(Wide: true));
        var uniform = new double[4096];
        Same(l =>
        {
            var row = new double[4096];
            l.Uniform(row, 123_456_789_012_345, 987_654_321_098_765, 1, 640);
            return uniform = row;
        });
        double[] edges = [QuantileTable.Least, 1 - QuantileTable.Least, QuantileTable.Most, 1 - QuantileTable.Most, 0.25, 0.75];
        edges.CopyTo(uniform, 0);
        double[] normals = [0, -0.0, 1e-300, -1e-300, 6.5, -6.5, 9, -9, 6.4999, 0.03125, -0.03125, 2.5];
        foreach (var mode in new[] { 0, 0.2, 0.5, 1 })
        {
            var cells = QuantileTable.OfPert(mode).Stretched(-90_000, 70_000);
            Same(l => Filled(v => l.TablePence(uniform, v, cells, -90_000, -20_000)));
            Same(l => Filled(v => l.TrianglePence(uniform, v, -90_000, -90_000 + (70_000 * mode), -20_000)));
        }

        Same(l => Filled(v => l.RangePence(uniform, v, -90_000, -20_001)));
        Same(l => Filled(v => l.Quantiles(uniform, v, QuantileTable.Normal.Cells)));
        Same(l => Filled(v =>
        {
            l.Quantiles(uniform, v, QuantileTable.Normal.Cells);
            normals.CopyTo(v, 0);
            l.Chances(v);
        }));
        Same(l => Filled(v =>
        {
            uniform.CopyTo(v, 0);
            l.Times(v, 0.7);
            l.Add(v, uniform, -0.3);
            l.KeepBelow(v, uniform, 0.6);
        }));
        Same(l =>
        {
            var sums = new double[16];
            l.Products(uniform, 0.49, uniform, sums.AsSpan(0, 8), sums.AsSpan(8));
            return sums;
        });

        static double[] Filled(Action<double[]> fill)
        {
            var row = new double[4096];
            fill(row);
            return row;
        }

        void Same(Func<Lanes, double[]> work) => Assert.Equal(work(narrow).Select(BitConverter.DoubleToInt64Bits), work(wide).Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Names_that_differ_by_a_letter_draw_far_apart()
    {
        var streams = Enumerable.Range(0, 20_000).Select(i => DrawnLine.Stream("Line " + i)).ToHashSet();
        Assert.Equal(20_000, streams.Count);
        var bits = Enumerable.Range(0, 64).Select(b => streams.Count(s => ((s >> b) & 1) == 1));
        Assert.All(bits, b => Assert.InRange(b, 9_600, 10_400));
    }
}
