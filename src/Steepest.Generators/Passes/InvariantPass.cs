using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Moves out of a loop what is the same in every iteration, and turns division by such a value into multiplication by its reciprocal.
/// <code>
/// for i: s += x[i] / (a + b)      →   r = 1 / (a + b); for i: s += x[i] · r
/// </code>
/// The product differs from the quotient in the last bit, and for divisors whose reciprocal is infinite, below 5.6e-309; strict functions keep the quotient.
/// Only what cannot fail moves, since the loop may run no iteration; a call leaves a branch only if the branch is not inside the loop.
/// </summary>
internal sealed class InvariantPass : Rewriter, IPass
{
    private readonly Dictionary<int, List<int>> leaving = [];
    private readonly Dictionary<(int Loop, int Divisor), int> reciprocals = [];
    private int[] home = [];
    private Structure structure = null!;

    public string Name => "invariants";

    public Function Run(Function function) => new InvariantPass().Rewrite(function);

    protected override void Prepare()
    {
        structure = new Structure(Source);
        leaving.Clear();
        reciprocals.Clear();
        home = Enumerable.Repeat(-2, Source.Nodes.Count).ToArray();
        foreach (var value in structure.Inside(Source.Body)) home[value] = Home(value);
    }

    protected override int Visit(int value, Node node)
    {
        if (Map(value) >= 0) return Map(value);
        if (node.Code is OpCode.For or OpCode.While)
        {
            if (leaving.TryGetValue(value, out var moved)) foreach (var invariant in moved) Assume(invariant, Divided(invariant, Source[invariant]));
            foreach (var division in structure.Inside(value).Where(inner => IsDividedByInvariant(inner, value))) Reciprocal(value, Source[division].Operands[1], Source[division].Type);
        }

        return Divided(value, node);
    }

    /// <summary>A division by what is invariant in a loop around it is a multiplication by the reciprocal, which stands before that loop.</summary>
    private int Divided(int value, Node node)
    {
        if (node.Code == OpCode.Operator && node.Operator == Operators.Divide)
        {
            for (var loop = structure.LoopAround(value); loop >= 0; loop = structure.LoopAround(loop))
            {
                if (home[value] != -2 && IsDividedByInvariant(value, loop) && reciprocals.TryGetValue((loop, node.Operands[1]), out var reciprocal))
                    return Target.Name(Target.Apply(Operators.Multiply, Map(node.Operands[0]), reciprocal), node.Name);
            }
        }

        return Copy(value, node);
    }

    private void Reciprocal(int loop, int divisor, IrType type)
    {
        if (reciprocals.ContainsKey((loop, divisor))) return;
        reciprocals[(loop, divisor)] = Target.Name(Target.Apply(Operators.Divide, Target.Constant(type, 1), Map(divisor)), "reciprocal");
    }

    /// <summary>Whether a division inside a loop divides what varies in it by what does not, with the divisor at hand before the loop.</summary>
    private bool IsDividedByInvariant(int value, int loop)
    {
        var node = Source[value];
        if (Source.IsStrict || node.Code != OpCode.Operator || node.Operator != Operators.Divide || !node.Type.IsFloating) return false;
        if (structure.LoopAround(value) != loop || home[value] != structure.Owner(value)) return false;
        var (dividend, divisor) = (node.Operands[0], node.Operands[1]);
        if (Source[dividend].Code == OpCode.Constant || Source[divisor].Code == OpCode.Constant) return false;
        return IsOutside(divisor, loop);
    }

    private bool IsOutside(int value, int loop) => home[value] == -2 ? !structure.IsInside(value, loop) : home[value] != loop && !IsWithin(home[value], loop);

    private bool IsWithin(int owner, int loop) => owner >= 0 && (owner == loop || structure.IsInside(owner, loop));

    /// <summary>The innermost loop or branch that a node has to stand in; it is noted with the outermost loop that it leaves.</summary>
    private int Home(int value)
    {
        var node = Source[value];
        var owner = structure.Owner(value);
        if (!CanMove(node)) return owner;
        var outermost = -1;
        var stand = owner;
        for (var around = owner; around >= 0; around = structure.Owner(around))
        {
            if (!node.Operands.All(operand => IsOutside(operand, around))) break;
            var isLoop = Source[around].Code is OpCode.For or OpCode.While;
            if (!isLoop && node.Operator is { Cost: not Cost.Arithmetic }) break;
            if (!isLoop) continue;
            outermost = around;
            stand = structure.Owner(around);
        }

        if (outermost < 0) return owner;
        if (!leaving.TryGetValue(outermost, out var list)) leaving[outermost] = list = [];
        list.Add(value);
        return stand;
    }

    private bool CanMove(Node node) => node.Code switch
    {
        // A comparison costs less than a name for it.
        OpCode.Operator when node.Type == IrType.Boolean => false,
        OpCode.Operator => node.Type.IsFloating || IntegerArithmetic.CannotFail(Source, node) || (node.Operator != Operators.Divide && node.Operator != Operators.Remainder && node.Operator!.Form is not InContext { IsChecked: true }) || (node.Operator == Operators.Divide && IsNonZero(node.Operands[1])) || (node.Operator == Operators.Remainder && IsNonZero(node.Operands[1])),
        OpCode.Constant or OpCode.Length => true,
        _ => false,
    };

    private bool IsNonZero(int value) => Source[value] is { Code: OpCode.Constant, Bits: not 0 };
}
