using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Takes branches whose condition became known when dead code went, until there is none: a value that a loop turns out not to change can
/// be the condition behind it. Does nothing where there is none, which is nearly always.
/// <code>
/// for …, a = true: … yield a;   if !a: b else: c   →   for …: …;   c
/// </code>
/// </summary>
internal sealed class KnownBranchPass : IPass
{
    private static readonly IReadOnlyList<IPass> Round = [new FoldingPass(), new DeadCodePass()];

    public string Name => "known branches";

    public Function Run(Function function)
    {
        while (function.Nodes.Any(node => (node.Code == OpCode.If || node.Operator == Operators.Select) && IsKnown(function, node.Operands[0])))
        {
            // What is known and would throw is left to do so.
            var before = function;
            function = PassList.Run(Round, function);
            if (function == before) break;
        }

        return function;
    }

    private static bool IsKnown(Function function, int value)
        => function[value].Code == OpCode.Constant || (function[value].Code == OpCode.Operator && function[value].Operands.All(operand => IsKnown(function, operand)));
}
