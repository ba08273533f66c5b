using Steepest.Generators.Ir;

namespace Steepest.Generators.Emit.Parts;

/// <summary>The buffers that parts share: the function's own, and for each type of number one that keeps what later parts read.</summary>
internal sealed class SharedBuffers
{
    private readonly Structure structure;
    private readonly Repeatable repeatable;
    private readonly Dictionary<int, int> slots = [];
    private readonly Dictionary<ElementType, int> counts = [];
    private readonly Dictionary<int, string> names = [];
    private readonly Dictionary<ElementType, string> kept = [];

    public SharedBuffers(Structure structure, Repeatable repeatable, Cuts chunks)
    {
        this.structure = structure;
        this.repeatable = repeatable;
        var function = structure.Function;
        var taken = new HashSet<string>(function.Parameters.Select(parameter => parameter.Name));
        foreach (var value in function.Body.Body)
        {
            var node = function[value];
            if (node.Code == OpCode.Allocate && repeatable[value])
            {
                names[value] = Take(taken, node.Name ?? "array");
            }
            else if (!repeatable[value] && node.Type != IrType.None && !node.Type.IsBuffer && structure.Uses(value).Any(use => chunks.Of(use) > chunks[value]))
            {
                counts.TryGetValue(node.Type.Element, out var count);
                slots[value] = count;
                counts[node.Type.Element] = count + 1;
            }
        }

        foreach (var type in counts.Keys.OrderBy(type => type)) kept[type] = Take(taken, type == ElementType.Double ? "kept" : "kept" + type);
    }

    /// <summary>Where a number is kept; -1 where no later part reads it.</summary>
    public int SlotOf(int value) => slots.TryGetValue(value, out var slot) ? slot : -1;

    /// <summary>The buffers as parameters of a part, each with the allocation that it stands for, or the type that it keeps.</summary>
    public IEnumerable<(int Allocation, ElementType Kept, Parameter Parameter)> Parameters()
    {
        foreach (var type in counts.Keys.OrderBy(type => type)) yield return (-1, type, new Parameter(kept[type], new IrType(type).ToBuffer(), ParameterRole.Destination));
        foreach (var pair in names) yield return (pair.Key, ElementType.None, new Parameter(pair.Value, structure.Function[pair.Key].Type, ParameterRole.Destination));
    }

    public Function BuildFrame()
    {
        var function = structure.Function;
        var builder = new FunctionBuilder { IsStrict = function.IsStrict, VectorBits = function.VectorBits };
        var copies = new Dictionary<int, int>();
        int Copy(int value)
        {
            if (copies.TryGetValue(value, out var copy)) return copy;
            var node = function[value];
            return copies[value] = node.Code == OpCode.Length ? builder.Length(Copy(node.Operands[0])) : builder.Add(node with { Operands = node.Operands.Select(Copy).ToEquatableArray(), Ordinal = -1 });
        }

        foreach (var value in function.Body.Body.Where(value => function[value].Code == OpCode.Parameter)) copies[value] = builder.Parameter(function.Parameters[(int)function[value].Bits]);
        var buffers = Parameters().Select(buffer => buffer.Allocation >= 0
            ? Copy(buffer.Allocation)
            : builder.Allocate(new IrType(buffer.Kept), builder.Integer(counts[buffer.Kept]), cleared: false, buffer.Parameter.Name)).ToList();
        return builder.Build(function.Name, buffers, Parameters().Select(buffer => buffer.Parameter.Name), EquatableArray<string>.Empty);
    }

    private static string Take(HashSet<string> taken, string wish)
    {
        var name = wish;
        for (var i = 2; !taken.Add(name); i++) name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }
}
