using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Steepest.LeastSquares;

/// <summary>Tolerances and limits of many fits, as numbers of the type that they are found in.</summary>
/// <param name="damping">The first damping.</param>
/// <param name="options">Limits and tolerances.</param>
internal readonly struct LaneLimits<T>(double damping, MinimizeOptions options)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const int DefaultIterations = 200;

    public readonly double Epsilon = typeof(T) == typeof(float) ? Kernels.Singles.Epsilon : 2.220446049250313e-16;
    public readonly double Damping = damping;
    public readonly double Gradient = options.GradientTolerance ?? 0;
    public readonly double Loss = options.LossTolerance ?? 0;
    public readonly double Step = options.StepTolerance ?? 0;
    public readonly int Iterations = options.MaxIterations ?? DefaultIterations;

    /// <summary>The part of the objective that a decrease must come to before it is seen in it.</summary>
    public double Visible => Math.Max(1e-10, 64 * Epsilon);
}

/// <summary>Judges steps and finds the next ones, a vector of problems at a time: what differs between them is masks.</summary>
internal static class LaneSteps
{
    /// <summary>The gain near the end that is worth another step: each should be at least the square of a half.</summary>
    private const double LeastGain = 0.25;
    private const double StepUnits = 1000;
    private const double NoResidual = 1e4;
    private const double MostDamping = 1e30;

    /// <summary>Takes or refuses what was tried, one vector of places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Judge<T>(in LaneColumns<T> columns, int place, in LaneLimits<T> limits, ReadOnlySpan<T> lower, ReadOnlySpan<T> upper)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = columns.Variables;
        var (loss, trialLoss, predicted) = (columns.Load(columns.Loss, place), columns.Load(columns.TrialLoss, place), columns.Load(columns.Predicted, place));
        var isFresh = Vector512.GreaterThan(columns.Load(columns.Phase, place), Vector512<T>.Zero);
        var isRunning = Vector512.Equals(columns.Load(columns.Status, place), Vector512<T>.Zero);
        var check = trialLoss;
        for (var i = 0; i < n; i++)
            check += Vector512.Abs(columns.Load(columns.TrialGradient + i, place)) + columns.Load(columns.TrialMatrix + LaneColumns<T>.Pair(i, i), place);
        var isFinite = Vector512.Equals(check - check, Vector512<T>.Zero);
        var isFlat = Vector512.LessThanOrEqual(predicted, Of<T>(limits.Visible) * loss);
        var isLower = Vector512.GreaterThan(loss - trialLoss, Of<T>(StepRule.LeastRatio) * predicted);
        var isLevel = isFlat & Vector512.LessThanOrEqual(trialLoss, loss * Of<T>(1 + (10 * limits.Visible)));
        var isTaken = isRunning & isFinite & (isFresh | isLower | isLevel);
        var isRefused = isRunning & ~isTaken;

        // Damping after Nielsen.
        var (damping, growth) = (columns.Load(columns.Damping, place), columns.Load(columns.Growth, place));
        var ratio = (loss - trialLoss) / predicted;
        var bend = ratio + ratio - Vector512<T>.One;
        var isExact = isFlat | Vector512.LessThan(Vector512.Abs(ratio - Vector512<T>.One), Of<T>(0.1));
        var shrink = Vector512.Max(Vector512.ConditionalSelect(isExact, Of<T>(0.1), Of<T>(1.0 / 3)), Vector512<T>.One - bend * bend * bend);
        shrink = Vector512.ConditionalSelect(isFlat, Of<T>(0.1), shrink);
        var next = Vector512.Max(damping * Vector512.ConditionalSelect(isTaken, shrink, growth), Of<T>(4 * limits.Epsilon));
        columns.Store(columns.Damping, place, Vector512.ConditionalSelect(isFresh, damping, next));
        columns.Store(columns.Growth, place, Vector512.ConditionalSelect(isTaken, Of<T>(2), growth + growth));

