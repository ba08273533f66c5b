using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Integers that a conditional loop carries and only ever changes by a constant: in iteration t they are start + t · step, so that nothing
/// of them has to be recorded.
/// </summary>
internal static class TripInduction
{
    /// <summary>The constant by which every iteration changes an argument of a loop's body; null where it is no such integer.</summary>
    public static int? StepOf(Structure structure, int argument)
    {
        var owner = structure.Owner(argument);
        if (owner < 0 || structure.RegionOf(argument) != 1 || structure.Function[owner] is not { Code: OpCode.While } loop) return null;
        var body = loop.Regions[1];
        for (var i = 0; i < body.Arguments.Count; i++)
        {
            if (body.Arguments[i] == argument) return StepOf(structure.Function, argument, structure.Function[body.Yields[i]]);
        }

        return null;
    }

    /// <summary>The position of a carried integer that counts by 1 or −1, and this step; null where there is none.</summary>
    public static (int Position, int Step)? CounterOf(Structure structure, Node loop)
    {
        for (var i = 0; i < loop.Regions[1].Arguments.Count; i++)
        {
            if (StepOf(structure, loop.Regions[1].Arguments[i]) is { } step && Math.Abs(step) == 1) return (i, step);
        }

        return null;
    }

    private static int? StepOf(Function function, int argument, Node next)
    {
        if (next.Type != IrType.Int32 || next.Code != OpCode.Operator || next.Operands.Count != 2) return null;
        int? Constant(int operand) => function[operand] is { Code: OpCode.Constant, Bits: > int.MinValue and var bits } ? (int)bits : null;
        if (next.Operator == Operators.Add && next.Operands[0] == argument) return Constant(next.Operands[1]);
        if (next.Operator == Operators.Add && next.Operands[1] == argument) return Constant(next.Operands[0]);
        return next.Operator == Operators.Subtract && next.Operands[0] == argument ? -Constant(next.Operands[1]) : null;
    }
}
