using System.Globalization;
using System.Text.Json;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Iterates against exact ones, computed elsewhere from the stated rules.</summary>
public sealed class TrajectoryTests
{
    private const double Tolerance = 1e-10;

    [Theory]
    [InlineData("rosenbrock2", "gd")]
    [InlineData("rosenbrock2", "adam")]
    [InlineData("quad_ill", "gd")]
    [InlineData("quad_ill", "adam")]
    [InlineData("rosenbrock2", "momentum")]
    [InlineData("quad_ill", "momentum")]
    [InlineData("rosenbrock2", "adamw")]
    [InlineData("quad_ill", "adamw")]
    [InlineData("rosenbrock2", "rmsprop")]
    [InlineData("quad_ill", "rmsprop")]
    [InlineData("rosenbrock2", "adagrad")]
    [InlineData("quad_ill", "adagrad")]
    public void IteratesAreThePublishedOnes(string function, string optimizer)
    {
        using var document = JsonDocument.Parse(TestData.Text("ml/trajectories.json"));
        var entry = document.RootElement.EnumerateArray().Single(
            e => e.GetProperty("function").GetString() == function && e.GetProperty("optimizer").GetString() == optimizer);
        var hyper = entry.GetProperty("hyper");
        var start = entry.GetProperty("x0").EnumerateArray().Select(x => x.GetDouble()).ToArray();
        int By<TRule>(TRule rule)
            where TRule : unmanaged, IUpdateRule<double>
            => Follow(new FirstOrder<double, TRule>(start.Length, rule, Number(hyper, "lr"), 1, null), function, start, entry);
        var compared = optimizer switch
        {
            "gd" => By(new GradientDescent<double>(0)),
            "momentum" => By(new Momentum<double>(Number(hyper, "mu"))),
            "adamw" => By(new AdamW<double>(Number(hyper, "b1"), Number(hyper, "b2"), Number(hyper, "eps"), weightDecay: Number(hyper, "wd"))),
            "rmsprop" => By(new RmsProp<double>(Number(hyper, "rho"), Number(hyper, "eps"))),
            "adagrad" => By(new AdaGrad<double>(Number(hyper, "eps"))),
            _ => By(new Adam<double>(Number(hyper, "b1"), Number(hyper, "b2"), Number(hyper, "eps"))),
        };
        Assert.Equal(5, compared);
    }

    private static int Follow<TRule>(FirstOrder<double, TRule> solver, string function, double[] start, JsonElement entry)
        where TRule : unmanaged, IUpdateRule<double>
    {
        start.CopyTo(solver.Point);
        var compared = 0;
        for (var step = 1; step <= 500; step++)
        {
            if (function == "rosenbrock2")
            {
                var kernel = new RosenbrockKernel(2);
                solver.Step(ref kernel);
            }
            else
            {
                var kernel = new QuadraticKernel([1, 10, 100], [0, 0, 0]);
                solver.Step(ref kernel);
            }

            foreach (var point in entry.GetProperty("points").EnumerateArray().Where(p => p.GetProperty("step").GetInt32() == step))
            {
                var expected = point.GetProperty("x").EnumerateArray().Select(x => double.Parse(x.GetString()!, CultureInfo.InvariantCulture)).ToArray();
                for (var i = 0; i < expected.Length; i++)
                {
                    Assert.True(
                        Math.Abs(solver.Point[i] - expected[i]) <= Tolerance * Math.Abs(expected[i]),
                        $"step {step}, x[{i}]: {solver.Point[i]:R} instead of {expected[i]:R}");
                }

                compared++;
            }
        }

        return compared;
    }

    private static double Number(JsonElement hyper, string name) => double.Parse(hyper.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
