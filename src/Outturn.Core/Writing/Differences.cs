namespace Outturn.Core.Writing;

/// <summary>Finds what two lists have in common, in order, by the shortest way from one to the other (Myers).</summary>
internal static class Differences
{
    /// <summary>The longest way that is looked for: beyond it the rest counts as different, so that time and memory stay bounded.</summary>
    private const int Farthest = 1_500;

    /// <summary>Pairs of places with the same text, rising in both lists.</summary>
    public static List<(int A, int B)> Common(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var common = new List<(int, int)>();
        var start = 0;
        while (start < a.Count && start < b.Count && a[start] == b[start])
        {
            common.Add((start, start));
            start++;
        }

        var end = 0;
        while (end < a.Count - start && end < b.Count - start && a[a.Count - 1 - end] == b[b.Count - 1 - end])
        {
            end++;
        }

        common.AddRange(Between(a, start, a.Count - end, b, start, b.Count - end));
        for (var i = end; i > 0; i--)
        {
            common.Add((a.Count - i, b.Count - i));
        }

        return common;
    }

    private static IEnumerable<(int, int)> Between(IReadOnlyList<string> a, int fromA, int toA, IReadOnlyList<string> b, int fromB, int toB)
    {
        var (n, m) = (toA - fromA, toB - fromB);
        if (n == 0 || m == 0)
        {
            return [];
        }

        var most = Math.Min(n + m, Farthest);
        var reached = new int[(2 * most) + 3];
        var middle = most + 1;
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && reached[middle + k - 1] < reached[middle + k + 1]) ? reached[middle + k + 1] : reached[middle + k - 1] + 1;
                var y = x - k;
                while (x < n && y < m && a[fromA + x] == b[fromB + y])
                {
                    x++;
                    y++;
                }

                reached[middle + k] = x;
                if (x >= n && y >= m)
                {
                    trace.Add(Snapshot(reached, middle, d));
                    return Back(trace, n, m, fromA, fromB, a, b);
                }
            }

            trace.Add(Snapshot(reached, middle, d));
        }

        return [];
    }

    /// <summary>How far each diagonal was reached after <paramref name="d"/> steps: diagonals -d to d.</summary>
    private static int[] Snapshot(int[] reached, int middle, int d)
    {
        var snapshot = new int[(2 * d) + 1];
        Array.Copy(reached, middle - d, snapshot, 0, snapshot.Length);
        return snapshot;
    }

    private static List<(int, int)> Back(List<int[]> trace, int n, int m, int fromA, int fromB, IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var common = new List<(int, int)>();
        var (x, y) = (n, m);
        for (var d = trace.Count - 1; d > 0; d--)
        {
            var before = trace[d - 1];
            var k = x - y;
            int At(int diagonal) => Math.Abs(diagonal) <= d - 1 ? before[diagonal + d - 1] : -1;
            var previous = k == -d || (k != d && At(k - 1) < At(k + 1)) ? k + 1 : k - 1;
            var fromX = At(previous);
            var fromY = fromX - previous;
            while (x > fromX && y > fromY)
            {
                if (a[fromA + x - 1] != b[fromB + y - 1])
                {
                    break;
                }

                x--;
                y--;
                common.Add((fromA + x, fromB + y));
            }

            (x, y) = (fromX, fromY);
        }

        while (x > 0 && y > 0)
        {
            x--;
            y--;
            common.Add((fromA + x, fromB + y));
        }

        common.Reverse();
        return common;
    }
}
