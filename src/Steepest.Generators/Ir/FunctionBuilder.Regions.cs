using Steepest.Generators.Rules;

namespace Steepest.Generators.Ir;

/// <summary>Moving between regions: back to an earlier state, and nodes out of the region that they were made in.</summary>
internal sealed partial class FunctionBuilder
{
    /// <summary>What was moved: the node as it was, where it stood, and what stands there since, if anything does.</summary>
    private readonly List<(int Value, Node Node, int Depth, int Position, int Instead)> moves = [];

    /// <summary>How many regions are open; the function's body is the first.</summary>
    public int Depth => scopes.Count;

    /// <summary>The state of the builder, to return to.</summary>
    public Mark Here() => new(nodes.Count, parameters.Count, moves.Count, Ordinal);

    /// <summary>Forgets all nodes that were added since. The regions open now must be those that were open then.</summary>
    public void Return(Mark mark)
    {
        var open = scopes.ToArray();
        for (var i = moves.Count - 1; i >= mark.Moves; i--)
        {
            var (value, node, depth, position, instead) = moves[i];
            if (value >= mark.Nodes) continue;
            open[open.Length - depths[value]].Remove(value);
            var stood = open[open.Length - depth];
            stood.Insert(instead >= 0 ? stood.IndexOf(instead) : Math.Min(position, stood.Count), value);
            (nodes[value], depths[value]) = (node, depth);
        }

        moves.RemoveRange(mark.Moves, moves.Count - mark.Moves);
        foreach (var scope in open) scope.RemoveAll(value => value >= mark.Nodes);
        nodes.RemoveRange(mark.Nodes, nodes.Count - mark.Nodes);
        depths.RemoveRange(mark.Nodes, depths.Count - mark.Nodes);
        parameters.RemoveRange(mark.Parameters, parameters.Count - mark.Parameters);
        Ordinal = mark.Ordinal;
    }

    /// <summary>How many regions were open where a value was made: with no more than that open, it can still be read.</summary>
    public int DepthOf(int value) => depths[value];

    /// <summary>Whether a value can be read where no more than so many regions are open, or be moved there.</summary>
    public bool CanMove(int value, int depth) => depths[value] <= depth || nodes[value] switch
    {
        { Code: OpCode.Constant } => true,
        { Code: OpCode.Allocate or OpCode.Length or OpCode.Operator } node => CannotFail(node) && node.Operands.All(operand => CanMove(operand, depth)),
        _ => false,
    };

    /// <summary>Moves a value, and what it is made of, to where so many regions are open: before the loop or branch around it.</summary>
    public void Move(int value, int depth) => Move(value, depth, nodes[value], -1);

    private void Move(int value, int depth, Node before, int instead)
    {
        if (depths[value] <= depth) return;
        foreach (var operand in nodes[value].Operands) Move(operand, depth);
        var open = scopes.ToArray();
        var scope = open[open.Length - depths[value]];
        var position = scope.IndexOf(value);
        moves.Add((value, before, depths[value], position, instead));
        scope.RemoveAt(position);
        open[open.Length - depth].Add(value);
        depths[value] = depth;
    }

    /// <summary>
    /// Moves an array of zeros likewise. Where it stood it is cleared, as the loop may come by several times; its length is only as long as
    /// an array may be, since it is made whether or not the branch is taken.
    /// </summary>
    public void Lift(int array, int depth)
    {
        var scope = scopes.ToArray()[scopes.Count - depths[array]];
        var position = scope.IndexOf(array);
        var length = nodes[array].Operands[0];
        var inside = depths[array];
        if (!IsNatural(length))
        {
            scopes.Push(scope);
            length = Apply(Operators.Max, length, Integer(0));
            scopes.Pop();
            foreach (var made in new[] { length, nodes[length].Operands[1] }) depths[made] = inside;
        }

        var before = nodes[array];
        nodes[array] = before with { Bits = 0, Operands = EquatableArray.Of(length) };
        nodes.Add(new Node(OpCode.Clear, IrType.None, EquatableArray.Of(array)) { Ordinal = nodes[array].Ordinal });
        depths.Add(inside);
        scope[position] = nodes.Count - 1;
        scope.Insert(position, array);
        Move(array, depth, before, nodes.Count - 1);
    }

    /// <summary>Whether an integer is seen not to be negative.</summary>
    public bool IsNatural(int value) => nodes[value] switch
    {
        { Code: OpCode.Constant, Bits: >= 0 } or { Code: OpCode.Length } => true,
        { Code: OpCode.Operator } node when node.Operator == Operators.Add || node.Operator == Operators.Multiply || node.Operator == Operators.Min => node.Operands.All(IsNatural),
        { Code: OpCode.Operator } node when node.Operator == Operators.Max => node.Operands.Any(IsNatural),
        _ => false,
    };

    private static bool CannotFail(Node node) => node.Code != OpCode.Operator || (node.Type.IsInteger && node.Operator != Operators.Divide && node.Operator != Operators.Remainder && node.Operator!.Form is not InContext { IsChecked: true });

    /// <summary>A state of a builder.</summary>
    internal readonly record struct Mark(int Nodes, int Parameters, int Moves, int Ordinal);
}
