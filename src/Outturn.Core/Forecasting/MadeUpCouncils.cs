using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Core.Forecasting;

/// <summary>A way in which made-up councils deliver, known because we made it.</summary>
/// <param name="Key">A short name in files.</param>
/// <param name="Name">What it is called.</param>
/// <param name="What">What holds in it.</param>
/// <param name="Holds">Whether the model's assumptions hold, so that its ranges must come near their names.</param>
/// <param name="Lines">How many lines a year has.</param>
/// <param name="YearsBefore">How many closed years there are to learn from.</param>
public sealed record MadeUpProcess(string Key, string Name, string What, bool Holds, int Lines, int YearsBefore)
{
    /// <summary>The shares of what owners forecast, by class.</summary>
    internal double[] Said { get; init; } = DeliveryPrior.Shares;

    /// <summary>How far owners are right; null: drawn from the prior, as the model thinks.</summary>
    internal double? Trust { get; init; }

    /// <summary>How strongly a year's lines move together; null: drawn from the prior.</summary>
    internal double? Loading { get; init; }

    /// <summary>Ratings: by the shipped rule; by what will happen; or by a throw of dice.</summary>
    internal MadeUpRating Rating { get; init; }

    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<MadeUpProcess> All { get; } =
    [
        new("prior", "As the prior thinks", "Owners are right about as often as the prior expects, years differ a little.", Holds: true, 60, 4),
        new("first-year", "The same, no year closed", "There is nothing to learn from: the published prior alone.", Holds: true, 60, 0),
        new("small", "Small councils", "8 lines a year.", Holds: true, 8, 4),
        new("optimistic", "Owners who hope", "Nine forecasts in ten are the plan, and a quarter of them are known to be right.", Holds: true, 60, 4) { Said = [0.02, 0.03, 0.05, 0.9, 0], Trust = 0.25 },
        new("strong-years", "Good years and bad years", "All lines of a year move together more than the prior thinks likely.", Holds: false, 60, 4) { Loading = 0.6 },
        new("ratings-know", "Ratings that know", "Forecasts are mostly the plan, ratings know better.", Holds: true, 60, 4) { Said = [0.02, 0.03, 0.05, 0.9, 0], Trust = 0.25, Rating = MadeUpRating.Knows },
        new("ratings-noise", "Ratings by dice", "Ratings say nothing, forecasts as the prior thinks.", Holds: true, 60, 4) { Rating = MadeUpRating.Dice },
        new("all-noise", "Nobody knows anything", "Neither forecasts nor ratings say anything.", Holds: true, 60, 4) { Trust = 0, Rating = MadeUpRating.Dice },
        new("turning", "A council that turns", "The year that is forecast delivers far less than the years before: no model of the past can know.", Holds: false, 60, 4) { Trust = 0.8, Loading = 0.1, Turns = true },
    ];

    /// <summary>Whether the last year is unlike those before it.</summary>
    internal bool Turns { get; init; }
}

/// <summary>How made-up lines are rated.</summary>
internal enum MadeUpRating
{
    ByRule,
    Knows,
    Dice,
}

/// <summary>Councils whose truth is known. The same seed makes the same councils for ever.</summary>
internal static class MadeUpCouncils
{
    /// <summary>The years of one council: those to learn from, then the one to forecast. All stand at the end of October.</summary>
    public static IReadOnlyList<ClosedYear> Make(MadeUpProcess process, int council, long seed)
    {
        var numbers = new Numbers((ulong)seed, DrawnLine.Stream($"made up: {process.Key}: {council}"));
        var truth = new Truth(process, numbers);
        return [.. Enumerable.Range(0, process.YearsBefore + 1).Select(y => Year(process, truth, new FinancialYear(2010 + y), process.Turns && y == process.YearsBefore, numbers))];
    }

