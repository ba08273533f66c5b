using System.Collections.Concurrent;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Computes, in loops, the slope of a function beside its value, where both are made of the same parts.
/// <code>
/// s = Sigmoid(x)   →   s = Sloped(Sigmoid(x), x, LogisticDensity(x))
/// </code>
/// A loop whose adjoint runs later then records the slope; computed from the argument again, it would take the same exponential once more.
/// Elsewhere nothing changes: the adjoint behind an iteration shares these parts in any case. Strict functions call their functions, which
/// share nothing.
/// </summary>
internal sealed class SlopePass : Rewriter, IPass
{
    /// <summary>What a record costs, in units of an addition.</summary>
    private const int SlotPrice = 8;

    private static readonly ConcurrentDictionary<(Operator, ElementType), bool> Known = new();

    private Structure structure = null!;

    public string Name => "slopes";

    public Function Run(Function function) => function.IsStrict || function.Nodes.All(node => node.Code is not (OpCode.For or OpCode.While)) ? function : new SlopePass().Rewrite(function);

    protected override void Prepare() => structure = new Structure(Source);

    protected override int Visit(int value, Node node)
    {
        var copy = Copy(value, node);
        if (node.Code != OpCode.Operator || node.Operands.Count != 1 || !node.Type.IsFloating || structure.LoopAround(value) < 0 || !IsBeside(node.Operator!, node.Type)) return copy;
        var x = Map(node.Operands[0]);
        var name = node.Name ?? char.ToLowerInvariant(node.Operator!.Name[0]) + node.Operator.Name.Substring(1);
        var slope = Target.Name(Slope(Target, node.Operator!, x, copy)!.Value, name + "Slope");
        return Target.Name(Target.Emit(Operators.Sloped, copy, x, slope), name);
    }

    private static int? Slope(FunctionBuilder builder, Operator row, int x, int value)
        => row.Scaled?.Invoke(new Application(builder, EquatableArray.Of(x), value), builder.Constant(builder.TypeOf(x), 1), 0);

    private static bool IsBeside(Operator row, IrType type)
        => row is { Cost: Cost.Transcendental, Expand: not null, Scaled: not null } && Known.GetOrAdd((row, type.Element), _ => IsCheaperBeside(row, type));

    /// <summary>Whether a slope costs less when it is computed beside the value, and recorded, than alone; one that is made of the value needs no record of its own.</summary>
    private static bool IsCheaperBeside(Operator row, IrType type)
    {
        var builder = new FunctionBuilder();
        var x = builder.Parameter(new Parameter("x", type, ParameterRole.Variable));
        var value = builder.Emit(row, x);
        if (Slope(builder, row, x, value) is not { } slope || Reads(builder, slope, value)) return false;
        var both = builder.Build("F", [value, slope], ["value", "slope"], EquatableArray<string>.Empty);
        return Price(both, value, slope) - Price(both, value) + SlotPrice < Price(both, slope);
    }

    private static bool Reads(FunctionBuilder builder, int value, int part) => value == part || builder[value].Operands.Any(operand => Reads(builder, operand, part));

    /// <summary>What the parts cost that results are made of, each computed once.</summary>
    private static int Price(Function function, params int[] results)
    {
        var part = function with { Body = function.Body with { Yields = EquatableArray.Of(results) }, Results = results.Select((_, i) => "r" + i).ToEquatableArray() };
        return PassList.Run([new ExpansionPass(), new FoldingPass(), new CommonSubexpressionPass(), new DeadCodePass()], part).Nodes.Sum(PriceOf);
    }

    private static int PriceOf(Node node) => node.Code != OpCode.Operator ? 0 : node.Operator!.Cost switch
    {
        Cost.Transcendental => 20,
        Cost.Division => 5,
        _ => 1,
    };
}
