using System.Numerics;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>What hand-written kernels need of vectors that differs between single and double precision.</summary>
internal interface ILanes<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>a·b + c.</summary>
    static abstract Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c);

    /// <summary>c − a·b.</summary>
    static abstract Vector512<T> NegatedMultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c);

    /// <summary>eˣ for x ≤ 0; 0 below the smallest normal number.</summary>
    static abstract Vector512<T> ExpOfNegative(Vector512<T> x);

    /// <summary>ln(1 + x) for x in [0, 1].</summary>
    static abstract Vector512<T> LogOnePlusUnit(Vector512<T> x);

    /// <summary>ln x for normal x &gt; 0.</summary>
    static abstract Vector512<T> Log(Vector512<T> x);

    /// <summary>The sums of eight vectors: lane j holds that of vector j, or part of it, the rest being in lane j + 8.</summary>
    static abstract Vector512<T> Sums(
        Vector512<T> a, Vector512<T> b, Vector512<T> c, Vector512<T> d, Vector512<T> e, Vector512<T> f, Vector512<T> g, Vector512<T> h);

    /// <summary>Puts the sums of one (double) or two (float) times eight vectors into the lanes of one.</summary>
    static abstract Vector512<T> Join(Vector512<T> low, Vector512<T> high);

    /// <summary>A mask of the first lanes.</summary>
    static abstract Vector512<T> First(int count);

    /// <summary>A mask of the last lanes.</summary>
    static abstract Vector512<T> Last(int count);
}
