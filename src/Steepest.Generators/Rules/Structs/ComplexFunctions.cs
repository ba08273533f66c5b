using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary><c>Complex</c>, as (real, imaginary).</summary>
internal static class ComplexFunctions
{
    public static IReadOnlyList<StructFunction> All => [.. Arithmetic, .. Polar, .. Elementary];

    private static readonly StructFunction[] Arithmetic =
    [
        .. StructTerms.Linear("Complex", 2),
        new("Complex..ctor", [1, 1], (_, x) => [x[0][0], x[1][0]]),
        new("Complex.get_Zero", [], (builder, _) => builder.Doubles(0, 0)),
        new("Complex.get_One", [], (builder, _) => builder.Doubles(1, 0)),
        new("Complex.get_ImaginaryOne", [], (builder, _) => builder.Doubles(0, 1)),
        new("Complex.op_Implicit", [1], (builder, x) => [Wide(builder, x[0][0]), builder.Doubles(0)[0]]),
        .. Both("op_Addition", "Add", [2, 1], x => [x[0][0] + x[1][0], x[0][1]]),
        .. Both("op_Addition", "Add", [1, 2], x => [x[0][0] + x[1][0], x[1][1]]),
        .. Both("op_Subtraction", "Subtract", [2, 1], x => [x[0][0] - x[1][0], x[0][1]]),
        .. Both("op_Subtraction", "Subtract", [1, 2], x => [x[0][0] - x[1][0], -x[1][1]]),
        .. Both("op_Multiply", "Multiply", [2, 2], x => Product(x[0], x[1])),
        .. Both("op_Multiply", "Multiply", [2, 1], x => x[0].Times(x[1][0])),
        .. Both("op_Multiply", "Multiply", [1, 2], x => x[1].Times(x[0][0])),
        .. Both("op_Division", "Divide", [2, 2], x => Quotient(x[0], x[1])),
        .. Both("op_Division", "Divide", [2, 1], x => x[0].Each(part => part / x[1][0])),
        .. Both("op_Division", "Divide", [1, 2], x => Quotient([x[0][0], x[0][0].Number(0)], x[1])),
        new("Complex.Conjugate", [2], (_, x) => [x[0][0], -x[0][1]]),
        new("Complex.Reciprocal", [2], (_, x) => (x[0][0].Is(0) & x[0][1].Is(0)).Choose(() => [x[0][0].Number(0), x[0][0].Number(0)], () => Quotient([x[0][0].Number(1), x[0][0].Number(0)], x[0]))),
    ];

    private static readonly StructFunction[] Polar =
    [
        new("Complex.Abs", [2], (_, x) => [Abs(x[0])]),
        new("Complex.get_Magnitude", [2], (_, x) => [Abs(x[0])]),
        new("Complex.get_Phase", [2], (_, x) => [Phase(x[0])]),
        new("Complex.FromPolarCoordinates", [1, 1], (_, x) => [x[0][0] * x[1][0].Cos(), x[0][0] * x[1][0].Sin()]),
    ];

    private static readonly StructFunction[] Elementary =
    [
        new("Complex.Exp", [2], (_, x) => Operators.Exp.Of(x[0][0]) is var size ? [size * x[0][1].Cos(), size * x[0][1].Sin()] : []),
        new("Complex.Log", [2], (_, x) => Log(x[0])),
        new("Complex.Log", [2, 1], (_, x) => Log(x[0]).Each(part => part / Operators.Log.Of(x[1][0]))),
        new("Complex.Log10", [2], (_, x) => Log(x[0]).Times(x[0][0].Number(1 / Math.Log(10)))),
        new("Complex.Sqrt", [2], (_, x) => Sqrt(x[0])),
        new("Complex.Pow", [2, 2], (_, x) => Pow(x[0], x[1])),
        new("Complex.Pow", [2, 1], (_, x) => Pow(x[0], [x[1][0], x[1][0].Number(0)])),
        new("Complex.Sin", [2], (_, x) => Sin(x[0])),
        new("Complex.Cos", [2], (_, x) => Cos(x[0])),
        new("Complex.Tan", [2], (_, x) => Tan(x[0])),
        new("Complex.Sinh", [2], (_, x) => Sin(Turned(x[0])) is var turned ? [turned[1], -turned[0]] : []),
        new("Complex.Cosh", [2], (_, x) => Cos(Turned(x[0]))),
        new("Complex.Tanh", [2], (_, x) => Tan(Turned(x[0])) is var turned ? [turned[1], -turned[0]] : []),
    ];

