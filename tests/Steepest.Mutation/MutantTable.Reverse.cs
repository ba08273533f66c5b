namespace Steepest.Mutation;

internal static partial class MutantTable
{
    private static IEnumerable<Mutant> Reverse =>
    [
        new("rows of a Jacobian add to those before", "Differentiation/ReverseMode.Rows.cs", "adjoints.Clear();", ""),
        new("long parts of a row are not cleared", "Differentiation/ReverseMode.Rows.cs", "target.Clear(window);", ""),
        new("numbers between spans have no column", "Differentiation/ReverseMode.Rows.cs", "if (source[variable].Type.IsBuffer) shadows[variable] = Destination(variable, matrix, first);\n            first += ColumnsOf(variable);", "if (!source[variable].Type.IsBuffer) continue;\n            shadows[variable] = Destination(variable, matrix, first);\n            first += ColumnsOf(variable);"),
        new("what a loop recorded is used up by the first row", "Differentiation/ReverseMode.Rows.cs", "rows.Nodes.Any(node => node.Code == OpCode.Pop) ? null : rows", "rows"),
        new("outputs start from nothing", "Differentiation/Outputs.cs", "builder.Store(local, index, builder.Load(value, index));", "builder.Store(local, index, builder.Constant(parameter.Type.ToElement(), 0));"),
        new("results do not matter to activity", "Differentiation/Activity.cs", "foreach (var result in function.Body.Yields) useful[result] = true;", "foreach (var result in function.Body.Yields) useful[result] = false;"),
        new("what is stored does not matter", "Differentiation/Activity.cs", "changed |= Set(node.Operands[2], useful[structure.Root(node.Operands[0])]);", "changed |= Set(node.Operands[2], false);"),
        new("what is loaded from does not matter", "Differentiation/Activity.cs", "changed |= Set(structure.Root(node.Operands[0]), true);", "changed |= Set(structure.Root(node.Operands[0]), false);"),
        new("starts of carried values do not matter", "Differentiation/Activity.cs", "OpCode.For => Set(owner.Operands[position + 2], true),", "OpCode.For => Set(owner.Operands[position + 2], false),"),
        new("only the first operand matters", "Differentiation/Activity.cs", "for (var i = 0; i < node.Operands.Count; i++)", "for (var i = 0; i < 1; i++)"),
        new("a branch hands no adjoint to what it yields", "Differentiation/Activity.cs", "changed |= Set(inner.Yields[(int)node.Bits], true);", "changed |= Set(inner.Yields[(int)node.Bits], false);"),
        new("the last contribution replaces the others", "Differentiation/ReverseMode.cs", "target.Apply(Operators.Add, adjoint, amount) : amount", "amount : amount"),
        new("contributions are subtracted", "Differentiation/ReverseMode.cs", "target.Apply(Operators.Add, adjoint, amount) : amount", "target.Apply(Operators.Subtract, adjoint, amount) : amount"),
        new("the result's adjoint is 2", "Differentiation/ReverseMode.cs", "target.Constant(source[result].Type, 1)", "target.Constant(source[result].Type, 2)"),
        new("windows of adjoints begin at the front", "Differentiation/ReverseMode.cs", "target.Slice(Shadow(node.Operands[0]), Primal(node.Operands[1]), Primal(node.Operands[2]))", "target.Slice(Shadow(node.Operands[0]), target.Integer(0), Primal(node.Operands[2]))"),
        new("a loop that does not run hands no adjoint to its start", "Differentiation/ReverseMode.cs", "activity[CarriedArgument(loop, position)] || (structure.Results[owner][position] is >= 0 and var result && activity[result])", "activity[CarriedArgument(loop, position)]"),
        new("an overwritten element keeps its adjoint", "Differentiation/ReverseMode.Adjoints.cs", "target.Store(shadow, index, target.Constant(source[node.Operands[2]].Type, 0));", ""),
        new("a loop that only overwrites has nothing to hand on", "Differentiation/Activity.cs", "|| structure.Results[owner].Any(result => result >= 0 && this[result]);", ";"),
        new("a stored value gets no adjoint", "Differentiation/ReverseMode.Adjoints.cs", "Contribute(node.Operands[2], adjoint);", ""),
        new("a loaded element gets its adjoint at the next index", "Differentiation/ReverseMode.Adjoints.cs", "target.Accumulate(Shadow(node.Operands[0]), Primal(node.Operands[1]), adjoint);", "target.Accumulate(Shadow(node.Operands[0]), target.Integer(0), adjoint);"),
        new("cleared elements keep their adjoints", "Differentiation/ReverseMode.Adjoints.cs", "target.Clear(Shadow(node.Operands[0]));", ""),
        new("the second operand gets no adjoint", "Differentiation/ReverseMode.Adjoints.cs", "if (!reads.Exists) continue;", "if (!reads.Exists || i == 1) continue;"),
        new("an adjoint of 0 is not kept from an infinite derivative", "Differentiation/ReverseMode.Adjoints.cs", "target.Emit(Operators.UnlessZero, adjoint, amount) : amount", "amount : amount"),
        new("a fused sum does not hand its adjoint to its start", "Differentiation/ReverseMode.Joint.cs", "Contribute(node.Operands[i + FirstCarried(node)], adjoint);", "{ }"),
        new("what a fused loop adds up is lost", "Differentiation/ReverseMode.Joint.cs", "foreach (var (value, amount) in handedOn[owner]) Contribute(value, amount);", ""),
        new("any carried value counts as a sum", "Differentiation/ReverseMode.Joint.cs", "if (IsCarriedActive(owner, node, i) && !flow.IsSum(owner, i)) return false;", ""),
        new("a buffer that is overwritten later may be fused", "Differentiation/ReverseMode.Joint.cs", "if (inner.Code != OpCode.Load || IsWrittenAfter(root, owner)) return false;", "if (inner.Code != OpCode.Load) return false;"),
        new("the accumulation of a fused branch begins with the path before", "Differentiation/ReverseMode.Joint.cs", "for (var i = 0; i < free.Length; i++) adjoints[free[i]] = zeros[i];", ""),
        new("adjoints before a fused loop are counted in it", "Differentiation/ReverseMode.Joint.cs", "        Restore(free, outer);", ""),
        new("the adjoint of a sum is known as of its first reader only", "Differentiation/ReverseMode.KnownAdjoints.cs", "mode.target.Apply(Operators.Add, sum, summand) : summand;", "sum : summand;"),
        new("a known adjoint passes a result-dependent derivative", "Differentiation/ReverseMode.KnownAdjoints.cs", "if (reads.Result) return (false, null);", ""),
        new("a sum may be read on its way", "Differentiation/SumFlow.cs", "if (!FollowUse(use, owner, position, chain)) return false;", "FollowUse(use, owner, position, chain);"),
    ];
}
