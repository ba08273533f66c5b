using Steepest.Minimization;
using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.Constrained.Core;

public sealed class AugmentedLagrangianTests
{
    /// <summary>HS13 has no multipliers at its minimum.</summary>
    public static TheoryData<string> Problems => [.. EmbeddedData.FilesIn("hs").Where(name => !name.Contains("hs013"))];

    [Theory]
    [MemberData(nameof(Problems))]
    public void TheCollectionIsSolvedFromItsStarts(string name)
    {
        var collected = new HockSchittkowskiProblem(EmbeddedData.Text(name));
        var problem = collected.Problem;
        var driver = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), collected.Start, box: collected.Box);
        var result = driver.Run(problem);
        Assert.True(result.MaxViolation <= 1e-6, $"violated by {result.MaxViolation}");
        Assert.True(collected.Gap(result.Loss) <= 1e-6, $"{result.Loss} instead of {collected.Minimum}");

        // Losses of 1e9 and terms of 1e5 in limits that cancel: their rounding is above the tolerance, which is absolute.
        if (!name.Contains("hs099")) Assert.Equal(MinimizeStatus.Converged, result.Status);
    }

    /// <summary>
    /// Limits, variables and losses in other units. Violations are asked of in lengths of slopes: what the tolerance of a limit is about that has been made small.
    /// </summary>
    [Theory]
    [InlineData(1e4, 1e4, 1, 1)]
    [InlineData(1e-4, 1e-4, 1, 1)]
    [InlineData(1e4, 1e-4, 1, 1)]
    [InlineData(1, 1, 1e3, 1)]
    [InlineData(1, 1, 1, 1e4)]
    public void OtherUnitsAreNoHindrance(double evenLimits, double oddLimits, double variables, double loss)
    {
        var (converged, misses) = (0, new List<string>());
        foreach (var name in EmbeddedData.FilesIn("hs").Where(name => !name.Contains("hs013")))
        {
            var collected = new HockSchittkowskiProblem(EmbeddedData.Text(name));
            var scaled = new ScaledProblem(collected.Problem, variables, evenLimits, oddLimits, loss);
            var driver = Drivers.Search(collected.Problem, MultiplierMethod.AugmentedLagrangian(), [.. collected.Start.Select(x => variables * x)], box: scaled.Enlarge(collected.Box));
            var kernel = scaled.Kernel;
            var result = driver.Minimize(ref kernel, CancellationToken.None);
            if (result.Status == MinimizeStatus.Converged) converged++;
            if (collected.Gap(result.Loss / loss) > 1e-6 || scaled.Violation(driver.Point) > 1e-4) misses.Add($"{name} {result}");
        }

        Assert.True(misses.Count == 0, string.Join('\n', misses));
        Assert.InRange(converged, 43, 45);
    }

    [Theory]
    [InlineData("(x1-3)^2", "x1+1", "1-x1", 0.5, 1)]
    [InlineData("(x1+4)^2", "x1+1", "1-x1", 7.0, 1)]
    [InlineData("x1", "x1^2+1", "x1-9", 0.5, 1)]
    public void LimitsThatContradictEachOtherLeaveTheLeastViolation(string loss, string first, string second, double start, double violation)
    {
        var problem = ExpressionProblem.AtMost(1, loss, first, second);
        var search = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), [start]);
        var newton = Drivers.Newton(problem, MultiplierMethod.AugmentedLagrangian(), [start]);
        foreach (var (result, x) in new[] { (search.Run(problem), search.Point[0]), (newton.Run(problem), newton.Point[0]) })
        {
            Assert.Equal(MinimizeStatus.Infeasible, result.Status);
            Assert.Equal(violation, result.MaxViolation, 1e-4);
            Assert.Equal(0, x, 1e-4);
        }
    }

    [Fact]
    public void AnInactiveInequalityHasNoInfluence()
    {
        var problem = ExpressionProblem.AtMost(1, "(x1-1)^2", "x1^2-4");
        var driver = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), [3]);
        Assert.Equal(MinimizeStatus.Converged, driver.Run(problem).Status);
        Assert.Equal(1, driver.Point[0], 1e-9);
        Assert.Equal(0, driver.Multipliers[0]);
    }

    [Fact]
    public void RedundantLimitsShareAMultiplier()
    {
        var problem = ExpressionProblem.EqualTo(2, "x1^2+x2^2", "x1+x2-1", "2*x1+2*x2-2");
        var driver = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), [3, 1]);
        Assert.Equal(MinimizeStatus.Converged, driver.Run(problem).Status);
        Assert.Equal(0.5, driver.Point[0], 1e-8);
        Assert.Equal(-1, driver.Multipliers[0] + 2 * driver.Multipliers[1], 1e-7);
    }

    [Fact]
    public void MultipliersThatAreKnownSaveIterations()
    {
        var problem = ExpressionProblem.EqualTo(2, "x1+x2", "x1^2+x2^2-2");
        var cold = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), [-1.01, -1.01]);
        var coldResult = cold.Run(problem);
        Assert.Equal(0.5, cold.Multipliers[0], 1e-7);
        var warm = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), [-1.01, -1.01]);
        warm.Multipliers[0] = 0.5;
        var warmResult = warm.Run(problem);
        Assert.Equal(MinimizeStatus.Converged, warmResult.Status);
        Assert.True(warmResult.Iterations < coldResult.Iterations, $"{warmResult.Iterations} of {coldResult.Iterations}");
    }

    [Fact]
    public void PenaltiesAndTheDualReachWhatTheirTolerancesSay()
    {
        var convex = ExpressionProblem.AtMost(2, "x1+x2+0.1*x1^2+0.1*x2^2", "x1^2+x2^2-2");
        foreach (var method in new[] { MultiplierMethod.Penalty(), MultiplierMethod.SolveDual(0.05) })
        {
            var driver = Drivers.Search(convex, method, [0.5, -0.5], new MinimizeOptions { ConstraintTolerance = 1e-6 });
            var result = driver.Run(convex);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.InRange(result.MaxViolation, 0, 1e-6);
            Assert.Equal(-1, driver.Point[0], 1e-5);
            Assert.Equal(0.4, driver.Multipliers[0], 1e-4);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public void ARunGoesOnBitForBit(int stopAt)
    {
        static MinimizeOptions Options(int stopAt) => new() { Callback = report => report.Iteration != stopAt };
        var collected = new HockSchittkowskiProblem(EmbeddedData.Text("hs/hs071.json"));
        var problem = collected.Problem;
        var whole = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), collected.Start, Options(-1), collected.Box);
        var expected = whole.Run(problem);
        var first = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), collected.Start, Options(stopAt), collected.Box);
        Assert.Equal(MinimizeStatus.Stopped, first.Run(problem).Status);
        var second = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), [1, 1, 1, 1], Options(-1), collected.Box);
        second.Load(Drivers.Saved(first.Save));
        first.Point.CopyTo(second.Point);
        var actual = second.Run(problem);
        Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
        Assert.Equal(whole.Multipliers.ToArray(), second.Multipliers.ToArray());
        Assert.Equal(expected with { Evaluations = 0, Elapsed = default }, actual with { Evaluations = 0, Elapsed = default });
    }

    [Fact]
    public void LimitsOfIterationsAndCancellationAreObeyed()
    {
        var problem = ExpressionProblem.EqualTo(2, "x1+x2", "x1^2+x2^2-2");
        var driver = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), [0.5, -1.5], new MinimizeOptions { MaxIterations = 3 });
        var result = driver.Run(problem);
        Assert.Equal((MinimizeStatus.IterationLimit, 3), (result.Status, result.Iterations));
        var kernel = problem.Kernel;
        Assert.Equal(MinimizeStatus.Cancelled, driver.Minimize(ref kernel, new CancellationToken(true)).Status);
    }

    [Fact]
    public void StepsReachWhatARunReaches()
    {
        var problem = ExpressionProblem.AtMost(2, "x1+x2", "x1^2+x2^2-2");
        var driver = Drivers.Search(problem, MultiplierMethod.AugmentedLagrangian(), [0.5, -1.5]);
        var kernel = problem.Kernel;
        var report = new StepReport();
        for (var step = 0; step < 200 && report.Status == MinimizeStatus.Running; step++) report = driver.Step(ref kernel);
        Assert.Equal(MinimizeStatus.Converged, report.Status);
        Assert.Equal(-1, driver.Point[0], 1e-7);
        var before = driver.Point.ToArray();
        Assert.Equal(MinimizeStatus.Converged, driver.Step(ref kernel).Status);
        Assert.Equal(before, driver.Point.ToArray());
    }
}