    private static StructFunction[] Both(string symbol, string name, int[] sizes, Func<Term[][], Term[]> formula)
        => [new($"Complex.{symbol}", sizes, (_, x) => formula(x)), new($"Complex.{name}", sizes, (_, x) => formula(x))];

    private static Term Wide(FunctionBuilder builder, Term number) => new(builder, builder.Convert(number, IrType.Double));

    /// <summary>i·z, up to which hyperbolic functions are trigonometric ones.</summary>
    private static Term[] Turned(Term[] z) => [-z[1], z[0]];

    private static Term Abs(Term[] z) => Operators.Hypot.Of(z[0], z[1]);

    private static Term Phase(Term[] z) => Operators.Atan2.Of(z[1], z[0]);

    private static Term[] Log(Term[] z) => [Operators.Log.Of(Abs(z)), Phase(z)];

    private static Term[] Product(Term[] x, Term[] y) => [x[0] * y[0] - x[1] * y[1], x[1] * y[0] + x[0] * y[1]];

    /// <summary>By the larger part of the divisor first, so that its square need not be representable.</summary>
    private static Term[] Quotient(Term[] x, Term[] y)
        => (Operators.Abs.Of(y[1]) < Operators.Abs.Of(y[0])).Choose(
            () =>
            {
                var ratio = y[1] / y[0];
                var divisor = y[0] + y[1] * ratio;
                return [(x[0] + x[1] * ratio) / divisor, (x[1] - x[0] * ratio) / divisor];
            },
            () =>
            {
                var ratio = y[0] / y[1];
                var divisor = y[1] + y[0] * ratio;
                return [(x[1] + x[0] * ratio) / divisor, (x[1] * ratio - x[0]) / divisor];
            });

    /// <summary>The root in the right half plane. Its own part is computed from a sum, the other from that, so nothing cancels; 0 has derivative 0.</summary>
    private static Term[] Sqrt(Term[] z)
    {
        var size = Abs(z);
        return (z[0] >= 0).Choose(
            () =>
            {
                var real = Operators.Sqrt.Of(0.5 * (size + z[0]));
                return [real, z[1] / (2 * real).OrInfinity()];
            },
            () =>
            {
                var positive = Operators.Sqrt.Of(0.5 * (size - z[0]));
                var imaginary = (z[1] < 0).Then(-positive, positive);
                return [z[1] / (2 * imaginary), imaginary];
            });
    }

    /// <summary>1 for the exponent 0, else 0 for the base 0.</summary>
    private static Term[] Pow(Term[] z, Term[] power)
    {
        var (zero, one) = (z[0].Number(0), z[0].Number(1));
        return (power[0].Is(0) & power[1].Is(0)).Choose(
            () => [one, zero],
            () => (z[0].Is(0) & z[1].Is(0)).Choose(
                () => [zero, zero],
                () =>
                {
                    var (size, phase) = (Abs(z), Phase(z));
                    var angle = power[0] * phase + power[1] * Operators.Log.Of(size);
                    var scale = Operators.Pow.Of(size, power[0]) * Operators.Exp.Of(-(power[1] * phase));
                    return [scale * angle.Cos(), scale * angle.Sin()];
                }));
    }

    private static Term[] Sin(Term[] z)
    {
        var (sinh, cosh) = (Operators.Sinh.Of(z[1]), Operators.Cosh.Of(z[1]));
        return [z[0].Sin() * cosh, z[0].Cos() * sinh];
    }

    private static Term[] Cos(Term[] z)
    {
        var (sinh, cosh) = (Operators.Sinh.Of(z[1]), Operators.Cosh.Of(z[1]));
        return [z[0].Cos() * cosh, -(z[0].Sin() * sinh)];
    }

    /// <summary>Over twice the arguments; far from the real axis scaled down by the hyperbolic cosine, which overflows there.</summary>
    private static Term[] Tan(Term[] z)
    {
        var (x, y) = (2 * z[0], 2 * z[1]);
        return (Operators.Abs.Of(z[1]) <= 4).Choose(
            () =>
            {
                var divisor = x.Cos() + Operators.Cosh.Of(y);
                return [x.Sin() / divisor, Operators.Sinh.Of(y) / divisor];
            },
            () =>
            {
                var cosh = Operators.Cosh.Of(y);
                var divisor = 1 + x.Cos() / cosh;
                return [x.Sin() / cosh / divisor, Operators.Tanh.Of(y) / divisor];
            });
    }
}
