namespace Steepest.Mutation;

internal static partial class MutantTable
{
    private static IEnumerable<Mutant> Memory =>
    [
        new("a branch that only clears has nothing to hand on", "Differentiation/Activity.cs", "if (node.Code is OpCode.Store or OpCode.Accumulate or OpCode.Clear &&", "if (node.Code is OpCode.Store or OpCode.Accumulate &&"),
        new("what a loop reads is added to behind it", "Passes/PromotionPass.cs", "Source[other].Code is not (OpCode.Load or OpCode.Store or OpCode.Clear)", "Source[other].Code is not (OpCode.Store or OpCode.Clear)"),
        new("an element is added to though no iteration runs", "Passes/PromotionPass.cs", "if (ranges.IsWithin(addition))", "if (true)"),
        new("an index of a row beyond its width lies within", "Ir/IndexRange.cs", "&& IsNatural(column, depth + 1) && IsBelow(column, width, depth + 1)) return true;", "&& IsNatural(column, depth + 1)) return true;"),
        new("an array that is filled from any element on is filled", "Passes/PrivatizationPass.cs", "&& Source[Source[filling].Operands[0]] is { Code: OpCode.Constant, Bits: 0 } && Offset(filling, touching) == 0;", "&& Offset(filling, touching) == 0;"),
        new("an array that is filled up to any element is filled", "Passes/PrivatizationPass.cs", "is { } filling && Source[filling].Operands[1] == Source[array].Operands[0]", "is { } filling"),
        new("an element that one path stores is stored", "Passes/PrivatizationPass.cs", "|| node.Operands[0] != array || !body.Body.Contains(value) ||", "|| node.Operands[0] != array ||"),
        new("an array that one path clears is cleared", "Passes/PrivatizationPass.cs", "Source[first].Operands[0] == array && body.Body.Contains(first)) return true;", "Source[first].Operands[0] == array) return true;"),
        new("a loop that fills an array may read what it has not filled", "Passes/PrivatizationPass.cs", "if (inside.Skip(1).Any(", "if (false && inside.Skip(1).Any("),
        new("what else an iteration writes is cleared for the next", "Passes/PrivatizationPass.cs", "&& touching.All(value => Source[value].Code is OpCode.Load or OpCode.Length || structure.Owner(value) == filling);", ";"),
        new("iterations that fill different parts share nothing", "Passes/PrivatizationPass.cs", "|| !Source[filling].Operands.Take(2).All(bound => IsInvariant(bound, loop))) return false;", ") return false;"),
        new("an array of less than no elements is made", "Passes/PrivatizationPass.cs", "if (!Target.IsNatural(length) && guarded", "if (false && guarded"),
        new("an element is added to that has been written since", "Passes/AccumulationPass.cs", "if (IsWrittenBetween(load, store, structure.Root(node.Operands[0]))) continue;", ""),
        new("a sum with another element is an addition", "Passes/AccumulationPass.cs", "|| Source[load].Operands[1] != node.Operands[1]) continue;", ") continue;"),
        new("a sum with another array's element is an addition", "Passes/AccumulationPass.cs", "|| Source[load].Operands[0] != node.Operands[0] ||", "||"),
        new("what is stored again and again is added again and again", "Passes/AccumulationPass.cs", "|| !IsBeside(load, store) ||", "||"),
        new("an element that a loop writes is read before it", "Passes/InvariantLoadPass.cs", "&& !Written(owner).Contains(Structure.Root(buffer)) &&", "&&"),
        new("what has been read on the other path is there", "Passes/InvariantLoadPass.cs", "return Structure.RegionOf(inner) == Structure.RegionOf(value);", "return true;"),
        new("what is read behind a loop is there before it", "Passes/InvariantLoadPass.cs", "&& Structure.Order(use.Reader) < Structure.Order(loop) &&", "&& use.Reader != loop &&"),
        new("elements are read though no iteration runs", "Passes/InvariantLoadPass.cs", "if (facts.IsElement(index, buffer, owner) || range.IsWithin(load) || IsMet(buffer, index, owner)) outermost = owner;", "outermost = owner;"),
    ];
}
