namespace Steepest.Benchmarks.Plain;

/// <summary>ln Σ eˣ and its gradient, as one writes them.</summary>
internal static class LogSumExp
{
    public static double Gradient(double[] x, double[] gradient)
    {
        var largest = x.Max();
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += Math.Exp(x[i] - largest);
        for (var i = 0; i < x.Length; i++) gradient[i] = Math.Exp(x[i] - largest) / sum;
        return largest + Math.Log(sum);
    }
}
