namespace Steepest.Generators.Rules;

/// <summary>A function that is applied to the elements of spans, one after the other.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Arity">The number of arguments, spans or numbers.</param>
/// <param name="Of">The value for one element.</param>
internal sealed record ElementwiseFunction(string Name, int Arity, Func<Term[], Term> Of)
{
    /// <summary>Whether the method throws of no elements.</summary>
    public bool DemandsElements { get; init; }
}

/// <summary>
/// The element-wise functions of <c>TensorPrimitives</c>. Most have the name of a function of <c>double</c>, and are it; those that are made of
/// operators stand here.
/// </summary>
internal static class TensorFunctions
{
    public const string Owner = "System.Numerics.Tensors.TensorPrimitives.";

    private static readonly IReadOnlyList<ElementwiseFunction> Own =
    [
        new("Add", 2, x => x[0] + x[1]),
        new("Subtract", 2, x => x[0] - x[1]),
        new("Multiply", 2, x => x[0] * x[1]),
        new("Divide", 2, x => x[0] / x[1]),
        new("Remainder", 2, x => Operators.Remainder.Of(x[0], x[1])),
        new("Negate", 1, x => -x[0]),
        new("Increment", 1, x => x[0] + x[0].Number(1)),
        new("Decrement", 1, x => x[0] - 1),
        new("AddMultiply", 3, x => (x[0] + x[1]) * x[2]),
        new("MultiplyAdd", 3, x => (x[0] * x[1]) + x[2]),
        new("Reciprocal", 1, x => x[0].Number(1) / x[0]),
        new("ReciprocalSqrt", 1, x => x[0].Number(1) / Operators.Sqrt.Of(x[0])),
        new("Sigmoid", 1, x => Operators.Sigmoid.Of(x[0])) { DemandsElements = true },
    ];

    /// <summary>The function that a method means, by its name and number of arguments; null where it is none of these.</summary>
    public static ElementwiseFunction? Find(string name, int arity)
        => Own.FirstOrDefault(row => row.Name == name && row.Arity == arity)
            ?? ((Operators.Find("System.Double." + name, arity) ?? Operators.Find("System.Math." + name, arity)) is { Typing: not Typing.Predicate } row
                ? new ElementwiseFunction(name, arity, x => row.Of(x))
                : null);
}
