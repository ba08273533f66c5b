using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Tests.Ir;

/// <summary>Small functions of the IR that tests start from.</summary>
internal static class Programs
{
    public static readonly IrType Buffer = IrType.Double.ToBuffer();

    /// <summary>A function of parameters of the given types, named x0, x1, ….</summary>
    public static Function Build(IReadOnlyList<IrType> types, Func<FunctionBuilder, int[], int[]> body)
    {
        var builder = new FunctionBuilder();
        int[] parameters = [.. types.Select((type, i) => builder.Parameter(new Parameter("x" + i, type, ParameterRole.Variable)))];
        var results = body(builder, parameters);
        return builder.Build("F", results, results.Select((_, i) => "result" + i), EquatableArray<string>.Empty);
    }

    /// <summary>Σ x[i]·scale, but for negative elements, which are overwritten by their squares.</summary>
    public static Function Example() => Build([Buffer, IrType.Double], (builder, x) =>
    {
        builder.Ordinal = 0;
        var zero = builder.Constant(IrType.Double, 0, "0.0");
        return builder.For(builder.Integer(0), builder.Length(x[0]), 1, [zero], (i, sum) =>
        {
            builder.Ordinal = 1;
            var element = builder.Name(builder.Load(x[0], i), "element");
            var kept = builder.If(
                builder.Apply(Operators.Less, element, zero),
                () =>
                {
                    builder.Store(x[0], i, builder.Apply(Operators.Multiply, element, element));
                    return [zero];
                },
                () => [builder.Apply(Operators.Multiply, element, x[1])]);
            return [builder.Apply(Operators.Add, sum[0], kept[0])];
        }, "i", ["sum"]);
    });
}
