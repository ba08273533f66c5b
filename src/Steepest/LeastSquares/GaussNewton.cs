using System.ComponentModel;
using System.Numerics;
using Steepest.LeastSquares;

namespace Steepest.Minimization;

/// <summary>Drives the method of Gauss and Newton, with steps that are shortened where the objective does not fall. Owns all memory it needs.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GaussNewton<T> : LeastSquaresDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a solver and all its memory.</summary>
    /// <param name="length">The length of the packed variables.</param>
    /// <param name="groups">The groups of residuals, in the order of the kernel.</param>
    /// <param name="hasLosses">Whether there are losses beside them.</param>
    /// <param name="layout">A hash of the problem's names, types, optimizer and lengths.</param>
    /// <param name="options">Limits and tolerances; the defaults where absent.</param>
    /// <param name="maximizeMetric">Whether a larger metric is better.</param>
    /// <param name="hasMetric">Whether the problem has a metric.</param>
    /// <param name="singles">Where floats stand in a point of doubles.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="places">Where variables stand in the point; everywhere where absent.</param>
    /// <param name="hasBlocks">Whether the kernel says which variables each row touches.</param>
    /// <exception cref="ArgumentException">An option is given that the method cannot use.</exception>
    public GaussNewton(
        int length, ResidualGroup[] groups, bool hasLosses, ulong layout, MinimizeOptions? options,
        bool maximizeMetric = false, bool hasMetric = false, Range[]? singles = null, Box<T>? box = null, Range[]? places = null, bool hasBlocks = false)
        : base(
            "The method of Gauss and Newton", _ => new WholeSteps(), false, length, groups, hasLosses, layout, options, maximizeMetric, hasMetric, singles, box, places, hasBlocks)
    {
    }
}
