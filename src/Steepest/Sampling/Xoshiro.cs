using System.Numerics;
using System.Runtime.CompilerServices;

namespace Steepest.Sampling;

/// <summary>The generator xoshiro256** of Blackman and Vigna (2018), seeded by SplitMix64 from a seed and a stream.</summary>
internal struct Xoshiro
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Xoshiro(ulong seed, long stream)
    {
        // The stream is mixed before it meets the seed, so that neighbouring seeds and streams share no state.
        var counter = unchecked((ulong)stream);
        var state = seed ^ SplitMix(ref counter);
        a = SplitMix(ref state);
        b = SplitMix(ref state);
        c = SplitMix(ref state);
        d = SplitMix(ref state);
    }

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>A number from 0 to <paramref name="bound"/> − 1, every one equally likely (Lemire, 2019).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public int Below(int bound)
    {
        var range = (ulong)bound;
        var high = Math.BigMul(Next(), range, out var low);
        if (low < range)
        {
            var threshold = (0 - range) % range;
            while (low < threshold)
            {
                high = Math.BigMul(Next(), range, out low);
            }
        }

        return (int)high;
    }

    /// <summary>A multiple of 2⁻⁵³ from 0 to below 1, every one equally likely.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public double Unit() => (Next() >> 11) * (1.0 / (1L << 53));

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
