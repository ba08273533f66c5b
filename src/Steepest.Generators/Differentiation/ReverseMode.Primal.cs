using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>Values of the source where the target needs them: in reach, recalled from a record, or computed again.</summary>
internal sealed partial class ReverseMode
{
    private readonly Lazy<ILookup<int, int>> writes;

    /// <summary>The counterpart of a value at this point of the target.</summary>
    private int Primal(int value)
    {
        if (scope.TryGet(value, out var counterpart)) return counterpart;
        var ordinal = target.Ordinal;
        counterpart = Recall(value) ?? Recompute(value);
        target.Ordinal = ordinal;
        scope.Set(value, counterpart);
        return counterpart;
    }

    private int Recompute(int value)
    {
        var node = source[value];
        switch (node.Code)
        {
            case OpCode.Constant:
                return target.Add(node);
            case OpCode.Argument when TripInduction.StepOf(structure, value) is { } step:
                return AtTrip(value, step);
            case OpCode.Operator when node.Operator!.Typing == Typing.Stated:
                return target.Name(target.Convert(Primal(node.Operands[0]), node.Type), node.Name);
            case OpCode.Operator:
                return target.Name(target.Apply(node.Operator!, [.. node.Operands.Select(Primal)]), node.Name);
            case OpCode.Length:
                return target.Length(Primal(node.Operands[0]));
            case OpCode.Load:
                return target.Name(target.Load(Primal(node.Operands[0]), Primal(node.Operands[1])), node.Name);
            case OpCode.Slice:
                return target.Name(target.Slice(Primal(node.Operands[0]), Primal(node.Operands[1]), Primal(node.Operands[2])), node.Name);
            case OpCode.Result when source[node.Operands[0]] is { Code: OpCode.If } branch:
                Func<int[]> Yield(Region region) => () => Scoped(() => (int[])[Primal(region.Yields[(int)node.Bits])]);
                return target.If(Primal(branch.Operands[0]), Yield(branch.Regions[0]), Yield(branch.Regions[1]), [node.Name!])[0];
            default:
                throw new InvalidOperationException($"%{value} ({node.Code}) was not recorded in\n{source}");
        }
    }

    /// <summary>start + trip · step</summary>
    private int AtTrip(int argument, TripInduction.Step step)
    {
        var loop = structure.Owner(argument);
        var node = source[loop];
        var distance = target.Apply(Operators.Multiply, Primal(TripKey(loop)), Primal(step.Amount));
        return target.Name(target.Apply(step.IsNegative ? Operators.Subtract : Operators.Add, Primal(node.Operands[node.Regions[1].Arguments.ToList().IndexOf(argument)]), distance), source[argument].Name);
    }

    /// <summary>Copies a node that has no adjoint, or whose adjoint comes later, as it stands.</summary>
    private void Copy(int value)
    {
        var node = source[value];
        target.Ordinal = node.Ordinal;
        switch (node.Code)
        {
            case OpCode.Parameter or OpCode.Result:
                break;
            case OpCode.For or OpCode.While or OpCode.If:
                CopyWhole(value, node, new Records());
                break;
            case OpCode.Operator when node.Operator!.Typing != Typing.Stated:
                scope.Set(value, target.Name(target.Apply(node.Operator!, [.. node.Operands.Select(Primal)]), node.Name));
                break;
            case OpCode.Length:
                scope.Set(value, target.Length(Primal(node.Operands[0])));
                break;
            default:
                scope.Set(value, target.Add(node with { Operands = node.Operands.Select(Primal).ToEquatableArray() }));
                break;
        }
    }

    /// <summary>Copies the nodes of a region without its adjoint.</summary>
    private int[] Plain(Region region, int[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++) scope.Set(region.Arguments[i], arguments[i]);
        foreach (var value in region.Body) Copy(value);
        return [.. region.Yields.Select(Primal)];
    }

    /// <summary>Whether a load reads the same again later: from an input, or from a local array that is not written after it.</summary>
    private bool IsReloadable(int load)
    {
        var root = structure.Root(source[load].Operands[0]);
        return source[root].Code == OpCode.Parameter || (scope.TryGet(root, out _) && !IsWrittenAfter(root, load));
    }
}
