using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Tests.Rules.VectorMathematics;

/// <summary>Rows as they are computed on lanes: in terms of what lanes have, though here of single numbers.</summary>
internal static class LaneExpansion
{
    /// <summary>f(x…), of nothing but rows that have a form on lanes, each part once.</summary>
    public static Function Of(Operator row, ElementType element) => Of(RowFunctions.Value(row, [.. Enumerable.Repeat(new IrType(element), row.Arity)]));

    /// <summary>The same of any function.</summary>
    public static Function Of(Function function)
    {
        while (function.Nodes.Any(IsExpanded)) function = new Expander().Rewrite(function);
        function = new DeadCodePass().Run(new CommonSubexpressionPass().Run(new FoldingPass().Run(function)));
        Verifier.Verify(function);
        return function;
    }

    /// <summary>Whether lanes compute it by other rows.</summary>
    private static bool IsExpanded(Node node) => node.Operator is { } row && (row.Expand ?? (row.LaneForm is null ? row.InLanes : null)) is not null;

    private sealed class Expander : Rewriter
    {
        protected override int Visit(int value, Node node)
            => IsExpanded(node) ? (node.Operator!.Expand ?? node.Operator.InLanes)!(new Application(Target, EquatableArray.Of(Map(node.Operands)), -1)) : Copy(value, node);
    }
}
