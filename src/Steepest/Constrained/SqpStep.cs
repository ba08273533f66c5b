namespace Steepest.Minimization;

/// <summary>A step of sequential quadratic programming: the exact Hessian of the Lagrangian where it is positive in the ways that limits leave open.</summary>
/// <remarks>
/// A Hessian that bends down only across active limits is made positive by squares of these limits, which do not change the step where they stay
/// active; what still bends down is raised as a whole. Which limits will be active is what the last program says, so programs repeat until both agree.
/// </remarks>
internal sealed class SqpStep(int n, int m)
{
    private const int MostRounds = 6;
    private const int MostStiffenings = 4;
    private const double Stiffening = 100;
    private const double Margin = 1e-7;
    private const double StiffMargin = 1e-9;
    private const double StiffBeforeShift = 100;
    private const double FirstShift = 1e-10;
    private const int MostShifts = 40;

    private readonly QuadraticProgram program = new(n, m);
    private readonly double[] matrix = new double[n * n];
    private readonly double[] gradient = new double[n];
    private readonly double[] lower = new double[n];
    private readonly double[] upper = new double[n];
    private readonly bool[] stiff = new bool[m + 2 * n];
    private readonly double[] weights = new double[m];
    private double stiffness;

    /// <summary>Limits and bounds that were active last; kept from step to step.</summary>
    public bool[] Active { get; } = new bool[m + 2 * n];

    public double[] Direction => program.Step;

    public double[] Multipliers => program.Multipliers;

    /// <summary>What a step may be as long as without being cut, and what the gradient of the Lagrangian is.</summary>
    public double Reach { get; set; } = double.PositiveInfinity;

    public double Pull { get; set; }

    /// <summary>
    /// Solves the program; false where the limits contradict each other to first order. Where the Lagrangian bends down, active limits are made stiff, or without that the
    /// whole matrix is raised, which leads down in any case.
    /// </summary>
    public bool Solve(
        ReadOnlySpan<double> x, ReadOnlySpan<double> slope, ReadOnlySpan<double> hessian, ReadOnlySpan<double> jacobian, ReadOnlySpan<double> values, ReadOnlySpan<bool> equalities,
        ReadOnlySpan<double> least, ReadOnlySpan<double> most, bool mayStiffen = true)
    {
        SetRoom(x, least, most);
        for (var i = 0; i < m; i++)
        {
            if (equalities[i]) Active[i] = true;
        }

        // Where no round agrees with what it has made stiff, squares of limits that are not met would pull at the step: the last one does without them.
        var isAgreed = false;
        for (var round = mayStiffen ? 0 : MostRounds; round <= MostRounds && !isAgreed; round++)
        {
            var shift = Convexify(slope, hessian, jacobian, values, isStiffened: round < MostRounds);
            if (!program.Solve(gradient, jacobian, values, equalities, lower, upper)) return false;
            isAgreed = (stiffness == 0 && shift == 0) || program.Active.SequenceEqual(Active) || !Differs(shift > 0);
            program.Active.CopyTo(Active);
        }

        program.Active.CopyTo(Active);

        // Squares of active limits have taken over a part of their multipliers.
        for (var i = 0; i < m; i++)
        {
            if (!stiff[i] || stiffness == 0) continue;
            var value = values[i];
            for (var j = 0; j < n; j++) value += jacobian[i * n + j] * Direction[j];
            if (program.Active[i]) Multipliers[i] += stiffness * weights[i] * value;
        }

        return true;
    }

    /// <summary>The same program with other values of the limits, as a correction of second order asks for.</summary>
    public bool Correct(ReadOnlySpan<double> jacobian, ReadOnlySpan<double> values, ReadOnlySpan<bool> equalities) => program.Solve(gradient, jacobian, values, equalities, lower, upper);

    /// <summary>A step down lossWeight·loss + ½·Σ violation², within the bounds.</summary>
    public bool Restore(
        ReadOnlySpan<double> x, double lossWeight, ReadOnlySpan<double> slope, ReadOnlySpan<double> hessian, ReadOnlySpan<double> jacobian, ReadOnlySpan<double> values, ReadOnlySpan<bool> equalities, double damping, ReadOnlySpan<double> least, ReadOnlySpan<double> most, QuadraticProgram bounds)
    {
        SetRoom(x, least, most);
        for (var i = 0; i < matrix.Length; i++) matrix[i] = lossWeight * hessian[i];
        for (var i = 0; i < n; i++) gradient[i] = lossWeight * slope[i];
        for (var i = 0; i < m; i++)
        {
            if (!equalities[i] && values[i] <= 0) continue;
            var row = jacobian.Slice(i * n, n);
            for (var a = 0; a < n; a++)
            {
                gradient[a] += row[a] * values[i];
                for (var b = 0; b < n; b++) matrix[a * n + b] += row[a] * row[b];
            }
        }

        var largest = 0.0;
        for (var a = 0; a < n; a++) largest = Math.Max(largest, Math.Abs(matrix[a * n + a]));
        for (var a = 0; a < n; a++) matrix[a * n + a] += damping * Math.Max(largest, 1e-12);
        return bounds.Factorise(matrix) && bounds.Solve(gradient, [], [], [], lower, upper);
    }

