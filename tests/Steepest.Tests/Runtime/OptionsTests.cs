using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

public sealed class OptionsTests
{
    public static TheoryData<string, Func<MinimizeOptions>> Nonsense => new()
    {
        { "MaxIterations", () => new() { MaxIterations = -1 } },
        { "Epochs", () => new() { Epochs = -1 } },
        { "BatchSize", () => new() { BatchSize = 0 } },
        { "BatchesPerUpdate", () => new() { BatchesPerUpdate = 0 } },
        { "GradientTolerance", () => new() { GradientTolerance = -1e-9 } },
        { "GradientTolerance", () => new() { GradientTolerance = double.NaN } },
        { "LossTolerance", () => new() { LossTolerance = double.NaN } },
        { "StepTolerance", () => new() { StepTolerance = -1 } },
        { "ConstraintTolerance", () => new() { ConstraintTolerance = -1 } },
        { "TimeLimit", () => new() { TimeLimit = TimeSpan.FromSeconds(-1) } },
        { "LearningRate", () => new() { LearningRate = -0.1 } },
        { "LearningRate", () => new() { LearningRate = double.NaN } },
        { "LearningRate", () => new() { LearningRate = double.PositiveInfinity } },
        { "ClipNorm", () => new() { ClipNorm = 0 } },
        { "ClipValue", () => new() { ClipValue = double.NaN } },
        { "Patience", () => new() { Patience = -1 } },
        { "Threads", () => new() { Threads = -1 } },
        { "Threads", () => new MinimizeOptions() with { Threads = -2 } },
    };

    [Theory]
    [MemberData(nameof(Nonsense), DisableDiscoveryEnumeration = true)]
    public void NonsenseIsRefusedByName(string name, Func<MinimizeOptions> make)
        => Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);

    [Fact]
    public void SensibleValuesAreKept()
    {
        var options = new MinimizeOptions { MaxIterations = 0, Epochs = 3, BatchSize = 1, GradientTolerance = 0, TimeLimit = TimeSpan.Zero, Threads = 0 };
        Assert.Equal((0, 3, 1, 0.0, TimeSpan.Zero, 0), (options.MaxIterations, options.Epochs, options.BatchSize, options.GradientTolerance, options.TimeLimit, options.Threads));
        Assert.Equal((1, 0), (new MinimizeOptions().Threads, new MinimizeOptions().Seed));
    }

    public static TheoryData<string, MinimizeOptions> UselessForLineSearches => new()
    {
        { "Epochs", new() { Epochs = 3 } },
        { "BatchSize", new() { BatchSize = 3 } },
        { "BatchSchedule", new() { BatchSchedule = Schedule.Constant } },
        { "BatchesPerUpdate", new() { BatchesPerUpdate = 2 } },
        { "Sampler", new() { Sampler = Sampler.InOrder } },
        { "LearningRate", new() { LearningRate = 1 } },
        { "Schedule", new() { Schedule = Schedule.Constant } },
        { "MomentumSchedule", new() { MomentumSchedule = Schedule.Constant } },
        { "ClipNorm", new() { ClipNorm = 1 } },
        { "ClipValue", new() { ClipValue = 1 } },
        { "Averaging", new() { Averaging = Averaging.Polyak() } },
        { "ConstraintTolerance", new() { ConstraintTolerance = 1 } },
    };

    [Theory]
    [MemberData(nameof(UselessForLineSearches), DisableDiscoveryEnumeration = true)]
    public void WhatAnOptimizerCannotUseIsRefused(string name, MinimizeOptions options)
    {
        var error = Assert.Throws<ArgumentException>(() => new Lbfgs<double>(2, 5, 1, options));
        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FirstOrderMethodsRefuseWhatOnlyOthersNeed()
    {
        Assert.Throws<ArgumentException>(() => Descent(new() { ConstraintTolerance = 1 }));
        foreach (var options in (MinimizeOptions[])[new() { Epochs = 1 }, new() { BatchSize = 1 }, new() { Patience = 1 }, new() { BatchSchedule = Schedule.Constant }, new() { BatchesPerUpdate = 2 }, new() { Sampler = Sampler.InOrder }])
        {
            Assert.Throws<ArgumentException>(() =>
            {
                var kernel = new RosenbrockKernel(2);
                Descent(options).Minimize(ref kernel, CancellationToken.None);
            });
        }

        Assert.Throws<ArgumentException>(() =>
        {
            var kernel = HeartScale.Kernel();
            new FirstOrder<double, GradientDescent<double>>(17, new(0), 1, 1, new() { Patience = 1 }).Train(ref kernel, ref kernel, false, CancellationToken.None);
        });
    }

    [Fact]
    public void ALearningRateGivenOverridesTheAttributes()
    {
        double[] curvature = [1], target = [0];
        var solver = Descent(new() { LearningRate = 0.25 });
        solver.Point[0] = 1;
        var kernel = new QuadraticKernel(curvature, target);
        Assert.Equal(0.25, solver.Step(ref kernel).StepSize);
        Assert.Equal(0.75, solver.Point[0]);
    }

    [Fact]
    public void ResultsBeginWithoutMetric()
    {
        Assert.True(double.IsNaN(new MinimizeResult().Metric) && double.IsNaN(new StepReport().Metric) && double.IsNaN(new Evaluation().Metric));
        Assert.Equal("", new GradientCheck().Worst);
    }

    private static FirstOrder<double, GradientDescent<double>> Descent(MinimizeOptions options) => new(2, new(0), 1e-3, 1, options);
}
