using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

internal sealed partial class ReverseMode
{
    /// <summary>
    /// How many iterations a counted loop has at most, computed ahead of the loops around it: its bounds are sums and multiples of what is
    /// known there and of their induction variables, so that the most is reached where each of these is first or last.
    /// </summary>
    private static class TripBound
    {
        private const int MostInductions = 3;

        /// <returns>The count in the target; null where it cannot be known ahead.</returns>
        public static int? Of(ReverseMode mode, int loop, int root)
        {
            var inductions = new List<int>();
            var node = mode.source[loop];
            if (!CollectBounds(mode, node, root, inductions)) return null;
            for (var i = 0; i < inductions.Count; i++)
            {
                if (inductions.Count > MostInductions || !CollectBounds(mode, mode.source[mode.structure.Owner(inductions[i])], root, inductions)) return null;
            }

            // An affine function is largest at a corner, and each loop's ends are affine in the inductions of the loops around it.
            inductions.Sort((first, second) => mode.structure.Order(first).CompareTo(mode.structure.Order(second)));
            int? most = null;
            for (var corner = 0; corner < 1 << inductions.Count; corner++)
            {
                var fixedAt = new Dictionary<int, int>();
                for (var i = 0; i < inductions.Count; i++) fixedAt[inductions[i]] = End(mode, inductions[i], (corner & (1 << i)) != 0, fixedAt);
                var trips = Trips(mode, node, fixedAt);
                most = most is { } other ? Larger(mode, other, trips) : trips;
            }

            return mode.target.Name(NonNegative(mode, most!.Value), "mostTrips");
        }

        private static bool CollectBounds(ReverseMode mode, Node loop, int root, List<int> inductions)
            => Collect(mode, loop.Operands[0], root, inductions) && Collect(mode, loop.Operands[1], root, inductions);

        /// <summary>Whether a bound is affine in inductions of loops within the root, which are collected; everything else must be at hand.</summary>
        private static bool Collect(ReverseMode mode, int value, int root, List<int> inductions)
        {
            if (mode.scope.TryGet(value, out _)) return true;
            var node = mode.source[value];
            switch (node.Code)
            {
                case OpCode.Constant:
                    return true;
                case OpCode.Length:
                    return mode.scope.TryGet(node.Operands[0], out _);
                case OpCode.Argument when mode.source[mode.structure.Owner(value)] is { Code: OpCode.For } owner && owner.Regions[0].Arguments[0] == value:
                    if (!inductions.Contains(value)) inductions.Add(value);
                    return true;
                case OpCode.Operator when node.Operator == Operators.Add || node.Operator == Operators.Subtract || node.Operator == Operators.Negate:
                    return node.Operands.All(operand => Collect(mode, operand, root, inductions));
                case OpCode.Operator when node.Operator == Operators.Multiply:
                    var before = inductions.Count;
                    if (!Collect(mode, node.Operands[0], root, inductions)) return false;
                    var isFirstFixed = inductions.Count == before;
                    var middle = inductions.Count;
                    return Collect(mode, node.Operands[1], root, inductions) && (isFirstFixed || inductions.Count == middle) && IsFixed(mode, node.Operands[isFirstFixed ? 0 : 1]);
                case OpCode.Operator when IntegerArithmetic.CannotFail(mode.source, node):
                    return node.Operands.All(operand => IsFixed(mode, operand));
                default:
                    return false;
            }
        }

        private static bool IsFixed(ReverseMode mode, int value)
        {
            var none = new List<int>();
            return Collect(mode, value, -1, none) && none.Count == 0;
        }

        /// <summary>The first or last value of an induction variable, those around it being fixed.</summary>
        private static int End(ReverseMode mode, int induction, bool isLast, Dictionary<int, int> fixedAt)
        {
            var node = mode.source[mode.structure.Owner(induction)];
            var lower = Rebuild(mode, node.Operands[0], fixedAt);
            return isLast ? mode.LastInduction(node, lower, Rebuild(mode, node.Operands[1], fixedAt)) : lower;
        }

        private static int Rebuild(ReverseMode mode, int value, Dictionary<int, int> inductions)
        {
            if (inductions.TryGetValue(value, out var found) || mode.scope.TryGet(value, out found)) return found;
            var node = mode.source[value];
            return node.Code switch
            {
                OpCode.Constant => mode.target.Add(node),
                OpCode.Length => mode.target.Length(Rebuild(mode, node.Operands[0], inductions)),
                OpCode.Operator when node.Operator == Operators.Convert => mode.target.Convert(Rebuild(mode, node.Operands[0], inductions), node.Type),
                _ => mode.target.Apply(node.Operator!, [.. node.Operands.Select(operand => Rebuild(mode, operand, inductions))]),
            };
        }

        private static int Trips(ReverseMode mode, Node node, Dictionary<int, int> inductions)
            => mode.TripsBetween(node, Rebuild(mode, node.Operands[0], inductions), Rebuild(mode, node.Operands[1], inductions));

        private static int Larger(ReverseMode mode, int first, int second)
        {
            var (one, other) = (mode.target[first], mode.target[second]);
            if (first == second) return first;
            if (one.Code == OpCode.Constant && other.Code == OpCode.Constant) return one.Bits > other.Bits ? first : second;
            return mode.target.Apply(Operators.Find("System.Math.Max", 2)!, first, second);
        }

        private static int NonNegative(ReverseMode mode, int trips)
        {
            bool IsNonNegative(int value) => mode.target[value] is { Code: OpCode.Length } or { Code: OpCode.Constant, Bits: >= 0 };
            var isMaximum = mode.target[trips] is { Code: OpCode.Operator } node && node.Operator == Operators.Find("System.Math.Max", 2);
            if (IsNonNegative(trips) || (isMaximum && mode.target[trips].Operands.Any(IsNonNegative))) return trips;
            return Larger(mode, mode.target.Integer(0), trips);
        }
    }

    /// <summary>(upper − lower + step − 1) / step: the trip count where it is positive; 0 or less means none.</summary>
    private int TripsBetween(Node node, int lower, int upper)
    {
        var span = node.Bits > 0 ? target.Apply(Operators.Subtract, upper, lower) : target.Apply(Operators.Subtract, lower, upper);
        var step = Math.Abs(node.Bits);
        if (step == 1) return span;
        return target.Apply(Operators.Divide, target.Apply(Operators.Add, span, target.Integer(step - 1)), target.Integer(step));
    }

    /// <summary>The last value that an induction variable takes; one before the first where it takes none.</summary>
    private int LastInduction(Node node, int lower, int upper)
    {
        if (Math.Abs(node.Bits) == 1) return target.Apply(Operators.Subtract, upper, target.Integer(node.Bits));
        var steps = target.Apply(Operators.Subtract, TripsBetween(node, lower, upper), target.Integer(1));
        return target.Apply(Operators.Add, lower, target.Apply(Operators.Multiply, steps, target.Integer(node.Bits)));
    }
}
