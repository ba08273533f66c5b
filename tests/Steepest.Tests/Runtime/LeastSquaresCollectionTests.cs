using System.Text.Json;
using Steepest.Minimization;
using Steepest.Reference;
using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>The odd-numbered problems of Moré, Garbow and Hillstrom, from their standard starts, as sums of squares.</summary>
public sealed class LeastSquaresCollectionTests
{
    public static TheoryData<string> Files => [.. EmbeddedData.FilesIn("mgh")];

    [Theory]
    [MemberData(nameof(Files))]
    public void LbfgsReachesAMinimum(string file) => Solves(file, length => new Lbfgs<double>(length, 10, 1, null));

    [Theory]
    [MemberData(nameof(Files))]
    public void BfgsReachesAMinimum(string file) => Solves(file, length => new Bfgs<double>(length, 1, null));

    [Theory]
    [MemberData(nameof(Files))]
    public void LbfgsReachesAMinimumByHagerAndZhangsSearch(string file)
        => Solves(file, length => new Lbfgs<double>(length, 10, 1, new MinimizeOptions { LineSearch = LineSearchMethod.HagerZhang }));

    [Theory]
    [MemberData(nameof(Files))]
    public void LbfgsReachesAMinimumByBacktracking(string file)
        => Solves(file, length => new Lbfgs<double>(length, 10, 1, new MinimizeOptions { LineSearch = LineSearchMethod.Armijo }));

    [Theory]
    [MemberData(nameof(Files))]
    public void BfgsReachesAMinimumByHagerAndZhangsSearch(string file)
        => Solves(file, length => new Bfgs<double>(length, 1, new MinimizeOptions { LineSearch = LineSearchMethod.HagerZhang }));

    private static void Solves(string file, Func<int, LineSearchDriver<double>> make)
    {
        var problem = EmbeddedData.Json(file);
        var start = problem.GetProperty("x0").Numbers();
        var residuals = problem.GetProperty("residuals").EnumerateArray().Select(r => Expression.Parse(r.GetString()!)).ToArray();
        var solver = make(start.Length);
        start.CopyTo(solver.Point);
        var kernel = new DelegateKernel((point, gradient) => SumOfSquares(residuals, point[..start.Length].ToArray(), gradient));

        var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        var minima = problem.GetProperty("other_minima").EnumerateArray().Select(MinimumOf).Prepend(problem.GetProperty("f_star").Number()).ToArray();
        var gap = minima.Min(f => Math.Abs(result.Loss - f) / Math.Max(Math.Abs(f), 1e-6));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{result.Status} {result.Loss:E6} gap {gap:E1} |g| {result.GradientNorm:E1} it {result.Iterations} ev {result.Evaluations}");
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.True(gap <= 1e-9, $"{result.Loss:R} is none of {string.Join(", ", minima)}");
    }

    private static double SumOfSquares(Expression[] residuals, double[] x, Span<double> gradient)
    {
        var variables = Dual<DoubleNumber>.Variables(Array.ConvertAll(x, value => (DoubleNumber)value));
        var sum = 0.0;
        foreach (var residual in residuals)
        {
            var r = residual.Evaluate<Dual<DoubleNumber>>(variables);
            sum += r.Primal.Number * r.Primal.Number;
            for (var i = 0; i < r.Gradient.Count; i++)
            {
                gradient[i] += 2 * r.Primal.Number * r.Gradient[i].Number;
            }
        }

        return sum;
    }

    private static double MinimumOf(JsonElement element)
        => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().First(p => p.Name.StartsWith('f')).Value.Number() : element.Number();
}
