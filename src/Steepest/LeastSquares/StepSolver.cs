using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Kernels;

namespace Steepest.LeastSquares;

/// <summary>
/// Finds steps on a quadratic of few variables: damped or whole, among all variables or among those that bounds leave free. Variables are scaled so that
/// the columns of the Jacobian have comparable lengths, and damping means the same for each.
/// </summary>
/// <param name="count">The number of variables.</param>
/// <param name="epsilon">The rounding unit of the number type.</param>
/// <param name="isDense">Whether the matrix is stored and factored as a whole; else another class says how.</param>
internal partial class StepSolver(int count, double epsilon, bool isDense = true)
{
    /// <summary>What is left of a diagonal element, relative, below which a factor of products of columns is not trusted.</summary>
    private readonly double leastPivot = epsilon > 1e-10 ? 1e-4 : 1e-11;

    private readonly double[] factor = new double[isDense ? count * count : 0];
    private readonly double[] scaled = new double[count];
    private readonly double[] scale = new double[count];
    private readonly double[] unit = new double[count];
    private readonly double[] moved = new double[count];
    private readonly int[] free = new int[count];
    private int freeCount;

    /// <summary>How far each variable may go down and up; empty without bounds.</summary>
    private double[] roomBelow = [];
    private double[] roomAbove = [];

    private NormalEquations model = null!;

    /// <summary>Whether the factor is one of all free variables.</summary>
    private bool isOfFree;

    /// <summary>The quadratic on which steps are found.</summary>
    public NormalEquations Model => model;

