using Steepest.Generators.Emit;
using Steepest.Generators.Emit.Bodies;
using Steepest.Generators.Emit.Members;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Xunit;
using static Steepest.Generators.Tests.Emission.Members.ModelBuilder;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Generated members, run.</summary>
public sealed class MemberExecutionTests
{
    private static readonly string Rosenbrock = ProblemEmitter.Emit(HandBuilt.Rosenbrock(Optimizer("Lbfgs")));
    private static readonly string Tumour = ProblemEmitter.Emit(HandBuilt.Tumour(Optimizer("Adam", ("LearningRate", 0.01)), Optimizer("Lbfgs")));

    /// <summary>Forty rows of three features, and what members say of them.</summary>
    private const string Data = """
        var random = new Random(7);
        var features = Enumerable.Range(0, 120).Select(_ => random.NextDouble() * 2 - 1).ToArray();
        var labels = Enumerable.Range(0, 40).Select(n => features[3 * n] + 0.3 * features[3 * n + 1] > 0.1 * random.NextDouble() ? 1.0 : 0.0).ToArray();
        var samples = new Tumour.Samples(features, labels);
        double[] weights = [0.3, -0.2, 0.1];
        var bias = 0.05;
        double Loss() => Enumerable.Range(0, 40).Average(n => Tumour.CrossEntropy(weights, bias, features.AsSpan(3 * n, 3), labels[n])) + 1e-3 * Tumour.Ridge(weights);

        """;

    [Fact]
    public void Minimize_finds_the_minimum() => Assert.True(OnRosenbrock("""
        double[] x = [-1.2, 1, -1.2, 1];
        var result = Rosenbrock.Minimize(x);
        return result.Status == MinimizeStatus.Converged && x.All(e => Math.Abs(e - 1) < 1e-9) && Rosenbrock.Loss(x) < 1e-18;
        """));

    [Fact]
    public void Evaluate_and_both_gradients_agree_with_the_method() => Assert.True(OnRosenbrock("""
        double[] x = [-1.2, 1, 0.5];
        double[] first = new double[3], second = [7, 7, 7];
        var value = Rosenbrock.LossGradient(x, first);
        return value == Rosenbrock.Loss(x) && Rosenbrock.ObjectiveGradient(x, second) == value && first.SequenceEqual(second)
            && Rosenbrock.Evaluate(x).Loss == value && double.IsNaN(Rosenbrock.Evaluate(x).Metric);
        """));

    [Fact]
    public void Right_gradients_pass_the_check() => Assert.True(OnRosenbrock("return Rosenbrock.CheckGradients([-1.2, 1, 0.5]).Passed;"));

    [Fact]
    public void Wrong_gradients_fail_the_check() => Assert.Equal("x[0]", StrictCompilation.Run<string>(
        "var check = Rosenbrock.CheckGradients([-1.2, 1, 0.5]); return check.Passed ? \"\" : check.Worst;",
        HandBuilt.RosenbrockSource, Spoilt(HandBuilt.Rosenbrock(), "Loss", "xGradient[0] *= 1.001;")));

    [Fact]
    public void Wrong_lengths_and_overlaps_throw() => Assert.True(OnRosenbrock("""
        var x = new double[6];
        return Probe.Throws<ArgumentException>(() => Rosenbrock.LossGradient(x, new double[5]))
            && Probe.Throws<ArgumentException>(() => Rosenbrock.LossGradient(x, x))
            && Probe.Throws<ArgumentException>(() => Rosenbrock.LossGradient(x.AsSpan(0, 3), x.AsSpan(2, 3)))
            && !Probe.Throws<ArgumentException>(() => Rosenbrock.LossGradient(x.AsSpan(0, 3), x.AsSpan(3, 3)))
            && Probe.Throws<ArgumentException>(() => Rosenbrock.ObjectiveGradient(x, x))
            && Probe.Throws<ArgumentException>(() => new Rosenbrock.Solver(5).Step(x))
            && Probe.Throws<ArgumentOutOfRangeException>(() => new Rosenbrock.Solver(-1));
        """));

    [Fact]
    public void Steps_and_runs_allocate_nothing() => Assert.True(OnRosenbrock("""
        var solver = new Rosenbrock.Solver(2);
        var x = new double[2];
        return Probe.Allocated(() => { (x[0], x[1]) = (-1.2, 1); solver.Reset(); solver.Step(x); }) == 0
            && Probe.Allocated(() => { (x[0], x[1]) = (-1.2, 1); solver.Reset(); solver.Minimize(x); }) == 0;
        """));

    [Fact]
    public void A_saved_solver_goes_on_bit_for_bit() => Assert.True(OnRosenbrock("""
        var first = new Rosenbrock.Solver(2);
        double[] x = [-1.2, 1];
        for (var i = 0; i < 5; i++) first.Step(x);
        var saved = new System.Buffers.ArrayBufferWriter<byte>();
        first.Save(saved);
        var second = new Rosenbrock.Solver(2);
        second.Load(saved.WrittenSpan);
        var y = (double[])x.Clone();
        for (var i = 0; i < 5; i++) { first.Step(x); second.Step(y); }
        return x.SequenceEqual(y)
            && Probe.Throws<System.IO.InvalidDataException>(() => new Rosenbrock.Solver(3).Load(saved.WrittenSpan))
            && Probe.Throws<System.IO.InvalidDataException>(() => new Rosenbrock.Solver(2).Load(saved.WrittenSpan[..^3]));
        """));

