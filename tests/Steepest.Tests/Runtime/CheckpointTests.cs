using System.Buffers;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

public sealed class CheckpointTests
{
    private static readonly int Length = LogisticKernel.BiasOffset(HeartScale.Width) + 1;

    /// <summary>Everything at once: schedule, average, clipping, validation, and a stop in the middle of an epoch.</summary>
    private static MinimizeOptions TrainingOptions(int stopAt) => new()
    {
        Epochs = 12,
        BatchSize = 32,
        Seed = 7,
        Schedule = Schedule.WarmUp(5, Schedule.OnPlateau(0.5, 1)),
        Averaging = Averaging.Exponential(0.9),
        ClipNorm = 0.5,
        Callback = report => report.Iteration != stopAt,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(33)]
    [InlineData(40)]
    public void TrainingGoesOnBitForBit(int stopAt)
    {
        var whole = Trainer(TrainingOptions(-1));
        var expected = Train(whole);
        Assert.Equal(MinimizeStatus.IterationLimit, expected.Status);

        var first = Trainer(TrainingOptions(stopAt));
        Assert.Equal(MinimizeStatus.Stopped, Train(first).Status);
        var variables = first.Point.ToArray();
        var second = Trainer(TrainingOptions(-1));
        second.Load(Saved(first));
        variables.CopyTo(second.Point);
        var actual = Train(second);

        Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
        Assert.Equal(expected, actual);
        Assert.Equal(Saved(whole), Saved(second));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void TrainingWithoutValidationGoesOnBitForBit(int stopAt)
    {
        // Here the plateau, and the loss tolerance, see the mean loss of the epoch, part of which lies before the stop.
        var options = TrainingOptions(-1) with { Averaging = null, LossTolerance = 1e-9, Schedule = Schedule.OnPlateau(0.5, 0, 0.05) };
        var whole = Trainer(options);
        var train = HeartScale.Kernel();
        whole.Train(ref train, ref train, false, CancellationToken.None);
        var first = Trainer(options with { Callback = report => report.Iteration != stopAt });
        first.Train(ref train, ref train, false, CancellationToken.None);
        var variables = first.Point.ToArray();
        var second = Trainer(options);
        second.Load(Saved(first));
        variables.CopyTo(second.Point);
        second.Train(ref train, ref train, false, CancellationToken.None);
        Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
        Assert.Equal(Saved(whole), Saved(second));
    }

    [Fact]
    public void OtherVariablesBeginANewRun()
    {
        var stopped = Trainer(TrainingOptions(21));
        Train(stopped);
        stopped.Point[0] += 1;
        Assert.Equal(84, Train(stopped).Iterations);
    }

    [Fact]
    public void WithoutSavingItGoesOnToo()
    {
        var whole = Trainer(TrainingOptions(-1));
        Train(whole);
        var stopped = Trainer(TrainingOptions(21));
        Train(stopped);
        Train(stopped);
        Assert.Equal(whole.Point.ToArray(), stopped.Point.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    public void LineSearchesGoOnBitForBit(int stopAt)
    {
        foreach (var n in (int[])[2, 4, 20])
        {
            GoesOn(n, stopAt, options => new Lbfgs<double>(n, 5, 1, options));
            GoesOn(n, stopAt, options => new Bfgs<double>(n, 1, options));
            GoesOn(n, stopAt, options => new ConjugateGradient<double>(n, 1, options));
            GoesOn(n, stopAt, options => new ConjugateGradient<double>(n, 1, options, polakRibiere: true));
        }
    }

    private static void GoesOn(int n, int stopAt, Func<MinimizeOptions?, LineSearchDriver<double>> make)
    {
        var whole = make(null);
        var kernel = new RosenbrockKernel(n);
        var expected = whole.Minimize(ref kernel, CancellationToken.None);

        var first = make(new MinimizeOptions { Callback = report => report.Iteration != stopAt });
        Assert.Equal(MinimizeStatus.Stopped, first.Minimize(ref kernel, CancellationToken.None).Status);
        var variables = first.Point.ToArray();
        var second = make(null);
        second.Load(Saved(first));
        variables.CopyTo(second.Point);
        var actual = second.Minimize(ref kernel, CancellationToken.None);

        Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
        Assert.Equal((expected.Status, expected.Loss, expected.Iterations), (actual.Status, actual.Loss, actual.Iterations));
    }

    [Fact]
    public void AfterAnExceptionNoRunIsOpen()
    {
        // Interrupted, taken up, ended by an exception: the variables that the interruption left begin a run of their own.
        var (reports, failing) = (0, false);
        var solver = new Lbfgs<double>(20, 5, 1, new MinimizeOptions
        {
            MaxIterations = 30,
            Callback = report =>
            {
                reports++;
                return failing && report.Iteration >= 12 ? throw new InvalidTimeZoneException() : report.Iteration != 7;
            },
        });
        var kernel = new RosenbrockKernel(20);
        Assert.Equal(MinimizeStatus.Stopped, solver.Minimize(ref kernel, CancellationToken.None).Status);
        var left = solver.Point.ToArray();
        failing = true;
        Assert.Throws<InvalidTimeZoneException>(() =>
        {
            var again = new RosenbrockKernel(20);
            solver.Minimize(ref again, CancellationToken.None);
        });
        (reports, failing) = (0, false);
        left.CopyTo(solver.Point);
        Assert.Equal((30, 30), (solver.Minimize(ref kernel, CancellationToken.None).Iterations, reports));
    }

    [Fact]
    public void LbfgsWithValidationGoesOnBitForBit()
    {
        var options = new MinimizeOptions { MaxIterations = 15 };
        var whole = new Lbfgs<double>(Length, 5, 1, options);
        var expected = Fit(whole);
        var first = new Lbfgs<double>(Length, 5, 1, options with { Callback = report => report.Iteration != 9 });
        Fit(first);
        var variables = first.Point.ToArray();
        var second = new Lbfgs<double>(Length, 5, 1, options);
        second.Load(Saved(first));
        variables.CopyTo(second.Point);
        var actual = Fit(second);
        Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
        Assert.Equal((expected.Status, expected.Loss, expected.Iterations, expected.Metric), (actual.Status, actual.Loss, actual.Iterations, actual.Metric));
    }

    [Fact]
    public void EveryDamagedByteIsNoticed()
    {
        var solver = new Lbfgs<double>(3, 2, 1, null);
        var kernel = new RosenbrockKernel(3);
        solver.Step(ref kernel);
        var saved = Saved(solver);
        for (var i = 0; i < saved.Length; i++)
        {
            saved[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => solver.Load(saved));
            saved[i] ^= 0x10;
        }

        for (var length = 0; length < saved.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => solver.Load(saved.AsSpan(0, length)));
        }

        Assert.Throws<InvalidDataException>(() => solver.Load([.. saved, 0]));
        solver.Load(saved);
    }

    [Fact]
    public void RefusedDataLeavesTheSolverAsItWas()
    {
        var solver = new FirstOrder<double, Adam<double>>(2, new(0.9, 0.999, 1e-8), 0.01, 1, null);
        var kernel = new RosenbrockKernel(2);
        solver.Step(ref kernel);
        var before = Saved(solver);
        var damaged = (byte[])before.Clone();
        damaged[^30] ^= 1;
        Assert.Throws<InvalidDataException>(() => solver.Load(damaged));
        Assert.Equal(before, Saved(solver));
    }

    [Fact]
    public void OtherShapesAndNewerVersionsAreRefused()
    {
        var solver = new Lbfgs<double>(3, 2, 1, null);
        var saved = Saved(solver);
        Assert.Contains("another problem", Refusal(() => new Lbfgs<double>(3, 2, 2, null).Load(saved)), StringComparison.Ordinal);
        Assert.Contains("another problem", Refusal(() => new Lbfgs<double>(30, 2, 1, null).Load(saved)), StringComparison.Ordinal);
        Assert.Contains("another problem", Refusal(() => new Lbfgs<double>(3, 3, 1, null).Load(saved)), StringComparison.Ordinal);
        Assert.Contains("another problem", Refusal(() => new Lbfgs<float>(3, 2, 1, null).Load(saved)), StringComparison.Ordinal);
        saved[8] = 99;
        Assert.Contains("version 99", Refusal(() => solver.Load(saved)), StringComparison.Ordinal);
        Assert.Contains("no saved solver", Refusal(() => solver.Load("something else altogether, not a solver"u8)), StringComparison.Ordinal);
    }

    private static string Refusal(Action load) => Assert.Throws<InvalidDataException>(load).Message;

    private static FirstOrder<double, Adam<double>> Trainer(MinimizeOptions options)
        => new(Length, new(0.9, 0.999, 1e-8), 0.05, 1, options, hasMetric: true);

    private static MinimizeResult Train(FirstOrder<double, Adam<double>> solver)
    {
        var train = HeartScale.Rows(0, 200);
        var check = HeartScale.Rows(200, 70);
        return solver.Train(ref train, ref check, true, CancellationToken.None) with { Elapsed = default };
    }

    private static MinimizeResult Fit(Lbfgs<double> solver)
    {
        var train = HeartScale.Rows(0, 200);
        var check = HeartScale.Rows(200, 70);
        return solver.Train(ref train, ref check, true, CancellationToken.None);
    }

    private static byte[] Saved<TRule>(FirstOrder<double, TRule> solver)
        where TRule : unmanaged, IUpdateRule<double>
    {
        var writer = new ArrayBufferWriter<byte>();
        solver.Save(writer);
        return writer.WrittenSpan.ToArray();
    }

    private static byte[] Saved(LineSearchDriver<double> solver)
    {
        var writer = new ArrayBufferWriter<byte>();
        solver.Save(writer);
        return writer.WrittenSpan.ToArray();
    }
}
