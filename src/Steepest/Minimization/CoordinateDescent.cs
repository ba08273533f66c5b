using System.ComponentModel;
using System.Numerics;
using Steepest.DirectSearch;

namespace Steepest.Minimization;

/// <summary>Drives searches along one variable after the other, which look at losses alone. Owns all memory it needs.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CoordinateDescent<T> : LineSearchDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a solver and all its vectors.</summary>
    /// <param name="length">The length of the packed variables.</param>
    /// <param name="radius">How far the first steps reach, in units of variables.</param>
    /// <param name="layout">A hash of the problem's names, types, optimizer and lengths.</param>
    /// <param name="options">Limits and tolerances; the defaults where absent.</param>
    /// <param name="maximizeMetric">Whether a larger deciding value is better.</param>
    /// <param name="hasMetric">Whether the problem has a metric.</param>
    /// <param name="singles">Where floats stand in a point of doubles.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="penalty">Weights of magnitudes, which losses contain; null for none.</param>
    /// <param name="places">Where variables stand in the point; everywhere where absent.</param>
    /// <exception cref="ArgumentException">An option is given that the method cannot use.</exception>
    public CoordinateDescent(
        int length, double radius, ulong layout, MinimizeOptions? options, bool maximizeMetric = false, bool hasMetric = false, Range[]? singles = null, Box<T>? box = null,
        AbsolutePenalty<T>? penalty = null, Range[]? places = null)
        : base(
            "Coordinate descent", length, 1, (vectors, first) => new CoordinateMoves<T>(vectors, first, SecondOrderDriver<T>.Places(length, places), box, radius),
            keepsMatrix: false, LineSearch.Loose, layout, options, maximizeMetric, hasMetric, singles, box)
    {
        _ = penalty;
    }
}
