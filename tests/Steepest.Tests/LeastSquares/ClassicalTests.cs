using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>Problems of Moré, Garbow and Hillstrom for any number of variables, as methods with loops that write residuals: forward mode over outputs of unknown length.</summary>
public sealed class ClassicalTests
{
    private delegate Evaluation Evaluate(ReadOnlySpan<double> x, int length);

    private delegate MinimizeResult Minimize(Span<double> x, int length, MinimizeOptions? options, CancellationToken token);

    private static readonly Dictionary<int, (Evaluate Evaluate, Minimize Marquardt, Minimize Dogleg)> s_problems = new()
    {
        [21] = (Mgh21Residuals.Evaluate, Mgh21Residuals.MinimizeLevenbergMarquardt, Mgh21Residuals.MinimizeDogleg),
        [23] = (Mgh23Residuals.Evaluate, Mgh23Residuals.MinimizeLevenbergMarquardt, Mgh23Residuals.MinimizeDogleg),
        [25] = (Mgh25Residuals.Evaluate, Mgh25Residuals.MinimizeLevenbergMarquardt, Mgh25Residuals.MinimizeDogleg),
        [27] = (Mgh27Residuals.Evaluate, Mgh27Residuals.MinimizeLevenbergMarquardt, Mgh27Residuals.MinimizeDogleg),
        [29] = (Mgh29Residuals.Evaluate, Mgh29Residuals.MinimizeLevenbergMarquardt, Mgh29Residuals.MinimizeDogleg),
        [31] = (Mgh31Residuals.Evaluate, Mgh31Residuals.MinimizeLevenbergMarquardt, Mgh31Residuals.MinimizeDogleg),
        [33] = (Mgh33Residuals.Evaluate, Mgh33Residuals.MinimizeLevenbergMarquardt, Mgh33Residuals.MinimizeDogleg),
        [35] = (Mgh35Residuals.Evaluate, Mgh35Residuals.MinimizeLevenbergMarquardt, Mgh35Residuals.MinimizeDogleg),
    };

    public static TheoryData<string> Files => [.. EmbeddedData.FilesIn("mgh").Where(file => s_problems.ContainsKey(EmbeddedData.Json(file).GetProperty("no").GetInt32()))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Both_methods_reach_the_least_value(string file)
    {
        var data = EmbeddedData.Json(file);
        var problem = s_problems[data.GetProperty("no").GetInt32()];
        var length = data.GetProperty("m").GetInt32();
        var start = data.GetProperty("x0").Numbers();
        Assert.Equal(1, 2 * problem.Evaluate(start, length).Loss / data.GetProperty("f_x0").Number(), 1e-12);
        var least = data.GetProperty("f_star").Number();
        foreach (var minimize in (Minimize[])[problem.Marquardt, problem.Dogleg])
        {
            var x = start.ToArray();
            var result = minimize(x, length, null, TestContext.Current.CancellationToken);
            // Where residuals stay large, the dogleg's linear model promises more in the last digits than there is; whether it is refused there or calls
            // itself converged hangs on rounding, and so on the width of vectors. The value is asked for all the same.
            var mayFail = minimize == problem.Dogleg;
            Assert.True(result.Status == MinimizeStatus.Converged || (mayFail && result.Status == MinimizeStatus.LineSearchFailed), $"{result.Status}");
            Assert.InRange(2 * result.Loss, least * (1 - 1e-12) - 1e-25, least + 1e-10 * Math.Max(1, least));
        }
    }
}
