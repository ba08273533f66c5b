using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Whether a function needs a form of its own for machines whose registers hold half of a full vector. There the JIT takes each operation on a
/// full vector apart, as a call that is inlined by itself and takes locals, and behind 512 locals it inlines nothing more. Single loops of a
/// method stay below that; what asks for full vectors, and what has more operations than fit, is written a second time.
/// </summary>
internal static class HalfVectors
{
    /// <summary>
    /// The most operations on full vectors that one method runs as halves: what behind 512 locals they take is measured to be some 250 of
    /// polynomials, and the rest of the method takes locals too.
    /// </summary>
    private const int MostOperations = 140;

    public static bool Pay(Function function)
        => function.VectorBits == Function.FullVector && (function.Nodes.Any(node => node.Is(LaneOperators.AreFull)) || function.Nodes.Count(node => IsOnVectors(function, node)) > MostOperations);

    private static bool IsOnVectors(Function function, Node node)
        => node.Code is OpCode.Operator or OpCode.Load or OpCode.Store && (node.Type.IsVector || node.Operands.Any(operand => function[operand].Type.IsVector));
}
