using Steepest.Kernels;
using Steepest.Minimization;

namespace Steepest.Tests.LeastSquares;

/// <summary>a·exp(−b·t) + c − y, for one problem and for many.</summary>
internal readonly struct DecayKernel(ReadOnlyMemory<double> times, ReadOnlyMemory<double> values) : IResidualKernel<double>, IManyResidualsKernel<double>
{
    public int Groups => 1;

    public int Blocks(int group, scoped Span<int> lengths) => 0;

    public void Places(int group, int first, int count, scoped Span<int> places, int stride) => throw new NotSupportedException();

    public void Local(int group, int first, int count, scoped ReadOnlySpan<double> numbers, scoped Span<double> residuals, scoped Span<double> slopes, int stride)
        => throw new NotSupportedException();

    public int SampleColumns => 2;

    public int CountOf(int group) => times.Length;

    public bool IsSampled(int group) => true;

    public int OutputsOf(int group) => 1;

    public void Residuals(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals)
    {
        for (var i = 0; i < residuals.Length; i++) residuals[i] = At(point[0], point[1], point[2], times.Span[first + i], values.Span[first + i]).Value;
    }

    public void Jacobian(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals, scoped Span<double> jacobian, int stride)
    {
        for (var i = 0; i < residuals.Length; i++)
            (residuals[i], jacobian[i], jacobian[stride + i], jacobian[(2 * stride) + i]) = At(point[0], point[1], point[2], times.Span[first + i], values.Span[first + i]);
    }

    public void Copy(int first, int count, scoped Span<double> samples, int element, int stride)
    {
        for (var i = 0; i < count; i++)
            (samples[(2 * i * stride) + element], samples[(((2 * i) + 1) * stride) + element]) = (times.Span[first + i], values.Span[first + i]);
    }

    public void Residuals(int group, scoped ReadOnlySpan<double> variables, scoped ReadOnlySpan<double> samples, int stride, scoped Span<double> residuals)
    {
        for (var e = 0; e < stride; e++) residuals[e] = At(variables[e], variables[stride + e], variables[(2 * stride) + e], samples[e], samples[stride + e]).Value;
    }

    public void Jacobian(
        int group, scoped ReadOnlySpan<double> variables, scoped ReadOnlySpan<double> samples, int stride, scoped Span<double> residuals, scoped Span<double> jacobian)
    {
        for (var e = 0; e < stride; e++)
        {
            (residuals[e], jacobian[e], jacobian[stride + e], jacobian[(2 * stride) + e]) =
                At(variables[e], variables[stride + e], variables[(2 * stride) + e], samples[e], samples[stride + e]);
        }
    }

    public double Metric(scoped ReadOnlySpan<double> point) => double.NaN;

    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient) => throw new NotSupportedException();

    public double Product(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> direction, scoped Span<double> product) => throw new NotSupportedException();

    private static (double Value, double A, double B, double C) At(double a, double b, double c, double time, double value)
    {
        var power = Math.Exp(-b * time);
        return ((a * power) + c - value, power, -a * time * power, 1);
    }
}

/// <summary>Noisy decays of random rates.</summary>
internal sealed class Decays
{
    private readonly int[] firsts;

    public Decays(int problems, Func<int, int> rows)
    {
        var random = new Random(7);
        Counts = [.. Enumerable.Range(0, problems).Select(rows)];
        firsts = new int[problems];
        Times = new double[Counts.Sum()];
        Values = new double[Times.Length];
        var row = 0;
        for (var i = 0; i < problems; i++)
        {
            firsts[i] = row;
            var (a, b, c) = (1 + (3 * random.NextDouble()), 0.4 + random.NextDouble(), random.NextDouble());
            for (var k = 0; k < Counts[i]; k++, row++)
            {
                Times[row] = 0.5 * k;
                Values[row] = (a * Math.Exp(-b * Times[row])) + c + (0.05 * (random.NextDouble() - 0.5));
            }
        }
    }

    private Decays(double[] times, double[] values) => (Times, Values, Counts, firsts) = (times, values, [times.Length], [0]);

    public static double[] Start => [2, 1, 0.3];

    public int[] Counts { get; }

    public double[] Times { get; }

    public double[] Values { get; }

    public Decays Only(int problem)
        => new(Times.AsSpan(firsts[problem], Counts[problem]).ToArray(), Values.AsSpan(firsts[problem], Counts[problem]).ToArray());

    public (double[] Parameters, MinimizeStatus[] Status, double[] Losses) Solve(
        MinimizeOptions? options = null, ResidualGroup? group = null, double[]? lower = null, double[]? upper = null)
    {
        double[] parameters = [.. Enumerable.Range(0, Counts.Length).SelectMany(_ => Start)];
        var (status, losses) = (new MinimizeStatus[Counts.Length], new double[Counts.Length]);
        var kernel = new DecayKernel(Times, Values);
        var converged = ManyFits.Minimize<double, DecayKernel>(
            ref kernel, 3, [group ?? new ResidualGroup(1)], 1e-3, parameters, Counts, Times.Length, status, losses, options, lower, upper);
        Xunit.Assert.Equal(status.Count(one => one == MinimizeStatus.Converged), converged);
        return (parameters, status, losses);
    }
}
