namespace Steepest.Minimization;

/// <summary>
/// The multipliers that leave least of the gradient of the Lagrangian, of limits that are active and over variables that are free. Those of a program
/// also balance the curvature along its step, and are far off where the step is long.
/// </summary>
internal sealed class LeastMultipliers(int n, int m)
{
    /// <summary>The most limits that are looked at; beyond, what the program says is taken.</summary>
    private const int Most = 400;
    private const double Ridge = 1e-9;

    private readonly int m = m <= Most ? m : 0;
    private readonly QuadraticProgram program = new(m <= Most ? m : 0, 0);
    private readonly double[] matrix = new double[m <= Most ? m * m : 0];
    private readonly double[] slope = new double[m <= Most ? m : 0];
    private readonly double[] least = new double[m <= Most ? m : 0];
    private readonly double[] most = new double[m <= Most ? m : 0];
    private readonly bool[] free = new bool[n];

    public double[] Values => program.Step;

    /// <summary>Finds them at a point; false where there are too many limits.</summary>
    /// <param name="gradient">The gradient of the losses.</param>
    /// <param name="jacobian">The gradients of the limits, row by row.</param>
    /// <param name="equalities">Which limits are equalities.</param>
    /// <param name="active">Which limits, and lower and upper bounds, were active in the last program.</param>
    public bool Find(
        ReadOnlySpan<double> gradient, ReadOnlySpan<double> jacobian, ReadOnlySpan<bool> equalities, ReadOnlySpan<bool> active)
    {
        if (m == 0) return false;
        for (var j = 0; j < n; j++) free[j] = !active[m + j] && !active[m + n + j];
        var largest = 0.0;
        for (var a = 0; a < m; a++)
        {
            slope[a] = 0;
            for (var j = 0; j < n; j++) slope[a] += free[j] ? jacobian[a * n + j] * gradient[j] : 0;
            (least[a], most[a]) = (equalities[a] ? double.NegativeInfinity : 0, active[a] ? double.PositiveInfinity : 0);
            for (var b = 0; b <= a; b++)
            {
                var sum = 0.0;
                for (var j = 0; j < n; j++) sum += free[j] ? jacobian[a * n + j] * jacobian[b * n + j] : 0;
                matrix[a * m + b] = matrix[b * m + a] = sum;
            }

            largest = Math.Max(largest, matrix[a * m + a]);
        }

        // What keeps multipliers of dependent limits from growing pulls at the others, too: the second time only at where they are.
        var ridge = Ridge * (largest > 0 ? largest : 1);
        for (var a = 0; a < m; a++) matrix[a * m + a] += ridge;
        if (!program.Factorise(matrix, 0) || !program.Solve(slope, [], [], [], least, most)) return false;
        for (var a = 0; a < m; a++) slope[a] -= ridge * program.Step[a];
        return program.Solve(slope, [], [], [], least, most);
    }
}
