namespace Steepest.Tests;

/// <summary>
/// What a call allocates once warm. A collection that another thread starts can add the unused rest of this thread's allocation buffer to
/// the counter, so the least of several calls counts: what the call itself allocates shows in all of them.
/// </summary>
internal static class AllocatedBytes
{
    private const int Attempts = 5;

    public static long Of(Action call)
    {
        call();
        call();
        var least = long.MaxValue;
        for (var i = 0; i < Attempts && least != 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
