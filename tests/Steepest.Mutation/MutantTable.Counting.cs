namespace Steepest.Mutation;

internal static partial class MutantTable
{
    private static IEnumerable<Mutant> Counting =>
    [
        new("counts of trips in steps are rounded down", "Passes/InductionPass.cs", "Target.Apply(Operators.Subtract, to, from), Target.Long(stride - 1))", "Target.Apply(Operators.Subtract, to, from), Target.Long(0))"),
        new("a loop that does not run moves what it carries", "Passes/InductionPass.cs", "if (facts.IsAtMost(least, most, loop)) return distance;", "return distance;"),
        new("counts that wrap are divided", "Passes/InductionPass.cs", "return !isDivided ||", "return true ||"),
        new("an amount that is no multiple of the stride is divided by it", "Passes/InductionPass.cs", "constant % stride == 0 ?", "true ?"),
        new("integers of a loop that counts down go the other way", "Passes/InductionPass.cs", "-1 => Coefficient.Of(0) - step,", "-1 => step,"),
        new("the sum of all counts has one too many", "Passes/ClosedForm.cs", "target.Apply(Operators.Subtract, wide, target.Long(1))", "target.Apply(Operators.Add, wide, target.Long(1))"),
        new("a form is taken from the wrong side of its start", "Passes/ClosedForm.cs", ": target.Apply(Operators.Subtract, start, target.Apply(Operators.Multiply, factor.Value, lower));", ": target.Apply(Operators.Add, start, target.Apply(Operators.Multiply, factor.Value, lower));"),
        new("what begins elsewhere is the loop's own count", "Passes/ClosedForm.cs", "second && first.Bits == second.Bits", "second"),
        new("what a loop takes away is added", "Passes/Progressions.cs", "is { } second) return node.Operator == Operators.Add ? first + second : first - second;", "is { } second) return first + second;"),
        new("what grows by squares grows by counts", "Passes/Progressions.cs", "is not { Bend.Constant: 0 } change ||", "is not { } change ||"),
        new("an amount that may throw is computed before its loop", "Passes/Progressions.cs", "=> IntegerArithmetic.CannotFail(function, node) && node.Operands.All(IsInvariant),", "=> node.Operands.All(IsInvariant),"),
        new("the iteration at the bound is left out", "Passes/TripCounter.cs", "!isInclusive ? goal :", "true ? goal :"),
        new("a bound that may lie behind is met", "Passes/CountingPass.cs", "if (row == Operators.NotEqual && !isAhead) return null;", ""),
        new("an integer that moves faster and faster counts as steady", "Passes/CountingPass.cs", "is not { Bend.Constant: 0 } first ||", "is not { } first ||"),
        new("a loop that does not end counts as one that does", "Passes/CountingPass.cs", "if (test.Variable.Step.Constant is not { } step || !IsFarFromEnds(test.Bound, Math.Abs((long)step), test.IsInclusive)) counter.Check();", ""),
        new("stated bounds on iterations fall away", "Passes/CountingPass.cs", "if (limit != IterationBound.Default) Target.Guard", "if (false) Target.Guard"),
        new("a loop whose bound lies behind runs", "Passes/CountingPass.cs", "counter.Trips(test.IsAhead)", "counter.Trips(true)"),
        new("the last of unknown steps is left out", "Passes/TripCounter.cs", "var rounding = isInclusive ? size : ", "var rounding = "),
        new("an index one beyond the end lies within", "Passes/LoopFacts.cs", "span.Most.Offset + first.Offset <= second.Offset - distance", "span.Most.Offset + first.Offset <= second.Offset"),
    ];
}
