using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation.Domains;

/// <summary>What follows for values where a condition is known to hold, or not to hold.</summary>
internal sealed class Conditions(Function function, ValueNumbers numbers, Func<int, Interval> range)
{
    /// <summary>The comparison that holds where another one does not.</summary>
    private static readonly Dictionary<Operator, Operator> Opposites = new()
    {
        [Operators.Less] = Operators.GreaterOrEqual,
        [Operators.LessOrEqual] = Operators.Greater,
        [Operators.Greater] = Operators.LessOrEqual,
        [Operators.GreaterOrEqual] = Operators.Less,
        [Operators.Equal] = Operators.NotEqual,
        [Operators.NotEqual] = Operators.Equal,
    };

    public void Assume(int condition, bool holds, Facts facts)
    {
        var node = function[condition];
        if (node.Code == OpCode.Result && function[node.Operands[0]] is { Code: OpCode.If } branch) Decide(branch, (int)node.Bits, holds, facts);
        if (node.Operator is not { } row) return;
        if (row == Operators.Not)
        {
            Assume(node.Operands[0], !holds, facts);
        }
        else if (row == (holds ? Operators.And : Operators.Or))
        {
            Assume(node.Operands[0], holds, facts);
            Assume(node.Operands[1], holds, facts);
        }
        else if (Opposites.TryGetValue(row, out var opposite))
        {
            Compare(node.Operands[0], holds ? row : opposite, node.Operands[1], facts);
        }
    }

    /// <summary>a &amp;&amp; b and a || b are branches of which one path yields a constant: where the other value results, the other path was taken.</summary>
    private void Decide(Node branch, int position, bool holds, Facts facts)
    {
        for (var path = 0; path < 2; path++)
        {
            if (function[branch.Regions[path].Yields[position]] is not { Code: OpCode.Constant, Bits: var constant } || constant != 0 == holds) continue;
            Assume(branch.Operands[0], path == 1, facts);
            Assume(branch.Regions[1 - path].Yields[position], holds, facts);
            return;
        }
    }

    private void Compare(int left, Operator comparison, int right, Facts facts)
    {
        if (!function[left].Type.IsFloating && !function[left].Type.IsInteger) return;
        var (first, second) = (range(left), range(right));
        if (comparison == Operators.Less || comparison == Operators.LessOrEqual) Order(left, first, right, second, comparison == Operators.LessOrEqual, facts);
        else if (comparison == Operators.Greater || comparison == Operators.GreaterOrEqual) Order(right, second, left, first, comparison == Operators.GreaterOrEqual, facts);
        else if (comparison == Operators.Equal) Equate(left, first, right, second, facts);
        else Differ(left, right, facts);
    }

    private void Order(int smaller, Interval below, int larger, Interval above, bool mayEqual, Facts facts)
    {
        Restrict(smaller, new Interval(double.NegativeInfinity, above.High, false, above.HasHigh && mayEqual), facts);
        Restrict(larger, new Interval(below.Low, double.PositiveInfinity, below.HasLow && mayEqual, false), facts);
        facts.Restrict(numbers.Difference(larger, smaller), mayEqual ? Interval.NotNegative : Interval.Positive);
        facts.Restrict(numbers.Difference(smaller, larger), mayEqual ? -Interval.NotNegative : -Interval.Positive);
    }

    private void Equate(int left, Interval first, int right, Interval second, Facts facts)
    {
        Restrict(left, second, facts);
        Restrict(right, first, facts);
    }

    private void Differ(int left, int right, Facts facts)
    {
        facts.ExcludeZero(numbers.Difference(left, right));
        facts.ExcludeZero(numbers.Difference(right, left));
        if (function[right] is { Code: OpCode.Constant, Number: 0 }) Nonzero(left, facts);
        if (function[left] is { Code: OpCode.Constant, Number: 0 }) Nonzero(right, facts);
    }

    private void Restrict(int value, Interval interval, Facts facts)
    {
        facts.Restrict(numbers[value], interval);
        if (!facts.Refine(numbers[value], range(value)).Contains(0)) Nonzero(value, facts);
    }

    /// <summary>What a size or a square is taken of is 0 only where they are.</summary>
    private void Nonzero(int value, Facts facts)
    {
        facts.ExcludeZero(numbers[value]);
        if (IsSize(function[value])) Nonzero(function[value].Operands[0], facts);
    }

    private bool IsSize(Node node)
        => node.Is(Operators.Abs) || node.Is(Operators.Square) || node.Is(Operators.Sqrt) || (node.Is(Operators.Multiply) && numbers[node.Operands[0]] == numbers[node.Operands[1]]);
}
