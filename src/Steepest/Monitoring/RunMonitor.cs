using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Steepest.Monitoring;

/// <summary>Cancellation, time limit, progress and callback of one run. Within a run the clock is read only if somebody looks at it.</summary>
internal readonly struct RunMonitor
{
    private readonly CancellationToken token;
    private readonly IProgress<StepReport>? progress;
    private readonly Func<StepReport, bool>? callback;
    private readonly TimeSpan limit;
    private readonly long start;
    private readonly bool timed;
    private readonly RunTelemetry? telemetry;

    public RunMonitor(MinimizeOptions options, CancellationToken token, string title)
    {
        telemetry = (options.Monitors & Monitors.Telemetry) != 0 ? new RunTelemetry(title) : null;
        this.token = token;
        progress = options.Progress;
        callback = options.Callback;
        limit = options.TimeLimit ?? TimeSpan.MaxValue;
        timed = IsWatched || options.TimeLimit is not null;
        start = Stopwatch.GetTimestamp();
    }

    /// <summary>Whether anybody wants reports.</summary>
    public bool IsWatched
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => progress is not null || callback is not null || telemetry is not null;
    }

    /// <summary>Whether somebody may want to end the run before it ends by itself.</summary>
    public bool IsBounded => timed || token.CanBeCanceled;

    /// <summary>The time since the run began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

    /// <summary>Whether the run must end for a reason outside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public MinimizeStatus Verdict()
    {
        if (token.IsCancellationRequested) return MinimizeStatus.Cancelled;
        return timed && Elapsed >= limit ? MinimizeStatus.TimeLimit : MinimizeStatus.Running;
    }

    /// <summary>Shows an iteration to whoever watches; false if the callback wants the run to stop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Show(in StepReport report)
    {
        telemetry?.Step(in report);
        progress?.Report(report);
        return callback is null || callback(report);
    }

    /// <summary>Takes note of how the run ended.</summary>
    public MinimizeResult End(in MinimizeResult result)
    {
        telemetry?.End(in result);
        return result;
    }

    /// <summary>The run is over, however it ended.</summary>
    public void Close() => telemetry?.Dispose();
}
