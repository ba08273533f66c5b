using System.Runtime.CompilerServices;

namespace Steepest.Threading;

/// <summary>
/// Whether several threads are worth it just now: measured, since another process may hold the cores. It decides who computes, never what.
/// </summary>
/// <param name="pause">What the whole process has learned of it.</param>
internal sealed class Benefit(Pause pause)
{
    private const int MostStrikes = 2;
    private const double LeastGain = 0.95;

    private double alone = double.NaN;
    private int strikes;

    /// <summary>Whether to share the next rows. The first ones are not shared, to know how long they take.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsExpected(long now) => !double.IsNaN(alone) && !pause.IsOn(now);

    /// <summary>Takes note of how long rows took one thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void NoteAlone(long ticks, int rows) => alone = (double)ticks / rows;

    /// <summary>Takes note of how long they took several. Two steps in a row without a gain, and the process pauses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void NoteShared(long now, long ticks, int rows)
    {
        if (ticks < LeastGain * alone * rows)
        {
            strikes = 0;
            pause.End();
            return;
        }

        if (++strikes < MostStrikes) return;
        strikes = 0;
        pause.Begin(now);
    }
}
