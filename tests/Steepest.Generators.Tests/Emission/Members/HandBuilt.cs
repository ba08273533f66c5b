using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Rules;
using static Steepest.Generators.Tests.Emission.Members.ModelBuilder;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Problems whose bodies are put together node by node, as the front end would from the source beside them.</summary>
internal static class HandBuilt
{
    public const string RosenbrockSource = """
        using System;

        /// <summary>Rosenbrock's valley.</summary>
        public static partial class Rosenbrock
        {
            /// <summary>The loss.</summary>
            public static double Loss(ReadOnlySpan<double> x)
            {
                var sum = 0.0;
                for (var i = 0; i + 1 < x.Length; i++)
                {
                    var slope = x[i + 1] - x[i] * x[i];
                    var offset = 1 - x[i];
                    sum += 100 * slope * slope + offset * offset;
                }
                return sum;
            }
        }
        """;

    public const string TumourSource = """
        using System;
        using Steepest;

        /// <summary>Logistic regression.</summary>
        public static partial class Tumour
        {
            /// <summary>The loss of a sample.</summary>
            public static double CrossEntropy(ReadOnlySpan<double> weights, double bias, ReadOnlySpan<double> features, double label)
                => Functions.Softplus(Functions.Dot(weights, features) + bias) - label * (Functions.Dot(weights, features) + bias);
            /// <summary>The penalty.</summary>
            public static double Ridge(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);
            /// <summary>The metric.</summary>
            public static double Error(ReadOnlySpan<double> weights, double bias, ReadOnlySpan<double> features, double label)
                => (Functions.Dot(weights, features) + bias > 0) == (label > 0.5) ? 0 : 1;
        }
        """;

    public const string BoothSource = """
        using System;

        namespace Valleys
        {
            /// <summary>Booth's function.</summary>
            internal static partial class Booth
            {
                /// <summary>The loss.</summary>
                public static double Loss(double x, double y)
                {
                    var first = x + 2 * y - 7;
                    var second = 2 * x + y - 5;
                    return first * first + second * second;
                }
            }
        }
        """;

    public static ProblemModel Rosenbrock(params OptimizerModel[] optimizers)
    {
        var builder = new FunctionBuilder();
        var x = builder.Parameter(new Parameter("x", new IrType(ElementType.Double, true), ParameterRole.Variable));
        builder.Ordinal = 0;
        var zero = builder.Constant(IrType.Double, 0, "0.0");
        builder.Ordinal = 1;
        var upper = builder.Apply(Operators.Subtract, builder.Length(x), builder.Integer(1));
        var sum = builder.For(builder.Integer(0), upper, 1, [zero], (i, carried) =>
        {
            builder.Ordinal = 2;
            var here = builder.Load(x, i);
            var next = builder.Load(x, builder.Apply(Operators.Add, i, builder.Integer(1)));
            var slope = builder.Name(builder.Apply(Operators.Subtract, next, builder.Apply(Operators.Multiply, here, here)), "slope");
            builder.Ordinal = 3;
            var offset = builder.Name(builder.Apply(Operators.Subtract, builder.Constant(IrType.Double, 1, "1"), here), "offset");
            builder.Ordinal = 4;
            var steep = builder.Apply(Operators.Multiply, builder.Apply(Operators.Multiply, builder.Constant(IrType.Double, 100, "100"), slope), slope);
            var term = builder.Apply(Operators.Add, steep, builder.Apply(Operators.Multiply, offset, offset));
            return [builder.Apply(Operators.Add, carried[0], term)];
        }, "i", ["sum"]);
        var function = builder.Build("Loss", sum, [""], EquatableArray.Of(
            "sum = 0.0", "for (var i = 0; i + 1 < x.Length; i++)", "slope = x[i + 1] - x[i] * x[i]", "offset = 1 - x[i]",
            "sum += 100 * slope * slope + offset * offset"));
        var loss = Method("Loss", MethodRole.Loss, Span("x")) with { Primal = new LoweredBody(ElementType.Double, function) };
        return Problem(Type("Rosenbrock"), [loss], optimizers);
    }

