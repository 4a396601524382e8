namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>How likely a standard normal number is beyond a distance, as cubics 1/32 wide: relatively right to 1e-5 at the very end, to 1e-9 in the middle.</summary>
internal static class NormalTails
{
    public const double CellsToOne = 32;

    /// <summary>Numbers farther out count as this far: one draw in twenty-five thousand million.</summary>
    public const double Farthest = 6.5;

    private const int Count = 209;

    public static double[] Cells { get; } = Made();

    private static double[] Made()
    {
        var cells = new double[4 * Count];
        const double Width = 1 / CellsToOne;
        for (var i = 0; i < Count; i++)
        {
            var (from, to) = (PortableMath.NormalTail(i * Width), PortableMath.NormalTail((i + 1) * Width));
            var first = -PortableMath.NormalDensity(i * Width) * Width;
            var second = -PortableMath.NormalDensity((i + 1) * Width) * Width;
            cells[4 * i] = from;
            cells[(4 * i) + 1] = first;
            cells[(4 * i) + 2] = (3 * (to - from)) - (2 * first) - second;
            cells[(4 * i) + 3] = first + second - (2 * (to - from));
        }

        return cells;
    }
}
