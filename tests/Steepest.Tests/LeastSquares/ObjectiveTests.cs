using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>The objective of residuals is half the sum of their squares, or of what a robust function makes of these, in every member and for every optimizer.</summary>
public sealed class ObjectiveTests
{
    private static readonly double[] Times = [.. Enumerable.Range(0, 37).Select(i => 0.1 * i)];
    private static readonly double[] Values = [.. Times.Select((t, i) => 2.5 * Math.Exp(-1.3 * t) + 0.05 * Math.Sin(7 * i))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private delegate double OfOne(double x, out double derivative);

    public static TheoryData<Robust, double> Residuals
    {
        get
        {
            var data = new TheoryData<Robust, double>();
            foreach (var kind in Enum.GetValues<Robust>().Skip(1))
            {
                foreach (var residual in (double[])[0, 1e-9, -0.2, 0.499, -0.501, 2, -70, 1e9]) data.Add(kind, residual);
            }

            return data;
        }
    }

    /// <summary>As the documentation of <see cref="Robust"/> says it.</summary>
    [Theory]
    [MemberData(nameof(Residuals))]
    public void Robust_functions_are_those_of_their_documentation(Robust kind, double x)
    {
        OfOne objective = kind switch
        {
            Robust.Huber => HuberResidual.ObjectiveGradient,
            Robust.SoftL1 => SoftResidual.ObjectiveGradient,
            Robust.Cauchy => CauchyResidual.ObjectiveGradient,
            Robust.Arctan => ArctanResidual.ObjectiveGradient,
            Robust.GemanMcClure => GemanMcClureResidual.ObjectiveGradient,
            Robust.Welsch => WelschResidual.ObjectiveGradient,
            _ => TukeyResidual.ObjectiveGradient,
        };
        var s = x * x / 0.25;
        var (rho, slope) = kind switch
        {
            Robust.Huber => s <= 1 ? (s, 1) : (2 * Math.Sqrt(s) - 1, 1 / Math.Sqrt(s)),
            Robust.SoftL1 => (2 * (Math.Sqrt(1 + s) - 1), 1 / Math.Sqrt(1 + s)),
            Robust.Cauchy => (double.LogP1(s), 1 / (1 + s)),
            Robust.Arctan => (Math.Atan(s), 1 / (1 + s * s)),
            Robust.GemanMcClure => (s / (1 + s), 1 / (1 + s) / (1 + s)),
            Robust.Welsch => (1 - Math.Exp(-s), Math.Exp(-s)),
            _ => s <= 1 ? ((1 - Math.Pow(1 - s, 3)) / 3, (1 - s) * (1 - s)) : (1.0 / 3, 0),
        };
        var value = objective(x, out var derivative);
        // Near 0 every one is half the square, to which the formulas come by differences.
        Close(Math.Abs(x) < 1e-3 ? 1.5 * x * x : 3 * 0.5 * 0.25 * rho, value, 1e-12);
        Assert.Equal(3 * slope * x, derivative, 1e-12 * Math.Min(1, Math.Abs(x)));
    }

    [Fact]
    public void Residuals_are_summed_and_losses_averaged()
    {
        var samples = new PriorDecay.Samples(Times, Values);
        double Objective(double a, double b)
            => Times.Zip(Values, (t, y) => Math.Pow(a * Math.Exp(-b * t) - y, 2)).Sum() + Times.Average(t => b * b * t) + 0.25 * a * a;
        Close(Objective(1.5, 0.7), PriorDecay.Evaluate(1.5, 0.7, samples).Loss, 1e-13);
        var value = PriorDecay.ObjectiveGradient(1.5, 0.7, samples, out var byAmplitude, out var byRate);
        Close(Objective(1.5, 0.7), value, 1e-13);
        const double Step = 1e-5;
        Close((Objective(1.5 + Step, 0.7) - Objective(1.5 - Step, 0.7)) / (2 * Step), byAmplitude, 1e-8);
        Close((Objective(1.5, 0.7 + Step) - Objective(1.5, 0.7 - Step)) / (2 * Step), byRate, 1e-8);
        Assert.True(PriorDecay.CheckGradients(1.5, 0.7, samples).Passed);
        Assert.Equal(1.5 * Math.Exp(-0.7 * 2) - 0.5, PriorDecay.ErrorGradient(1.5, 0.7, 2, 0.5, out var slope, out _), 1e-15);
        Assert.Equal(Math.Exp(-0.7 * 2), slope, 1e-15);
    }

    [Fact]
    public void Outputs_are_summed_over_all_of_their_elements_and_start_from_zero()
    {
        double[] x = [0.5, -1.5, 2];
        double Objective(int length) => 0.5 * (Enumerable.Range(0, length).Sum(i => Math.Pow(x[i % 3] * (i + 1) - 2, 2)) + 0.5625);
        foreach (var length in (int[])[0, 1, 5, 100])
        {
            Close(Objective(length), ChainResiduals.Evaluate(x, 2, length, 3).Loss, 1e-13);
            Assert.True(ChainResiduals.CheckGradients(x, 2, length, 3).Passed);
        }

        var gradient = new double[3];
        ChainResiduals.ObjectiveGradient(x, 2, 3, 1, gradient);
        Assert.Equal([-1.5 + 0.5 * -1.5 * -1.5, 2 * (-3 - 2) + 0.5 * -1.5 * 0.5, 3 * (6 - 2)], gradient.Select(slope => Math.Round(slope, 12)));
    }

    [Fact]
    public void Rows_of_floats_are_summed_in_double()
    {
        var random = new Random(3);
        var (t, y) = (Enumerable.Range(0, 3 * 50).Select(_ => random.NextSingle()).ToArray(), Enumerable.Range(0, 50).Select(_ => random.NextSingle()).ToArray());
        var samples = new RowResiduals.Samples(t, y);
        float[] x = [0.3f, -0.2f, 0.9f];
        double expected = 0;
        for (var row = 0; row < 50; row++)
        {
            for (var i = 0; i < 2; i++) expected += 0.25 * Math.Pow(x[i] * t[3 * row + i] - y[row], 2);
            expected += 0.5 * Math.Pow(x[0] - t[3 * row], 2);
        }

        Close(expected, RowResiduals.Evaluate(x, 2, samples).Loss, 1e-6);
        Assert.True(RowResiduals.CheckGradients(x, 2, samples).Passed);
    }

    [Fact]
    public void Every_optimizer_minimises_it()
    {
        var samples = new PriorDecay.Samples(Times, Values);
        var found = new List<(double, double)>();
        foreach (var method in (Func<(double, double)>[])[Lbfgs, Bfgs, Newton, Adam]) found.Add(method());
        foreach (var (a, b) in found)
        {
            Assert.Equal(found[0].Item1, a, 1e-5);
            Assert.Equal(found[0].Item2, b, 1e-5);
        }

        PriorDecay.ObjectiveGradient(found[0].Item1, found[0].Item2, samples, out var byAmplitude, out var byRate);
        Assert.True(Math.Abs(byAmplitude) + Math.Abs(byRate) < 1e-6);

        (double, double) Lbfgs() => Run((ref double a, ref double b) => PriorDecay.MinimizeLbfgs(ref a, ref b, samples).Status);
        (double, double) Bfgs() => Run((ref double a, ref double b) => PriorDecay.MinimizeBfgs(ref a, ref b, samples).Status);
        (double, double) Newton() => Run((ref double a, ref double b) => PriorDecay.MinimizeNewton(ref a, ref b, samples).Status);
        (double, double) Adam() => Run((ref double a, ref double b) =>
        {
            PriorDecay.MinimizeAdam(ref a, ref b, samples, options: new MinimizeOptions { Epochs = 3000, BatchSize = 37, Schedule = Schedule.Cosine(3000, 0) });
            return MinimizeStatus.Converged;
        });
    }

    [Fact]
    public void Outputs_without_samples_are_minimised()
    {
        double[] x = [-1.2, 1];
        Assert.Equal(MinimizeStatus.Converged, ValleyResiduals.MinimizeBfgs(x, cancellationToken: Token).Status);
        Assert.Equal([1, 1], x.Select(value => Math.Round(value, 6)));
        x = [-1.2, 1];
        Assert.Equal(MinimizeStatus.Converged, ValleyResiduals.MinimizeTrustRegion(x, cancellationToken: Token).Status);
        Assert.Equal([1, 1], x.Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void Lengths_of_outputs_are_those_that_a_solver_was_made_with()
    {
        var solver = new ChainResiduals.Solver(xLength: 3, rLength: 5, sLength: 1);
        double[] x = [1, 1, 1];
        Assert.Equal("sLength", Assert.Throws<ArgumentOutOfRangeException>(() => solver.Step(x, 2, 5, 2)).ParamName);
        Assert.Equal("rLength", Assert.Throws<ArgumentOutOfRangeException>(() => solver.Minimize(x, 2, 4, 1, Token)).ParamName);
        Assert.Equal("rLength", Assert.Throws<ArgumentOutOfRangeException>(() => new ChainResiduals.Solver(3, -1, 1)).ParamName);
        Assert.Equal("sLength", Assert.Throws<ArgumentOutOfRangeException>(() => ChainResiduals.Evaluate(x, 2, 1, -1)).ParamName);
        Assert.Equal(MinimizeStatus.Converged, solver.Minimize(x, 2, 5, 1, Token).Status);
    }

    private delegate MinimizeStatus Minimize(ref double amplitude, ref double rate);

    private static (double Amplitude, double Rate) Run(Minimize minimize)
    {
        var (amplitude, rate) = (1.0, 1.0);
        Assert.Equal(MinimizeStatus.Converged, minimize(ref amplitude, ref rate));
        return (amplitude, rate);
    }

    private static void Close(double expected, double actual, double tolerance) => Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1e-300, Math.Abs(expected)), $"{actual:R} instead of {expected:R}");
}
