using System.Buffers;
using System.Numerics;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>Variables of float and of double in one problem: what is evaluated is what the caller gets back.</summary>
public sealed partial class MixedPrecisionTests
{
    private static readonly double[] Times = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Fit.Samples Data => new(Times, Array.ConvertAll(Times, t => 1.25 + 0.5 * t - 0.25 * t * t + 0.125 * Math.Exp(-0.75 * t)));

    [Fact]
    public void The_objective_has_the_gradient_of_each_variables_type()
    {
        float[] weights = [0.3f, -0.7f, 0.2f];
        double[] shifts = [0.1, 0.4];
        var (scale, bend, tilt) = (0.9f, 1.1, new Vector2(0.5f, -0.25f));
        var weightsGradient = new float[3];
        var shiftsGradient = new double[2];
        var loss = Bowl.ObjectiveGradient(weights, scale, shifts, bend, tilt, weightsGradient, out float scaleGradient, shiftsGradient, out double bendGradient, out Vector2 tiltGradient);

        Assert.Equal(Bowl.Cost(weights, scale, shifts, bend, tilt), loss, 1e-12);
        for (var i = 0; i < 3; i++) Assert.Equal(2 * scale * scale * weights[i] + shifts[i % 2], weightsGradient[i], 1e-5);
        Assert.Equal(2 * scale * weights.Sum(weight => (double)weight * weight), scaleGradient, 1e-5);
        for (var i = 0; i < 2; i++) Assert.Equal(4 * Math.Pow(shifts[i] - 1, 3) + weights[i] + (i == 0 ? weights[2] : 0), shiftsGradient[i], 1e-7);
        Assert.Equal(2 * (bend - 2) + tilt.Y * tilt.Y, bendGradient, 1e-12);
        Assert.Equal(2 * (tilt.X - 0.5), tiltGradient.X, 1e-5);
        Assert.Equal(2 * tilt.Y * bend, tiltGradient.Y, 1e-5);
        Assert.True(Bowl.CheckGradients(weights, scale, shifts, bend, tilt) is { Passed: true }, Bowl.CheckGradients(weights, scale, shifts, bend, tilt).ToString());
        Assert.Equal(loss, Bowl.Evaluate(weights, scale, shifts, bend, tilt).Loss, 1e-12);
    }

