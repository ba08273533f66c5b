using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.SecondOrder;

/// <summary>
/// The products of a kernel with its Hessian, as those see them who are not generic over it. The kernel lives on the stack of the call that opened it
/// here, and for as long as that call.
/// </summary>
internal sealed unsafe class HessianProducts<T>
    where T : unmanaged
{
    private Source source;

    /// <summary>How many products have been made.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a kernel, which must stay where it is; returns what was there before, for <see cref="Restore"/>.</summary>
    public Source Open<TKernel>(ref TKernel kernel)
        where TKernel : struct, IHessianKernel<T>, allows ref struct
    {
        var before = source;
        source = new Source(Unsafe.AsPointer(ref kernel), &Multiply<TKernel>);
        return before;
    }

    /// <summary>Lets go of a kernel.</summary>
    public void Restore(Source before) => source = before;

    /// <summary>product ← H·direction at the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(ReadOnlySpan<T> point, ReadOnlySpan<T> direction, Span<T> product)
    {
        Count++;
        source.Multiply(source.Kernel, point, direction, product);
    }

    /// <summary>The same for a monitor, whose products do not count.</summary>
    public void Look(ReadOnlySpan<T> point, ReadOnlySpan<T> direction, Span<T> product) => source.Multiply(source.Kernel, point, direction, product);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TKernel>(void* kernel, ReadOnlySpan<T> point, ReadOnlySpan<T> direction, Span<T> product)
        where TKernel : struct, IHessianKernel<T>, allows ref struct
        => Unsafe.AsRef<TKernel>(kernel).Product(point, direction, product);

    /// <summary>A kernel, and what multiplies with its Hessian.</summary>
    public readonly struct Source(void* kernel, delegate*<void*, ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, void> multiply)
    {
        public readonly void* Kernel = kernel;
        public readonly delegate*<void*, ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, void> Multiply = multiply;
    }
}
