using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>What a loop of unknown trip count records for its adjoint, which takes it back in reverse order.</summary>
/// <typeparam name="T">The type of one record.</typeparam>
/// <remarks>Stacks are pooled by thread and keep the size they grew to, so nothing is allocated once warm.</remarks>
/// <example><code>
/// using var stored = RecordStack&lt;double&gt;.Open();
/// stored.Push(x);
/// x = stored.Pop();
/// </code></example>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RecordStack<T> : IDisposable
    where T : unmanaged
{
    private const int FirstCapacity = 64;

    [ThreadStatic]
    private static Stack<RecordStack<T>>? free;

    private T[] items = GC.AllocateUninitializedArray<T>(FirstCapacity);
    private int count;

    private RecordStack()
    {
    }

    /// <summary>Takes an empty stack from the pool of the thread.</summary>
    /// <returns>The stack, to be disposed by the method that opened it, on the same thread.</returns>
    public static RecordStack<T> Open() => (free ??= new()).TryPop(out var stack) ? stack : new();

    /// <summary>Puts a record on top.</summary>
    /// <param name="value">The record.</param>
    /// <exception cref="InsufficientMemoryException">There are more records than an array can hold.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Push(T value)
    {
        if ((uint)count >= (uint)items.Length) Grow();
        items[count++] = value;
    }

    /// <summary>Takes the record on top.</summary>
    /// <returns>The record.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public T Pop() => items[--count];

    /// <summary>Gives the stack back to the pool, empty.</summary>
    public void Dispose()
    {
        count = 0;
        (free ??= new()).Push(this);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        if (count == Array.MaxLength) throw new InsufficientMemoryException($"A loop recorded more than {Array.MaxLength} values for its gradient.");
        Array.Resize(ref items, (int)Math.Min(Array.MaxLength, 2L * items.Length));
    }
}
