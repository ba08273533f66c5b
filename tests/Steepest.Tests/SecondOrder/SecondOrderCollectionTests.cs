using System.Text.Json;
using Steepest.Minimization;
using Steepest.Reference;
using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.SecondOrder;

/// <summary>The odd-numbered problems of Moré, Garbow and Hillstrom, from their standard starts, by methods that multiply with the Hessian.</summary>
public sealed class SecondOrderCollectionTests
{
    public static TheoryData<string> Files => [.. EmbeddedData.FilesIn("mgh")];

    [Theory]
    [MemberData(nameof(Files))]
    public void NewtonReachesAMinimum(string file) => Solves(file, length => new Newton<double>(length, 1, null));

    [Theory]
    [MemberData(nameof(Files))]
    public void ATrustRegionReachesAMinimum(string file) => Solves(file, length => new TrustRegion<double>(length, 1, null));

    /// <summary>The same by products with directions alone, as of many variables.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void TruncatedNewtonReachesAMinimum(string file) => Solves(file, length => new Newton<double>(length, 1, null, dense: 1));

    [Theory]
    [MemberData(nameof(Files))]
    public void ATrustRegionOfManyVariablesReachesAMinimum(string file) => Solves(file, length => new TrustRegion<double>(length, 1, null, dense: 1));

    private static void Solves(string file, Func<int, SecondOrderDriver<double>> make)
    {
        var problem = EmbeddedData.Json(file);
        var start = problem.GetProperty("x0").Numbers();
        var residuals = problem.GetProperty("residuals").EnumerateArray().Select(r => Expression.Parse(r.GetString()!)).ToArray();
        var solver = make(start.Length);
        start.CopyTo(solver.Point);
        var kernel = new SumOfSquares(residuals, start.Length).Kernel;
        var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        var lowest = problem.GetProperty("f_star").Number();

        // Chebyquad of ten variables has a lower minimum than the published one.
        var gap = problem.GetProperty("other_minima").EnumerateArray().Select(MinimumOf).Select(f => Math.Abs(result.Loss - f)).Append(result.Loss - lowest).Min() / Math.Max(lowest, 1);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{result.Status} {result.Loss:E6} gap {gap:E1} |g| {result.GradientNorm:E1} it {result.Iterations} ev {result.Evaluations} pr {result.Products}");
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.True(gap <= 1e-8, $"{result.Loss:R} is not {lowest:R}, nor another minimum");
    }

    private static double MinimumOf(JsonElement element)
        => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().First(p => p.Name.StartsWith('f')).Value.Number() : element.Number();
}
