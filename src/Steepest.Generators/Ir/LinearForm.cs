using Steepest.Generators.Rules;

namespace Steepest.Generators.Ir;

/// <summary>An integer as a sum of multiples of other values plus a constant: what two indices have in common, and how one moves with a loop.</summary>
internal sealed class LinearForm
{
    private readonly SortedDictionary<int, long> terms = [];

    private LinearForm()
    {
    }

    /// <summary>What is added to the multiples.</summary>
    public long Constant { get; private set; }

    /// <summary>The values that are multiplied, with their factors, none of which is 0.</summary>
    public IReadOnlyDictionary<int, long> Terms => terms;

    /// <param name="function">Whose value it is.</param>
    /// <param name="value">An integer.</param>
    public static LinearForm Of(Function function, int value)
    {
        var form = new LinearForm();
        form.Add(function, value, 1);
        return form;
    }

    /// <summary>By how much the form grows where a value grows by 1.</summary>
    public long Factor(int value) => terms.TryGetValue(value, out var factor) ? factor : 0;

    /// <summary>Whether it is another number in each iteration of a counted loop.</summary>
    public bool Separates(Structure structure, int loop)
        => structure.Function[loop].Regions[0].Arguments[0] is var induction && Factor(induction) != 0
            && terms.Keys.All(term => term == induction || !structure.IsInside(term, loop));

    /// <summary>The form without the multiple of a value.</summary>
    public LinearForm Without(int value)
    {
        var rest = new LinearForm { Constant = Constant };
        foreach (var term in terms.Where(term => term.Key != value)) rest.terms.Add(term.Key, term.Value);
        return rest;
    }

    /// <summary>Whether both are the same whatever the values are.</summary>
    public bool IsSame(LinearForm other) => Constant == other.Constant && HasSameTerms(other);

    /// <summary>Whether both differ by a constant only.</summary>
    public bool HasSameTerms(LinearForm other) => terms.Count == other.terms.Count && terms.All(term => other.Factor(term.Key) == term.Value);

    private void Add(Function function, int value, long factor)
    {
        var node = function[value];
        if (node.Code == OpCode.Constant) Constant += factor * node.Bits;
        else if (node.Is(Operators.Add) || node.Is(Operators.Subtract))
        {
            Add(function, node.Operands[0], factor);
            Add(function, node.Operands[1], node.Is(Operators.Add) ? factor : -factor);
        }
        else if (node.Is(Operators.Multiply) && function[node.Operands[0]].Code == OpCode.Constant) Add(function, node.Operands[1], factor * function[node.Operands[0]].Bits);
        else if (node.Is(Operators.Multiply) && function[node.Operands[1]].Code == OpCode.Constant) Add(function, node.Operands[0], factor * function[node.Operands[1]].Bits);
        else
        {
            terms.TryGetValue(value, out var known);
            terms.Remove(value);
            if (known + factor != 0) terms.Add(value, known + factor);
        }
    }
}
