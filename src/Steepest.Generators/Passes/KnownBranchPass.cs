using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>
/// Takes branches whose condition became known when dead code went, until there is none: a value that a loop turns out not to change can
/// be the condition behind it. Does nothing where there is none, which is nearly always.
/// <code>
/// for …, a = true: … yield a;   if a: b else: c   →   for …: …;   b
/// </code>
/// </summary>
internal sealed class KnownBranchPass : IPass
{
    private static readonly IReadOnlyList<IPass> Round = [new FoldingPass(), new DeadCodePass()];

    public string Name => "known branches";

    public Function Run(Function function)
    {
        while (function.Nodes.Any(node => node.Code == OpCode.If && function[node.Operands[0]].Code == OpCode.Constant)) function = PassList.Run(Round, function);
        return function;
    }
}