    private void SetRoom(ReadOnlySpan<double> x, ReadOnlySpan<double> least, ReadOnlySpan<double> most)
    {
        for (var i = 0; i < n; i++) (lower[i], upper[i]) = (least[i] - x[i], most[i] - x[i]);
    }

    /// <summary>Whether what is active is not what has been made stiff, as far as that matters.</summary>
    private bool Differs(bool isShifted)
    {
        for (var i = 0; i < stiff.Length; i++)
        {
            if (stiff[i] ? !program.Active[i] : isShifted && program.Active[i]) return true;
        }

        return false;
    }

    /// <summary>Makes the matrix positive definite; returns by how much it was raised as a whole.</summary>
    private double Convexify(ReadOnlySpan<double> slope, ReadOnlySpan<double> hessian, ReadOnlySpan<double> jacobian, ReadOnlySpan<double> values, bool isStiffened)
    {
        if (isStiffened) Active.CopyTo(stiff, 0);
        else stiff.AsSpan().Clear();
        var size = 0.0;
        foreach (var entry in hessian) size = Math.Max(size, Math.Abs(entry));
        if (size == 0) size = 1;
        stiffness = 0;
        Set(slope, hessian, jacobian, values, 0);
        if (program.Factorise(matrix, Margin)) return 0;
        if (Weigh(jacobian))
        {
            stiffness = size;
            for (var attempt = 0; attempt < MostStiffenings; attempt++, stiffness *= Stiffening)
            {
                Set(slope, hessian, jacobian, values, 0);
                if (program.Factorise(matrix, StiffMargin)) return 0;
            }

            stiffness = StiffBeforeShift * size;
        }

        var shift = Math.Max(FirstShift * size, Pull / Reach);
        for (var attempt = 0; attempt < MostShifts; attempt++, shift *= 4)
        {
            Set(slope, hessian, jacobian, values, shift);
            if (!program.Factorise(matrix)) continue;

            // The least that is positive would let a step along what bends down grow without end.
            Set(slope, hessian, jacobian, values, 2 * shift);
            if (program.Factorise(matrix)) return 2 * shift;
        }

        return shift;
    }

    /// <summary>
    /// What squares of limits are multiplied by beside those of bounds: by what makes their normals as long, lest the stiffest of them drown what is left open in
    /// rounding. Whether anything is to be made stiff.
    /// </summary>
    private bool Weigh(ReadOnlySpan<double> jacobian)
    {
        var isAny = stiff.AsSpan(m).Contains(true);
        for (var i = 0; i < m; i++)
        {
            if (!stiff[i]) continue;
            var square = 0.0;
            for (var j = 0; j < n; j++) square += jacobian[i * n + j] * jacobian[i * n + j];
            weights[i] = square > 0 ? 1 / square : 0;
            isAny |= square > 0;
        }

        return isAny;
    }

    private void Set(ReadOnlySpan<double> slope, ReadOnlySpan<double> hessian, ReadOnlySpan<double> jacobian, ReadOnlySpan<double> values, double shift)
    {
        hessian.CopyTo(matrix);
        slope.CopyTo(gradient);
        for (var i = 0; i < n; i++) matrix[i * n + i] += shift;
        if (stiffness == 0) return;
        for (var i = 0; i < m; i++)
        {
            if (!stiff[i]) continue;
            var row = jacobian.Slice(i * n, n);
            var weight = stiffness * weights[i];
            for (var a = 0; a < n; a++)
            {
                gradient[a] += weight * row[a] * values[i];
                for (var b = 0; b < n; b++) matrix[a * n + b] += weight * row[a] * row[b];
            }
        }

        // Only bounds that the point stands at add nothing to the gradient; others are left to the program.
        for (var i = 0; i < n; i++)
        {
            if (stiff[m + i] && lower[i] == 0 || stiff[m + n + i] && upper[i] == 0) matrix[i * n + i] += stiffness;
        }
    }
}