        // How far the step went, beside the point that it began at.
        Vector512<T> isLost = isRefused, isShort = isTaken;
        var largest = Vector512<T>.Zero;
        for (var i = 0; i < n; i++)
        {
            var (from, step) = (Vector512.Abs(columns.Load(columns.Point + i, place)), Vector512.Abs(columns.Load(columns.Step + i, place)));
            isLost &= Vector512.LessThanOrEqual(step, Of<T>(StepUnits * limits.Epsilon) * from);
            largest = Vector512.Max(largest, from);
        }

        for (var i = 0; i < n; i++) isShort &= Vector512.LessThanOrEqual(Vector512.Abs(columns.Load(columns.Step + i, place)), Of<T>(limits.Step) * largest);
        var slope = Vector512<T>.Zero;
        for (var i = 0; i < n; i++)
        {
            Take(in columns, columns.Trial + i, columns.Point + i, place, isTaken);
            var entry = Vector512.Abs(Take(in columns, columns.TrialGradient + i, columns.Gradient + i, place, isTaken));
            slope = Vector512.Max(slope, Vector512.AndNot(entry, IsHeld(in columns, i, place, lower, upper)));
        }

        for (var i = 0; i < columns.Products; i++) Take(in columns, columns.TrialMatrix + i, columns.Matrix + i, place, isTaken);
        var isSettled = isShort & Of(limits.Step > 0, isShort);
        isSettled |= Of(limits.Loss > 0, isTaken) & Vector512.LessThanOrEqual(Vector512.Abs(loss - trialLoss), Of<T>(limits.Loss) * Vector512.Max(loss, trialLoss));
        isSettled &= ~isFresh;
        loss = Take(in columns, columns.TrialLoss, columns.Loss, place, isTaken);
        var firstLoss = Vector512.ConditionalSelect(isFresh, loss, columns.Load(columns.FirstLoss, place));
        columns.Store(columns.FirstLoss, place, firstLoss);
        columns.Store(columns.LastPredicted, place, Vector512.ConditionalSelect(isTaken & isFlat & ~isFresh, predicted, Of<T>(double.PositiveInfinity)));
        var iterations = columns.Load(columns.Iterations, place) + (Vector512<T>.One & isTaken & ~isFresh);
        columns.Store(columns.Iterations, place, iterations);

