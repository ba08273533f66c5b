using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Steepest.Threading;

/// <summary>A time in which threads are not shared, since it did not pay; each is twice as long as the last, from 50 ms to a second.</summary>
internal sealed class Pause
{
    /// <summary>That of the process.</summary>
    public static readonly Pause Shared = new();

    private long until;
    private long length;

    /// <summary>The shortest and the longest, in ticks of <see cref="Stopwatch"/>.</summary>
    public static long Shortest { get; } = Stopwatch.Frequency / 20;

    public static long Longest { get; } = Stopwatch.Frequency;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public bool IsOn(long now) => now < Volatile.Read(ref until);

    public void Begin(long now)
    {
        var next = Math.Clamp(2 * Volatile.Read(ref length), Shortest, Longest);
        Volatile.Write(ref length, next);
        Volatile.Write(ref until, now + next);
    }

    /// <summary>It pays again: the next pause is a short one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void End() => Volatile.Write(ref length, 0);
}
