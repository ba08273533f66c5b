namespace Steepest.LeastSquares;

/// <summary>
/// The objective near a point, as a quadratic: its value, its gradient, and the products of the Jacobian's columns, to which the curvature of losses beside
/// the residuals is added. Where these would lose too many digits it also holds the triangle that the Jacobian comes to behind rotations.
/// </summary>
/// <param name="count">The number of variables.</param>
/// <param name="isDense">Whether the matrix is stored as a whole; else who fills it says how.</param>
internal sealed class NormalEquations(int count, bool isDense = true)
{
    /// <summary>The number of variables.</summary>
    public readonly int Count = count;

    /// <summary>The number of columns: the variables' and, last, that of the residuals.</summary>
    public readonly int Order = count + 1;

    /// <summary>The products of the columns with each other, row by row; below the diagonal nothing is said. Where it is sparse, the panels of its factor's pattern.</summary>
    public double[] Matrix = new double[isDense ? (count + 1) * (count + 1) : 0];

    /// <summary>The gradient of the objective.</summary>
    public readonly double[] Gradient = new double[count];

    /// <summary>The upper triangle of Jacobian and residuals behind rotations, row by row; empty until asked for.</summary>
    public double[] Triangle = [];

    /// <summary>Whether <see cref="Triangle"/> is that of this point.</summary>
    public bool HasTriangle;

    /// <summary>The objective.</summary>
    public double Loss = double.NaN;

    /// <summary>Whether loss, gradient and curvature are finite numbers.</summary>
    public bool IsFinite;
}
