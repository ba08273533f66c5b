using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Steepest.Monitoring;

/// <summary>A run as an activity and in a meter, both called <c>Steepest</c>. Nothing of this is touched unless <see cref="Monitors.Telemetry"/> is on.</summary>
internal sealed class RunTelemetry : IDisposable
{
    private const string Name = "Steepest";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("steepest.runs", "{run}", "Runs that have ended, by optimizer and status.");
    private static readonly Counter<long> Iterations = Meter.CreateCounter<long>("steepest.iterations", "{iteration}", "Iterations of runs that have ended.");
    private static readonly Counter<long> Evaluations = Meter.CreateCounter<long>("steepest.evaluations", "{evaluation}", "Evaluations of loss and gradient of runs that have ended.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("steepest.duration", "s", "How long runs took.");
    private static readonly Gauge<double> Losses = Meter.CreateGauge<double>("steepest.loss", null, "The loss of the last iteration.");

    private readonly Activity? activity;
    private readonly KeyValuePair<string, object?> optimizer;

    public RunTelemetry(string optimizer)
    {
        this.optimizer = new("steepest.optimizer", optimizer);
        activity = Activities.StartActivity("Steepest.Minimize");
        activity?.SetTag("steepest.optimizer", optimizer);
    }

    public void Step(in StepReport report) => Losses.Record(report.Loss, optimizer);

    public void End(in MinimizeResult result)
    {
        var status = new KeyValuePair<string, object?>("steepest.status", result.Status.ToString());
        Runs.Add(1, optimizer, status);
        Iterations.Add(result.Iterations, optimizer);
        Evaluations.Add(result.Evaluations, optimizer);
        Durations.Record(result.Elapsed.TotalSeconds, optimizer, status);
        activity?.SetTag("steepest.status", result.Status.ToString()).SetTag("steepest.iterations", result.Iterations).SetTag("steepest.evaluations", result.Evaluations).SetTag("steepest.loss", result.Loss);
    }

    public void Dispose() => activity?.Dispose();
}