    [Fact]
    public void Lbfgs_converges_and_reports_the_loss_of_what_it_hands_back()
    {
        float[] coefficients = [0, 0, 0];
        var (amplitude, rate) = (0.5, 0.5f);
        var result = Fit.MinimizeLbfgs(coefficients, ref amplitude, ref rate, Data, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(Fit.Evaluate(coefficients, amplitude, rate, Data).Loss, result.Loss, 1e-13);
        Assert.True(result.Loss < 1e-6, result.ToString());
        Assert.True(Fit.CheckGradients([0.5f, 1, -1], 0.75, 0.25f, Data).Passed, Fit.CheckGradients([0.5f, 1, -1], 0.75, 0.25f, Data).ToString());
    }

    [Fact]
    public void Adam_steps_alike_one_at_a_time_and_in_a_run()
    {
        var options = new MinimizeOptions { Epochs = 7, BatchSize = 11, GradientTolerance = 0 };
        float[] run = [0.1f, 0.2f, 0.3f];
        var (amplitude, rate) = (0.5, 0.5f);
        Fit.MinimizeAdam(run, ref amplitude, ref rate, Data, options: options, cancellationToken: Token);

        float[] stepped = [0.1f, 0.2f, 0.3f];
        var (otherAmplitude, otherRate) = (0.5, 0.5f);
        var solver = new Fit.AdamSolver(3, options);
        for (var i = 0; i < 7; i++)
        {
            var before = Fit.Evaluate(stepped, otherAmplitude, otherRate, Data).Loss;
            Assert.Equal(before, solver.Step(stepped, ref otherAmplitude, ref otherRate, Data).Loss, 1e-12);
        }

        Assert.Equal(run, stepped, (one, other) => Math.Abs(one - other) < 1e-6);
        Assert.Equal(amplitude, otherAmplitude, 1e-7);
        Assert.Equal(rate, otherRate, 1e-6);
    }

    [Fact]
    public void After_converging_a_step_changes_no_bit()
    {
        float[] coefficients = [0, 0, 0];
        var (amplitude, rate) = (0.5, 0.5f);
        var solver = new Fit.LbfgsSolver(3);
        Assert.Equal(MinimizeStatus.Converged, solver.Minimize(coefficients, ref amplitude, ref rate, Data, cancellationToken: Token).Status);
        var before = (coefficients[0], coefficients[1], coefficients[2], amplitude, rate);
        Assert.Equal(MinimizeStatus.Converged, solver.Step(coefficients, ref amplitude, ref rate, Data).Status);
        Assert.Equal(before, (coefficients[0], coefficients[1], coefficients[2], amplitude, rate));
    }

    [Fact]
    public void A_saved_solver_goes_on_bit_for_bit()
    {
        var options = new MinimizeOptions { MaxIterations = 4, GradientTolerance = 0 };
        float[] coefficients = [0.1f, 0.2f, 0.3f];
        var (amplitude, rate) = (0.5, 0.5f);
        var first = new Fit.LbfgsSolver(3, options);
        for (var i = 0; i < 3; i++) first.Step(coefficients, ref amplitude, ref rate, Data);
        var saved = new ArrayBufferWriter<byte>();
        first.Save(saved);
        float[] others = [.. coefficients];
        var (otherAmplitude, otherRate) = (amplitude, rate);
        var second = new Fit.LbfgsSolver(3, options);
        second.Load(saved.WrittenSpan);
        for (var i = 0; i < 3; i++)
        {
            var (one, other) = (first.Step(coefficients, ref amplitude, ref rate, Data), second.Step(others, ref otherAmplitude, ref otherRate, Data));
            Assert.Equal(one with { Elapsed = default }, other with { Elapsed = default });
        }

        Assert.Equal(coefficients, others);
        Assert.Equal((amplitude, rate), (otherAmplitude, otherRate));
    }

    [Fact]
    public void Runs_allocate_nothing()
    {
        float[] coefficients = [0.1f, 0.2f, 0.3f];
        var (amplitude, rate) = (0.5, 0.5f);
        var (lbfgs, adam, data) = (new Fit.LbfgsSolver(3), new Fit.AdamSolver(3), Data);
        for (var i = 0; i < 3; i++) Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) Step();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Step()
        {
            lbfgs.Step(coefficients, ref amplitude, ref rate, data);
            adam.Step(coefficients, ref amplitude, ref rate, data);
        }
    }

    private static partial class Bowl
    {
        [Loss]
        public static double Cost(ReadOnlySpan<float> weights, float scale, ReadOnlySpan<double> shifts, double bend, Vector2 tilt)
        {
            var sum = (bend - 2) * (bend - 2) + (tilt.X - 0.5) * (tilt.X - 0.5) + tilt.Y * (double)tilt.Y * bend;
            for (var i = 0; i < weights.Length; i++) sum += (double)scale * scale * weights[i] * weights[i] + (double)weights[i] * shifts[i % shifts.Length];
            foreach (var shift in shifts) sum += Math.Pow(shift - 1, 4);
            return sum;
        }
    }

    /// <summary>A parabola and a decay: coefficients and rate are floats, the amplitude is a double.</summary>
    [Adam(LearningRate = 0.05)]
    [Lbfgs]
    private static partial class Fit
    {
        [Loss]
        public static double Error(ReadOnlySpan<float> coefficients, double amplitude, float rate, [Sample] double t, [Sample] double y)
        {
            var error = coefficients[0] + coefficients[1] * t + coefficients[2] * t * t + amplitude * Math.Exp(-rate * t) - y;
            return error * error;
        }

        [Loss(Weight = 1e-9)]
        public static double Ridge(ReadOnlySpan<float> coefficients, double amplitude) => Functions.SumOfSquares(coefficients) + amplitude * amplitude;

        [Metric]
        public static double Size(ReadOnlySpan<float> coefficients, float rate, [Sample] double t) => Functions.Norm(coefficients) + rate * t;
    }
}
