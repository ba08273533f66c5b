using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

internal sealed partial class ReverseMode
{
    /// <summary>
    /// Adjoints that are known before the values they belong to: those whose way to the result is linear with factors that are at hand.
    /// <code>sum of a loop, then mean = sum / n, then the result mean + b   →   the adjoint of the sum is 1 / n before the loop runs</code>
    /// </summary>
    private sealed class KnownAdjoints(ReverseMode mode, int region, int?[] seeds)
    {
        private readonly Function source = mode.source;
        private readonly Structure structure = mode.structure;
        private readonly Dictionary<int, (bool IsKnown, int? Adjoint)> known = [];
        private int now;

        /// <summary>The adjoints of a loop's or branch's results, as far as they have any; null unless all are known before it.</summary>
        public int?[]? OfResults(int owner)
        {
            known.Clear();
            now = structure.Order(owner);
            var results = structure.Results[owner];
            var adjoints = new int?[results.Length];
            for (var i = 0; i < results.Length; i++)
            {
                if (results[i] < 0) continue;
                var (isKnown, adjoint) = Of(results[i]);
                if (!isKnown) return null;
                adjoints[i] = adjoint;
            }

            return adjoints;
        }

        private (bool IsKnown, int? Adjoint) Of(int value)
        {
            if (!mode.activity[value]) return (true, null);
            if (known.TryGetValue(value, out var found)) return found;
            return known[value] = Compute(value);
        }

        private (bool IsKnown, int? Adjoint) Compute(int value)
        {
            int? total = null;
            var branches = new HashSet<int>();
            foreach (var use in structure.Uses(value))
            {
                var (isKnown, amount) = use.IsYield && use.Reader == region ? (true, seeds[use.Position]) : OfUse(value, use, branches);
                if (!isKnown) return (false, null);
                if (amount is { } summand) total = total is { } sum ? mode.target.Apply(Operators.Add, sum, summand) : summand;
            }

            return (true, total);
        }

        private (bool IsKnown, int? Adjoint) OfUse(int value, Use use, HashSet<int> branches)
        {
            // A reader inside a loop or branch counts once, through the one that stands in this region.
            var reader = use.Reader;
            var isInside = use.IsYield;
            while (structure.Owner(reader) != region)
            {
                reader = structure.Owner(reader);
                isInside = true;
                if (reader < 0) return (false, null);
            }

            var node = source[reader];
            if (isInside)
            {
                if (node.Code != OpCode.If) return (false, null);
                if (!branches.Add(reader)) return (true, null);
                var position = mode.flow.ThroughBranch(value, reader);
                return position < 0 ? (false, null) : OfResult(reader, position);
            }

            return node.Code switch
            {
                OpCode.Operator => OfOperator(reader, node, use.Position),
                OpCode.For when use.Position >= 2 && mode.flow.IsSum(reader, use.Position - 2) => OfResult(reader, use.Position - 2),
                OpCode.While when mode.flow.IsSum(reader, use.Position) => OfResult(reader, use.Position),
                _ => (false, null),
            };
        }

        private (bool IsKnown, int? Adjoint) OfResult(int owner, int position)
            => structure.Results[owner][position] is >= 0 and var result ? Of(result) : (true, null);

        private (bool IsKnown, int? Adjoint) OfOperator(int reader, Node node, int index)
        {
            if (!mode.activity[reader]) return (true, null);
            var reads = PartialReads.Of(source, reader, index);
            if (!reads.Exists) return (true, null);
            if (reads.Result) return (false, null);
            var operands = new int[node.Operands.Count];
            for (var i = 0; i < operands.Length; i++)
            {
                if (!reads.Operands[i]) operands[i] = mode.target.Argument(source[node.Operands[i]].Type);
                else if (!TryGet(node.Operands[i], out operands[i])) return (false, null);
            }

            var (isKnown, adjoint) = Of(reader);
            if (!isKnown || adjoint is null) return (isKnown, null);
            var at = new Application(mode.target, EquatableArray.Of(operands), mode.target.Argument(node.Type));
            return (true, node.Operator!.Scaled!(at, adjoint.Value, index));
        }

        /// <summary>A value that stands before the loop: at hand already, or arithmetic on what is.</summary>
        private bool TryGet(int value, out int counterpart)
        {
            if (mode.scope.TryGet(value, out counterpart)) return true;
            var node = source[value];
            var isCheap = node.Code is OpCode.Constant or OpCode.Length || (node.Code == OpCode.Operator && node.Operator!.Cost != Cost.Transcendental);
            if (!isCheap || structure.Order(value) < now) return false;
            var operands = new int[node.Operands.Count];
            for (var i = 0; i < operands.Length; i++)
            {
                if (!TryGet(node.Operands[i], out operands[i])) return false;
            }

            counterpart = mode.target.Add(node with { Operands = EquatableArray.Of(operands), Regions = EquatableArray<Region>.Empty });
            return true;
        }
    }
}
