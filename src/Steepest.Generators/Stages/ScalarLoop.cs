using Steepest.Generators.Ir;
using Steepest.Generators.Vectorization;

namespace Steepest.Generators.Stages;

/// <summary>A loop of a method that runs one by one in its derivative, although its bounds would let it run in lanes.</summary>
/// <param name="Loop">Its statement.</param>
/// <param name="Obstacle">What keeps it from it.</param>
internal sealed record ScalarLoop(int Loop, LoopObstacle Obstacle)
{
    private const int LargestFunction = 5_000;

    /// <summary>
    /// The loops without others in them that stay; one that does in the method or in its adjoint is named once. Methods that are strict or
    /// checkpointed chose otherwise.
    /// </summary>
    /// <param name="function">A method of numbers, as written.</param>
    public static IReadOnlyList<ScalarLoop> Of(Function function)
    {
        if (function.IsStrict || function.Body.Yields.Count != 1 || function.Nodes.Count > LargestFunction || function.Nodes.All(node => node.Code != OpCode.For) || function.Nodes.Any(node => node.IsCheckpointed)) return [];
        var compiled = Compilation.GradientInFull(function);
        var (report, structure) = (new LoopReport(compiled), new Structure(compiled));
        return [.. report.Single
            .Where(loop => compiled[loop].Ordinal >= 0 && structure.Inside(loop).All(inner => compiled[inner].Code is not (OpCode.For or OpCode.While)))
            .GroupBy(loop => Written(compiled[loop].Ordinal))
            .Select(same => (Loop: same.Key, compiled[same.First()].Obstacle!.Reason, compiled[same.First()].Obstacle!.Ordinal))
            .Select(stays => new ScalarLoop(stays.Loop, new LoopObstacle(stays.Reason, Written(stays.Ordinal))))];

        // Statements of the adjoint come behind those that they are the adjoint of.
        int Written(int ordinal) => ordinal < 0 ? -1 : ordinal % function.Quotes.Count;
    }
}
