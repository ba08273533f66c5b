using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>The adjoint of one node: what it hands on to its operands.</summary>
internal sealed partial class ReverseMode
{
    /// <summary>How far a sum of adjoints is looked into.</summary>
    private const int DeepestSum = 4;

    /// <summary>Runs a region backwards; what its values need is recomputed or recalled.</summary>
    private void Backward(Region region)
    {
        foreach (var value in region.Body)
        {
            if (source[value].Code == OpCode.Allocate && activity[value]) AllocateShadow(value);
        }

        for (var at = region.Body.Count - 1; at >= 0; at--) Backward(region.Body[at]);
    }

    private void Backward(int value)
    {
        var node = source[value];
        target.Ordinal = AdjointOrdinal(node.Ordinal);
        switch (node.Code)
        {
            case OpCode.Operator when activity[value] && Adjoint(value) is { } adjoint:
                Pull(value, node, adjoint);
                break;
            case OpCode.Load when activity[value] && Adjoint(value) is { } adjoint:
                target.Accumulate(Shadow(node.Operands[0]), Primal(node.Operands[1]), adjoint);
                break;
            case OpCode.Store when activity[structure.Root(node.Operands[0])]:
                Overwritten(node);
                break;
            case OpCode.Accumulate when activity[structure.Root(node.Operands[0])]:
                Contribute(node.Operands[2], target.Load(Shadow(node.Operands[0]), Primal(node.Operands[1])));
                break;
            case OpCode.Clear when activity[structure.Root(node.Operands[0])]:
                target.Clear(Shadow(node.Operands[0]));
                break;
            case OpCode.For or OpCode.While or OpCode.If when fused.Contains(value):
                BackwardFused(value, node);
                break;
            case OpCode.For or OpCode.While when activity.AnyInside(value):
                BackwardLoop(value, node);
                break;
            case OpCode.If when activity.AnyInside(value):
                BackwardBranch(value, node);
                break;
        }
    }

    /// <summary>What was stored takes the adjoint of the element; what the element held before no longer matters.</summary>
    private void Overwritten(Node node)
    {
        var shadow = Shadow(node.Operands[0]);
        var index = Primal(node.Operands[1]);
        var adjoint = target.Load(shadow, index);
        target.Store(shadow, index, target.Constant(source[node.Operands[2]].Type, 0));
        Contribute(node.Operands[2], adjoint);
    }

    private void Pull(int value, Node node, int adjoint)
    {
        for (var i = 0; i < node.Operands.Count; i++)
        {
            if (!activity[node.Operands[i]]) continue;
            var reads = PartialReads.Of(source, value, i);
            if (!reads.Exists) continue;
            var operands = node.Operands.Select((operand, j) => reads.Operands[j] ? Primal(operand) : target.Argument(source[operand].Type));
            var at = new Application(target, operands.ToEquatableArray(), reads.Result ? Primal(value) : target.Argument(node.Type));
            if (node.Operator!.Scaled!(at, adjoint, i) is { } amount) Contribute(node.Operands[i], node.Operator.Cost != Cost.Arithmetic && MayVanish(adjoint, 0) ? target.Emit(Operators.UnlessZero, adjoint, amount) : amount);
        }
    }

    /// <summary>
    /// Whether an adjoint may be 0 because the path, iteration or element that was taken does not read the value. The value's derivative
    /// may then be infinite or undefined, as of a logarithm computed ahead of the branch that asks whether it exists.
    /// </summary>
    private bool MayVanish(int adjoint, int depth) => target[adjoint] switch
    {
        { Code: OpCode.Result or OpCode.Load } => true,
        { Code: OpCode.Operator } node => node.Operator == Operators.Select
            || (depth < DeepestSum && (node.Operator!.IsCommutative || node.Operator == Operators.Subtract || node.Operator == Operators.Negate) && node.Operands.Any(operand => MayVanish(operand, depth + 1))),
        _ => false,
    };

    private void AllocateShadow(int buffer)
    {
        var node = source[buffer];
        shadows[buffer] = target.Allocate(node.Type.ToElement(), Primal(node.Operands[0]), cleared: true, (node.Name ?? "array") + "Adjoint");
    }
}
