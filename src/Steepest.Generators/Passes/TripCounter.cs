using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>How often a loop runs that moves an integer towards a bound, in 64 bits, where nothing of it wraps.</summary>
/// <param name="target">Where it is built: before the loop.</param>
/// <param name="start">What the integer is at first.</param>
/// <param name="step">What every iteration adds to it.</param>
/// <param name="goal">The bound.</param>
/// <param name="isUp">Whether the loop runs while the integer is below.</param>
/// <param name="isInclusive">Whether it runs, too, where both are equal.</param>
internal sealed class TripCounter(FunctionBuilder target, int start, int step, int goal, bool isUp, bool isInclusive)
{
    private const string Exception = "new global::System.InvalidOperationException(\"A loop does not end: what it counts by leads nowhere, away from its bound, or beyond what an int holds.\")";

    private readonly Lazy<int> count = new(() => Count(target, start, step, goal, isUp, isInclusive));

    /// <summary>Whether it runs at all.</summary>
    private int Runs => target.Apply((isUp, isInclusive) switch
    {
        (true, false) => Operators.Less,
        (true, true) => Operators.LessOrEqual,
        (false, false) => Operators.Greater,
        _ => Operators.GreaterOrEqual,
    }, start, goal);

    /// <summary>A loop over the integer itself, for a step that is known.</summary>
    public (int Lower, int Upper, long Stride, string? Name) Range(int known, string? name)
        => (start, !isInclusive ? goal : target.Apply(isUp ? Operators.Add : Operators.Subtract, goal, target.Integer(1)), known, name);

    /// <summary>The number of iterations; 0 for none.</summary>
    /// <param name="isAhead">Whether the bound is known not to lie behind the start.</param>
    public int Trips(bool isAhead)
    {
        var trips = target.Convert(count.Value, IrType.Int32);
        return target.Name(isAhead ? trips : target.Apply(Operators.Select, Runs, trips, target.Integer(0)), "trips");
    }

    /// <summary>Whether there are more than so many.</summary>
    public int Exceeds(long limit) => target.Apply(Operators.And, Runs, target.Apply(Operators.Greater, count.Value, target.Long(limit)));

    /// <summary>Throws where the integer never meets the bound, or passes it only by wrapping.</summary>
    public void Check()
    {
        var size = Size(target, step, isUp);
        var distance = target.Apply(Operators.Multiply, count.Value, AtLeastOne(target, size));
        var last = target.Apply(isUp ? Operators.Add : Operators.Subtract, target.Convert(start, IrType.Int64), distance);
        var isPast = isUp ? target.Apply(Operators.Greater, last, target.Long(int.MaxValue)) : target.Apply(Operators.Less, last, target.Long(int.MinValue));
        var isEndless = target.Apply(Operators.Or, target.Apply(Operators.LessOrEqual, size, target.Long(0)), isPast);

        // From 0 on, an integer that stays within what an int holds takes no more steps than one holds.
        if (!target.IsNatural(start) || !isUp) isEndless = target.Apply(Operators.Or, isEndless, target.Apply(Operators.Greater, count.Value, target.Long(int.MaxValue)));
        target.Guard(target.Apply(Operators.And, Runs, isEndless), Exception);
    }

    /// <summary>(distance + size − 1) / size</summary>
    private static int Count(FunctionBuilder target, int start, int step, int goal, bool isUp, bool isInclusive)
    {
        var (from, to) = (target.Convert(start, IrType.Int64), target.Convert(goal, IrType.Int64));
        var distance = isUp ? target.Apply(Operators.Subtract, to, from) : target.Apply(Operators.Subtract, from, to);
        var size = AtLeastOne(target, Size(target, step, isUp));
        var rounding = isInclusive ? size : target.Apply(Operators.Subtract, size, target.Long(1));
        return target.Apply(Operators.Divide, target.Apply(Operators.Add, distance, rounding), size);
    }

    private static int Size(FunctionBuilder target, int step, bool isUp)
    {
        var size = target.Convert(step, IrType.Int64);
        return isUp ? size : target.Apply(Operators.Subtract, target.Long(0), size);
    }

    private static int AtLeastOne(FunctionBuilder target, int size)
        => target[size] is { Code: OpCode.Constant, Bits: > 0 } ? size : target.Apply(Operators.Max, size, target.Long(1));
}
