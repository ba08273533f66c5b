using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Steepest.Kernels;

/// <summary>The blocks behind the <see cref="Workspace"/> frames of one thread.</summary>
/// <remarks>
/// A request that does not fit opens another block, at least as large as all before it, so spans taken earlier stay valid. When the
/// outermost frame closes, several blocks are replaced by one that would have held everything.
/// </remarks>
internal sealed class WorkspacePool
{
    private const int Alignment = 64;
    private const int FirstCapacity = 1 << 16;

    [ThreadStatic]
    private static WorkspacePool? ofThread;

    private readonly List<byte[]> blocks = [];
    private int current = -1;
    private int used;
    private int depth;

    /// <summary>The bytes of all blocks opened since there was one, dropped ones included: what one block would have needed.</summary>
    private long opened;

    public static WorkspacePool OfThread
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => ofThread ??= new WorkspacePool();
    }

    public (int Block, int Used) Mark => (current, used);

    /// <summary>How many blocks are held: one once warm and closed.</summary>
    public int BlockCount => blocks.Count;

    public int Open() => ++depth;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Span<byte> Take(int length, int size, int frameDepth)
    {
        if (frameDepth != depth) ThrowNotInnermost();
        if (length < 0) ThrowNegative(length);
        var bytes = (long)length * size;
        var start = used;
        if (current < 0 || start + bytes > blocks[current].Length)
        {
            Grow(bytes);
            start = used;
        }

        // Whole lines, counted from a start on a line: what follows begins on one too.
        used = (int)Math.Min(int.MaxValue, start + ((bytes + Alignment - 1) & -Alignment));
        return blocks[current].AsSpan(start, (int)bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Close(int block, int mark, int frameDepth)
    {
        if (frameDepth != depth) ThrowNotInnermost();
        depth--;
        current = block;
        used = mark;
        if (depth == 0) Settle();
    }

    private void Settle()
    {
        if (blocks.Count > 1)
        {
            var all = Math.Min(opened, Array.MaxLength);
            blocks.Clear();
            blocks.Add(Allocate(all));
            opened = all;
        }

        current = blocks.Count - 1;
        used = current < 0 ? 0 : Origin(blocks[current]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(long bytes)
    {
        var needed = bytes + Alignment;
        if (needed > Array.MaxLength) ThrowTooLarge(bytes);

        // Blocks behind the current one are left over from a frame that has closed; no span points into them any more.
        var free = current + 1;
        while (free < blocks.Count && blocks[free].Length < needed) blocks.RemoveAt(free);
        if (free == blocks.Count)
        {
            var capacity = Math.Min(Array.MaxLength, Math.Max(needed, Math.Max(FirstCapacity, opened)));
            blocks.Add(Allocate(capacity));
            opened += capacity;
        }

        current = free;
        used = Origin(blocks[current]);
    }

    private static byte[] Allocate(long capacity) => GC.AllocateUninitializedArray<byte>((int)capacity, pinned: true);

    private static int Origin(byte[] block) => (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(block, 0) & (Alignment - 1));

    private static void ThrowNegative(int length) => throw new OverflowException($"A length of {length} is negative.");

    private static void ThrowTooLarge(long bytes)
        => throw new InsufficientMemoryException($"{bytes} bytes of scratch are more than one block can hold ({Array.MaxLength}).");

    private static void ThrowNotInnermost()
        => throw new InvalidOperationException("Only the innermost open frame of a workspace may take memory or be closed.");
}
