using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation.Domains;

/// <summary>What follows where operands are the same value: k · x · x is no less than 0 if k is, and a/(a + b) lies between 0 and 1 if a and b are not negative.</summary>
internal sealed class Correlations(Function function, ValueNumbers numbers, Func<int, Interval> range, Func<int, bool> isNonzero)
{
    private const int MostFactors = 8;

    /// <summary>Where a value lies; null where nothing follows.</summary>
    public Interval? Of(Node node)
    {
        if (node.Is(Operators.Multiply)) return Product(node.Operands[0], node.Operands[1]);
        if (node.Is(Operators.FusedMultiplyAdd) || node.Is(Operators.MultiplyAddEstimate)) return Product(node.Operands[0], node.Operands[1]) + range(node.Operands[2]);
        return node.Is(Operators.Divide) ? Share(node.Operands[0], node.Operands[1]) : null;
    }

    /// <summary>A product with a factor that stands in it twice.</summary>
    private Interval? Product(int first, int second)
    {
        List<Factor> factors = [];
        var sign = 1;
        if (!Gather(first, false, factors, ref sign) || !Gather(second, false, factors, ref sign)) return null;
        var product = Interval.Of(sign);
        var hasSquare = false;
        foreach (var group in factors.GroupBy(factor => (numbers[factor.Value], factor.IsDivisor)))
        {
            var (value, count) = (group.First().Value, group.Count());
            var one = group.Key.IsDivisor ? Interval.Of(1) / range(value) : range(value);
            var square = group.Key.IsDivisor || isNonzero(value) ? one.Squared().Meet(Interval.Positive) : one.Squared();
            for (var i = 0; i + 1 < count; i += 2) product *= square;
            if (count % 2 != 0) product *= one;
            hasSquare |= count > 1;
        }

        return hasSquare ? product : null;
    }

    /// <summary>The factors of a product of products, quotients and opposites; false where there are too many to look at.</summary>
    private bool Gather(int value, bool isDivisor, List<Factor> factors, ref int sign)
    {
        var node = function[value];
        if (node.Is(Operators.Multiply) || node.Is(Operators.Divide))
            return Gather(node.Operands[0], isDivisor, factors, ref sign) && Gather(node.Operands[1], isDivisor != node.Is(Operators.Divide), factors, ref sign);
        if (node.Is(Operators.Negate))
        {
            sign = -sign;
            return Gather(node.Operands[0], isDivisor, factors, ref sign);
        }

        factors.Add(new Factor(value, isDivisor));
        return factors.Count <= MostFactors;
    }

    private Interval? Share(int part, int whole)
    {
        var sum = function[whole];
        if (!sum.Is(Operators.Add) || range(part).Low < 0) return null;
        for (var i = 0; i < 2; i++)
        {
            var other = sum.Operands[1 - i];
            if (numbers[sum.Operands[i]] == numbers[part] && range(other).Low >= 0) return new Interval(0, 1, !isNonzero(part), !isNonzero(other));
        }

        return null;
    }

    private readonly record struct Factor(int Value, bool IsDivisor);
}