    [Fact]
    public void A_sampled_objective_is_the_weighted_sum_of_means() => Assert.True(OnTumour("""
        var evaluation = Tumour.Evaluate(weights, bias, samples);
        var error = Enumerable.Range(0, 40).Average(n => Tumour.Error(weights, bias, features.AsSpan(3 * n, 3), labels[n]));
        var gradient = new double[3];
        var value = Tumour.ObjectiveGradient(weights, bias, samples, gradient, out var biasGradient);
        return Math.Abs(evaluation.Loss - Loss()) < 1e-14 && Math.Abs(value - Loss()) < 1e-14 && Math.Abs(evaluation.Metric - error) < 1e-14
            && Math.Abs(biasGradient - Enumerable.Range(0, 40).Average(n => 1 / (1 + Math.Exp(-(weights[0] * features[3 * n] + weights[1] * features[3 * n + 1]
                + weights[2] * features[3 * n + 2] + bias))) - labels[n])) < 1e-14;
        """));

    [Fact]
    public void All_derivatives_of_a_sampled_problem_pass_the_check()
        => Assert.True(OnTumour("return Tumour.CheckGradients(weights, bias, samples).Passed;"));

    [Fact]
    public void The_check_finds_a_wrong_derivative_of_one_loss() => Assert.Equal("bias", StrictCompilation.Run<string>(
        Data + "var check = Tumour.CheckGradients(weights, bias, samples); return check.Passed ? Loss().ToString() : check.Worst;",
        HandBuilt.TumourSource, Spoilt(HandBuilt.Tumour(), "CrossEntropy", "biasGradient *= 1.001;")));

    [Fact]
    public void Both_optimizers_lower_the_loss_and_agree() => Assert.True(OnTumour("""
        var before = Loss();
        Tumour.MinimizeAdam(weights, ref bias, samples, options: new MinimizeOptions { Epochs = 400, BatchSize = 40 });
        var adam = Loss();
        var result = Tumour.MinimizeLbfgs(weights, ref bias, samples);
        return result.Status == MinimizeStatus.Converged && adam < 0.8 * before && Loss() <= adam && Math.Abs(result.Loss - Loss()) < 1e-12;
        """));

    [Fact]
    public void Validation_picks_the_best_point() => Assert.True(OnTumour("""
        var held = samples.Slice(30, 10);
        var result = Tumour.MinimizeAdam(weights, ref bias, samples.Slice(0, 30), held, new MinimizeOptions { Epochs = 20, BatchSize = 7, Seed = 3 });
        return held.Count == 10 && result.Metric == Tumour.Evaluate(weights, bias, held).Metric;
        """));

    [Fact]
    public void Steps_on_batches_allocate_nothing() => Assert.True(OnTumour("""
        var adam = new Tumour.AdamSolver(3);
        var lbfgs = new Tumour.LbfgsSolver(3);
        return Probe.Allocated(() => adam.Step(weights, ref bias, samples.Slice(3, 8))) == 0
            && Probe.Allocated(() => lbfgs.Step(weights, ref bias, samples)) == 0
            && Probe.Allocated(() => adam.Minimize(weights, ref bias, samples)) == 0
            && Probe.Allocated(() => lbfgs.Minimize(weights, ref bias, samples)) == 0;
        """));

    [Fact]
    public void Samples_must_fit_together() => Assert.True(OnTumour("""
        string Fault(Action action) { try { action(); return ""; } catch (ArgumentException e) { return e.ParamName ?? "?"; } }
        return Fault(() => new Tumour.Samples(features.AsMemory(1), labels)) == "features"
            && Fault(() => samples.Slice(39, 2)) == "start"
            && Fault(() => samples.Slice(-1, 2)) == "start"
            && Fault(() => samples.Slice(int.MaxValue, 1)) == "start"
            && Fault(() => Tumour.Evaluate(weights, bias, samples.Slice(0, 0))) == "samples"
            && Fault(() => new Tumour.LbfgsSolver(3).Step(weights, ref bias, samples.Slice(0, 0))) == "samples"
            && Fault(() => new Tumour.AdamSolver(3).Step(weights, ref weights[1], samples)) == "weights"
            && samples.Slice(2, 3).Count == 3 && default(Tumour.Samples).Count == 0;
        """));

    /// <summary>The file with a statement more before the gradient of a method returns.</summary>
    private static string Spoilt(ProblemModel model, string method, string statement)
    {
        void Write(Function function, Writer writer, IReadOnlyDictionary<string, string>? names, Action<Writer, IReadOnlyList<string>> leave)
        {
            var inner = new Writer();
            BodyEmitter.Emit(function, inner, names, leave);
            var isSpoilt = function.Name == method && function.Parameters.Any(parameter => parameter.Role == ParameterRole.Destination);
            var text = inner.ToString().TrimEnd('\n');
            var end = text.LastIndexOf("return ", StringComparison.Ordinal);
            writer.WriteLine(isSpoilt ? text[..end] + statement + "\n" + text[end..] : text);
        }

        return new ProblemEmitter(ProblemCompilation.Compile(model), Write).Emit();
    }

    private static bool OnRosenbrock(string statements) => StrictCompilation.Run<bool>(statements, HandBuilt.RosenbrockSource, Rosenbrock);

    private static bool OnTumour(string statements) => StrictCompilation.Run<bool>(Data + statements, HandBuilt.TumourSource, Tumour);
}
