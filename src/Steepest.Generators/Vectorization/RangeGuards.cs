using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// What must hold before a loop so that no vector in it meets memory outside a buffer. Where it does not hold the loop runs one by one, and
/// throws where the user's own would.
/// </summary>
internal sealed class RangeGuards(Function source, Structure structure, FunctionBuilder target, Func<int, int> outside)
{
    private readonly HashSet<string> seen = [];
    private int lower;
    private int upper;

    /// <summary>The conditions of a loop as one value; null where nothing is left to ask; false where one cannot hold.</summary>
    public List<int> Of(LaneAnalysis analysis, int loop)
    {
        var node = source[loop];
        (lower, upper) = ElementLoop.Span(analysis, node, target, outside);
        var conditions = new List<int>();
        foreach (var access in structure.Inside(loop))
        {
            if (source[access].Code is OpCode.Load or OpCode.Store or OpCode.Accumulate && structure.Owner(access) is var owner && (owner == loop || source[owner].Code == OpCode.If) && analysis.IsContiguous(access)) Add(access, node, conditions, target.Length(outside(source[access].Operands[0])));
        }

        return conditions;
    }

    /// <summary>The conditions of the loops over the elements of rows. What only a row knows is checked there, where its window is taken.</summary>
    public List<int> OfRows(LaneAnalysis analysis, int loop)
    {
        var conditions = Of(analysis, loop);
        foreach (var inner in analysis.Inners)
        {
            var node = source[inner.Key];
            (lower, upper) = (outside(node.Operands[0]), outside(node.Operands[1]));
            var enough = target.Apply(Operators.GreaterOrEqual, target.Apply(Operators.Subtract, upper, lower), target.Integer(analysis.Element.ToVector(target.VectorBits).Lanes));
            if (!conditions.Contains(enough)) conditions.Add(enough);
            foreach (var access in structure.Inside(inner.Key))
            {
                if (source[access].Code is not (OpCode.Load or OpCode.Accumulate) || source[access].Type.IsInteger) continue;
                var buffer = source[access].Operands[0];
                if (inner.Value.IndexOf(access).Terms.Keys.Any(inner.Value.IsOfRow)) continue;
                if (structure.IsInside(buffer, loop)) Add(access, node, conditions, outside(source[buffer].Operands[2]));
                else Add(access, node, conditions, target.Length(outside(buffer)));
            }
        }

        return conditions;
    }

    private void Add(int access, Node loop, List<int> conditions, int length)
    {
        var buffer = source[access].Operands[0];
        var form = LinearForm.Of(source, source[access].Operands[1]).Without(loop.Regions[0].Arguments[0]);
        if (!seen.Add($"{buffer} {form.Constant} {string.Join(" ", form.Terms)} in {lower} {upper}")) return;
        var constant = (int)form.Constant;
        if (form.Terms.Count == 0)
        {
            var isNatural = target[lower] is { Code: OpCode.Constant } start && start.Bits + constant >= 0;
            if (!isNatural) conditions.Add(target.Apply(Operators.GreaterOrEqual, lower, target.Integer(-constant)));
            if (!IsWithin(loop, buffer, constant))
                conditions.Add(target.Apply(Operators.LessOrEqual, upper, constant == 0 ? length : constant > 0 ? target.Apply(Operators.Subtract, length, target.Integer(constant)) : target.Apply(Operators.Add, length, target.Integer(-constant))));
            return;
        }

        int? offset = null;
        foreach (var term in form.Terms)
        {
            var multiple = target.Apply(Operators.Multiply, outside(term.Key), target.Integer((int)term.Value));
            offset = offset is { } sum ? target.Apply(Operators.Add, sum, multiple) : multiple;
        }

        var first = constant == 0 ? offset!.Value : target.Apply(Operators.Add, offset!.Value, target.Integer(constant));
        conditions.Add(target.Apply(Operators.GreaterOrEqual, target.Apply(Operators.Add, first, lower), target.Integer(0)));
        conditions.Add(target.Apply(Operators.LessOrEqual, first, target.Apply(Operators.Subtract, length, upper)));
    }

    /// <summary>Whether a bound is the length of the buffer, or of one as long, less at least as much as the constant adds.</summary>
    private bool IsWithin(Node loop, int buffer, int constant)
    {
        var form = LinearForm.Of(source, loop.Operands[loop.Bits > 0 ? 1 : 0]);
        if (form.Terms.Count != 1 || form.Constant + constant + (loop.Bits > 0 ? 0 : 1) > 0) return false;
        var term = form.Terms.First();
        return term.Value == 1 && ((source[term.Key].Code == OpCode.Length && IsAsLong(source[term.Key].Operands[0], buffer))
            || (source[buffer].Code is OpCode.Allocate && source[buffer].Operands[0] == term.Key)
            || (source[buffer].Code is OpCode.Slice && source[buffer].Operands[2] == term.Key));
    }

    /// <summary>A gradient is as long as its variable: members check that at entry.</summary>
    private bool IsAsLong(int first, int second) => first == second || (Owner(first) is { } one && one == Owner(second));

    private string? Owner(int buffer)
        => source[buffer].Code == OpCode.Parameter && source.Parameters[(int)source[buffer].Bits] is var parameter ? parameter.Of ?? parameter.Name : null;
}
