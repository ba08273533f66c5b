using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation.Domains;

internal enum HazardKind
{
    /// <summary>A function is given what it is not defined for.</summary>
    Outside,

    /// <summary>A divisor is the difference of two values that can be equal.</summary>
    Division,

    /// <summary>A root is taken of a sum of squares that can be 0, where it has no derivative.</summary>
    Root,
}

/// <summary>An operation that can meet a value for which it or its derivative is not defined.</summary>
/// <param name="Node">The operation.</param>
/// <param name="Kind">What can happen.</param>
/// <param name="Variables">The parameters that move the value there.</param>
/// <param name="Row">For <see cref="HazardKind.Outside"/>, what is demanded.</param>
internal sealed record DomainHazard(int Node, HazardKind Kind, int[] Variables, DomainRow? Row = null);

/// <summary>
/// Finds where the variables of a function, which an optimizer moves freely, evidently lead out of the domain of an operation that they
/// pass through. What is given and stays as it is, is the caller's affair.
/// </summary>
internal static class DomainHazards
{
    private const int LargestFunction = 20_000;

    public static IReadOnlyList<DomainHazard> Of(Function function)
    {
        var found = new List<DomainHazard>();
        if (function.Nodes.Count <= LargestFunction) _ = new Ranges(function, (value, ranges) => Look(function, value, ranges, found));
        return found;
    }

    private static void Look(Function function, int value, Ranges ranges, List<DomainHazard> found)
    {
        var node = function[value];
        if (!node.Type.IsFloating) return;
        if (node.Is(Operators.Divide))
        {
            Add(node.Operands[1], () => IsDifference(function, node.Operands[1]) && !ranges.IsNonzero(node.Operands[1]), HazardKind.Division);
        }
        else if (node.Is(Operators.Pow))
        {
            Add(node.Operands[0], () => !IsWhole(function, node.Operands[1]) && !ranges.Range(node.Operands[0]).IsWithin(DomainRow.Power.Allowed), HazardKind.Outside, DomainRow.Power);
        }
        else if (DomainRow.Find(node.Operator!) is { } row)
        {
            var isOutside = Add(node.Operands[0], () => !ranges.Range(node.Operands[0]).IsWithin(row.Allowed), HazardKind.Outside, row);
            if (!isOutside && node.Is(Operators.Sqrt)) Add(node.Operands[0], () => !ranges.IsNonzero(node.Operands[0]), HazardKind.Root);
        }

        bool Add(int operand, Func<bool> isHazard, HazardKind kind, DomainRow? hazard = null)
        {
            var movers = ranges.Movers(operand);
            if (movers == 0 || !isHazard()) return false;
            found.Add(new DomainHazard(value, kind, [.. Enumerable.Range(0, function.Parameters.Count).Where(i => (movers >> Math.Min(i, 63) & 1) != 0 && function.Parameters[i].Role == ParameterRole.Variable)], hazard));
            return true;
        }
    }

    /// <summary>a − b, and sizes and multiples of it.</summary>
    private static bool IsDifference(Function function, int value)
    {
        var node = function[value];
        if (node.Is(Operators.Subtract)) return true;
        if (node.Is(Operators.Abs) || node.Is(Operators.Square) || node.Is(Operators.Negate)) return IsDifference(function, node.Operands[0]);
        return node.Is(Operators.Multiply) && node.Operands.Any(operand => IsDifference(function, operand));
    }

    private static bool IsWhole(Function function, int value)
    {
        var node = function[value];
        if (node.Code == OpCode.Constant) return Math.Floor(node.Number) == node.Number;
        return node.Is(Operators.Convert) && !function[node.Operands[0]].Type.IsFloating;
    }
}
