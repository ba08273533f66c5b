using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>Tells loads of a buffer apart that a write stands between, for what walks over a function in order of execution.</summary>
internal sealed class BufferVersions(Structure structure)
{
    private readonly Dictionary<int, int> versions = [];
    private int clock;

    /// <summary>A number that is another one after each write; 0 before the first.</summary>
    public int Of(int buffer) => versions.TryGetValue(structure.Root(buffer), out var version) ? version : 0;

    /// <summary>Notes what a node writes.</summary>
    public void Pass(Node node)
    {
        if (Writes(node)) versions[structure.Root(node.Operands[0])] = ++clock;
    }

    /// <summary>Notes what a loop or branch writes: that is something else where its next iteration begins, and behind it.</summary>
    public void PassAll(int owner)
    {
        clock++;
        foreach (var value in structure.Inside(owner))
        {
            if (Writes(structure.Function[value])) versions[structure.Root(structure.Function[value].Operands[0])] = clock;
        }
    }

    private static bool Writes(Node node) => node.HasEffect && node.Code != OpCode.Guard;
}
