namespace Steepest.Generators.Ir;

/// <summary>Copies a function into another that is being built, its parameters standing for values there.</summary>
internal sealed class Inliner : Rewriter
{
    private readonly FunctionBuilder builder;
    private readonly IReadOnlyList<int> arguments;
    private readonly int firstOrdinal;

    private Inliner(FunctionBuilder builder, IReadOnlyList<int> arguments, int firstOrdinal)
    {
        this.builder = builder;
        this.arguments = arguments;
        this.firstOrdinal = firstOrdinal;
    }

    /// <param name="function">What to copy.</param>
    /// <param name="builder">Where to.</param>
    /// <param name="arguments">What its parameters are there, in order.</param>
    /// <param name="firstOrdinal">The position of its first quote among those of the function being built.</param>
    /// <returns>Its results.</returns>
    public static int[] Inline(Function function, FunctionBuilder builder, IReadOnlyList<int> arguments, int firstOrdinal)
    {
        var ordinal = builder.Ordinal;
        var results = new Inliner(builder, arguments, firstOrdinal).RewriteInto(function, builder);
        builder.Ordinal = ordinal;
        return results;
    }

    protected override int OrdinalOf(Node node) => node.Ordinal < 0 ? -1 : node.Ordinal + firstOrdinal;

    protected override int Visit(int value, Node node) => node.Code switch
    {
        OpCode.Parameter => arguments[(int)node.Bits],
        OpCode.Length => builder.Length(Map(node.Operands[0])),
        _ => Copy(value, node),
    };
}
