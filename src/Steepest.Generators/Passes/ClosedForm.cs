using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>A progression as a formula of a counted loop's induction variable.</summary>
internal sealed class ClosedForm
{
    private readonly FunctionBuilder target;
    private readonly int start;
    private readonly int step;
    private readonly int bend;
    private readonly int lower;
    private readonly long stride;
    private readonly int? factor;
    private readonly int origin;

    /// <summary>Builds what does not move, before the loop.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="progression">How the integer moves.</param>
    /// <param name="start">What it is in the first iteration.</param>
    /// <param name="lower">What the induction variable is there.</param>
    /// <param name="stride">By how much that grows in each.</param>
    /// <param name="factor">How often the progression takes the induction variable's steps; null where that is no integer.</param>
    public ClosedForm(FunctionBuilder target, Progression progression, int start, int lower, long stride, Coefficient? factor)
    {
        this.target = target;
        this.start = start;
        this.lower = lower;
        this.stride = stride;
        step = progression.Step.Build(target);
        bend = progression.Bend.Build(target);
        if (progression.Bend.Constant != 0 || factor is null) return;
        this.factor = factor.Build(target);
        origin = Origin();
    }

    /// <summary>What it is where the induction variable has a value.</summary>
    public int At(int induction)
    {
        if (factor is { } slope) return Moved(origin, slope, induction);
        var distance = stride > 0 ? target.Apply(Operators.Subtract, induction, lower) : target.Apply(Operators.Subtract, lower, induction);
        return After(Math.Abs(stride) == 1 ? distance : target.Apply(Operators.Divide, distance, target.Integer(Math.Abs(stride))));
    }

    /// <summary>What it is after so many iterations: start + step · t + bend · t(t − 1)/2.</summary>
    public int After(int trips)
    {
        var line = Moved(start, step, trips);
        if (target[bend] is { Code: OpCode.Constant, Bits: 0 }) return line;
        var wide = target.Convert(trips, IrType.Int64);
        var pairs = target.Apply(Operators.ShiftRight, target.Apply(Operators.Multiply, wide, target.Apply(Operators.Subtract, wide, target.Long(1))), target.Integer(1));
        return Moved(line, bend, target.Convert(pairs, IrType.Int32));
    }

    /// <summary>from + times · amount</summary>
    private int Moved(int from, int amount, int times)
        => target[amount] is { Code: OpCode.Constant, Bits: < 0 and > int.MinValue } negative
            ? target.Apply(Operators.Subtract, from, target.Apply(Operators.Multiply, target.Integer(-negative.Bits), times))
            : target.Apply(Operators.Add, from, target.Apply(Operators.Multiply, amount, times));

    /// <summary>What it would be where the induction variable is 0.</summary>
    private int Origin()
    {
        if (target[factor!.Value] is { Code: OpCode.Constant, Bits: 1 } && (start == lower || IsSameConstant())) return target.Integer(0);
        return target[factor.Value] is { Code: OpCode.Constant, Bits: < 0 and > int.MinValue } negative
            ? target.Apply(Operators.Add, start, target.Apply(Operators.Multiply, target.Integer(-negative.Bits), lower))
            : target.Apply(Operators.Subtract, start, target.Apply(Operators.Multiply, factor.Value, lower));
    }

    private bool IsSameConstant() => target[start] is { Code: OpCode.Constant } first && target[lower] is { Code: OpCode.Constant } second && first.Bits == second.Bits;
}
