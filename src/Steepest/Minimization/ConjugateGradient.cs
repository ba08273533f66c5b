using System.ComponentModel;
using System.Numerics;

namespace Steepest.Minimization;

/// <summary>Drives non-linear conjugate gradients with a line search for the strong Wolfe conditions. Owns all memory it needs.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConjugateGradient<T> : LineSearchDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Directions stay conjugate only where searches come near the minimum along the line (Nocedal and Wright, section 5.2).</summary>
    private const double Curvature = 0.1;

    /// <summary>Makes a solver and all its vectors.</summary>
    /// <param name="length">The length of the packed variables.</param>
    /// <param name="layout">A hash of the problem's names, types, optimizer and lengths.</param>
    /// <param name="options">Limits and tolerances; the defaults where absent.</param>
    /// <param name="polakRibiere">Whether directions are those of Polak and Ribière instead of Hager and Zhang.</param>
    /// <param name="maximizeMetric">Whether a larger deciding value is better.</param>
    /// <param name="hasMetric">Whether the problem has a metric.</param>
    /// <param name="singles">Where floats stand in a point of doubles.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="penalty">Weights of magnitudes; null for none.</param>
    /// <exception cref="ArgumentException">An option is given that a line search over all samples cannot use.</exception>
    public ConjugateGradient(
        int length, ulong layout, MinimizeOptions? options, bool polakRibiere = false, bool maximizeMetric = false, bool hasMetric = false, Range[]? singles = null, Box<T>? box = null, AbsolutePenalty<T>? penalty = null)
        : base(
            "The conjugate gradient method", length, ConjugateDirections<T>.Vectors, (vectors, first) => new ConjugateDirections<T>(vectors, first, polakRibiere),
            keepsMatrix: false, Curvature, layout, options, maximizeMetric, hasMetric, singles, box, penalty)
    {
    }
}
