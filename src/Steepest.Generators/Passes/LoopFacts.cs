using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// What the counted loops around a node say of integers there: an induction variable lies between its bounds, and bounds that a loop runs
/// between are apart. A sum counts only where it cannot wrap.
/// </summary>
internal sealed class LoopFacts(Structure structure)
{
    /// <summary>Beyond any index: what moves less than this from a number that is not negative does not wrap.</summary>
    private const long Far = 1 << 30;

    private readonly Function function = structure.Function;

    /// <summary>Whether lower ≤ upper wherever a node is executed.</summary>
    public bool IsAtMost(int lower, int upper, int place)
    {
        var (first, second) = (Sum.Of(function, lower), Sum.Of(function, upper));
        if (IsSame(lower, upper)) return true;
        if (first.Value < 0 && second.Value < 0) return first.Offset <= second.Offset;
        if (first.Value < 0 && first.Offset <= 0 && IsNatural(upper, place)) return true;
        return Around(place).Any(span => IsBelow(span, first, second, 0, isLength: false) || IsAbove(span, first, second) || IsAcross(span, first, upper));
    }

    /// <summary>Whether an integer is not negative wherever a node is executed.</summary>
    public bool IsNatural(int value, int place)
    {
        if (function[value].Code == OpCode.Length) return true;
        var sum = Sum.Of(function, value);
        return sum.Value < 0 ? sum.Offset >= 0 : Around(place).Any(span => IsAbove(span, new Sum(-1, 0), sum) || IsAcross(span, new Sum(-1, 0), value));
    }

    /// <summary>Whether an index lies within a buffer wherever a node is executed.</summary>
    public bool IsElement(int index, int buffer, int place)
    {
        if (!IsNatural(index, place)) return false;
        var first = Sum.Of(function, index);
        if (function[buffer].Code == OpCode.Parameter)
            return Around(place).Any(span => span.Most.Value >= 0 && function[span.Most.Value] is { Code: OpCode.Length } length && length.Operands[0] == buffer && IsBelow(span, first, new Sum(span.Most.Value, 0), 1, isLength: true));
        if (function[buffer].Code != OpCode.Allocate) return false;
        var second = Sum.Of(function, function[buffer].Operands[0]);
        return first.Value < 0 && second.Value < 0 ? first.Offset < second.Offset : Around(place).Any(span => IsBelow(span, first, second, 1, isLength: true));
    }

    /// <summary>Whether induction + offset is less than another sum by a distance, as the induction's greatest value is. The length of an array that was made has not wrapped.</summary>
    private bool IsBelow(Span span, Sum first, Sum second, int distance, bool isLength)
    {
        if (first.Value != span.Induction || !IsSameValue(span.Most.Value, second.Value)) return false;
        var isUnwrapped = span.Most.Value < 0 || span.MostIs(second.Offset) || (function[span.Most.Value].Code == OpCode.Length && span.Bound <= 0 && (isLength || second.Offset <= 0));
        return isUnwrapped && DoesNotFall(span, first.Offset) && span.Most.Offset + first.Offset <= second.Offset - distance && Math.Abs(first.Offset) < Far && Math.Abs(second.Offset) < Far;
    }

    /// <summary>Whether a constant is at most induction + offset.</summary>
    private static bool IsAbove(Span span, Sum first, Sum second)
        => first.Value < 0 && second.Value == span.Induction && span.Least is { } least && least >= 0 && Math.Abs(second.Offset) < Far
            && second.Offset <= span.Headroom && least + second.Offset >= first.Offset;

    /// <summary>Whether a constant is at most what the loop, which runs, has for its upper end.</summary>
    private bool IsAcross(Span span, Sum first, int upper) => first.Value < 0 && span.Least is { } least && first.Offset <= least && span.End >= 0 && IsSame(span.End, upper);

    private static bool DoesNotFall(Span span, long offset) => offset >= 0 || (span.Least >= 0 && -offset < Far);

    private IEnumerable<Span> Around(int place)
    {
        for (var owner = structure.Owner(place); owner >= 0; owner = structure.Owner(owner))
        {
            if (function[owner].Code == OpCode.For) yield return Span.Of(function, function[owner]);
        }
    }

    private bool IsSameValue(int first, int second) => first < 0 || second < 0 ? first < 0 && second < 0 : IsSame(first, second);

    /// <summary>Whether two values are the same arithmetic on the same values.</summary>
    private bool IsSame(int first, int second)
    {
        if (first == second) return true;
        var (one, other) = (function[first], function[second]);
        return one.Code == other.Code && one.Type == other.Type && one.Code switch
        {
            OpCode.Constant => one.Bits == other.Bits,
            OpCode.Length => one.Operands[0] == other.Operands[0],
            OpCode.Operator => one.Operator == other.Operator && one.Operands.Zip(other.Operands, IsSame).All(same => same),
            _ => false,
        };
    }

    /// <summary>value + offset, or the offset alone where there is no value.</summary>
    private readonly record struct Sum(int Value, long Offset)
    {
        public static Sum Of(Function function, int value)
        {
            var node = function[value];
            if (node.Code == OpCode.Constant) return new Sum(-1, node.Bits);
            if (node.Code != OpCode.Operator || node.Type != IrType.Int32 || node.Operands.Count != 2 || function[node.Operands[1]] is not { Code: OpCode.Constant } constant) return new Sum(value, 0);
            return node.Operator == Operators.Add ? new Sum(node.Operands[0], constant.Bits) : node.Operator == Operators.Subtract ? new Sum(node.Operands[0], -constant.Bits) : new Sum(value, 0);
        }
    }

    /// <summary>What an induction variable runs through.</summary>
    /// <param name="Induction">The variable.</param>
    /// <param name="Least">Its least value, where that is known.</param>
    /// <param name="Most">What it does not exceed.</param>
    /// <param name="Bound">The offset of the bound that says so.</param>
    /// <param name="Headroom">How much can be added to it without wrapping.</param>
    /// <param name="End">The bound that the least value is below, as the loop runs; -1 where it runs down.</param>
    private readonly record struct Span(int Induction, long? Least, Sum Most, long Bound, int Headroom, int End)
    {
        public static Span Of(Function function, Node loop)
        {
            var (lower, upper) = (Sum.Of(function, loop.Operands[0]), Sum.Of(function, loop.Operands[1]));
            var induction = loop.Regions[0].Arguments[0];
            return loop.Bits > 0
                ? new Span(induction, lower.Value < 0 ? lower.Offset : null, upper with { Offset = upper.Offset - 1 }, upper.Offset, 1, loop.Operands[1])
                : new Span(induction, upper.Value < 0 ? upper.Offset + 1 : null, lower, lower.Offset, 0, -1);
        }

        /// <summary>Whether the bound is what another sum of the same value is, wrapped or not.</summary>
        public bool MostIs(long offset) => Bound == offset;
    }
}
