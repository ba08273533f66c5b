using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Whether some loads of an array of an iteration's own all read what it holds at one place, and how many such arrays there are: as many as the loops
/// around its allocation have iterations.
/// </summary>
/// <param name="structure">The function.</param>
/// <param name="loop">The loop whose iterations have their own.</param>
/// <param name="array">What allocates it.</param>
/// <param name="loads">What reads it.</param>
internal sealed class SummedArraySearch(Structure structure, int loop, int array, IReadOnlyList<int> loads)
{
    private readonly Function function = structure.Function;

    public SummedArray? Find()
    {
        var loops = new List<int>();
        for (var owner = structure.Owner(array); owner != loop; owner = structure.Owner(owner)) loops.Insert(0, owner);
        if (!loops.All(inner => function[inner] is { Code: OpCode.For, Bits: 1 or -1 } && function[inner].Operands.Take(2).All(IsKnownBefore)) || !IsKnownBefore(function[array].Operands[0])) return null;
        var home = structure.Owner(array);
        IReadOnlyList<int> body = function[home].Regions[0].Body;
        var first = loads.Min(load => body.ToList().IndexOf(StatementOf(load, home)));
        var writes = structure.Uses(array).Select(use => use.Reader).Where(value => function[value].HasEffect && body.ToList().IndexOf(StatementOf(value, home)) >= first);
        if (!writes.All(write => loads.All(load => IsUntouched(load, write, home)))) return null;
        var covering = loads.Where(load => IsCovering(load, home)).DefaultIfEmpty(-1).First();
        return new SummedArray(array, loops, body[first], covering);
    }

    private bool IsKnownBefore(int value) => function[value].Code == OpCode.Constant || !structure.IsInside(value, loop);

    /// <summary>The node of a region that another stands in, or is.</summary>
    private int StatementOf(int value, int home)
    {
        while (structure.Owner(value) != home) value = structure.Owner(value);
        return value;
    }

    /// <summary>Whether what is written comes too late for a load: behind the loop that it stands in, or later in the one iteration that comes to its element.</summary>
    private bool IsUntouched(int load, int write, int home)
    {
        var (reading, writing) = (StatementOf(load, home), StatementOf(write, home));
        if (reading != writing) return structure.Order(reading) < structure.Order(writing);
        if (structure.Order(load) > structure.Order(write) || function[write].Code == OpCode.Clear || structure.Owner(load) != reading || structure.Owner(write) != reading || reading == load) return false;
        var induction = function[reading].Regions[0].Arguments[0];
        var (read, written) = (LinearForm.Of(function, function[load].Operands[1]), LinearForm.Of(function, function[write].Operands[1]));
        return read.IsSame(written) && read.Factor(induction) != 0 && read.Without(induction).Terms.Keys.All(term => !structure.IsInside(term, reading));
    }

    /// <summary>Whether a loop right in the region loads one element after the other, from the first to the last or back.</summary>
    private bool IsCovering(int load, int home)
    {
        var owner = structure.Owner(load);
        if (owner == home || structure.Owner(owner) != home || function[load].Operands[1] != function[owner].Regions[0].Arguments[0]) return false;
        var (lower, upper, length) = (LinearForm.Of(function, function[owner].Operands[0]), LinearForm.Of(function, function[owner].Operands[1]), LinearForm.Of(function, function[array].Operands[0]));
        if (function[owner].Bits == 1) return lower is { Constant: 0, Terms.Count: 0 } && upper.IsSame(length);
        return function[owner].Bits == -1 && upper is { Constant: -1, Terms.Count: 0 } && lower.HasSameTerms(length) && lower.Constant == length.Constant - 1;
    }
}
