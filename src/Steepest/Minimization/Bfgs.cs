using System.ComponentModel;
using System.Numerics;

namespace Steepest.Minimization;

/// <summary>Drives BFGS, which keeps the whole inverse Hessian, with a line search for the strong Wolfe conditions. Owns all memory it needs.</summary>
/// <remarks>Formulas: Nocedal and Wright, "Numerical Optimization", chapter 6.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Bfgs<T> : LineSearchDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A matrix of doubles of this size takes 2 GB.</summary>
    private const int MostVariables = 16_384;

    /// <summary>Makes a solver and all its vectors.</summary>
    /// <param name="length">The length of the packed variables, n; memory grows with n².</param>
    /// <param name="layout">A hash of the problem's names, types, optimizer and lengths.</param>
    /// <param name="options">Limits and tolerances; the defaults where absent.</param>
    /// <param name="maximizeMetric">Whether a larger deciding value is better.</param>
    /// <param name="hasMetric">Whether the problem has a metric.</param>
    /// <param name="singles">Where floats stand in a point of doubles.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="penalty">Weights of magnitudes; null for none.</param>
    /// <exception cref="ArgumentException">An option is given that a line search over all samples cannot use.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are more variables than a matrix is kept of.</exception>
    public Bfgs(int length, ulong layout, MinimizeOptions? options, bool maximizeMetric = false, bool hasMetric = false, Range[]? singles = null, Box<T>? box = null, AbsolutePenalty<T>? penalty = null)
        : base(
            "BFGS", length, CurvatureMatrix<T>.VectorsFor(Checked(length)), (vectors, first) => new CurvatureMatrix<T>(vectors, first, length),
            keepsMatrix: true, LineSearch.Loose, layout, options, maximizeMetric, hasMetric, singles, box, penalty)
    {
    }

    private static int Checked(int length)
        => length <= MostVariables ? length : throw new ArgumentOutOfRangeException(
            nameof(length), length, $"BFGS keeps a matrix of n × n numbers, of at most {MostVariables} variables; [Lbfgs] and [ConjugateGradient] keep a few vectors.");
}
