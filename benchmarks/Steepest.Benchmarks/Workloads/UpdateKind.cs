namespace Steepest.Benchmarks.Workloads;

/// <summary>How a trainer moves its weights.</summary>
internal enum UpdateKind
{
    Descent,
    Momentum,
    Adam,
}
