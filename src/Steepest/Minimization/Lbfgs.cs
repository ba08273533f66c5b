using System.ComponentModel;
using System.Numerics;

namespace Steepest.Minimization;

/// <summary>Drives L-BFGS with a line search for the strong Wolfe conditions. Owns all memory it needs.</summary>
/// <remarks>Formulas: Nocedal and Wright, "Numerical Optimization", chapter 7.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Lbfgs<T> : LineSearchDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a solver and all its vectors.</summary>
    /// <param name="length">The length of the packed variables.</param>
    /// <param name="memory">How many curvature pairs are kept, at least 1.</param>
    /// <param name="layout">A hash of the problem's names, types, optimizer and lengths.</param>
    /// <param name="options">Limits and tolerances; the defaults where absent.</param>
    /// <param name="maximizeMetric">Whether a larger deciding value is better.</param>
    /// <param name="hasMetric">Whether the problem has a metric.</param>
    /// <param name="singles">Where floats stand in a point of doubles.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="penalty">Weights of magnitudes; null for none.</param>
    /// <exception cref="ArgumentException">An option is given that a line search over all samples cannot use.</exception>
    public Lbfgs(int length, int memory, ulong layout, MinimizeOptions? options, bool maximizeMetric = false, bool hasMetric = false, Range[]? singles = null, Box<T>? box = null, AbsolutePenalty<T>? penalty = null)
        : base(
            "L-BFGS", length, checked(2 * Checked(memory)), (vectors, first) => new CurvatureMemory<T>(vectors, first, memory), memory > 1 && length <= memory,
            LineSearch.Loose, layout, options, maximizeMetric, hasMetric, singles, box, penalty)
    {
    }

    private static int Checked(int memory)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(memory, 1);
        return memory;
    }
}
