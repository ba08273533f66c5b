using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Whether a function needs a form of its own for machines whose registers hold half of a full vector: where it asks for full vectors, in blocks of rows and
/// tiles; where it is what a step consists of, the variables moved after each row, losses and limits together; and where long loops stand within loops.
/// Everything else runs there as it is, as far as the JIT follows, which the emitted text sees to; a second form of that too would take the compiler half as
/// long again.
/// </summary>
internal static class HalfVectors
{
    /// <summary>Operations on vectors that a method may have before the JIT, where each is two, follows no more.</summary>
    public const int MostOperations = 140;

    /// <summary>As <see cref="Pay"/>, or where there are more operations on vectors than run as they are: of rows, which nothing but lanes makes fast.</summary>
    public static bool PayForLong(Function function) => Pay(function) || (function.VectorBits == Function.FullVector && function.Nodes.Count(node => node.Type.IsVector) > MostOperations);

    /// <summary>
    /// As <see cref="Pay"/>, or where there are more operations on vectors in loops within loops than run as they are: these are most of the work, and would
    /// run one by one.
    /// </summary>
    public static bool PayForNests(Function function) => Pay(function) || (function.VectorBits == Function.FullVector && CountInLoops(function, function.Body, 0) > MostOperations);

    /// <summary>Operations on vectors with two loops around them.</summary>
    private static int CountInLoops(Function function, Region region, int depth) => region.Body.Sum(value =>
    {
        var node = function[value];
        var inner = node.Code is OpCode.For or OpCode.While ? depth + 1 : depth;
        return (depth > 1 && node.Type.IsVector ? 1 : 0) + node.Regions.Sum(part => CountInLoops(function, part, inner));
    });

    /// <summary>
    /// Always: a descent row by row is over in a few dozen nanoseconds, in which operations in two parts spill half of what they load, and losses with
    /// limits are soon more operations than the JIT follows.
    /// </summary>
    public static bool PayForSteps(Function function) => function.VectorBits == Function.FullVector && function.Nodes.Any(node => node.Type.IsVector);

    public static bool Pay(Function function) => function.VectorBits == Function.FullVector && function.Nodes.Any(node => node.Is(LaneOperators.AreFull));
}
