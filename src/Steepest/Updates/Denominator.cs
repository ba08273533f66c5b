using System.Numerics;
using System.Runtime.CompilerServices;

namespace Steepest.Updates;

/// <summary>
/// Division by the root of an average of squares, √v + ε, or √(v + ε). Where nothing has ever pulled, 0/(0 + ε) is 0; without an ε it would be
/// NaN, so there 0 divided by anything is 0.
/// </summary>
internal readonly struct Denominator<TNumbers, T>(double epsilon, bool isInside)
    where TNumbers : struct, INumbers<TNumbers, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TNumbers inside = TNumbers.Rounded(isInside ? epsilon : 0);
    private readonly TNumbers outside = TNumbers.Rounded(isInside ? 0 : epsilon);
    private readonly bool isBare = T.CreateTruncating(epsilon) == T.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public TNumbers Divide(TNumbers dividend, TNumbers square)
    {
        var quotient = dividend / (TNumbers.Sqrt(square + inside) + outside);
        return isBare ? TNumbers.UnlessZero(dividend, quotient) : quotient;
    }
}
