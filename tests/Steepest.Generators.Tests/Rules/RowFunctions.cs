using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Rows of the table as functions of the IR.</summary>
internal static class RowFunctions
{
    /// <summary>f(x…).</summary>
    public static Function Value(Operator row, IReadOnlyList<IrType> types) => Build("Value", row, types, [], (at, _) => at.Result);

    /// <summary>(x…, t) → t · ∂f/∂x at position <paramref name="index"/>.</summary>
    public static Function Partial(Operator row, IReadOnlyList<IrType> types, int index) => Build(
        "Partial", row, types, [types[index]], (at, more) => row.Scaled!(at, more[0], index) ?? at.Builder.Constant(types[index], 0));

    /// <summary>(x…, t) → t times the derivative of the partial at one position by the operand at another.</summary>
    public static Function Second(Operator row, IReadOnlyList<IrType> types, int index, int by)
        => Build("Second", row, types, [types[by]], (at, more) => Second(at, more[0], index, by) ?? at.Builder.Constant(types[index], 0));

    /// <summary>The function with every row that has an expansion expanded, and so on.</summary>
    public static Function Expand(Function function)
    {
        while (function.Nodes.Any(node => node.Operator?.Expand != null)) function = new Expander().Rewrite(function);
        Verifier.Verify(function);
        return function;
    }

    private static int? Second(Application at, int scale, int index, int by)
    {
        var one = at.Builder.Constant(at.Builder.TypeOf(at.Operands[index]), 1);
        var seeds = new Dictionary<int, int> { [at.Operands[by]] = scale };
        return at.Builder[at.Result].Operator!.Scaled!(at, one, index) is { } partial ? Tangents.Of(at.Builder, partial, seeds) : null;
    }

    private static Function Build(
        string name, Operator row, IReadOnlyList<IrType> types, IReadOnlyList<IrType> more, Func<Application, int[], int> result)
    {
        var builder = new FunctionBuilder();
        int[] operands = [.. types.Select((type, i) => builder.Parameter(new Parameter("x" + i, type, ParameterRole.Variable)))];
        int[] others = [.. more.Select((type, i) => builder.Parameter(new Parameter("t" + i, type, ParameterRole.Fixed)))];
        var at = new Application(builder, EquatableArray.Of(operands), builder.Emit(row, operands));
        var function = builder.Build(name, [result(at, others)], [""], EquatableArray<string>.Empty);
        Verifier.Verify(function);
        return function;
    }

    private sealed class Expander : Rewriter
    {
        protected override int Visit(int value, Node node)
            => node.Operator?.Expand is { } expand ? expand(new Application(Target, EquatableArray.Of(Map(node.Operands)), -1)) : Copy(value, node);
    }
}
