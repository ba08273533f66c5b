using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Integers that a conditional loop carries and only ever changes by the same amount: in iteration t they are start + t · step, so that nothing
/// of them has to be recorded.
/// </summary>
internal static class TripInduction
{
    /// <summary>The amount by which every iteration changes an argument of a loop's body; null where it is no such integer.</summary>
    public static Step? StepOf(Structure structure, int argument)
    {
        var owner = structure.Owner(argument);
        if (owner < 0 || structure.RegionOf(argument) != 1 || structure.Function[owner] is not { Code: OpCode.While } loop) return null;
        var body = loop.Regions[1];
        for (var i = 0; i < body.Arguments.Count; i++)
        {
            if (body.Arguments[i] == argument) return StepOf(structure, owner, argument, structure.Function[body.Yields[i]]);
        }

        return null;
    }

    /// <summary>The position of a carried integer that counts by 1 or −1, and this step; null where there is none.</summary>
    public static (int Position, int Step)? CounterOf(Structure structure, Node loop)
    {
        for (var i = 0; i < loop.Regions[1].Arguments.Count; i++)
        {
            if (StepOf(structure, loop.Regions[1].Arguments[i]) is not { } step || structure.Function[step.Amount] is not { Code: OpCode.Constant, Bits: 1 or -1 } amount) continue;
            return (i, (int)(step.IsNegative ? -amount.Bits : amount.Bits));
        }

        return null;
    }

    private static Step? StepOf(Structure structure, int loop, int argument, Node next)
    {
        if (next.Type != IrType.Int32 || next.Code != OpCode.Operator || next.Operands.Count != 2) return null;
        bool IsKnown(int operand) => structure.Function[operand].Code == OpCode.Constant || !structure.IsInside(operand, loop);
        if (next.Operator == Operators.Add && next.Operands[0] == argument && IsKnown(next.Operands[1])) return new Step(next.Operands[1], IsNegative: false);
        if (next.Operator == Operators.Add && next.Operands[1] == argument && IsKnown(next.Operands[0])) return new Step(next.Operands[0], IsNegative: false);
        return next.Operator == Operators.Subtract && next.Operands[0] == argument && IsKnown(next.Operands[1]) ? new Step(next.Operands[1], IsNegative: true) : null;
    }

    /// <param name="Amount">What every iteration adds or takes away: a constant, or a value from outside the loop.</param>
    /// <param name="IsNegative">Whether it takes it away.</param>
    internal readonly record struct Step(int Amount, bool IsNegative);
}
