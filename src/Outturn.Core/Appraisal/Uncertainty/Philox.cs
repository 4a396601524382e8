using System.Runtime.CompilerServices;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>Four 32-bit words: a counter of the generator, or what it gives for one.</summary>
internal readonly record struct FourWords(uint A, uint B, uint C, uint D);

/// <summary>
/// The counter-based generator Philox 4x32 with ten rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11, 2011).
/// It has no state: the same counter and key give the same words, so a draw does not depend on which came before it, nor on who works it out.
/// </summary>
internal static class Philox
{
    internal const uint FirstMultiplier = 0xD2511F53;
    internal const uint SecondMultiplier = 0xCD9E8D57;
    internal const uint FirstStep = 0x9E3779B9;
    internal const uint SecondStep = 0xBB67AE85;
    internal const int Rounds = 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourWords Words(FourWords counter, uint firstKey, uint secondKey)
    {
        var (a, b, c, d) = (counter.A, counter.B, counter.C, counter.D);
        for (var round = 0; round < Rounds; round++)
        {
            var first = (ulong)FirstMultiplier * a;
            var second = (ulong)SecondMultiplier * c;
            (a, b, c, d) = ((uint)(second >> 32) ^ b ^ firstKey, (uint)second, (uint)(first >> 32) ^ d ^ secondKey, (uint)first);
            firstKey = unchecked(firstKey + FirstStep);
            secondKey = unchecked(secondKey + SecondStep);
        }

        return new(a, b, c, d);
    }
}
