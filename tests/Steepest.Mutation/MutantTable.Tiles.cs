namespace Steepest.Mutation;

internal static partial class MutantTable
{
    private static IEnumerable<Mutant> Tiles =>
    [
        new("iterations of the last tile that have run already are summed up twice", "Vectorization/TileBody.cs", "return target.Apply(Operators.Select, live[way], Vector(yield, way), before);", "return Vector(yield, way);"),
        new("a widened sum counts iterations that have run already", "Vectorization/TileBody.cs", "Counted(source[amount].Operands[0], way)));", "Vector(source[amount].Operands[0], way)));"),
        new("lanes that have run already add to shared memory", "Vectorization/TileBody.cs", "target.Apply(Operators.Select, live[way], Vector(value, way), target.Constant(vector, 0))", "Vector(value, way)"),
        new("all vectors of the last tile pass over the lanes of the first", "Vectorization/TilePass.cs", "way == 0 ? passed :", "true ? passed :"),
        new("a tile for fewer iterations than it has", "Vectorization/TilePass.cs", "Target.Apply(Operators.Subtract, upper, lower), Target.Integer(Width))", "Target.Apply(Operators.Subtract, upper, lower), Target.Integer(1))"),
        new("a tile forgets what the sum began with", "Vectorization/TilePass.cs", "return Target.Apply(Operators.Add, Map(node.Operands[i + 2]), Target.Emit(LaneOperators.LaneSum, TypeOf(i).ToElement(), total));", "return Target.Emit(LaneOperators.LaneSum, TypeOf(i).ToElement(), total);"),
        new("any carried value of a tile is a sum", "Vectorization/TileAnalysis.cs", "|| !flow.IsSum(loop, i))", ")"),
        new("shared memory that iterations add to may be read by them", "Vectorization/TileAnalysis.cs", "group.Any(value => function[value].Code != OpCode.Load) && group.Any(value => function[value].Code != OpCode.Accumulate)", "group.Any(value => function[value].Code is OpCode.Store or OpCode.Clear)"),
        new("the square of a count grows evenly", "Vectorization/TileAnalysis.cs", "(node.Is(Operators.Multiply) && kinds.Contains(LaneKind.Uniform))", "node.Is(Operators.Multiply)"),
        new("a path that is not taken reads", "Vectorization/TileAnalysis.Obstacles.cs", "return isMasked ? new Obstacle(value, $\"it reads {Quoted(node.Operands[0])} on one path only\") : null;", "return null;"),
        new("lanes that do not take a path store on it by index", "Vectorization/TileAnalysis.Obstacles.cs", "if (isMasked && KindOf(node.Operands[1]) != LaneKind.Uniform)", "if (false)"),
        new("a path that is not taken checks its indices", "Vectorization/TileAnalysis.Obstacles.cs", "return isMasked && !IsWithin(value) ?", "return false ?"),
        new("a path that is not taken throws", "Vectorization/TileAnalysis.Obstacles.cs", "case OpCode.Guard when !isMasked && node.Operands", "case OpCode.Guard when node.Operands"),
        new("a path that is not taken divides integers", "Vectorization/TileAnalysis.Obstacles.cs", "return isMasked && mayThrow ?", "return false ?"),
        new("a path that is not taken clears an array", "Vectorization/TileAnalysis.Obstacles.cs", "return isMasked ? new Obstacle(value, \"it clears an array on one path only\") : null;", "return null;"),
        new("what a count is taken from steps up", "Vectorization/TileBody.cs", "return new Spaced(start, target.Apply(node.Operator!, da, db));", "return new Spaced(start, target.Apply(Operators.Add, da, db));"),
        new("a multiple of a count steps by one", "Vectorization/TileBody.cs", "first is Spaced ? target.Apply(Operators.Multiply, da, b) : target.Apply(Operators.Multiply, a, db)", "first is Spaced ? da : db"),
        new("lanes that count are not asked for before a loop of products", "Vectorization/TileBody.Memory.cs", "counted[value] = (Each(way => Counted(factor, way)), other);", "counted[value] = (Each(way => Vector(factor, way)), other);"),
        new("what one path stores in an iteration's own array is stored on both", "Vectorization/TileBody.Memory.cs", "if (isBranching) stored = target.Apply", "if (false) stored = target.Apply"),
        new("lanes that have run already add by index", "Vectorization/TileBody.Memory.cs", "Distribute(Each(way => Counted(node.Operands[2], way)), (lane, number) => target.Accumulate", "Distribute(Each(way => Vector(node.Operands[2], way)), (lane, number) => target.Accumulate"),
        new("windows of an iteration's own array begin in another lane's element", "Vectorization/TileBody.Memory.cs", "target.Apply(Operators.Multiply, start, width), target.Apply(Operators.Multiply, length, width)", "start, target.Apply(Operators.Multiply, length, width)"),
        new("an iteration's own array is as long as those of all", "Vectorization/TileBody.Memory.cs", "=> !analysis.IsExpanded(buffer) ? target.Length(Number(buffer)) :", "=> true ? target.Length(Number(buffer)) :"),
        new("indices into an iteration's own array are not checked", "Vectorization/TileBody.Memory.cs", "if (!analysis.IsWithin(access))", "if (false)"),
        new("lanes on the second path take the first", "Vectorization/TileBody.Regions.cs", "target.Apply(Operators.Not, conditions[way])", "conditions[way]"),
        new("conditions on integers are turned round", "Vectorization/TileBody.Lanes.cs", "target.Apply(Operators.NotEqual, numbers, target.Constant(vector, 0))", "target.Apply(Operators.Equal, numbers, target.Constant(vector, 0))"),
        new("every lane's own element is the first lane's", "Vectorization/TileBody.Lanes.cs", "target.Apply(Operators.Add, target.Apply(Operators.Multiply, At(index, lane), target.Integer(Width)), lane)", "target.Apply(Operators.Multiply, At(index, lane), target.Integer(Width))"),
        new("every second element is collected as one after another", "Vectorization/TileBody.Collections.cs", "return form.Factor(region.Arguments[0]) == 1 &&", "return form.Factor(region.Arguments[0]) != 0 &&"),
        new("loops in steps of two are collected as in steps of one", "Vectorization/TileBody.Collections.cs", "if (!isInnermost || node.Bits is not (1 or -1) || isBranching) return [];", "if (!isInnermost || isBranching) return [];"),
        new("what is collected counting down goes where its block begins", "Vectorization/TileBody.Collections.cs", "Add(addition, node, isUp ? start : target.Apply(Operators.Add, end, target.Integer(1)));", "Add(addition, node, start);"),
        new("the rest of a loop in blocks begins where the loop does", "Vectorization/TileBody.Collections.cs", "return target.For(whole, upper, node.Bits, left, iterate, induction, names);", "return target.For(lower, upper, node.Bits, left, iterate, induction, names);"),
        new("blocks of sums are not checked to lie within their array", "Vectorization/TileBody.Collections.cs", "target.Guard(isOutside, \"new global::System.IndexOutOfRangeException()\");", ""),
        new("the columns of a loop that counts down are one off", "Vectorization/TileBody.Columns.cs", ": (target.Apply(Operators.Add, end, target.Integer(1)), target.Apply(Operators.Add, first, target.Integer(1)));", ": (end, first);"),
        new("rows of a column lie next to each other", "Vectorization/TileBody.Columns.cs", "var multiple = target.Apply(Operators.Multiply, At(term.Key, lane), target.Integer(term.Value));", "var multiple = At(term.Key, lane);"),
        new("a column is gathered though its loop does not run", "Vectorization/TileBody.Columns.cs", "target.If(target.Apply(node.Bits > 0 ? Operators.Less : Operators.Greater, lower, upper), () =>", "target.If(target.Boolean(true), () =>"),
        new("every second element of a row makes a column", "Vectorization/ColumnSearch.cs", "return form.Factor(induction) == 1 &&", "return form.Factor(induction) != 0 &&"),
    ];
}
