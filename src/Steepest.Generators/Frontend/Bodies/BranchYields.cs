using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What the two paths of a branch hand on, without what is known outside: a path's own flag is the condition itself.</summary>
/// <param name="builder">Where both paths have been lowered, and the branch is about to be added.</param>
/// <param name="condition">What decides.</param>
/// <param name="outer">Values below this one were there before the branch.</param>
internal sealed class BranchYields(FunctionBuilder builder, int condition, int outer)
{
    private readonly List<(int First, int Second, string? Name)> yields = [];

    /// <summary>Each value that is handed on: a value outside, or the complement of its position among the yields.</summary>
    private readonly List<int> values = [];

    public int Count => values.Count;

    /// <summary>A flag: what each path says of a jump.</summary>
    public void Flag(int first, int second, string name)
    {
        if (IsTrue(first) && IsFalse(second)) values.Add(condition);
        else if (IsFalse(first) && IsTrue(second)) values.Add(builder.Apply(Operators.Not, condition));
        else if (IsFalse(second) && first < outer && IsImplied(first, condition)) values.Add(first);
        else if ((IsTrue(first) && IsTrue(second)) || (IsFalse(first) && IsFalse(second))) values.Add(first);
        else Carry(first, second, name);
    }

    /// <summary>A value that only matters behind the paths that give one.</summary>
    public void Either(int? first, int? second, int none)
    {
        if (first is { } one && second is null && one < outer) values.Add(one);
        else if (second is { } other && first is null && other < outer) values.Add(other);
        else Carry(first ?? none, second ?? none, null);
    }

    public void Carry(int first, int second, string? name)
    {
        if (first == second)
        {
            values.Add(first);
            return;
        }

        values.Add(~yields.Count);
        yields.Add((first, second, name));
    }

    /// <summary>Adds the branch, unless nothing happens in it, and returns the values in their order.</summary>
    public IEnumerable<int> Leave(Region first, Region second)
    {
        if (yields.Count == 0 && first.Body.Count == 0 && second.Body.Count == 0) return values;
        var regions = EquatableArray.Of(
            first with { Yields = yields.Select(yield => yield.First).ToEquatableArray() },
            second with { Yields = yields.Select(yield => yield.Second).ToEquatableArray() });
        var results = builder.Results(new Node(OpCode.If, IrType.None, EquatableArray.Of(condition)) { Regions = regions }, regions[0], [.. yields.Select(yield => yield.Name)]);
        return values.Select(value => value >= 0 ? value : results[~value]);
    }

    private bool IsTrue(int value) => builder[value] is { Code: OpCode.Constant, Bits: 1 };

    private bool IsFalse(int value) => builder[value] is { Code: OpCode.Constant, Bits: 0 };

    /// <summary>Whether a flag is one of those that a condition is the disjunction of.</summary>
    private bool IsImplied(int flag, int disjunction)
        => flag == disjunction || (builder[disjunction] is { Code: OpCode.Operator } node && node.Operator == Operators.Or && node.Operands.Any(operand => IsImplied(flag, operand)));
}
