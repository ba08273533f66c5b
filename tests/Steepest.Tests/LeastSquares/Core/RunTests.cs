using System.Buffers;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Reference;
using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>How runs of least squares begin, end, are interrupted and go on.</summary>
public sealed class RunTests
{
    public static TheoryData<string> Names { get; } = [.. Drivers.All];

    private static readonly PublishedFit s_fit = PublishedFit.Parse(EmbeddedData.Text("nist/Rat42.json"));

    private static FormulaKernel Kernel => new(s_fit.Residuals, 3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public void IterationsAreLimitedExactly(string name)
    {
        foreach (var most in new[] { 0, 1, 4 })
        {
            var driver = Started(name, new MinimizeOptions { MaxIterations = most });
            var kernel = Kernel;
            var result = driver.Minimize(ref kernel, Token);
            Assert.Equal((MinimizeStatus.IterationLimit, most), (result.Status, result.Iterations));
            if (most == 0) Assert.Equal(s_fit.Starts[0], driver.Point[..3].ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryIterationIsShownAndLowersTheLoss(string name)
    {
        var reports = new List<StepReport>();
        var driver = Started(name, new MinimizeOptions { Callback = report => { reports.Add(report); return true; } });
        var kernel = Kernel;
        var result = driver.Minimize(ref kernel, Token);
        Assert.Equal(result.Iterations, reports.Last().Iteration);
        Assert.Equal(Enumerable.Range(1, result.Iterations), reports.Select(report => report.Iteration).Distinct());
        Assert.Equal(MinimizeStatus.Converged, reports.Last().Status);
        Assert.All(reports.Zip(reports.Skip(1)), pair => Assert.InRange(pair.Second.Loss, 0, pair.First.Loss * (1 + 1e-9)));
        Assert.Equal(result.Loss, reports.Last().Loss);
        Assert.Equal(result.GradientNorm, reports.Last().GradientNorm);
    }

    /// <summary>Stopped by the callback, cancelled, saved and loaded into another solver: the end is the same, bit for bit.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AnInterruptedRunGoesOnBitForBit(string name)
    {
        var kernel = Kernel;
        var whole = Started(name);
        var expected = whole.Minimize(ref kernel, Token);
        foreach (var interruptedAt in new[] { 1, 3, 6, expected.Iterations - 1 })
        {
            var source = new CancellationTokenSource();
            var stops = interruptedAt % 2 == 0;
            var driver = Started(name, new MinimizeOptions { Callback = report => !Interrupt(report) });
            Assert.Equal(stops ? MinimizeStatus.Stopped : MinimizeStatus.Cancelled, driver.Minimize(ref kernel, source.Token).Status);
            var writer = new ArrayBufferWriter<byte>();
            driver.Save(writer);
            var other = Drivers.Make(name, 3);
            other.Load(writer.WrittenSpan);
            driver.Point.CopyTo(other.Point);
            var result = other.Minimize(ref kernel, Token);
            Assert.Equal(expected with { Elapsed = default }, result with { Elapsed = default });
            Assert.Equal(whole.Point.ToArray(), other.Point.ToArray());

            bool Interrupt(StepReport report)
            {
                if (report.Iteration != interruptedAt) return false;
                if (!stops) source.Cancel();
                return stops;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StepsLeadWhereARunLeads(string name)
    {
        var kernel = Kernel;
        var whole = Started(name);
        var expected = whole.Minimize(ref kernel, Token);
        var driver = Started(name);
        var report = default(StepReport);
        for (var i = 0; i < 200 && report.Status == MinimizeStatus.Running; i++) report = driver.Step(ref kernel);
        Assert.Equal(MinimizeStatus.Converged, report.Status);
        Assert.Equal(expected.Loss, report.Loss);
        Assert.Equal(whole.Point.ToArray(), driver.Point.ToArray());

        // Nothing is left to do, until the residuals are others.
        var before = driver.Point.ToArray();
        Assert.Equal(MinimizeStatus.Converged, driver.Step(ref kernel).Status);
        Assert.Equal(before, driver.Point.ToArray());
        var others = new FormulaKernel([.. s_fit.Residuals[..7]], 3);
        Assert.Equal(MinimizeStatus.Running, driver.Step(ref others).Status);
        Assert.NotEqual(before, driver.Point.ToArray());
        for (var i = 0; i < 200 && driver.Step(ref others).Status == MinimizeStatus.Running; i++)
        {
        }

        var alone = Started(name);
        alone.Minimize(ref others, Token);
        for (var i = 0; i < 3; i++) Assert.Equal(alone.Point[i], driver.Point[i], 1e-8 * Math.Abs(alone.Point[i]));
    }

    [Fact]
    public void ResetForgetsEverything()
    {
        var kernel = Kernel;
        var driver = Started(Drivers.Marquardt);
        var first = driver.Minimize(ref kernel, Token);
        var found = driver.Point.ToArray();
        driver.Reset();
        s_fit.Starts[0].CopyTo(driver.Point);
        Assert.Equal(first with { Elapsed = default }, driver.Minimize(ref kernel, Token) with { Elapsed = default });
        Assert.Equal(found, driver.Point.ToArray());
    }

    [Fact]
    public void LimitsAndTokensAreObservedBeforeTheFirstIteration()
    {
        var kernel = Kernel;
        Assert.Equal(MinimizeStatus.TimeLimit, Started(Drivers.Marquardt, new MinimizeOptions { TimeLimit = TimeSpan.Zero }).Minimize(ref kernel, Token).Status);
        Assert.Equal(MinimizeStatus.Cancelled, Started(Drivers.Marquardt).Minimize(ref kernel, new CancellationToken(true)).Status);
    }

    [Fact]
    public void TolerancesEndARunEarly()
    {
        var kernel = Kernel;
        var whole = Started(Drivers.Marquardt).Minimize(ref kernel, Token);
        foreach (var options in new[] { new MinimizeOptions { LossTolerance = 1e-3 }, new MinimizeOptions { StepTolerance = 1e-2 }, new MinimizeOptions { GradientTolerance = 1 } })
        {
            var result = Started(Drivers.Marquardt, options).Minimize(ref kernel, Token);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.InRange(result.Iterations, 1, whole.Iterations - 2);
            if (options.GradientTolerance is not null) Assert.InRange(result.GradientNorm, 0, 1);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OptionsWithoutMeaningAreRefusedByName(string name)
    {
        MinimizeOptions[] refused =
        [
            new() { BatchSize = 3 }, new() { Epochs = 3 }, new() { LearningRate = 1 }, new() { ClipNorm = 1 }, new() { Averaging = Averaging.Polyak() },
            new() { ConstraintTolerance = 1 }, new() { Monitors = Monitors.Curvature },
        ];
        string[] names = ["BatchSize", "Epochs", "LearningRate", "ClipNorm", "Averaging", "ConstraintTolerance", "Monitors"];
        foreach (var (options, option) in refused.Zip(names)) Assert.Contains($"'{option}'", Assert.Throws<ArgumentException>(() => Drivers.Make(name, 3, options)).Message);
        var driver = Started(name, new MinimizeOptions { Patience = 2 });
        Assert.Contains("Patience", Assert.Throws<ArgumentException>(() =>
        {
            var kernel = Kernel;
            driver.Minimize(ref kernel, Token);
        }).Message);
    }

    /// <summary>Validation picks the best point, and patience ends the run.</summary>
    [Fact]
    public void ValidationPicksThePoint()
    {
        var train = Kernel;
        var check = new FormulaKernel([Expression.Parse("b3 - 0.05")], 3);
        var driver = Started(Drivers.Marquardt, new MinimizeOptions { Patience = 3 });
        var lowest = double.PositiveInfinity;
        var probe = Started(Drivers.Marquardt);
        for (var i = 0; i < 12; i++)
        {
            lowest = Math.Min(lowest, 0.5 * Math.Pow(probe.Point[2] - 0.05, 2));
            probe.Step(ref train);
        }

        var result = driver.Train(ref train, ref check, true, Token);
        Assert.Equal(MinimizeStatus.Stopped, result.Status);
        Assert.Equal(lowest, result.Metric, 1e-15);
        Assert.Equal(lowest, 0.5 * Math.Pow(driver.Point[2] - 0.05, 2), 1e-15);
    }

    [Fact]
    public void DamagedStatesAreRefused()
    {
        var driver = Started(Drivers.Marquardt);
        var kernel = Kernel;
        driver.Minimize(ref kernel, Token);
        var writer = new ArrayBufferWriter<byte>();
        driver.Save(writer);
        var bytes = writer.WrittenSpan.ToArray();
        bytes[bytes.Length / 2] ^= 1;
        Assert.Throws<InvalidDataException>(() => driver.Load(bytes));
        Assert.Throws<InvalidDataException>(() => Drivers.Make(Drivers.Marquardt, 4).Load(writer.WrittenSpan));
    }

    [Fact]
    public void NothingIsAllocatedOnceMade()
    {
        var data = new Decays(1, _ => 600);
        var start = Decays.Start;
        foreach (var name in Drivers.All)
        {
            var driver = Drivers.Make(name, 3);
            Assert.Equal(0, AllocatedBytes.Of(() =>
            {
                driver.Reset();
                start.CopyTo(driver.Point);
                var kernel = new DecayKernel(data.Times, data.Values);
                driver.Minimize(ref kernel, default);
                driver.Step(ref kernel);
            }));
        }
    }

    private static LeastSquaresDriver<double> Started(string name, MinimizeOptions? options = null)
    {
        var driver = Drivers.Make(name, 3, options);
        s_fit.Starts[0].CopyTo(driver.Point);
        return driver;
    }
}
