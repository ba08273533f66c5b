using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// The calls whose bits a strict function can keep, of those that are understood by their formulas: the framework adds up the elements of spans and
/// structs in lanes, in an order that depends on the machine, has functions of its own for whole vectors, and some that are exact only where the machine is.
/// </summary>
internal static class StrictCalls
{
    private const string Tensors = "System.Numerics.Tensors.TensorPrimitives.";

    private static readonly HashSet<string> ExactOnTensors = new(StringComparer.Ordinal)
    {
        "Add", "Subtract", "Multiply", "Divide", "Negate", "AddMultiply", "MultiplyAdd", "Reciprocal", "Abs", "Sqrt", "FusedMultiplyAdd", "Max", "Min", "IndexOfMax", "IndexOfMin",
    };

    /// <summary>Functions of numbers that take a fused product, or an estimate, where the machine has one.</summary>
    private static readonly HashSet<string> DependentOnMachine = new(
        from type in new[] { "Math", "MathF", "Double", "Single" }
        from method in new[] { "ReciprocalEstimate", "ReciprocalSqrtEstimate", "MultiplyAddEstimate", "Lerp" }
        select $"System.{type}.{method}",
        StringComparer.Ordinal);

    private static readonly HashSet<string> ExactOnStructs = new(StringComparer.Ordinal)
    {
        ".ctor", "op_Addition", "Add", "op_Subtraction", "Subtract", "op_UnaryNegation", "Negate", "op_Equality", "op_Inequality", "Abs", "SquareRoot", "Max", "Min", "Clamp",
    };

    private static readonly HashSet<string> ExactOnVectors = new(StringComparer.Ordinal) { "op_Multiply", "Multiply", "op_Division", "Divide" };

    /// <summary>What a method of the framework computes that is replaced by a better one elsewhere; null for all others.</summary>
    public static Func<Term, Term>? Formula(string name) => name switch
    {
        "System.Double.ExpM1" or "System.Single.ExpM1" => x => Operators.Exp.Of(x) - 1,
        "System.Double.LogP1" or "System.Single.LogP1" => x => Operators.Log.Of(x + x.Number(1)),
        _ => null,
    };

    /// <summary>
    /// Whether a method, by its full name, has the same bits on every machine; of those of <c>TensorPrimitives</c> only what computes each element by one
    /// exact operation.
    /// </summary>
    public static bool KeepsBits(string name)
        => name.StartsWith(Tensors, StringComparison.Ordinal) ? ExactOnTensors.Contains(name.Substring(Tensors.Length)) : !DependentOnMachine.Contains(name);

    /// <summary>Whether a member of one of the framework's structs does so with each component.</summary>
    public static bool KeepsBits(string type, string member)
        => ExactOnStructs.Contains(member) || member.StartsWith("get_", StringComparison.Ordinal) && !(type == "Complex" && member is "get_Magnitude" or "get_Phase")
            || (type.StartsWith("Vector", StringComparison.Ordinal) && ExactOnVectors.Contains(member));
}
