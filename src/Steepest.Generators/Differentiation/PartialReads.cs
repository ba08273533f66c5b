using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// What t · ∂f/∂xᵢ of an operator reads: this operand, the result, or nothing ("to be recorded"). Found by building the partial once on
/// placeholders, so that it is exactly what the rule does.
/// </summary>
internal sealed class PartialReads
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(Operator, int, ElementType), PartialReads> Known = new();

    private PartialReads(bool exists, bool[] operands, bool result)
    {
        Exists = exists;
        Operands = operands;
        Result = result;
    }

    /// <summary>Whether the operator has a derivative with respect to the operand that is not 0 everywhere.</summary>
    public bool Exists { get; }

    /// <summary>Which operands the partial reads.</summary>
    public bool[] Operands { get; }

    /// <summary>Whether it reads the result.</summary>
    public bool Result { get; }

    /// <param name="function">The function that the application stands in.</param>
    /// <param name="value">The application.</param>
    /// <param name="index">The operand to differentiate by.</param>
    public static PartialReads Of(Function function, int value, int index)
    {
        var node = function[value];
        return Known.GetOrAdd((node.Operator!, index, function[node.Operands[index]].Type.Element), _ => Probe(function, node, index));
    }

    private static PartialReads Probe(Function function, Node node, int index)
    {
        var none = new bool[node.Operands.Count];
        if (node.Operator!.Scaled is not { } scaled || !function[node.Operands[index]].Type.IsFloating) return new PartialReads(false, none, false);
        var builder = new FunctionBuilder();
        var operands = node.Operands.Select(operand => builder.Argument(function[operand].Type)).ToArray();
        var result = builder.Argument(node.Type);
        var scale = builder.Argument(node.Type);
        if (scaled(new Application(builder, EquatableArray.Of(operands), result), scale, index) is not { } partial) return new PartialReads(false, none, false);
        var read = new HashSet<int>();
        Reach(builder, partial, read);
        return new PartialReads(true, [.. operands.Select(read.Contains)], read.Contains(result));
    }

    private static void Reach(FunctionBuilder builder, int value, HashSet<int> reached)
    {
        if (!reached.Add(value)) return;
        foreach (var operand in builder[value].Operands) Reach(builder, operand, reached);
        foreach (var region in builder[value].Regions)
        {
            foreach (var inner in region.Body.Concat(region.Yields)) Reach(builder, inner, reached);
        }
    }
}
