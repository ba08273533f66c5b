namespace Steepest.Tests.Corpora;

/// <summary>Exact iterates of an optimizer on a function.</summary>
internal sealed record Trajectory(string Function, string Optimizer, double[] Start, IReadOnlyDictionary<int, double[]> Points)
{
    public static IReadOnlyList<Trajectory> All { get; } = [.. Read()];

    public int Steps => Points.Keys.Max();

    public static Trajectory Of(string function, string optimizer) => All.Single(t => t.Function == function && t.Optimizer == optimizer);

    /// <summary>The largest relative error of a coordinate.</summary>
    public double RelativeError(int step, ReadOnlySpan<double> x)
    {
        var expected = Points[step];
        var worst = 0.0;
        for (var i = 0; i < expected.Length; i++) worst = Math.Max(worst, Math.Abs(x[i] - expected[i]) / Math.Abs(expected[i]));
        return worst;
    }

    private static IEnumerable<Trajectory> Read()
        => EmbeddedData.Json("ml/trajectories.json").EnumerateArray().Select(run => new Trajectory(
            run.GetProperty("function").GetString()!, run.GetProperty("optimizer").GetString()!, run.GetProperty("x0").Numbers(),
            run.GetProperty("points").EnumerateArray().ToDictionary(p => p.GetProperty("step").GetInt32(), p => p.GetProperty("x").Numbers())));
}
