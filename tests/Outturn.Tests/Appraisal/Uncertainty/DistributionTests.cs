using System.Globalization;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Appraisal.Uncertainty;

/// <summary>Distributions beside their formulas, the published reference and another library.</summary>
public sealed class DistributionTests
{
    private const int Draws = 1_000_000;

    [Fact]
    public void Our_own_logarithm_and_exponential_are_right_to_the_last_places()
    {
        for (var i = -2_000; i <= 2_000; i++)
        {
            var x = i / 100.0;
            Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), 2e-15 * (1 + Math.Abs(x)));
            var y = Math.Exp(x);
            Assert.Equal(Math.Log(y), PortableMath.Log(y), 4e-15 * (1 + Math.Abs(x)));
        }

        Assert.Equal(0, PortableMath.Log(1));
        Assert.Equal(1, PortableMath.Exp(0));
        foreach (var x in new[] { 1, 1.8, 2.5, 4.2, 5, 6, 12.25 })
        {
            Assert.Equal(SpecialFunctions.GammaLn(x), PortableMath.LogGamma(x), 1e-12);
        }
    }

    [Fact]
    public void The_normal_distribution_is_that_of_another_library()
    {
        foreach (var cell in Enumerable.Range(0, 634))
        {
            var distance = cell / 100.0;
            var tail = 0.5 * SpecialFunctions.Erfc(distance / Constants.Sqrt2);
            Assert.Equal(1, PortableMath.NormalTail(distance) / tail, 1e-10);
            double[] row = [-distance, distance, 0, 0];
            new Lanes(Wide: false).Chances(row);
            Assert.Equal(1, row[0] / tail, 2e-5);
            Assert.Equal(row[0], 1 - row[1], 2e-15);
        }

        foreach (var u in new[] { 1e-9, 1e-6, 0.001, 0.02, 0.1, 0.3, 0.4999, 0.7, 0.95, 0.999, 1 - 1e-6 })
        {
            double[] row = [u];
            new Lanes(Wide: false).Quantiles(row, row, QuantileTable.Normal.Cells);
            Assert.Equal(Normal.InvCDF(0, 1, u), row[0], 3e-6);
        }
    }

    [Fact]
    public void The_generator_s_numbers_and_the_causes_stay_where_the_tables_are()
    {
        // The tables have no cell for 0, a half or 1.
        Assert.Equal(QuantileTable.Least, 0.5 / 4294967296.0);
        double[] row = [0, -0.0, 7, -7, 1e-300, -1e-300, 6.5, -6.5];
        new Lanes(Wide: false).Chances(row);
        Assert.All(row, u => Assert.True(u is >= QuantileTable.Least and <= 1 - QuantileTable.Least and not 0.5));
        new Lanes(Wide: false).Quantiles(row, row, QuantileTable.Normal.Cells);
        Assert.All(row, z => Assert.InRange(z, -6.35, 6.35));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(0.2)]
    [InlineData(0.4371428)]
    [InlineData(0.5)]
    [InlineData(0.77)]
    [InlineData(1)]
    public void A_quantile_of_PERT_put_back_into_the_beta_distribution_gives_the_chance_again(double mode)
    {
        var (a, b) = (1 + (4 * mode), 5 - (4 * mode));
        var cells = QuantileTable.OfPert(mode).Cells;
        double[] row = new double[1];
        for (var i = 1; i < 4_000; i++)
        {
            // The middles, as the generator's: a half itself is none of its numbers.
            row[0] = (i - 0.5) / 4_000.0;
            new Lanes(Wide: false).Quantiles(row, row, cells);
            Assert.Equal((i - 0.5) / 4_000.0, SpecialFunctions.BetaRegularized(a, b, row[0]), 2e-6);
        }

        foreach (var far in new[] { 1e-9, 1e-7, 1e-5, 3.3e-4 })
        {
            row[0] = far;
            new Lanes(Wide: false).Quantiles(row, row, cells);
            Assert.Equal(1, SpecialFunctions.BetaRegularized(a, b, row[0]) / far, 2e-5);
        }
    }

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, 14)];

    /// <summary>The reference: mean, deviation and every quantile within the tolerance that its description states, alone, and again while following two causes.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void A_million_draws_are_within_the_tolerance_of_the_reference(int row)
    {
        var lines = File.ReadAllLines(SharedFolder.PathOf("data", "montecarlo", "pert_triangular_reference.csv"));
        Assert.Equal(15, lines.Length);
        var heads = lines[0].Split(',');
        var cells = lines[row + 1].Split(',');
        double Of(string head) => double.Parse(cells[Array.IndexOf(heads, head)], CultureInfo.InvariantCulture);
        var shape = cells[0] == "PERT" ? EstimateShape.Pert : EstimateShape.Triangular;

        // One of the reference is a thousand pounds, so that the penny is no part of the tolerance.
        const double Unit = 100_000;
        Money In(string head) => Money.FromPence((long)(Of(head) * Unit));
        var points = new ThreePoint(shape, In("min"), In("mode"), In("max"));
        IContinuousDistribution exact = shape == EstimateShape.Pert
            ? new BetaScaled(1 + (4 * (Of("mode") - Of("min")) / (Of("max") - Of("min"))), 1 + (4 * (Of("max") - Of("mode")) / (Of("max") - Of("min"))), Of("min"), Of("max") - Of("min"))
            : new Triangular(Of("min"), Of("max"), Of("mode"));
        if (shape == EstimateShape.Pert)
        {
            Assert.Equal(Of("alpha"), ((BetaScaled)exact).A, 1e-12);
            Assert.Equal(Of("beta"), ((BetaScaled)exact).B, 1e-12);
        }

        Assert.Equal(Of("mean") * Unit, (double)points.MeanPence, 1e-6 * Unit);
        foreach (var follows in new IReadOnlyList<CauseShare>[] { [], [new("Demand", 0.6m), new("Pay", -0.5m)] })
        {
            var line = new SimulatedLine("Line", "Line", [new(points, points.MostLikely, [new(0, 1)])], 1, follows);
            var result = Simulation.Run(new([], [new("Demand", ""), new("Pay", "")], [line], []), new SimulationOrder(20_170_401, Draws), 2);
            var draws = result.Whole;
            var sd = Of("sd");
            Within(Of("mean"), draws.Mean.Pence / Unit, 4 * sd / Math.Sqrt(Draws), "mean");

            // The variance of a deviation, from the fourth moment, is below (max - min)^4 / n.
            Within(sd, draws.Deviation.Pence / Unit, 4 * (Of("max") - Of("min")) * (Of("max") - Of("min")) / (2 * sd * Math.Sqrt(Draws)) / 3, "sd");
            Assert.Equal(Of("variance"), sd * sd, 1e-9 * sd * sd);
            foreach (var percent in new[] { 5, 10, 20, 50, 80, 90, 95 })
            {
                var q = Of($"p{percent:00}");
                var p = percent / 100.0;
                Within(q, draws.At(percent).Pence / Unit, 4 * Math.Sqrt(p * (1 - p) / Draws) / exact.Density(q), $"p{percent}");
            }
        }

        void Within(double expected, double actual, double tolerance, string what) =>
            Assert.True(Math.Abs(actual - expected) <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{lines[row + 1]}: {what} {actual} is not {expected} to {tolerance}"));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_draws_lean_the_way_that_the_reference_says(int row)
    {
        var lines = File.ReadAllLines(SharedFolder.PathOf("data", "montecarlo", "pert_triangular_reference.csv"));
        var heads = lines[0].Split(',');
        var cells = lines[row + 1].Split(',');
        double Of(string head) => double.Parse(cells[Array.IndexOf(heads, head)], CultureInfo.InvariantCulture);
        var uniform = new double[65_536];
        var values = new double[65_536];
        Lanes.Widest.Uniform(uniform, 7, DrawnLine.Stream("Line"), 0, 0);
        if (cells[0] == "PERT")
        {
            Lanes.Widest.TablePence(uniform, values, QuantileTable.OfPert((Of("mode") - Of("min")) / (Of("max") - Of("min"))).Stretched(Of("min") * 1e5, (Of("max") - Of("min")) * 1e5), Of("min") * 1e5, Of("max") * 1e5);
        }
        else
        {
            Lanes.Widest.TrianglePence(uniform, values, Of("min") * 1e5, Of("mode") * 1e5, Of("max") * 1e5);
        }

        var mean = values.Average();
        var third = values.Average(v => (v - mean) * (v - mean) * (v - mean));
        var sd = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        Assert.Equal(Of("skewness"), third / (sd * sd * sd), 0.06);
    }
}
