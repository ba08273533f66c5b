using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// A variable as a function of the numbers that an optimizer changes instead, so that everything behind it is differentiated by these.
/// <code>
/// positive:       x = Max(Softplus(θ), least)              dx/dθ = Sigmoid(θ)
/// unit interval:  x = Clamp(Sigmoid(θ), least, most)       dx/dθ = x·(1 − x)
/// </code>
/// The bounds are the outermost numbers within, where the functions round to a border: the user's methods see nothing outside.
/// </summary>
internal static class Reparameterized
{
    /// <summary>The value that a number leads to.</summary>
    public static int Value(FunctionBuilder builder, VariableDomain domain, int number)
    {
        var isSingle = builder.TypeOf(number).Element == ElementType.Single;
        int Bound(double ofDouble, double ofSingle) => builder.Constant(builder.TypeOf(number), isSingle ? ofSingle : ofDouble);
        var least = Bound(2.2250738585072014E-308, 1.17549435E-38f);
        return domain == VariableDomain.Positive
            ? builder.Apply(Operators.Max, builder.Apply(Operators.Softplus, number), least)
            : builder.Apply(Operators.Max, builder.Apply(Operators.Min, builder.Apply(Operators.Sigmoid, number), Bound(0.99999999999999988898, 0.99999994f)), least);
    }

    /// <summary>The derivative of the value by the number.</summary>
    public static int Slope(FunctionBuilder builder, VariableDomain domain, int number, int value) => domain == VariableDomain.Positive
        ? builder.Apply(Operators.Sigmoid, number)
        : builder.Apply(Operators.Multiply, value, builder.Apply(Operators.Subtract, builder.Constant(builder.TypeOf(number), 1), value));

    /// <summary>All values of a buffer of numbers, in an array beside it; with the derivatives, where they are asked for.</summary>
    public static (int Values, int Slopes) Array(FunctionBuilder builder, VariableDomain domain, int numbers, string name, bool withSlopes)
    {
        var (element, length) = (builder.TypeOf(numbers).ToElement(), builder.Length(numbers));
        var values = builder.Allocate(element, length, cleared: false, name + "Values");
        var slopes = withSlopes ? builder.Allocate(element, length, cleared: false, name + "Rise") : -1;
        builder.For(builder.Integer(0), length, 1, [], (i, _) =>
        {
            var number = builder.Load(numbers, i);
            var value = Value(builder, domain, number);
            builder.Store(values, i, value);
            if (withSlopes) builder.Store(slopes, i, Slope(builder, domain, number, value));
            return [];
        }, "i");
        return (values, slopes);
    }
}
