using Steepest.Generators.Ir;

namespace Steepest.Generators.Emit.Parts;

/// <summary>
/// A function too long for one method, cut into parts that run one after another: the JIT gives up optimising a method with more than
/// 8,000 references to locals. What a later part reads is kept in a buffer.
/// <code>
/// f(x, y): u = …; v = g(u); return h(u, v)
/// →
/// kept = allocate 2
/// part 1(x, y, kept): u = …; kept[0] = u; v = g(u); kept[1] = v
/// part 2(kept): u = kept[0]; v = kept[1]; return h(u, v)
/// </code>
/// </summary>
internal sealed class Partition
{
    /// <summary>References to locals: well below what the JIT still optimises, and its 1,024 locals.</summary>
    private const int LongestPart = 3000;

    private Partition(Function frame, IReadOnlyList<Function> parts)
    {
        Frame = frame;
        Parts = parts;
    }

    /// <summary>Allocates the buffers that parts share, and yields them; the names of its results are those of the parts' parameters.</summary>
    public Function Frame { get; }

    /// <summary>Each takes those of the function's parameters and of the shared buffers that it reads; the last one yields the results.</summary>
    public IReadOnlyList<Function> Parts { get; }

    /// <summary>Whether a function is longer than the JIT optimises in one method.</summary>
    public static bool IsLong(Function function) => Cuts.IsLong(function, LongestPart);

    /// <summary>The function in parts; null where it is short enough, or nowhere to be cut.</summary>
    /// <param name="function">The whole.</param>
    /// <param name="longest">The most references to locals in one part.</param>
    public static Partition? Of(Function function, int longest = LongestPart)
    {
        if (!Cuts.IsLong(function, longest)) return null;
        var structure = new Structure(function);
        var repeatable = new Repeatable(structure);
        var chunks = new Cuts(structure, repeatable, longest);
        if (chunks.Count < 2) return null;
        var shared = new SharedBuffers(structure, repeatable, chunks);
        return new Partition(shared.BuildFrame(), [.. Enumerable.Range(0, chunks.Count).Select(chunk => new Part(structure, repeatable, chunks, shared, chunk).Build())]);
    }
}
