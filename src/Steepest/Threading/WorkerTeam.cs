using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Steepest.Threading;

/// <summary>Threads that persist and take parts of one job at a time, together with the caller; nothing is allocated once they run.</summary>
/// <remarks>
/// A job is a function of a part's number and of something on the caller's stack, which stays there until all parts are done. Who takes a part
/// counts up <see cref="turn"/>, which holds the number of the job and of the next part: a thread that comes late finds no part left, and touches
/// nothing of a job that is over. Idle threads look for work for some microseconds, then park.
/// </remarks>
internal sealed unsafe class WorkerTeam
{
    /// <summary>The team of the process. Whoever finds it taken works alone.</summary>
    public static readonly WorkerTeam Shared = new();

    private const int Closed = int.MaxValue;
    private const int MostThreads = 64;
    private static readonly long s_spinTicks = Environment.ProcessorCount > 1 ? Stopwatch.Frequency / 50_000 : 0;

    private readonly Lock starting = new();
    private readonly object parking = new();
    private int started;
    private int parked;
    private int isTaken;

    private delegate*<void*, int, void> body;
    private void* job;
    private int parts;
    private int helpers;
    private long turn = Closed;
    private int done;
    private int failedPart;
    private ExceptionDispatchInfo? failure;

    /// <summary>Runs all parts of a job, and throws on what the first part that failed threw.</summary>
    /// <param name="threads">How many threads may take part, the caller among them.</param>
    /// <param name="count">How many parts there are.</param>
    /// <param name="function">Runs one part.</param>
    /// <param name="argument">Handed to every part.</param>
    /// <returns>False where the team is taken, and nothing has run.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRun(int threads, int count, delegate*<void*, int, void> function, void* argument)
    {
        if (Interlocked.CompareExchange(ref isTaken, 1, 0) != 0) return false;
        try
        {
            Start(Math.Min(Math.Min(threads, count), MostThreads) - 1);
            var number = (int)(Volatile.Read(ref turn) >> 32) + 1;
            body = function;
            job = argument;
            (parts, helpers) = (count, threads - 1);
            (done, failedPart, failure) = (0, int.MaxValue, null);
            Interlocked.Exchange(ref turn, (long)number << 32);
            if (Volatile.Read(ref parked) > 0)
            {
                lock (parking) Monitor.PulseAll(parking);
            }

            Work(number);
            Await(count);
            var failed = failure;
            failure = null;
            failed?.Throw();
            return true;
        }
        finally
        {
            // Before the next job is described, nobody may take a part.
            Interlocked.Exchange(ref turn, (Volatile.Read(ref turn) & ~0xFFFFFFFFL) | Closed);
            Volatile.Write(ref isTaken, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Work(int number)
    {
        while (true)
        {
            var seen = Volatile.Read(ref turn);
            var part = (int)seen;
            if ((int)(seen >> 32) != number || part >= Volatile.Read(ref parts)) return;
            if (Interlocked.CompareExchange(ref turn, seen + 1, seen) != seen) continue;
            try
            {
                body(job, part);
            }
            catch (Exception exception)
            {
                Note(part, exception);
            }

            Interlocked.Increment(ref done);
        }
    }

    /// <summary>Waits for what others have taken; where they have lost their core, it gives them this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Await(int count)
    {
        var wait = default(SpinWait);
        while (Volatile.Read(ref done) < count) wait.SpinOnce(sleep1Threshold: -1);
    }

    private void Note(int part, Exception exception)
    {
        lock (starting)
        {
            // Of several the first in order, whoever was faster.
            if (part < failedPart) (failedPart, failure) = (part, ExceptionDispatchInfo.Capture(exception));
        }
    }

    private void Start(int count)
    {
        if (Volatile.Read(ref started) >= count) return;
        lock (starting)
        {
            while (started < count)
            {
                var index = started;
                new Thread(() => Serve(index)) { IsBackground = true, Name = "Steepest" }.Start();
                Volatile.Write(ref started, index + 1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Serve(int index)
    {
        var last = 0;
        while (true)
        {
            var number = Next(last);
            last = number;
            if (index < Volatile.Read(ref helpers)) Work(number);
        }
    }

    /// <summary>The number of the next job.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Next(int last)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            if (NumberNow() is var number && number != last) return number;
            Thread.SpinWait(8);
        }
        while (Stopwatch.GetTimestamp() - start < s_spinTicks);

        lock (parking)
        {
            Interlocked.Increment(ref parked);
            int number;
            while ((number = NumberNow()) == last) Monitor.Wait(parking);
            Interlocked.Decrement(ref parked);
            return number;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private int NumberNow() => (int)(Volatile.Read(ref turn) >> 32);
}
