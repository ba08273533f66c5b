using System.ComponentModel;
using System.Numerics;
using Steepest.LeastSquares;
using Steepest.LeastSquares.Sparse;

namespace Steepest.Minimization;

/// <summary>Drives the method of Levenberg and Marquardt. Owns all memory it needs.</summary>
/// <remarks>
/// Damping by a radius of trust, columns scaled by their lengths, as in Moré, "The Levenberg-Marquardt algorithm: implementation and theory" (1978); what the
/// residuals' own curvature adds to the products of columns is learned after Dennis, Gay and Welsch, "An adaptive nonlinear least-squares algorithm" (1981).
/// </remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LevenbergMarquardt<T> : LeastSquaresDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a solver and all its memory.</summary>
    /// <param name="length">The length of the packed variables.</param>
    /// <param name="groups">The groups of residuals, in the order of the kernel.</param>
    /// <param name="hasLosses">Whether there are losses beside them.</param>
    /// <param name="layout">A hash of the problem's names, types, optimizer and lengths.</param>
    /// <param name="options">Limits and tolerances; the defaults where absent.</param>
    /// <param name="damping">The first damping, relative to the squared lengths of the columns; positive.</param>
    /// <param name="acceleration">Whether steps are bent along the residuals' second derivative.</param>
    /// <param name="maximizeMetric">Whether a larger metric is better.</param>
    /// <param name="hasMetric">Whether the problem has a metric.</param>
    /// <param name="singles">Where floats stand in a point of doubles.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="places">Where variables stand in the point; everywhere where absent.</param>
    /// <param name="hasBlocks">Whether the kernel says which variables each row touches.</param>
    /// <exception cref="ArgumentException">An option is given that the method cannot use.</exception>
    public LevenbergMarquardt(
        int length, ResidualGroup[] groups, bool hasLosses, ulong layout, MinimizeOptions? options, double damping = 1e-3, bool acceleration = false,
        bool maximizeMetric = false, bool hasMetric = false, Range[]? singles = null, Box<T>? box = null, Range[]? places = null, bool hasBlocks = false)
        : base(
            "The method of Levenberg and Marquardt", count => IsSparse(hasBlocks, hasLosses, count) ? new GainSteps(damping) : new DampedSteps(damping), acceleration, length,
            groups, hasLosses, layout, options, maximizeMetric, hasMetric, singles, box, places, hasBlocks)
    {
    }
}
