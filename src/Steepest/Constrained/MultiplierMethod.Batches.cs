using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>The batch that an evaluation is about to be made on.</summary>
public abstract unsafe partial class MultiplierMethod
{
    private void* announced;

    /// <summary>The batch; it lives on the stack of the call that announced it, and for as long as that call evaluates.</summary>
    internal ref readonly Batch Announced
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<Batch>(announced);
    }

    /// <summary>What an evaluation writes that has been known before it.</summary>
    internal Span<double> Scratch => scratch;

    /// <summary>Memory for limits that nobody looks at.</summary>
    internal double[] Unused => scratch;

    /// <summary>Says which rows come next.</summary>
    internal void Announce(scoped in Batch batch) => announced = Unsafe.AsPointer(ref Unsafe.AsRef(in batch));
}
