namespace Steepest.Mutation;

internal static partial class MutantTable
{
    private static IEnumerable<Mutant> Lanes =>
    [
        new("iterations that have run already are carried on twice", "Vectorization/LaneBody.cs", "return mask is { } live && carriage is not (Carriage.Delay or Carriage.WidenedSum) ? target.Apply(Operators.Select, live, now, before) : now;", "return now;"),
        new("additions in lanes overwrite", "Vectorization/LaneBody.cs", "target.Store(buffer, index, target.Apply(Operators.Add, target.LoadVector(buffer, index), amount));", "target.Store(buffer, index, amount);"),
        new("what one path stores is stored on both", "Vectorization/LaneBody.cs", "if (mask is { } live && !(isRepeating && analysis.IsRepeatable)) stored", "if (mask is { } live && false) stored"),
        new("the second path counts in the lanes of the first", "Vectorization/LaneBody.cs", "var opposite = target.Apply(Operators.Not, condition);", "var opposite = condition;"),
        new("the last vector counts all its lanes", "Vectorization/ElementLoop.cs", "target.Apply(Operators.Subtract, i, first)), \"rest\");", "target.Integer(0)), \"rest\");"),
        new("only the last accumulator counts", "Vectorization/ElementLoop.cs", "joined = target.Apply(row, joined, vectors[(way * size) + position]);", "joined = vectors[(way * size) + position];"),
        new("what the last iteration hands on is taken of the first lane", "Vectorization/ElementLoop.cs", "target.Integer(vector.Lanes - 1)),", "target.Integer(0)),"),
        new("an element that all iterations write is each one's own", "Vectorization/LaneAnalysis.cs", "|| form.Factor(induction) == 0 || Varies(form.Without(induction)))", ")"),
        new("neighbours of an element that is written may be read", "Vectorization/LaneAnalysis.cs", "!IndexOf(access).IsSame(form)", "!IndexOf(access).HasSameTerms(form)"),
        new("every second element follows the one before", "Vectorization/LaneAnalysis.cs", "form.Factor(induction) == 1 &&", "form.Factor(induction) != 0 &&"),
        new("vectors may meet one element beyond the end", "Vectorization/RangeGuards.cs", "form.Constant + constant + (loop.Bits > 0 ? 0 : 1) > 0) return false;", "form.Constant + constant + (loop.Bits > 0 ? 0 : 1) > 1) return false;"),
        new("a sum that is read on its way runs in lanes", "Vectorization/Reductions.cs", "return between.All(inner =>", "return true || between.All(inner =>"),
        new("what a sum is taken from counts as a sum", "Vectorization/Reductions.cs", "(node.Is(Operators.Subtract) && position == 0)", "node.Is(Operators.Subtract)"),
        new("delays of delays end in a vector that overlaps", "Vectorization/LaneAnalysis.cs", "carriages[position] == Carriage.Delay && reductions.IsChained(loop, position)", "false"),
        new("delays may lead back to themselves", "Vectorization/Reductions.cs", "!behind.Contains(value) &&", "behind.Count > 4 ||"),
        new("indices that are subtracted count as added", "Ir/LinearForm.cs", "node.Is(Operators.Add) ? factor : -factor", "factor"),
        new("a product is added where it is subtracted", "Vectorization/ContractionPass.cs", "if (node.Is(Operators.Subtract)) x = Target.Apply(Operators.Negate, x);", ""),
        new("the first row of a block adds nothing", "Vectorization/RowBlock.cs", "target.Apply(Operators.Add, before, Of(amount, 0))", "before"),
        new("rows are asked for beyond the last", "Vectorization/RowsAhead.cs", "var end = target.Apply(Operators.Min, target.Apply(Operators.Add, first, target.Integer(2 * lanes)), upper);", "var end = target.Apply(Operators.Add, first, target.Integer(2 * lanes));"),
        new("the row that is asked for is the one at hand", "Vectorization/RowsAhead.cs", "if (value == region.Arguments[0]) return row;", "if (value == region.Arguments[0]) return target.Integer(0);"),
        new("elements that have been met are summed up again", "Vectorization/RowBlock.cs", "return live is { } mask ? target.Apply(Operators.Select, mask, next, carried[(i * vector.Lanes) + row]) : next;", "return next;"),
        new("lanes that do not take a path add to their arrays on it", "Vectorization/TileBody.Memory.cs", "isBranching ? Counted(node.Operands[2], way) : Vector(node.Operands[2], way);", "Vector(node.Operands[2], way);"),
    ];
}
