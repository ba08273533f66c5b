using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Which integers of a loop are progressions: its induction variable, what it carries and changes by an invariant amount or by one that is
/// a progression itself, and sums and multiples of these. Arithmetic that may throw is none.
/// </summary>
internal sealed class Progressions
{
    private readonly Structure structure;
    private readonly Function function;
    private readonly int loop;
    private readonly Func<int, int> outside;
    private readonly Dictionary<int, Progression?> known = [];

    /// <param name="structure">The function.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="outside">Builds the counterpart of a value that the loop leaves alone, before the loop.</param>
    public Progressions(Structure structure, int loop, Func<int, int> outside)
    {
        this.structure = structure;
        this.loop = loop;
        this.outside = outside;
        function = structure.Function;
    }

    /// <summary>How a value moves; null where it is no progression.</summary>
    public Progression? Of(int value)
    {
        if (known.TryGetValue(value, out var found)) return found;

        // What is asked for again while it is being found depends on itself.
        known[value] = null;
        return known[value] = function[value].Type == IrType.Int32 ? Find(value, function[value]) : null;
    }

    /// <summary>Whether a value is the same in all iterations, and can be computed before the first.</summary>
    public bool IsInvariant(int value) => !structure.IsInside(value, loop) || function[value] switch
    {
        { Code: OpCode.Constant } => true,
        { Code: OpCode.Length } node => IsInvariant(node.Operands[0]),
        { Code: OpCode.Operator } node => IntegerArithmetic.CannotFail(function, node) && node.Operands.All(IsInvariant),
        _ => false,
    };

    private Progression? Find(int value, Node node)
    {
        if (node.Code == OpCode.Constant) return Progression.Of(Coefficient.Of((int)node.Bits));
        if (IsInvariant(value)) return Progression.Of(Coefficient.Of(_ => outside(value)));
        if (node.Code == OpCode.Argument) return structure.Owner(value) == loop ? Argument(value) : null;
        if (node.Code != OpCode.Operator || node.Operands.Count != 2) return null;
        if (node.Operator == Operators.Multiply)
        {
            return (Of(node.Operands[0]), Of(node.Operands[1])) switch
            {
                ({ IsInvariant: true } factor, { } progression) => progression * factor.Start,
                ({ } progression, { IsInvariant: true } factor) => progression * factor.Start,
                _ => null,
            };
        }

        if (node.Operator != Operators.Add && node.Operator != Operators.Subtract) return null;
        if (Of(node.Operands[0]) is not { } first || Of(node.Operands[1]) is not { } second) return null;
        return node.Operator == Operators.Add ? first + second : first - second;
    }

    private Progression? Argument(int argument)
    {
        var node = function[loop];
        var isCounted = node.Code == OpCode.For;
        var position = node.Regions[structure.RegionOf(argument)].Arguments.ToList().IndexOf(argument) - (isCounted ? 1 : 0);
        if (position < 0) return Of(node.Operands[0]) is { } lower ? lower with { Step = Coefficient.Of((int)node.Bits) } : null;
        var body = node.Regions[node.Regions.Count - 1];
        var carried = body.Arguments[position + (isCounted ? 1 : 0)];
        if (carried != argument) return Of(carried);
        if (Change(body.Yields[position], argument) is not { Bend.Constant: 0 } change || Of(node.Operands[position + (isCounted ? 2 : 0)]) is not { } start) return null;
        return new Progression(start.Start, change.Start, change.Step);
    }

    /// <summary>What has been added to an argument where it has become a value; null where anything else has.</summary>
    private Progression? Change(int value, int argument)
    {
        if (value == argument) return Progression.Of(Coefficient.Of(0));
        var node = function[value];
        if (node.Code != OpCode.Operator || (node.Operator != Operators.Add && node.Operator != Operators.Subtract) || !structure.IsInside(value, loop)) return null;
        if (Change(node.Operands[0], argument) is { } first && Of(node.Operands[1]) is { } second) return node.Operator == Operators.Add ? first + second : first - second;
        return node.Operator == Operators.Add && Change(node.Operands[1], argument) is { } last && Of(node.Operands[0]) is { } before ? before + last : null;
    }
}
