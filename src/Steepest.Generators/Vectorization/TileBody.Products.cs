using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>Products that all samples of a tile add to shared memory: kept in a loop, added up behind it as a product of matrices.</summary>
internal sealed partial class TileBody
{
    /// <summary>The rows of a column.</summary>
    private readonly Dictionary<int, int> rows = [];

    /// <summary>Where the factors and places of a product are kept.</summary>
    private readonly Dictionary<int, (int Factors, int Places)> kept = [];

    /// <summary>For each product, how many factors are kept at most, and how many integers are their places.</summary>
    private readonly Dictionary<int, (int Factors, int Places)> keeps = [];

    /// <summary>Before all iterations: how much is kept.</summary>
    private void PrepareProducts()
    {
        foreach (var product in analysis.Products)
        {
            var outer = source[product.Outer];
            int Known(int value) => source[value].Code == OpCode.Constant ? target.Integer(source[value].Bits) : outside(value);
            var count = product.Outer == product.Inner ? target.Integer(1) : target.Apply(
                Operators.Max, target.Integer(0), target.Apply(Operators.Subtract, Known(outer.Operands[outer.Bits > 0 ? 1 : 0]), Known(outer.Operands[outer.Bits > 0 ? 0 : 1])));
            keeps[product.Addition] = (target.Apply(Operators.Multiply, count, target.Integer(Width)), target.Apply(Operators.Multiply, count, target.Integer(Routines.Fields)));
        }
    }

    /// <summary>Before the loop behind which products are added up: memory for what is kept.</summary>
    private void BeginProducts(int loop)
    {
        foreach (var product in analysis.Products.Where(product => product.Outer == loop))
        {
            var (factors, places) = keeps[product.Addition];
            kept[product.Addition] = (target.Allocate(analysis.Element, factors, cleared: false, "factors"), target.Allocate(IrType.Int32, places, cleared: false, "places"));
        }
    }

    /// <summary>Before a loop over elements: keeps the factors of its products, and where they go.</summary>
    private void Keep(int loop, Node node, int lower, int upper)
    {
        foreach (var product in analysis.Products.Where(product => product.Inner == loop))
        {
            var (factors, places) = kept[product.Addition];
            var isUp = node.Bits > 0;
            var (region, first) = (node.Regions[0], isUp ? lower : target.Apply(Operators.Add, upper, target.Integer(1)));
            var number = Addition(product);
            foreach (var (amount, way) in Each(way => Factor(product, way)).Select((amount, way) => (amount, way)))
                target.Store(factors, Behind(StartOf(number), way), amount);
            var element = gathered.TryGetValue(product.Load, out var column)
                ? target.Apply(Operators.Subtract, first, column.Least)
                : Moved(source[product.Load].Operands[1], region, first);
            int[] fields = [Moved(source[product.Addition].Operands[1], region, first), element, target.Apply(Operators.Subtract, isUp ? upper : lower, isUp ? lower : upper)];
            for (var i = 0; i < fields.Length; i++)
            {
                var place = target.Apply(Operators.Multiply, number, target.Integer(fields.Length));
                target.Store(places, i == 0 ? place : target.Apply(Operators.Add, place, target.Integer(i)), fields[i]);
            }
        }
    }

    /// <summary>Behind the loop: adds up.</summary>
    private void EndProducts(int loop)
    {
        foreach (var product in analysis.Products.Where(product => product.Outer == loop))
        {
            var (factors, places) = kept[product.Addition];
            var (sums, array) = (Number(source[product.Addition].Operands[0]), source[product.Load].Operands[0]);
            if (gathered.TryGetValue(product.Load, out var column)) target.Routine(Routines.AddProducts, sums, rows[column.Memory], factors, places);
            else target.Routine(Routines.AddProductsOfColumns, sums, Number(array), target.Allocate(analysis.Element, rooms[array], cleared: false, "rows"), factors, places);
        }
    }

    /// <summary>Which of its additions a product has come to.</summary>
    private int Addition(TileProduct product)
    {
        if (product.Outer == product.Inner) return target.Integer(0);
        var outer = source[product.Outer];
        var (count, first) = (Number(outer.Regions[0].Arguments[0]), Number(outer.Operands[0]));
        return outer.Bits > 0 ? target.Apply(Operators.Subtract, count, first) : target.Apply(Operators.Subtract, first, count);
    }

    private int Factor(TileProduct product, int way)
    {
        var factor = product.Factors.Select(value => Vector(value, way)).Aggregate((first, second) => target.Apply(Operators.Multiply, first, second));
        if (product.IsNegative) factor = target.Apply(Operators.Negate, factor);
        return target.Apply(Operators.Select, live[way], factor, target.Constant(vector, 0));
    }

    /// <summary>Whether a loop does nothing but add products.</summary>
    private bool IsOnlyProducts(Region region)
        => region.Yields.Count == 0 && region.Body.All(value => source[value].Regions.Count == 0 && (!source[value].HasEffect || analysis.IsProduct(value)));
}
