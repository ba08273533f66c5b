namespace Steepest.Mutation;

internal static partial class MutantTable
{
    private static IEnumerable<Mutant> Passes =>
    [
        new("a conditional addition becomes an assignment", "Passes/FirstAssignmentPass.cs", "accesses.Count != 1 || structure.Owner(accesses[0]) != loop ||", "accesses.Count != 1 ||"),
        new("two additions become assignments", "Passes/FirstAssignmentPass.cs", "accesses.Count != 1 ||", "accesses.Count < 1 ||"),
        new("what the first loop does not meet is not cleared", "Passes/FirstAssignmentPass.cs", "if (left == 0) return -1;", "return -1;"),
        new("a loop from any start assigns", "Passes/FirstAssignmentPass.cs", "var isFromStart = node.Bits == 1 && Source[node.Operands[0]] is { Code: OpCode.Constant, Bits: 0 };", "var isFromStart = true;"),
        new("sliding registers are not added at the end", "Passes/SlidingPass.cs", "left[own + i]);", "Target.Constant(Source[Source[later[i].Addition].Operands[2]].Type, 0));"),
        new("sliding forgets what was passed on", "Passes/SlidingPass.cs", "if (at + 1 < group.Count) amount = Target.Apply(Operators.Add, carried[register + at], amount);", ""),
        new("sliding takes elements that are not neighbours", "Passes/SlidingPass.cs", "offset == group[0].Offset + group.IndexOf(pair)", "offset >= group[0].Offset"),
        new("sliding adds though the loop does not run", "Passes/SlidingPass.cs", "Target.Apply(Operators.Greater, upper, lower)", "Target.Boolean(true)"),
        new("gathering drops what came before", "Passes/GatheringPass.cs", "amount = Target.Apply(Operators.Add, before, amount);", "amount = Target.Apply(Operators.Add, amount, amount);"),
        new("gathering passes over loads", "Passes/GatheringPass.cs", "Close(structure.Root(buffer));", "{ }"),
        new("doubling adds three times", "Passes/DoublingPass.cs", "Target.Constant(node.Type, 2)", "Target.Constant(node.Type, 3)"),
        new("doubling mixes sums and differences", "Passes/DoublingPass.cs", "inner.Operator == node.Operator && inner.Operands[1] == second", "inner.Operands[1] == second"),
        new("powers lose their odd factor", "Passes/StrengthReductionPass.cs", "return exponent % 2 == 0 ? square : Target.Apply(Operators.Multiply, square, x);", "return square;"),
        new("half exponents lose their root", "Passes/StrengthReductionPass.cs", "Target.Apply(Operators.Multiply, product, root) : root", "product : root"),
        new("known branches go the other way", "Passes/FoldingPass.cs", "condition.Bits != 0 ? 0 : 1", "condition.Bits != 0 ? 1 : 0"),
        new("arrays in loops are not cleared", "Passes/AllocationPass.cs", "if (node.Bits == 1) Target.Clear(Map(value));", ""),
        new("a carried value that changes counts as unchanged", "Passes/DeadCodePass.cs", "if (body.Yields[i] == argument || body.Yields[i] == node.Operands[i + firstOperand])", "if (body.Yields[i] == argument || firstOperand == 2)"),
        new("stores that only a later iteration reads are dead", "Passes/Liveness.cs", "foreach (var write in writes[structure.Root(buffer)]) Mark(write);", "{ }"),
        new("loads are shared across stores", "Passes/CommonSubexpressionPass.cs", "versions[structure.Root(node.Operands[0])] = ++clock;", ""),
        new("loads are shared across loops that store", "Passes/CommonSubexpressionPass.cs", "if (Source[value].HasEffect) versions[structure.Root(Source[value].Operands[0])] = clock;", ""),
        new("a difference equals its opposite", "Passes/CommonSubexpressionPass.cs", "if (node.Operator is { IsCommutative: true })", "if (node.Operator is not null)"),
        new("the third partial sum is lost", "Passes/PartialSumsPass.cs", "Target.Apply(Operators.Add, sums[2], sums[3])", "sums[3]"),
        new("the rest of a sum in parts is left out", "Passes/PartialSumsPass.cs", "Target.For(middle, upper, 1,", "Target.For(upper, upper, 1,"),
        new("a sum that is read on its way is taken apart", "Passes/PartialSumsPass.cs", "|| structure.Uses(sum).Count != 1) return false;", ") return false;"),
        new("reciprocals are taken of the dividend", "Passes/InvariantPass.cs", "Map(divisor)), \"reciprocal\")", "Target.Constant(type, 2)), \"reciprocal\")"),
        new("what varies in a loop leaves it", "Passes/InvariantPass.cs", "if (!node.Operands.All(operand => IsOutside(operand, around))) break;", "if (!node.Operands.Any(operand => IsOutside(operand, around))) break;"),
        new("values that both paths read sink into one", "Passes/SinkingPass.cs", "|| (common is { } other && other != path)) return null;", ") return null;"),
        new("selections are opened the wrong way", "Passes/SinkingPass.cs", "() => [first], () => [second]", "() => [second], () => [first]"),
        new("guards are dead code", "Passes/Liveness.cs", "foreach (var guard in Reached().Where(value => function[value].Code == OpCode.Guard)) Mark(guard);", ""),
    ];
}
