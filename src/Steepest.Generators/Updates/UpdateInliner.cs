using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Updates;

/// <summary>
/// Copies a function that leaves a gradient, and moves each variable where its gradient is complete: there the gradient need not be written.
/// </summary>
/// <param name="builder">Where to.</param>
/// <param name="arguments">What its parameters are there, in order.</param>
/// <param name="assignments">Where variables can be moved.</param>
/// <param name="move">Moves element (variable, index) by (gradient), all values of the builder.</param>
internal sealed class UpdateInliner(FunctionBuilder builder, IReadOnlyList<int> arguments, LastAssignments assignments, Action<int, int, int> move) : Rewriter
{
    public int[] Inline(Function function)
    {
        var ordinal = builder.Ordinal;
        var results = RewriteInto(function, builder);
        builder.Ordinal = ordinal;
        return results;
    }

    protected override int Visit(int value, Node node)
    {
        if (node.Code == OpCode.Parameter) return arguments[(int)node.Bits];
        if (node.Code == OpCode.Length) return builder.Length(Map(node.Operands[0]));
        if (assignments.MovesAt(value) is not { } variable) return Copy(value, node);
        var index = Map(node.Operands[1]);
        var gradient = Map(node.Operands[2]);
        if (node.Code == OpCode.Accumulate) gradient = builder.Apply(Operators.Add, builder.Load(Map(node.Operands[0]), index), gradient);
        move(variable, index, gradient);
        return -1;
    }
}