    /// <summary>The variables that bounds do not hold.</summary>
    protected ReadOnlySpan<int> Free
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => free.AsSpan(0, freeCount);
    }

    /// <summary>How far the others were moved, onto their bounds.</summary>
    protected ReadOnlySpan<double> Moved => moved;

    /// <summary>Whether the factor is one of all free variables.</summary>
    protected bool IsOfFree => isOfFree;

    /// <summary>The size of a unit of each variable: the length of its column, the largest so far.</summary>
    public ReadOnlySpan<double> Scale => scale;

    /// <summary>Whether the last step was found with the loss of more digits than its use affords.</summary>
    public bool HasLostDigits { get; private protected set; }

    /// <summary>The least that was left of a diagonal element of the last factor, relative.</summary>
    public double WorstPivot { get; private protected set; } = 1;

    /// <summary>How much damping the matrix lacked to be positive definite, at least, where the last factor failed.</summary>
    public double Shortfall { get; private set; }

    /// <summary>Whether a triangle can be had where digits are lost.</summary>
    public bool MayTurn { get; init; }

    /// <summary>Whether the last step should be found again on the triangle of the Jacobian.</summary>
    public bool WantsTriangle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => HasLostDigits && MayTurn && !model.HasTriangle;
    }

    /// <summary>Takes up a quadratic without bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(NormalEquations newModel)
    {
        model = newModel;
        GrowScale();
        freeCount = count;
        for (var i = 0; i < count; i++) free[i] = i;
    }

    /// <summary>Forgets the lengths of columns.</summary>
    public void Reset()
    {
        scale.AsSpan().Clear();
        unit.AsSpan().Clear();
    }

    /// <summary>Takes up lengths that were saved.</summary>
    public void Restore(ReadOnlySpan<double> lengths)
    {
        lengths.CopyTo(scale);
        unit.AsSpan().Clear();
    }

    /// <summary>
    /// g·(A + damping·scale²)⁻¹·g of the gradient of another quadratic over the free variables, with the factor of the last step: stiff and soft directions
    /// count the same. Where bounds kept the last step from variables that are free, the sum of squares in units of the variables.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public virtual double SquaredSlope(NormalEquations other)
    {
        for (var i = 0; i < freeCount; i++) scaled[i] = other.Gradient[free[i]] * unit[free[i]];
        if (isOfFree) Forward();
        var sum = 0.0;
        for (var i = 0; i < freeCount; i++) sum += scaled[i] * scaled[i];
        return sum;
    }

    /// <summary>d·(A + damping·scale²)⁻¹·d of a step in units of the variables, with the factor of the last one: how its length falls with damping.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public virtual double SquaredStep(ReadOnlySpan<double> step)
    {
        for (var i = 0; i < freeCount; i++) scaled[i] = step[free[i]] * scale[free[i]];
        Forward();
        var sum = 0.0;
        for (var i = 0; i < freeCount; i++) sum += scaled[i] * scaled[i];
        return sum;
    }

    /// <summary>The length of a step in units of the variables.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double LengthOf(ReadOnlySpan<double> step)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++) sum += step[i] * scale[i] * (step[i] * scale[i]);
        return Math.Sqrt(sum);
    }

    /// <summary>The product of two steps in units of the variables.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++) sum += a[i] * scale[i] * (b[i] * scale[i]);
        return sum;
    }

    /// <summary>How much lower the quadratic is behind a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double DecreaseOf(ReadOnlySpan<double> step)
    {
        var slope = 0.0;
        for (var i = 0; i < count; i++) slope += model.Gradient[i] * step[i];
        return -(slope + 0.5 * BendAlong(step));
    }

    /// <summary>The step down the gradient, in units of the variables, to where the quadratic is lowest; its length in these units is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double SetSteepest(Span<double> step)
    {
        step.Clear();
        var square = 0.0;
        for (var i = 0; i < freeCount; i++)
        {
            var place = free[i];
            var slope = model.Gradient[place] / scale[place];
            square += slope * slope;
            step[place] = -slope / scale[place];
        }

        var bend = 2 * (square - DecreaseOf(step));
        var factorOfStep = bend > 0 ? square / bend : 1;
        if (roomBelow.Length > 0) factorOfStep = Math.Min(factorOfStep, RoomOf(step));
        for (var i = 0; i < count; i++) step[i] *= factorOfStep;
        return factorOfStep * Math.Sqrt(square);
    }

    /// <summary>Solves (A + damping·scale²)·step = −g for the free variables; false where that is not positive definite in the digits that there are.</summary>
    /// <param name="damping">From 0.</param>
    /// <param name="step">Receives the step.</param>
    /// <param name="predicted">How much lower the quadratic is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TrySolve(double damping, Span<double> step, out double predicted)
    {
        (HasLostDigits, Shortfall) = (false, 0);
        if (roomBelow.Length > 0) return TrySolveWithin(damping, step, out predicted);
        predicted = 0;
        isOfFree = TrySolveFree(damping, step, isFirst: true);
        if (!isOfFree) return false;

        // With what the step solves put in, no difference of large numbers is left.
        var (slope, square) = (0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            slope += model.Gradient[i] * step[i];
            square += step[i] * scale[i] * (step[i] * scale[i]);
        }

        predicted = 0.5 * (damping * square - slope);
        return double.IsFinite(predicted);
    }

    /// <summary>The step with the least damping that makes it definite; false where there is none, or where the triangle is wanted first.</summary>
    /// <param name="step">Receives the step.</param>
    /// <param name="predicted">How much lower the quadratic is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TrySolveWhole(Span<double> step, out double predicted)
    {
        var damping = 0.0;
        while (!TrySolve(damping, step, out predicted) || !(predicted > 0))
        {
            if (WantsTriangle || !(damping < 1e20) || (predicted == 0 && !(LengthOf(step) > 0))) return false;
            damping = Math.Max(100 * damping, epsilon);
        }

        return !WantsTriangle;
    }

    /// <summary>Solves for another right side with the factor of the last step.</summary>
    /// <param name="right">The right side.</param>
    /// <param name="step">Receives the solution.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public virtual void SolveAgain(ReadOnlySpan<double> right, Span<double> step)
    {
        for (var i = 0; i < freeCount; i++) scaled[i] = right[free[i]] * unit[free[i]];
        Forward();
        Backward(step);
    }

    /// <summary>An element of the diagonal of the matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected virtual double DiagonalOf(int variable) => model.Matrix[variable * model.Order + variable];

    /// <summary>The square of a step in the matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected virtual double BendAlong(ReadOnlySpan<double> step)
    {
        var bend = 0.0;
        var order = model.Order;
        for (var i = 0; i < count; i++)
        {
            bend += step[i] * step[i] * model.Matrix[i * order + i];
            var row = model.Matrix.AsSpan(i * order, count);
            var sum = 0.0;
            for (var j = i + 1; j < row.Length; j++) sum += row[j] * step[j];
            bend += 2 * step[i] * sum;
        }

        return bend;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GrowScale()
    {
        for (var i = 0; i < count; i++)
        {
            var square = DiagonalOf(i);
            if (square > scale[i] * scale[i]) scale[i] = Math.Sqrt(square);
            else if (scale[i] == 0) scale[i] = 1;
            else if (unit[i] != 0) continue;
            unit[i] = 1 / scale[i];
        }
    }

    /// <summary>Solves for the free variables, the others moved as <see cref="moved"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected virtual bool TrySolveFree(double damping, Span<double> step, bool isFirst)
    {
        if (model.HasTriangle)
        {
            if (!TryTurn(damping, isFirst)) return false;
        }
        else
        {
            if (!TryFactor(damping)) return false;
            SetRight(isFirst);
            Forward();
        }

        Backward(step);
        return true;
    }

    /// <summary>scaled ← −(g + A·moved)/scale of the free variables.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetRight(bool isFirst)
    {
        var order = model.Order;
        for (var i = 0; i < freeCount; i++)
        {
            var place = free[i];
            var right = model.Gradient[place];
            if (!isFirst)
            {
                for (var j = 0; j < count; j++) right += model.Matrix[j < place ? j * order + place : place * order + j] * moved[j];
            }

            scaled[i] = -right * unit[place];
        }
    }

    /// <summary>The factor L of the scaled matrix, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryFactor(double damping)
    {
        var order = model.Order;
        var worst = 1.0;
        ref var lower = ref MemoryMarshal.GetArrayDataReference(factor);
        for (var i = 0; i < freeCount; i++)
        {
            ref var row = ref Unsafe.Add(ref lower, i * count);
            var place = free[i];
            var own = unit[place];
            for (var j = 0; j < i; j++)
            {
                ref var other = ref Unsafe.Add(ref lower, j * count);
                var value = model.Matrix[free[j] * order + place] * (own * unit[free[j]]);
                Unsafe.Add(ref row, j) = (value - Dot(ref row, ref other, j)) * Unsafe.Add(ref other, j);
            }

            var whole = model.Matrix[place * order + place] * own * own + damping;
            var left = whole - Dot(ref row, ref row, i);
            if (!(left > 0)) return Fail(-left);
            worst = Math.Min(worst, left / whole);

            // The inverse of the diagonal, which is only ever divided by.
            Unsafe.Add(ref row, i) = 1 / Math.Sqrt(left);
        }

        WorstPivot = worst;
        HasLostDigits |= worst < leastPivot;
        return worst > 2 * count * 2.220446049250313e-16;
    }

    private bool Fail(double shortfall)
    {
        (HasLostDigits, Shortfall) = (true, shortfall);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward()
    {
        ref var lower = ref MemoryMarshal.GetArrayDataReference(factor);
        ref var right = ref MemoryMarshal.GetArrayDataReference(scaled);
        for (var i = 0; i < freeCount; i++)
        {
            ref var row = ref Unsafe.Add(ref lower, i * count);
            Unsafe.Add(ref right, i) = (Unsafe.Add(ref right, i) - Dot(ref row, ref right, i)) * Unsafe.Add(ref row, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(Span<double> step)
    {
        ref var lower = ref MemoryMarshal.GetArrayDataReference(factor);
        ref var right = ref MemoryMarshal.GetArrayDataReference(scaled);
        for (var i = freeCount - 1; i >= 0; i--)
        {
            ref var row = ref Unsafe.Add(ref lower, i * count);
            var value = Unsafe.Add(ref right, i) * Unsafe.Add(ref row, i);
            Unsafe.Add(ref right, i) = value;
            for (var j = 0; j < i; j++) Unsafe.Add(ref right, j) -= value * Unsafe.Add(ref row, j);
        }

        step.Clear();
        for (var i = 0; i < freeCount; i++) step[free[i]] = scaled[i] * unit[free[i]];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Dot(ref double a, ref double b, int length)
    {
        if (length >= 16) return Packed.Dot(MemoryMarshal.CreateReadOnlySpan(ref a, length), MemoryMarshal.CreateReadOnlySpan(ref b, length));
        var sum = 0.0;
        for (var i = 0; i < length; i++) sum += Unsafe.Add(ref a, i) * Unsafe.Add(ref b, i);
        return sum;
    }
}
