using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Emit.Parts;

/// <summary>
/// What every part can compute for itself instead of being handed it: constants, lengths, integer arithmetic on these, windows between such
/// bounds, and elements of inputs, which never change.
/// </summary>
internal sealed class Repeatable
{
    private readonly bool[] repeatable;

    public Repeatable(Structure structure)
    {
        var function = structure.Function;
        repeatable = new bool[function.Nodes.Count];
        foreach (var value in function.Body.Body)
        {
            var node = function[value];
            repeatable[value] = node.Code switch
            {
                OpCode.Constant or OpCode.Parameter => true,
                OpCode.Allocate => repeatable[node.Operands[0]],
                OpCode.Length or OpCode.Slice => node.Operands.All(operand => repeatable[operand]),
                OpCode.Operator when node.Operands.Count == 0 => LaneOperators.AskTheMachine(function, value),
                OpCode.Operator => node.Type.IsInteger && node.Operator!.Cost == Cost.Arithmetic && node.Operands.All(operand => repeatable[operand]),
                OpCode.Load => node.Operands.All(operand => repeatable[operand]) && IsInput(function, structure.Root(node.Operands[0])),
                _ => false,
            };
        }
    }

    public bool this[int value] => repeatable[value];

    private static bool IsInput(Function function, int buffer)
        => function[buffer].Code == OpCode.Parameter && function.Parameters[(int)function[buffer].Bits].Role is ParameterRole.Variable or ParameterRole.Fixed;
}