    private static ClosedYear Year(MadeUpProcess process, Truth truth, FinancialYear year, bool turned, Numbers numbers)
    {
        var effect = turned ? -2.5 : numbers.Normal();
        var loading = turned ? 0.7 : truth.Loading;
        var lines = new List<ForecastLine>();
        var came = new Dictionary<string, Money>(StringComparer.Ordinal);
        for (var i = 0; i < process.Lines; i++)
        {
            // Plans lie about £150,000, some twenty times as large: so in published trackers.
            var planned = Money.FromThousands(-(long)(20 + (130 * PortableMath.Exp(numbers.Normal()))));
            var said = numbers.Choose(process.Said);
            var forecast = Of(planned, Said(said, numbers));
            var at = NormalScale.Below((loading * effect) + (Math.Sqrt(1 - (loading * loading)) * numbers.Normal()));
            var rag = process.Rating switch
            {
                MadeUpRating.Dice => new[] { Rag.Green, Rag.Amber, Rag.Red }[(int)(numbers.Next() * 3)],
                MadeUpRating.Knows => new[] { Rag.Green, Rag.Amber, Rag.Red }[numbers.Choose([0.6, 0.2, 0.2])],
                _ => RagRule.Shipped.Rate(Total.Of(Amount.Of(planned)), Total.Of(Amount.Of(forecast))) ?? Rag.NotRated,
            };
            var line = new ForecastLine($"M.{i:000}", $"Line {i}", planned, forecast, rag, DeliveryBasis.NotStated, SavingKind.NotSaid, SignedOff: false, "", "");
            lines.Add(line);
            came[line.Key] = truth.Outturn(line, at, numbers);
        }

        return new(new(year, DeliveryPosition.DayWith(year, 5), lines, [], []), came);
    }

    private static double Said(int said, Numbers numbers)
    {
        var (low, high) = Delivered.Ends(said);
        return said == 3 ? 1 : low + ((high - low) * (0.02 + (0.96 * numbers.Next())));
    }

    private static Money Of(Money planned, double share) => Money.FromPence((long)((planned.Pence * share) - 0.5));

    /// <summary>What holds of one council.</summary>
    private sealed class Truth
    {
        private static readonly double[][] Known =
        [
            [0.02, 0.03, 0.1, 0.8, 0.05], [0.05, 0.15, 0.6, 0.2, 0], [0.5, 0.35, 0.1, 0.05, 0],
        ];

        private readonly double[][] bySaid = new double[Delivered.Classes][];
        private readonly bool knows;

        public Truth(MadeUpProcess process, Numbers numbers)
        {
            knows = process.Rating == MadeUpRating.Knows;
            Loading = process.Loading ?? DeliveryPrior.Loadings[numbers.Choose(DeliveryPrior.LoadingChances)];
            var own = numbers.Shares([.. DeliveryPrior.Shares.Select(s => s * DeliveryPrior.LinesOfPublished)]);
            var mean = DeliveryPrior.Trust[DeliveryPrior.Band(signedOff: false, 5)];
            var trust = process.Trust ?? numbers.Shares([mean * DeliveryPrior.TrustLines, (1 - mean) * DeliveryPrior.TrustLines])[0];
            for (var said = 0; said < Delivered.Classes; said++)
            {
                bySaid[said] = numbers.Shares([.. own.Select((s, k) => 16 * (((1 - trust) * s) + (k == said ? trust : 0)))]);
            }
        }

        public double Loading { get; }

        public Money Outturn(ForecastLine line, double at, Numbers numbers)
        {
            var chances = knows ? Known[line.Rag == Rag.Green ? 0 : line.Rag == Rag.Amber ? 1 : 2] : bySaid[(int)line.Said];
            var k = 0;
            while (k < chances.Length - 1 && at >= chances[k])
            {
                at -= chances[k];
                k++;
            }

            var (low, high) = Delivered.Ends(k);
            var isSaid = k == (int)line.Said;
            var share = k == 3 ? (numbers.Next() < DeliveryPrior.ExactAll ? 1 : low + ((high - low) * numbers.Next()))
                : isSaid && numbers.Next() < DeliveryPrior.Exact[3] ? Delivered.Share(line.Planned, line.Forecast)
                : low + ((high - low) * (chances[k] > 0 ? at / chances[k] : 0.5));
            return Of(line.Planned, share);
        }
    }

    /// <summary>Random numbers one after another.</summary>
    private sealed class Numbers(ulong seed, ulong stream)
    {
        private uint at;

        public double Next() => NormalScale.Uniform(seed, stream, 0, at++).A;

        public double Normal() => NormalScale.Quantile(Next());

        public int Choose(double[] chances)
        {
            var left = Next();
            for (var i = 0; i < chances.Length - 1; i++)
            {
                left -= chances[i];
                if (left < 0)
                {
                    return i;
                }
            }

            return chances.Length - 1;
        }

        public double[] Shares(double[] weights)
        {
            NormalScale.Dirichlet(weights, seed, stream ^ 0x5DEECE66DUL, at++);
            return weights;
        }
    }
}