        isSettled |= isTaken & Vector512.LessThanOrEqual(slope, Of<T>(limits.Gradient));
        isSettled |= isTaken & Vector512.LessThanOrEqual(loss, Of<T>(NoResidual * limits.Epsilon * limits.Epsilon) * Vector512.Min(Vector512<T>.One, firstLoss));
        isSettled |= isLost & Vector512.Equals(predicted, predicted) & isFinite;
        var isStuck = isRefused & Vector512.GreaterThan(columns.Load(columns.Damping, place), Of<T>(MostDamping));
        var status = Of<T>((int)MinimizeStatus.IterationLimit) & isTaken & Vector512.GreaterThanOrEqual(iterations, Of<T>(limits.Iterations));
        status = Vector512.ConditionalSelect(isStuck, Vector512.ConditionalSelect(isFinite, Of<T>((int)MinimizeStatus.LineSearchFailed), Of<T>((int)MinimizeStatus.NonFinite)), status);
        status = Vector512.ConditionalSelect(isSettled, Of<T>((int)MinimizeStatus.Converged), status);
        status = Vector512.ConditionalSelect(isRefused & isFresh, Of<T>((int)MinimizeStatus.NonFinite), status);
        columns.Store(columns.Status, place, Vector512.ConditionalSelect(isRunning, status, columns.Load(columns.Status, place)));
        columns.Store(columns.Phase, place, Vector512.Min(columns.Load(columns.Phase, place), Vector512<T>.Zero));
    }

    /// <summary>Finds what to try next, one vector of places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Propose<T>(in LaneColumns<T> columns, int place, in LaneLimits<T> limits, ReadOnlySpan<T> lower, ReadOnlySpan<T> upper)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = columns.Variables;
        for (var i = 0; i < n; i++)
        {
            var scale = Vector512.Max(columns.Load(columns.Scale + i, place), columns.Load(columns.Matrix + LaneColumns<T>.Pair(i, i), place));
            columns.Store(columns.Scale + i, place, Vector512.ConditionalSelect(Vector512.GreaterThan(scale, Vector512<T>.Zero), scale, Vector512<T>.One));
        }

        var isDefinite = Factor(in columns, place, lower, upper);
        var predicted = Solve(in columns, place, lower, upper);

        // Where the factor is none, NaN is predicted, so that the step is refused and the damping grows.
        predicted = Vector512.ConditionalSelect(isDefinite, predicted, Of<T>(double.NaN));
        var (loss, status) = (columns.Load(columns.Loss, place), columns.Load(columns.Status, place));
        var isOver = Vector512.LessThanOrEqual(predicted, Of<T>(4 * limits.Epsilon * limits.Epsilon) * loss)
            | Vector512.GreaterThanOrEqual(predicted, Of<T>(LeastGain) * columns.Load(columns.LastPredicted, place));
        isOver &= Vector512.Equals(status, Vector512<T>.Zero);
        columns.Store(columns.Status, place, Vector512.ConditionalSelect(isOver, Of<T>((int)MinimizeStatus.Converged), status));
        columns.Store(columns.Predicted, place, predicted);
    }

    /// <summary>L·D·Lᵀ = A + damping · scale, with 1/D on the diagonal. Held variables are on their own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Factor<T>(in LaneColumns<T> columns, int place, ReadOnlySpan<T> lower, ReadOnlySpan<T> upper)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var damping = columns.Load(columns.Damping, place);
        var isDefinite = Vector512<T>.AllBitsSet;
        for (var j = 0; j < columns.Variables; j++)
        {
            var isHeld = IsHeld(in columns, j, place, lower, upper);
            for (var i = 0; i < j; i++)
            {
                // w = L·D of this row, until it is divided.
                var sum = columns.Load(columns.Matrix + LaneColumns<T>.Pair(i, j), place);
                sum = Vector512.AndNot(sum, isHeld | IsHeld(in columns, i, place, lower, upper));
                for (var k = 0; k < i; k++) sum -= columns.Load(columns.Factor + LaneColumns<T>.Pair(k, i), place) * columns.Load(columns.Factor + LaneColumns<T>.Pair(k, j), place);
                columns.Store(columns.Factor + LaneColumns<T>.Pair(i, j), place, sum);
            }

            var left = columns.Load(columns.Matrix + LaneColumns<T>.Pair(j, j), place) + (damping * columns.Load(columns.Scale + j, place));
            for (var k = 0; k < j; k++)
            {
                var product = columns.Load(columns.Factor + LaneColumns<T>.Pair(k, j), place);
                var part = product * columns.Load(columns.Factor + LaneColumns<T>.Pair(k, k), place);
                columns.Store(columns.Factor + LaneColumns<T>.Pair(k, j), place, part);
                left -= part * product;
            }

            isDefinite &= Vector512.GreaterThan(left, Vector512<T>.Zero);
            columns.Store(columns.Factor + LaneColumns<T>.Pair(j, j), place, Vector512<T>.One / left);
        }

        return isDefinite;
    }

    /// <summary>Solves for the step, sets what is tried, and returns the decrease that the quadratic predicts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Solve<T>(in LaneColumns<T> columns, int place, ReadOnlySpan<T> lower, ReadOnlySpan<T> upper)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = columns.Variables;
        for (var i = 0; i < n; i++)
        {
            var right = Vector512.AndNot(-columns.Load(columns.Gradient + i, place), IsHeld(in columns, i, place, lower, upper));
            for (var k = 0; k < i; k++) right -= columns.Load(columns.Factor + LaneColumns<T>.Pair(k, i), place) * columns.Load(columns.Step + k, place);
            columns.Store(columns.Step + i, place, right);
        }

        var (square, slope) = (Vector512<T>.Zero, Vector512<T>.Zero);
        for (var i = n - 1; i >= 0; i--)
        {
            var step = columns.Load(columns.Step + i, place) * columns.Load(columns.Factor + LaneColumns<T>.Pair(i, i), place);
            for (var k = i + 1; k < n; k++) step -= columns.Load(columns.Factor + LaneColumns<T>.Pair(i, k), place) * columns.Load(columns.Step + k, place);
            columns.Store(columns.Step + i, place, step);
            square += columns.Load(columns.Scale + i, place) * step * step;
            slope += columns.Load(columns.Gradient + i, place) * step;
            columns.Store(columns.Trial + i, place, columns.Load(columns.Point + i, place) + step);
        }

        if (lower.IsEmpty) return Of<T>(0.5) * ((columns.Load(columns.Damping, place) * square) - slope);
        return Cut(in columns, place, lower, upper);
    }

    /// <summary>Cuts the step off at the bounds, and returns the decrease that the quadratic predicts for what is left; where there is none, NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Cut<T>(in LaneColumns<T> columns, int place, ReadOnlySpan<T> lower, ReadOnlySpan<T> upper)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (predicted, moved) = (Vector512<T>.Zero, Vector512<T>.Zero);
        for (var j = 0; j < columns.Variables; j++)
        {
            var from = columns.Load(columns.Point + j, place);
            var to = Vector512.Min(Vector512.Max(columns.Load(columns.Trial + j, place), Vector512.Create(lower[j])), Vector512.Create(upper[j]));
            columns.Store(columns.Trial + j, place, to);
            var step = to - from;
            columns.Store(columns.Step + j, place, step);
            moved = Vector512.Max(moved, Vector512.Abs(step));
            var sum = columns.Load(columns.Gradient + j, place) + (Of<T>(0.5) * step * columns.Load(columns.Matrix + LaneColumns<T>.Pair(j, j), place));
            for (var i = 0; i < j; i++) sum += columns.Load(columns.Matrix + LaneColumns<T>.Pair(i, j), place) * columns.Load(columns.Step + i, place);
            predicted -= sum * step;
        }

        return Vector512.ConditionalSelect(Vector512.GreaterThan(predicted, Vector512<T>.Zero) | Vector512.Equals(moved, Vector512<T>.Zero), predicted, Of<T>(double.NaN));
    }

    /// <summary>The places where a variable stands at a bound that the gradient pushes it against.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> IsHeld<T>(in LaneColumns<T> columns, int variable, int place, ReadOnlySpan<T> lower, ReadOnlySpan<T> upper)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (lower.IsEmpty) return Vector512<T>.Zero;
        var (point, slope) = (columns.Load(columns.Point + variable, place), columns.Load(columns.Gradient + variable, place));
        return (Vector512.LessThanOrEqual(point, Vector512.Create(lower[variable])) & Vector512.GreaterThanOrEqual(slope, Vector512<T>.Zero))
            | (Vector512.GreaterThanOrEqual(point, Vector512.Create(upper[variable])) & Vector512.LessThanOrEqual(slope, Vector512<T>.Zero));
    }

    /// <summary>Copies a column where a mask says so; returns what then stands there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Take<T>(in LaneColumns<T> columns, int from, int to, int place, Vector512<T> mask)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var taken = Vector512.ConditionalSelect(mask, columns.Load(from, place), columns.Load(to, place));
        columns.Store(to, place, taken);
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Of<T>(bool condition, Vector512<T> mask)
        where T : unmanaged
        => condition ? mask : Vector512<T>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Of<T>(double number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Vector512.Create(T.CreateTruncating(number));
}
