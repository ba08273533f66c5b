namespace Steepest.Mutation;

internal static partial class MutantTable
{
    private static IEnumerable<Mutant> Forward =>
    [
        new("what is stored does not vary", "Differentiation/Variation.cs", "changed |= Set(structure.Root(node.Operands[0]), varied[node.Operands[2]]);", ""),
        new("a loop that does not run hands out nothing that varies", "Differentiation/Variation.cs", "OpCode.For => varied[owner.Operands[(int)result.Bits + 2]],", "OpCode.For => false,"),
        new("what varies only from the second iteration on does not vary", "Differentiation/Variation.cs", "varied[node.Operands[i + first]] || varied[body.Yields[i]]", "varied[node.Operands[i + first]]"),
        new("results are never read by derivatives", "Differentiation/PartialReads.cs", "read.Contains(result));", "false);"),
        new("tangents of operands are not added", "Differentiation/ForwardMode.cs", "target.Apply(Operators.Add, before, summand) : summand;", "summand : summand;"),
        new("a tangent of 0 is not kept from an infinite derivative", "Differentiation/ForwardMode.cs", "MayMeetInfinity(row, tangent) ? target.Emit(Operators.UnlessZero, tangent, amount) : amount", "amount"),
        new("stored elements keep their tangents", "Differentiation/ForwardMode.Memory.cs", "target.Store(Buffer(node, lane), Index(node, lane), TangentsOrZero(node.Operands[2])[lane]);", "{ }"),
        new("cleared elements keep their tangents", "Differentiation/ForwardMode.Memory.cs", "foreach (var tangent in buffers[buffer]) target.Clear(tangent.Id);", ""),
        new("windows of tangents begin at the front", "Differentiation/ForwardMode.Memory.cs", "target.Slice(buffer.Id, start, Primal(node.Operands[2]))", "target.Slice(buffer.Id, target.Integer(0), Primal(node.Operands[2]))"),
        new("loops begin with tangents of 0", "Differentiation/ForwardMode.Regions.cs", "moving.SelectMany(i => TangentsOrZero(node.Operands[i + first]))]", "moving.SelectMany(i => Zeros(source[node.Operands[i + first]].Type))]"),
    ];
}
