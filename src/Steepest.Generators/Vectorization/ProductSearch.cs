using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>Finds what iterations of a tile add to shared memory as products with elements of an array, or a row, of their own.</summary>
internal sealed class ProductSearch(Structure structure, TileAnalysis analysis, int loop)
{
    private readonly Function function = structure.Function;

    public IEnumerable<TileProduct> All
        => from inner in structure.Inside(loop)
           where function[inner] is { Code: OpCode.For, Bits: 1 or -1 } node && node.Regions[0].Body.All(value => function[value].Regions.Count == 0)
           from addition in function[inner].Regions[0].Body
           where IsConsecutive(function, analysis, addition, function[inner].Regions[0])
           let product = Product(addition, inner)
           where product is not null
           select product;

    /// <summary>Whether a node of a loop adds to one element after another of memory that iterations of the tile share.</summary>
    public static bool IsConsecutive(Function function, TileAnalysis analysis, int value, Region region)
    {
        var node = function[value];
        if (node.Code != OpCode.Accumulate || analysis.IsExpanded(node.Operands[0]) || region.Body.Contains(node.Operands[0]) || analysis.KindOf(node.Operands[1]) != LaneKind.Uniform) return false;
        var form = LinearForm.Of(function, node.Operands[1]);
        return form.Factor(region.Arguments[0]) == 1 && form.Without(region.Arguments[0]).Terms.Keys.All(term => !region.Body.Contains(term) && !region.Arguments.Contains(term));
    }

    private TileProduct? Product(int addition, int inner)
    {
        var (factors, load, isNegative) = (new List<int>(), -1, false);
        if (!Take(function[addition].Operands[2]) || load < 0 || factors.Count == 0) return null;
        var outer = structure.Owner(inner);
        var isBehind = outer != loop && function[outer] is { Code: OpCode.For, Bits: 1 or -1 } around && around.Operands.Take(2).All(IsKnownBefore)
            && IsUnchanged(load, outer) && !structure.IsInside(function[addition].Operands[0], outer);
        if (!isBehind && !IsUnchanged(load, inner)) return null;
        return new TileProduct(addition, inner, isBehind ? outer : inner, factors, isNegative, load);

        bool Take(int value)
        {
            var node = function[value];
            if (!structure.IsInside(value, inner))
            {
                factors.Add(value);
                return true;
            }

            if (node.Is(Operators.Multiply)) return Take(node.Operands[0]) && Take(node.Operands[1]);
            if (node.Is(Operators.Negate))
            {
                isNegative = !isNegative;
                return Take(node.Operands[0]);
            }

            if (load >= 0 || !IsElement(value, inner)) return false;
            load = value;
            return true;
        }
    }

    /// <summary>Whether a load goes through an array, or a row that is gathered, one element after another.</summary>
    private bool IsElement(int value, int inner)
    {
        if (analysis.Columns.Any(column => column.Inner == inner && column.Loads.Contains(value))) return true;
        var node = function[value];
        if (node.Code != OpCode.Load || !analysis.Expanded.Contains(node.Operands[0]) || analysis.KindOf(node.Operands[1]) != LaneKind.Uniform || !analysis.IsWithin(value)) return false;
        var form = LinearForm.Of(function, node.Operands[1]);
        var induction = function[inner].Regions[0].Arguments[0];
        return form.Factor(induction) == 1 && form.Without(induction).Terms.Keys.All(term => !structure.IsInside(term, inner));
    }

    /// <summary>Whether the array that a load reads is there before a loop, and stays as it is in it.</summary>
    private bool IsUnchanged(int load, int within)
    {
        var array = function[load].Operands[0];
        if (!analysis.Expanded.Contains(array)) return analysis.Columns.Any(column => column.Loads.Contains(load) && (column.Outer == within || structure.IsInside(within, column.Outer)));
        return !structure.IsInside(array, within) && structure.Inside(within).All(value => !function[value].HasEffect || structure.Root(function[value].Operands[0]) != array);
    }

    private bool IsKnownBefore(int value) => function[value].Code == OpCode.Constant || !structure.IsInside(value, loop);
}
