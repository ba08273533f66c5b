namespace QuickStart;

internal static class Allocation
{
    /// <summary>What one step of Adam allocates once warm, in bytes.</summary>
    public static long PerStep(Tumour.Samples samples)
    {
        const int steps = 100;
        var solver = new Tumour.AdamSolver(BreastCancer.FeatureCount);
        var weights = new double[BreastCancer.FeatureCount];
        var bias = 0.0;
        solver.Step(weights, ref bias, samples);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < steps; i++) solver.Step(weights, ref bias, samples);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / steps;
    }
}
