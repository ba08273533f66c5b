namespace Steepest.LeastSquares;

/// <summary>A direction in which variables can be moved while residuals stay.</summary>
/// <param name="Variables">The variables that move.</param>
/// <param name="Parts">How far each.</param>
internal sealed record LostDirection(int[] Variables, double[] Parts)
{
    /// <summary>How large the change of a value along the direction must be beside its parts, lest it be rounding.</summary>
    private const double LeastPart = 1e-6;

    /// <summary>Whether a value changes along it.</summary>
    /// <param name="gradient">The value's derivative by each variable.</param>
    public bool Matters(ReadOnlySpan<double> gradient)
    {
        var (slope, size) = (0.0, 0.0);
        for (var i = 0; i < Variables.Length; i++)
        {
            var part = gradient[Variables[i]] * Parts[i];
            slope += part;
            size += Math.Abs(part);
        }

        return Math.Abs(slope) > LeastPart * size;
    }
}
