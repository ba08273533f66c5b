using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Terms of an objective that stand in no method: a sum over all numbers of a variable, times a weight that may be an input.
/// <code>
/// magnitudes:  w · Σ |xᵢ|
/// squares:     w · Σ xᵢ²
/// </code>
/// </summary>
internal static class Penalties
{
    /// <param name="name">The function's name.</param>
    /// <param name="isOfMagnitudes">Of what.</param>
    /// <param name="numbers">The variable: a buffer, or its numbers one by one.</param>
    /// <param name="weight">The weight; null where it is a factor of the term.</param>
    /// <param name="result">The type of the objective.</param>
    public static Function Of(string name, bool isOfMagnitudes, IEnumerable<Parameter> numbers, Parameter? weight, IrType result)
    {
        var builder = new FunctionBuilder();
        int Size(int value) => isOfMagnitudes ? builder.Apply(Operators.Abs, value) : builder.Apply(Operators.Multiply, value, value);
        int? sum = null;
        foreach (var part in numbers)
        {
            var input = builder.Parameter(part);
            var size = part.Type.IsBuffer
                ? builder.For(builder.Integer(0), builder.Length(input), 1, [builder.Constant(part.Type.ToElement(), 0)],
                    (i, carried) => [builder.Apply(Operators.Add, carried[0], Size(builder.Load(input, i)))], "i", ["sum"])[0]
                : Size(input);
            sum = sum is { } before ? builder.Apply(Operators.Add, before, size) : size;
        }

        var total = builder.Convert(sum!.Value, result);
        if (weight is not null) total = builder.Apply(Operators.Multiply, builder.Convert(builder.Parameter(weight), result), total);
        return builder.Build(name, [total], [""], EquatableArray<string>.Empty);
    }
}
