using System.ComponentModel;
using System.Numerics;
using Steepest.SecondOrder;

namespace Steepest.Minimization;

/// <summary>Drives Newton's method with a line search. Owns all memory it needs.</summary>
/// <remarks>Formulas: Nocedal and Wright, "Numerical Optimization", sections 3.4 and 7.1.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Newton<T> : SecondOrderDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a solver and all its vectors.</summary>
    /// <param name="length">The length of the packed variables.</param>
    /// <param name="layout">A hash of the problem's names, types, optimizer and lengths.</param>
    /// <param name="options">Limits and tolerances; the defaults where absent.</param>
    /// <param name="dense">Up to how many variables the whole Hessian is computed.</param>
    /// <param name="maximizeMetric">Whether a larger deciding value is better.</param>
    /// <param name="hasMetric">Whether the problem has a metric.</param>
    /// <param name="singles">Where floats stand in a point of doubles.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="places">Where variables stand in the point; everywhere where absent.</param>
    /// <exception cref="ArgumentException">An option is given that the method cannot use.</exception>
    public Newton(
        int length, ulong layout, MinimizeOptions? options, int dense = 100, bool maximizeMetric = false, bool hasMetric = false, Range[]? singles = null, Box<T>? box = null, Range[]? places = null)
        : this(length, layout, options, dense, maximizeMetric, hasMetric, singles, box, Places(length, places), new HessianProducts<T>())
    {
    }

    private Newton(
        int length, ulong layout, MinimizeOptions? options, int dense, bool maximizeMetric, bool hasMetric, Range[]? singles, Box<T>? box, int[] places, HessianProducts<T> products)
        : base(products, new Driver(
            "Newton's method", length, (vectors, first) => new NewtonDirections<T>(vectors, first, products, places, dense), layout, options, maximizeMetric, hasMetric, singles, box))
    {
    }
}
