using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Emit.Bodies;

/// <summary>Memory as vectors meet it: by a reference to the first element, since what is met was checked before.</summary>
internal sealed partial class BodyEmitter
{
    private readonly Dictionary<int, string> starts = [];

    /// <summary>The framework's type of the function's vectors.</summary>
    private string Vector => function.VectorBits == Function.HalfVector ? "Vector256" : "Vector512";

    /// <summary>A method that rows name as that of full vectors, or its like for the function's.</summary>
    private string OfWidth(string method)
    {
        if (function.VectorBits == Function.FullVector) return method;
        foreach (var (full, half) in Halves)
        {
            if (method.StartsWith(full, StringComparison.Ordinal)) return half + method.Substring(full.Length);
        }

        return method;
    }

    private static readonly (string Full, string Half)[] Halves = [("Vector512.", "Vector256."), ("Lanes.", "HalfLanes.")];

    /// <summary>The numbers that a mask of vectors of the function chooses among.</summary>
    private string ChosenAmong(IrType mask) => mask.Lanes * 32 == function.VectorBits ? "float" : "double";

    /// <summary>How many branches for lanes are open.</summary>
    private int lanesDeep;

    /// <summary>Declares, where a branch for lanes begins, a reference to each buffer from outside whose elements are met by vectors in it.</summary>
    private List<int>? OpenLanes(Region region)
    {
        var opened = new List<int>();
        if (!Directly(region).Any(MeetsVector)) return null;
        lanesDeep++;
        foreach (var value in structure.Inside(region).Where(MeetsVector))
        {
            var buffer = function[value].Operands[0];
            if (starts.ContainsKey(buffer) || structure.Order(buffer) >= structure.Order(region.Body[0])) continue;
            Begin(buffer);
            opened.Add(buffer);
        }

        if (opened.Count > 0) writer.Blank();
        return opened;
    }

    /// <summary>What stands in a region and its loops, but in no branch in them.</summary>
    private IEnumerable<int> Directly(Region region)
        => region.Body.SelectMany(value => function[value].Code == OpCode.If ? [] : function[value].Regions.SelectMany(Directly).Prepend(value));

    private void CloseLanes(List<int>? opened)
    {
        if (opened is null) return;
        lanesDeep--;
        foreach (var buffer in opened) starts.Remove(buffer);
    }

    private bool MeetsVector(int value)
        => function[value] is { Code: OpCode.Load, Type.IsVector: true } || (function[value].Code == OpCode.Store && function[function[value].Operands[2]].Type.IsVector);

    /// <summary>Of memory made in a branch for lanes.</summary>
    private void BeginIfMet(int buffer)
    {
        if (lanesDeep > 0 && structure.Uses(buffer).Any(use => !use.IsYield && use.Position == 0 && MeetsVector(use.Reader))) Begin(buffer);
    }

    private void Begin(int buffer)
    {
        starts[buffer] = locals.Take(Name(buffer).TrimStart('@') + "Start");
        writer.WriteLine($"ref var {starts[buffer]} = ref MemoryMarshal.GetReference({Name(buffer)});");
    }

    private string Start(int buffer) => starts.TryGetValue(buffer, out var start) ? start : throw new InvalidOperationException($"%{buffer} is met by vectors where no machine is known to be wide in\n{function}");

    private string Place(int buffer, int index)
    {
        if (function[index] is { Code: OpCode.Constant } constant) return Literal.Of((int)constant.Bits);

        // A known distance behind what is converted becomes part of the address.
        var isColumn = function[buffer].Code == OpCode.Parameter && function.Parameters[(int)function[buffer].Bits].Role is ParameterRole.Numbers or ParameterRole.Residuals or ParameterRole.Slopes;
        if (names[index] is null && function[index] is var sum && (inlining.IsBehind(index) || (isColumn && sum.Is(Operators.Add) && function[sum.Operands[1]] is { Code: OpCode.Constant, Bits: > 0 })))
        {
            var distance = function[sum.Operands[1]];
            return $"(nuint){Within(sum.Operands[0], Unary)} + {Literal.Of((int)distance.Bits)}";
        }

        return $"(nuint){Within(index, Unary)}";
    }
}
