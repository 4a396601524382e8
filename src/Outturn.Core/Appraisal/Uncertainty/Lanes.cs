using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>
/// The inner loops of a simulation: each works a row of draws, either one draw at a time or four side by side. Both do the same additions,
/// multiplications, divisions and square roots in the same order on each draw, so both give the same bits. Rows are whole groups of
/// <see cref="Group"/> draws.
/// </summary>
/// <param name="Wide">Four draws side by side, where the processor can.</param>
internal readonly record struct Lanes(bool Wide)
{
    /// <summary>Draws that are generated together: sixteen counters of four words. Word j of counter i is draw 16 j + i of the group.</summary>
    public const int Group = 64;
    private const int Counters = 16;

    /// <summary>Lanes of a sum over draws: draw d belongs to lane d mod 8, and the lanes are added in one fixed order.</summary>
    public const int SumLanes = 8;

    /// <summary>Adding and taking away 1.5 x 2^52 rounds a number below 2^51 to the nearest whole one.</summary>
    private const double Rounder = 6755399441055744.0;
    private const long TwoTo52 = 0x4330000000000000;
    private const double Grain = 1.0 / (1L << 32);
    private const double HalfGrain = 1.0 / (1L << 33);
    private const long One = 0x3FF0000000000000;
    private const long FractionMask = (1L << QuantileTable.FractionBits) - 1;

    /// <summary>The widest that this processor has.</summary>
    public static Lanes Widest => new(Vector256.IsHardwareAccelerated && Vector256<double>.IsSupported);

    /// <summary>Uniform numbers above 0 and below 1: the middles of the 2^32 equal parts.</summary>
    /// <param name="row">A whole number of groups.</param>
    /// <param name="seed">The generator's key.</param>
    /// <param name="stream">What is drawn: a line or a cause.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="firstDraw">The draw of the row's first place: the first of a group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Uniform(Span<double> row, ulong seed, ulong stream, uint purpose, long firstDraw)
    {
        var counter = (uint)(firstDraw / Group * Counters);
        for (var at = 0; at < row.Length; at += Group)
        {
            var group = row.Slice(at, Group);
            if (Wide)
            {
                for (var i = 0; i < Counters; i += 4)
                {
                    UniformWide(ref MemoryMarshal.GetReference(group[i..]), counter + (uint)i, purpose, stream, seed);
                }
            }
            else
            {
                for (var i = 0; i < Counters; i++)
                {
                    var words = Philox.Words(new(counter + (uint)i, purpose, (uint)stream, (uint)(stream >> 32)), (uint)seed, (uint)(seed >> 32));
                    group[i] = OfWord(words.A);
                    group[16 + i] = OfWord(words.B);
                    group[32 + i] = OfWord(words.C);
                    group[48 + i] = OfWord(words.D);
                }
            }

            counter += Counters;
        }
    }

    private static double OfWord(uint word) => (word * Grain) + HalfGrain;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UniformWide(ref double to, uint counter, uint purpose, ulong stream, ulong seed)
    {
        // Each 64-bit lane holds one word in its lower half; what stands in the upper half is never looked at.
        var a = Vector256.Create(counter, counter + 1UL, counter + 2UL, counter + 3UL);
        var b = Vector256.Create((ulong)purpose);
        var c = Vector256.Create(stream);
        var d = Vector256.Create(stream >> 32);
        var firstMultiplier = Vector256.Create((ulong)Philox.FirstMultiplier);
        var secondMultiplier = Vector256.Create((ulong)Philox.SecondMultiplier);
        var firstKey = (uint)seed;
        var secondKey = (uint)(seed >> 32);
        for (var round = 0; round < Philox.Rounds; round++)
        {
            var first = Product(a, firstMultiplier);
            var second = Product(c, secondMultiplier);
            a = Vector256.ShiftRightLogical(second, 32) ^ b ^ Vector256.Create((ulong)firstKey);
            b = second;
            c = Vector256.ShiftRightLogical(first, 32) ^ d ^ Vector256.Create((ulong)secondKey);
            d = first;
            firstKey = unchecked(firstKey + Philox.FirstStep);
            secondKey = unchecked(secondKey + Philox.SecondStep);
        }

        OfWords(a).StoreUnsafe(ref to);
        OfWords(b).StoreUnsafe(ref to, 16);
        OfWords(c).StoreUnsafe(ref to, 32);
        OfWords(d).StoreUnsafe(ref to, 48);
    }

    /// <summary>The whole products of the lower halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Product(Vector256<ulong> x, Vector256<ulong> y) => Avx2.IsSupported
        ? Avx2.Multiply(x.AsUInt32(), y.AsUInt32())
        : (x & Vector256.Create(0xFFFFFFFFUL)) * (y & Vector256.Create(0xFFFFFFFFUL));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> OfWords(Vector256<ulong> words)
    {
        // The word set into the last bits of 2^52 is 2^52 and the word.
        var whole = ((words & Vector256.Create(0xFFFFFFFFUL)) | Vector256.Create((ulong)TwoTo52)).AsDouble() - Vector256.Create(4503599627370496.0);
        return (whole * Vector256.Create(Grain)) + Vector256.Create(HalfGrain);
    }

    /// <summary>
    /// Uniform numbers to values of a table, in place or to another row. They are as the generator and <see cref="Chances"/> give them: from 2^-33 to 1 less
    /// that, and never a half, for which no table has a cell.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Quantiles(ReadOnlySpan<double> uniform, Span<double> values, double[] cells)
    {
        if (!Wide)
        {
            for (var i = 0; i < uniform.Length; i++)
            {
                values[i] = Quantile(uniform[i], cells);
            }

            return;
        }

        ref var from = ref MemoryMarshal.GetReference(uniform);
        ref var to = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i < (nuint)uniform.Length; i += 4)
        {
            Quantile(Vector256.LoadUnsafe(ref from, i), cells).StoreUnsafe(ref to, i);
        }
    }

    private static double Quantile(double uniform, double[] cells)
    {
        var upper = uniform >= 0.5;
        var chance = upper ? 1 - uniform : uniform;
        var bits = BitConverter.DoubleToInt64Bits(chance);
        var cell = 4 * (int)((bits >> QuantileTable.FractionBits) - QuantileTable.FirstCell + (upper ? QuantileTable.CellsOfSide : 0));
        var place = BitConverter.Int64BitsToDouble(((bits & FractionMask) << QuantileTable.CellBits) | One) - 1;
        return ((((((cells[cell + 3] * place) + cells[cell + 2]) * place) + cells[cell + 1]) * place) + cells[cell]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Quantile(Vector256<double> uniform, double[] cells)
    {
        var upper = Vector256.GreaterThanOrEqual(uniform, Vector256.Create(0.5));
        var chance = Vector256.ConditionalSelect(upper, Vector256.Create(1.0) - uniform, uniform);
        var bits = chance.AsInt64();
        var cell = Vector256.ShiftLeft(
            Vector256.ShiftRightLogical(bits, QuantileTable.FractionBits) - Vector256.Create(QuantileTable.FirstCell) + (upper.AsInt64() & Vector256.Create((long)QuantileTable.CellsOfSide)), 2);
        var place = (Vector256.ShiftLeft(bits & Vector256.Create(FractionMask), QuantileTable.CellBits) | Vector256.Create(One)).AsDouble() - Vector256.Create(1.0);
        var (c0, c1, c2, c3) = Cells(ref MemoryMarshal.GetArrayDataReference(cells), cell);
        return ((((((c3 * place) + c2) * place) + c1) * place) + c0);
    }

    /// <summary>The four numbers of each lane's cell, turned so that each number of the four lanes stands together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> C0, Vector256<double> C1, Vector256<double> C2, Vector256<double> C3) Cells(ref double cells, Vector256<long> cell)
    {
        var first = Vector256.LoadUnsafe(ref cells, (nuint)cell[0]);
        var second = Vector256.LoadUnsafe(ref cells, (nuint)cell[1]);
        var third = Vector256.LoadUnsafe(ref cells, (nuint)cell[2]);
        var fourth = Vector256.LoadUnsafe(ref cells, (nuint)cell[3]);
        if (!Avx.IsSupported)
        {
            return (
                Vector256.Create(first[0], second[0], third[0], fourth[0]), Vector256.Create(first[1], second[1], third[1], fourth[1]),
                Vector256.Create(first[2], second[2], third[2], fourth[2]), Vector256.Create(first[3], second[3], third[3], fourth[3]));
        }

        var low = Avx.UnpackLow(first, second);
        var high = Avx.UnpackHigh(first, second);
        var otherLow = Avx.UnpackLow(third, fourth);
        var otherHigh = Avx.UnpackHigh(third, fourth);
        return (Avx.Permute2x128(low, otherLow, 0x20), Avx.Permute2x128(high, otherHigh, 0x20), Avx.Permute2x128(low, otherLow, 0x31), Avx.Permute2x128(high, otherHigh, 0x31));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Whole(double value, double low, double high)
    {
        var whole = (value + Rounder) - Rounder;
        whole = whole < low ? low : whole;
        return whole > high ? high : whole;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Whole(Vector256<double> value, Vector256<double> low, Vector256<double> high)
    {
        var whole = (value + Vector256.Create(Rounder)) - Vector256.Create(Rounder);

        // Native, for there is no NaN and no nought below nought here: then every processor agrees.
        return Vector256.MinNative(Vector256.MaxNative(whole, low), high);
    }

    /// <summary>Uniform numbers to whole pence by a table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TablePence(ReadOnlySpan<double> uniform, Span<double> values, double[] cells, double low, double high)
    {
        if (!Wide)
        {
            for (var i = 0; i < uniform.Length; i++)
            {
                values[i] = Whole(Quantile(uniform[i], cells), low, high);
            }

            return;
        }

        ref var from = ref MemoryMarshal.GetReference(uniform);
        ref var to = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i < (nuint)uniform.Length; i += 4)
        {
            Whole(Quantile(Vector256.LoadUnsafe(ref from, i), cells), Vector256.Create(low), Vector256.Create(high)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>Uniform numbers to whole pence between two ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RangePence(ReadOnlySpan<double> uniform, Span<double> values, double low, double high)
    {
        var range = high - low;
        if (!Wide)
        {
            for (var i = 0; i < uniform.Length; i++)
            {
                values[i] = Whole((uniform[i] * range) + low, low, high);
            }

            return;
        }

        ref var from = ref MemoryMarshal.GetReference(uniform);
        ref var to = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i < (nuint)uniform.Length; i += 4)
        {
            Whole((Vector256.LoadUnsafe(ref from, i) * Vector256.Create(range)) + Vector256.Create(low), Vector256.Create(low), Vector256.Create(high)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>Uniform numbers to whole pence of a triangle, exactly: a square root from the nearer end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TrianglePence(ReadOnlySpan<double> uniform, Span<double> values, double low, double mode, double high)
    {
        var range = high - low;
        var cut = (mode - low) / range;
        var rise = range * (mode - low);
        var fall = range * (high - mode);
        if (!Wide)
        {
            for (var i = 0; i < uniform.Length; i++)
            {
                var below = uniform[i] < cut;
                var root = Math.Sqrt((below ? uniform[i] : 1 - uniform[i]) * (below ? rise : fall));
                values[i] = Whole(below ? low + root : high - root, low, high);
            }

            return;
        }

        ref var from = ref MemoryMarshal.GetReference(uniform);
        ref var to = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i < (nuint)uniform.Length; i += 4)
        {
            var u = Vector256.LoadUnsafe(ref from, i);
            var below = Vector256.LessThan(u, Vector256.Create(cut));
            var root = Vector256.Sqrt(Vector256.ConditionalSelect(below, u, Vector256.Create(1.0) - u) * Vector256.ConditionalSelect(below, Vector256.Create(rise), Vector256.Create(fall)));
            Whole(Vector256.ConditionalSelect(below, Vector256.Create(low) + root, Vector256.Create(high) - root), Vector256.Create(low), Vector256.Create(high)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>Standard normal numbers to uniform ones, as far out as the tables of quantiles go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Chances(Span<double> normal)
    {
        var cells = NormalTails.Cells;
        if (!Wide)
        {
            foreach (ref var value in normal)
            {
                var distance = Math.Abs(value);
                distance = distance > NormalTails.Farthest ? NormalTails.Farthest : distance;
                var cell = (int)(distance * NormalTails.CellsToOne);
                var place = (distance * NormalTails.CellsToOne) - cell;
                var at = 4 * cell;
                var tail = ((((((cells[at + 3] * place) + cells[at + 2]) * place) + cells[at + 1]) * place) + cells[at]);
                tail = tail < QuantileTable.Least ? QuantileTable.Least : tail;
                tail = tail > QuantileTable.Most ? QuantileTable.Most : tail;
                value = value < 0 ? tail : 1 - tail;
            }

            return;
        }

        ref var to = ref MemoryMarshal.GetReference(normal);
        ref var table = ref MemoryMarshal.GetArrayDataReference(cells);
        for (nuint i = 0; i < (nuint)normal.Length; i += 4)
        {
            var value = Vector256.LoadUnsafe(ref to, i);
            var distance = Vector256.Abs(value);
            distance = Vector256.ConditionalSelect(Vector256.GreaterThan(distance, Vector256.Create(NormalTails.Farthest)), Vector256.Create(NormalTails.Farthest), distance);

            // The whole part by the bits of 2^52 and it, cut off and not rounded.
            var scaled = distance * Vector256.Create(NormalTails.CellsToOne);
            var whole = Vector256.Floor(scaled);
            var cell = Vector256.ShiftLeft((whole + Vector256.Create(4503599627370496.0)).AsInt64() ^ Vector256.Create(TwoTo52), 2);
            var place = scaled - whole;
            var (c0, c1, c2, c3) = Cells(ref table, cell);
            var tail = ((((((c3 * place) + c2) * place) + c1) * place) + c0);
            tail = Vector256.MinNative(Vector256.MaxNative(tail, Vector256.Create(QuantileTable.Least)), Vector256.Create(QuantileTable.Most));
            Vector256.ConditionalSelect(Vector256.LessThan(value, Vector256<double>.Zero), tail, Vector256.Create(1.0) - tail).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>Each number times a share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Times(Span<double> row, double share)
    {
        var i = 0;
        if (Wide)
        {
            ref var to = ref MemoryMarshal.GetReference(row);
            for (; i < row.Length; i += 4)
            {
                (Vector256.LoadUnsafe(ref to, (nuint)i) * Vector256.Create(share)).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < row.Length; i++)
        {
            row[i] *= share;
        }
    }

    /// <summary>Adds another row, times a share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Span<double> row, ReadOnlySpan<double> other, double share)
    {
        var i = 0;
        if (Wide)
        {
            ref var to = ref MemoryMarshal.GetReference(row);
            ref var from = ref MemoryMarshal.GetReference(other);
            for (; i < row.Length; i += 4)
            {
                (Vector256.LoadUnsafe(ref to, (nuint)i) + (Vector256.LoadUnsafe(ref from, (nuint)i) * Vector256.Create(share))).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < row.Length; i++)
        {
            row[i] += other[i] * share;
        }
    }

    /// <summary>Nought where the other row's number is not below the chance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void KeepBelow(Span<double> row, ReadOnlySpan<double> uniform, double chance)
    {
        var i = 0;
        if (Wide)
        {
            ref var to = ref MemoryMarshal.GetReference(row);
            ref var from = ref MemoryMarshal.GetReference(uniform);
            for (; i < row.Length; i += 4)
            {
                var comes = Vector256.LessThan(Vector256.LoadUnsafe(ref from, (nuint)i), Vector256.Create(chance));
                Vector256.ConditionalSelect(comes, Vector256.LoadUnsafe(ref to, (nuint)i), Vector256<double>.Zero).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < row.Length; i++)
        {
            row[i] = uniform[i] < chance ? row[i] : 0;
        }
    }

    /// <summary>Adds to <paramref name="products"/> and <paramref name="squares"/> by lane the products of a row, less its mean, with another and with itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Products(ReadOnlySpan<double> row, double mean, ReadOnlySpan<double> other, Span<double> products, Span<double> squares)
    {
        if (!Wide)
        {
            for (var i = 0; i < row.Length; i++)
            {
                var off = row[i] - mean;
                products[i % SumLanes] += off * other[i];
                squares[i % SumLanes] += off * off;
            }

            return;
        }

        ref var from = ref MemoryMarshal.GetReference(row);
        ref var with = ref MemoryMarshal.GetReference(other);
        ref var product = ref MemoryMarshal.GetReference(products);
        ref var square = ref MemoryMarshal.GetReference(squares);
        var (firstProduct, secondProduct) = (Vector256.LoadUnsafe(ref product), Vector256.LoadUnsafe(ref product, 4));
        var (firstSquare, secondSquare) = (Vector256.LoadUnsafe(ref square), Vector256.LoadUnsafe(ref square, 4));
        var middle = Vector256.Create(mean);
        for (nuint i = 0; i < (nuint)row.Length; i += SumLanes)
        {
            var off = Vector256.LoadUnsafe(ref from, i) - middle;
            firstProduct += off * Vector256.LoadUnsafe(ref with, i);
            firstSquare += off * off;
            var next = Vector256.LoadUnsafe(ref from, i + 4) - middle;
            secondProduct += next * Vector256.LoadUnsafe(ref with, i + 4);
            secondSquare += next * next;
        }

        firstProduct.StoreUnsafe(ref product);
        secondProduct.StoreUnsafe(ref product, 4);
        firstSquare.StoreUnsafe(ref square);
        secondSquare.StoreUnsafe(ref square, 4);
    }

    /// <summary>The smallest and the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Least, double Most) Ends(ReadOnlySpan<double> row)
    {
        var (least, most) = (row[0], row[0]);
        var i = 0;
        if (Wide && row.Length >= 4)
        {
            ref var from = ref MemoryMarshal.GetReference(row);
            var low = Vector256.LoadUnsafe(ref from);
            var high = low;
            for (; i <= row.Length - 4; i += 4)
            {
                var next = Vector256.LoadUnsafe(ref from, (nuint)i);
                low = Vector256.MinNative(low, next);
                high = Vector256.MaxNative(high, next);
            }

            for (var lane = 0; lane < 4; lane++)
            {
                least = low[lane] < least ? low[lane] : least;
                most = high[lane] > most ? high[lane] : most;
            }
        }

        for (; i < row.Length; i++)
        {
            least = row[i] < least ? row[i] : least;
            most = row[i] > most ? row[i] : most;
        }

        return (least, most);
    }

    /// <summary>How many are at or below a bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int AtOrBelow(ReadOnlySpan<double> row, double bound)
    {
        var count = 0L;
        var i = 0;
        if (Wide)
        {
            ref var from = ref MemoryMarshal.GetReference(row);
            var counts = Vector256<long>.Zero;
            for (; i <= row.Length - 4; i += 4)
            {
                // A lane that holds is -1.
                counts -= Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref from, (nuint)i), Vector256.Create(bound)).AsInt64();
            }

            count = Vector256.Sum(counts);
        }

        for (; i < row.Length; i++)
        {
            count += row[i] <= bound ? 1 : 0;
        }

        return (int)count;
    }

    /// <summary>The sum of a few whole numbers, whose sizes together stay below 2^53: exact, so in no order in particular.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long WholeSum(ReadOnlySpan<double> row)
    {
        var sum = 0L;
        var i = 0;
        if (Wide)
        {
            ref var from = ref MemoryMarshal.GetReference(row);
            var sums = Vector256<double>.Zero;
            for (; i <= row.Length - 4; i += 4)
            {
                sums += Vector256.LoadUnsafe(ref from, (nuint)i);
            }

            sum = (long)sums[0] + (long)sums[1] + (long)sums[2] + (long)sums[3];
        }

        for (; i < row.Length; i++)
        {
            sum += (long)row[i];
        }

        return sum;
    }

    /// <summary>The lanes of a sum, added in one order.</summary>
    public static double Sum(ReadOnlySpan<double> lanes) => ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}