    public static ProblemModel Tumour(params OptimizerModel[] optimizers)
    {
        ParameterModel[] inputs =
        [
            Span("weights") with { Documentation = "One weight per feature." }, Scalar("bias") with { Documentation = "The offset of the logit." },
            Span("features", InputRole.Sample), Scalar("label", InputRole.Sample),
        ];
        var entropy = Method("CrossEntropy", MethodRole.Loss, inputs) with { Primal = Body("CrossEntropy", inputs, CrossEntropy) };
        var ridge = Method("Ridge", MethodRole.Loss, Span("weights")) with
        {
            Weight = 1e-3,
            Primal = Body("Ridge", [Span("weights")], (builder, values) => Dot(builder, values[0], values[0])),
        };
        var error = Method("Error", MethodRole.Metric, inputs) with { Primal = Body("Error", inputs, Error) };
        return Problem(Type("Tumour"), [entropy, ridge, error], optimizers);
    }

    public static ProblemModel Booth(params OptimizerModel[] optimizers)
    {
        ParameterModel[] inputs = [Scalar("x"), Scalar("y")];
        var loss = Method("Loss", MethodRole.Loss, inputs) with
        {
            Primal = Body("Loss", inputs, (builder, values) =>
            {
                int Number(double value) => builder.Constant(IrType.Double, value);
                int Residual(double a, double b, double c, string name) => builder.Name(
                    builder.Apply(Operators.Subtract, builder.Apply(
                        Operators.Add, builder.Apply(Operators.Multiply, Number(a), values[0]), builder.Apply(Operators.Multiply, Number(b), values[1])), Number(c)), name);
                builder.Ordinal = 0;
                var first = Residual(1, 2, 7, "first");
                builder.Ordinal = 1;
                var second = Residual(2, 1, 5, "second");
                builder.Ordinal = 2;
                return builder.Apply(Operators.Add, builder.Apply(Operators.Multiply, first, first), builder.Apply(Operators.Multiply, second, second));
            }, "first = x + 2 * y - 7", "second = 2 * x + y - 5", "return first * first + second * second"),
        };
        return Problem(Type("Booth", "Valleys", accessibility: "internal"), [loss], optimizers);
    }

    /// <summary>A body from a function of the parameters' values.</summary>
    public static LoweredBody Body(string name, IReadOnlyList<ParameterModel> inputs, Func<FunctionBuilder, int[], int> build, params string[] quotes)
    {
        var builder = new FunctionBuilder();
        int[] values = [.. inputs.Select(input => builder.Parameter(new Parameter(
            input.Name.TrimStart('@'), new IrType(input.Type, !input.IsScalar), input.Role == InputRole.Variable ? ParameterRole.Variable : ParameterRole.Fixed)
        { StatedLength = input.StatedLength }))];
        var result = build(builder, values);
        var type = builder.TypeOf(result).Element;
        return new LoweredBody(type, builder.Build(name, [result], [""], quotes.ToEquatableArray()));
    }

    public static int Dot(FunctionBuilder builder, int first, int second)
        => builder.For(builder.Integer(0), builder.Length(first), 1, [builder.Constant(builder.TypeOf(first).ToElement(), 0)], (i, carried) =>
            [builder.Apply(Operators.Add, carried[0], builder.Apply(Operators.Multiply, builder.Load(first, i), builder.Load(second, i)))], "i", ["dot"])[0];

    private static int CrossEntropy(FunctionBuilder builder, int[] values)
    {
        var logit = builder.Name(builder.Apply(Operators.Add, Dot(builder, values[0], values[2]), values[1]), "logit");
        var softplus = builder.Apply(Operators.Find("Steepest.Functions.Softplus", 1)!, logit);
        return builder.Apply(Operators.Subtract, softplus, builder.Apply(Operators.Multiply, values[3], logit));
    }

    private static int Error(FunctionBuilder builder, int[] values)
    {
        var logit = builder.Name(builder.Apply(Operators.Add, Dot(builder, values[0], values[2]), values[1]), "logit");
        var isPositive = builder.Apply(Operators.Greater, logit, builder.Constant(IrType.Double, 0));
        var isTumour = builder.Apply(Operators.Greater, values[3], builder.Constant(IrType.Double, 0.5));
        return builder.Apply(
            Operators.Select, builder.Apply(Operators.Equal, isPositive, isTumour), builder.Constant(IrType.Double, 0), builder.Constant(IrType.Double, 1));
    }
}
