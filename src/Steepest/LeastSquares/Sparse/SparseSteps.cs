using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.LeastSquares.Sparse;

/// <summary>Finds steps on a quadratic of many variables few of which meet in a row, by a sparse factor. Variables that bounds hold are rows of the identity.</summary>
/// <param name="count">The number of variables.</param>
/// <param name="epsilon">The rounding unit of the number type.</param>
internal sealed class SparseSteps(int count, double epsilon) : StepSolver(count, epsilon, isDense: false)
{
    /// <summary>What is left of a diagonal element, relative, below which nothing but rounding is left.</summary>
    private const double LeastPivot = 1e-13;

    private readonly double[] right = new double[count];
    private readonly double[] other = new double[count];
    private readonly bool[] isFree = new bool[count];
    private FactorPattern pattern = null!;
    private PanelFactor factor = null!;
    private int[] diagonal = [];

    /// <summary>Takes up a pattern, with the memory that it needs.</summary>
    public void Adopt(FactorPattern newPattern, int[] newDiagonal) => (pattern, diagonal, factor) = (newPattern, newDiagonal, new PanelFactor(newPattern));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double SquaredSlope(NormalEquations other)
    {
        if (!IsOfFree) return base.SquaredSlope(other);
        SetRight(other.Gradient, 1);
        factor.Forward(right);
        return Packed.Dot<double>(right, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double SquaredStep(ReadOnlySpan<double> step)
    {
        right.AsSpan().Clear();
        foreach (var variable in Free) right[pattern.Positions[variable]] = step[variable] * Scale[variable] * Scale[variable];
        factor.Forward(right);
        return Packed.Dot<double>(right, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SolveAgain(ReadOnlySpan<double> rightSide, Span<double> step)
    {
        SetRight(rightSide, 1);
        Solve(step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    protected override double DiagonalOf(int variable) => Model.Matrix[diagonal[variable]];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override double BendAlong(ReadOnlySpan<double> step)
    {
        for (var i = 0; i < step.Length; i++) right[pattern.Positions[i]] = step[i];
        SetToProduct(right);
        return Packed.Dot<double>(other, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override bool TrySolveFree(double damping, Span<double> step, bool isFirst)
    {
        isFree.AsSpan().Clear();
        foreach (var variable in Free) isFree[variable] = true;
        Load(damping);
        if (!factor.TryFactor() || factor.WorstPivot < LeastPivot)
        {
            HasLostDigits = true;
            return false;
        }

        WorstPivot = factor.WorstPivot;
        if (isFirst) SetRight(Model.Gradient, -1);
        else
        {
            for (var i = 0; i < step.Length; i++) right[pattern.Positions[i]] = Moved[i];
            SetToProduct(right);
            right.AsSpan().Clear();
            foreach (var variable in Free) right[pattern.Positions[variable]] = -(Model.Gradient[variable] + other[pattern.Positions[variable]]);
        }

        Solve(step);
        return true;
    }

    /// <summary>The damped matrix goes where it is factored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Load(double damping)
    {
        Model.Matrix.AsSpan().CopyTo(factor.Panels);
        for (var i = 0; i < diagonal.Length; i++) factor.Panels[diagonal[i]] += damping * Scale[i] * Scale[i];
        if (Free.Length == diagonal.Length) return;
        for (var i = 0; i < diagonal.Length; i++) other[pattern.Positions[i]] = isFree[i] ? 1 : 0;
        PanelMatrix.Keep(pattern, factor.Panels, other, 1);
    }

    /// <summary>other ← A·x, both in the order of elimination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void SetToProduct(ReadOnlySpan<double> x) => PanelMatrix.Multiply(pattern, Model.Matrix, x, other);

    /// <summary>right ← sign·values of the free variables, in the order of elimination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetRight(ReadOnlySpan<double> values, double sign)
    {
        right.AsSpan().Clear();
        foreach (var variable in Free) right[pattern.Positions[variable]] = sign * values[variable];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Solve(Span<double> step)
    {
        factor.Forward(right);
        factor.Backward(right);
        step.Clear();
        foreach (var variable in Free) step[variable] = right[pattern.Positions[variable]];
    }
}
