namespace Steepest.Mutation;

internal static partial class MutantTable
{
    private static IEnumerable<Mutant> Split =>
    [
        new("nothing is recorded", "Differentiation/Recording.cs", "if (RecomputePrice(value) > SlotPriceOf(value))", "if (false)"),
        new("results of operators are not needed", "Differentiation/Recording.cs", "if (reads.Result) Add(value);", ""),
        new("operands of derivatives are not needed", "Differentiation/Recording.cs", "if (reads.Operands[i]) Add(node.Operands[i]);", ""),
        new("every load can be repeated", "Differentiation/Recording.cs", "OpCode.Load => isReloadable(value) || isKept(value) ?", "OpCode.Load => true ?"),
        new("carried values can be computed again", "Differentiation/Recording.cs", "OpCode.Argument when IsInduction(value) => 0,", "OpCode.Argument when IsInduction(value) || function[value].Type.IsFloating => 0,"),
        new("a loop runs backwards in the order of the loop", "Differentiation/ReverseMode.Backward.cs", "var isForward = IsOrderFree(loop, node);", "var isForward = true;"),
        new("a backward loop leaves out the first iteration", "Differentiation/ReverseMode.Backward.cs", "target.Integer(Math.Sign(node.Bits))), -node.Bits)", "target.Integer(0)), -node.Bits)"),
        new("a loop hands no adjoint to its start", "Differentiation/ReverseMode.Backward.cs", "Contribute(node.Operands[positions[i] + FirstCarried(node)], results[i]);", "{ }"),
        new("what a split loop adds up is lost", "Differentiation/ReverseMode.Backward.cs", "for (var i = 0; i < free.Length; i++) adjoints[free[i]] = results[positions.Length + i];", ""),
        new("a while loop leaves out its first iteration backwards", "Differentiation/ReverseMode.Backward.cs", "target.Integer(-1), -1, carried", "target.Integer(0), -1, carried"),
        new("the second path of a branch begins with the adjoints of the first", "Differentiation/ReverseMode.Backward.cs", "            Restore(free, before);", ""),
        new("a branch loses the adjoints of what it reads", "Differentiation/ReverseMode.Backward.cs", "for (var i = 0; i < free.Length; i++) adjoints[free[i]] = results[i];", ""),
        new("arrays of iterations are kept although they change", "Differentiation/ReverseMode.Split.cs", "return !structure.IsInside(source[array].Operands[0], root) && !IsWrittenAfter(array, load);", "return !structure.IsInside(source[array].Operands[0], root);"),
        new("all iterations keep their arrays in one place", "Differentiation/ReverseMode.Split.cs", "target.Apply(Operators.Multiply, SlotIndex(loop), length), length)", "target.Integer(0), length)"),
        new("elements that iterations share count as their own", "Differentiation/ReverseMode.Backward.cs", "return form.Separates(structure, loop) && accesses.All(", "return accesses.All("),
        new("neighbours count as the same element", "Differentiation/ReverseMode.Backward.cs", "LinearForm.Of(source, source[access].Operands[1]).IsSame(form));", "LinearForm.Of(source, source[access].Operands[1]).HasSameTerms(form));"),
        new("iterations that overwrite elements may run in any order", "Differentiation/ReverseMode.Backward.cs", "|| AreApart(loop, [.. accesses]));", "|| true);"),
        new("records of an inner loop share one row", "Differentiation/ReverseMode.Split.cs", "index = target.Apply(Operators.Add, target.Apply(Operators.Multiply, SlotIndex(structure.LoopAround(loop)), trips), index);", "index = target.Apply(Operators.Add, trips, index);"),
        new("a while loop counts one trip too many", "Differentiation/ReverseMode.Split.cs", "Counted(starts, counter is null ? target.Integer(0) : -1)", "Counted(starts, counter is null ? target.Integer(1) : -1)"),
        new("records of the first path go to the second", "Differentiation/ReverseMode.Split.cs", "[.. yields, .. Zeros(first), .. second.Select(Primal)]", "[.. yields, .. second.Select(Primal), .. Zeros(first)]"),
        new("the last index of a loop in steps is one step off", "Differentiation/ReverseMode.TripBound.cs", "target.Apply(Operators.Subtract, TripsBetween(node, lower, upper), target.Integer(1))", "TripsBetween(node, lower, upper)"),
        new("counts of trips are not rounded up", "Differentiation/ReverseMode.TripBound.cs", "target.Apply(Operators.Add, span, target.Integer(step - 1))", "span"),
    ];
}
