using Steepest.Generators.Emit.Members;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using static Steepest.Generators.Tests.Emission.Members.ModelBuilder;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Problems with stand-in bodies.</summary>
internal static class StandInProblems
{
    public const string RosenbrockSource = """
        /// <summary>Rosenbrock's valley.</summary>
        public static partial class Rosenbrock
        {
            /// <summary>The loss.</summary>
            public static double Loss(System.ReadOnlySpan<double> x) => 100 * (x[1] - x[0] * x[0]) * (x[1] - x[0] * x[0]) + (1 - x[0]) * (1 - x[0]);
        }
        """;

    public const string TumourSource = """
        /// <summary>Logistic regression.</summary>
        public static partial class Tumour
        {
            /// <summary>The loss of a sample.</summary>
            public static double CrossEntropy(System.ReadOnlySpan<double> weights, double bias, System.ReadOnlySpan<double> features, double label) => 0;
            /// <summary>The penalty.</summary>
            public static double Ridge(System.ReadOnlySpan<double> weights) => 0;
            /// <summary>The metric.</summary>
            public static double Error(System.ReadOnlySpan<double> weights, double bias, System.ReadOnlySpan<double> features, double label) => 0;
        }
        """;

    private const string Logit = "for (var i = 0; i < weights.Length; i++) logit += weights[i] * row[i];";

    public static string Rosenbrock(params OptimizerModel[] optimizers)
    {
        var bodies = new StandIn();
        var loss = Method("Loss", MethodRole.Loss, Span("x"));
        var gradient = bodies.Function(
            "LossGradient", "double[] x: variable, double[] xGradient: destination", "double",
            ["var slope = x[1] - x[0] * x[0];", "var offset = 1 - x[0];", "xGradient[0] = -400 * x[0] * slope - 2 * offset;", "xGradient[1] = 200 * slope;"],
            "100 * slope * slope + offset * offset");
        var value = bodies.Function(
            "LossValue", "double[] x: variable", "double", ["var slope = x[1] - x[0] * x[0];", "var offset = 1 - x[0];"], "100 * slope * slope + offset * offset");
        return bodies.Emit(new CompiledProblem(Problem(Type("Rosenbrock"), [loss], optimizers), EquatableArray.Of(new CompiledGradient(loss, gradient)))
        {
            BeginValue = value,
        });
    }

    public static string Tumour(params OptimizerModel[] optimizers)
    {
        var bodies = new StandIn();
        var entropy = Method(
            "CrossEntropy", MethodRole.Loss,
            Span("weights") with { Documentation = "One weight per feature" }, Scalar("bias") with { Documentation = "The offset of the logit." },
            Span("features", InputRole.Sample), Scalar("label", InputRole.Sample));
        var ridge = Method("Ridge", MethodRole.Loss, Span("weights")) with { Weight = 1e-3 };
        var error = Method("Error", MethodRole.Metric, [.. entropy.Parameters]);
        const string Inputs = "double[] weights: variable, double bias: variable";
        const string Data = Inputs + ", double[] features: fixed, int featuresLength: fixed, double[] label: fixed, int[] batch: rows, double scale: fixed";
        string[] Rows(params string[] body) =>
        [
            "var sum = 0.0;", "var biasAdjoint = 0.0;", "for (var n = 0; n < batch.Count; n++)", "{",
            "    var row = features.Slice(batch[n] * featuresLength, featuresLength);", "    var target = label[batch[n]];", "    var logit = bias;",
            "    " + Logit, .. body.Select(line => "    " + line), "}",
        ];
        const string Softplus = "sum += Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit))) - target * logit;";
        return bodies.Emit(new CompiledProblem(
            Problem(Type("Tumour"), [entropy, ridge, error], optimizers),
            EquatableArray.Of(
                new CompiledGradient(entropy, bodies.Function(
                    "CrossEntropyGradient", Inputs + ", double[] features: fixed, double label: fixed, double[] weightsGradient: destination", "double, double biasGradient",
                    [
                        "var row = features;", "var logit = bias;", Logit,
                        "var adjoint = 1 / (1 + Math.Exp(-logit)) - label;", "for (var i = 0; i < weights.Length; i++) weightsGradient[i] = adjoint * features[i];",
                    ],
                    "Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit))) - label * logit", "adjoint")),
                new CompiledGradient(ridge, bodies.Function(
                    "RidgeGradient", "double[] weights: variable, double[] weightsGradient: destination", "double",
                    ["var sum = 0.0;", "for (var i = 0; i < weights.Length; i++)", "{", "    sum += weights[i] * weights[i];", "    weightsGradient[i] = 2 * weights[i];", "}"],
                    "sum"))))
        {
            Begin = bodies.Function(
                "Begin", Inputs + ", double[] weightsGradient: destination", "double, double biasGradient",
                ["var sum = 0.0;", "for (var i = 0; i < weights.Length; i++)", "{", "    sum += weights[i] * weights[i];", "    weightsGradient[i] = 0.002 * weights[i];", "}"],
                "0.001 * sum", "0"),
            Add = bodies.Function(
                "Add", Data + ", double[] weightsGradient: destination", "double, double biasGradient",
                Rows(
                    Softplus, "var adjoint = scale * (1 / (1 + Math.Exp(-logit)) - target);", "biasAdjoint += adjoint;",
                    "for (var i = 0; i < weights.Length; i++) weightsGradient[i] += adjoint * row[i];"),
                "sum * scale", "biasAdjoint"),
            BeginValue = bodies.Function(
                "BeginValue", Inputs, "double", ["var sum = 0.0;", "for (var i = 0; i < weights.Length; i++) sum += weights[i] * weights[i];"], "0.001 * sum"),
            AddValue = bodies.Function("AddValue", Data, "double", Rows(Softplus)[..], "sum * scale + 0 * biasAdjoint"),
            Metric = bodies.Function("Metric", Data, "double", Rows("sum += logit > 0 == target > 0.5 ? 0 : 1;"), "sum * scale + 0 * biasAdjoint"),
        });
    }
}
