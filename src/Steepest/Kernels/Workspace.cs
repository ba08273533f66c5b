using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Steepest.Kernels;

/// <summary>A frame of the calling thread's pooled scratch memory, given back by <see cref="Dispose"/>.</summary>
/// <remarks>
/// There is one pool per thread. It doubles when full and then stays, so nothing is allocated once warm. Frames nest like calls: only the
/// innermost open frame may take memory, and memory is valid until its frame closes.
/// </remarks>
/// <example><code>
/// using var workspace = Workspace.Open();
/// var adjoint = workspace.TakeCleared&lt;double&gt;(length);
/// </code></example>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Workspace : IDisposable
{
    private readonly WorkspacePool pool;
    private readonly int block;
    private readonly int used;
    private readonly int depth;

    private Workspace(WorkspacePool pool)
    {
        this.pool = pool;
        (block, used) = pool.Mark;
        depth = pool.Open();
    }

    /// <summary>Opens a frame.</summary>
    /// <returns>The frame, to be disposed by the method that opened it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Workspace Open() => new(WorkspacePool.OfThread);

    /// <summary>Takes memory whose content is undefined, aligned to 64 bytes.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="length">The number of elements.</param>
    /// <returns>The memory, valid until this frame closes.</returns>
    /// <exception cref="OverflowException">The length is negative, as with <c>new T[length]</c>.</exception>
    /// <exception cref="InsufficientMemoryException">The memory is larger than a block can be.</exception>
    /// <exception cref="InvalidOperationException">This is not the innermost open frame.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Span<T> Take<T>(int length)
        where T : unmanaged
        => MemoryMarshal.Cast<byte, T>(pool.Take(length, Unsafe.SizeOf<T>(), depth));

    /// <summary>Takes memory that holds zeros, aligned to 64 bytes.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="length">The number of elements.</param>
    /// <returns>The memory, valid until this frame closes.</returns>
    /// <exception cref="OverflowException">The length is negative, as with <c>new T[length]</c>.</exception>
    /// <exception cref="InsufficientMemoryException">The memory is larger than a block can be.</exception>
    /// <exception cref="InvalidOperationException">This is not the innermost open frame.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Span<T> TakeCleared<T>(int length)
        where T : unmanaged
    {
        var memory = Take<T>(length);
        memory.Clear();
        return memory;
    }

    /// <summary>Gives back what this frame took.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Dispose() => pool.Close(block, used, depth);
}
