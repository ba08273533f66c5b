using System.Globalization;
using System.Text.Json;
using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>The odd-numbered problems of Moré, Garbow and Hillstrom, from their standard starts, as sums of squares.</summary>
public sealed class LeastSquaresCollectionTests
{
    public static TheoryData<string> Files
        => [.. Directory.GetFiles(Path.Combine(TestData.Folder, "mgh")).Select(path => Path.GetFileNameWithoutExtension(path)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void LbfgsReachesAMinimum(string file)
    {
        using var document = JsonDocument.Parse(TestData.Text($"mgh/{file}.json"));
        var problem = document.RootElement;
        var start = problem.GetProperty("x0").EnumerateArray().Select(Number).ToArray();
        var residuals = problem.GetProperty("residuals").EnumerateArray().Select(r => Expression.Parse(r.GetString()!)).ToArray();
        var solver = new Lbfgs<double>(start.Length, 10, 1, null);
        start.CopyTo(solver.Point);
        var kernel = new DelegateKernel((point, gradient) => SumOfSquares(residuals, point[..start.Length].ToArray(), gradient));

        var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        var minima = problem.GetProperty("other_minima").EnumerateArray().Select(MinimumOf).Prepend(Number(problem.GetProperty("f_star"))).ToArray();
        var gap = minima.Min(f => Math.Abs(result.Loss - f) / Math.Max(Math.Abs(f), 1e-6));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{result.Status} {result.Loss:E6} gap {gap:E1} |g| {result.GradientNorm:E1} it {result.Iterations} ev {result.Evaluations}");
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.True(gap <= 1e-9, $"{result.Loss:R} is none of {string.Join(", ", minima)}");
    }

    private static double SumOfSquares(Expression[] residuals, double[] x, Span<double> gradient)
    {
        var sum = 0.0;
        foreach (var residual in residuals)
        {
            var r = residual.At(x);
            sum += r.Value * r.Value;
            for (var i = 0; i < x.Length; i++)
            {
                gradient[i] += 2 * r.Value * r.Gradient[i];
            }
        }

        return sum;
    }

    private static double MinimumOf(JsonElement element)
        => element.ValueKind == JsonValueKind.Object
            ? Number(element.EnumerateObject().First(p => p.Name.StartsWith('f')).Value) : Number(element);

    private static double Number(JsonElement element)
        => element.ValueKind == JsonValueKind.String ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture) : element.GetDouble();
}
